"""The real month against what a careful person reads in it: the whole pipeline, through the JSON."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shishi

GOLD = json.loads((Path(__file__).parent / "gold" / "2023-03.json").read_text("utf-8"))


@pytest.fixture
def read(march: Shishi) -> dict[str, dict[str, Any]]:
    document = json.loads(march("status", "--json").stdout, parse_float=Decimal)
    assert document["region"] == GOLD["region"]
    assert document["month"] == GOLD["month"]
    return {project["number"]: project for project in document["projects"]}


def test_levels_and_units_are_those_of_the_gold(read: dict[str, dict[str, Any]]) -> None:
    for gold in GOLD["projects"]:
        project = read[str(gold["number"])]
        assert (project["levels"], project["units"]) == (gold["levels"], gold["units"])


def test_every_measure_goal_and_actual_is_read_and_nothing_invented(
    read: dict[str, dict[str, Any]],
) -> None:
    for gold in GOLD["projects"]:
        measures = read[str(gold["number"])]["measures"]
        assert len(measures) == len(gold["measures"]), gold
        for measure, label in zip(measures, gold["measures"], strict=True):
            for key in ("target", "unit", "level", "bound", "goal"):
                assert measure[key] == label[key], (gold["number"], key)
            assert measure["actual"] in label.get("accept_actual", [label["actual"]]), label
            assert measure["stated"] == label.get("stated")
            assert label.get("about", "") in measure["name"]
            if label.get("review") and measure["actual"] is not None:
                assert measure["doubts"]


def test_the_goal_is_judged_as_in_the_gold(read: dict[str, dict[str, Any]]) -> None:
    judged = {number: project["goal_met"] for number, project in read.items()}
    assert judged == {str(gold["number"]): gold["goal_met"] for gold in GOLD["projects"]}


def test_behind_lists_the_late_each_with_a_reason_and_no_other(march: Shishi) -> None:
    document = json.loads(march("behind", "--json").stdout)
    listed = {
        project["number"]: project["reasons"]
        for group in document["groups"]
        for project in group["projects"]
    }
    late = {str(g["number"]) for g in GOLD["projects"] if g["goal_met"] in ("partial", "blocked")}
    assert late == {"3", "6", "9", "10", "11", "15", "29", "32", "33", "44"}
    assert listed.keys() == late
    assert all(listed.values())


@pytest.mark.parametrize(
    ("number", "written"),
    [("17", "250/730 = 34.24%"), ("1", "41/400 = 10.25%"), ("16", "101000/100000 = 101.00%")],
)
def test_completion_is_truncated_and_never_capped(march: Shishi, number: str, written: str) -> None:
    assert written in march("completion", number).stdout


def test_every_source_says_what_stands_there(read: dict[str, dict[str, Any]]) -> None:
    cells = {"title": "title", "goal": "goal_text", "progress": "progress_text"}
    for project in read.values():
        for measure in project["measures"]:
            for source in filter(None, measure["sources"].values()):
                text = project[cells[source["column"]]]
                assert text[source["start"] : source["end"]] == source["text"]
