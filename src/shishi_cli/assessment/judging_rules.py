"""Rules of judging as TOML: the presets that come with shishi, and an office's own file (判定规则)."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files

from shishi_cli.domain.errors import InvalidRule, Problem
from shishi_cli.domain.judging_rule import DEFAULT_RULE, Gauge, Order, Rule, Threshold
from shishi_cli.domain.toml_error import broken_line

# The strictest first.
PRESETS = ("line", "points-10", "plan", "points-10-30", "ratio-80-60")
_WORDS = ("name", "place", "year", "document")
_PERCENTS = ("tolerance", "tolerance_december", "ahead")
_KEYS = (*_WORDS, "order", *_PERCENTS, "escalate_after", "at_risk", "behind")
_GAUGES = "、".join(Gauge)
_LONGEST_NAME = 20
_DECIMALS = 2
_FORM = '如 name = "本局规则"、escalate_after = 2、[behind] 下 points_over = 10'


@cache
def preset(name: str) -> Rule:
    """The preset of that name; one of PRESETS."""
    if name == DEFAULT_RULE.name:
        return DEFAULT_RULE
    return parse_rule(preset_text(name), f"{name}.toml", own=False)


def preset_text(name: str) -> str:
    """The file of a preset, which is also a pattern for an own one."""
    return (files("shishi_cli.assessment") / "presets" / f"{name}.toml").read_text("utf-8")


def parse_rule(text: str, file: str, *, own: bool = True) -> Rule:
    """The rule written in a TOML text; `file` names it in messages, and the rule where it does not.

    `own` says that it is not a preset, and may not be called like one. Raises InvalidRule with all
    that is wrong.
    """
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        # Its own error is a ValueError; numbers and brackets without end raise Python's.
        raise _invalid(file, [_unparsed(text, file, error)]) from error
    reading = _Reading(text, file, values)
    rule = reading.rule(own)
    if reading.problems:
        raise _invalid(file, reading.problems)
    return rule


class _Reading:
    """The reading of one file, which goes on after what is wrong."""

    def __init__(self, text: str, file: str, values: Mapping[str, object]) -> None:
        self.problems: list[Problem] = []
        self._lines = text.splitlines()
        self._file = file
        self._values = values

    def rule(self, own: bool) -> Rule:
        self._refuse_unknown("", self._values, _KEYS)
        words = {key: self._word(key) for key in _WORDS}
        name = words["name"] or self._file.removesuffix(".toml")
        if own and name in PRESETS:
            self._wrong("name", f"“{name}”是预设规则的名称", "请给自己的规则另起一个名称")
        elif not _is_name(name):
            hint = f"请用 {_LONGEST_NAME} 个字以内、没有空格的名称"
            self._wrong("name", f"“{name}”不能作规则的名称", hint)
        behind = self._threshold("behind")
        at_risk = self._threshold("at_risk")
        if behind is None and "behind" not in self._values:
            self._wrong(
                "behind", "没有写滞后的界线", "请加上 [behind] 一节,其下如 points_over = 10"
            )
        if behind and at_risk and _is_inverted(at_risk, behind):
            hint = f"预警的界线应先于滞后: {at_risk.text};{behind.text}"
            self._wrong("at_risk", "预警的界线比滞后的还远", hint)
        return Rule(
            name=name,
            behind=behind or DEFAULT_RULE.behind,
            at_risk=at_risk or DEFAULT_RULE.at_risk,
            escalate_after=self._months(),
            place=words["place"],
            year=words["year"],
            document=words["document"],
            order=self._order(),
            **{key: self._percent(key) for key in _PERCENTS},
        )

    def _order(self) -> Order:
        value = self._values.get("order", Order.PLAN)
        if isinstance(value, str) and value in set(Order):
            return Order(value)
        listed = "、".join(f'"{each}"({each.text})' for each in Order)
        self._wrong("order", "没有这种次序", f"可用的有: {listed}")
        return Order.PLAN

    def _percent(self, key: str) -> Decimal:
        given = self._values.get(key)
        line = None if given is None else self._line(key, Gauge.POINTS_OVER, given)
        fallback: Decimal = getattr(DEFAULT_RULE, key)
        return fallback if line is None else line.value

    def _word(self, key: str) -> str:
        value = self._values.get(key, "")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)  # year = 2025
        if isinstance(value, str):
            return value.strip()
        self._wrong(key, "应为文字", f'请写成 {key} = "…"')
        return ""

    def _months(self) -> int | None:
        value = self._values.get("escalate_after")
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 12:
            return value
        self._wrong(
            "escalate_after", "应为 1 至 12 的整数", "连续滞后几个月须升级,如 2;不写则不升级"
        )
        return None

    def _threshold(self, key: str) -> Threshold | None:
        """The line of a section, None where there is none or it cannot be used."""
        if key not in self._values:
            return None
        section = self._values[key]
        if not isinstance(section, Mapping):
            self._wrong(key, "应为一节", f"请写成 [{key}],其下如 points_over = 10")
            return None
        self._refuse_unknown(f"{key}.", section, tuple(Gauge))
        given = [gauge for gauge in Gauge if gauge in section]
        if len(given) != 1:
            self._wrong(key, "应当写一条界线", f"{_GAUGES} 中写一个,如 points_over = 10")
            return None
        return self._line(f"{key}.{given[0]}", given[0], section[given[0]])

    def _line(self, place: str, gauge: Gauge, value: object) -> Threshold | None:
        written = f"请写成 {place.rpartition('.')[2]} = 10"
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self._wrong(place, "应为数", written)
            return None
        number = Decimal(value)
        in_range = number.is_finite() and 0 <= number <= 100
        if not in_range or (not number and gauge is not Gauge.POINTS_OVER):
            least = " 0 至 100 " if gauge is Gauge.POINTS_OVER else "大于 0、不超过 100 "
            self._wrong(place, f"应为{least}的数", written)
            return None
        if number != round(number, _DECIMALS):
            self._wrong(place, "小数太长", f"请写到小数点后 {_DECIMALS} 位以内")
            return None
        return Threshold(gauge, number)

    def _refuse_unknown(
        self, prefix: str, values: Mapping[str, object], known: Iterable[str]
    ) -> None:
        for key in values:
            if key not in known:
                self._wrong(f"{prefix}{key}", "没有这一项", f"可用的有: {'、'.join(known)}")

    def _wrong(self, key: str, message: str, hint: str) -> None:
        at = _line_of(key, self._lines)
        place = f"{self._file}:第{at}行" if at else self._file
        excerpt = self._lines[at - 1].strip() if at else ""
        self.problems.append(Problem("E251", place, f"{key} {message}", hint, excerpt))


def _is_name(name: str) -> bool:
    return 0 < len(name) <= _LONGEST_NAME and name.isprintable() and not set(name) & set(" /\\")


def _is_inverted(at_risk: Threshold, behind: Threshold) -> bool:
    """Whether the first line lies beyond the second; only lines of one kind can be compared."""
    ratios = [one.gauge is Gauge.RATIO_UNDER for one in (at_risk, behind)]
    if ratios == [True, True]:
        return at_risk.value < behind.value
    return ratios == [False, False] and at_risk.value > behind.value


def _line_of(key: str, lines: Sequence[str]) -> int | None:
    """The line, from 1, that a key stands in, of its section where it has one; None for none."""
    section, _, name = key.rpartition(".")
    first = _line_of(section, lines) or 0 if section else 0
    for at, line in enumerate(lines[first:], start=first + 1):
        written = line.strip()
        if name in (written.partition("=")[0].strip(), written.strip("[] ")):
            return at
    return None


def _unparsed(text: str, file: str, error: Exception) -> Problem:
    at, excerpt = broken_line(text, error)
    return Problem("E252", f"{file}:第{at}行", "不是 TOML 的写法", f"文字要加引号,{_FORM}", excerpt)


def _invalid(file: str, problems: list[Problem]) -> InvalidRule:
    return InvalidRule(
        f"{file} 有 {len(problems)} 处问题,不能作判定规则",
        "各项的写法见 docs/standing.md",
        tuple(problems),
    )
