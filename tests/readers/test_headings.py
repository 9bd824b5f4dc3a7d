"""Every heading of the catalogue, by the examples that stand beside it in headings.toml."""

import re

import pytest

from shishi_cli.domain.source import Column
from shishi_cli.readers.table.fold_label import fold_label
from shishi_cli.readers.table.heading_rules import HeadingRule, load_rules
from shishi_cli.readers.table.headings import recognise
from tests.readers.small_tables import ReadTable

RULES = load_rules()
EXAMPLES = [(example, rule["column"]) for rule in RULES["heading"] for example in rule["examples"]]
WORDS = [
    (word.replace("{month}", "3月"), rule["column"])
    for rule in RULES["heading"]
    for word in rule["words"].split()
]
# What domain.md §1 lists as in use.
CATALOGUE = {
    "number": "序号 编号 项目编号",
    "title": "项目内容及居民受益面 项目内容 项目名称 实事项目名称 实事内容 事项名称 主要任务 "
    "工作任务 考核指标 指标名称 内容与要求 目标任务 工作目标",
    "target": "年度目标 年度目标任务 全年目标任务 年初目标 计划完成数",
    "count_unit": "单位 计量单位",
    "lead_unit": "牵头单位 责任单位 责任部门 牵头部门 主办单位 业主单位",
    "helpers": "配合单位 协办单位 协同单位",
    "person": "分管领导 牵头领导 责任人",
    "goal": "3月目标 8月份目标 8月计划进度 月度工作计划 一季度目标 本月目标 当月计划",
    "progress": "进展情况 落实情况 落实进展情况 实际进度情况 目前实施情况 当前进度 最新进展 "
    "本月进展情况 1-8月实际完成情况 截至6月底进展 完成情况",
    "done": "已完成数 累计完成数 全年完成数",
    "share": "完成率 任务完成率 占比 占年任务之比 占全年计划 形象进度(%) 完成比例(%) 形象进度(%)",
    "verdict": "是否达序 进度是否滞后 目标完成情况 完成成效",
    "remark": "说明 备注 存在问题 存在困难和问题",
}


def column_of(text: str) -> str | None:
    heading = recognise(text)
    return None if heading is None else heading.meaning.column.value


@pytest.mark.parametrize(("text", "column"), EXAMPLES)
def test_example_of_a_heading_means_its_column(text: str, column: str) -> None:
    assert column_of(text) == column


@pytest.mark.parametrize(("text", "column"), WORDS)
def test_every_word_of_the_data_means_its_column(text: str, column: str) -> None:
    assert column_of(text) == column


@pytest.mark.parametrize(
    ("text", "column"),
    [(text, column) for column, words in CATALOGUE.items() for text in words.split()],
)
def test_headings_in_use_are_known(text: str, column: str) -> None:
    assert column_of(text) == column


@pytest.mark.parametrize("text", RULES["unknown"])
def test_heading_that_must_stay_unknown(text: str) -> None:
    assert column_of(text) is None


@pytest.mark.parametrize("rule", RULES["heading"], ids=lambda rule: rule["words"].split()[0])
def test_every_line_has_an_example(rule: HeadingRule) -> None:
    assert rule["examples"]


def test_every_column_has_headings() -> None:
    assert {rule["column"] for rule in RULES["heading"]} == {
        column.value for column in Column if column is not Column.PLAN
    }


@pytest.mark.parametrize("text", ["序 号", " 序号 ", "序　号", "序\n号", "\ufeff序号"])
def test_spaces_in_a_heading_do_not_matter(text: str) -> None:
    assert column_of(text) == "number"


def test_a_long_cell_is_no_heading() -> None:
    assert recognise("已完成全部前期工作," * 8 + "进展情况") is None


