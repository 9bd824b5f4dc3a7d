"""Which operations to list: all, a project's, or a file's (操作记录)."""

from pathlib import PurePath

from shishi_cli.domain.errors import NotFound
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.operation import LoggedOperation
from shishi_cli.domain.scope import Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.number_projects import number_projects
from shishi_cli.services.resolve_scope import (
    programmes_of,
    resolve_month,
    resolve_open_month,
)


@frozen
class Log:
    """Operations, newest first (操作记录).

    `about` says in words what they touched; `more`, whether there are earlier ones.
    """

    operations: tuple[LoggedOperation, ...]
    about: str
    more: bool


def read_log(ledger: Ledger, subject: str | None, scope: Scope, limit: int | None) -> Log:
    """The newest `limit` operations; `subject` is a file's name or a project's number.

    A month or a region in the scope leaves those that touched it. Raises NotFound for a subject
    that is neither.
    """
    if subject is None:
        return _of_scope(ledger, scope, limit)
    name = PurePath(subject).name
    chosen = ledger.operations_importing(name)
    if chosen:
        return _newest(ledger, chosen, limit, f"导入 {name}")
    programme, month = resolve_open_month(ledger, scope.month, scope.region)
    try:
        numbers = number_projects(ledger, programme, month)
        project = numbers.of_month(numbers.find(subject))
    except NotFound as error:
        raise NotFound(f"没有导入过文件“{subject}”,也{error.message}", error.hint) from error
    chosen = ledger.operations_touching(project.project, scope.month)
    of_month = f" {scope.month}" if scope.month else ""
    return _newest(ledger, chosen, limit, f"改动第 {project.number} 项{of_month}")


def _of_scope(ledger: Ledger, scope: Scope, limit: int | None) -> Log:
    """What touched the projects of a region or a month; everything, when neither is chosen."""
    if scope.month is None and scope.region is None:
        return _newest(ledger, None, limit, "")
    if scope.month is None:
        programmes = programmes_of(ledger, scope.region)
    else:
        programmes = [resolve_month(ledger, scope.month, scope.region)[0]]
    chosen = frozenset(
        operation
        for programme in programmes
        for project in ledger.projects(programme)
        for operation in ledger.operations_touching(project.project, scope.month)
    )
    about = " ".join(filter(None, (programmes[0].region, str(scope.month or ""))))
    return _newest(ledger, chosen, limit, f"改动 {about} ")


def _newest(ledger: Ledger, chosen: frozenset[int] | None, limit: int | None, about: str) -> Log:
    found = ledger.operations(chosen, None if limit is None else limit + 1)
    return Log(found[:limit], about, len(found) > len(found[:limit]))
