"""Every reason of a judgement, by its code: what it speaks for, and what it means (理由).

The one place: views label by it, docs/standing.md is written from it, and a test looks whether a
code that is used anywhere stands here.
"""

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.standing import Reason, Standing


@frozen
class ReasonKind:
    """A reason that a judgement can have (理由种类).

    `standing` is what it speaks for, None for what is only told beside the judgement; `rule` says
    in Chinese when it holds, `example` how it is printed.
    """

    code: str
    standing: Standing | None
    rule: str
    example: str

    @property
    def is_note(self) -> bool:
        """Whether it is told among the notes, not the reasons."""
        return self.code in _NOTES


_NOTES = frozenset(
    {
        "over_year_limit",
        "corrected",
        "began",
        "ended",
        "below_line",
        "below_plan",
        "plan_outdated",
        "carried",
        "basis_proved",
        "cut_off",
        "named_now",
    }
)

REASONS = (
    ReasonKind(
        "done",
        Standing.DONE,
        "各指标都达到年度目标,本月或以前的月份达到而后来没有数说更少(沿用);不超过类的 12 月没有超过",
        "完成 730/730 = 100.00%",
    ),
    ReasonKind(
        "claim",
        Standing.DONE,
        "文字自称已完成全年任务,当月和以后没有数说明没完成",
        "自称: 已完成年度任务",
    ),
    ReasonKind(
        "under_goal",
        Standing.BEHIND,
        "完成数低于月目标,差额超过判定规则的容差;不超过类的高于月目标",
        "未达月目标: 完成 36,目标 40",
    ),
    ReasonKind(
        "milestones_stuck",
        Standing.BEHIND,
        "连续两个月没有达到月目标的任何节点",
        "连续两个月没有达到月目标的任何节点(自 2023-05)",
    ),
    ReasonKind(
        "milestone_overdue",
        Standing.BEHIND,
        "同一节点连续两个月应当达到而没有达到",
        "节点自 2023-05 起未达到: 完成招标",
    ),
    ReasonKind(
        "over_limit",
        Standing.BEHIND,
        "不超过类的指标已超过年度的上限",
        "超过年度上限: 120(不超过 100件)",
    ),
    ReasonKind(
        "under_pace",
        Standing.BEHIND,
        "没有月目标(或规则以序时为主)而完成率越过滞后线",
        "慢于序时 14.82 个百分点: 234/2300 = 10.17%",
    ),
    ReasonKind(
        "escalated",
        Standing.BEHIND,
        "连续几个月滞后,达到判定规则的升级月数",
        "连续 3 个月滞后(自 2023-03),升级督办",
    ),
    ReasonKind(
        "near_goal",
        Standing.AT_RISK,
        "完成数低于月目标,差额在判定规则的容差以内",
        "略低于月目标: 完成 187,目标 190",
    ),
    ReasonKind(
        "milestone_missing", Standing.AT_RISK, "月目标中有节点未报", "月目标中未报完成: 完成招标"
    ),
    ReasonKind(
        "milestone_under_way",
        Standing.AT_RISK,
        "月目标中有节点还在进行",
        "月目标中尚在进行: 方案报批",
    ),
    ReasonKind(
        "near_pace",
        Standing.AT_RISK,
        "没有月目标(或规则以序时为主)而完成率越过预警线,没有越过滞后线",
        "慢于序时 4.00 个百分点: 21/100 = 21.00%",
    ),
    ReasonKind(
        "blocker",
        Standing.AT_RISK,
        "月目标没有达到,而受阻于经费、指标、用地或他方的决定;有别的不足时,正在申请的也算",
        "阻碍: 经费未下达",
    ),
    ReasonKind(
        "no_advance",
        Standing.AT_RISK,
        "累计数不比以前的月份多,而月目标(没有月目标的,序时)要求增加",
        "与 2023-03 相比没有进展: 仍为 41",
    ),
    ReasonKind(
        "no_figure_twice",
        Standing.AT_RISK,
        "应当报数而连续两个月没有报",
        "连续两个月没有报数(自 2023-05),上次是 2023-04 的 41台",
    ),
    ReasonKind(
        "over_goal",
        Standing.AHEAD,
        "超过月目标,而且完成率不低于序时进度",
        "超过月目标: 完成 250,目标 152",
    ),
    ReasonKind(
        "over_pace",
        Standing.AHEAD,
        "没有月目标,而快于序时达到判定规则的百分点",
        "快于序时 15.00 个百分点: 160/400 = 40.00%",
    ),
    ReasonKind(
        "goal_met", Standing.ON_TRACK, "月目标的数和节点都已达到", "达到月目标: 完成 41,目标 40"
    ),
    ReasonKind(
        "goal_not_due",
        Standing.ON_TRACK,
        "月目标写明的期限(如季度末)还没有到",
        "月目标还没有到期(二季度): 1500/6000 = 25.00%",
    ),
    ReasonKind(
        "within_limit",
        Standing.ON_TRACK,
        "不超过类的指标没有超过上限,还没有到 12 月",
        "没有超过上限: 20(不超过 100件)",
    ),
    ReasonKind(
        "at_pace", Standing.ON_TRACK, "完成率不低于序时进度", "不慢于序时: 250/730 = 34.24%"
    ),
    ReasonKind(
        "within_margin",
        Standing.ON_TRACK,
        "慢于序时,但没有越过判定规则的预警线",
        "慢于序时 4.00 个百分点,在容许范围内: 21/100 = 21.00%",
    ),
    ReasonKind(
        "doubtful",
        Standing.UNKNOWN,
        "存疑: 完成数不可信(是月目标或上次的数的十倍以上,或不到年度目标的千分之一而与自报或以前的数矛盾),或达到年度目标的数旁用词不识、文中另有未完成的说法、自报的百分比不到 100%;不作判断",
        "存疑: 是2023-02 的数 790 的 10.53 倍,可能是 832;疑有误,不作判断",
    ),
    ReasonKind(
        "year_end",
        Standing.UNKNOWN,
        "年度指标,年底才考核或统计;或月目标要到 12 月才到期",
        "年度指标,月度不作判断: 年底统一考核",
    ),
    ReasonKind(
        "no_target", Standing.UNKNOWN, "不设年度目标,也没有数可比", "不设目标: 不设年度目标"
    ),
    ReasonKind(
        "not_issued",
        Standing.UNKNOWN,
        "上级还没有下达目标,没有数可比",
        "目标未下达: 上级尚未下达任务",
    ),
    ReasonKind(
        "zero_target",
        Standing.UNKNOWN,
        "年度目标为 0,又不是不超过类的上限",
        "年度目标为 0,不能据以判断",
    ),
    ReasonKind(
        "not_reported",
        Standing.UNKNOWN,
        "未报: 当月的表中没有此项目",
        "未报: 2023-04 的表中没有此项目",
    ),
    ReasonKind("empty", Standing.UNKNOWN, "空报: 没有填写进展情况", "空报: 没有填写进展情况"),
    ReasonKind(
        "no_substance",
        Standing.UNKNOWN,
        "空报: 只有“正在推进”这样的话,没有内容",
        "空报: 只有“有序推进中”,没有内容",
    ),
    ReasonKind(
        "basis_doubtful",
        Standing.UNKNOWN,
        "口径存疑: 累计数只知道下限",
        "口径存疑: 只报了当月数,缺 1月",
    ),
    ReasonKind("unclear", Standing.UNKNOWN, "进展文字没有提到月目标的内容", "进展文字未触及月目标"),
    ReasonKind(
        "no_measure", Standing.UNKNOWN, "无量化指标,也没有月目标", "无量化指标,也没有月目标可比"
    ),
    ReasonKind(
        "earlier_month",
        Standing.UNKNOWN,
        "无数: 进展写的是截至以前的月份,其中的数不作本月的数",
        "进展写的是以前的月份,没有本月的数: 截至9月底",
    ),
    ReasonKind(
        "no_figure",
        Standing.UNKNOWN,
        "无数: 应当报数,而没有可比的数",
        "没有可比的完成数,上次是 2023-04 的 41台",
    ),
    ReasonKind(
        "verdict_differs",
        None,
        "表中的判定(是否达序等)与本判断不同",
        "表中判定“是”(未滞后),与“滞后”不一致",
    ),
    ReasonKind(
        "said_dropped",
        Standing.UNKNOWN,
        "最近的表中说项目经同意调出清单,而台账中还没有记下: 不作判断,也不催报",
        "2023-07 的表中说项目调出: 调出2023年实事项目清单",
    ),
    ReasonKind(
        "below_line",
        None,
        "月目标已达到而完成率低于序时: 只是附注",
        "低于序时 14.75 个百分点,余 359 台,到年底月均需 40 台",
    ),
    ReasonKind(
        "below_plan",
        None,
        "全年计划的下一期还没有到期,而完成数低于上一期到下一期的直线: 只是附注",
        "低于计划的直线进度: 二季度末应为 120,到本月按直线为 60,完成 45",
    ),
    ReasonKind(
        "plan_outdated",
        None,
        "年度目标调整后还没有新的全年计划: 不按原计划判断,看序时",
        "年度目标 2024-07 起由 400 改为 420,全年计划还是原来的,有新计划之前按序时判断",
    ),
    ReasonKind(
        "over_year_limit",
        None,
        "比率、办理时长之类的上限,或当月的上限高于全年的: 没有超过当月的,而高于年底的: 12 月以前只是附注",
        "超过年度上限: 9.3(不超过 9%)",
    ),
    ReasonKind(
        "corrected",
        None,
        "累计数减少而写明原因(核减、核实后调整): 只是附注",
        "比 2023-04 的 412 少,原因: 核减",
    ),
    ReasonKind(
        "cut_off",
        None,
        "表头写明截至日的,序时算到那一天: 只是附注",
        "序时进度按表中的截至日 6月20日 计: 47.22%",
    ),
    ReasonKind(
        "began",
        None,
        "年中列入的项目,序时从列入的月份起算: 只是附注;列入以前的月份不判断",
        "2023-09 起列入(府办〔2023〕15号),序时自该月起算",
    ),
    ReasonKind(
        "ended",
        None,
        "已调出或并入别项的项目: 从那个月起不判断,说明文号和原因",
        "2023-09 起调出(府办〔2023〕15号),原因: 资金调整,不再判断和计数",
    ),
    ReasonKind(
        "named_now",
        None,
        "以后的表改了序号或标题,或单位另有现在的名称: 只是附注,当月照原表显示",
        "现为第 6 项,区建管委即区建设管理委",
    ),
    ReasonKind(
        "carried",
        None,
        "本月没有报数,沿用以前月份的累计数: 只是附注",
        "本月没有报数,沿用 2023-06 的 60个",
    ),
    ReasonKind(
        "basis_proved",
        None,
        "累计还是当月,由后来的月份判明: 只是附注",
        "口径由后来的月份判明: 4月的 66 少于3月的 81,不是累计数,按当月数累加",
    ),
)
_BY_CODE = {kind.code: kind for kind in REASONS}
_GOOD = (Standing.DONE, Standing.AHEAD, Standing.ON_TRACK)


def rule_of(reason: Reason) -> str:
    """When such a reason holds: the line that was crossed, else what its kind says."""
    return reason.rule or _BY_CODE[reason.code].rule


def is_worry(reason: Reason) -> bool:
    """Whether a reason speaks against a project, or tells why it cannot be judged."""
    return _BY_CODE[reason.code].standing not in _GOOD