CELLS = RULES["cells"]
CELL_PATTERNS = {
    "number": CELLS["number"] + r"\Z",
    "percent": CELLS["percent"] + r"\Z",
    "counted": CELLS["counted"] + r"\Z",
    "office": CELLS["office"] + r"\Z",
    "broken_office": CELLS["broken_office"] + r"\Z",
    "figure": f".*?(?:{CELLS['figure']})",
    "section": CELLS["section"],
}


@pytest.mark.parametrize(
    ("kind", "cell", "so"),
    [(kind, cell, True) for kind, cells in CELLS["examples"].items() for cell in cells]
    + [(kind, cell, False) for kind, cells in CELLS["refused"].items() for cell in cells],
)
def test_example_of_a_cell(kind: str, cell: str, so: bool) -> None:
    assert bool(re.match(CELL_PATTERNS[kind], fold_label(cell))) is so


def test_every_pattern_of_cells_has_examples_for_and_against() -> None:
    assert set(CELLS["examples"]) == set(CELLS["refused"]) == set(CELL_PATTERNS)


@pytest.mark.parametrize(("text", "column", "distance"), RULES["scopes"]["examples"])
def test_example_of_a_scope(text: str, column: str, distance: int) -> None:
    heading = recognise(text)
    assert heading is not None
    assert (heading.meaning.column.value, heading.distance) == (column, distance)


@pytest.mark.parametrize(
    ("text", "so"),
    [(text, True) for text in RULES["explained"]["examples"]]
    + [(text, False) for text in RULES["explained"]["refused"]],
)
def test_example_of_a_status_word(text: str, so: bool) -> None:
    found = re.fullmatch(RULES["explained"]["status"], fold_label(text))
    assert (found is not None) is so


@pytest.mark.parametrize("text", ["序號", "項目名稱", "責任單位", "3月目標", "進展情況", "完成率"])
def test_headings_in_traditional_characters_mean_the_same(text: str) -> None:
    heading = recognise(text)
    assert heading is not None
    assert heading.text == text


def test_a_count_of_the_month_alone_is_not_taken_for_the_total(read: ReadTable) -> None:
    sheet = read("序号,项目名称,年度目标,本月完成,累计完成\n1,新增泊位,800个,100,620\n")
    assert sheet.rows[0].text(Column.DONE) == "620"
    assert [notice.text for notice in sheet.notices] == ["没有读取的列: 本月完成"]


def test_a_second_column_of_the_same_figures_is_told(read: ReadTable) -> None:
    sheet = read("序号,项目名称,年度目标,完成数,已完成数\n1,新增泊位,800个,620,500\n")
    assert sheet.rows[0].text(Column.DONE) == "500"
    assert [notice.text for notice in sheet.notices] == ["没有读取的列: 完成数"]


@pytest.mark.parametrize(
    ("other", "total"),
    [
        ("9月完成", "1-9月累计完成"),
        ("9月份完成数", "累计完成数"),
        ("本月新增", "本月累计"),
        ("2022年完成数", "2023年完成数"),
    ],
)
def test_a_count_of_another_time_is_told_and_not_taken(
    other: str, total: str, read: ReadTable
) -> None:
    sheet = read(f"序号,项目名称,年度目标,{other},{total}\n1,新增泊位,800个,100,620\n")
    assert sheet.rows[0].text(Column.DONE) == "620"
    assert [notice.text for notice in sheet.notices] == [f"没有读取的列: {other}"]
    assert sheet.heading_month in (None, 9)
    assert sheet.heading_year in (None, 2023)


def test_words_of_the_month_alone_give_way_to_the_total(read: ReadTable) -> None:
    sheet = read(
        "序号,项目名称,本月完成情况,累计完成情况\n1,新增泊位800个,新增100个,累计新增620个\n"
    )
    assert sheet.rows[0].text(Column.PROGRESS) == "累计新增620个"
    alone = read("序号,项目名称,本月完成情况\n1,新增泊位800个,新增100个\n")
    assert alone.rows[0].text(Column.PROGRESS) == "新增100个"
