"""What months in a row do to each other: a later one rewrites no earlier one, but proves what its
figure meant; what was told is carried on, and never invented."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.standing import Assessment, GoalMet, Standing
from tests.assessment.year_of_rows import Rows, judge_year

LOTS = "新建车位100个"

PROGRESS = st.one_of(
    st.builds(
        "{}{}个".format,
        st.sampled_from(("累计完成", "完成", "本月完成", "已完成")),
        st.integers(0, 120),
    ),
    st.builds("完成年度目标的{}%".format, st.integers(0, 100)),
    st.builds("本月完成{0}个,累计完成{1}个".format, st.integers(0, 40), st.integers(0, 120)),
    st.sampled_from(
        (
            "",
            "正在推进",
            "已完成全年目标任务",
            "完成选址",
            "正在招标",
            "因资金未落实暂停",
            "经核实核减2个,累计完成40个",
        )
    ),
)
GOAL = st.one_of(
    st.sampled_from(("", "按序时推进", "完成选址", "完成招标,启动施工")),
    st.builds("累计完成{}个".format, st.integers(1, 100)),
    st.builds("完成{}个".format, st.integers(1, 100)),
    st.builds("本月完成{}个".format, st.integers(1, 40)),
)
YEARS = st.dictionaries(st.integers(1, 12), st.tuples(GOAL, PROGRESS), min_size=2, max_size=6)


def told(one: Assessment) -> object:
    return (
        one.standing,
        one.goal_met,
        [(m.actual, m.to_date, m.completion, m.set_aside) for m in one.measures],
    )


def is_proved_later(one: Assessment) -> bool:
    return any(note.code == "basis_proved" for note in one.notes)


@given(YEARS)
def test_no_later_month_changes_an_earlier_one_but_by_a_proof_that_it_tells(rows: Rows) -> None:
    months = sorted(rows)
    seen: list[Mapping[int, Assessment]] = [
        judge_year(LOTS, {month: rows[month] for month in months[:many]})
        for many in range(1, len(months) + 1)
    ]
    for before, after in pairwise(seen):
        for month, one in before.items():
            if told(one) == told(after[month]):
                continue
            assert is_proved_later(after[month])
            assert not is_proved_later(one)  # what is proved is not taken back


@pytest.mark.parametrize(
    "words",
    [
        ("累计完成48个", "完成46个", "累计完成0个"),
        ("完成0个", "本月完成1个", "完成0个"),
        ("累计完成24个", "完成25个", "完成24个", "累计完成26个"),
        ("完成30个", "完成20个", "累计完成45个", "完成50个"),
    ],
)
def test_a_proof_stays_when_a_still_later_month_contradicts_it(words: tuple[str, ...]) -> None:
    rows = {month: ("", one) for month, one in enumerate(words, start=3)}
    proved: dict[int, object] = {}
    for many in range(1, len(words) + 1):
        for month, one in judge_year(LOTS, dict(list(rows.items())[:many])).items():
            reasons = [measure.basis_reason for measure in one.measures]
            assert proved.setdefault(month, reasons) in (reasons, [None])
            proved[month] = reasons


@given(YEARS)
def test_carrying_on_invents_nothing(rows: Rows) -> None:
    numbers = {month for month, (_, progress) in rows.items() if any(map(str.isdigit, progress))}
    for month, one in judge_year(LOTS, rows).items():
        (measure,) = one.measures
        if measure.to_date is not None:
            assert measure.to_date.month.number in numbers
            assert measure.to_date.month.number <= month
        late = one.standing in (Standing.BEHIND, Standing.AT_RISK)
        if late and measure.carried_in(one.record.month):
            assert "carried" not in one.reasons[0].code
            assert "沿用" not in one.reasons[0].text


# A year's rows: month, goal | progress → standing, figure to date, the first reason.
TABLES = {
    "a goal for the year so far is met by the total, not by what the month adds": """
        安装报警器5000户
        5: 累计安装1100户 | 累计安装1160户 → 按序时 1160: 达到月目标
        6: 安装1800户 | 累计安装1843户 → 按序时 1843: 达到月目标: 完成 1843,目标 1800
        7: 安装2600户 | 本月安装780户 → 按序时 2623: 达到月目标: 完成 2623,目标 2600
        8: 本月安装500户 | 本月安装480户 → 预警 3103: 略低于月目标: 完成 480,目标 500
    """,
    "a goal of each month is met by what the month adds": """
        安装报警器5000户
        1: 安装400户 | 本月安装410户 → 按序时 410: 达到月目标
        2: 安装400户 | 本月安装300户 → 滞后 710: 未达月目标: 完成 300,目标 400
        3: 安装300户 | 本月安装300户 → 按序时 1010: 达到月目标: 完成 300,目标 300
    """,
    "what is asked for month by month stays so when more is asked": """
        举办培训班180期
        1: 举办5期 | 本月举办5期 → 按序时 5: 达到月目标
        2: 举办5期 | 本月举办5期,累计举办10期 → 按序时 10: 达到月目标: 完成 5,目标 5
        3: 举办20期 | 本月举办12期 → 滞后 22: 未达月目标: 完成 12,目标 20
        4: 举办28期 | 本月举办15期,累计举办37期 → 滞后 37: 未达月目标: 完成 15,目标 28
    """,
    "but not what rose month by month, as a total does": """
        举办培训班180期
        1: 举办5期 | 本月举办5期 → 按序时 5: 达到月目标
        2: 举办10期 | 本月举办5期 → 按序时 10: 达到月目标: 完成 10,目标 10
        3: 举办20期 | 本月举办12期 → 按序时 22: 达到月目标: 完成 22,目标 20
    """,
    "that a month brought none is its number, and no other month's meets its goal": """
        发放消费券180万张
        3: 发放20万张 | 本月发放20万张 → 按序时 200000: 达到月目标
        4: 发放20万张 | 本月没有发放 → 滞后 200000: 未达月目标: 完成 0,目标 200000
        5: 发放20万张 | 高温暂停,消费券本月未发放 → 滞后 200000: 未达月目标: 完成 0,目标 200000
        7: 发放20万张 | 正在筹备 → 无法判断 200000: 进展文字未触及月目标
        8: 发放20万张 | 暂未发放消费券 → 滞后 200000: 未达月目标: 完成 0,目标 200000
        9: 发放20万张 | 本月未发放,累计发放20万张 → 滞后 200000: 未达月目标: 完成 0,目标 200000
    """,
    "a total for which no more is asked is met by none in the month": """
        举办培训班20期
        2: 累计举办9期 | 累计举办9期 → 按序时 9: 达到月目标
        3: 举办9期 | 本月未举办,累计举办9期 → 按序时 9: 达到月目标: 完成 9,目标 9
    """,
    "the same thing named twice is one, and a later month finishes no earlier one": """
        新建3所公办幼儿园
        7: | 东城园已竣工。 → 滞后 1: 慢于序时 25.00 个百分点: 1/3
        8: | 东城园已开园。 → 滞后 1: 慢于序时 33.33 个百分点: 1/3
        10: | 西苑园已竣工。 → 滞后 1: 慢于序时 50.00 个百分点: 1/3
        11: | 南湖园正在收尾,预计12月竣工。 → 无法判断 1: 没有可比的完成数
        12: | 3所幼儿园已全部竣工。 → 已完成 3: 完成 3/3
    """,
    "nor is a month done by what only a later one proves": """
        改造公厕100座
        3: | 完成30座 → 按序时 30: 不慢于序时
        4: | 完成30座 → 预警 30: 慢于序时
        5: | 完成40座 → 预警 40: 慢于序时
        6: | 累计完成100座 → 已完成 100: 完成 100/100
    """,
    "a share under 100% says that a total carried on is not all": """
        新建3所公办幼儿园
        10: | 累计竣工3所 → 已完成 3: 完成 3/3
        11: | 总体完成约90%。 → 预警 3: 慢于序时 1.66 个百分点: 自报 90%
    """,
    "a pause that is asked for is met by it, and blocks nothing": """
        培训青少年游泳30000人
        6: 累计培训20000人 | 累计培训20156人 → 超序时 20156: 超过月目标
        7: 暑期暂停 | 暑期暂停 → 按序时 20156: 月目标各节点均已报完成
        8: 暑期停办,完成场馆检修 | 暑期停办,场馆检修已完成 → 按序时 20156: 月目标各节点均已报完成
        9: 本月不安排培训 | 本月未安排 → 按序时 20156: 月目标各节点均已报完成
        10: 累计培训25000人 | 场馆暂停 → 预警 20156: 阻碍: 暂停
    """,
    "where none is asked for, whatever is told meets it, and no figure is due": """
        改造公厕20座
        1: 累计完成0座 | 尚未开工 → 按序时 None: 达到月目标: 完成 未报数,目标 0
        2: 累计完成0座 | 正在招标 → 按序时 None: 达到月目标: 完成 未报数,目标 0
        3: 累计完成0座 | → 无法判断 None: 空报
        4: 累计完成2座 | 正在招标 → 预警 None: 月目标中未报完成: 累计完成2座
    """,
    "a total that fell has met no goal of the month, unless it was counted anew": """
        安装报警器500户
        3: | 累计安装200户 → 超序时 200: 快于序时
        4: 本月安装10户 | 累计安装196户 → 滞后 196: 未达月目标: 完成 -4,目标 10
        5: 本月安装10户 | 经核实核减6户,累计安装190户 → 预警 190: 慢于序时
    """,
    "a figure without a word of period is what those before it were": """
        完成避险搬迁320户
        4: 累计搬迁60户 | 已搬迁61户 → 按序时 61
        5: 累计搬迁95户 | 已搬迁88户 → 滞后 88
        6: 累计搬迁130户 | 已搬迁112户 → 滞后 112
        8: 累计搬迁200户 | 已搬迁101户 → 滞后 101: 未达月目标: 完成 101,目标 200
        9: 累计搬迁235户 | 已搬迁188户 → 滞后 188
    """,
    "a level that is to come down is asked by the month, by the year in December": """
        平均审批时长控制在8天以内
        3: 平均审批时长不超过10天 | 3月份平均审批时长9.6天 → 按序时 9.6: 达到月目标: 完成 9.6,目标 10
        4: 平均审批时长不超过9.5天 | 4月份平均审批时长9.7天 → 滞后 9.7: 未达月目标: 完成 9.7,目标 9.5
        5: 平均审批时长不超过9天 | 审批提速明显,按期办结率99.1% → 无法判断 9.7: 进展文字未触及月目标
        11: | 平均审批时长8.4天 → 滞后 8.4: 超过年度上限
        12: 平均审批时长控制在8天以内 | 12月份平均审批时长7.5天 → 已完成 7.5: 完成 7.5(不超过 8天)
    """,
    "so is a stock that the month lets stand higher than the year": """
        登记失业人数控制在6000人以内
        5: 登记失业人数不超过6800人 | 登记失业人数6650人 → 按序时 6650: 达到月目标
        9: | 登记失业人数6300人 → 滞后 6300: 超过年度上限
    """,
    "of two figures the goal of the month is held against the nearer one": """
        培育科技型企业600家
        4: | 累计培育160家 → 预警 160: 慢于序时
        5: 新增企业50家 | 5月份新增企业46家,累计206家 → 滞后 206: 未达月目标: 完成 46,目标 50
        6: 新增企业90家 | 6月份新增企业92家,累计298家 → 按序时 298: 达到月目标: 完成 92,目标 90
        7: 新增企业45家 | 累计培育351家 → 超序时 351: 超过月目标: 完成 53,目标 45
        8: 累计培育380家 | 8月份新增企业40家,累计386家 → 按序时 386: 达到月目标: 完成 386,目标 380
    """,
    "what was done to the piece and is less then was taken back": """
        治理河段9条
        6: 全部完成 | 9条河段全部治理完成 → 已完成 9: 完成 9/9
        8: | 经复核,1条水质反弹,不计入完成数,实际完成8条 → 超序时 8: 快于序时
        9: 整改到位 | 已整改到位,9条全部销号 → 已完成 9: 完成 9/9
    """,
    "a goal that is less than one to date before it is of the month": """
        新增泊位800个
        4: 累计新增120个 | 累计新增131个 → 按序时 131: 达到月目标
        5: 新增40个 | 今年共新增161个 → 滞后 161: 未达月目标: 完成 30,目标 40
    """,
    "what is asked for month by month is of each month": """
        加装电梯完工120台
        3: 完工8台 | 本月完工9台,累计完工22台 → 按序时 22: 达到月目标: 完成 9,目标 8
        4: 完工8台 | 本月完工3台,累计完工25台 → 滞后 25: 未达月目标: 完成 3,目标 8
        5: 完工8台 | 本月完工8台,累计完工33台 → 按序时 33: 达到月目标: 完成 8,目标 8
    """,
    "a low goal to date stays one, however far ahead the total is": """
        新建驿站100座
        5: 建成18座 | 累计建成60座 → 超序时 60: 超过月目标: 完成 60,目标 18
        6: 建成20座 | 累计建成65座 → 超序时 65: 超过月目标: 完成 65,目标 20
    """,
    "what is done is remembered": """
        开展活动60场
        6: 累计开展60场 | 累计开展60场 → 已完成 60: 完成 60/60
        7: | → 已完成 60: 完成 60/60 = 100.00%(沿用 2023-06)
        8: | 活动均已结束 → 已完成 60: 完成 60/60 = 100.00%(沿用 2023-06)
    """,
    "a jump that the target explains is no misprint": """
        免费筛查9000人
        3: | 已筛查37人 → 滞后 37: 慢于序时
        4: | 累计筛查9012人 → 已完成 9012: 完成 9012/9000
    """,
    "one that it does not is not judged": """
        免费筛查900人
        3: | 累计筛查790人 → 超序时 790: 快于序时
        4: | 累计筛查8320人 → 无法判断 790: 存疑: 是 2023-03 的数 790 的 10.53 倍,可能是 832
    """,
    "months that turn out to be months of their own are added, and say so in the earlier one": """
        安装报警器500户
        3: | 累计安装200户 → 超序时 200: 快于序时
        4: | 新增安装100户 → 超序时 300: 快于序时
        5: | 新增安装90户 → 超序时 390: 快于序时
    """,
    "what was asked in April and is still open at the second month end after is late": """
        新建服务中心1个
        4: 取得规划许可证 | 规划许可证办理中 → 预警 None: 月目标中尚在进行: 取得规划许可证
        5: | 指标仍在市级部门审核 → 无法判断 None
        6: 取得规划许可证,完成施工图设计 | 施工图设计已完成,规划许可证仍未核发 → 滞后 None: 节点自 2023-04 起未达到: 取得规划许可证
        7: 取得规划许可证 | 规划许可证已核发 → 按序时 None: 月目标各节点均已报完成
    """,
    "what a quarter asked for and is still open is late inside the next one": """
        新建服务中心1个
        3: 一季度完成土地划拨;二季度开工建设;三季度完成地下室施工 | 土地划拨尚未完成 → 预警 None: 月目标中未报完成: 一季度完成土地划拨
        4: 一季度完成土地划拨;二季度开工建设;三季度完成地下室施工 | 已签约3户,土地划拨尚未完成 → 预警 None: 月目标中未报完成: 一季度完成土地划拨
        5: 一季度完成土地划拨;二季度开工建设;三季度完成地下室施工 | 正在办理土地划拨手续 → 滞后 None: 节点自 2023-03 起未达到: 一季度完成土地划拨
        6: 一季度完成土地划拨;二季度开工建设;三季度完成地下室施工 | 土地划拨已完成,暂未开工 → 预警 None: 月目标中未报完成: 二季度开工建设
        7: 一季度完成土地划拨;二季度开工建设;三季度完成地下室施工 | 7月16日正式开工 → 按序时 None
        8: 一季度完成土地划拨;二季度开工建设;三季度完成地下室施工 | 土方开挖完成85% → 按序时 None: 月目标还没有到期(三季度)
        9: 一季度完成土地划拨;二季度开工建设;三季度完成地下室施工 | 地下室施工未完成 → 预警 None: 月目标中未报完成: 三季度完成地下室施工
    """,
    "what it asked for and was told as done is not asked for again": """
        新建服务中心1个
        3: 一季度完成土地划拨;二季度开工建设;三季度完成地下室施工 | 土地划拨已完成 → 按序时 None: 月目标各节点均已报完成
        4: 一季度完成土地划拨;二季度开工建设;三季度完成地下室施工 | 正在办理二期土地划拨,施工单位正在招标 → 按序时 None: 月目标还没有到期(二季度)
    """,
    "a stage that is counted is late as a figure is": """
        新建服务点20个
        4: 开工8个 | 已开工6个,2个因产权纠纷未能开工 → 滞后 None: 未达月目标(开工8个): 完成 6,目标 8
        5: 完成设备招标 | 设备招标已完成 → 按序时 None: 月目标各节点均已报完成
        6: 累计开工20个 | 已累计开工19个 → 预警 None: 月目标中未报完成: 累计开工20个
    """,
    "what is left, begun or prepared is never told as done": """
        建设书屋100个
        8: 累计90个 | 累计建成92个 → 超序时 92: 超过月目标: 完成 92,目标 90
        9: 累计95个 | 还有3个正在施工 → 预警 92: 月目标中未报完成: 累计95个
        10: 累计95个 | 经复核有3个尚未建成 → 滞后 92: 连续两个月没有达到月目标的任何节点
        11: 累计96个 | 仅剩3个未完成 → 超序时 97: 超过月目标: 完成 97,目标 96
    """,
    "that there is not a single one is told": """
        安装路灯2400盏
        9: 安装1800盏 | 安装陷入停滞,尚未安装一盏 → 滞后 None: 未达月目标(安装1800盏): 完成 0,目标 1800
    """,
    "what is asked for again in other words is one and the same": """
        建成海榕路1条并通车
        5: 完成征拆签约,施工单位进场 | 施工单位已进场,征拆签约未完成 → 预警 None
        6: 完成剩余2户征拆签约,路基施工过半 | 路基施工已过半,剩余2户仍未签约 → 预警 None
        7: 完成剩余2户征拆签约,路面铺设过半 | 2户签约未完成,路面铺设已过半 → 滞后 None: 节点自 2023-05 起未达到: 完成剩余2户征拆签约
    """,
    "what follows the work adds nothing to it": """
        困难家庭无障碍改造80户
        5: 完成改造35户 | 完成改造36户。 → 超序时 36
        6: 累计完成改造80户 | 80户改造全部完成。 → 已完成 80
        7: 开展验收 | 第三方验收已开展,验收60户。 → 已完成 80: 完成 80/80 = 100.00%(沿用 2023-06)
        9: | 入户回访22户。 → 已完成 80: 完成 80/80 = 100.00%(沿用 2023-06)
        10: | 经复核核减5户,实际完成75户。 → 超序时 75
    """,
    "nor does it finish what is not done": """
        改造教室照明500间
        7: | 累计完成改造470间。 → 超序时 470
        8: | 累计完成改造486间。 → 超序时 486
        9: 开展照度检测 | 已检测310间,全部合格。 → 按序时 486: 月目标各节点均已报完成
        10: | 累计完成改造512间。 → 已完成 512
    """,
    "a share told alone is news, and the last number stays": """
        安装报警器5000个
        8: 完成68% | 已安装3450个 → 超序时 3450: 超过月目标: 完成 69.00%,目标 68%
        9: 完成80% | 已完成80%。 → 按序时 3450: 达到月目标: 完成 80.00%,目标 80%
        10: 完成90% | 已完成88%。 → 预警 3450: 略低于月目标: 完成 88.00%,目标 90%
    """,
    "months add up from the month on in which nothing was done yet": """
        新建改建农村公路60公里
        3: 开工建设 | 各标段已进场,正在进行路基清表。 → 按序时 None: 月目标各节点均已报完成
        4: 累计完成6公里 | 启动路面铺筑,本月完成6.5公里。 → 按序时 6.5: 达到月目标: 完成 6.5,目标 6
        5: 累计完成14公里 | 本月完成5公里。 → 滞后 11.5: 未达月目标: 完成 11.5,目标 14
    """,
    "from a month on that only says that all goes well, they are the least that can be": """
        新建改建农村公路60公里
        3: | 有序推进。 → 无法判断 None
        4: 累计完成6公里 | 本月完成5公里。 → 无法判断 5: 口径存疑: 只报了当月数
    """,
    "a total that fell once stays one when the target is passed": """
        办理法律援助案件400件
        4: | 办理案件141件。 → 按序时 141
        5: | 办理案件176件。 → 按序时 176
        6: | 办理案件212件。 → 按序时 212
        7: | 共办理案件240件。 → 按序时 240
        9: | 共办理案件307件。 → 按序时 307
        10: | 经核查剔除重复统计案件后,共办理案件301件。 → 预警 301
        12: | 共办理案件415件。 → 已完成 415
    """,
    "what left the list is neither late nor judged": """
        新建菜市场3个
        6: 全部开工 | 3个菜市场均未开工 → 预警 None
        7: 全部开工 | 经区政府常务会议同意,该项目调出2023年实事项目清单 → 无法判断 None: 2023-07 的表中说项目调出
    """,
    "one fall among totals that would add up beyond the target ends what it proved": """
        建成助餐点12家
        6: | 累计建成3家 → 滞后 3: 慢于序时
        7: | 建成5家 → 按序时 8: 不慢于序时
        8: | 建成1家 → 按序时 9: 不慢于序时
        9: | 建成8家 → 预警 8: 慢于序时
    """,
    "a word that is not known finishes nothing, carried on and added to as little as at first": """
        改造危桥40座
        5: 完成20座 | 累计完成22座 → 超序时 22: 超过月目标
        6: 完成38座 | 40座危桥完成圈点 → 无法判断 40: 存疑: 40/40 = 100.00%,数旁的用词不识
        7: | 正在推进 → 无法判断 40: 存疑
        8: | 本月完成1座 → 无法判断 41: 存疑
        9: | 40座危桥完成圈点,已完成全年目标任务 → 已完成 40: 自称
        10: | 累计完成40座 → 已完成 40: 完成
    """,
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_months_of_a_table(table: str) -> None:
    title, *lines = (line.strip() for line in table.strip().splitlines())
    rows: dict[int, tuple[str, str]] = {}
    wanted: dict[int, str] = {}
    for line in lines:
        number, cells = line.split(": ", 1)
        month = int(number)
        told_in, wanted[month] = cells.split(" → " if " → " in cells else "→ ")
        goal, _, progress = told_in.partition("|")
        rows[month] = (goal.strip(), progress.strip())
    for month, one in judge_year(title, rows).items():
        (measure,) = one.measures
        total = measure.to_date.value if measure.to_date else None
        said = f"{one.standing.label} {total}: {one.reasons[0].text}"
        assert said.startswith(wanted[month].strip()), month


def test_what_is_limited_may_fall() -> None:
    rows = {4: ("", "平均审批时长9.7天"), 5: ("", "平均审批时长9.1天")}
    (measure,) = judge_year("平均审批时长控制在10天以内", rows)[5].measures
    assert (measure.to_date and measure.to_date.value, measure.doubts) == (Decimal("9.1"), ())


def test_a_number_that_no_words_tell_is_asked_for_in_the_second_month() -> None:
    rows = {
        4: ("规范管理率达到60%", "规范管理率61.2%"),
        5: ("规范管理率达到64%", "随访管理工作有序推进"),
        6: ("规范管理率达到68%", "正在汇总各站管理数据"),
    }
    year = judge_year("慢病患者规范管理率达到80%以上", rows)
    standings = [year[month].standing for month in rows]
    assert standings == [Standing.AHEAD, Standing.UNKNOWN, Standing.AT_RISK]
    assert [str(year[month].goal_met) for month in (5, 6)] == ["unclear", "unclear"]


def test_a_number_that_is_answered_by_name_is_not_asked_for() -> None:
    rows = {
        6: ("河道疏浚累计10公里,水闸改造完成1座", "河道疏浚累计10.4公里;水闸受汛情影响暂未完工"),
        7: ("河道疏浚累计14公里,水闸改造完成1座", "河道疏浚累计14.2公里,柳溪闸改造完成"),
    }
    july = judge_year("疏浚河道30公里、改造水闸3座", rows)[7]
    assert july.standing is Standing.ON_TRACK, july.reasons
    assert "no_figure_twice" not in {reason.code for reason in july.reasons}


def test_a_claim_meets_the_goal_where_the_figures_are_carried_on() -> None:
    title = "新增医药机构240家,建设服务站点90个"
    goal = "四季度末累计新增医药机构240家、服务站点90个"
    rows = {
        11: (goal, "累计新增医药机构240家,建成服务站点90个"),
        12: (goal, "年度任务已完成,持续优化站点服务。"),
    }
    assert judge_year(title, rows)[12].goal_met is GoalMet.MET
