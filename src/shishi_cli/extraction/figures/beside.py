"""Numbers that stand beside the figure and are none: what is used later, what was left, what another
noun counts (旁数)."""

from collections.abc import Sequence

from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.mentions.wording import promises_use
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern


def without_later_use(found: Sequence[Candidate], promise: Promise) -> Sequence[Candidate]:
    """已竣工63户,竣工率84%;已入住58户,入住率77.3%: without what is used of that which is finished; what tells the very act
    that is promised stays: 新房建成268户,实际搬迁入住241户 of 搬迁310户."""
    built = [c for c in found if c.finished and c.exact and not c.mention.wording.is_of_use]
    if not built or promises_use(promise.words):
        return found
    most = max(c.amount for c in built)
    return [
        c for c in found if not c.mention.wording.is_of_use or c.acts or c.amount > most or c.part
    ]


def without_rest(found: Sequence[Candidate], promise: Promise) -> Sequence[Candidate]:
    """最后1个站点已建成,至此7个全部完成: without what was left, where all are told as done."""
    others = [c for c in found if not c.rest]
    whole = [c for c in others if c.amount == promise.amount and c.mention.evidence.says_done]
    return others if whole else found


def without_other_nouns(whole: Sequence[Candidate], promise: Promise) -> Sequence[Candidate]:
    """现场招聘会15场、直播带岗6场 of 举办现场招聘会24场: without what another noun counts, where one in the list is
    called as the promise is. A place is no such noun: 东校区1620个、滨湖分校1800个、枫林小学1080个学位."""
    head, place = promise.name[-2:], pattern("figures/place_by_place", "place_name")
    places = {c.mention.at for c in whole if c.mention.counted.thing.endswith(head)}
    return [
        c
        for c in whole
        if c.mention.at not in places
        or c.mention.counted.thing.endswith(head)
        or not c.mention.counted.pairs - promise.own.things
        or place.search(c.mention.lead)
        or c.mention.counted.pairs & promise.own.things
    ]
