"""Undo an operation, after seeing what that would change (撤销)."""

from shishi_cli.domain.errors import LedgerDamaged, LedgerError, NotFound, UndoBlocked, UsageError
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.operation import Author, Change, LoggedOperation
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.read_again import reread_months


@frozen
class Undo:
    """What undoing an operation would change (撤销预览), old → new; None where the ledger holds what
    can no longer be read."""

    operation: LoggedOperation
    changes: tuple[Change, ...] | None


class _OnlyTried(Exception):
    """Leaves an operation before it is kept."""


def plan_undo(ledger: Ledger, asked: int | None) -> Undo:
    """What undoing the operation `asked` would change; by default the last one in effect.

    The default passes over undoings: undone are the commands before them, one after another. To
    take an undoing back, ask for it by its id. Raises NotFound where there is no such operation,
    UsageError for one that is undone already, UndoBlocked where later ones are in the way.
    """
    operation = _chosen(ledger, asked)
    try:
        with ledger.operation(command="undo", person="", reason="", at="") as trial:
            trial.undo(operation.id)
            raise _OnlyTried
    except _OnlyTried:
        pass
    except UndoBlocked as blocked:
        raise _explained(ledger, blocked) from blocked
    return Undo(operation, _changes(ledger, operation.id))


def _changes(ledger: Ledger, operation: int) -> tuple[Change, ...] | None:
    try:
        return ledger.changes(operation, operation - 1)
    except LedgerDamaged:  # the undoing itself looks at no value
        return None


def undo_operation(ledger: Ledger, target: LoggedOperation, author: Author) -> int:
    """Undo it and give the id of the undoing, itself an operation that can be undone.

    Raises UndoBlocked where later operations are in the way, LedgerError where something was done
    with it since it was looked at; nothing is changed then.
    """
    try:
        with ledger.operation(
            command="undo", person=author.person, reason=author.note, at=author.at
        ) as undoing:
            if ledger.operations([target.id]) != (target,):
                raise LedgerError("预览之后台账又有变动,没有撤销", "请重新运行 shishi undo")
            undoing.undo(target.id)
            # Months that came after a plan were read by it.
            reread_months(ledger, undoing, undoing.replanned())
    except UndoBlocked as blocked:
        raise _explained(ledger, blocked) from blocked
    return undoing.id


def _chosen(ledger: Ledger, asked: int | None) -> LoggedOperation:
    target = ledger.last_in_effect() if asked is None else asked
    if target is None:
        raise NotFound("没有可以撤销的操作", "用 shishi log 查看;要恢复撤销过的,写那次撤销的操作号")
    found = ledger.operations([target])
    if not found:
        raise NotFound(f"没有操作 {target}", "用 shishi log 查看各次操作的编号")
    if found[0].undone_by is not None:
        raise UsageError(
            f"操作 {target} 已被操作 {found[0].undone_by} 撤销",
            f"要恢复它,请撤销那次撤销: shishi undo {found[0].undone_by}",
        )
    return found[0]


def _explained(ledger: Ledger, blocked: UndoBlocked) -> UndoBlocked:
    """The same with who is in the way, and what they did."""
    listed = "".join(
        f"\n    操作 {one.id}  {one.at[:16].replace('T', ' ')}  {one.person}  "
        + (one.reason or (f"撤销操作 {one.undoes}" if one.undoes else one.command))
        for one in ledger.operations(blocked.by)
    )
    return UndoBlocked(f"{blocked.message}:{listed}", blocked.hint, blocked.by)
