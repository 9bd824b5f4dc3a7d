"""Everything that can befall a ledger, many times over: ``python -m tests.accidents [times] [seed]``.

`times` is how many imports are killed; the other accidents follow it.
"""

import sys
import time
from collections.abc import Callable

from tests.accidents.flips import flip_bits
from tests.accidents.imports import kill_imports
from tests.accidents.kills import kill_commands, kill_migrations
from tests.accidents.replacements import replace_files
from tests.accidents.restores import restore_beside_writers
from tests.accidents.undoings import undo_everything


def main(times: int, seed: int) -> None:
    """Run each accident and say what came of it; the first that loses something raises."""
    accidents: tuple[tuple[str, Callable[[], object]], ...] = (
        (f"{times} imports killed; months imported", lambda: kill_imports(times, seed)),
        (f"{times} commands killed; done by then", lambda: kill_commands(times, seed)),
        (
            f"{times // 5} migrations killed; done by then",
            lambda: kill_migrations(times // 5, seed),
        ),
        (
            f"restores beside three writers for {times} s; restores, writes acknowledged, lost",
            lambda: restore_beside_writers(times),
        ),
        ("files replaced at every statement of an import; refused, written", replace_files),
        (
            f"{times * 5 // 3} bits flipped; shown otherwise, found by doctor",
            lambda: flip_bits(times * 5 // 3, seed),
        ),
        (
            f"{times * 2 // 3} steps undone to an identical state; steps that wrote",
            lambda: undo_everything(times * 2 // 3, seed),
        ),
    )
    for told, happens in accidents:
        begun = time.perf_counter()
        found = happens()
        sys.stdout.write(f"{told}: {found} ({time.perf_counter() - begun:.0f} s)\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if sys.argv[1:] else 300,
        int(sys.argv[2]) if sys.argv[2:] else 1,
    )
