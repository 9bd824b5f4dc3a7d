"""Look a month's data over: everything that does not fit, by codes (检查一个月)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from shishi_cli.assessment.checks.case import Case, Found, Names, ToldMonth
from shishi_cli.assessment.checks.registry import run_checks
from shishi_cli.assessment.current_names import current_names
from shishi_cli.assessment.standing import units_in_force
from shishi_cli.assessment.told_by_person import with_own_words
from shishi_cli.domain.check import CheckedMonth, CheckKind, Finding, Severity, Waiver
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.numbering import counted_up
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import Unused
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import Assessment, MonthAssessment
from shishi_cli.extraction.text.clauses import sentence_around
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.table.project_number import project_number
from shishi_cli.services.assess_month import assess_year, judge
from shishi_cli.services.effective_texts import effective_texts
from shishi_cli.services.load_month import LoadedYear
from shishi_cli.services.select_projects import Selection, select

_SEVERITIES = list(Severity)
_READ = 100  # characters on either side of the words that are meant


@frozen
class _Year:
    """The months up to the checked one, each loaded once (已载入的各月)."""

    judged: MonthAssessment
    earlier: Mapping[int, tuple[ToldMonth, ...]]
    names: Mapping[str, str]
    waivers: Mapping[tuple[int, str], Waiver]
    tables: tuple[Month, ...]


def check_month(
    ledger: Ledger,
    scope: Scope,
    selection: Selection,
    judged: MonthAssessment | None = None,
    *,
    strict: bool = False,
) -> CheckedMonth:
    """All that the checks find in the chosen projects of the scope's month.

    `judged` is that month, where it is judged already; `strict` counts warnings as errors. Raises what
    `assess_month` and `select` raise.
    """
    loaded = None
    if judged is None:
        judged, loaded = assess_year(ledger, scope)
    year = _load(ledger, judged, loaded or LoadedYear(ledger, judged.programme, judged.month))
    chosen = select(year.judged, selection, year.names)
    new_units = _new_units(year)
    cases = [_case(one, year, new_units) for one in chosen.assessments]
    found = [
        _finding(case.assessment, kind, each, year.waivers, strict)
        for case in _moved_together(cases)
        for kind, each in run_checks(case)
    ]
    found.sort(key=lambda each: _SEVERITIES.index(each.severity))  # stable: by project within
    return CheckedMonth(
        programme=year.judged.programme,
        month=year.judged.month,
        projects=sum(case.is_told for case in cases),
        findings=tuple(each for each in found if each.waiver is None),
        waived=tuple(each for each in found if each.waiver is not None),
        as_of=year.judged.as_of,
    )


def _load(ledger: Ledger, judged: MonthAssessment, loaded: LoadedYear) -> _Year:
    judged, names = _with_dropped(ledger, judged), ledger.unit_names()
    programme, last = judged.programme, judged.month
    earlier: dict[int, list[ToldMonth]] = {}
    tables = ledger.months(programme)
    for month in sorted({*tables, *ledger.entry_months(programme)}):
        if month >= last:
            break
        for record in loaded.to_judge(month):
            if record.is_heard_of:
                earlier.setdefault(record.project, []).append(ToldMonth(record))
    return _Year(
        judged=judged,
        earlier={project: tuple(months) for project, months in earlier.items()},
        names=names,
        waivers={(one.project, one.code): one for one in ledger.waivers(programme)},
        tables=tables,
    )


def _with_dropped(ledger: Ledger, judged: MonthAssessment) -> MonthAssessment:
    """The month with the projects that its table has although they are dropped."""
    lives = ledger.lives(judged.programme)
    dropped = [project for project, life in lives.items() if not life.holds(judged.month)]
    if not dropped:
        return judged
    found = judge(ledger, judged.programme, judged.month, judged.rule, dropped).assessments
    printed = [one for one in found if one.record.is_reported]
    return replace(judged, assessments=(*judged.assessments, *printed))


def _new_units(year: _Year) -> Mapping[str, tuple[str, ...]]:
    """The units that no month before has, each with those that it may be; none in the first."""
    known = {
        unit: None
        for months in year.earlier.values()
        for month in months
        for unit in current_names(units_in_force(month.record), year.names)
    }
    if not known:
        return {}
    new = {unit for one in year.judged.assessments for unit in one.units_now} - known.keys()
    if not new:
        return {}
    from shishi_cli.services.name_units import likely_same  # most months have none

    return {unit: tuple(name for name in known for _ in likely_same((name, unit))) for unit in new}


def _case(one: Assessment, year: _Year, new_units: Mapping[str, Sequence[str]]) -> Case:
    record = one.record
    earlier = year.earlier.get(record.project, ())
    return Case(
        assessment=one,
        texts=_texts(one) if record.is_reported else {},
        earlier=earlier,
        unused=_unused(record) if record.is_reported else Unused(),
        names=_names(earlier[-1].record, record) if earlier else None,
        new_units=_without_own(new_units, earlier),
        last_table=max((one for one in year.tables if one < record.month), default=None),
        has_table=record.month in year.tables,
    )


def _without_own(
    new_units: Mapping[str, Sequence[str]], earlier: Sequence[ToldMonth]
) -> Mapping[str, Sequence[str]]:
    """The new names without those that abbreviate what the project's own unit was called before."""
    if not new_units:
        return new_units
    from shishi_cli.services.join_units import is_short_for  # as rarely as there is a new name

    own = {unit for one in earlier[-1:] for unit in units_in_force(one.record)}
    return {
        unit: known
        for unit, known in new_units.items()
        if not any(is_short_for(unit, name) for name in own)
    }


