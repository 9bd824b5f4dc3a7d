"""The table's own verdict (是否达序 …): read, shown beside ours, and told where it differs."""

import json
from pathlib import Path

import jsonschema
import pytest

from shishi_cli.domain.reading import SignalKind
from shishi_cli.extraction.signals.table_verdict import read_verdict
from tests.conftest import Shishi

ON_TIME, LATE = SignalKind.SAID_ON_TIME, SignalKind.SAID_LATE
SCHEMA = Path(__file__).parents[2] / "src/shishi_cli/views/schemas/status-1.json"


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        ("是否达序", "是", ON_TIME),
        ("是否达序", "否", LATE),
        ("是否达序", " √ ", ON_TIME),
        ("进度是否滞后", "是", LATE),
        ("进度是否滞后", "否", ON_TIME),
        ("进度是否滞后", "×", ON_TIME),
        ("", "是", None),
        ("完成成效", "较好", None),
        ("是否达序", "", None),
    ],
)
def test_a_bare_yes_or_no_answers_the_heading(
    heading: str, cell: str, said: SignalKind | None
) -> None:
    assert read_verdict(heading, cell) is said


@pytest.fixture
def april(shishi: Shishi, tmp_path: Path) -> Shishi:
    file = tmp_path / "2023-04.csv"
    file.write_text(
        "序号,项目内容,牵头单位,4月目标,进展情况,进度是否滞后\n"
        "1,新建车位100个,区交通委,,累计完成10个,否\n"
        "2,加装电梯100台,区房管局,,累计完成40台,是\n"
        "3,建公园90个,区绿化局,,累计建成10个,是\n"
        "4,建设社区食堂,区民政局,,,是\n",
        "utf-8",
    )
    assert shishi("import", str(file), "--region", "青浦区").exit_code == 0
    return shishi


def codes(shishi: Shishi) -> list[tuple[str, str, bool]]:
    document = json.loads(shishi("status", "--json").stdout)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    return [
        (one["verdict"], one["standing"], "verdict_differs" in {r["code"] for r in one["reasons"]})
        for one in document["projects"]
    ]


def test_a_verdict_is_shown_beside_ours_and_noticed_where_it_differs(april: Shishi) -> None:
    assert codes(april) == [
        ("否", "behind", True),
        ("是", "on_track", True),
        ("是", "behind", False),
        ("是", "unknown", False),
    ]
    assert [line.split()[-2:] for line in april("status").stdout.splitlines()[2:5]] == [
        ["状态", "表中判定"],
        ["否", "(不一致)"],
        ["是", "(不一致)"],
    ]
    assert "表中判定“否”(未滞后),与“滞后”不一致" in april("show", "1").stdout
    assert "表中判定  否" in april("show", "1").stdout


def test_a_warning_differs_from_neither_verdict(shishi: Shishi, tmp_path: Path) -> None:
    file = tmp_path / "2023-06.csv"
    file.write_text(
        "序号,项目内容,牵头单位,进展情况,是否达序\n"
        "1,新增充电桩100个,区发改委,累计新增45个,是\n"
        "2,新增座椅100个,区绿化局,累计新增45个,否\n"
        "3,新增路灯100盏,区交通委,累计新增20盏,是\n",
        "utf-8",
    )
    assert shishi("import", str(file), "--region", "青浦区").exit_code == 0
    assert codes(shishi) == [
        ("是", "at_risk", False),
        ("否", "at_risk", False),
        ("是", "behind", True),
    ]
    checked = json.loads(shishi("check", "--json").stdout)
    assert [one["number"] for one in checked["findings"] if one["code"] == "C108"] == ["3"]


def test_a_table_without_verdicts_shows_no_column_for_them(march: Shishi) -> None:
    assert "表中判定" not in march("status").stdout


def test_a_reworded_progress_keeps_the_verdict(april: Shishi) -> None:
    april("update", "1", "--progress", "累计完成50个", "--note", "电话核实")
    assert codes(april)[0] == ("否", "ahead", False)
    april("update", "3", "--progress", "累计建成80个")
    assert codes(april)[2] == ("是", "ahead", True)
