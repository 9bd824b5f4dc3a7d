"""A listing into a file: its form by the suffix, nothing overwritten unasked."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell

from tests.conftest import Shishi

LISTINGS = (
    ["status"],
    ["behind", "--month", "2023-03"],
    ["missing"],
    ["completion"],
    ["trend"],
    ["forecast"],
    ["check", "--fail-on", "never"],
    ["summary"],
    ["regions"],
    ["units"],
    ["log"],
    ["rules"],
    ["export"],
    ["match", "--all"],
    ["waive", "--list"],
    ["office"],
    ["sql", "select number from v_status"],
)


@pytest.mark.parametrize("command", LISTINGS, ids=lambda words: words[0])
def test_every_listing_goes_into_a_file(march: Shishi, tmp_path: Path, command: list[str]) -> None:
    for suffix, flag in ((".json", "--json"), (".csv", "--csv"), (".md", "--markdown")):
        path = tmp_path / f"out{suffix}"
        result = march(*command, "-o", str(path))
        assert (result.exit_code, result.stdout) == (0, ""), result.stderr
        assert f"已写入 {path}" in result.stderr
        written = path.read_bytes().decode("utf-8-sig")
        assert written == march(*command, flag).stdout
    assert march(*command, "-o", str(tmp_path / "out.xlsx")).exit_code == 0


def test_a_csv_file_begins_with_a_mark_that_excel_knows(march: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "3月.csv"
    march("status", "-o", str(path))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))) > 45


def test_numbers_of_a_workbook_are_numbers_and_a_project_s_number_is_a_name(
    march: Shishi, tmp_path: Path
) -> None:
    path = tmp_path / "3月.xlsx"
    march("summary", "--by", "standing", "-o", str(path))
    assert any(cell.data_type == "n" and cell.value for cell in _cells(path))
    march("status", "-o", str(path), "--force")
    cells = _cells(path)
    heading = next(cell for cell in cells if cell.value == "序号")
    numbers = [cell for cell in cells if cell.column == heading.column and cell.row > heading.row]
    assert {cell.data_type for cell in numbers if cell.value} == {"s"}


def _cells(path: Path) -> list[Cell]:
    sheet = openpyxl.load_workbook(path)["清单"]
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]


def test_a_file_that_is_there_is_not_overwritten(march: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "3月.json"
    path.write_text("改了一小时", "utf-8")
    result = march("status", "-o", str(path))
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert path.read_text("utf-8") == "改了一小时"
    assert march("status", "-o", str(path), "--force").exit_code == 0
    assert json.loads(path.read_text("utf-8"))["month"] == "2023-03"


def test_a_suffix_that_is_not_written_is_refused_with_those_that_are(
    march: Shishi, tmp_path: Path
) -> None:
    result = march("status", "-o", str(tmp_path / "3月.doc"))
    assert result.exit_code == 2
    assert ".xlsx" in result.stderr
    assert list(tmp_path.glob("3月*")) == []


def test_a_file_that_cannot_be_written_is_named_as_it_was_asked_for(
    march: Shishi, tmp_path: Path
) -> None:
    path = tmp_path / f"{'月' * 200}.md"  # longer than a name may be
    result = march("status", "-o", str(path))
    assert result.exit_code == 1
    assert ".part" not in result.stderr
    assert list(tmp_path.glob("*.md*")) == []
