"""Which project of the ledger a row of a new table is: proposed with a score, decided once."""

from collections.abc import Sequence
from enum import StrEnum

from shishi_cli.domain.errors import ShishiError
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.project import KnownProject, Programme


class Decision(StrEnum):
    """What was decided of a row that resembles a known project (匹配决定)."""

    OPEN = "open"  # 待定
    SAME = "same"  # 同一项目
    NEW = "new"  # 新项目


@frozen
class Match:
    """A row, by its number and title as printed, and the project that it may be (项目匹配).

    `project` is the known project's lasting id; that it is another one is decided by NEW.
    """

    number: str
    title: str
    project: int
    decision: Decision


@frozen
class Proposal:
    """A match with what a person needs to decide it (匹配建议).

    `known` is the project by its latest number and title; `score` 0 to 100; `difference` tells
    what words went and came.
    """

    number: str
    title: str
    known: KnownProject
    score: int
    difference: str
    decision: Decision = Decision.OPEN

    @property
    def match(self) -> Match:
        """What the ledger keeps of it."""
        return Match(self.number, self.title, self.known.project, self.decision)


class MatchUndecided(ShishiError):
    """Projects of a new month that resemble known ones of `programme`, not surely (项目匹配待定)."""

    code = "E105"

    def __init__(
        self, message: str, hint: str, programme: Programme, proposals: Sequence[Proposal]
    ) -> None:
        super().__init__(message, hint)
        self.programme = programme
        self.proposals = tuple(proposals)
