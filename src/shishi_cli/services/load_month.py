"""The projects of a month as they are judged: those that only the year's list knows are read from
it (取一个月)."""

from collections.abc import Collection
from dataclasses import replace

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme, ProjectMonth
from shishi_cli.ledger.ledger import Ledger


def load_month(
    ledger: Ledger, programme: Programme, month: Month, numbers: Collection[str] | None = None
) -> tuple[ProjectMonth, ...]:
    """What `Ledger.load` gives, with the promises of projects that no table has told of yet."""
    return tuple(map(_with_promise, ledger.load(programme, month, numbers)))


def _with_promise(record: ProjectMonth) -> ProjectMonth:
    listed = record.year.listed if record.year else None
    if record.told is not None or listed is None:
        return record
    # Reading costs a third of a second to import: few months have such a project.
    from shishi_cli.extraction.read_row import Place, read_row

    place = Place(record.file, record.table, record.row)
    return replace(record, reading=read_row(listed.texts, place, None))
