"""The answer to a query in SQL: a table, CSV, Markdown or JSON (查询结果)."""

from decimal import Decimal

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.results.sql_answer import Answer, Cell
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing


def answer_listing(answer: Answer) -> Listing:
    """The rows as text: NULL is empty, a BLOB is written as hexadecimal digits."""
    below = () if answer.rows else ("没有结果",)
    rows = tuple(tuple(map(_text, row)) for row in answer.rows)
    return Listing(answer.columns, rows, below=below)


def cut_line(rows: int, cut: str) -> str:
    """That there would be more, and how to get it."""
    if cut == "rows":
        return f"提示:只列出前 {rows} 行,还有更多;用 --limit 放宽"
    return f"提示:内容太多,只列出前 {rows} 行;请少选几列,或缩小查询的范围"


def answer_json(answer: Answer) -> str:
    """One object: the columns, each row by column, and whether there are more rows; a second
    column of a name is `name:2`."""
    names: list[str] = []
    for column in answer.columns:
        again = sum(name.partition(":")[0] == column for name in names)
        names.append(f"{column}:{again + 1}" if again else column)
    return document(
        {
            "columns": names,
            "rows": [dict(zip(names, map(_json, row), strict=True)) for row in answer.rows],
            "more": answer.cut is not None,
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
