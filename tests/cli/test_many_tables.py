"""Many small tables at once: months without a year, and a month in parts."""

from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi

ROWS = ("1,加装电梯60台,区房管局,,累计1台", "2,新建公园6座,区绿化局,,累计1座")
THIRD = "3,改造道路40公里,区交通局,,累计1公里"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for month in (4, 5):
        table(tmp_path / "tables", f"{month}月.csv", month, *ROWS)
    return tmp_path / "tables"


def test_months_without_a_year_are_refused_in_one_line(shishi: Shishi, folder: Path) -> None:
    done = shishi("import", str(folder))
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "错误:2 个文件只写了月份,没有写年份 (E104)",
        "提示:请用 --year 指定年份,如 --year 2023",
        "2 个文件中有 2 个没有导入: 4月.csv、5月.csv",
    ]


def test_the_only_year_of_the_ledger_is_taken_and_told(
    shishi: Shishi, folder: Path, tmp_path: Path
) -> None:
    assert shishi("import", table(tmp_path, "2024-03.csv", 3, *ROWS)).exit_code == 0
    done = shishi("import", str(folder))
    assert done.exit_code == 0
    assert "2024-05(月份依据: “5月目标”和唯一已知的年份" in done.stdout
    assert done.stderr == (
        "提示:2 个文件没有写年份,按台账和这批文件中唯一的年份记为 2024 年;不是的请撤销后用 --year 指定\n"
    )
    shishi("import", table(tmp_path, "2025-03.csv", 3, *ROWS))
    assert shishi("import", str(folder / "4月.csv")).exit_code == 2  # of two years none is meant


def test_a_year_that_one_table_of_a_folder_tells_is_that_of_all(
    shishi: Shishi, folder: Path
) -> None:
    table(folder, "2024-03.csv", 3, *ROWS)
    assert shishi("import", str(folder)).exit_code == 0
    assert shishi("list", "months").stdout.split() == ["2024-03", "2024-04", "2024-05"]
    table(folder, "2025-03.csv", 3, *ROWS)
    assert shishi("import", str(folder)).exit_code == 2


def test_what_a_month_in_parts_lacks_is_told_of_the_parts_together(
    shishi: Shishi, tmp_path: Path
) -> None:
    parts, lack = tmp_path / "parts", "本表没有"
    assert shishi("import", table(tmp_path, "2024-03.csv", 3, *ROWS, THIRD)).exit_code == 0
    for at, row in enumerate((*ROWS, THIRD), 1):
        table(parts, f"2024-04-{at}.csv", 4, row)
    assert lack not in shishi("import", str(parts)).stdout
    assert lack not in shishi("import", str(parts / "2024-04-1.csv")).stdout  # the others are there
    whole = shishi("import", table(tmp_path, "2024-05.csv", 5, *ROWS, THIRD))
    assert lack not in whole.stdout
    later = shishi("import", table(tmp_path, "2024-05-改.csv", 5, *ROWS))  # a row less than before
    assert "本表没有第 3 项" in later.stdout
    june = tmp_path / "june"
    for at, row in enumerate(ROWS, 1):
        table(june, f"2024-06-{at}.csv", 6, row)
    assert shishi("import", str(june)).stdout.count(lack) == 1
