"""The measures and annual targets of a promise, from its title or target cell (年度目标)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Bound
from shishi_cli.domain.numerals import arabic
from shishi_cli.domain.source import Column
from shishi_cli.extraction.mentions.counted_thing import Own, own_words
from shishi_cli.extraction.mentions.each_place import places_that_get
from shishi_cli.extraction.mentions.events import events_in
from shishi_cli.extraction.mentions.mentions import Mention, Text, analyse
from shishi_cli.extraction.mentions.wording import acts_in, sizes_in
from shishi_cli.extraction.numbers.find_quantities import Quantity
from shishi_cli.extraction.numbers.units import (
    bracketed_unit,
    count_word,
    factor,
    implied_unit,
    same_count,
)
from shishi_cli.extraction.promises.conditions import Conditions, conditions_of
from shishi_cli.extraction.promises.measure_name import (
    level_of,
    name_of,
    plain_words,
    without_numbers,
)
from shishi_cli.extraction.promises.promised import promised_in, without_schedule
from shishi_cli.extraction.rules import pattern

_HELD = (Bound.EXACT, Bound.ABOUT)  # 漏损率控制在9%左右 is a limit
_BOUNDS = {Bound.MORE_THAN: Bound.AT_LEAST, Bound.LESS_THAN: Bound.ABOUT}
# What promises more figures is no title; each is compared with each.
_MOST, _SHORT = 30, 500  # figures; characters of a title that is kept


@frozen
class Promise:
    """One thing promised and counted, before figures are tied to it (承诺).

    `words` are the words around the number in the title, for telling measures apart, and `own`
    the same with the name, prepared for comparing. `start` and `end` are its span in the cell
    `column`; `stock` tells that it is what there shall be in all, `part` that it is part of another promise. A number without a count word
    is multiplied by `scale`, which the unit column tells (万元).
    """

    name: str
    words: str
    own: Own
    unit: str
    level: str | None
    bound: Bound
    amount: Decimal
    column: Column
    start: int
    end: int
    rule: str
    doubt: str = ""
    alternative: Decimal | None = None
    stock: bool = False
    part: bool = False
    scale: Decimal = Decimal(1)
    conditions: Conditions = Conditions()

    @property
    def per_head(self) -> bool:
        """Whether what each one gets is promised itself: 低保标准不低于每人每月720元."""
        return self.unit == "元" and _written("each_gets").search(self.words) is not None

    @property
    def acts(self) -> frozenset[str]:
        """What is to be done to the things: 新建."""
        return acts_in(self.name)

    @property
    def sizes(self) -> frozenset[str]:
        """How large the things are that are promised: 10亿元."""
        return sizes_in(self.name)

    @property
    def is_new(self) -> bool:
        """Whether only what is newly made counts, not what there is in all."""
        return self.name.startswith(("新增", "新建")) or self.name.endswith("新增")


def read_promises(
    title: str,
    target: str = "",
    unit: str = "",
    levels: Sequence[str] = (),
    asked: frozenset[str] = frozenset(),
) -> tuple[Promise, ...]:
    """What the promise counts; the target cell's figures win over the title's.

    `unit` is the count word of its own column, for cells that hold the number alone; `asked` are the
    words by which the month's goal asks for what only comes with a promise (惠及700户).
    """
    if len(title) + len(target) > _SHORT:
        return _read_promises.__wrapped__(title, target, unit, tuple(levels), asked)
    return _read_promises(title, target, unit, tuple(levels), asked)


@lru_cache(maxsize=2048)
def _read_promises(
    title: str, target: str, unit: str, levels: tuple[str, ...], asked: frozenset[str]
) -> tuple[Promise, ...]:
    # Kept, since every month's table repeats the promises of the one before.
    from_title = _promises(title, Column.TITLE, unit, levels, title, asked)
    from_target = _promises(target, Column.TARGET, unit, levels, title, asked)
    if not from_target:
        return from_title
    from_target = tuple(_with_conditions(one, from_title) for one in from_target)
    if len(from_target) != len(from_title):
        return from_target
    return tuple(map(_doubting_title, from_target, from_title))


def _with_conditions(promise: Promise, titles: Sequence[Promise]) -> Promise:
    """The target cell's figure with the conditions that the title sets beside the same number."""
    same = [one for one in titles if one.amount == promise.amount]
    return replace(promise, conditions=same[0].conditions) if len(same) == 1 else promise


def _doubting_title(promise: Promise, other: Promise) -> Promise:
    """The target cell's figure, doubtful where the title tells another of the same thing."""
    if promise.doubt or promise.amount == other.amount or promise.unit != other.unit:
        return promise
    return replace(promise, doubt="title_differs", alternative=other.amount)


