"""Projects that share a title, told apart by their lead units: 新建口袋公园2座 of 甲镇 and of 乙镇 (同名项目)."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from shishi_cli.domain.project import KnownProject
from shishi_cli.extraction.promises.offices import read_units

Row = tuple[str, str]  # a row's number and its title


class SameTitles:
    """The rows of a table and the projects of the ledger that have one title among several.

    `row_units` are the rows' cells of lead units, `known_units` looks up those with which each
    project was printed.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        known: Sequence[KnownProject],
        row_units: Mapping[Row, str],
        known_units: Callable[[], Mapping[int, Sequence[str]]],
    ) -> None:
        counts = (Counter(title for _, title in rows), Counter(one.title for one in known))
        self.titles = frozenset(
            title for one in counts for title, count in one.items() if count > 1 and title
        )
        self._rows = row_units
        self._look_up = known_units

    def contradict(self, row: Row, known: KnownProject) -> bool:
        """Whether the units of a row and of a project say that they are two, since others have the
        title as well."""
        if row[1] not in self.titles and known.title not in self.titles:
            return False
        ours, theirs = self._of_row(row), self._of_project(known)
        return bool(ours and theirs) and not ours & theirs

    def pairs(
        self, rows: Iterable[Row], free: Collection[KnownProject]
    ) -> Iterable[tuple[Row, KnownProject]]:
        """The rows and the projects that have a shared title and a unit with nobody else."""
        if not self.titles:
            return
        left = [row for row in rows if row[1] in self.titles]
        owners: dict[tuple[str, str], list[KnownProject]] = {}
        for one in free:
            for unit in self._of_project(one) if one.title in self.titles else ():
                owners.setdefault((one.title, unit), []).append(one)
        named = Counter((row[1], unit) for row in left for unit in self._of_row(row))
        taken: set[int] = set()
        for row in left:
            keys = [(row[1], unit) for unit in self._of_row(row)]
            found = {one.project: one for key in keys for one in owners.get(key, ())[:2]}
            alone = all(named[key] == 1 or key not in owners for key in keys)
            if len(found) == 1 and alone and not found.keys() & taken:
                taken |= found.keys()
                yield row, next(iter(found.values()))

    def _of_row(self, row: Row) -> frozenset[str]:
        return frozenset(read_units(self._rows.get(row, "")))

    def _of_project(self, known: KnownProject) -> frozenset[str]:
        return frozenset(
            unit for cell in self._known.get(known.project, ()) for unit in read_units(cell)
        )

    @cached_property
    def _known(self) -> Mapping[int, Sequence[str]]:
        return self._look_up()
