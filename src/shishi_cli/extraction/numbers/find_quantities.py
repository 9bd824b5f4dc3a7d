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
from shishi_cli.domain.numerals import LONGEST, arabic, compound
from shishi_cli.extraction.numbers.broken_digits import (
    doubt_of_digits,
    doubt_of_numeral,
    doubt_of_parted,
)
from shishi_cli.extraction.numbers.count_words import Counted, CountWords
from shishi_cli.extraction.numbers.endings import ending_at, upper_end
from shishi_cli.extraction.numbers.hedges import Hedges
from shishi_cli.extraction.numbers.not_quantities import NUMERALS, Masked, Masks
from shishi_cli.extraction.numbers.ranges import arabic_ends, numeral_ends
from shishi_cli.extraction.numbers.signs import sign_before
from shishi_cli.extraction.numbers.written_shares import Share, half_at, share_at
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.fold_width import fold_width

_DIGITS = frozenset("0123456789")
_SHARE_MARKS = frozenset("分成折半/ ")
_BARE_END = frozenset(",。;、):(/\n")
_BOUNDS = defaultdict(lambda: Bound.MORE_THAN, {None: Bound.EXACT, "来": Bound.ABOUT})
_ACCOUNT = 10  # digits of the shortest account
_RANGE_MARKS = frozenset("-—~至到 ")


class Quantity(NamedTuple):
    """A number with what it counts, as found in a text (数量).

    `start` and `end` count characters of the text as printed. `high` is the upper end of a range.
    `unit` is the count word as printed, or the noun where it is missing (10万职工), or empty.
    `doubt` is the code of a notice where the digits themselves are doubtful, `other` what else
    they can mean: 35,200 for 3万52. A tuple, since a large table has hundreds of thousands and a
    frozen dataclass takes three times as long to make.
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
            start, end = match.span()
            found: Quantity | Masked | int = start + 1
            share = share_at(text, start, end) if text[end : end + 1] in _SHARE_MARKS else None
            if share is not None:
                found = self._percentage(text, share)
            elif (none := mask(text, start)) is not None:
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
        if following in _SHARE_MARKS and (share := share_at(text, start, end)):
            return self._percentage(text, share)
        counted = self.words.behind(text, end)
        if _is_account(match[1], counted):
            return Masked(start, end, "too-long", "数字过长,不像数量")
        value = _arabic_value(match)
        if counted is None:
            # 完成数339。 or 床位(张):400 may stand alone, and 10万残疾朋友; a bare year not.
            is_bare = not following or following in _BARE_END or _ends_column(text, start, end)
            end = start + len(match[0].rstrip())
            if match[3] is None and (not is_bare or _is_year(text, start, match[1])):
                return Masked(start, end, "no-count-word", "数字后没有可识别的量词")
            if _written("year").fullmatch(match[1]):
                value = value._replace(doubt="year_like")
            unit = self.words.bracketed(text, start)
            value = value._replace(doubt=value.doubt or doubt_of_parted(printed, start))
            return self._quantity(text, (start, end), unit, "number", value)
        doubt = value.doubt or doubt_of_digits(printed, start, end)
        if counted.misprint:
            doubt = "misprint"
        if doubt:
            value = value._replace(doubt=doubt)
        return self._quantity(text, (start, counted.end), counted.unit, "number", value)

    def _numeral(self, text: str, start: int) -> Quantity | Masked | int:
        match = _written("numeral").match(text, start)
        if match is None or _is_in_word(text, start, match[1]):
            return start + 1
        written, upper, more, scale = match.groups()
        end = match.end()
        if text[end : end + 1] in _SHARE_MARKS and (share := share_at(text, start, end)):
            return self._percentage(text, share)
        # Only before a count word: this alone keeps 一体化 and 三甲 out.
        counted = self.words.behind(text, end)
        is_myriad = _is_myriad(written + (scale or ""))
        if counted is None and is_myriad:
            counted = Counted("", end)  # 十五万灵活就业人员
        if counted is None or not (is_myriad or self.words.counts_numerals(counted.unit, written)):
            return end
        try:
            amount, high = numeral_ends(written, upper)
        except ValueError:
            return Masked(start, end, "broken-numeral", "不是完整的中文数字")
        if _written("glued").search(text, max(0, start - 2), start):
            return Masked(start, end, "broken-numeral", "不是完整的中文数字")
        if scale:
            amount, high = arabic(str(amount), scale), high and arabic(str(high), scale)
        value = _Value(amount, high, more, doubt_of_numeral(text, start, written))
        found = self._quantity(text, (start, counted.end), counted.unit, "numeral", value)
        over = self.hedges.before_scale(text, start) if written[0] in "百千万" else None
        return found._replace(bound=over) if over else found

    def _half(self, text: str, start: int) -> Quantity | int:
        """过半, 半数, and 半公里; 半 alone is no number."""
        if share := half_at(text, start):
            return self._percentage(text, share)
        if wordy := _written("half_scale").match(text, start):  # 半个亿
            value = _Value(arabic("0.5", wordy[1]), None, None, "")
            of = self.words.behind(text, wordy.end()) or Counted("", wordy.end())
            return self._quantity(text, (start, of.end), of.unit, "half", value)
        counted = self.words.half(text, start + 1)
        if counted is None or (counted.unit == "个月" and text[start + 1] == "月"):
            return start + 1
        value = _Value(Decimal("0.5"), None, None, "")
        return self._quantity(text, (start, counted.end), counted.unit, "half", value)

    def _percentage(self, text: str, share: Share) -> Quantity:
        start, end, amount, unit, rule, more, high = share
        bound = self.hedges.bound(text, start, end)
        if bound is None or more:
            bound = Bound.MORE_THAN if more else Bound.EXACT
        return _signed(text, Quantity(start, end, amount, unit, bound, rule, high))

    def _quantity(
        self, text: str, span: tuple[int, int], unit: str, rule: str, value: _Value
    ) -> Quantity:
        start, end = span
        amount, high, more, doubt, other = value
        if ending := ending_at(self.words, text, end, unit):
            amount, unit, end = amount + ending.plus, ending.unit, ending.end
            more = more or ending.more
        if (
            high is None
            and text[end : end + 1] in _RANGE_MARKS
            and text[start - 1 : start] not in ("从", "由")
            and (upper := upper_end(self.words, text, end, unit))
        ):
            high, end = upper
        other_word = self.words.behind(text, end) if text[end : end + 1] == "(" else None
        bound = self.hedges.bound(text, start, other_word.end if other_word else end)
        if bound is None:
            bound = _BOUNDS[more]
        if high is not None and high <= amount:
            high, doubt = None, "range"
        return _signed(text, Quantity(start, end, amount, unit, bound, rule, high, doubt, other))


def _signed(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the sign before it: 增速-1.5%."""
    sign = sign_before(text, quantity.start, quantity.unit)
    if sign is None:
        return quantity
    high = None if quantity.high is None else -quantity.high
    return quantity._replace(start=sign, amount=-quantity.amount, high=high)


