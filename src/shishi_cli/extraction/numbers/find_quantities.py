"""Find every quantity in a Chinese text, with its span, value, count word and bound (数量).

Only characters that can begin a number or a name are looked at, once and in order. What stands
there is first tried as a number that is no quantity (date, name, list mark …), then as one.
"""

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from shishi_cli.domain.measure import Bound
from shishi_cli.extraction.numbers.count_words import Counted, CountWords
from shishi_cli.extraction.numbers.hedges import Hedges
from shishi_cli.extraction.numbers.not_quantities import NUMERALS, Masked, Masks
from shishi_cli.extraction.numbers.numerals import LONGEST, arabic, chinese, compound
from shishi_cli.extraction.numbers.written_shares import Share, half_at, share_at
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.fold_width import fold_width

_DIGITS = frozenset("0123456789")
_PRINTED_DIGITS = _DIGITS | frozenset("０１２３４５６７８９")
_SHARE_MARKS = frozenset("分成半")
_BARE_END = frozenset(",。;、):(/\n")
_BOUNDS = defaultdict(lambda: Bound.MORE_THAN, {None: Bound.EXACT, "来": Bound.ABOUT})


class Quantity(NamedTuple):
    """A number with what it counts, as found in a text (数量).

    `start` and `end` count characters of the text as printed. `high` is the upper end of a range.
    `unit` is the count word as printed, or the noun where it is missing (10万职工), or empty.
    `doubt` is the code of a notice where the digits themselves are doubtful, `other` what else
    they can mean: 35,000 for 3万5. A tuple, since a
    large table has hundreds of thousands and a frozen dataclass takes three times as long to make.
    """

    start: int
    end: int
    amount: Decimal
    unit: str
    bound: Bound
    rule: str
    high: Decimal | None = None
    doubt: str = ""
    other: Decimal | None = None


