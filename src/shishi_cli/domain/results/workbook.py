"""The ledger of a month as sheets for a spreadsheet."""

from decimal import Decimal
from enum import StrEnum

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.results.trend import Trends
from shishi_cli.domain.standing import Completion


class CellKind(StrEnum):
    """What a column of a sheet holds (栏的种类)."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"  # reckoned in the sheet itself, from two other columns
    STANDING = "standing"


@frozen
class SheetColumn:
    """A column of a sheet (栏); a share is of the columns with the heads `of`: done, target."""

    head: str
    width: int = 12
    kind: CellKind = CellKind.TEXT
    of: tuple[str, str] | None = None


SheetCell = str | Decimal | Completion | None


@frozen
class WorkSheet:
    """One sheet (工作表): a line above, the heads, the rows; None leaves a cell empty."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    above: str = ""


@frozen
class OfficeWorkbook:
    """The 台账 as a workbook (工作簿): its sheets in order, and what its pictures show."""

    title: str
    sheets: tuple[WorkSheet, ...]
    trends: Trends | None
    operation: int
