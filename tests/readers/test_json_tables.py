"""JSON: a list of rows in other people's words, and what shishi itself prints."""

import json

import pytest

from shishi_cli.domain.source import Column
from tests.readers.small_tables import ReadTable

CHINESE = {
    "序号": 1,
    "项目名称": "床位",
    "责任单位": ["区民政局", "区卫健委"],
    "3月目标": None,
    "进展情况": "好",
}
ENGLISH = {
    "number": "1",
    "title": "床位",
    "lead_unit": "区民政局、区卫健委",
    "goal": "",
    "progress": "好",
}


@pytest.mark.parametrize(
    "value",
    [
        [CHINESE],
        [ENGLISH],
        {"month": "2023-03", "projects": [ENGLISH]},
        {"数据": [CHINESE], "页数": 1},
        [list(CHINESE), ["1", "床位", "区民政局、区卫健委", "", "好"]],
        [list(CHINESE), [1, "床位", "区民政局、区卫健委", None, "好"]],
    ],
)
def test_rows_of_json(value: object, read: ReadTable) -> None:
    (row,) = read(json.dumps(value, ensure_ascii=False), "2023-03.json").rows

    assert {column.value: text for column, text in row.texts.items()} == ENGLISH


def test_numbers_stay_as_they_are_written(read: ReadTable) -> None:
    text = '[{"序号":1,"项目名称":"床位","完成数":34.20,"进展情况":"好","完成率":1e2}]'
    (row,) = read(text, "2023-03.json").rows

    assert row.text(Column.DONE) == "34.20"


def test_a_key_that_a_row_has_twice_is_told_and_the_first_read(read: ReadTable) -> None:
    text = (
        '[{"序号":1,"项目名称":"床位","完成数":210,"完成数":120,"备注":"a","备注":"a","牵头单位":"","牵头单位":"区民政局"},'
        '{"序号":2,"项目名称":"泊位","完成数":6,"进展情况":"好","进展情况":"差","完成数":7}]'
    )
    sheet = read(text, "2023-03.json")

    assert [row.text(Column.DONE) for row in sheet.rows] == ["210", "6"]
    assert [row.text(Column.PROGRESS) for row in sheet.rows] == ["", "好"]
    assert sheet.rows[0].text(Column.LEAD_UNIT) == "区民政局"
    assert [notice.text for notice in sheet.notices] == [
        "同一项里写了两次的“完成数”“进展情况” 3 处,只读取前一次写的"
    ]


def test_an_export_tells_its_region_and_month(read: ReadTable) -> None:
    value = {
        "schema_version": 1,
        "region": "甲县",
        "year": 2023,
        "month": "2023-04",
        "projects": [ENGLISH],
    }
    sheet = read(json.dumps(value), "随便.json")

    assert sheet.page_title == "甲县2023年4月实事项目进展"
    assert (sheet.heading_month, sheet.heading_year) == (4, 2023)


def test_cells_as_printed_go_before_what_was_made_of_them(read: ReadTable) -> None:
    project = {
        **ENGLISH,
        "units": ["别的"],
        "cells": {"number": "(一)", "title": "床位", "progress": "好"},
    }
    (row,) = read(json.dumps({"month": "2023-03", "projects": [project]}), "a.json").rows

    assert {column.value: text for column, text in row.texts.items()} == project["cells"]


def test_json_under_another_name(read: ReadTable) -> None:
    assert read(json.dumps([ENGLISH]).encode("utf-16"), "2023-03.txt").format == "json"


def test_rows_within_an_answer_of_a_web_system(read: ReadTable) -> None:
    rows = [{"序号": 1, "项目内容": "新建2家", "进展情况": "正在招标"}]
    document = {"code": 0, "data": {"total": 1, "rows": rows}}
    sheet = read(json.dumps(document, ensure_ascii=False), "2023-03.json")
    assert [row.text(Column.TITLE) for row in sheet.rows] == ["新建2家"]
