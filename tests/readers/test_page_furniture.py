"""What a page puts over, between and under its projects belongs to none of them."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from shishi_cli.domain.source import Sheet
from shishi_cli.readers.table import furniture
from shishi_cli.readers.table.page_facts import load_page_rules
from tests.conftest import SAMPLE
from tests.readers.office_files import xlsx_of
from tests.readers.small_tables import ReadTable

RULES: dict[str, Any] = dict(load_page_rules()["furniture"])
TOP = "青禾区2023年3月实事项目进展情况"
HEAD = ["序号", "项目内容", "牵头单位", "3月目标", "进展情况"]
ROWS = [
    ["1", "新增200张护理床位", "区民政局", "完成选址。", "已完成选址,新增50张。"],
    ["2", "新建2家社区食堂", "区商务委", "完成招标。", "正在招标。"],
    ["3", "新增停车泊位300个", "区交通委", "完成100个。", "已完成120个。"],
]
ABOVE = f"""{TOP}_实事项目_青禾区政府网

首页 > 政务公开 > 实事项目
{TOP}
信息来源: 区府督查室 发布时间 2023-04-03
【字号 大 中 小】
  • 所属类目: 实事项目
  • 公开类别: 主动公开
"""
BELOW = """文件预览
附件下载
相关文章
  • 青禾区2023年2月实事项目进展情况
