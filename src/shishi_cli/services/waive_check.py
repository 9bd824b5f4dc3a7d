"""Let a project's findings of a code pass, with the reason, and take that back (豁免)."""

from difflib import get_close_matches

from shishi_cli.assessment.checks.kinds import check_kinds
from shishi_cli.domain.check import CheckKind, WaivedProject, Waiver, WaiverList
from shishi_cli.domain.errors import NotFound, UsageError
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.plain_title import plain_title
from shishi_cli.domain.project import KnownProject
from shishi_cli.domain.scope import Scope
from shishi_cli.extraction.promises.levels import read_levels
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.number_projects import number_projects
from shishi_cli.services.resolve_scope import resolve_open_month


def find_check(code: str) -> CheckKind:
    """The check of that code. Raises NotFound, with the nearest codes, for another."""
    kinds = check_kinds()
    asked = code.strip().upper()
    if asked in kinds:
        return kinds[asked]
    near = get_close_matches(asked, kinds, n=3) or list(kinds)[:3]
    listed = "、".join(f"{one}({kinds[one].name})" for one in near)
    raise NotFound(f"没有“{code}”这种检查", f"相近的有: {listed}")


def waive_check(
    ledger: Ledger, number: str, scope: Scope, code: str, until: Month | None, author: Author
) -> WaivedProject:
    """Let what the check finds of a project pass; `author.note` is the reason.

    From the scope's month to `until`; the scope's month alone where only that is given, and every
    month of the year where neither is. Raises NotFound for an unknown project or code, UsageError
    without a reason, or where the months are in the wrong order. Nothing is written then.
    """
    kind = find_check(code)
    if not author.note.strip():
        raise UsageError("豁免要写明理由", '请加 --reason,如 --reason "比例以人次为基数"')
    since = scope.month
    if since is not None and until is not None and until < since:
        raise UsageError(f"豁免的截止月份 {until} 早于 {since}", "请检查 --month 和 --until")
    asked = since or _in_year(ledger, until)
    programme, month = resolve_open_month(ledger, asked, scope.region)
    numbers = number_projects(ledger, programme, month)
    project = numbers.of_month(numbers.find(number))
    waiver = Waiver(
        project=project.project,
        code=kind.code,
        reason=author.note.strip(),
        since=since,
        until=until or since,
        person=author.person,
        at=author.at,
    )
    with ledger.operation(
        command="waive", person=author.person, reason=waiver.reason, at=author.at
    ) as operation:
        operation.put_waiver(waiver)
    return _named(project, waiver)


def _in_year(ledger: Ledger, until: Month | None) -> Month | None:
    """The end of the year that the term ends in, where the ledger has promises of it."""
    years = {programme.year for programme in ledger.programmes()}
    return Month(until.year, 12) if until is not None and until.year in years else None


def stop_waiving(
    ledger: Ledger, number: str, scope: Scope, code: str, author: Author
) -> WaivedProject:
    """Count what the check finds of a project again. Raises NotFound where nothing is waived."""
    kind = find_check(code)
    programme, month = resolve_open_month(ledger, scope.month, scope.region)
    numbers = number_projects(ledger, programme, month)
    project = numbers.of_month(numbers.find(number))
    known = {(one.project, one.code): one for one in ledger.waivers(programme)}
    waiver = known.get((project.project, kind.code))
    if waiver is None:
        raise NotFound(
            f"第 {project.number} 项没有豁免 {kind.code}", "用 shishi waive --list 查看已有的豁免"
        )
    with ledger.operation(
        command="waive", person=author.person, reason=author.note, at=author.at
    ) as operation:
        operation.end_waiver(project.project, kind.code)
    return _named(project, waiver)


def list_waivers(ledger: Ledger, scope: Scope) -> WaiverList:
    """The waivers in force of the scope's programme, in order of arrival."""
    programme, month = resolve_open_month(ledger, scope.month, scope.region)
    projects = {one.project: one for one in ledger.projects(programme)}
    waived = tuple(_named(projects[one.project], one) for one in ledger.waivers(programme))
    return WaiverList(programme, month, waived, ledger.as_of)


def _named(project: KnownProject, waiver: Waiver) -> WaivedProject:
    title = plain_title(project.title, read_levels(project.title))
    return WaivedProject(project.number, title, check_kinds()[waiver.code], waiver)
