"""From a figure to its characters, its rule and its operation, or to the person (数的依据)."""

from collections.abc import Mapping
from decimal import Decimal

from shishi_cli.assessment.entries import entry_of
from shishi_cli.domain.measure import Basis, Bound, Figure, FigureKind, Origin
from shishi_cli.domain.operation import LoggedOperation
from shishi_cli.domain.project import Entry, EntryField, ProjectMonth
from shishi_cli.domain.results.origin import Explained, ExplainedMeasure, Known, Root
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import MeasureStanding
from shishi_cli.extraction.text.clauses import sentence_around
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import assess_month
from shishi_cli.services.update_project import choose_measure

# The entry that stands before the text's figure of a kind.
_ENTERED = {
    FigureKind.TARGET: EntryField.TARGET,
    FigureKind.GOAL: EntryField.GOAL,
    FigureKind.ACTUAL: EntryField.ACTUAL,
}


def explain_figure(ledger: Ledger, number: str, measure: str | None, scope: Scope) -> Explained:
    """What the figures of a project's month rest on; `measure` chooses one by number or name.

    Raises NotFound for a project, month or measure that does not exist.
    """
    month = assess_month(ledger, scope, number)
    project = month.assessments[0]
    record = project.record
    chosen = project.measures
    if measure is not None:
        position = choose_measure(project, measure)
        chosen = tuple(one for one in chosen if one.position == position)
    known = ledger.origins(record.project, record.told, record.month)
    ids = {*known.figures.values(), *known.entries.values()}
    operations = {one.id: one for one in ledger.operations(ids)}
    explained = tuple(
        ExplainedMeasure(one, _roots(record, one, known, operations)) for one in chosen
    )
    return Explained(month.programme.region, month.as_of, month.rule.name, project, explained)


def _roots(
    record: ProjectMonth,
    measure: MeasureStanding,
    known: Known,
    operations: Mapping[int, LoggedOperation],
) -> tuple[Root, ...]:
    """Target, goal, actual and stated share; an entry before the figure that it replaces."""
    roots = []
    told = {figure.kind: figure for figure in measure.figures}
    for kind in FigureKind:
        field = _ENTERED.get(kind)
        entry = entry_of(record, field, measure.position) if field else None
        if entry is not None:
            operation = operations.get(known.entries[entry.month, entry.field, entry.measure], None)
            roots.append(_of_person(kind, entry, operation))
        if kind in told:
            operation = operations.get(known.figures.get((measure.position, kind), 0))
            roots.append(_of_text(record, told[kind], known, operation, entry is None))
    return tuple(roots)


def _of_person(kind: FigureKind, entry: Entry, operation: LoggedOperation | None) -> Root:
    basis = Basis.CUMULATIVE if kind is FigureKind.ACTUAL else None
    return Root(
        kind=kind,
        amount=Decimal(entry.value),
        bound=Bound.EXACT,
        basis=basis,
        rule="",
        doubts=(),
        source=None,
        sha256="",
        sentence="",
        start=0,
        end=0,
        entry=entry,
        operation=operation,
        counts=True,
    )


def _of_text(
    record: ProjectMonth,
    figure: Figure,
    known: Known,
    operation: LoggedOperation | None,
    counts: bool,
) -> Root:
    source, entry = figure.source, None
    cell = record.texts.get(source.column, "") if source else ""
    if figure.origin is Origin.PERSON:  # read in the progress that a person wrote
        entry = entry_of(record, EntryField.PROGRESS)
        cell = entry.value if entry else ""
    sentence, start, end = "", 0, 0
    if source is not None and cell[source.start : source.end] == source.text:
        left, right = sentence_around(cell, source.start, source.end)
        sentence, start, end = cell[left:right], source.start - left, source.end - left
    elif source is not None:  # the words stand in another row
        sentence, end = source.text, len(source.text)
    return Root(
        kind=figure.kind,
        amount=figure.amount,
        bound=figure.bound,
        basis=figure.basis,
        rule=figure.rule,
        doubts=figure.doubts,
        source=source,
        sha256="" if entry else known.sha256,
        sentence=sentence,
        start=start,
        end=end,
        entry=entry,
        operation=operation,
        counts=counts,
    )
