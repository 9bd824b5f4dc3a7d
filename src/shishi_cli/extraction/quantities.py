"""Find every quantity in a Chinese text, with its span, value, count word and bound (数量).

One pass: numbers that are no quantity (dates, names, list marks …) are alternatives of the same
regular expression and win where they match, so that their digits are never looked at again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from shishi_cli.domain.measure import Bound
from shishi_cli.extraction.folding import fold_width
from shishi_cli.extraction.numerals import arabic, chinese
from shishi_cli.extraction.rules import alternatives, load_rules

# 1,200 and 1 200 are one number; 2023,300户 is not (a group of four comes first). A number starts
# behind a non-digit and its groups are of three, so reading a cell of digits takes linear time.
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.])|\d+(?:\.\d+)?)"
_SCALE = "十万|百万|千万|万亿|[十百千万亿]"
_ONES = "一二两三四五六七八九"
_CN = "[〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿廿卅]"
_DASH = "[-—~至到]"
_MORE = ("余", "多")
_NUMBER = (
    rf"(?P<number>(?<![\d.])(?P<n>{_ARABIC})\s?(?P<more>[余多])?(?P<s>{_SCALE})?"
    rf"(?:\s?%?{_DASH}{{1,2}}\s?(?P<n2>{_ARABIC})\s?(?P<s2>{_SCALE})?)?(?P<more2>[余多])?)"
)
_WORDS = (
    r"(?P<past_half>过半)|(?P<half>一半|半数)"
    rf"|(?P<percent>百分之(?P<pc>{_CN}+(?:点{_CN}+)?|\d+(?:\.\d+)?))"
    rf"|(?P<fraction>(?P<den>[{_ONES}十]{{1,3}})分之(?P<num>[{_ONES}十]{{1,3}}))"
    rf"|(?P<tenths>(?P<tenth>[{_ONES}]|\d)成(?P<tenth_half>半)?(?=以上|左右|多|[,。;、)的\s]|$))"
)
# Chinese numerals are read only before a count word: this alone keeps 一体化 and 三甲 out.
_NEIGHBOURS = re.compile(
    "(一|二|两|三|四|五|六|七|八)(?:(?<=一)(二|两)|(?<=[二两])(三)|(?<=三)(四|五)|(?<=四)(五)"
    "|(?<=五)(六)|(?<=六)(七)|(?<=七)(八)|(?<=八)(九))([十百千万]*)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def _numeral(unit: str, noun: str) -> str:
    return (
        rf"(?P<numeral>(?<![数几第\d.])(?P<cn>{_CN}+(?:点{_CN}+)?)(?:{_DASH}(?P<cn2>{_CN}+))?"
        rf"(?P<cnmore>[余多])?(?P<cns>[万亿])?(?=\s?(?:{unit}|{noun})))"
    )


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, as found in a text (数量).

    `start` and `end` count characters of the text as printed. `high` is the upper end of a range.
    `unit` is the count word as printed, or the noun where it is missing (10万职工), or empty.
    `doubt` is the code of a notice where the digits themselves are doubtful.
    """

    start: int
    end: int
    amount: Decimal
    unit: str
    bound: Bound
    rule: str
    high: Decimal | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Masked:
    """Digits that are no quantity (非数量), with the rule's name and the reason in Chinese."""

    start: int
    end: int
    rule: str
    why: str
    doubt: str = ""


