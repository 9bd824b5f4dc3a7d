"""The doubts that reading can have about a figure, each with its sentence (存疑)."""

from decimal import Decimal

from shishi_cli.domain.measure import GOAL_ACT, MAGNITUDE, PART_OF_EACH
from shishi_cli.domain.notice import Notice

DONE_UNUSED, DONE_SCALE = "done_unused", "done_scale"
SENTENCES = {
    "act": "数旁的用词不识,是否已完成不明",
    "base": "分母与年度目标不同",
    "between": "写的是区间,取下限",
    "capacity": "“可提供”的数,是否已建成不明",
    "column_differs": "专栏中的数与文字中的数不一致,以专栏为准",
    "carried_over": "其中有上年结转的数,是否计入今年不明",
    "comma": "数字中的逗号可能分隔两个数",
    "compound": "“3万52”这样的数,末位的位数不明",
    "earlier_month": "截至以前的月份,不作本月的数",
    DONE_UNUSED: "完成数栏中数的个数与指标的个数不符,没有采用",
    "each-day": "每天的人数,是否就是全年的人数不明",
    DONE_SCALE: "完成数栏中不足1的小数,是比例还是以万计的数不明,没有采用",
    "each": "每处的数,按处数合计读取",
    "excess": "“超额”后的数,是总数还是超出部分不明",
    GOAL_ACT: "月目标中数旁的用词不识,要求的是否就是完成不明",
    "glued_date": "数字疑与日期粘连,未采用",
    "glued_format": "数字中夹着格式符号(如 0!.3),未采用",
    "in_hand": "“其中”有在建或未完成的数,是否都已完成不明",
    "lot": "只是第几批的数,不是累计数",
    "long_cell": "单元格过长,只读了前面的部分",
    MAGNITUDE: "比年度目标大出太多,数字疑有粘连或另有所指",
    "misprint": "量词疑有错字",
    "named": "由列出的名称数得,名称不一定列全",
    "object": "所数的对象与指标的用词不同",
    "part": "只有“其中”的分项数,没有总数",
    PART_OF_EACH: "说的可能只是每处的一部分,是否整项完成不明",
    "person_times": "一处数人数,一处数人次",
    "quarter_only": "只是本季度的数,不是累计数",
    "questioned": "文中另有未完成、返工或未通过的说法,或所数的含有别的事物、别的环节,是否都已完成不明",
    "range": "区间的上下限颠倒",
    "remainder": "由总数减去剩余数得出",
    "repeated": "与年度目标相同,可能只是重述目标",
    "several": "文中有多个可用的数",
    "several_shares": "文中有多个完成率",
    "share_scale": "不大于1的完成率,是小数还是百分数不明",
    "since-year": "写明某年以来的数,是否只是今年不明",
    "spaced": "前面紧接另一个数,可能是被空格或换行断开的一个数",
    "stale": "写的是以前月份的数,不是截至本月",
    "sum_of_parts": "由几个分项相加得出",
    "taken_off": "后面另有核减、剔除的数,是否已经减去不明",
    "title_differs": "标题中的数与年度目标栏不一致,以年度目标栏为准",
    "unit_differs": "计量单位栏与文中的量词不一致,以计量单位栏为准",
    "until": "写的是到本月底前的数,是已完成还是打算不明",
    "year_like": "没有量词,像年份又像数量",
    "zero_target": "年度目标为0,不能据以判断",
}


def notice(code: str, alternative: Decimal | None = None) -> Notice:
    """The doubt of that code; KeyError for a code that is not listed here."""
    return Notice(
        code, SENTENCES[code], None if alternative is None else f"{alternative.normalize():f}"
    )