当前页二维码
打印本页
关闭窗口
分享到
上一篇:青禾区2023年2月实事项目进展情况
责任编辑:张三"""
TESTS: dict[str, Callable[[str], bool]] = {
    "begins": furniture.is_button,
    "buttons": furniture.is_button,
    "page_mark": furniture.is_page_mark,
    "signed": furniture.is_signed,
    "sentence": furniture.says_something,
}
EXAMPLES = {
    "begins": "begin_examples",
    "buttons": "button_examples",
    "page_mark": "page_examples",
    "signed": "signed_examples",
    "sentence": "sentence_examples",
}


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, name in EXAMPLES.items() for text in RULES[name]]
)
def test_example_of_furniture(rule: str, text: str) -> None:
    assert TESTS[rule](text)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in RULES["refused"].items() for text in texts]
)
def test_words_that_are_no_furniture(rule: str, text: str) -> None:
    assert not TESTS[rule](text)


def cells(sheet: Sheet) -> list[list[str]]:
    order = ("number", "title", "lead_unit", "goal", "progress")
    by_name = [{column.value: text for column, text in row.texts.items()} for row in sheet.rows]
    return [[row[name] for name in order if row.get(name)] for row in by_name]


def aside(sheet: Sheet) -> list[str]:
    return [one.text for one in sheet.notices if one.code == "lines_aside"]


def linear(parts: Sequence[Sequence[str]], gap: str = "\n") -> str:
    return gap.join(cell for part in parts for cell in part)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_sample_s_page_as_text_extraction_leaves_it(gap: str, read: ReadTable) -> None:
    table = list(csv.reader(io.StringIO(SAMPLE.read_text("utf-8-sig"))))
    page = gap.join([ABOVE.rstrip(), linear(table, gap), BELOW.replace("\n", gap)])
    sheet = read(page, "3月.txt")
    assert cells(sheet) == [[cell for cell in row if cell] for row in table[1:]]
    assert sheet.rows[-1].row == page[: page.index("\n45\n") + 1].count("\n") + 1
    assert (sheet.page_title, sheet.published) == (TOP + "_实事项目_青禾区政府网", "2023-04-03")
    assert not [one for one in sheet.notices if one.code == "joined_lines"]


def listed(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"{row[0]}.{row[1]}\n{row[4]}" for row in rows)


def blocks(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(
        f"{row[0]}.{row[1]}\n3月目标:{row[3]}\n进展情况:{row[4]}\n牵头单位:{row[2]}" for row in rows
    )


@pytest.mark.parametrize(
    "below",
    [
        "文件预览\n附件下载",
        "单位负责人:王五  填报日期:2023年4月3日",
        "填表人:张三\n审核人:李四",
        "注:标*为市级项目。\n数据截至3月31日。",
        "扫一扫在手机打开当前页\n版权所有:青禾区人民政府",
    ],
)
def test_known_words_under_a_text_are_no_one_s(below: str, read: ReadTable) -> None:
    table = read(f"{TOP}\n{linear([HEAD, *ROWS])}\n{below}\n", "a.txt")
    assert cells(table) == ROWS
    assert cells(read(f"{TOP}\n{blocks(ROWS)}\n\n{below}\n", "a.txt")) == ROWS
    short = [[row[0], row[1], row[4]] for row in ROWS]
    assert cells(read(f"{TOP}\n{listed(ROWS)}\n\n{below}\n", "a.txt")) == short


def test_names_that_fit_no_column_are_set_aside_and_told_once(read: ReadTable) -> None:
    below = "本站导航\n便民地图\n青禾发布\n民意直通"
    told = "有 4 行字不属于任何项目,没有读取(“本站导航”“便民地图”“青禾发布”等)"
    for text in (linear([HEAD, *ROWS]), blocks(ROWS) + "\n"):
        sheet = read(f"{TOP}\n{text}\n{below}\n", "a.txt")
        assert (cells(sheet), aside(sheet)) == (ROWS, [told])


@pytest.mark.parametrize("more", ["下一步将加快推进。", "其中甲镇20张", "1.已立项", "乙镇、丙镇"])
def test_words_under_the_last_cell_that_say_something_are_its_own(
    more: str, read: ReadTable
) -> None:
    last = [*ROWS[2][:4], f"{ROWS[2][4]}\n{more}"]
    sheet = read(f"{TOP}\n{linear([HEAD, *ROWS])}\n{more}\n", "a.txt")
    assert (cells(sheet), aside(sheet)) == ([*ROWS[:2], last], [])


def test_the_name_of_a_group_between_rows_is_no_progress(read: ReadTable) -> None:
    sheet = read(f"{TOP}\n{linear([HEAD, ROWS[0], ['市级项目'], *ROWS[1:]])}\n", "a.txt")
    assert (cells(sheet), len(aside(sheet))) == (ROWS, 1)
    text = f"{listed(ROWS[:1])}\n市级项目\n{listed(ROWS[1:])}\n"
    assert [row[-1] for row in cells(read(f"{TOP}\n{text}", "a.txt"))] == [row[4] for row in ROWS]


@pytest.mark.parametrize("mark", ["第1页 共2页", "— 4 —", "- 1 -", "2 / 12", "第4页"])
def test_numbers_of_pages_stand_between_rows(mark: str, read: ReadTable) -> None:
    parts = [HEAD, *ROWS[:2], [mark], [TOP], HEAD, ROWS[2], [mark]]
    assert cells(read(f"{TOP}\n{linear(parts)}\n", "a.txt")) == ROWS
    piped = "\n".join("|".join(row) for row in parts)
    assert cells(read(f"{TOP}\n{piped}\n", "a.txt")) == ROWS
    text = f"{blocks(ROWS[:2])}\n{mark}\n{TOP}\n{blocks(ROWS[2:])}\n{mark}\n"
    assert cells(read(f"{TOP}\n{text}", "a.txt")) == ROWS


def test_bare_numbers_of_pages_are_neither_cells_nor_rows(read: ReadTable) -> None:
    parts = [HEAD, ROWS[0], ["12"], ROWS[1], ["3"], ROWS[2], ["14"]]
    sheet = read(f"{TOP}\n{linear(parts)}\n", "a.txt")
    assert cells(sheet) == ROWS


def test_a_line_that_says_a_page_is_left_within_a_sentence(read: ReadTable) -> None:
    rows = [[*ROWS[0][:4], "已印手册,第3页为服务指南。\n已发放40本。"], ROWS[1]]
    assert cells(read(f"{TOP}\n{linear([HEAD, *rows])}\n", "a.txt")) == rows


SIGNED = [
    ["单位负责人:王五", "", "填表人:张三", "联系电话:12345678", ""],
    ["分管领导:王五", "", "经办人:张三", "", ""],
    ["填表人:张三", "", "审核人:李四", "", "填报日期:2023年4月3日"],
    ["(单位盖章)", "", "", "", ""],
    ["2023年4月3日", "", "", "", ""],
    ["市级小计", "", "", "2项", ""],
    ["", "总计(3项)", "", "", "已完成1项"],
    ["合计", "", "", "3项", ""],
    ["注", "标*为市级项目。", "", "", ""],
    ["", "", "— 4 —", "", ""],
    ["打印本页", "", "", "", ""],
]


@pytest.mark.parametrize("last", SIGNED, ids=lambda row: "".join(row))
def test_rows_under_a_table_that_are_no_projects(last: list[str], read: ReadTable) -> None:
    grid = [[TOP, "", "", "", ""], HEAD, *ROWS[:2], last, [TOP, "", "", "", ""], HEAD, ROWS[2]]
    end = [*grid[:4], ROWS[2], last]
    for rows in (end, grid) if "—" in last[2] or "计" in "".join(last[:2]) else (end,):
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        assert cells(read(text.getvalue(), "2023-03.csv")) == ROWS
        filled = [[cell or None for cell in row] for row in rows]
        assert cells(read(xlsx_of(进展=filled), "2023-03.xlsx")) == ROWS
        lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        html = f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table><p>文件预览</p>"
        assert cells(read(html, "2023-03.html")) == ROWS


def test_persons_named_in_each_item_are_no_notes_under_the_list(read: ReadTable) -> None:
    items = [f"{n}.新建{n}家\n联系人:张三\n进展情况:正在招标。\n" for n in (1, 2)]
    sheet = read(f"{TOP}\n{''.join(items)}\n联系方式:12345\n", "a.txt")
    assert [list(row.texts.values()) for row in sheet.rows] == [
        ["1", "新建1家", "张三", "正在招标。"],
        ["2", "新建2家", "张三", "正在招标。"],
    ]


PARAGRAPHS: dict[str, Any] = dict(load_page_rules()["paragraphs"])


@pytest.mark.parametrize(
    ("rule", "text", "so"),
    [
        (rule, text, so)
        for rule in ("promise", "told", "sums")
        for so, name in ((True, "examples"), (False, "refused"))
        for text in PARAGRAPHS[f"{rule}_{name}"]
    ],
)
def test_example_of_a_clause_in_running_text(rule: str, text: str, so: bool) -> None:
    assert (re.search(PARAGRAPHS[rule], text) is not None) is so
