"""What was done to one project, operation by operation (沿革)."""

from collections.abc import Sequence

from shishi_cli.domain.operation import Change, Step
from shishi_cli.views.changes import change_json, change_name, old_and_new
from shishi_cli.views.document import document
from shishi_cli.views.listing import clean
from shishi_cli.views.log import operation_json, operation_line


def history_text(heading: str, steps: Sequence[Step]) -> str:
    """The oldest first: who did what when, and each value old → new."""
    lines = [clean(heading)]
    for step in steps:
        lines += ["", operation_line(step.operation), *map(_line, step.changes)]
    if not steps:
        lines.append("没有改动")
    return "\n".join(lines) + "\n"


def history_json(number: str, title: str, as_of: str, steps: Sequence[Step]) -> str:
    """The same as JSON."""
    return document(
        {
            "number": number,
            "title": title,
            "as_of": as_of or None,
            "history": [
                {
                    "operation": operation_json(step.operation),
                    "changes": [change_json(change) for change in step.changes],
                }
                for step in steps
            ],
        }
    )


def _line(change: Change) -> str:
    month = f"{change.month}  " if change.month else ""
    return f"  {month}{change_name(change)}: {old_and_new(change)}"
