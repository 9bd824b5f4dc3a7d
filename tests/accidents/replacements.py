"""The ledger's file replaced at every statement of an import, as a sync folder may do."""

import shutil
import tempfile
from pathlib import Path

from shishi_cli.domain.errors import LedgerError
from shishi_cli.ledger.inspecting import examine
from shishi_cli.ledger.ledger import Ledger
from tests.ledger.ledger_sheets import APRIL, BAOSHAN, MARCH, put_month


def replace_files() -> tuple[int, int]:
    """How many imports were refused, and how many written, each with the file of that name replaced
    by an equal copy at another statement; raises AssertionError where one told is not there."""
    refused = written = 0
    with tempfile.TemporaryDirectory(prefix="shishi-accident-") as folder:
        whole, path = Path(folder, "whole.db"), Path(folder, "shishi.db")
        with Ledger.write(whole) as ledger:
            put_month(ledger)
        at, reached = 0, True
        while reached:
            at += 1
            shutil.copy(whole, path)
            shutil.copy(whole, path.with_name("copy.db"))
            told, reached = import_replaced(path, at)
            with Ledger.read(path) as ledger:
                assert (APRIL in ledger.months(BAOSHAN)) >= told
                assert MARCH in ledger.months(BAOSHAN)
            assert examine(path).is_sound
            assert not Path(f"{path}-journal").exists()
            written, refused = written + told, refused + (not told)
    return refused, written


def import_replaced(path: Path, at: int) -> tuple[bool, bool]:
    """Whether an import was told as written, and whether it came to the statement `at`."""
    copy, seen = path.with_name("copy.db"), 0

    def trace(statement: str) -> None:
        nonlocal seen
        seen += 1
        if seen == at:
            copy.replace(path)

    with Ledger.write(path) as ledger:
        ledger._connection.sqlite.set_trace_callback(trace)
        try:
            put_month(ledger, APRIL)
        except LedgerError:
            return False, seen >= at
        return True, seen >= at
