"""Assess every project of a month (研判一个月)."""

from collections.abc import Collection
from dataclasses import replace

from shishi_cli.assessment.current_names import with_names_now
from shishi_cli.assessment.cut_off_day import common_cut_off_day
from shishi_cli.assessment.lateness import LAGGING, LateRow
from shishi_cli.assessment.standing import assess
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import MonthAssessment
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.choose_rule import rule_in_force
from shishi_cli.services.load_month import LoadedYear
from shishi_cli.services.number_projects import number_projects
from shishi_cli.services.resolve_scope import resolve_month, resolve_open_month


def assess_month(
    ledger: Ledger,
    scope: Scope,
    number: str | None = None,
    *,
    open_month: bool = False,
) -> MonthAssessment:
    """Judge the month of the scope by its rule; `number` chooses one project, found in the month
    first, and `open_month` lets it be one of which nothing has come yet.

    Raises what `resolve_month`, `rule_in_force` and `MonthNumbers.find` raise.
    """
    return assess_year(ledger, scope, number, open_month=open_month)[0]


def assess_year(
    ledger: Ledger,
    scope: Scope,
    number: str | None = None,
    *,
    open_month: bool = False,
) -> tuple[MonthAssessment, LoadedYear]:
    """The month judged as `assess_month` does, and the year that it and the months before are of."""
    rule = rule_in_force(ledger, scope.rule)
    resolve = resolve_open_month if open_month else resolve_month
    programme, month = resolve(ledger, scope.month, scope.region)
    projects = None
    if number is not None:
        projects = [number_projects(ledger, programme, month).find(number).project]
    year = LoadedYear(ledger, programme, month, projects)
    return judge(ledger, programme, month, rule, projects, year=year), year


def judge(
    ledger: Ledger,
    programme: Programme,
    month: Month,
    rule: Rule,
    projects: Collection[int] | None = None,
    *,
    year: LoadedYear | None = None,
) -> MonthAssessment:
    """Judge a month of one programme by the rule; `projects` chooses some, and `year` is the month's
    and theirs, where it is loaded already."""
    records = (year or LoadedYear(ledger, programme, month, projects)).month(month)
    if projects is None:  # asked by its number, a project that was dropped is still shown
        records = tuple(record for record in records if record.life.holds(month))
    names, tables = ledger.unit_names(), ledger.months(programme)
    entered = ledger.entry_months(programme)
    return MonthAssessment(
        programme=programme,
        month=month,
        rule=rule,
        assessments=tuple(with_names_now(assess(record, rule), names) for record in records),
        unread=tuple(one for one in entered if one > month and one not in tables),
        as_of=ledger.as_of,
        cut_off_day=common_cut_off_day(records),
    )


def add_since(judged: MonthAssessment, year: LoadedYear) -> MonthAssessment:
    """The month that says of those that lag since when, by a look at the months before in its year.

    Only the projects that are still found late are looked up a month further back.
    """
    rows = {
        one.record.project: LateRow(one, judged.month)
        for one in judged.assessments
        if one.standing in LAGGING
    }
    running, month = set(rows), judged.month.before
    while running and month is not None:
        for record in year.to_judge(month, tuple(running)):
            longer = rows[record.project].before(assess(record, judged.rule))
            if longer is None:
                running.discard(record.project)
            else:
                rows[record.project] = longer
        month = month.before
    told = tuple(
        rows[one.record.project].told(judged.rule) if one.record.project in rows else one
        for one in judged.assessments
    )
    return replace(judged, assessments=told)
