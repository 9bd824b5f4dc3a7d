"""The doubts that reading can have about a figure, each with its sentence (存疑)."""

from decimal import Decimal

from shishi_cli.domain.notice import Notice

_SENTENCES = {
    "between": "写的是区间,取下限",
    "comma": "数字中的逗号可能分隔两个数",
    "compound": "“3万5”这样的数,末位的位数不明",
    "excess": "“超额”后的数,是总数还是超出部分不明",
    "glued_date": "数字疑与日期粘连,未采用",
    "misprint": "量词疑有错字",
    "object": "所数的对象与指标的用词不同",
    "part": "只有“其中”的分项数,没有总数",
    "range": "区间的上下限颠倒",
    "repeated": "与年度目标相同,可能只是重述目标",
    "several": "文中有多个可用的数",
    "spaced": "前面紧接另一个数,可能是被空格断开的一个数",
    "several_shares": "文中有多个完成率",
    "sum_of_parts": "由几个分项相加得出",
}


def notice(code: str, alternative: Decimal | None = None) -> Notice:
    """The doubt of that code; KeyError for a code that is not listed here."""
    return Notice(code, _SENTENCES[code], None if alternative is None else f"{alternative:f}")
