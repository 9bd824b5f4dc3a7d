"""A quantity held against one promise, before it is said whether it is its figure (对照)."""

from decimal import Decimal

from shishi_cli.domain.frozen import frozen
from shishi_cli.extraction.figures.part_of_each import is_still_worked_on, names_a_part
from shishi_cli.extraction.mentions.counted_thing import Fit
from shishi_cli.extraction.mentions.events import Event
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.promises.read_promises import Promise


@frozen
class Held:
    """A quantity held against one promise (对照): how their objects agree, the role that it still
    has, its amount in the promise's unit, whether the count word is the promise's own, and what
    has happened. `witnessed` where a share is printed beside it that it makes of the promise,
    `by_general_name` where the text calls all that are promised by the noun that it counts."""

    mention: Mention
    promise: Promise
    goal: bool
    fit: Fit
    role: Role | None
    amount: Decimal
    exact: bool
    event: Event
    witnessed: bool
    by_general_name: bool = False

    @property
    def is_more(self) -> bool:
        return self.amount > self.promise.amount

    @property
    def counts_the_same(self) -> bool:
        """建成2所小学 tells nothing of 新建3所幼儿园; another count word needs words that agree."""
        if self.by_general_name and self.event is Event.FINISHED:
            return True
        if self.fit is Fit.OTHER:
            return self.goal and self.exact  # a goal speaks of the promise, whatever its words
        return self.exact or self.fit >= Fit.SILENT

    @property
    def tells_a_part(self) -> bool:
        """Whether the words tell only a part of each thing, or that it is still worked on."""
        if self.witnessed:
            return False
        in_part = names_a_part(self.mention, self.promise)
        return in_part or is_still_worked_on(self.mention, self.promise, self.event)
