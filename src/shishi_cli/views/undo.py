"""What an undoing changes, and that it was done (撤销)."""

from collections.abc import Sequence

from shishi_cli.domain.operation import Change, LoggedOperation
from shishi_cli.views.changes import change_json, ledger_changes
from shishi_cli.views.document import document
from shishi_cli.views.log import operation_json, operation_line


def plan_text(target: LoggedOperation, changes: Sequence[Change] | None) -> str:
    """The preview: which operation, and what goes back to what; nothing keeps it from being told."""
    try:
        lines = ("改动的内容读不出来,无法列出",) if changes is None else ledger_changes(changes)
    except Exception:  # a value that no view knows must not stop the undoing
        lines = ("改动无法列出,撤销仍可进行",)
    return "\n".join((f"撤销 {operation_line(target)}", *(f"  {line}" for line in lines)))


def undone_text(target: LoggedOperation, done: int) -> str:
    """That it was done, and how to take it back."""
    return f"已撤销操作 {target.id},记为操作 {done};要恢复: shishi undo {done}"


def undone_json(target: LoggedOperation, changes: Sequence[Change] | None, done: int) -> str:
    """The undone operation, the undoing's number, and every change, null where they are unreadable."""
    return document(
        {
            "undone": operation_json(target),
            "operation": done,
            "changes": None if changes is None else [change_json(each) for each in changes],
        }
    )
