"""Put the tables of an import into the ledger, or into a copy to try it (批量导入)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from shishi_cli.domain.errors import LedgerError, ShishiError
from shishi_cli.domain.match import MatchUndecided
from shishi_cli.domain.operation import Author
from shishi_cli.domain.results.imports import Failure, Import
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.arrived import Arrived, Asked
from shishi_cli.services.decide_match import keep_matches
from shishi_cli.services.import_file import import_table
from shishi_cli.services.read_ahead import reading_ahead

Outcome = Import | Failure


def import_tables(
    ledger: Ledger,
    tables: Sequence[Arrived],
    asked: Asked,
    author: Author,
    expected: Sequence[Outcome] = (),
) -> Iterator[Outcome]:
    """Put each table in, in an operation of its own; one that is refused does not stop the others.

    `expected` are the outcomes that a person agreed to. When the ledger itself fails, the tables
    left are failures too. On a copy of the ledger this tells what would happen, by the same code.
    """
    months = [(one.sheet, one.month) for one in tables if one.month is not None]
    with reading_ahead(months) as read:
        yield from _import(ledger, tables, replace(asked, read=read), author, expected)


def _import(
    ledger: Ledger,
    tables: Sequence[Arrived],
    asked: Asked,
    author: Author,
    expected: Sequence[Outcome],
) -> Iterator[Outcome]:
    broken: LedgerError | None = None
    for at, arrived in enumerate(tables):
        agreed = expected[at] if expected else None
        if isinstance(agreed, Failure):
            continue  # shown when it was tried
        try:
            if broken is not None:
                raise broken
            yield import_table(ledger, arrived, asked, author, agreed)
        except MatchUndecided as error:
            told = replace(author, note=arrived.sheet.file)
            keep_matches(ledger, error.programme, error.proposals, told)
            yield Failure(arrived.sheet.file, error)
        except ShishiError as error:
            # A lock or a full disk meets the other files too: waiting for each would take long.
            broken = error if isinstance(error, LedgerError) else broken
            yield Failure(arrived.sheet.file, error)
