"""Look over the ledger's file, and mend what can be mended (体检)."""

from dataclasses import field, replace
from pathlib import Path

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.operation import Author
from shishi_cli.domain.results.ledger_file import Health
from shishi_cli.extraction.rules import rules_version
from shishi_cli.ledger.backup import backups_of
from shishi_cli.ledger.inspecting import examine
from shishi_cli.ledger.leftovers import unfinished


@frozen
class Examined:
    """What was found (体检结果), after mending; `before` is what was found first, `unfinished`
    are copies that a killed command left, `rules` the version of the rules of reading."""

    before: Health
    health: Health
    backups: tuple[Path, ...]
    unfinished: tuple[Path, ...]
    rules: str = field(default_factory=rules_version)


def examine_ledger(path: Path, fixer: Author | None) -> Examined:
    """Look over the ledger; a `fixer` has its schema, journal,
    permissions and indexes mended, and the entries ended whose numbers none can be.

    Damaged pages are left as they are: only a backup helps there. Raises LedgerError for what
    cannot be read.
    """
    before = health = examine(path)
    if fixer and not (health.is_sound or health.broken):
        from shishi_cli.ledger.repairing import end_unreadable, repair

        repair(path)
        if any(one.by_person for one in health.unreadable):
            end_unreadable(path, replace(fixer, note="人工录入的数无法读取"))
        health = examine(path)
    return Examined(before, health, backups_of(path), unfinished(path))
