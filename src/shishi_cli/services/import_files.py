"""Put the tables of an import into the ledger, or try it on a copy (批量导入)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from shishi_cli.domain.errors import LedgerError, ShishiError
from shishi_cli.domain.match import MatchUndecided
from shishi_cli.domain.operation import Author
from shishi_cli.domain.results.imports import Failure, Import
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.decide_match import keep_matches
from shishi_cli.services.import_file import Arrived, Asked, import_table

Outcome = Import | Failure


def import_tables(
    database: Path,
    tables: Sequence[Arrived],
    asked: Asked,
    author: Author,
    expected: Sequence[Outcome] = (),
) -> Iterator[Outcome]:
    """Put each table in, in an operation of its own; one that is refused does not stop the others.

    `expected` are the outcomes that a person agreed to. Raises LedgerError when the ledger cannot
    be opened; when it fails later, the tables left are failures too.
    """
    with Ledger.write(database) as ledger:
        yield from _put_all(ledger, tables, asked, author, expected)


def rehearse(
    database: Path, tables: Sequence[Arrived], asked: Asked, author: Author
) -> tuple[list[Outcome], bool]:
    """What `import_tables` would do, and whether the ledger holds anything yet; writes nothing.

    The same code runs on a copy that vanishes, so that nothing differs but the file.
    """
    with Ledger.copy(database) as ledger:
        holds_something = bool(ledger.programmes())
        return list(_put_all(ledger, tables, asked, author, ())), holds_something


def _put_all(
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
            continue  # told when it was tried
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
