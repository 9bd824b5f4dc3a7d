"""What the words around a share say of it, told once for all promises (百分比的语境)."""

import re

from shishi_cli.domain.frozen import frozen
from shishi_cli.extraction.mentions.counted_thing import content
from shishi_cli.extraction.mentions.roles import Words
from shishi_cli.extraction.numbers.find_quantities import Quantity
from shishi_cli.extraction.numbers.written_shares import DISCOUNT
from shishi_cli.extraction.rules import pattern

_LONGEST_ALONE = 120  # characters of a cell that may tell nothing but a share
_REACH = 12  # characters before a share in which its bracket opens


@frozen
class Bracket:
    """The bracket that a share stands in (括号): where it opens, and whether nothing is before the
    share in it."""

    start: int
    is_bare: bool


@frozen
class ShareTold:
    """What is told of a share (百分比的语境), each field by a rule of share_told.toml.

    `prefix` are the pairs of characters that name what it is a share of, None where no word says
    that it is one of the year's. `is_of_each` where it is one of each of several measures. `act` is that of a rate of another kind (签约), `rate` what it is
    the rate of, `site` the place that opens its sentence. `joins` where it is listed behind the
    quantity before it: 54%、55%.
    """

    prefix: frozenset[str] | None
    is_of_each: bool
    act: str
    rate: str
    site: frozenset[str] | None
    bracket: Bracket | None
    is_alone: bool
    is_of_one_site: bool
    is_of_another: bool
    is_of_money: bool
    is_of_task: bool
    is_of_works: bool
    is_of_work_on_site: bool
    is_of_finishing: bool
    is_named_behind: bool
    has_risen: bool
    is_excess: bool
    is_past_half: bool
    is_none_of_work: bool
    is_pace: bool
    joins: bool


def share_told(words: Words, clause: str, quantity: Quantity, folded: str, last: int) -> ShareTold:
    """What the words around a share say; `folded` is its cell, `last` the end of the quantity
    before it."""
    lead = _over_brackets(words)
    found, act, rate = (_written(name).search(lead) for name in ("stated_lead", "act_lead", "rate"))
    site = _written("site_label").match(words.before)
    risen = _written("risen").search(words.before)
    return ShareTold(
        prefix=None if found is None else _named(lead[: found.start()]),
        is_of_each=bool(found and _tells_each(lead, found.start())),
        act=act[1] if act else "",
        rate=rate[1] if rate else "",
        site=content(site[1]) if site else None,
        bracket=_bracket(quantity, folded),
        is_alone=_is_alone(quantity, folded),
        is_of_one_site=_is_of_one_site(words, folded),
        is_of_another=bool(_written("other_lead").search(lead)),
        is_of_money=bool(_written("of_money").search(lead)),
        is_of_task=bool(
            _written("of_task").search(lead) or _written("stated_tail").search(words.tail)
        ),
        is_of_works=bool(
            _written("of_works").search(lead) or _written("of_some").search(words.before)
        ),
        is_of_work_on_site=bool(_written("works_on_site").search(words.lead)),
        is_of_finishing=bool(rate and _written("finishing").search(rate[1])),
        is_named_behind=bool(_written("stated_tail").search(words.tail)),
        has_risen=bool(risen and _written("named").search(clause)),
        is_excess=quantity.amount < 100 and bool(_written("over").search(words.lead)),
        is_past_half=quantity.rule == "share-past-half",
        is_none_of_work=quantity.rule == DISCOUNT or quantity.amount < 0,
        is_pace=bool(_written("pace").search(lead)),
        joins=folded[last : quantity.start].strip() in {"、", "和", "及"},
    )


def _tells_each(lead: str, told: int) -> bool:
    """Whether each is told before the words of the share or behind them: 三项任务均完成年度目标的62%, 两项任务完成率均为100%."""
    return any(_written("alike").search(words) for words in (lead[:told], lead))


def _named(words: str) -> frozenset[str]:
    """What the words before a share name, but that it is one of each: 指标均."""
    return content(_written("of_each").sub("", words))


def _over_brackets(words: Words) -> str:
    """The words before a share, over what stands in brackets or repeats the target: 占年度任务(10个)的60%,
    占年度任务6000块的87%."""
    if words.lead in ("", "的") and (told := _written("repeated").search(words.before)):
        return re.split("[,。;]", words.before[: told.start()])[-1] + "的"
    if not words.before.endswith(")的"):
        return words.lead
    return _written("bracketed").sub("", words.before)[-40:]


def _is_alone(quantity: Quantity, folded: str) -> bool:
    """Whether the cell tells nothing but the share: 70%, 58%(2号地块征迁偏慢)."""
    if len(folded) > _LONGEST_ALONE:
        return False
    rest = _written("bracketed").sub("", f"{folded[: quantity.start]}□{folded[quantity.end :]}")
    return bool(_written("alone").fullmatch(rest.strip()))


def _is_of_one_site(words: Words, folded: str) -> bool:
    """Whether a site is named that it is of, and another one of the kind elsewhere in the cell:
    东湖市场移交代建;滨江市场改造工程已完成100%."""
    site = _written("site").search(words.lead)
    if site is None or folded.count(site["kind"]) < 2:
        return False
    others = (one for one in _written("sites").finditer(folded) if one["kind"] == site["kind"])
    return any(one["name"] != site["name"] for one in others)


def _bracket(quantity: Quantity, folded: str) -> Bracket | None:
    """建成4座(80%), 完成17间(17/20,85%), 正在安装中(72%): a share that ends what a bracket holds, or
    stands before its first comma."""
    before = folded[max(0, quantity.start - _REACH) : quantity.start]
    opened = _written("bracket").search(before)
    if opened is None or not folded.startswith((")", ","), quantity.end):
        return None
    return Bracket(quantity.start - len(before) + opened.start(), opened[0] == "(")


def _written(name: str) -> re.Pattern[str]:
    return pattern("mentions/share_told", name)
