"""The sample month says the same in every format, in any order of its rows, as often as it comes."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.source import Column
from shishi_cli.readers.read_sheet import read_content, read_sheet
from tests.conftest import SAMPLE, Shishi

FORMATS = sorted((SAMPLE.parent / "formats").iterdir())
ROWS = list(csv.reader(io.StringIO(SAMPLE.read_text("utf-8-sig"))))
MAKE = SAMPLE.with_name("make.py")


def test_every_reader_has_a_sample() -> None:
    found = {read_sheet(path).format for path in (SAMPLE, *FORMATS)}
    assert found >= {"csv", "xlsx", "xls", "ods", "docx", "html", "mhtml", "json", "text"}


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.name)
def test_a_format_tells_the_same(path: Path) -> None:
    sheet, sample = read_sheet(path), read_sheet(SAMPLE)
    assert [row.texts for row in sheet.rows] == [row.texts for row in sample.rows]
    assert sheet.headings == sample.headings
    assert sheet.heading_month == 3


def test_the_same_month_in_another_format_changes_nothing(march: Shishi) -> None:
    before = march("status", "--json").stdout
    done = march("import", *map(str, FORMATS), "--json")
    assert [one["counts"]["unchanged"] for one in json.loads(done.stdout)["files"]] == [45] * len(
        FORMATS
    )
    assert march("status", "--json").stdout == before


@given(st.permutations(ROWS[1:]), st.permutations(range(len(ROWS[0]))))
def test_the_order_of_rows_and_columns_does_not_matter(
    rows: list[list[str]], columns: list[int]
) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([[row[at] for at in columns] for row in (ROWS[0], *rows)])
    read = read_content(out.getvalue().encode(), "2023-03.csv").rows
    by_number = {row.text(Column.NUMBER): row.texts for row in read}
    assert by_number == {row.text(Column.NUMBER): row.texts for row in read_sheet(SAMPLE).rows}


def test_shuffled_rows_change_nothing(march: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "2023-03.csv"
    with path.open("w", encoding="gbk", newline="") as file:
        csv.writer(file).writerows([ROWS[0], *ROWS[:0:-1]])
    before = (tmp_path / "ledger.db").read_bytes()
    assert "内容与台账相同,没有改动" in march("import", str(path)).stdout
    assert (tmp_path / "ledger.db").read_bytes() == before


def test_the_samples_are_made_again_as_they_are(tmp_path: Path) -> None:
    for folder in ("once", "twice"):
        subprocess.run([sys.executable, str(MAKE), str(tmp_path / folder)], check=True)
    made = {path.name: path.read_bytes() for path in (tmp_path / "once").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "twice").iterdir()}
    # Archives depend on the libraries' versions; text does not.
    texts = {name for name in made if not name.endswith((".xlsx", ".xls", ".docx", ".ods"))}
    assert {path.name for path in FORMATS} == set(made)
    assert all((SAMPLE.parent / "formats" / name).read_bytes() == made[name] for name in texts)
