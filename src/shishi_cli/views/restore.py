"""What restoring a backup would change: the two side by side, and the operations between (恢复)."""

from collections.abc import Sequence

from shishi_cli.domain.results.ledger_file import Done, Holdings, Restoration
from shishi_cli.views.listing import Listing, clean
from shishi_cli.views.log import written_time
from shishi_cli.views.terms import command_name

_SHOWN = 10  # operations of a list


def restoration_listing(plan: Restoration) -> Listing:
    """What the ledger holds now and what the backup holds, and the operations they differ by."""
    now = _held(plan.now) if plan.now else ("已损坏" if plan.damaged else "没有台账",) * 5
    rows = zip(("格式", "操作", "地区", "月份", "项目"), now, _held(plan.then), strict=True)
    below: list[str] = []
    if plan.now and plan.lost and len(plan.lost) == len(plan.now.operations):
        below.append("注意:备份与现在的台账没有共同的操作,可能不是同一个台账")
    below += _operations("恢复后不再有的操作", plan.lost)
    below += _operations("恢复后多出的操作", plan.gained if plan.now else ())
    if plan.now and not (plan.lost or plan.gained):
        below.append("两者的操作完全相同")
    return Listing(("", "现在", "备份"), tuple(rows), below=tuple(below))


def _held(held: Holdings) -> tuple[str, ...]:
    until = f",至 {written_time(held.operations[-1].at)}" if held.operations else ""
    return (
        str(held.schema),
        f"{len(held.operations)} 次{until}",
        str(held.regions),
        str(held.months),
        str(held.projects),
    )


def _operations(what: str, operations: Sequence[Done]) -> list[str]:
    if not operations:
        return []
    lines = [f"{what} {len(operations)} 次:"]
    for one in operations[: -_SHOWN - 1 : -1]:
        words = (f"操作 {one.id}", written_time(one.at), one.person, command_name(one.command))
        lines.append("  " + "  ".join(clean(word) for word in (*words, one.reason) if word))
    if len(operations) > _SHOWN:
        lines.append(f"  还有更早的 {len(operations) - _SHOWN} 次")
    return lines
