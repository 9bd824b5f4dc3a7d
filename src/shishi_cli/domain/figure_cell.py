"""What a cell of figures says (数字格): 210个, 约6, 3 500, 0.3万平方米, 2.1千, 26%, 十二家.

Defined once, for the readers, which tell of cells that are not understood, and for the extraction,
which takes the figures. A cell may hold several, one a line or between 、 and /.
"""

import re
from decimal import Decimal

from shishi_cli.domain.characters import Seen, fold_width, seen
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Bound
from shishi_cli.domain.numerals import SCALES, arabic, chinese, compound
from shishi_cli.domain.prepared import compiled

_PART = r"[^\n、;/]+"
_DIGITS = r"\d{1,3}(?:[ ,]\d{3})+(?!\d)(?:\.\d+)?|\d{1,18}(?:\.\d{1,18})?"
_NUMERAL = "[〇零一二两三四五六七八九十][〇零一二两三四五六七八九十百千万亿]{0,11}"
# 3千米 and 5千克 are no thousands.
_THOUSAND = "千(?![米克瓦伏])"
_SCALE = f"(?:[十百]|{_THOUSAND})?[万亿]|万亿|百|{_THOUSAND}"
# What stands behind 2千 in 2千3百, behind 1万 in 1万2千 or 1万零50.
_REST = rf"(?:零?\d{{1,4}}(?:[十百]|{_THOUSAND})?)+"
# No count word begins with a numeral: 3〇 and 3万三五 are no figures.
_NAMED = r"(?:千[米克瓦伏]|(?![一二两三四五六七八九十百千万亿廿卅])[一-鿿])[^\W\d_%]{0,7}?"
_UNIT = rf"{_NAMED}(?:\([^\W\d_]{{1,6}}\))?|㎡|m[²³23]?|km[²2]?|kg|t|ha|[km]w|kwh|k?va?"
_CIRCLED = "㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"  # those up to ⑳ stand for notes too
_FIGURE = (
    r"\s*(?:(?:截至目前|目前|至今|已|累计|共计?|合计|实际|完成|实现|达到?|为|:)\s*)*"
    r"(?P<hedge>约|大约|近|超过?|逾|不[少低]于|至少|>=?|≥|≈|~|<=?|≤)?\s*"
    rf"(?:(?P<number>{_DIGITS})|(?P<numeral>{_NUMERAL})|(?P<circled>[{_CIRCLED}]))"
    rf"\s*(?P<scale>{_SCALE})?(?P<rest>(?<=[百千万亿]){_REST})?(?P<more>余|多)?\s*"
    rf"(?:(?P<percent>%)|(?P<unit>(?:{_UNIT})?))"
    r"\s*(?P<behind>左右|以上|上下|以内)?\s*[.。]?\s*"
)
_BOUNDS = {
    **dict.fromkeys(("约", "大约", "≈", "~", "左右", "上下"), Bound.ABOUT),
    **dict.fromkeys(("超", "超过", "逾", ">", "余", "多"), Bound.MORE_THAN),
    **dict.fromkeys(("不少于", "不低于", "至少", ">=", "≥", "以上"), Bound.AT_LEAST),
    **dict.fromkeys(("近", "<"), Bound.LESS_THAN),
    **dict.fromkeys(("<=", "≤", "以内"), Bound.AT_MOST),
}
# Words that no count word is: a figure with one of these behind it is a sentence.
# 3成 and 3倍 are shares, 两个半 is 2.5.
_NO_UNITS = "[年月日号度分]|正在|尚未|推进|未|在建|计划|目标|以前|其中|完成|开工|^[成倍折点]|半$"
_NOTHING = frozenset(
    ("-", "--", "---", "—", "——", "/", "//", "\\", "、", "无", "暂无", "未报", ".", "…", "无数据")
)
# The letters of such a cell, and of the mark of a note that may stand in it.
_OF_NOTHING = frozenset("".join(_NOTHING) + "注释註釋")


@frozen
class FigureCell:
    """A figure that stands alone in a cell or on a line of it, with its span in the printed cell.

    `amount` is in ones: 0.3万平方米 is 3000 with the `unit` 平方米, and `is_scaled`. Of `percent` it
    is in hundredths: 26% is 26.
    """

    amount: Decimal
    start: int
    end: int
    bound: Bound = Bound.EXACT
    unit: str = ""
    percent: bool = False
    is_scaled: bool = False


def figure_cells(printed: str) -> tuple[FigureCell, ...]:
    """The figures of a cell that holds nothing else; empty for a status word or a sentence."""
    cell = seen(printed)
    text = fold_width(cell.text).lower()
    parts = [part for part in compiled(_PART).finditer(text) if part[0].strip()]
    found = [_figure(cell, text, *part.span()) for part in parts]
    figures = tuple(one for one in found if one is not None)
    return figures if len(figures) == len(parts) else ()


def told_of_whole(printed: str, whole: Decimal) -> FigureCell | None:
    """The first figure of 50棵/91棵, where `whole` is the other: 50 of 91; None for any other cell."""
    text = fold_width(seen(printed).text)
    figures = figure_cells(printed)
    if len(figures) != 2 or text.count("/") != 1 or "\n" in text.strip() or "、" in text:
        return None
    first, last = figures
    is_part = last.amount == whole and first.amount <= whole and first.unit in ("", last.unit)
    return first if is_part and not (first.percent or last.percent) else None


def tells_nothing(printed: str) -> bool:
    """Whether a cell is left blank, or filled with what stands for nothing: -, /, 、, 无."""
    # A sentence is told by its letters: what nobody sees takes long to look for.
    if any("一" <= c <= "鿿" and c not in _OF_NOTHING for c in printed):
        return False
    bare = "".join(fold_width(seen(printed).text).split())
    return not bare or bare in _NOTHING or bare.rstrip("。") in _NOTHING


def _figure(cell: Seen, text: str, start: int, end: int) -> FigureCell | None:
    match = compiled(_FIGURE).fullmatch(text, start, end)
    if match is None or compiled(_NO_UNITS).search(match["unit"] or ""):
        return None
    amount = _amount(match)
    if amount is None:
        return None
    hedge = match["hedge"] or match["more"] or match["behind"] or ""
    written = ("number", "numeral", "circled", "scale", "rest", "more", "percent", "unit")
    first = max(match.start(name) for name in written[:3])
    return FigureCell(
        amount,
        *cell.span(first, max(map(match.end, written))),
        _BOUNDS.get(hedge, Bound.EXACT),
        match["unit"] or "",
        match["percent"] is not None,
        any(c in "万亿" for c in f"{match['numeral']}{match['scale']}"),
    )


def _amount(match: re.Match[str]) -> Decimal | None:
    """The value of what is written, in ones; None for what is no number, or may be two."""
    scale, rest = match["scale"] or "", match["rest"] or ""
    if match["circled"]:
        return Decimal(21 + _CIRCLED.index(match["circled"]))
    if match["numeral"]:
        return None if scale or rest else _numeral(match["numeral"])
    amount = arabic(match["number"], scale)
    if not rest:
        return amount
    told, other = compound(rest, scale)
    whole = "." not in match["number"] and other is None and told < arabic("1", scale)
    return amount + told if whole else None


def _numeral(written: str) -> Decimal | None:
    """The value of a numeral; None for digits that stand side by side (二〇二三)."""
    if len(written) > 1 and not any(c in SCALES for c in written):
        return None
    try:
        return chinese(written)
    except ValueError:
        return None
