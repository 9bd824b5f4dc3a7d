"""The answer to a query in SQL: a table, CSV, Markdown or JSON (查询结果)."""

from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.views.listing import Listing
from shishi_cli.views.status_json import Json, encode

Cell = str | int | float | bytes | None


def answer_listing(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Listing:
    """The rows as text: NULL is empty, a BLOB is written as hexadecimal digits."""
    below = () if rows else ("没有结果",)
    return Listing(tuple(columns), tuple(tuple(map(_text, row)) for row in rows), below=below)


def cut_line(rows: int, cut: str) -> str:
    """That there would be more, and how to get it."""
    if cut == "rows":
        return f"提示:只列出前 {rows} 行,还有更多;用 --limit 放宽"
    return f"提示:内容太多,只列出前 {rows} 行;请少选几列,或缩小查询的范围"


def answer_json(columns: Sequence[str], rows: Sequence[Sequence[Cell]], more: bool) -> str:
    """One object: the columns, each row by column, and whether there are `more` rows; a second
    column of a name is `name:2`."""
    names: list[str] = []
    for column in columns:
        again = sum(name.partition(":")[0] == column for name in names)
        names.append(f"{column}:{again + 1}" if again else column)
    return encode(
        {
            "schema_version": 1,
            "columns": names,
            "rows": [dict(zip(names, map(_json, row), strict=True)) for row in rows],
            "more": more,
        }
    )


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.hex() if isinstance(cell, bytes) else str(cell)


def _json(cell: Cell) -> Json:
    if isinstance(cell, float):
        exact = Decimal(repr(cell))
        return exact if exact.is_finite() else str(cell)
    return cell.hex() if isinstance(cell, bytes) else cell
