"""Which projects a month's table leaves out that the one before has, and which it has again (增减)."""

from collections.abc import Iterator

from shishi_cli.domain.life import WHOLE_YEAR
from shishi_cli.domain.month import Month
from shishi_cli.domain.plain_title import plain_title
from shishi_cli.domain.project import KnownProject, Programme
from shishi_cli.domain.results.imports import Appearance, Appeared
from shishi_cli.domain.standing import Standing
from shishi_cli.extraction.promises.levels import read_levels
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import judge
from shishi_cli.services.choose_rule import rule_in_force


def compare_lists(ledger: Ledger, programme: Programme, month: Month) -> tuple[Appeared, ...]:
    """What of the month's list is otherwise than in the table before; nothing of the first table.

    What is told once is not told again: later tables leave it out like the one before them. What is
    done may leave the table.
    """
    before = [one for one in ledger.months(programme) if one < month]
    if not before:
        return ()
    here, last = ledger.row_sources(programme, month), ledger.row_sources(programme, before[-1])
    known = {one.project: one for one in ledger.projects(programme)}
    gone = [known[project] for project in last if project not in here and project in known]
    if len(gone) > len(here):
        gone = []  # a unit's own part of the list says nothing of the rest
    returned = [known[project] for project in here if project not in last and project in known]
    return (
        *_vanished(ledger, programme, month, before[-1], gone),
        *_returned(ledger, programme, month, returned),
    )


def _vanished(
    ledger: Ledger, programme: Programme, month: Month, last: Month, gone: list[KnownProject]
) -> Iterator[Appeared]:
    if not gone:
        return
    rule, lives = rule_in_force(ledger), ledger.lives(programme)
    judged = judge(ledger, programme, month, rule, [one.project for one in gone]).assessments
    done = {one.record.project for one in judged if one.standing is Standing.DONE}
    for one in gone:
        if one.project not in done and lives.get(one.project, WHOLE_YEAR).holds(month):
            yield Appeared(Appearance.VANISHED, one.number, _title(one), last)


def _returned(
    ledger: Ledger, programme: Programme, month: Month, returned: list[KnownProject]
) -> Iterator[Appeared]:
    if not returned:
        return
    lives = ledger.lives(programme)
    last = ledger.last_progress([one.project for one in returned], month)
    for one in returned:
        life = lives.get(one.project, WHOLE_YEAR)
        if life.ends is not None and month >= life.ends:
            yield Appeared(Appearance.BACK_AFTER_DROP, one.number, _title(one), life.ends)
        elif one.project in last:
            yield Appeared(Appearance.BACK, one.number, _title(one), last[one.project][0])


def _title(project: KnownProject) -> str:
    return plain_title(project.title, read_levels(project.title))
