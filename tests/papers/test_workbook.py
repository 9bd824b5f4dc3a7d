"""The workbook: numbers as numbers, shares that a spreadsheet truncates as we do, its table read again."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import Shishi, on_ledger
from tests.papers.documents import findings

SHEETS = ["总表", "滞后预警", "未报", "各月", "单位汇总", "存疑和检查", "出处", "说明"]


@pytest.fixture(scope="module")
def written(half_year_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's June, without pictures."""
    path = tmp_path_factory.mktemp("workbook") / "台账.xlsx"
    words = ("--sheets", ",".join(SHEETS), "--date", "2023-07-10", "-o", str(path))
    done = on_ledger(half_year_file)("report", "workbook", *words)
    assert done.exit_code == 0
    return path


def sheet(path: Path, name: str, *, formulas: bool = False) -> Worksheet:
    found = openpyxl.load_workbook(path, data_only=not formulas)[name]
    assert isinstance(found, Worksheet)
    return found


def table(path: Path, name: str, head: int = 1) -> list[dict[str, object]]:
    """The rows of a sheet by head."""
    heads, *rows = sheet(path, name).iter_rows(min_row=head, values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_the_sheets_are_all_there(written: Path) -> None:
    assert openpyxl.load_workbook(written).sheetnames == SHEETS


def test_every_value_is_that_of_status(half_year: Shishi, written: Path) -> None:
    projects = json.loads(half_year("status", "--json").stdout)["projects"]
    expected = [
        (one["number"], measure["name"], measure["target"], measure["goal"], _to_date(measure))
        for one in projects
        for measure in one["measures"]
    ]
    heads = ("序号", "台账指标", "台账目标", "台账月目标", "台账完成数")
    rows = [row for row in table(written, "总表", 2) if row["台账指标"] != "无量化指标"]
    assert [tuple(row[head] for head in heads) for row in rows] == expected
    standings = {row["序号"]: row["研判状态"] for row in table(written, "总表", 2)}
    assert standings == {one["number"]: one["standing_label"] for one in projects}


def _to_date(measure: dict[str, Any]) -> object:
    return measure["to_date"]["value"] if measure["to_date"] else measure["actual"]


def test_a_share_is_a_formula_whose_value_is_ours(half_year: Shishi, written: Path) -> None:
    projects = json.loads(half_year("status", "--json").stdout)["projects"]
    shares = [
        measure["completion"]["percent"] if measure["completion"] else None
        for one in projects
        for measure in one["measures"] or [{"completion": None}]
    ]
    column = [each.value for each in sheet(written, "总表")[2]].index("完成率计算") + 1
    values = [row[0] for row in sheet(written, "总表").iter_rows(3, None, column, column, True)]
    assert [None if each is None else f"{each:.2%}" for each in values] == shares
    formulas = sheet(written, "总表", formulas=True).iter_rows(3, None, column, column, True)
    told = [str(row[0]) for row in formulas if row[0] is not None]
    assert told
    assert all(each.startswith("=QUOTIENT(") for each in told)
    assert not any("#" in str(value) for value in values)


def test_importing_its_table_again_changes_nothing(
    half_year_file: Path, written: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "ledger.db"
    shutil.copy(half_year_file, copy)
    done = on_ledger(copy)("import", str(written))
    assert done.exit_code == 0, done.stderr
    assert "新增 0 · 改动 0 · 未变 45" in done.stdout
    assert "内容与台账相同" in done.stdout


def test_a_month_that_tells_nothing_is_left_empty(written: Path) -> None:
    rows = table(written, "各月")
    assert all(row["1月"] is None and row["12月"] is None for row in rows)
    assert any(isinstance(row["6月"], int | float) for row in rows)


def test_excel_would_open_it(written: Path, tmp_path: Path) -> None:
    assert findings(written.read_bytes(), tmp_path, "xlsx") == []


def test_the_same_ledger_is_the_same_file(half_year: Shishi, written: Path, tmp_path: Path) -> None:
    again = tmp_path / "b.xlsx"
    words = ("--sheets", ",".join(SHEETS), "--date", "2023-07-10", "-o", str(again))
    assert half_year("report", "workbook", *words).exit_code == 0
    assert again.read_bytes() == written.read_bytes()


def test_a_workbook_of_a_part_says_of_which(
    half_year: Shishi, written: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.xlsx"
    words = ("report", "workbook", "--unit", "交通", "--standing", "滞后", "-o", str(out))
    assert half_year(*words, "--sheets", "说明").exit_code == 0
    told = {str(row["事项"]): row["内容"] for row in table(out, "说明")}
    assert told["范围"] == "只有 1 项(本月清单 45 项),按 牵头单位: 区交通委; 状态: 滞后"
    assert "范围" not in {row["事项"] for row in table(written, "说明")}


def test_its_pictures_are_on_a_sheet(half_year: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    done = half_year("report", "workbook", "--sheets", "图", "-o", str(path))
    if "没有画图" in done.stderr:
        pytest.skip("没有中文字体")
    with zipfile.ZipFile(path) as archive:
        images = [name for name in archive.namelist() if name.startswith("xl/media/")]
    assert len(images) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "a.xls"), "不能写成“a.xls”"),
        (("-o", "a.xlsx", "--sheets", "汇总表"), "可用的有: 总表、滞后预警"),
        ((), "缺少"),
    ],
)
def test_what_cannot_be_written_is_said(
    half_year: Shishi, words: tuple[str, ...], said: str
) -> None:
    done = half_year("report", "workbook", *words)
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_formulas_and_control_characters_of_a_table_stay_words(tmp_path: Path) -> None:
    source, path = tmp_path / "2023-06.csv", tmp_path / "a.xlsx"
    title = "=cmd|'/c calc'!A0 建公园10个\x0b" + "长" * 200
    source.write_text(
        f'序号,项目内容,牵头单位,6月目标,进展情况\n1,"{title}",甲/乙局,,累计建成1个\n', "utf-8"
    )
    run = on_ledger(tmp_path / "ledger.db")
    assert run("import", str(source), "--region", "青浦区").exit_code == 0
    words = ("report", "workbook", "--sheets", "总表,滞后预警", "-o", str(path))
    assert run(*words).exit_code == 0
    book = openpyxl.load_workbook(path)
    for found in book.worksheets:
        texts = [cell for row in found.iter_rows() for cell in row if "cmd|" in str(cell.value)]
        assert texts
        assert {cell.data_type for cell in texts} == {"s"}
