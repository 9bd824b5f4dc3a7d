"""The year's projects, and how long each lives."""

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.life import CarriedOver, Life
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import KnownProject, Programme
from shishi_cli.domain.standing import Assessment


@frozen
class LivingProject:
    """A project of the year with its life (项目存续): by the latest month that the ledger has."""

    project: KnownProject
    title: str
    life: Life
    judged: Assessment
    carried: CarriedOver | None = None


@frozen
class YearProjects:
    """The year's projects in order of arrival (年度项目清单); `as_of` as in MonthAssessment.
    `has_tables` says that a month's table has come, and not the list alone."""

    programme: Programme
    month: Month
    as_of: str
    projects: tuple[LivingProject, ...]
    has_tables: bool = True


@frozen
class LifeChange:
    """What was decided of a project's life, before and after (存续变动)."""

    number: str
    title: str
    before: Life
    after: Life
