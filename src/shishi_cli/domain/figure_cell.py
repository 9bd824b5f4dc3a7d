"""What a cell of figures says (数字格): 210个, 约6, 3 500, 0.3万平方米, 26%, 十二家.

Defined once, for the readers, which tell of cells that are not understood, and for the extraction,
which takes the figures. A cell may hold several, one a line or between 、 and /.
"""

import re
from decimal import Decimal

from shishi_cli.domain.characters import Seen, fold_width, seen
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Bound

_PART = re.compile(r"[^\n、;/]+")
_DIGITS = r"\d{1,3}(?:[ ,]\d{3})+(?!\d)(?:\.\d+)?|\d{1,18}(?:\.\d{1,18})?"
_NUMERAL = "[〇零一二两三四五六七八九十百千]{1,9}"
_FIGURE = re.compile(
    r"\s*(?:(?:截至目前|目前|至今|已|累计|共计?|合计|实际|完成|实现|达到?|为|:)\s*)*"
    r"(?P<hedge>约|大约|近|超过?|逾|不少于|至少|>=?|≥|≈|~|<=?|≤)?\s*"
    rf"(?:(?P<number>{_DIGITS})|(?P<numeral>{_NUMERAL}))"
    r"\s*(?P<scale>[十百千]?[万亿])?(?P<more>余|多)?\s*"
    r"(?:(?P<percent>%)|(?P<unit>[^\W\d_%]{1,8}?(?:\([^\W\d_]{1,6}\))?|㎡|m2|m²|km|[a-z]{1,3})?)"
    r"\s*(?P<behind>左右|以上|上下|以内)?\s*[.。]?\s*"
)
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000}
_LARGE = {"": 1, "万": 10_000, "亿": 100_000_000}
_BOUNDS = {
    **dict.fromkeys(("约", "大约", "≈", "~", "左右", "上下"), Bound.ABOUT),
    **dict.fromkeys(("超", "超过", "逾", ">", "余", "多"), Bound.MORE_THAN),
    **dict.fromkeys(("不少于", "至少", ">=", "≥", "以上"), Bound.AT_LEAST),
    **dict.fromkeys(("近", "<"), Bound.LESS_THAN),
    **dict.fromkeys(("<=", "≤", "以内"), Bound.AT_MOST),
}
_NUMERALS = {c: value for value, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
# Words that no count word is: a figure with one of these behind it is a sentence.
_NO_UNITS = re.compile("[年月日号度分]|正在|尚未|推进|未|在建|计划|目标|以前|其中|完成|开工")
_NOTHING = frozenset(
    ("-", "--", "---", "—", "——", "/", "//", "\\", "、", "无", "暂无", "未报", ".", "…", "无数据")
)


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
    parts = [part for part in _PART.finditer(text) if part[0].strip()]
    found = [_figure(cell, text, *part.span()) for part in parts]
    figures = tuple(one for one in found if one is not None)
    return figures if len(figures) == len(parts) else ()


def tells_nothing(printed: str) -> bool:
    """Whether a cell is left blank, or filled with what stands for nothing: -, /, 、, 无."""
    bare = "".join(fold_width(seen(printed).text).split())
    return not bare or bare in _NOTHING or bare.rstrip("。") in _NOTHING


def _figure(cell: Seen, text: str, start: int, end: int) -> FigureCell | None:
    match = _FIGURE.fullmatch(text, start, end)
    if match is None or _NO_UNITS.search(match["unit"] or ""):
        return None
    if match["numeral"]:
        value = _numeral(match["numeral"])
        if value is None or not (match["unit"] or match["scale"] or len(match[0].strip()) < 5):
            return None
        amount = Decimal(value)
        first = match.start("numeral")
    else:
        amount = Decimal(match["number"].replace(",", "").replace(" ", ""))
        first = match.start("number")
    scale = match["scale"] or ""
    amount *= _SCALES[scale[:-1]] * _LARGE[scale[-1:]]
    hedge = match["hedge"] or match["more"] or match["behind"] or ""
    last = max(
        match.end(name) for name in ("number", "numeral", "scale", "more", "percent", "unit")
    )
    return FigureCell(
        amount,
        *cell.span(first, last),
        _BOUNDS.get(hedge, Bound.EXACT),
        match["unit"] or "",
        match["percent"] is not None,
        bool(scale),
    )


def _numeral(written: str) -> int | None:
    """The value of a numeral up to thousands; None for digits that stand side by side (二〇二三)."""
    total = digit = 0
    smallest = 10_000
    for c in written:
        if c in _TENS:
            if _TENS[c] >= smallest:
                return None
            smallest = _TENS[c]
            total += (digit or 1) * smallest
            digit = 0
        elif digit:
            return None
        else:
            digit = _NUMERALS[c]
    return total + digit