class _Value(NamedTuple):
    amount: Decimal
    high: Decimal | None
    more: str | None  # 余 and the like in the number
    doubt: str
    other: Decimal | None = None


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text` in order."""
    return scan(text)[0]


def scan(text: str) -> tuple[tuple[Quantity, ...], tuple[Masked, ...]]:
    """The quantities of `text`, and the numbers that are none with the reason."""
    return _scanner().scan(text)


@cache
def _scanner() -> "_Scanner":
    return _Scanner()


class _Scanner:
    """The rules of numbers, ready for use."""

    def __init__(self) -> None:
        self.words = CountWords(load_rules("numbers/count_words"))
        self.hedges = Hedges(load_rules("numbers/hedges"))
        self.masks = Masks(load_rules("numbers/not_quantities"))

    def scan(self, printed: str) -> tuple[tuple[Quantity, ...], tuple[Masked, ...]]:
        text = fold_width(printed)
        quantities: list[Quantity] = []
        masked: list[Masked] = []
        next_start, mask = self.masks.next_start, self.masks.mask
        position = 0
        while (match := next_start(text, position)) is not None:
            start = match.start()
            found: Quantity | Masked | int = start + 1
            if (none := mask(text, start)) is not None:
                found = none
            elif text[start] in _DIGITS:
                found = self._number(text, start, printed)
            elif text[start] == "半":
                found = self._half(text, start)
            elif text[start] in NUMERALS:
                found = self._numeral(text, start)
            if isinstance(found, Quantity):
                quantities.append(found)
                position = found.end
            elif isinstance(found, Masked):
                masked.append(found)
                position = found.end
            else:
                position = found
        return tuple(quantities), tuple(masked)

    def _number(self, text: str, start: int, printed: str) -> Quantity | Masked:
        match = _written("number").match(text, start)
        assert match is not None  # the first character is a digit
        end = match.end()
        following = text[end : end + 1]
        if match.end(1) - start > LONGEST:
            return Masked(start, end, "too-long", "数字过长,不像数量")
        if following == "成" and (share := share_at(text, start, following)):
            return self._percentage(text, share)
        counted = self.words.behind(text, end)
        value = _arabic_value(match)
        if counted is None:
            # 完成数339。 or 床位(张):400 may stand alone, and 10万残疾朋友; a bare year not.
            if match[3] is None and (
                (following and following not in _BARE_END) or _is_year(text, start, match[1])
            ):
                return Masked(start, end, "no-count-word", "数字后没有可识别的量词")
            if _written("year").fullmatch(match[1]):
                value = value._replace(doubt="year_like")
            unit = self.words.bracketed(text, start)
            return self._quantity(text, (start, end), unit, "number", value)
        doubt = value.doubt or _doubt(printed, start, end)
        if counted.misprint:
            doubt = "misprint"
        if doubt:
            value = value._replace(doubt=doubt)
        return self._quantity(text, (start, counted.end), counted.unit, "number", value)

    def _numeral(self, text: str, start: int) -> Quantity | Masked | int:
        match = _written("numeral").match(text, start)
        assert match is not None  # the first character is of a numeral
        written, upper, more, scale = match.groups()
        end = match.end()
        following = text[end : end + 1]
        if following in _SHARE_MARKS and (share := share_at(text, start, following)):
            return self._percentage(text, share)
        # Only before a count word: this alone keeps 一体化 and 三甲 out.
        counted = self.words.behind(text, end)
        if counted is None and _is_myriad(written + (scale or "")):
            counted = Counted("", end)  # 十五万灵活就业人员
        if counted is None or counted.unit in self.words.arabic_only:
            return end
        try:
            amount, high = _numeral_value(written, upper)
        except ValueError:
            return Masked(start, end, "broken-numeral", "不是完整的中文数字")
        if scale:
            amount, high = arabic(str(amount), scale), high and arabic(str(high), scale)
        value = _Value(amount, high, more, "")
        found = self._quantity(text, (start, counted.end), counted.unit, "numeral", value)
        over = self.hedges.before_scale(text, start) if written[0] in "百千万" else None
        return found._replace(bound=over) if over else found

    def _half(self, text: str, start: int) -> Quantity | int:
        """过半, 半数, and 半公里; 半 alone is no number."""
        if share := half_at(text, start):
            return self._percentage(text, share)
        counted = self.words.half(text, start + 1)
        if counted is None or (counted.unit == "个月" and text[start + 1] == "月"):
            return start + 1
        value = _Value(Decimal("0.5"), None, None, "")
        return self._quantity(text, (start, counted.end), counted.unit, "half", value)

    def _percentage(self, text: str, share: Share) -> Quantity:
        start, end, amount, unit, rule, more = share
        bound = self.hedges.bound(text, start, end)
        if bound is None or more:
            bound = Bound.MORE_THAN if more else Bound.EXACT
        return Quantity(start, end, amount, unit, bound, rule)

    def _quantity(
        self, text: str, span: tuple[int, int], unit: str, rule: str, value: _Value
    ) -> Quantity:
        start, end = span
        amount, high, more, doubt, other = value
        following = text[end : end + 1]
        if following in _BEHIND_UNIT:
            if following == "半":
                half = self._and_a_half(text, end, unit)
                if half is not None:
                    amount, (unit, end) = amount + Decimal("0.5"), half
            elif following in "余多" and unit and not more:
                if self._is_more(text, end, unit):  # 30户余
                    more, end = following, end + 1
            elif high is None and unit and (upper := _written("upper").match(text, end)):
                behind = self.words.behind(text, upper.end())
                if behind and behind.unit == unit and text[start - 1 : start] not in ("从", "由"):
                    high, end = arabic(upper[1], upper[2] or ""), behind.end
        bound = self.hedges.bound(text, start, end)
        if bound is None:
            bound = _BOUNDS[more]
        if high is not None and high <= amount:
            high, doubt = None, "range"
        return Quantity(start, end, amount, unit, bound, rule, high, doubt, other)

    def _and_a_half(self, text: str, end: int, unit: str) -> tuple[str, int] | None:
        """两公里半, 三个半小时, 一个半月: the unit, and where the words end."""
        if unit == "个":
            counted = self.words.half(text, end + 1)
            return (counted.unit, counted.end) if counted else None
        return (unit, end + 1) if unit in self.words.halves else None

    def _is_more(self, text: str, at: int, unit: str) -> bool:
        """30户余 and 3公里多, but 5个多功能厅 are five."""
        following = text[at + 1 : at + 2]
        return unit in self.words.halves or not "\u4e00" <= following <= "\u9fff"


_BEHIND_UNIT = frozenset("半余多-—~至到 ")


def _arabic_value(match: re.Match[str]) -> _Value:
    written, more, scale, rest, upper, upper_scale, more_behind = match.groups()
    amount, high, doubt = arabic(written, scale or ""), None, ""
    other = None
    if rest:  # 3万2千
        tail = compound(rest)
        if tail is None:
            doubt, other = (
                "compound",
                amount + arabic(f"0.{rest}", scale or "") if rest.isdigit() else None,
            )
        else:
            amount += tail
    if upper is not None and len(upper) <= LONGEST:
        high = arabic(upper, upper_scale or "")
        if upper_scale and not scale:  # 3-5万人: the scale is meant for both
            amount = arabic(written, upper_scale)
    return _Value(amount, high, more or more_behind, doubt, other)


def _doubt(printed: str, start: int, end: int) -> str:
    """The doubt that marks and spaces in or before the digits give rise to."""
    if "，" in printed[start:end] and printed[start] in _DIGITS:
        return "comma"  # 15，100户 may be two numbers
    if start > 1 and printed[start - 1] == " " and printed[start - 2] in _PRINTED_DIGITS:
        return "spaced"  # 4 5户 may be 45
    return ""


def _is_year(text: str, start: int, written: str) -> bool:
    """Whether a bare number is a year: 2024 but not 持证2000 and 累计2024, which is doubtful."""
    return bool(_written("year").fullmatch(written)) and not text.endswith(_counted(), 0, start)


def _is_myriad(written: str) -> bool:
    """Whether a numeral without a count word can be nothing else: 十五万, but not 千万 or 百万."""
    return len(written) > 1 and written[-1] in "万亿" and written[0] in "一二两三四五六七八九十"


def _numeral_value(written: str, upper: str | None) -> tuple[Decimal, Decimal | None]:
    """The value of a numeral, and its upper end: 三到五, 两三百, 十七八."""
    if max(len(written), len(upper or "")) > LONGEST:
        raise ValueError(written)
    if neighbours := _written("neighbours").fullmatch(written):
        ten, low, *ups, tens = neighbours.groups()
        up = next(filter(None, ups))
        if not (ten and tens):
            return chinese(ten + low + tens), chinese(ten + up + tens)
    if len(written) > 1 and not _written("scaled").search(written):  # 二〇 is 20, 一二三四 a list
        raise ValueError(written)
    return chinese(written), chinese(upper) if upper else None


def _written(name: str) -> re.Pattern[str]:
    return pattern("numbers/find_quantities", name)


@cache
def _counted() -> tuple[str, ...]:
    return tuple(load_rules("numbers/find_quantities")["counted"]["words"].split())
