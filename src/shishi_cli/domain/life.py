"""From when until when a project is one of the year's promises."""

from typing import TYPE_CHECKING

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month

if TYPE_CHECKING:
    from shishi_cli.domain.project import Programme


@frozen
class Life:
    """How long a project lives in its year (存续): from `begins` on, no longer from `ends` on, both
    None for the whole year. `into` is the project that it was merged into (并入), by its lasting id,
    `into_number` that project's number now.

    `document`, `reason`, `person` and `at` are of the decision; all empty where the tables alone
    tell that it began later.
    """

    begins: Month | None = None
    ends: Month | None = None
    into: int | None = None
    document: str = ""
    reason: str = ""
    person: str = ""
    at: str = ""
    into_number: str = ""

    @property
    def is_decided(self) -> bool:
        """Whether a person decided it, and not the tables alone."""
        return bool(self.at)

    def label(self, month: Month) -> str:
        """Why the project is none of that month's (未列入, 已调出, 已并入), empty where it is one."""
        if self.begins and month < self.begins:
            return "未列入"
        if self.ends and month >= self.ends:
            return "已调出" if self.into is None else "已并入"
        return ""

    def holds(self, month: Month) -> bool:
        """Whether the project lives in that month."""
        return not self.label(month)


WHOLE_YEAR = Life()


@frozen
class CarriedOver:
    """The project of the year before with which one goes on (结转自): its lasting id, programme and
    number now. `document` says so, where one was given."""

    project: int
    programme: "Programme"
    number: str
    document: str = ""
