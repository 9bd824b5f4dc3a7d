"""Rows that have figures in columns of their own, and neither words nor a promise by number."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shishi

TABLE = """序号,项目名称,8月目标,完成数,完成率,责任单位
1,改造老旧小区,26,20,50%,区住建局
2,改造老旧小区二期,,20,50%,区住建局
3,改造老旧小区三期,26,,50%,区住建局
4,改造老旧小区四期,26,-,/,区住建局
"""


@pytest.fixture
def august(shishi: Shishi, tmp_path: Path) -> Shishi:
    file = tmp_path / "乙区2024-08.csv"
    file.write_text(TABLE, "utf-8")
    done = shishi("import", str(file), "--region", "乙区")
    assert done.exit_code == 0, done.output
    return shishi


def test_what_stands_there_is_judged_or_said_and_never_called_empty(august: Shishi) -> None:
    projects: list[dict[str, Any]] = json.loads(august("status", "--json").stdout)["projects"]
    told = [(one["standing"], one["reasons"][0]["text"]) for one in projects]
    assert told == [
        ("behind", "未达月目标(26): 完成 20,目标 26"),
        ("unknown", "没有年度目标可比: 完成数 20、完成率 50%"),
        ("unknown", "没有年度目标可比: 完成率 50%"),
        ("unknown", "空报: 没有填写进展情况"),
    ]
    sources = projects[0]["reasons"][0]["sources"]
    assert [(one["column"], one["text"]) for one in sources] == [("goal", "26"), ("done", "20")]


def test_who_is_called_for_is_who_is_said_to_have_told_nothing(august: Shishi) -> None:
    owed = json.loads(august("missing", "--json").stdout)
    assert [one["number"] for unit in owed["units"] for one in unit["projects"]] == ["4"]
