"""The operations on the ledger, newest first (操作记录)."""

from collections.abc import Mapping, Sequence

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.operation import Count, Kind, LoggedOperation
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, clean
from shishi_cli.views.terms import KINDS, command_name

# What is read in a row is not counted beside it, or the line would say all things four times.
_READ = frozenset({Kind.READING, Kind.MEASURE, Kind.FIGURE})


def log_listing(
    operations: Sequence[LoggedOperation], about: str, more: bool, zone: str
) -> Listing:
    """One line an operation; `about` says what they touched, `more` that there are earlier ones,
    `zone` of which zone the times are."""
    below = ["还有更早的操作,用 --limit 0 查看全部"] if more else []
    below += [f"时间按本机时区 {zone}"] if operations else []
    if not operations:
        below.append("没有操作")
    return Listing(
        ("操作", "时间", "人员", "命令", "说明", "变动"),
        tuple(
            (
                str(one.id),
                written_time(one.at),
                one.person,
                command_name(one.command),
                _reason(one),
                counts_text(one.counts),
            )
            for one in operations
        ),
        above=(f"{about}的操作",) if about else (),
        below=tuple(below),
    )


def log_data(operations: Sequence[LoggedOperation]) -> Listing:
    """The same as data, with the zone of each time at the end."""
    listing = log_listing(operations, "", more=False, zone="")
    rows = zip(listing.rows, operations, strict=True)
    return Listing((*listing.headings, "时区"), tuple((*row, _zone(one.at)) for row, one in rows))


def _zone(at: str) -> str:
    """Of an ISO time: UTC+08:00."""
    return f"UTC{at[19:]}" if at[19:] else ""


def log_json(operations: Sequence[LoggedOperation], more: bool) -> str:
    """The same as JSON, with all kinds counted."""
    return document(
        {
            "operations": [{**operation_json(one), "counts": _counts(one)} for one in operations],
            "more": more,
        }
    )


def operation_json(one: LoggedOperation) -> Mapping[str, Json]:
    """One operation."""
    return {
        "id": one.id,
        "at": one.at,
        "person": one.person,
        "command": one.command,
        "reason": one.reason,
        "undoes": one.undoes,
        "undone_by": one.undone_by,
    }


def operation_line(one: LoggedOperation) -> str:
    """An operation in a line: 操作 12  2023-05-10 09:30  王  导入  2023-04.csv."""
    parts = (f"操作 {one.id}", written_time(one.at), one.person, command_name(one.command))
    return "  ".join(clean(part) for part in (*parts, _reason(one)) if part)


def counts_text(counts: Sequence[Count]) -> str:
    """新增 表格行45 数73; 改动 表格行1."""
    told = [count for count in counts if count.kind not in _READ] or counts
    parts = (
        _numbers("新增", {count.kind: count.added for count in told}),
        _numbers("改动", {count.kind: count.changed for count in told}),
        _numbers("撤下", {count.kind: count.ended for count in told}),
    )
    return "; ".join(filter(None, parts))


def _counts(one: LoggedOperation) -> Json:
    return [
        {
            "kind": count.kind.value,
            "added": count.added,
            "changed": count.changed,
            "ended": count.ended,
        }
        for count in one.counts
    ]


def _numbers(what: str, numbers: Mapping[Kind, int]) -> str:
    told = [f"{KINDS[kind]}{number}" for kind, number in numbers.items() if number]
    return " ".join([what, *told]) if told else ""


def written_time(at: str) -> str:
    """An ISO time to the minute, as people write it: 2023-05-10 09:30."""
    return at[:16].replace("T", " ")


def _reason(one: LoggedOperation) -> str:
    notes = [one.reason] if one.reason else []
    if one.undoes is not None:
        notes.insert(0, f"撤销操作 {one.undoes}")
    if one.undone_by is not None:
        notes.append(f"(已被操作 {one.undone_by} 撤销)")
    return " ".join(notes)
