"""One unit has several names over the years: they are listed, proposed and confirmed (单位名称)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import combinations

from shishi_cli.assessment.current_names import current_names
from shishi_cli.domain.errors import NotFound, UsageError
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.project import Programme
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.unit import KnownUnit, LikelySame
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.operation import Operation
from shishi_cli.services.load_month import load_month
from shishi_cli.services.resolve_scope import resolve_month
from shishi_cli.services.select_projects import find_names

# What an office is called at its end; the same office under another of them is likely the same.
_KINDS = ("委员会", "办公室", "中心", "局", "委", "办", "处", "部")


@frozen
class UnitListing:
    """A month's units, and names that may be one unit's (单位清单); `as_of` as in
    MonthAssessment."""

    programme: Programme
    month: Month
    as_of: str
    units: tuple[KnownUnit, ...]
    likely: tuple[LikelySame, ...]


def list_units(ledger: Ledger, scope: Scope) -> UnitListing:
    """All units of the programme by their current names, those of most projects first.

    Raises what `resolve_month` raises.
    """
    programme, month = resolve_month(ledger, scope.month, scope.region)
    names = ledger.unit_names()
    printed = ledger.units(programme)
    counts: Counter[str] = Counter()
    for record in load_month(ledger, programme, month):
        counts.update(current_names(record.reading.units, names))
    current = current_names(printed, names)
    units = [
        KnownUnit(unit, tuple(name for name, meant in names.items() if meant == unit), counts[unit])
        for unit in current
    ]
    return UnitListing(
        programme,
        month,
        ledger.as_of,
        tuple(sorted(units, key=lambda unit: -unit.projects)),
        tuple(sorted(likely_same(current), key=lambda pair: -pair.score)),
    )


def likely_same(units: Sequence[str]) -> Iterator[LikelySame]:
    """Names that may be one unit's: an abbreviation keeps the order of the characters (区建管委 of
    区建设管理委), a reform changes the kind of office alone (区交通局, 区交通委)."""
    for one, other in combinations(units, 2):
        short, long = sorted((one, other), key=len)
        score = _score(short, long)
        if score:
            yield LikelySame(long, short, score)


def rename_unit(ledger: Ledger, old: str, new: str, author: Author) -> tuple[str, str]:
    """Call a unit by a new name from now on, in all months; the old name is kept as another one.

    Gives the former current name and the new one. Raises what `_known_unit` raises.
    """
    with _naming(ledger, author) as operation:
        unit = _known_unit(ledger, old)
        operation.put_unit_names(_with_same(ledger.unit_names(), new.strip(), unit))
    return unit, new.strip()


def add_name(ledger: Ledger, unit: str, other: str, author: Author) -> tuple[str, str]:
    """Keep another name of a unit; what that one was called by is called so too.

    Gives the unit's current name and the other. Raises what `_known_unit` raises.
    """
    with _naming(ledger, author) as operation:
        known = _known_unit(ledger, unit)
        operation.put_unit_names(_with_same(ledger.unit_names(), known, other.strip()))
    return known, other.strip()


def remove_name(ledger: Ledger, other: str, author: Author) -> tuple[str, str]:
    """Take a name for a unit of its own again. Raises NotFound where it is no other name."""
    with _naming(ledger, author) as operation:
        names = dict(ledger.unit_names())
        unit = names.pop(other.strip(), None)
        if unit is None:
            raise NotFound(f"“{other}”不是单位的其他名称", "用 shishi units 查看各单位的其他名称")
        operation.put_unit_names(names)
    return unit, other.strip()


def _with_same(names: Mapping[str, str], unit: str, other: str) -> Mapping[str, str]:
    """The names where `other`, and what was another name of it, means `unit`."""
    if not unit or not other or unit == other:
        raise UsageError("两个名称要不同,也不能为空", "如 shishi units add 区建设管理委 区建管委")
    kept = {
        name: unit if meant == other else meant for name, meant in names.items() if name != unit
    }
    return {**kept, other: unit}


def _naming(ledger: Ledger, author: Author) -> AbstractContextManager[Operation]:
    """An operation that sees the names as they are now: nobody else's new name is lost."""
    return ledger.operation(command="units", person=author.person, reason=author.note, at=author.at)


def _known_unit(ledger: Ledger, asked: str) -> str:
    """The current name of the one unit that `asked` means, in full or in part.

    Raises NotFound, with the nearest, for one that no table has; UsageError for several.
    """
    names = ledger.unit_names()
    printed = [unit for one in ledger.programmes() for unit in ledger.units(one)]
    known = {*current_names(printed, names), *names.values()}
    found = find_names("单位", asked, known, names)
    if len(found) > 1:
        raise UsageError(
            f"有几个单位的名称中有“{asked}”", f"请写全其中一个: {'、'.join(sorted(found))}"
        )
    return next(iter(found))


def _score(short: str, long: str) -> int:
    stems = {_stem(short), _stem(long)}
    if len(stems) == 1:
        return 90
    first, second = _stem(short), _stem(long)
    if short[-1] == long[-1] or long.endswith(f"{short[-1]}员会"):
        rest = iter(second)
        if len(first) > 1 and first[0] == second[0] and all(c in rest for c in first):
            return 50 + 50 * len(first) // len(second)
    return 0


def _stem(name: str) -> str:
    kind = next((kind for kind in _KINDS if name.endswith(kind) and name != kind), "")
    return name.removesuffix(kind)
