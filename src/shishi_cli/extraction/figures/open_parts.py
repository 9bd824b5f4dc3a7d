"""What of a number's parts is told as open, so that not all that it counts is done (分项未完)."""

from collections.abc import Sequence
from dataclasses import replace

from shishi_cli.extraction.figures.repeated import tells_all_done
from shishi_cli.extraction.figures.says_done import promises_earlier_stage
from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention, Text
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_NO_NOUN = "未正在已均都还尚仍待"  # 其中8所未完工
_IN_HAND = frozenset({"under-way", "negated"})


def doubting_its_parts(
    tied: Tied | None, promise: Promise, text: Text, roles: Sequence[Role | None]
) -> Tied | None:
    """The figure, doubtful where a part of it is told as not done, 完成8个,其中在建3个, or as last
    year's, 完工5000户(含去年结转1200户); one that reaches the target is less by that part."""
    if tied is None:
        return tied
    whole = tied.candidate.mention
    if not promises_earlier_stage(promise) and _are_all_in_hand(whole, text, roles):
        return None
    if tied.doubts:
        return tied
    for mention, role in zip(text.mentions, roles, strict=True):
        if not is_fewer_of_it(mention, whole) or mention.sentence != whole.sentence:
            continue
        between = text.folded[whole.quantity.end : mention.quantity.start]
        behind = pattern("figures/breakdowns", "carried_over_behind").match(mention.tail)
        if behind or pattern("figures/breakdowns", "carried_over").search(between):
            return _less_by(mention, "carried_over", tied, promise)
        in_hand = role is not None and role.name in _IN_HAND
        # 开工1256套,其中主体施工740套; 引进8个,其中开工3个
        in_hand = in_hand and not promises_earlier_stage(promise)
        if in_hand and pattern("figures/breakdowns", "furnished").match(mention.after):
            continue  # 13个均已完工,其中11个已开放,2个正在添置设备
        if in_hand and _divides(whole, mention, text):
            open_part = is_to_be_finished(mention, promise) and not tells_all_done(whole)
            return _less_by(mention, "in_hand", tied, promise if open_part else None)
    return tied


def doubting_its_sum(
    tied: Tied | None, promise: Promise, text: Text, roles: Sequence[Role | None]
) -> Tied | None:
    """The figure, less by the one of the numbers it adds up that is not built: 一小新增1080个,二小在建900个,合计1980个; none
    where nothing of them is: 各启动1个,再各启动2个,合计10个."""
    if tied is None or promises_earlier_stage(promise):
        return tied
    whole = tied.candidate.mention
    before = [
        (mention, role)
        for mention, role in zip(text.mentions, roles, strict=True)
        if mention.sentence == whole.sentence
        and mention.quantity.end <= whole.quantity.start
        and mention.quantity.unit == whole.quantity.unit
    ]
    if _is_sum_of_begun(whole, [mention for mention, _ in before], promise):
        return None
    in_hand = [m for m, role in before if (role and role.name in _IN_HAND) or _is_prepared(m)]
    total = sum(mention.quantity.amount for mention, _ in before)
    if len(before) < 2 or len(in_hand) != 1 or total != whole.quantity.amount:
        return tied
    return _less_by(in_hand[0], "in_hand", tied, promise)


def _is_sum_of_begun(whole: Mention, before: Sequence[Mention], promise: Promise) -> bool:
    """Whether a sum is told of what is begun or prepared, and of nothing that is done."""
    if whole.evidence.says_done or not pattern("figures/repeated", "in_all").search(whole.lead):
        return False
    told = {mention.events.nearest(promise.words) for mention in before} - {Event.UNTOLD}
    return bool(told) and told <= {Event.UNDER_WAY, Event.PREPARED}


def _is_prepared(mention: Mention) -> bool:
    """Whether the words behind it tell no more than a look or a paper: 第三批100户入户评估完毕."""
    told = {event.kind for event in mention.events.tail}
    return Event.PREPARED in told and Event.FINISHED not in told


def _are_all_in_hand(whole: Mention, text: Text, roles: Sequence[Role | None]) -> bool:
    """Whether the parts that make up the number are all worked on: 已落实房源1340套,其中新建720套正在主体施工,改建620套
    正在装修."""
    parts = [
        (mention, role)
        for mention, role in zip(text.mentions, roles, strict=True)
        if mention.sentence == whole.sentence and is_fewer(mention, whole, parts=True)
    ]
    if len(parts) < 2 or not _divides(whole, parts[0][0], text):
        return False
    in_hand = all(role is not None and role.name in _IN_HAND for _, role in parts)
    return in_hand and sum(m.quantity.amount for m, _ in parts) == whole.quantity.amount


def _divides(whole: Mention, part: Mention, text: Text) -> bool:
    """Whether the words between a number and the next say that it is divided: 其中."""
    between = text.folded[whole.quantity.end : part.quantity.start]
    return pattern("figures/breakdowns", "opening").search(between) is not None


def _less_by(part: Mention, code: str, tied: Tied, promise: Promise | None) -> Tied:
    """The figure with its doubt: of two readings the one that does not call the project done, where
    `promise` is given and reached."""
    amount = tied.candidate.amount
    less = amount - part.quantity.amount
    if promise is None or amount < promise.amount:
        return replace(tied, doubts=(code,), alternative=less)
    return Tied(replace(tied.candidate, amount=less), (code,), amount)


def is_fewer_of_it(mention: Mention, whole: Mention) -> bool:
    """Whether a number tells fewer of the same count; 6个班 are none of 1080个学位."""
    head = mention.counted.head.strip(_NO_NOUN)
    same = mention.quantity.unit == whole.quantity.unit and (head in whole.counted.near or not head)
    return same and mention.quantity.amount < whole.quantity.amount


def is_fewer(other: Mention, whole: Mention, *, parts: bool = False) -> bool:
    """Whether a number behind another tells fewer of the same count; parts of it only if asked for."""
    role = other.role()
    return (
        (parts or role is None or role.name != "part")
        and other.quantity.start > whole.quantity.end
        and is_fewer_of_it(other, whole)
    )


def is_to_be_finished(part: Mention, promise: Promise) -> bool:
    """Whether a part that is told as open is still worked on, 8所正在装修, 8所未完工, 在建8所, and not
    waiting for what follows the work, 8所正在验收."""
    if part.events.nearest(promise.words) is Event.FINISHED or tells(part.lead, Event.UNDER_WAY):
        return True
    return pattern("mentions/wording", "still_worked_on").search(part.after) is not None
