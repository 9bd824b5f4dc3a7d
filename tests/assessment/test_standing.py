"""Every row of the table of standings, and every reason that a judgement can have."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from shishi_cli.assessment.reasons import REASONS
from shishi_cli.assessment.standing import assess
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, EntryField
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import GoalMet
from tests.assessment.judging import judge, record_of

LIFTS = "加装电梯400台"

# title | progress | month goal | earlier totals → standing: the first reason (of March, pace 25%)
TABLE = """
加装电梯400台 | 累计完成400台 | | → 已完成: 完成 400/400 = 100.00%
加装电梯400台、完工200台 | 累计新增420台,完工200台 | | → 已完成: 完成(加装电梯) 420/400 = 105.00%
建设社区食堂 | 已提前完成全年目标任务 | | → 已完成: 自称: 已提前完成全年目标
加装电梯400台 | 活动均已结束 | | 400 → 已完成: 完成 400/400 = 100.00%(沿用 2023-02)
加装电梯400台 | 累计完成39台 | 45台 | → 滞后: 未达月目标: 完成 39,目标 45
加装电梯400台 | 累计完成110台 | 120台 | → 滞后: 未达月目标: 完成 110,目标 120
加装电梯400台 | 累计完成110台 | 120台 | 109 → 滞后: 未达月目标: 完成 110,目标 120
加装电梯400台 | 累计完成30台 | 本月新增10台 | 25 → 滞后: 未达月目标: 完成 5,目标 10
加装电梯400台 | 累计完成59台 | | → 滞后: 慢于序时 10.25 个百分点: 59/400 = 14.75%
加装电梯400台 | 累计完成59台 | 按序时推进 | → 滞后: 慢于序时 10.25 个百分点: 59/400 = 14.75%
加装电梯400台 | 完成率14% | | → 滞后: 慢于序时 11.00 个百分点: 自报 14%
加装电梯400台、完工200台 | 累计新增399台,完工20台 | | → 滞后: 慢于序时(完工) 15.00 个百分点: 20/200 = 10.00%
新建车位400个、公园20座 | 累计新建车位41个,公园1座 | 新建车位40个 | → 滞后: 慢于序时(公园) 20.00 个百分点: 1/20 = 5.00%
投诉控制在100件以内 | 今年以来投诉120件 | | → 滞后: 超过年度上限: 120(不超过 100件)
加装电梯400台 | 累计完成39台 | 40台 | → 预警: 略低于月目标: 完成 39,目标 40
加装电梯400台 | 累计完成38台 | 40台 | → 预警: 略低于月目标: 完成 38,目标 40
加装电梯400台 | 累计完成60台 | | → 预警: 慢于序时 10.00 个百分点: 60/400 = 15.00%
建设社区食堂 | 完成选址,正在方案报批 | 完成选址,完成方案报批 | → 预警: 月目标中尚在进行: 完成方案报批
建设社区食堂 | 完成选址 | 完成选址,签订施工合同 | → 预警: 月目标中未报完成: 签订施工合同
建设社区食堂 | 完成选址,资金尚未落实 | | → 预警: 阻碍: 资金尚未落实
加装电梯400台 | 累计完成25台 | 本月新增1台 | 25 → 滞后: 未达月目标: 完成 0,目标 1
加装电梯400台 | 累计完成60台 | | 60 → 预警: 慢于序时 10.00 个百分点: 60/400 = 15.00%
加装电梯400台 | 累计完成110台 | 100台 | → 超序时: 超过月目标: 完成 110,目标 100
加装电梯400台 | 累计完成120台,占全年目标30% | 完成25% | → 超序时: 超过月目标: 完成 30.00%,目标 25%
加装电梯400台 | 累计完成140台 | | → 超序时: 快于序时 10.00 个百分点: 140/400 = 35.00%
加装电梯400台 | 已完成全年目标任务,累计完成399台 | | → 超序时: 快于序时 74.75 个百分点: 399/400 = 99.75%
加装电梯400台、完工200台 | 累计新增120台,完工60台 | 新增100台,完工60台 | → 按序时: 达到月目标(完工): 完成 60,目标 60
加装电梯400台 | 累计完成41台 | 40台 | → 按序时: 达到月目标: 完成 41,目标 40
加装电梯400台 | 累计完成100台 | 100台 | → 按序时: 达到月目标: 完成 100,目标 100
加装电梯400台 | 召开了动员会 | 40台 | 45 → 按序时: 达到月目标: 完成 45(沿用 2023-02),目标 40
建设社区食堂 | 完成选址、方案报批 | 完成选址,完成方案报批 | → 按序时: 月目标各节点均已报完成
建设社区食堂5家 | 完成选址,已建成1家 | 完成选址 | → 按序时: 月目标各节点均已报完成
加装电梯400台 | 累计完成100台 | | → 按序时: 不慢于序时: 100/400 = 25.00%
加装电梯400台 | 累计完成110台 | | 120 → 按序时: 不慢于序时: 110/400 = 27.50%
加装电梯400台 | 累计完成120台 | | 120 → 按序时: 不慢于序时: 120/400 = 30.00%
加装电梯400台 | 本月完成0台 | | 120 → 按序时: 不慢于序时: 120/400 = 30.00%
投诉控制在100件以内 | 今年以来投诉20件 | | → 按序时: 没有超过上限: 20(不超过 100件)
加装电梯400台 | | | → 无法判断: 空报: 没有填写进展情况
加装电梯400台 | 无 | | → 无法判断: 空报: 没有填写进展情况
加装电梯400台 | 有序推进中。 | | → 无法判断: 空报: 只有“有序推进中。”,没有内容
加装电梯400台 | 截至2月底,累计完成30台 | 40台 | → 无法判断: 进展写的是以前的月份,没有本月的数: 截至2月底
加装电梯400台 | 截至2月底,累计完成30台 | | → 无法判断: 进展写的是以前的月份,没有本月的数: 截至2月底
加装电梯400台 | 累计完成30台(截至二月底),其余3月底前完成 | 40台 | → 无法判断: 进展写的是以前的月份,没有本月的数: 截至二月底
加装电梯400台 | 截至2月底完成年度目标的7.5% | 40台 | → 无法判断: 进展写的是以前的月份,没有本月的数: 截至2月底
加装电梯400台 | 截至2月底,累计完成30台。目前正在安装 | 40台 | → 无法判断: 进展写的是以前的月份,没有本月的数: 截至2月底
加装电梯400台 | 截至2月底,累计完成400台 | | → 无法判断: 进展写的是以前的月份,没有本月的数: 截至2月底
加装电梯400台 | 截至2月底完成30台,目前累计完成36台 | 40台 | → 滞后: 未达月目标: 完成 36,目标 40
加装电梯400台 | 截至2月底,累计完成30台,目前累计完成36台 | 40台 | → 滞后: 未达月目标: 完成 36,目标 40
加装电梯400台 | 截至2月底,累计完成30台,3月新增6台 | 40台 | → 滞后: 未达月目标: 完成 36,目标 40
新建学校 | 截至2月底已完成招标 | 完成招标 | → 无法判断: 进展写的是以前的月份,没有答复本月的目标: 截至2月底
新建学校 | 截至2月底已完成招标,目前正在平整场地 | 完成招标 | → 按序时: 月目标各节点均已报完成
新建学校 | 截至3月底已完成招标 | 完成招标 | → 按序时: 月目标各节点均已报完成
加装电梯400台 | 截至2月底,累计完成30台,3月计划新增6台 | 40台 | → 无法判断: 进展写的是以前的月份,没有本月的数: 截至2月底
加装电梯400台 | 截至2月底,累计完成30台,三月新增6台,累计36台 | 40台 | → 滞后: 未达月目标: 完成 36,目标 40
加装电梯400台 | 截至2月底,已完成全年目标任务 | 40台 | → 已完成: 自称: 已完成全年目标任务
加装电梯400台 | 截至2月底,累计完成30台 | 20台 | 30 → 按序时: 达到月目标: 完成 30(沿用 2023-02),目标 20
加装电梯400台 | 截至2月底,累计完成30台 | 40台 | 30 → 无法判断: 进展写的是以前的月份,没有本月的数: 截至2月底
加装电梯400台 | 召开了动员会 | 40台 | → 无法判断: 进展文字未触及月目标
加装电梯400台 | 召开了动员会 | | → 无法判断: 没有可比的完成数
加装电梯400台 | 召开了动员会 | | 39 → 无法判断: 没有可比的完成数,上次是 2023-02 的 39台
加装电梯900台 | 累计完成8320台 | | 790 → 无法判断: 存疑: 是 2023-02 的数 790 的 10.53 倍,可能是 832;疑有误,不作判断
加装电梯400台 | 累计完成390台 | 39台 | → 无法判断: 存疑: 是月目标 39 的 10.00 倍;疑有误,不作判断
补贴困难群众40000户 | 完成2.6户,完成率65% | | → 无法判断: 存疑: 不到年度目标 40000 的千分之一,而自报 65%,可能是 26000;疑有误,不作判断
建设社区食堂 | 完成选址 | | → 无法判断: 无量化指标,也没有月目标可比
建设社区食堂 | 走访了困难家庭 | / | → 无法判断: 无量化指标,也没有月目标可比
加装电梯400台 | 本月完成10台 | | → 无法判断: 口径存疑: 只报了当月数,缺 1月、2月,累计数至少为此数
投诉控制在100件以内 | 本月投诉9件 | | → 无法判断: 口径存疑: 只报了当月数,缺 1月、2月,累计数至少为此数
居民满意度达到90%以上 | 年底统一测评 | | → 无法判断: 年度指标,月度不作判断: 年底统一测评
加装电梯400台 | 累计完成10台,年底考核 | | → 无法判断: 年度指标,月度不作判断: 年底考核
加装电梯400台 | 累计完成10台,年底考核 | 40台 | → 滞后: 未达月目标: 完成 10,目标 40
建设社区食堂 | 正在施工 | 12月底前完成验收 | → 无法判断: 12月才到期: 12月底前完成验收
加装电梯400台 | 累计完成59台 | 12月底前完成 | → 滞后: 慢于序时 10.25 个百分点: 59/400 = 14.75%
改造老旧小区0户 | 累计改造12户 | | → 无法判断: 年度目标为 0,不能据以判断
改造老旧小区0户 | 累计改造0户 | | → 无法判断: 年度目标为 0,不能据以判断
改造老旧小区0户 | 已完成全年目标任务 | | → 无法判断: 年度目标为 0,不能据以判断
改造老旧小区0户 | 累计改造12户 | 10户 | → 无法判断: 年度目标为 0,不能据以判断
改造老旧小区0户 | 累计改造5户 | 10户 | → 滞后: 未达月目标: 完成 5,目标 10
加装电梯0台、完工200台 | 累计新增20台,完工60台 | | → 按序时: 不慢于序时(完工): 60/200 = 30.00%
安全事故控制在0起以内 | 今年以来发生0起 | | → 按序时: 没有超过上限: 0(不超过 0起)
开展培训6000人次 | 截至3月底开展培训1100人次 | 上半年3000人次;全年6000人次 | → 按序时: 月目标还没有到期(上半年): 1100/6000 = 18.33%
建设社区食堂 | 正在编制招标文件 | 二季度:完成招标 | → 按序时: 月目标还没有到期(二季度)
服务困难群众 | 不设年度目标 | | → 无法判断: 不设目标: 不设年度目标
加装电梯 | 上级尚未下达任务 | | → 无法判断: 目标未下达: 上级尚未下达任务
加装电梯400台 | 累计完成100台,市级任务暂未下达 | | → 预警: 阻碍: 市级任务暂未下达
"""


def rows() -> list[tuple[str, ...]]:
    pattern = re.compile(r"(.*?) \| (.*?) ?\| (.*?) ?\| ?(.*?) ?→ (.*?): (.*)")
    found = [pattern.fullmatch(line) for line in TABLE.strip().splitlines()]
    assert None not in found
    return [row.groups() for row in found if row is not None]


@pytest.mark.parametrize(("title", "progress", "goal", "past", "standing", "reason"), rows())
def test_a_row_of_the_table(
    title: str, progress: str, goal: str, past: str, standing: str, reason: str
) -> None:
    judged = judge(title, progress, goal, past=[(2, past)] if past else ())
    assert judged.standing.label == standing
    assert judged.reasons[0].text == reason


def test_the_table_has_a_row_for_every_standing_and_the_codes_that_speak_for_it() -> None:
    seen = {
        reason.code: judged.standing
        for title, progress, goal, past, *_ in rows()
        for judged in [judge(title, progress, goal, past=[(2, past)] if past else ())]
        for reason in judged.reasons[:1]
    }
    # What needs another month, another rule or a column of its own is tested beside it.
    elsewhere = {"escalated", "not_reported", "within_margin", "verdict_differs", "no_advance"}
    elsewhere |= {"said_dropped", "milestones_stuck", "milestone_overdue", "no_figure_twice"}
    notes = {kind.code for kind in REASONS if kind.is_note}
    assert set(seen) | elsewhere | notes == {kind.code for kind in REASONS}
    for kind in REASONS:
        if kind.code in seen:
            assert seen[kind.code] is kind.standing, kind.code


def test_a_project_that_only_an_earlier_table_has_is_not_reported() -> None:
    record = record_of({Column.TITLE: LIFTS, Column.PROGRESS: "累计完成90台"}, month=4, told=3)
    judged = assess(record)
    assert judged.standing.label == "无法判断"
    assert [reason.text for reason in judged.reasons] == ["未报: 2023-04 的表中没有此项目"]


def test_what_is_due_in_december_is_judged_in_december() -> None:
    for progress, goal in (("累计完成300台,年底考核", ""), ("累计完成300台", "12月底前完成400台")):
        assert judge(LIFTS, progress, goal, month=12).standing.label == "滞后"
    assert judge(LIFTS, "累计完成300台,年底考核", month=11).standing.label == "无法判断"


def test_the_reasons_of_the_other_standings_are_listed_after_the_first() -> None:
    judged = judge(LIFTS, "累计完成36台,资金尚未落实", "40台", past=[(2, "36")])
    assert [reason.code for reason in judged.reasons] == [
        "under_goal",
        "under_pace",
        "no_advance",
        "blocker",
    ]


def test_a_reason_names_the_line_and_the_words_it_rests_on() -> None:
    reason = judge(LIFTS, "累计完成59台").reasons[0]
    assert reason.rule == "plan: 慢于序时超过 10 个百分点为滞后"
    assert [(s.file, s.row, s.column, s.text) for s in reason.sources] == [
        ("2023-03.csv", 2, Column.TITLE, "400台"),
        ("2023-03.csv", 2, Column.PROGRESS, "59台"),
    ]


def test_a_figure_that_a_person_entered_is_called_so() -> None:
    record = record_of({Column.TITLE: LIFTS, Column.PROGRESS: "累计完成200台"})
    entry = Entry(Month(2023, 3), EntryField.ACTUAL, 1, "50", "电话核实", "王", "2023-04-01")
    reason = assess(replace(record, entries=(entry,))).reasons[0]
    assert reason.text == "慢于序时 12.50 个百分点: 50/400 = 12.50%(人工录入)"
    assert [source.text for source in reason.sources] == ["400台"]


def test_a_target_told_by_another_cell_is_what_is_not_issued() -> None:
    cells = {
        Column.TITLE: "推进健康检查",
        Column.TARGET: "市级目标尚未下达",
        Column.PROGRESS: "已部署",
    }
    assert assess(record_of(cells)).reasons[0].code == "not_issued"


def test_every_code_that_the_source_makes_is_registered() -> None:
    source = Path(__file__).parents[2] / "src/shishi_cli"
    made = {
        code
        for path in source.glob("assessment/*.py")
        if path.name != "reasons.py"
        for code in re.findall(
            r'(?:\bReason\(\s*|\.reason\(|SignalKind\.\w+, |MilestoneState\.\w+: \()"(\w+)"',
            path.read_text("utf-8"),
        )
    }
    assert made
    assert made <= {kind.code for kind in REASONS}


@pytest.mark.parametrize(
    ("title", "progress", "goal", "met"),
    [
        ("改造凉亭10座", "6座凉亭顶棚改造已完成", "完成4座", GoalMet.UNCLEAR),  # a part of each
        ("安装路灯100盏", "50盏路灯灯杆已安装完成,正在接线", "安装40盏", GoalMet.UNCLEAR),
        ("新增用户2600户", "本月新增245户,累计2108户", "新增300户", GoalMet.NOT_MET),
        ("举办招聘活动40场", "本月举办3场,全年累计举办28场", "举办2场", GoalMet.MET),
        ("建设全民健身中心", "主体工程完成63%", "主体完成60%", GoalMet.MET),
        # The last one, and what none of them lacks, say nothing less.
        ("更换燃气软管5000户", "全换完了,最后一户也在本月12日换上", "累计4000户", GoalMet.UNCLEAR),
        ("建设驿站14处", "14处驿站无一缺漏,每天都在使用", "14处", GoalMet.MET),
        # 设备安装 may be a stage: fewer done do not fall short of it, more do meet it.
        ("清洁取暖改造5200户", "累计改造1210户", "户内设备安装3000户", GoalMet.UNCLEAR),
        ("清洁取暖改造5200户", "累计改造3210户", "户内设备安装3000户", GoalMet.MET),
    ],
)
def test_a_goal_is_met_by_what_it_asks_for_alone(
    title: str, progress: str, goal: str, met: GoalMet
) -> None:
    assert judge(title, progress, goal).goal_met is met
