"""What became of the numbers of a paper since it was written."""

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.paper import Fact
from shishi_cli.domain.paper_places import Placed


@frozen
class Differing:
    """A number of a paper that is not what the ledger tells (不一致的数).

    `printed` stands in the paper, with the words around it; `told` is the ledger's now, None where
    it has no such number any more; `then` the one of when the paper was written.
    """

    name: str
    before: str
    printed: str
    after: str
    told: Fact | None
    then: str

    @property
    def was_edited(self) -> bool:
        """Whether the paper was changed by hand, rather than the ledger since."""
        return self.printed != self.then


@frozen
class Verified:
    """A paper's numbers looked at again (复核): how many there are, which differ, and how many lost
    their bookmark. `unchecked` tells which those are, empty where that cannot be told for sure.
    `written` and `now` are the ledger's operations then and now."""

    month: Month
    numbers: int
    lost: int
    unchecked: tuple[Placed, ...]
    differing: tuple[Differing, ...]
    written: int
    now: int

    @property
    def is_sound(self) -> bool:
        """Whether every number was looked at and is what the ledger tells."""
        return not self.differing and not self.lost
