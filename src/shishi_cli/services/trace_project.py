"""Every version of a project's months: when each value was known, and who said so (沿革)."""

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.operation import Change, Kind, Step
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.source import Column
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.number_projects import number_projects
from shishi_cli.services.resolve_scope import resolve_open_month

# Known by the cells they were read in, when they come or go with their row.
_READ = frozenset({Kind.READING, Kind.MEASURE})


@frozen
class Trace:
    """What was done to one project, the oldest first (项目沿革)."""

    number: str
    title: str
    as_of: str
    steps: tuple[Step, ...]


def trace_project(ledger: Ledger, number: str, scope: Scope) -> Trace:
    """The steps of the project of that number; a month in the scope leaves the others out.

    Raises NotFound, with the numbers there are, for another.
    """
    programme, month = resolve_open_month(ledger, scope.month, scope.region)
    numbers = number_projects(ledger, programme, month)
    project = numbers.of_month(numbers.find(number))
    chosen = ledger.operations_touching(project.project, scope.month)
    steps = []
    for operation in reversed(ledger.operations(chosen)):
        changes = ledger.changes(operation.id - 1, operation.id, project.project)
        told = tuple(each for each in changes if _tells(each, scope))
        if told:
            steps.append(Step(operation, told))
    as_of = ledger.as_of
    return Trace(project.number, project.title, as_of, tuple(steps))


def _tells(change: Change, scope: Scope) -> bool:
    if scope.month is not None and change.month != scope.month:
        return False
    if change.whole and (change.kind in _READ or _is_number_of_row(change)):
        return False
    return bool(change.old or change.new)


def _is_number_of_row(change: Change) -> bool:
    return change.kind is Kind.ROW and change.field == Column.NUMBER
