"""Blockers in a progress: their words, and what is over."""

import pytest

from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.source import Column
from shishi_cli.extraction.read_row import Place, read_row
from shishi_cli.extraction.signals.signals import find_signals


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        ("因管线改迁暂停施工", "因管线改迁暂停"),
        ("方案已报,但配套资金至今未落实。", "资金至今未落实"),
        ("完成选址3处;土地指标尚未下达,其余工作有序推进。", "指标尚未下达"),
    ],
)
def test_the_span_of_a_blocker_holds_its_words(progress: str, told: str) -> None:
    spans = [progress[a:b] for kind, a, b in find_signals(progress) if kind is SignalKind.BLOCKER]
    assert len(spans) == 1
    assert told in spans[0]


@pytest.mark.parametrize(
    "progress",
    [
        "6月曾停工,现已全面复工",
        "前期因管线改迁一度停滞,经协调已解决,目前施工正常",
        "年初资金未到位,3月底已拨付。",
        "未出现停工",
        "已化解居民反对加装的问题",
    ],
)
def test_what_is_over_blocks_no_more(progress: str) -> None:
    assert SignalKind.BLOCKER not in {kind for kind, _, _ in find_signals(progress)}


def test_a_blocker_that_came_back_is_one() -> None:
    found = find_signals("前期资金未到位,已协调解决。目前因汛期调度,工程再次搁置。")
    assert [kind for kind, _, _ in found] == [SignalKind.BLOCKER]


@pytest.mark.parametrize(
    ("title", "progress", "claims"),
    [
        ("建成区图书馆并对外开放", "已对外开放。", True),
        ("建成区图书馆并对外开放", "区图书馆已正式对外开放", True),
        ("建成区图书馆并对外开放", "儿童馆已对外开放", False),  # a part of it
        ("建成区图书馆并对外开放", "已对外开放,二楼正在布展", False),
        ("建成区图书馆并对外开放", "预计12月对外开放", False),
        ("建成区图书馆", "已投入使用", False),
        ("新建书屋12家并投入使用", "已投入使用", False),  # how many is open
    ],
)
def test_the_one_thing_promised_is_done_when_it_is_told_to_be_in_use(
    title: str, progress: str, claims: bool
) -> None:
    texts = {Column.TITLE: title, Column.PROGRESS: progress}
    found = read_row(texts, Place("t.csv", 1, 2), 10).signals
    assert (SignalKind.CLAIM in {one.kind for one in found}) is claims
