"""Numbers that an older shishi kept and none can be: 1e99999, five thousand digits (读不出的数)."""

from shishi_cli.domain.amounts import kept_amount
from shishi_cli.domain.project import AMOUNTS
from shishi_cli.domain.results.ledger_file import Unreadable
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.writing import Writing

# Most amounts are short and plain: only the others are looked at.
_STRANGE = "(length({0}) > 20 OR {0} GLOB '*[^0-9.]*')"
_AMOUNTS = ", ".join(f"'{field}'" for field in AMOUNTS)


def unreadable(connection: Connection) -> tuple[Unreadable, ...]:
    """Those in force, of persons and of texts."""
    found: list[Unreadable] = []

    def keep(number: str, month: str, amount: str, by_person: int) -> None:
        if not _is_number(amount):
            found.append(Unreadable(number, month, bool(by_person)))

    for table, amount, condition in (
        ("entries", "value", f"x.field IN ({_AMOUNTS})"),
        ("figures", "amount", "1"),
    ):
        connection.query(
            keep,
            f"SELECT p.number, x.month, x.{amount}, {table == 'entries'} FROM {table} x"
            " JOIN projects p ON p.project = x.project AND p.ended_by IS NULL"
            f" WHERE x.ended_by IS NULL AND {condition} AND {_STRANGE.format(f'x.{amount}')}"
            " ORDER BY x.id",
        )
    return tuple(found)


def end_unreadable_entries(connection: Connection, writing: Writing) -> None:
    """End the entries whose numbers none can be; what the text tells counts again."""
    values = connection.query(
        lambda entry, value: (entry, value),
        f"SELECT x.id, x.value FROM entries x WHERE x.ended_by IS NULL AND x.field IN ({_AMOUNTS})"
        f" AND {_STRANGE.format('x.value')}",
    )
    for entry, value in values:
        if not _is_number(value):
            writing.end("entries", {"id": entry})


def _is_number(amount: str) -> bool:
    try:
        return kept_amount(amount) is not None
    except ArithmeticError:
        return False
