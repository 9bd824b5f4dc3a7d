"""The shares of the year's target that a text states, tied to their measures (自报完成率)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis
from shishi_cli.extraction.figures.headings import named_by
from shishi_cli.extraction.figures.which_share import Shares, StatedShare
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.roles import Role

_WHICH = Role("share-of-which", "none", "不能确定是哪个指标的百分比")


@frozen
class Share:
    """A share chosen for one promise (取定的百分比), its doubts by code, and the other reading."""

    mention: Mention
    doubts: tuple[str, ...] = ()
    alternative: Decimal | None = None


def tie_shares(text: Text, held: Shares) -> tuple[tuple[Share | None, ...], Mapping[int, Role]]:
    """The share of each promise, and by their position the reasons why others are none.

    In a goal a share that names no measure is meant for all of them; so is one of each, 均完成年度任务的62%.
    """
    options: list[list[StatedShare]] = [[] for _ in held.promises]
    others: dict[int, Role] = {}
    listed: dict[int, list[StatedShare]] = {}
    last: StatedShare | None = None
    taken = {t.candidate.mention.quantity.start for t in held.figures if t}
    for i, mention in enumerate(text.mentions):
        if mention.quantity.unit != "%" or mention.quantity.start in taken:
            continue
        found = held.stated(mention, text.mentions[i - 1] if i else None, last)
        if isinstance(found, Role):
            last, others[i] = None, found
            continue
        last = found
        listed.setdefault(mention.at, []).append(found)
        owners = _owners(found, held)
        if not owners:
            others[i] = _WHICH
        for at in owners:
            options[at].append(found)
    for shares in listed.values():  # 分别完成54%、55%、57%: one each, in the order promised
        if len(shares) == len(held.promises) > 1:
            options = [[share] for share in shares]
            others = {i: role for i, role in others.items() if role is not _WHICH}
    return tuple(_chosen(_computed(told, held)) for told in options), others


def _computed(options: list[StatedShare], held: Shares) -> list[StatedShare]:
    """The only one of several that a figure and its target give: 筹集4380套,完成73%;另竣工1980套,完成99% of 6000."""
    found = [told for told in options if held.is_computed(told.mention)]
    return found if len(found) == 1 else options


def _owners(told: StatedShare, held: Shares) -> list[int]:
    """The promise that is named, the one whose figure stands before, or the only one."""
    promises, figures = held.promises, held.figures
    if told.prefix:
        named = named_by(told.prefix, promises)
        if named is not None:
            return [named]
    each = told.mention.share
    if each is not None and each.is_of_each and not told.prefix and len(promises) > 1:
        return [at for at, tied in enumerate(figures) if tied] or [*range(len(promises))]
    start, sentence = told.mention.quantity.start, told.mention.sentence
    counted = held.counted or promises
    before = [
        (tied.candidate.mention.quantity.start, at)
        for at, tied in enumerate(figures)
        if tied and tied.candidate.mention.sentence == sentence and promises[at] in counted
    ]
    before = [(at, owner) for at, owner in before if at < start]
    if before:
        return [max(before)[1]]
    if len(counted) == 1:
        return [promises.index(counted[0])]
    return [at for at, tied in enumerate(figures) if tied is None] if held.goal else []


def _chosen(options: Sequence[StatedShare]) -> Share | None:
    """累计 before 本月, the last of several; two that differ are doubtful."""
    if not options:
        return None
    to_date = [told for told in options if told.basis is Basis.CUMULATIVE]
    rest = to_date or [told for told in options if told.basis is not Basis.MONTH] or options
    chosen, first = rest[-1].mention, rest[0].mention
    if chosen.quantity.high is not None:  # 完成百分之六十至七十
        return Share(chosen, ("between",), chosen.quantity.high)
    if chosen.quantity.amount == first.quantity.amount:
        return Share(chosen)
    return Share(chosen, ("several_shares",), first.quantity.amount)
