"""A page is read alike by selectolax and by the parser of machines that have none."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from shishi_cli.domain.source import Sheet
from shishi_cli.readers.formats.html_tree import SLOWLY
from shishi_cli.readers.read_sheet import read_sheet

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for suffix in ("html", "mhtml", "mht")
    for folder in (ROOT / "sample_data", ROOT / "tests")
    for path in folder.rglob(f"*.{suffix}")
)
HEAD = "<tr><th>序号<th>项目名称<th>牵头单位<th>3月目标<th>进展情况"
WRITTEN = {
    "unclosed": f"<table>{HEAD}<tr><td>1<td>加装电梯400台<td>区房管局<td>40台<td>累计完成41台<br>在建9台",
    "spans": f"<table>{HEAD}<tbody><tr><td rowspan=9>1<td>新增<td>区民政局<td><td>完成5个</tbody>"
    "<tbody><tr><td>2<td>改造<td>区水务局<td><td>完成6个</table>",
    "struck": f"<table>{HEAD}<tr><td>1<td>培训<td>区人社局<td><td>完成<s>180</s>210人<sup>1</sup></table>",
    "struck cells": f"<table>{HEAD}<tr hidden><td>1<td>培训<td>区人社局<td style='text-decoration:"
    "line-through'>4<b>0</b>人<td>完成50人<tr style='visibility:hidden'><td>2<td>培训<td>甲<td><td>好"
    "</table>",
    "forms": f"<table>{HEAD}<tr><td>1<td>培训<td>区人社局<td>"
    "<td><input type=checkbox checked>已完成<input value=210>人</table>",
    "list": "<h1>某区2023年3月实事项目进展</h1><ol><li>新建书屋5个<p>进展情况:已建成3个"
    "<li>新建步道2公里<p>进展情况:已开工</ol>",
}


def slowly(monkeypatch: pytest.MonkeyPatch, path: Path) -> Sheet:
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "selectolax.lexbor", None)
        return read_sheet(path)


def same(quick: Sheet, slow: Sheet) -> bool:
    return replace(slow, notices=quick.notices) == quick


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_file_is_read_alike(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    assert same(read_sheet(path), slowly(monkeypatch, path))


@pytest.mark.parametrize("name", WRITTEN)
def test_a_page_is_read_alike_and_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "2023-03.html"
    path.write_text(f"<meta charset=utf-8>{WRITTEN[name]}", "utf-8")
    quick, slow = read_sheet(path), slowly(monkeypatch, path)
    assert same(quick, slow)
    assert SLOWLY.text in str(slow.notices)
