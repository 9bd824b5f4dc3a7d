"""shishi why: from a number to its characters, or to the person."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.operation import Kind
from shishi_cli.domain.project import EntryField
from shishi_cli.domain.source import Column
from shishi_cli.ledger.versions import VERSIONED
from shishi_cli.views.terms import FIELDS, KINDS, field_name
from shishi_cli.views.text_width import cell_width
from tests.cli.small_months import table
from tests.conftest import Shishi

LIFTS = "1,加装电梯新增400台、完工200台,区房管局,新增30台,截至3月底，累计新增{}台;累计完工20台"
TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
SHA = re.compile(r"sha256 [0-9a-f]{16}")


@pytest.fixture
def lifts(shishi: Shishi, tmp_path: Path) -> Shishi:
    """March of a project with two measures, and of one without."""
    file = table(
        tmp_path, "2023-03.csv", 3, LIFTS.format(41), "2,优化服务流程,区政务办,完善方案,正在推进"
    )
    assert shishi("import", file, "--region", "青浦区", "--by", "王").exit_code == 0
    return shishi


def test_a_figure_is_underlined_in_its_sentence_with_its_place(lifts: Shishi) -> None:
    done = lifts("why", "1", "--measure", "新增")
    text = SHA.sub("sha256 …", TIME.sub("某时", done.stdout))
    heading, _, figures = text.partition("\n\n")
    assert heading.splitlines()[:3] == [
        "第 1 项  加装电梯新增400台、完工200台",
        "2023-03  序时进度 = 3/12 = 25.00%",
        "状态: 滞后  (规则 plan)",
    ]
    assert "  理由: 慢于序时(完工) 15.00 个百分点: 20/200 = 10.00%" in heading
    assert figures == (
        "指标 1  加装电梯新增\n"
        "  完成率 = 完成数 ÷ 年度目标: 41/400 = 10.25%\n"
        "  年度目标 400台\n"
        "    加装电梯新增400台、完工200台\n"
        "                ^^^^^\n"
        "    出处: 2023-03.csv 表1 第2行 项目内容 第 7-10 字 (sha256 …)\n"
        "    读法: 标题或年度目标栏中承诺的数量;规则 number(阿拉伯数字和量词)\n"
        "    操作 1  某时  王  导入  2023-03.csv\n"
        "  月目标 30台\n"
        "    新增30台\n"
        "        ^^^^\n"
        "    出处: 2023-03.csv 表1 第2行 月目标 第 3-5 字 (sha256 …)\n"
        "    读法: 月目标中同一指标的数;规则 number(阿拉伯数字和量词)\n"
        "    操作 1  某时  王  导入  2023-03.csv\n"
        "  完成数 41台  口径: 累计\n"
        "    截至3月底，累计新增41台;\n"
        "                       ^^^^\n"
        "    出处: 2023-03.csv 表1 第2行 进展情况 第 11-13 字 (sha256 …)\n"
        "    读法: 进展中报为完成的数;规则 number(阿拉伯数字和量词)\n"
        "    操作 1  某时  王  导入  2023-03.csv\n"
    )


def test_the_marks_stand_under_their_characters(lifts: Shishi) -> None:
    lines = lifts("why", "1").stdout.splitlines()
    under = [(lines[at - 1], line) for at, line in enumerate(lines) if line.strip(" ^") == ""]
    marked = [(above, line) for above, line in under if "^" in line]
    assert len(marked) == 5
    for above, line in marked:
        start = line.index("^")
        digits = re.search(r"\d+台", above)
        assert digits is not None
        shown = [m for m in re.finditer(r"\d+台", above) if cell_width(above[: m.start()]) == start]
        assert cell_width(shown[0].group()) == line.count("^")


def test_the_json_has_the_file_s_hash_and_the_span(lifts: Shishi, tmp_path: Path) -> None:
    document = json.loads(lifts("why", "1", "--json").stdout)
    actual = document["measures"][1]["figures"][-1]
    assert actual["sha256"] == hashlib.sha256((tmp_path / "2023-03.csv").read_bytes()).hexdigest()
    assert actual["sentence"][actual["start"] : actual["end"]] == "20台"
    source = actual["source"]
    assert (source["file"], source["row"], source["column"]) == ("2023-03.csv", 2, "progress")
    assert document["measures"][1]["completion"] == {"exact": "20/200", "percent": "10.00%"}
    assert actual["operation"]["person"] == "王"


def test_an_entry_shows_its_person_and_note_and_the_words_beside_it(lifts: Shishi) -> None:
    lifts("update", "1", "--measure", "1", "--actual", "50", "--note", "电话核实", "--by", "李")
    lines = TIME.sub("某时", lifts("why", "1", "--measure", "1").stdout).splitlines()
    at = lines.index("  完成数 50台  口径: 累计")
    assert lines[at + 1 : at + 4] == [
        "    李 人工录入,说明: 电话核实",
        "    操作 2  某时  李  录入  电话核实",
        "  完成数 41台  (另有人工录入,以录入为准)",
    ]
    before = lifts("why", "1", "--measure", "1", "--as-of", "1").stdout
    assert "人工录入" not in before
    assert "(操作 1 之后)" in before


def test_a_progress_that_a_person_wrote_is_the_place_of_its_figures(lifts: Shishi) -> None:
    lifts("update", "1", "--progress", "累计新增60台", "--note", "来函", "--by", "李")
    figures = json.loads(lifts("why", "1", "--json").stdout)["measures"][0]["figures"]
    target, actual = figures[0], figures[-1]
    assert (actual["amount"], actual["entry"]["person"], actual["sha256"]) == (60, "李", None)
    assert actual["operation"]["id"] == 2
    # Read again, and the same: known since the import.
    assert (target["amount"], target["operation"]["id"]) == (400, 1)
    assert "出处: 录入的进展情况 第 5-7 字" in lifts("why", "1").stdout


def test_a_project_without_a_count_says_so(lifts: Shishi) -> None:
    assert lifts("why", "2").stdout.endswith("\n无量化指标\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("9",), "没有第 9 项"),
        (("1", "--measure", "拆除"), "第 1 项没有“拆除”指标"),
        (("1", "--month", "2023-09"), "没有 2023-09"),
    ],
)
def test_what_does_not_exist_is_refused(lifts: Shishi, words: tuple[str, ...], said: str) -> None:
    done = lifts("why", *words)
    assert said in done.stderr
    assert (done.stdout, done.exit_code) == ("", 2)


def test_whatever_the_ledger_keeps_has_a_word() -> None:
    named = [*Column, *FigureKind, *EntryField]
    assert [one for one in named if field_name(one.value) == one.value] == []
    assert set(KINDS) == set(Kind)
    shown = {column for versions in VERSIONED.values() for column in versions.shown}
    assert shown - {"amount", "value", "year"} <= set(FIELDS)
    assert {versions.kind for versions in VERSIONED.values()} == set(Kind)
