"""What the office tells of itself: read back, and set (本单位设置)."""

from collections.abc import Callable, Mapping
from pathlib import Path

from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.office import SEALED, UNSEALED, Fonts, Office, OfficeKey
from shishi_cli.domain.operation import Author
from shishi_cli.domain.setting import Setting
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.read_wording import read_wording_file

_LONGEST = 200
# GB/T 2260: the first two digits are those of a province.
_PROVINCES = frozenset(
    map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55)))
) | frozenset(map(str, (*range(61, 66), 71, 81, 82)))


def office_of(ledger: Ledger | None) -> Office:
    """What is set in the ledger, as of its moment; nothing where there is no ledger yet."""
    if ledger is None:
        return Office({})
    known = {one.name: one for one in ledger.settings()}
    values = {key: known[key].value for key in OfficeKey if key in known and known[key].value}
    wording = known[OfficeKey.WORDING].content if OfficeKey.WORDING in values else ""
    return Office(values, wording)


def find_key(written: str) -> OfficeKey:
    """The key of that label or code. Raises UsageError, with the list, for another."""
    words = written.strip()
    for key in OfficeKey:
        if words in (key.label, key.value, key.value.removeprefix("office_")):
            return key
    known = "、".join(key.label for key in OfficeKey)
    raise UsageError(f"没有“{written}”这一项设置", f"可用的有:{known}")


def set_office(
    ledger: Ledger, key: OfficeKey, written: str, author: Author
) -> tuple[Office, Office]:
    """Set one thing, or clear it by an empty text; gives the office before and after.

    One operation, which can be undone; none where nothing changes. Raises UsageError for a value
    that the key cannot have, and what `read_wording_file` raises.
    """
    before = office_of(ledger)
    value, content = _value(key, written.strip())
    if (value, content) != (before.get(key), before.wording if key is OfficeKey.WORDING else ""):
        with ledger.operation(
            command="office set", person=author.person, reason=author.note, at=author.at
        ) as operation:
            operation.put_setting(Setting(key, value, content))
    return before, office_of(ledger)


def _value(key: OfficeKey, written: str) -> tuple[str, str]:
    """The value as it is kept, with a file's text."""
    if not written:
        return "", ""
    if key is OfficeKey.WORDING:
        return Path(written).name, read_wording_file(Path(written))[1]
    if len(written) > _LONGEST or not written.isprintable():
        raise UsageError(
            f"“{key.label}”不能用这样的内容",
            f"请写一行文字,不超过 {_LONGEST} 字,不含换行和控制字符",
        )
    check = _CHECKS.get(key)
    if check is not None and not check(written):
        raise UsageError(f"“{written}”不能作{key.label}", f"{key.label}: {key.meaning}")
    return written, ""


def _is_number(least: int, most: int) -> Callable[[str], bool]:
    return lambda written: (
        written.isascii()
        and written.isdigit()
        and len(written) <= 3
        and least <= int(written) <= most
    )


def _is_region(written: str) -> bool:
    is_code = written.isascii() and written.isdigit() and len(written) == 6
    return is_code and written[:2] in _PROVINCES


_CHECKS: Mapping[OfficeKey, Callable[[str], bool]] = {
    OfficeKey.DUE_DAY: _is_number(1, 31),
    OfficeKey.REPLY_DAYS: _is_number(1, 365),
    OfficeKey.REGION_CODE: _is_region,
    OfficeKey.FONTS: lambda written: written in set(Fonts),
    OfficeKey.SEAL: lambda written: written in (SEALED, UNSEALED),
}