def _promises(
    cell: str,
    column: Column,
    unit: str,
    levels: Sequence[str],
    title: str,
    asked: frozenset[str],
) -> tuple[Promise, ...]:
    text = analyse(cell)
    if not text.mentions:
        return ()
    core = promised_in(text, _MOST, asked)
    units, titles = _one_each(unit, len(core)), _one_each(title, len(core))
    found: list[Promise] = []
    for mention, written, own_title in zip(core, units, titles, strict=True):
        words = None
        if len(core) == 1:
            whole = title if column is Column.TITLE else title + cell
            words = plain_words(without_numbers(without_schedule(whole)))
        promise = _promise(mention, text, column, own_title, words)
        beside = written or ("" if promise.unit else bracketed_unit(own_title))
        promise = _in_unit(promise, beside)
        if not promise.unit:
            promise = replace(promise, unit=_unit_unsaid(mention, text))
        if promise.level is None and len(levels) == 1:
            promise = replace(promise, level=levels[0])
        found += _each(_of_thing_before(promise, found), mention)
    return tuple(found)


def _of_thing_before(promise: Promise, found: Sequence[Promise]) -> Promise:
    """A bare act is done to the thing promised before it: 改造9座 beside 新建城市公厕6座."""
    if not found or acts_in(promise.name) != {promise.name}:
        return promise
    before = found[-1]
    thing = before.name
    for act in before.acts:
        thing = thing.replace(act, "")
    if not thing or not same_count(before.unit, promise.unit):
        return promise
    return replace(promise, own=own_words(promise.name, promise.words + thing))


def _unit_unsaid(mention: Mention, text: Text) -> str:
    """What a number without a count word counts, by the thing beside it; 2.5个亿 is money."""
    quantity = mention.quantity
    if "个" in text.folded[quantity.start : quantity.end]:
        return "元"
    return implied_unit(mention.lead, mention.tail)


def _one_each(cell: str, count: int) -> list[str]:
    """The line of a cell that belongs to each of `count` targets: parts of a project are joined
    line by line. The whole cell, on one line, for each where the lines are not as many."""
    lines = [line.strip() for line in cell.split("\n")]
    return lines if len(lines) == count else [" ".join(lines)] * count


def _in_unit(promise: Promise, unit: str) -> Promise:
    """The promise in the unit that its own column tells: 500 in 万元 are 5000000元."""
    written = unit.lstrip("万亿")
    scale = arabic("1", unit[: len(unit) - len(written)]) if written else Decimal(1)
    if not written:
        return promise
    if not promise.unit:
        amount = promise.amount * scale
        return replace(promise, unit=written, amount=amount, scale=scale)
    if promise.unit == written:  # 2万平方米 in the title, 万平方米 in the column: 0.26 is 2600
        return replace(promise, scale=scale)
    if same_count(promise.unit, written):
        known = factor(promise.unit, written)
        return replace(promise, unit=written, scale=scale) if known is None else promise
    return replace(promise, unit=written, doubt=promise.doubt or "unit_differs")


def _promise(
    mention: Mention, text: Text, column: Column, title: str, words: str | None
) -> Promise:
    quantity = mention.quantity
    name = name_of(mention, text, title)
    short = "".join(_written("short_name").findall(mention.lead))
    return Promise(
        name=name,
        words=(words or name) + "".join(event.word for event in events_in(mention.led)),
        own=own_words(name, (words or name) + short),
        unit=count_word(quantity.unit),
        level=level_of(mention, text),
        bound=_bound(mention, text),
        amount=quantity.amount,
        column=column,
        start=quantity.start,
        end=quantity.end,
        rule=quantity.rule,
        doubt=_doubt(quantity),
        alternative=quantity.high or quantity.other,
        stock=bool(_written("total").search(mention.lead)) and len(text.mentions) > 1,
        part="其中" in mention.lead,
        conditions=conditions_of(mention, text),
    )


def _doubt(quantity: Quantity) -> str:
    """Why the number may not be what is promised; nothing is promised by 0, but for a limit."""
    if not quantity.amount and quantity.bound is not Bound.AT_MOST:
        return "zero_target"
    return "between" if quantity.high is not None else quantity.doubt


def _bound(mention: Mention, text: Text) -> Bound:
    """>600人, 3-5栋 and 不低于每人每月720元 are at least; 2万余人 is about."""
    quantity = mention.quantity
    if quantity.high is not None or pattern("promises/promised", "least_each").search(mention.lead):
        return Bound.AT_LEAST
    if quantity.bound in _HELD and mention.lead.endswith("控制在"):
        return Bound.AT_MOST
    written = text.folded[quantity.start : quantity.end]
    if quantity.bound is Bound.MORE_THAN and ("余" in written or "多" in written):
        return Bound.ABOUT
    return _BOUNDS.get(quantity.bound, quantity.bound)


def _each(promise: Promise, mention: Mention) -> list[Promise]:
    """新建和修缮文化广场各15个 are two promises of 15, one for each that is named; 两片区各新建3座 is one
    of 6."""
    if mention.lead.endswith("各"):
        parts = [
            part
            for part in _written("and").split(_written("where").sub("", mention.lead[:-1]))
            if part
        ]
        if len(parts) > 1:
            names = [plain_words(part) for part in parts]
            return [
                replace(promise, name=name, words=name, own=own_words(name, name)) for name in names
            ]
    places = places_that_get(mention)
    if places is None or promise.doubt:
        return [promise]
    own = promise.amount
    return [replace(promise, amount=own * places, doubt="each", alternative=own)]


def _written(name: str) -> re.Pattern[str]:
    return pattern("promises/read_promises", name)