def _moved_together(cases: Sequence[Case]) -> Iterator[Case]:
    """The cases, each with the numbers that moved like its own since the same month: one project
    left the list, and all behind it moved up."""
    moved: dict[Month, list[tuple[str, str]]] = {}
    for case in cases:
        if case.names and case.names[0].number != case.names[1].number:
            before, now = case.names
            moved.setdefault(case.earlier[-1].month, []).append((now.number, before.number))
    runs = {
        (month, *pair): tuple(run)
        for month, pairs in moved.items()
        for run in counted_up(pairs)
        for pair in run
    }
    for case in cases:
        if case.names and runs:
            before, now = case.names
            run = runs.get((case.earlier[-1].month, now.number, before.number), ())
            yield replace(case, moved_with=run)
        else:
            yield case


def _unused(record: ProjectMonth) -> Unused:
    """What the table tells beside the figures: as it was kept, or looked for where it was read
    before that was kept."""
    if record.reading.unused is not None:
        return record.reading.unused
    from shishi_cli.services.read_again import read_again

    return (
        with_own_words(replace(record, reading=read_again(record, record.entries))).reading.unused
        or Unused()
    )


def _names(before: ProjectMonth, now: ProjectMonth) -> tuple[Names, Names] | None:
    """What the project was called and is called, where that is printed otherwise."""
    printed = [
        (one.texts.get(Column.NUMBER, ""), one.texts.get(Column.TITLE, "")) for one in (before, now)
    ]
    if printed[0] == printed[1]:
        return None
    # Loaded here, since few are called otherwise.
    from shishi_cli.extraction.promises.title_likeness import without_amounts

    last, this = (
        Names(project_number(number), without_amounts(title)) for number, title in printed
    )
    return last, this


def _texts(one: Assessment) -> Mapping[Column, str]:
    record = one.record
    return effective_texts(record.texts, record.entries, record.month)[0]


def _finding(
    one: Assessment,
    kind: CheckKind,
    found: Found,
    waivers: Mapping[tuple[int, str], Waiver],
    strict: bool,
) -> Finding:
    record = one.record
    waiver = waivers.get((record.project, kind.code))
    raised = strict and kind.severity is Severity.WARNING
    return Finding(
        kind=kind,
        severity=Severity.ERROR if raised else kind.severity,
        project=record.project,
        number=record.number,
        title=one.plain_title,
        units=one.units,
        month=record.month,
        message=found.message,
        source=found.source,
        excerpt=_excerpt(one, found.source),
        waiver=waiver if waiver is not None and waiver.holds_in(record.month) else None,
    )


def _excerpt(one: Assessment, source: Source | None) -> str:
    """The sentence that the words stand in, as much of it as one reads; the words alone where they
    stand in another row; nothing of a place without words."""
    if source is None or not source.text:
        return ""
    cell = _texts(one).get(source.column, "")
    if cell[source.start : source.end] != source.text:
        return source.text
    left, right = sentence_around(cell, source.start, source.end)
    first, last = max(left, source.start - _READ), min(right, source.end + _READ)
    before, behind = "…" * (first > left), "…" * (last < right)
    return f"{before}{cell[first:last].strip()}{behind}"