class _Value(NamedTuple):
    amount: Decimal
    high: Decimal | None
    more: bool
    doubt: str


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of `text` in order."""
    return scan(text)[0]


def scan(text: str) -> tuple[tuple[Quantity, ...], tuple[Masked, ...]]:
    """The quantities of `text`, and the numbers that are none with the reason."""
    return _scanner().scan(text)


@cache
def _scanner() -> "_Scanner":
    return _Scanner(load_rules("quantities"))


class _Scanner:
    """The compiled rules of quantities.toml."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        self.masks = {f"mask{i}": mask for i, mask in enumerate(rules["mask"])}
        kinds = dict(rules["units"])
        self.arabic_only = frozenset(kinds.pop("arabic_only").split())
        unit = alternatives([word for words in kinds.values() for word in words.split()])
        nouns = dict(rules["nouns"])
        misprints = "|".join(nouns.pop("misprints").split())
        noun = alternatives([word for words in nouns.values() for word in words.split()])
        masks = "|".join(f"(?P<{key}>{mask['pattern']})" for key, mask in self.masks.items())
        self.master = re.compile(f"{masks}|{_NUMBER}|{_WORDS}|{_numeral(unit, noun)}")
        self.counted = re.compile(
            rf"\s?(?:个(?=百分点))?(?:(?P<unit>{unit})|(?P<misprint>{misprints})?(?P<noun>{noun}))"
        )
        self.before = _either(rules["hedges"]["before"], "{}$")
        self.after = _either(rules["hedges"]["after"], "{}")

    def scan(self, printed: str) -> tuple[tuple[Quantity, ...], tuple[Masked, ...]]:
        text = fold_width(printed)
        quantities: list[Quantity] = []
        masked: list[Masked] = []
        position = 0
        while match := self.master.search(text, position):
            position = max(match.end(), position + 1)
            kind = match.lastgroup or ""
            if kind in self.masks:
                mask = self.masks[kind]
                doubt = mask.get("doubt", "")
                masked.append(Masked(*match.span(), mask["name"], mask["why"], doubt))
                continue
            found: Quantity | Masked | None
            if kind == "number":
                found = self._number(text, match, printed)
            elif kind == "numeral":
                found = self._numeral(text, match)
            else:
                found = self._share(text, match, kind)
            if isinstance(found, Quantity):
                quantities.append(found)
                position = max(position, found.end)
            elif found is not None:
                masked.append(found)
        return tuple(quantities), tuple(masked)

    def _number(self, text: str, match: re.Match[str], printed: str) -> Quantity | Masked:
        written, more, scale = match["n"], match["more"] or match["more2"], match["s"] or ""
        counted = self.counted.match(text, match.end())
        if counted is None and not self._may_stand_bare(text, match):
            return Masked(*match.span(), "no-count-word", "数字后没有可识别的量词")
        amount, high = arabic(written, scale), None
        if match["n2"] is not None:
            high = arabic(match["n2"], match["s2"] or "")
            if match["s2"] and not scale:  # 3-5万人: the scale is meant for both
                amount = arabic(written, match["s2"])
        doubt = ""
        raw = printed[match.start("n") : match.end("n")]
        if "，" in raw and raw.isascii() is False and raw[0] in "0123456789":
            doubt = "comma"  # 15，100户 may be two numbers
        if counted is not None and counted["misprint"]:
            doubt = "misprint"
        return self._quantity(text, match, counted, _Value(amount, high, bool(more), doubt))

    def _may_stand_bare(self, text: str, match: re.Match[str]) -> bool:
        """A number without count word: 完成数339。 or 10万残疾朋友, never a bare year."""
        if match["s"]:
            return True
        following = text[match.end() : match.end() + 1]
        return (not following or following in ",。;、):(/\n") and not _YEAR.fullmatch(match["n"])

    def _numeral(self, text: str, match: re.Match[str]) -> Quantity | Masked | None:
        written, scale = match["cn"], match["cns"] or ""
        counted = self.counted.match(text, match.end())
        if counted is None or counted["unit"] in self.arabic_only:
            return None
        high = chinese(match["cn2"]) if match["cn2"] else None
        if neighbours := _NEIGHBOURS.fullmatch(written):  # 两三百户 is 200 to 300
            low, *ups, tens = neighbours.groups()
            up = next(filter(None, ups))
            amount, high = chinese(low + tens), chinese(up + tens)
        else:
            amount = chinese(written)
        if scale:
            amount, high = arabic(str(amount), scale), high and arabic(str(high), scale)
        value = _Value(amount, high, bool(match["cnmore"]), "")
        return self._quantity(text, match, counted, value)

    def _share(self, text: str, match: re.Match[str], kind: str) -> Quantity | None:
        bound = Bound.EXACT
        if kind == "percent":
            written = match["pc"]
            amount = arabic(written) if written[0].isdigit() else chinese(written)
        elif kind == "fraction":
            below = chinese(match["den"])
            if not below:
                return None
            amount = (chinese(match["num"]) * 100 / below).quantize(Decimal("0.01"))
        elif kind == "tenths":
            written = match["tenth"]
            amount = (arabic(written) if written.isdigit() else chinese(written)) * 10
            amount += 5 if match["tenth_half"] else 0
        else:
            amount = Decimal(50)
            bound = Bound.MORE_THAN if kind == "past_half" else bound
        hedge = self._hedge(text, match.start(), match.end())
        return Quantity(*match.span(), amount, "%", hedge or bound, f"share-{kind}")

    def _quantity(
        self,
        text: str,
        match: re.Match[str],
        counted: re.Match[str] | None,
        value: _Value,
    ) -> Quantity:
        amount, high, more, doubt = value
        end = counted.end() if counted else match.end()
        unit = (counted["unit"] or counted["noun"]) if counted else ""
        if not more and unit and text.startswith(_MORE, end):  # 30户余
            more, end = True, end + 1
        bound = self._hedge(text, match.start(), end)
        if bound is None:
            bound = Bound.MORE_THAN if more else Bound.EXACT
        if match.lastgroup == "numeral" and match["cn"][0] in "百千万" and match.start():
            bound = Bound.AT_LEAST if text[match.start() - 1] == "上" else bound  # 上万人次
        if high is not None and high <= amount:
            high, doubt = None, "range"
        rule = match.lastgroup or ""
        return Quantity(match.start(), end, amount, unit, bound, rule, high, doubt)

    def _hedge(self, text: str, start: int, end: int) -> Bound | None:
        found = self.after.match(text, end) or self.before.search(text, max(0, start - 8), start)
        return Bound(str(found.lastgroup).rpartition("_")[0]) if found else None


def _either(rules: Sequence[Mapping[str, str]], form: str) -> re.Pattern[str]:
    """One pattern of all rules; the group that matched is named for the rule's bound."""
    groups = (f"(?P<{rule['bound']}_{i}>{rule['pattern']})" for i, rule in enumerate(rules))
    return re.compile(form.format(f"(?:{'|'.join(groups)})"))
