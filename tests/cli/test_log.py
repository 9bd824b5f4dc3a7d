"""shishi log: who did what, when."""

import json
import re
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from shishi_cli.cli.moments import local_time, parse_moment, zone_of
from tests.cli.small_months import table
from tests.conftest import Shishi

LIFTS = "1,加装电梯400台,区房管局,新增30台,累计新增{}台"
TOILETS = "2,改造公厕10座,区绿化局,完成2座,累计完成3座"


@pytest.fixture
def worked(shishi: Shishi, tmp_path: Path) -> Shishi:
    """A month, its correction, and an entry, by three people."""
    first = table(tmp_path, "初稿/2023-03.csv", 3, LIFTS.format(41), TOILETS)
    corrected = table(tmp_path, "更正/2023-03(更正).csv", 3, LIFTS.format(45), TOILETS)
    words = ("--region", "青浦区", "--month", "2023-03")
    assert shishi("import", first, *words, "--by", "王").exit_code == 0
    assert shishi("import", corrected, *words, "--by", "李").exit_code == 0
    update = ("update", "2", "--actual", "5", "--note", "电话核实", "--by", "赵")
    assert shishi(*update).exit_code == 0
    return shishi


def lines_of(text: str) -> list[list[str]]:
    """The lines of a listing, without the times and the line that tells their zone."""
    *lines, zone = text.splitlines()
    assert zone.startswith("时间按本机时区 UTC")
    rows = (line.split() for line in lines)
    return [[row[0], *row[3:]] if row[0].isdigit() else row for row in rows]


def test_the_log_has_the_newest_operation_first(worked: Shishi) -> None:
    assert lines_of(worked("log").stdout) == [
        ["操作", "时间", "人员", "命令", "说明", "变动"],
        ["3", "赵", "录入", "电话核实", "新增", "人工录入1"],
        ["2", "李", "导入", "2023-03(更正).csv", "改动", "表格行1"],
        ["1", "王", "导入", "2023-03.csv", "新增", "清单1", "项目2", "表格行2"],
    ]


def test_a_project_s_log_has_what_touched_it_alone(worked: Shishi) -> None:
    of_lifts, of_toilets = (lines_of(worked("log", number).stdout) for number in "12")
    assert of_lifts[0] == ["改动第", "1", "项的操作"]
    assert [line[0] for line in of_lifts[2:]] == ["2", "1"]
    assert [line[0] for line in of_toilets[2:]] == ["3", "1"]
    assert lines_of(worked("log", "1", "--as-of", "1").stdout)[2:] == of_lifts[3:]


def test_a_month_of_a_project_s_log_leaves_the_other_months_out(worked: Shishi) -> None:
    worked("update", "2", "--month", "2023-04", "--actual", "6")
    logged = json.loads(worked("log", "2", "--month", "2023-03", "--json").stdout)
    assert [one["id"] for one in logged["operations"]] == [3, 1]


def test_a_file_s_log_has_its_imports(worked: Shishi, tmp_path: Path) -> None:
    done = worked("log", str(tmp_path / "初稿" / "2023-03.csv"), "--csv")
    heading, only = done.stdout.splitlines()
    assert heading == "操作,时间,人员,命令,说明,变动,时区"
    assert only.startswith("1,")
    assert re.fullmatch(r"UTC[+-]\d\d:\d\d", only.split(",")[-1])


def test_the_json_counts_every_kind(worked: Shishi) -> None:
    document = json.loads(worked("log", "--json", "--limit", "2").stdout)
    assert document["more"] is True
    last, correction = document["operations"]
    assert (last["person"], last["command"], last["undoes"], last["undone_by"]) == (
        "赵",
        "update",
        None,
        None,
    )
    assert {count["kind"]: count["changed"] for count in correction["counts"]} == {
        "row": 1,
        "reading": 1,
        "measure": 1,
        "figure": 3,
    }


def test_the_limit_says_that_there_is_more(worked: Shishi) -> None:
    assert worked("log", "-n", "1").stdout.splitlines()[-2] == (
        "还有更早的操作,用 --limit 0 查看全部"
    )
    assert "更早" not in worked("log", "-n", "0").stdout


def test_what_is_neither_a_project_nor_a_file_is_refused(worked: Shishi) -> None:
    done = worked("log", "99")
    assert done.stderr == (
        "错误:没有导入过文件“99”,也没有第 99 项 (E103)\n提示:现有序号: 1 至 2,共 2 项\n"
    )
    assert (done.stdout, done.exit_code) == ("", 2)


def test_a_month_or_a_region_leaves_what_touched_it(worked: Shishi, tmp_path: Path) -> None:
    april = table(tmp_path, "2023-04.csv", 4, LIFTS.format(60), TOILETS)
    other = table(tmp_path, "嘉定/2023-04.csv", 4, LIFTS.format(70))
    assert worked("import", april, "--region", "青浦区").exit_code == 0
    assert worked("import", other, "--region", "嘉定区").exit_code == 0

    def logged(*words: str) -> list[int]:
        return [
            one["id"] for one in json.loads(worked("log", "--json", *words).stdout)["operations"]
        ]

    assert logged() == [5, 4, 3, 2, 1]
    assert logged("--region", "嘉定") == [5]
    assert logged("--region", "青浦") == [4, 3, 2, 1]
    assert logged("--region", "青浦", "--month", "2023-04") == [4]
    assert worked("log", "--region", "嘉定").stdout.startswith("改动 嘉定区 的操作\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no tzset")
@pytest.mark.parametrize(
    ("zone", "shown", "name"),
    [
        ("Asia/Shanghai", "2023-04-10T09:00:00+08:00", "UTC+08:00"),
        ("UTC", "2023-04-10T01:00:00+00:00", "UTC+00:00"),
        ("America/New_York", "2023-04-09T21:00:00-04:00", "UTC-04:00"),
    ],
)
def test_times_are_those_of_this_computer(
    zone: str, shown: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        at = local_time("2023-04-10T09:00:00+08:00")
        asked = parse_moment("2023-04-10").at
        assert (at, zone_of(datetime.fromisoformat(at))) == (shown, name)
        assert asked is not None
        assert asked.date().isoformat() == "2023-04-10"
        assert zone_of(asked) == name
    finally:
        monkeypatch.undo()
        time.tzset()
