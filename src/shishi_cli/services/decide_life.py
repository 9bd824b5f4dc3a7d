"""Decide from when until when a project is one of the year's, and list the year's (项目存续)."""

from dataclasses import replace

from shishi_cli.assessment.standing import assess
from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.life import WHOLE_YEAR, Life
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.plain_title import plain_title
from shishi_cli.domain.project import KnownProject, Programme, ProjectMonth
from shishi_cli.domain.results.year import LifeChange, LivingProject, YearProjects
from shishi_cli.domain.scope import Scope
from shishi_cli.extraction.promises.levels import read_levels
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.choose_rule import rule_in_force
from shishi_cli.services.load_month import load_month
from shishi_cli.services.resolve_scope import find_project, resolve_open_month


def list_year(ledger: Ledger, scope: Scope) -> YearProjects:
    """All projects of the scope's year in the order of its last table; those that it has not, as
    the dropped ones, stand behind."""
    programme, month = resolve_open_month(ledger, scope.month, scope.region)
    known = ledger.projects(programme)
    records = load_month(ledger, programme, month, [one.project for one in known])
    rule = rule_in_force(ledger, scope.rule)
    carried = ledger.carried(programme)
    by_project = {one.project: one for one in known}
    return YearProjects(
        programme,
        month,
        ledger.as_of,
        tuple(
            LivingProject(
                one,
                _title(one),
                record.life,
                assess(record, rule),
                carried.get(one.project),
            )
            for record in records
            if (one := by_project.get(record.project)) is not None
        ),
        has_tables=bool(ledger.months(programme)),
    )


def drop_project(
    ledger: Ledger, number: str, scope: Scope, into: str | None, author: Author
) -> LifeChange:
    """Drop a project from the scope's month on (调出), or merge it `into` another: linked, nothing
    is added up. Raises UsageError without a month, or for a project merged into itself."""
    programme, month, project, record = _found(ledger, number, scope)
    target = find_project(ledger, programme, into) if into is not None else None
    if target is not None and target.project == project.project:
        raise UsageError(f"第 {project.number} 项不能并入它自己", "请写另一项的序号")
    if record.life.begins is not None and month <= record.life.begins:
        raise UsageError(
            f"第 {project.number} 项 {record.life.begins} 才列入,不能从 {month} 起调出",
            "请核对 --from 的月份",
        )
    life = replace(
        _decided(ledger, programme, project),
        ends=month,
        into=target.project if target else None,
        into_number=target.number if target else "",
    )
    return _keep(ledger, project, record, life, author, "project drop")


def start_project(ledger: Ledger, number: str, scope: Scope, author: Author) -> LifeChange:
    """Say that a project began in the scope's month (列入): its line runs from there. It also takes
    back that it was dropped."""
    programme, month, project, record = _found(ledger, number, scope)
    life = replace(
        _decided(ledger, programme, project), begins=month, ends=None, into=None, into_number=""
    )
    return _keep(ledger, project, record, life, author, "project start")


def restore_project(ledger: Ledger, number: str, scope: Scope, author: Author) -> LifeChange:
    """Take back that a project was dropped or merged (恢复列入): it lives as before, from its own
    beginning on."""
    programme, _, project, record = _found(ledger, number, scope)
    life = replace(_decided(ledger, programme, project), ends=None, into=None, into_number="")
    return _keep(ledger, project, record, life, author, "project start")


def _found(
    ledger: Ledger, number: str, scope: Scope
) -> tuple[Programme, Month, KnownProject, ProjectMonth]:
    if scope.month is None:
        raise UsageError("没有说明从哪个月起", "请加 --from,如 --from 2023-09")
    programme, month = resolve_open_month(ledger, Month(scope.month.year, 12), scope.region)
    project = find_project(ledger, programme, number)
    record = load_month(ledger, programme, month, [project.project])[0]
    return programme, scope.month, project, record


def _decided(ledger: Ledger, programme: Programme, project: KnownProject) -> Life:
    return ledger.lives(programme).get(project.project, WHOLE_YEAR)


def _keep(
    ledger: Ledger,
    project: KnownProject,
    record: ProjectMonth,
    life: Life,
    author: Author,
    command: str,
) -> LifeChange:
    decided = replace(
        life, document=author.document, reason=author.note, person=author.person, at=author.at
    )
    reason = " ".join(filter(None, (author.document, author.note)))
    with ledger.operation(
        command=command, person=author.person, reason=reason, at=author.at
    ) as operation:
        operation.put_life(project.project, decided)
    return LifeChange(project.number, _title(project), record.life, decided)


def _title(project: KnownProject) -> str:
    return plain_title(project.title, read_levels(project.title))
