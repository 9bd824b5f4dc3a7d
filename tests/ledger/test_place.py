"""A ledger that is moved, removed or replaced while it is written in: told, and nothing lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from shishi_cli.domain.errors import LedgerError, LedgerMoved
from shishi_cli.ledger.connection import Connection
from shishi_cli.ledger.inspecting import examine
from shishi_cli.ledger.ledger import Ledger
from tests.ledger.ledger_sheets import APRIL, BAOSHAN, MARCH, MAY, put_month

Happens = Callable[[Path], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with the month of March, a copy of it, and another ledger."""
    path = tmp_path / "shishi.db"
    with Ledger.write(path) as ledger:
        put_month(ledger)
    shutil.copy(path, tmp_path / "copy.db")
    with Ledger.write(tmp_path / "other.db") as ledger:
        put_month(ledger, MAY)
    return path


def refused(ledger: Ledger, meanwhile: Callable[[], object]) -> LedgerError:
    """What an operation is refused with while something happens."""
    try:
        with ledger.operation(command="import", person="", reason="", at="") as operation:
            operation.add_projects(BAOSHAN, ["99"])
            meanwhile()
    except LedgerError as error:
        return error
    raise AssertionError("called written")


HAPPENINGS: dict[str, Happens] = {
    "removed": lambda path: path.unlink(),
    "moved": lambda path: path.rename(path.with_name("away.db")),
    "replaced by a copy": lambda path: path.with_name("copy.db").replace(path),
    "replaced by another": lambda path: path.with_name("other.db").replace(path),
}


@pytest.mark.parametrize("what", HAPPENINGS)
@pytest.mark.parametrize("when", ["while writing", "before the commit", "after the commit"])
def test_what_stands_in_no_file_is_not_called_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, what: str, when: str
) -> None:
    commit = Connection.commit

    def committing(connection: Connection) -> None:
        if when == "before the commit":
            HAPPENINGS[what](path)
        commit(connection)
        if when == "after the commit":
            HAPPENINGS[what](path)

    monkeypatch.setattr(Connection, "commit", committing)
    with Ledger.write(path) as ledger:
        error = refused(ledger, lambda: HAPPENINGS[what](path) if when == "while writing" else None)
    assert isinstance(error, LedgerMoved)
    assert error.exit_code == 1
    assert not Path(f"{path}-journal").exists()
    for left in path.parent.glob("*.db"):
        assert examine(left).is_sound
        with Ledger.read(left) as ledger:
            written = [one.number for one in ledger.projects(BAOSHAN)]
        assert left.name == "away.db" or "99" not in written


def test_another_writer_s_operation_is_no_replacement(path: Path) -> None:
    with Ledger.write(path) as first, Ledger.write(path) as second:
        put_month(second, APRIL)
        put_month(first, MAY)
    with Ledger.read(path) as ledger:
        assert ledger.months(BAOSHAN) == (MARCH, APRIL, MAY)
