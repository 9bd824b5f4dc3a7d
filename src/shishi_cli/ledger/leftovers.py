"""Hidden copies that a killed command left beside the ledger: named by doctor, then cleared (残留)."""

import re
import time
from contextlib import suppress
from pathlib import Path

# Why copies are made, as their names say it; `.NAME.xxxxxxxx` is one that is not finished.
REASONS = ("backup", "before-undo", "before-restore", "schema", "damaged")
_GRACE = 3600  # seconds: a large ledger on a slow share takes long to be copied
_RANDOM = r"\.[a-z0-9_]{8}(-journal)?"


def unfinished(ledger: Path) -> tuple[Path, ...]:
    """The unfinished copies beside a ledger, also one that was to have a name of a person's choice."""
    return _named(ledger.parent, rf"\..+{re.escape(ledger.suffix)}{_RANDOM}")


def clear(ledger: Path) -> None:
    """Remove the unfinished copies beside a ledger that nobody has touched for an hour, under the
    names that are given to them here: another name may be another ledger's."""
    why = "|".join(REASONS)
    name = rf"\.{re.escape(ledger.stem)}\.({why})-.*{re.escape(ledger.suffix)}{_RANDOM}"
    _clear(_named(ledger.parent, name))


def clear_copies_to(target: Path) -> None:
    """The same of copies that were to become `target`."""
    _clear(_named(target.parent, rf"\.{re.escape(target.name)}{_RANDOM}"))


def _clear(paths: tuple[Path, ...]) -> None:
    for path in paths:
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _GRACE:
                path.unlink()


def _named(folder: Path, name: str) -> tuple[Path, ...]:
    wanted = re.compile(name)
    try:
        return tuple(sorted(path for path in folder.iterdir() if wanted.fullmatch(path.name)))
    except OSError:
        return ()
