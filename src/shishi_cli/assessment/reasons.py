"""Every reason of a judgement, by its code: what it speaks for, and what it means (理由).

The one place: views label by it, docs/standing.md is written from it, and a test looks whether a
code that is used anywhere stands here.
"""

from dataclasses import dataclass

from shishi_cli.domain.standing import Reason, Standing


@dataclass(frozen=True, slots=True)
class ReasonKind:
    """A reason that a judgement can have (理由种类).

    `standing` is what it speaks for, None for what is only told beside the judgement; `rule` says
    in Chinese when it holds, `example` how it is printed.
    """

    code: str
    standing: Standing | None
    rule: str
    example: str


REASONS = (
    ReasonKind(
        "done", Standing.DONE, "各指标都达到年度目标;不超过类的没有超过", "完成 730/730 = 100.00%"
    ),
    ReasonKind(
        "claim",
        Standing.DONE,
        "文字自称已完成全年任务,而且没有数说明没完成",
        "自称: 已完成年度任务",
    ),
    ReasonKind(
        "under_goal",
        Standing.BEHIND,
        "完成数低于月目标;不超过类的高于月目标",
        "未达月目标: 完成 36,目标 40",
    ),
    ReasonKind(
        "under_pace",
        Standing.BEHIND,
        "完成率越过判定规则的界线;有月目标的,以及只越过预警线的,为预警",
        "慢于序时 14.82 个百分点: 234/2300 = 10.17%",
    ),
    ReasonKind(
        "escalated",
        Standing.BEHIND,
        "连续几个月滞后,达到判定规则的升级月数",
        "连续 3 个月滞后(自 2023-03),升级督办",
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
        "blocker",
        Standing.AT_RISK,
        "受阻于经费、指标、用地或他方的决定;月目标未全部达到时,正在申请的也算",
        "阻碍: 经费未下达",
    ),
    ReasonKind(
        "no_advance",
        Standing.AT_RISK,
        "累计数不比以前的月份多,又没有完成",
        "与 2023-03 相比没有进展: 仍为 41",
    ),
    ReasonKind(
        "over_limit",
        Standing.AT_RISK,
        "不超过类的指标已超过年度的上限",
        "超过年度上限: 120(不超过 100件)",
    ),
    ReasonKind(
        "over_goal",
        Standing.AHEAD,
        "有月目标的指标都超过月目标,而且完成率不低于序时进度",
        "超过月目标: 完成 250,目标 152",
    ),
    ReasonKind(
        "goal_met", Standing.ON_TRACK, "月目标的数和节点都已达到", "达到月目标: 完成 41,目标 40"
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
    ReasonKind("no_figure", Standing.UNKNOWN, "有量化指标,而没有可比的数", "没有可比的完成数"),
    ReasonKind(
        "verdict_differs",
        None,
        "表中的判定(是否达序等)与本判断不同",
        "表中判定“是”(未滞后),与“滞后”不一致",
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
