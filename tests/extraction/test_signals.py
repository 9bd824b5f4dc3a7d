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
        ("建成区图书馆", "已投入使用", True),
        ("改造区图书馆", "已投入使用", False),  # the old one was in use as well
        ("建成区图书馆并对外开放", "已完工", False),
        ("改造区图书馆", "区图书馆改造已于9月完工,通过验收。", False),  # 改造 stands before it
        ("改造区图书馆", "区图书馆已完成改造并通过验收。", True),
        ("新建书屋12家并投入使用", "已投入使用", False),  # how many is open
        ("建设区级养老院", "目前,区级养老院已建成投用,入住老人38名。", True),
        ("建设区级养老院", "区级养老院主体已建成", False),
        ("建设区级养老院", "项目已全面建设", False),
        ("建设区级养老院", "区级养老院已完成建设方案", False),
        ("建设区级养老院", "区级养老院已完成建设90%", False),
        ("改造区图书馆", "区图书馆已改造", False),  # some of it, perhaps
        ("建设区级养老院", "区级养老院已建成,消防设施正在调试", False),
        ("建设文化馆和图书馆", "文化馆已建成", False),
        ("建设文化馆和图书馆", "文化馆和图书馆均已建成", True),
        ("建设第五批口袋公园", "第五批已全部完工。", True),
        ("建设第五批口袋公园", "第四批口袋公园已全部完工。", False),
        ("建设二期湿地公园", "湿地公园已建成开放", False),
        ("建成区救助中心并启用", "9月20日正式揭牌启用。", True),
        ("建成区救助中心并启用", "11月20日正式揭牌启用。", False),  # told in October
        ("推进医养结合", "已全部完成", True),  # the month asked for nothing else
        ("建设1所幼儿园", "幼儿园已建成并通过验收。", True),
        ("完成村卫生室标准化建设40个", "村卫生室标准化建设全部完成。", True),
        ("完成村卫生室标准化建设40个", "村卫生室选址全部完成。", False),
        ("完成村卫生室标准化建设40个", "标准化建设全部完成,2个正在验收", False),
        ("改造老旧小区20个", "项目已全部完成。", True),
        ("改造老旧小区20个", "项目已全部完成招标。", False),
    ],
)
def test_the_one_thing_promised_is_done_when_it_is_told_to_be_as_promised(
    title: str, progress: str, claims: bool
) -> None:
    texts = {Column.TITLE: title, Column.PROGRESS: progress}
    found = read_row(texts, Place("t.csv", 1, 2), 10).signals
    assert (SignalKind.CLAIM in {one.kind for one in found}) is claims


@pytest.mark.parametrize(
    ("goal", "claims"),
    [
        ("", True),
        ("项目完工。", True),
        ("建成投用", True),
        ("主体结构完成", False),
        ("三层", False),
    ],
)
def test_done_without_a_name_may_be_the_month_goal_alone(goal: str, claims: bool) -> None:
    texts = {Column.TITLE: "建设区级养老院", Column.GOAL: goal, Column.PROGRESS: "已完工。"}
    found = read_row(texts, Place("t.csv", 1, 2), 10).signals
    assert (SignalKind.CLAIM in {one.kind for one in found}) is claims
