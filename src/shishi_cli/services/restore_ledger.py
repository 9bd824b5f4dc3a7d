"""Put a backup in place of the ledger, after seeing what that would change (恢复)."""

from datetime import datetime
from pathlib import Path

from shishi_cli.domain.errors import LedgerDamaged, LedgerError, UsageError
from shishi_cli.domain.results.ledger_file import Holdings, Restoration
from shishi_cli.ledger.backup import dated_name, set_aside
from shishi_cli.ledger.inspecting import examine
from shishi_cli.ledger.refusals import CHECK_PATH, NAME_FILE
from shishi_cli.ledger.restoring import restore


def plan_restore(path: Path, backup: Path) -> Restoration:
    """What the backup holds beside what the ledger at `path` holds now.

    Raises LedgerError for a backup that is no sound ledger, and for a file at `path` that is
    someone else's, UsageError when both are one file.
    """
    if not backup.exists():
        raise LedgerError(f"没有备份文件: {backup}", "用 shishi doctor 查看有哪些备份")
    if path.exists() and path.samefile(backup):
        raise UsageError(f"{backup} 就是现在的台账", "请给出备份文件")
    then = _sound_backup(backup)
    now, damaged = None, False
    if path.exists() and path.stat().st_size:
        try:
            now = _sound(path)
        except LedgerDamaged:
            damaged = True
    before, after = then.operations, now.operations if now else ()
    pairs = zip(before, after, strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), None)
    if same is None:
        same = min(len(before), len(after))
    return Restoration(then, now, damaged, after[same:], before[same:])


def restore_ledger(path: Path, backup: Path, plan: Restoration, at: datetime) -> Path | None:
    """Do it; first the present ledger is backed up, or set aside where it is damaged.

    Gives the name under which the present one is kept, None where there is none.
    """
    aside, last = None, None
    if plan.damaged:
        aside = set_aside(path, at)
    elif plan.now is not None:
        aside = dated_name(path, "before-restore", at)
        last = plan.now.operations[-1] if plan.now.operations else None
    restore(backup, path, last, None if plan.damaged else aside)
    _sound(path)
    return aside


def _sound_backup(path: Path) -> Holdings:
    """The same of the file that was given as a backup: no --db told its path."""
    try:
        return _sound(path)
    except LedgerError as error:
        if error.hint in (CHECK_PATH, NAME_FILE):
            error.hint = "请给出备份文件,用 shishi doctor 查看有哪些"
        raise


def _sound(path: Path) -> Holdings:
    health = examine(path)
    if health.foreign:
        listed = "、".join(one.name for one in health.foreign)
        raise LedgerDamaged(
            f"{path} 中有不是 shishi 建立的内容: {listed}", "它可能改动台账,请换一份备份"
        )
    if health.broken or health.dangling:
        what = (*health.broken, *health.dangling)[0]
        raise LedgerDamaged(f"{path} 已损坏: {what}", "请换一份备份,用 shishi doctor 查看有哪些")
    return health.holdings
