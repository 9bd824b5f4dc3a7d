"""What a question in SQL is answered with."""

from typing import Literal

from shishi_cli.domain.frozen import frozen

Cell = str | int | float | bytes | None


@frozen
class Answer:
    """The columns and rows of a query (查询结果); `cut` tells what kept the others out, rows or
    bytes, None where these are all."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cut: Literal["rows", "bytes"] | None
