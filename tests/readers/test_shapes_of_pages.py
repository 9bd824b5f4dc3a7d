"""Shapes of tables that public pages have, with places and figures made up: what is read of each."""

import pytest

from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.source import Column
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.readers.read_sheet import read_content

# The page's title and the rows of its table; the month, and each project's number, units and figures.
SHAPES = {
    "groups by office, the progress in two columns": (
        "2024年度民生实事项目进度表(9月)",
        "<tr><td rowspan=2>序号<td rowspan=2>牵头单位<td rowspan=2>项目数量<td rowspan=2>项目名称"
        "<td rowspan=2>业主单位<td colspan=2>本月进展情况<tr><td>前期手续<td>在建形象进度"
        "<tr><td rowspan=2>一<td rowspan=2>区城管局<td rowspan=2>2个<td>(一)安装燃气装置3000户"
        "<td>区城管局<td><td>累计已安装2100户<tr><td>(二)改造小区4个<td>区城管局<td><td>累计已完工2个",
        "2024-09",
        ["一 区城管局 2100 2"],
    ),
    "a promise in two rows beside merged cells": (
        "清河区2023年民生实事一季度进展情况",
        "<tr><td>序号<td>工作任务<td>责任单位<td>一季度目标<td>进展情况、存在问题及下一步打算<td>目标完成情况"
        "<tr><td rowspan=2>1<td>新改扩建学校1所<td rowspan=2>教体局<td rowspan=2>室内安装"
        "<td rowspan=2>进展情况:已新增学位300个。下步打算:增加人员。<td rowspan=2>顺利推进<tr><td>新增学位810个"
        "<tr><td>2<td>新增床位60张<td>民政局<td>完成20张<td>进展情况:已新增床位25张。存在问题:无。<td>顺利",
        "2023-03",
        ["1 教体局 300", "2 民政局 25"],
    ),
    "half a year under a heading of its own": (
        "清河区2023年实事项目",
        "<tr><td>序号<td>实事项目<td>牵头单位<td>年度目标<td>上半年进展<td>下半年计划"
        "<tr><td>1<td>新增停车泊位<td>区交通局<td>800个<td>一季度完成招标;截至6月底累计新增泊位410个。<td>12月前完成"
        "<tr><td>2<td>新建驿站<td>区文旅局<td>6座<td>1月完成选址;3月开工;6月底累计建成2座<td>年底建成",
        "2023-06",
        ["1 区交通局 410", "2 区文旅局 2"],
    ),
    "a segment for each date or quarter": (
        "清河区2023年8月实事项目进展情况",
        "<tr><td>序号<td>实事项目<td>牵头单位<td>进展情况"
        "<tr><td>1<td>新增停车泊位800个<td>区交通局<td>3月:完成招标。<br>6月:新增泊位410个。<br>8月:累计新增泊位560个。"
        "<tr><td>2<td>新建驿站6座<td>区文旅局<td>截至6月底,建成2座;截至8月底,建成4座。"
        "<tr><td>3<td>改造小区9个<td>区住建局<td>第一季度:开工3个。第二季度:累计完工4个。第三季度:截至8月累计完工6个。",
        "2023-08",
        ["1 区交通局 560", "2 区文旅局 4", "3 区住建局 6"],
    ),
    "a number merged over rows whose cells all differ": (
        "清河区2023年5月实事项目进展情况",
        "<tr><td>序号<td>实事项目<td>责任单位<td>年度目标<td>完成数<td>进展情况"
        "<tr><td rowspan=2>1<td>新建驿站<td>区文旅局<td>6座<td>2<td>2座已建成"
        "<tr><td>新增床位<td>区民政局<td>60张<td>25<td>新增25张"
        "<tr><td>2<td>改造小区<td>区住建局<td>9个<td>4<td>4个已完工",
        "2023-05",
        ["1 区文旅局、区民政局 2 25", "2 区住建局 4"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_the_shape_of_a_page(shape: str) -> None:
    title, rows, month, told = SHAPES[shape]
    page = f"<html><body><h1>{title}</h1><table>{rows}</table></body></html>"
    sheet = read_content(page.encode(), "页面.html")
    found = []
    for row in sheet.rows:
        reading = read_row(
            row.texts, Place("x", 1, row.row), int(month[-2:]), headings=sheet.headings
        )
        actual = [measure.figure(FigureKind.ACTUAL) for measure in reading.measures]
        amounts = [f"{one.amount:f}" for one in actual if one is not None]
        found.append(" ".join((row.texts[Column.NUMBER], "、".join(reading.units), *amounts)))

    assert found == told
    assert sheet.heading_month == int(month[-2:]) or month[-2:].lstrip("0") + "月" in title
