"""Write a small table to a file and read it."""

from pathlib import Path

import pytest

from shishi_cli.domain.errors import Problem, UnreadableFile
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Sheet
from shishi_cli.readers.read_sheet import read_sheet
from tests.readers.small_tables import ReadProblems, ReadTable


@pytest.fixture
def read(tmp_path: Path) -> ReadTable:
    def read_table(
        content: str | bytes, name: str = "2023-03.csv", month: Month | None = None
    ) -> Sheet:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_sheet(path, month)

    return read_table


@pytest.fixture
def problems(read: ReadTable) -> ReadProblems:
    def problems_of(content: str | bytes) -> list[Problem]:
        with pytest.raises(UnreadableFile) as refused:
            read(content)
        return list(refused.value.problems)

    return problems_of