def _arabic_value(match: re.Match[str]) -> _Value:
    written, more, scale, rest, upper, upper_scale, more_behind = match.groups()
    amount, high, doubt, other = arabic(written, scale or ""), None, "", None
    if rest:  # 3万2千
        tail, shifted = compound(rest, scale)
        if shifted is not None:
            doubt, other = "compound", amount + shifted
        amount += tail
    if upper is not None and len(upper) <= LONGEST:
        low, high = arabic_ends(written, scale or "", upper, upper_scale or "")
        if not rest:
            amount = low
    return _Value(amount, high, more or more_behind, doubt, other)


def _is_account(written: str, counted: Counted | None) -> bool:
    """Whether the digits are those of an account: ten and more, where no money is written out."""
    if len(written) < _ACCOUNT:
        return False
    if sum(c in _DIGITS for c in written.partition(".")[0]) > LONGEST:
        return True
    is_money = counted is not None and counted.unit.endswith("元")
    return not is_money and bool(_written("account").match(written))


def _is_in_word(text: str, start: int, written: str) -> bool:
    """Whether what looks like a numeral belongs to a word: 队伍人员, 大陆企业, 零部件."""
    if written[0] not in "零〇伍陆拾":
        return False
    if written in "零伍陆拾" or (written[0] == "零" and "点" not in written):
        return True
    return bool(_written("inside").match(text, max(0, start - 1)))


def _is_year(text: str, start: int, written: str) -> bool:
    """Whether a bare number is a year: 2024 but not 持证2000 and 累计2024, which is doubtful."""
    return bool(_written("year").fullmatch(written)) and not text.endswith(_counted(), 0, start)


def _ends_column(text: str, start: int, end: int) -> bool:
    """Whether a space ends the number, where words say what it is, 新建目标25 改建目标30, or a share
    alone stands behind it: 37904 92.0%."""
    if text[end - 1] != " ":
        return False
    alone = not start and _written("share_alone").fullmatch(text, end) is not None
    return alone or text.endswith(_counted(), 0, start)


def _is_myriad(written: str) -> bool:
    """Whether a numeral without a count word can be nothing else: 十五万, but not 千万 or 百万."""
    return len(written) > 1 and written[-1] in "万亿" and written[0] in "一二两三四五六七八九十"


def _written(name: str) -> re.Pattern[str]:
    return pattern("numbers/find_quantities", name)


@cache
def _counted() -> tuple[str, ...]:
    return tuple(load_rules("numbers/find_quantities")["counted"]["words"].split())
