"""How a test reads a small table: what the fixtures of conftest.py give."""

from typing import Protocol

from shishi_cli.domain.errors import Problem
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Sheet


class ReadTable(Protocol):
    """Reads a table written as text or bytes, as if it stood in a file of that name."""

    def __call__(
        self, content: str | bytes, name: str = "2023-03.csv", month: Month | None = None
    ) -> Sheet: ...


class ReadProblems(Protocol):
    """Gives the problems for which a table is refused."""

    def __call__(self, content: str | bytes) -> list[Problem]: ...
