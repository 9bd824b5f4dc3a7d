"""The measures and annual targets of a promise, from its title or target cell (年度目标)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from shishi_cli.domain.measure import Bound
from shishi_cli.domain.source import Column
from shishi_cli.extraction.context import Mention, Text, analyse, role_of
from shishi_cli.extraction.labels import count_word, level_pattern, read_levels
from shishi_cli.extraction.rules import load_rules

_MEASURE_BOUNDS = {Bound.MORE_THAN: Bound.ABOUT, Bound.LESS_THAN: Bound.ABOUT}


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing promised and counted, before figures are tied to it (承诺).

    `words` are the words around the number in the title, for telling measures apart; `start` and
    `end` are its span in the cell `column`.
    """

    name: str
    words: str
    unit: str
    level: str | None
    bound: Bound
    amount: Decimal
    column: Column
    start: int
    end: int
    rule: str
    doubt: str = ""
    high: Decimal | None = None


def read_promises(
    title: str, target: str = "", unit: str = "", levels: Sequence[str] = ()
) -> tuple[Promise, ...]:
    """What the promise counts; the target cell's figures win over the title's.

    `unit` is the count word of its own column, for cells that hold the number alone.
    """
    from_target = _promises(target, Column.TARGET, unit, levels, title)
    return from_target or _promises(title, Column.TITLE, unit, levels, title)


def _promises(
    cell: str, column: Column, unit: str, levels: Sequence[str], title: str
) -> tuple[Promise, ...]:
    text = analyse(cell)
    mentions = [m for m in text.mentions if _is_promised(m, text)]
    core = [m for m in mentions if not _side_clause().search(m.lead)] or mentions
    core = [m for m in core if not _is_place(m, core)] or core
    return tuple(_promise(m, text, column, unit, levels, title) for m in core)


def _promise(
    mention: Mention, text: Text, column: Column, unit: str, levels: Sequence[str], title: str
) -> Promise:
    quantity = mention.quantity
    level = _level_of(mention, text) or (levels[0] if len(levels) == 1 else None)
    return Promise(
        name=_name(mention, text, title),
        words=_words(mention, text, title),
        unit=count_word(quantity.unit) or unit,
        level=level,
        bound=_MEASURE_BOUNDS.get(quantity.bound, quantity.bound),
        amount=quantity.amount,
        column=column,
        start=quantity.start,
        end=quantity.end,
        rule=quantity.rule,
        doubt=quantity.doubt,
        high=quantity.high,
    )


def _is_promised(mention: Mention, text: Text) -> bool:
    if mention.quantity.unit in _rules()["never"].split():
        return False
    role = role_of(mention)
    if role is not None and role.name in {"standard", "comparison", "last-period", "part"}:
        return False
    return mention.quantity.doubt != "glued_date"


def _is_place(mention: Mention, others: Sequence[Mention]) -> bool:
    """在50个小区新增200个充电桩: the places are not what is counted, where another number is."""
    return bool(_place().search(mention.lead)) and any(
        other.clause == mention.clause and other is not mention for other in others
    )


def _level_of(mention: Mention, text: Text) -> str | None:
    """The level marked for one figure: 市级2家 before it, or the bracket that follows it."""
    marked = level_pattern().findall(mention.lead[-6:])
    if marked:
        return str(marked[-1])
    bracket = re.compile(r"[(\[【]([^)\]】]*)[)\]】]").search(text.folded, mention.quantity.end)
    while bracket and not level_pattern().search(bracket[1]):
        bracket = re.compile(r"[(\[【]([^)\]】]*)[)\]】]").search(text.folded, bracket.end())
    found = read_levels(bracket[0]) if bracket else ()
    return found[0] if len(found) == 1 else None


def _name(mention: Mention, text: Text, title: str) -> str:
    marked = level_pattern().findall(mention.lead[-6:])
    name = _plain(mention.lead + mention.tail)
    if name and marked and marked[-1] not in name:
        return f"{name}({marked[-1]})"
    if name and not level_pattern().fullmatch(name):
        return name
    # (市级2家、区级5家) and a bare 400台 are named by the words before the bracket, or the title.
    head = text.folded[: mention.quantity.start].rpartition("(")[0] or title
    head = _plain(re.sub(r"[\d.]+[万亿]?", "", head))
    return f"{head}({name})" if name else head


def _words(mention: Mention, text: Text, title: str) -> str:
    return _name(mention, text, title) if len(text.mentions) > 1 else _plain(title + text.folded)


def _plain(words: str) -> str:
    """Words without level marks, brackets and leading particles."""
    words = re.sub(r"[(\[【][^)\]】]*[)\]】]?", "", words)
    words = re.sub(r"^[)\]】、,。;:\s]+|[(\[【、,。;:\s]+$", "", words)
    return re.sub(_rules()["trim"], "", words).strip(" ,。;、:)(")


@cache
def _rules() -> dict[str, str]:
    rules: dict[str, str] = load_rules("context")["promise"]
    return rules


@cache
def _side_clause() -> re.Pattern[str]:
    return re.compile(_rules()["side"])


@cache
def _place() -> re.Pattern[str]:
    return re.compile(_rules()["place"])
