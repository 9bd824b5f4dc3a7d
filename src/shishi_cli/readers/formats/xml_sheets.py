"""Workbooks as one XML text, which Excel 2003 and web systems save under the name .xls."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from xml.parsers.expat import XMLParserType

from shishi_cli.readers.cells.cell_tables import RawTable, ReadAs, column_letters
from shishi_cli.readers.cells.grids import WIDEST, Grid, Merge
from shishi_cli.readers.cells.number_formats import show_number
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.archives import Attributes, local, parse_text
from shishi_cli.readers.opening.decoding import beginning, decode

_MARK = "urn:schemas-microsoft-com:office:spreadsheet"
_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
_LAST_ROW = 1_048_576
_NAMED = {
    **{"General": "", "General Number": "", "Fixed": "0.00", "Standard": "#,##0.00"},
    **{"Percent": "0.00%", "Scientific": "0.00E+00", "Short Date": "yyyy/m/d"},
    **{"Medium Date": "d-mmm-yy", "Long Date": 'yyyy"年"m"月"d"日"', "Currency": "¥#,##0.00"},
    **{"General Date": "yyyy/m/d h:mm", "Short Time": "h:mm", "Long Time": "h:mm:ss"},
}


class XmlSheetReader:
    """Workbooks in the XML of Excel 2003 (XML 工作簿)."""

    name = "xml"
    suffixes = (".xml", ".xls")

    def claims(self, content: bytes) -> bool:
        """A text that begins as such a workbook does."""
        head = beginning(content)
        # A page of Excel's names its schemas too.
        return _MARK in head and "Workbook" in head and "<html" not in head.lower()

    def read(self, content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
        """One table a sheet. Raises UnreadableFile."""
        text, _ = decode(content, name, read_as.encoding)
        grids = parse_text(text, name, _Sheets.prepare).grids
        if not grids:
            raise problems.unreadable(name, [problems.damaged(name)])
        return tuple(grid.table() for grid in grids)


@dataclass(slots=True)
class _Sheets:
    """The sheets, filled in as the elements pass by."""

    grids: list[Grid] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    style: str = ""
    number: int = 0
    position: int = 0
    column: int = 0
    hidden: bool = False
    cells: dict[int, str] = field(default_factory=dict)
    attributes: Attributes = field(default_factory=dict)
    kind: str = ""
    parts: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)

    @classmethod
    def prepare(cls, parser: XMLParserType) -> "_Sheets":
        sheets = cls()
        parser.StartElementHandler = sheets.start
        parser.EndElementHandler = sheets.end
        parser.CharacterDataHandler = sheets.characters
        return sheets

    def start(self, element: str, named: Attributes) -> None:
        what = local(element)
        attributes = {local(key): value for key, value in named.items()}
        self.path.append(what)
        if what == "Style":
            self.style = attributes.get("ID", "")
        elif what == "NumberFormat":
            code = attributes.get("Format", "")
            self.codes[self.style] = _NAMED.get(code, code)
        elif what == "Worksheet":
            self.grids.append(Grid(attributes.get("Name", "")))
            self.number = self.column = 0
        elif not self.grids:
            return
        elif what == "Column":
            self._column(attributes)
        elif what == "Row":
            self.number = max(_count(attributes.get("Index", "")), self.number + 1)
            self.hidden = attributes.get("Hidden") == "1"
            self.position, self.cells = 0, {}
        elif what == "Cell":
            self.position = max(_count(attributes.get("Index", "")) - 1, self.position)
            self.attributes, self.parts = attributes, []
        elif what == "Data":
            self.kind = attributes.get("Type", "")

    def end(self, element: str) -> None:
        what = local(element)
        self.path.pop()
        if what == "Cell" and self.grids:
            self._end_cell()
        elif what == "Row" and self.grids and self.number <= _LAST_ROW:
            self.grids[-1].add(self.number, self.cells, self.hidden)

    def characters(self, text: str) -> None:
        # A remark beside the cell has Data of its own.
        if "Data" in self.path and "Comment" not in self.path:
            self.parts.append(text)
        elif self.path[-1:] == ["Visible"] and self.grids and text.startswith("Sheet"):
            self.grids[-1].hidden = text != "SheetVisible"

    def _column(self, attributes: Attributes) -> None:
        first = max(_count(attributes.get("Index", "")) - 1, self.column)
        self.column = first + 1 + _count(attributes.get("Span", ""))
        if attributes.get("Hidden") == "1":
            self.grids[-1].hidden_columns.extend(range(first, min(self.column, WIDEST)))

    def _end_cell(self) -> None:
        text = self._shown("".join(self.parts))
        if text:
            self.cells[self.position] = text
        elif "Formula" in self.attributes:
            address = f"{column_letters(self.position)}{self.number}"
            self.grids[-1].uncounted.append(address)
        across = _count(self.attributes.get("MergeAcross", ""))
        down = _count(self.attributes.get("MergeDown", ""))
        if across or down:
            merge = Merge(self.number, self.number + down, self.position, self.position + across)
            self.grids[-1].merges.append(merge)
        self.position += across + 1

    def _shown(self, written: str) -> str:
        """What the cell shows of the value that is written in it."""
        code = self.codes.get(self.attributes.get("StyleID", ""), "")
        if self.kind == "Number":
            return show_number(written, code)
        if self.kind == "Boolean":
            return "TRUE" if written == "1" else "FALSE"
        if self.kind == "DateTime" and code:
            try:
                moment = datetime.fromisoformat(written).replace(tzinfo=UTC)
            except ValueError:
                return written
            passed = moment - _EPOCH
            days = passed.days + Decimal(passed.seconds) / 86_400
            return show_number(str(days), code)
        return written.removesuffix("T00:00:00.000") if self.kind == "DateTime" else written


def _count(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 8 else 0
