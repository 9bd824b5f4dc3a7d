"""Match the titles of a new table with those of the projects known (标题匹配)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property

from shishi_cli.domain.frozen import changing
from shishi_cli.domain.match import Decision, Match, Proposal
from shishi_cli.domain.numbering import counted_up, former_number, is_countable
from shishi_cli.domain.project import KnownProject
from shishi_cli.extraction.promises.bare_title import bare_title
from shishi_cli.extraction.promises.same_titles import Row, SameTitles
from shishi_cli.extraction.promises.title_likeness import (
    TitleIndex,
    difference,
    telling_words,
    title_likeness,
)

# Of 100. A reworded title under its own number keeps most of its words; under this a person must
# say that it is the same. Under the other nobody is asked: most titles of a list share as much.
_SURE = 55
_LIKE = 45
_CLEARLY = 10  # by how much another project must fit better to be asked about


@changing
class Matching:
    """One table being matched (项目匹配): which row is which project.

    `known` are the projects of the ledger, `titles` looks up all titles that each was printed with,
    `matches` are the decisions that were made before.
    """

    known: Sequence[KnownProject]
    titles: Callable[[], Mapping[int, Sequence[str]]]
    matches: Sequence[Match]
    rows: Sequence[Row]
    row_units: Mapping[Row, str] = field(default_factory=dict)  # the cells of lead units
    units: Callable[[], Mapping[int, Sequence[str]]] = dict  # of the projects, in all tables
    taken: dict[Row, KnownProject] = field(default_factory=dict)
    new: set[Row] = field(default_factory=set)
    moved: list[tuple[str, str, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    # The ledger's numbers of rows whose own number is another list's: each unit counts from one.
    kept_numbers: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _by_number(self) -> Mapping[str, KnownProject]:
        return {one.number: one for one in self.known}

    @cached_property
    def _free(self) -> dict[int, KnownProject]:
        """The projects that no row has been found to be, by their lasting ids."""
        return {one.project: one for one in self.known}

    @cached_property
    def _same(self) -> SameTitles:
        return SameTitles(self.rows, self.known, self.row_units, self.units)

    def take_sure(self) -> None:
        """What needs no question: decided before, unchanged, moved, or reworded in place."""
        self._take_decided()
        self._take_by_unit()
        self._take_unchanged()
        if not self._left():  # as in most months: nothing else to look up
            return
        self._take_bare()
        self._take_moved(bare_title)
        self._take_reworded()
        self._take_moved(telling_words)

    def _take_by_unit(self) -> None:
        for row, known in list(self._same.pairs(self._left(), self._free.values())):
            self._take(row, known)
            if known.number != row[0]:
                self._say_moved(row[0], known, row[1])

    def _take_unchanged(self) -> None:
        for row in self._left():
            known = self._by_number.get(row[0])
            if known is not None and known.title == row[1]:
                self._take_alike(row, known)

    def _take_bare(self) -> None:
        for row in self._left():
            known = self._by_number.get(row[0])
            if known is not None and bare_title(row[1]) in map(bare_title, self._titles(known)):
                self._take_alike(row, known)

    def _take_reworded(self) -> None:
        for row in self._left():
            known = self._by_number.get(row[0])
            if known is None or known.project not in self._free:
                continue
            score = title_likeness(known.title, row[1])
            best = self._best(row)
            if score >= _SURE and (best is None or best.score <= score + _CLEARLY):
                if not self._take_alike(row, known):
                    continue
                self.notices.append(f"第{row[0]}项标题改为: {row[1]}")

    def proposals(self) -> tuple[Proposal, ...]:
        """For each row left, the free project that it resembles most, or that has its number."""
        found = []
        for row in self._left():
            known, best = self._by_number.get(row[0]), self._best(row)
            if known is not None and known.project in self._free:
                own = _propose(row, known)
                better = best is not None and best.score > own.score + _CLEARLY
                found.append(best if best is not None and better else own)
            elif best is not None:
                found.append(best)
            else:
                self._say_split(row)
        return tuple(found)

    def told(self) -> tuple[str, ...]:
        """What a person is told: numbers that moved together are told together."""
        return (*_moved_lines(self.moved), *self.notices)

    def accept(self, proposals: Iterable[Proposal]) -> Iterable[Match]:
        """Take the likeliest proposals first; of a project that two rows resemble one is it."""
        for one in sorted(proposals, key=lambda each: -each.score):
            row = (one.number, one.title)
            if one.known.project not in self._free:
                yield replace(one.match, decision=Decision.NEW)
                self.new.add(row)
                continue
            self._take(row, one.known)
            if one.known.number == one.number:
                self.notices.append(f"第{one.number}项标题改为: {one.title}")
            else:
                self._say_moved(one.number, one.known, one.title)
            yield replace(one.match, decision=Decision.SAME)

    def take_as_new(self, proposals: Iterable[Proposal]) -> Iterable[Match]:
        """Take the rows as projects of their own; one whose number another project has gets the
        next that is free."""
        used = {*self._by_number, *(number for number, _ in self.rows)}
        for one in proposals:
            self.new.add((one.number, one.title))
            if one.number in self._by_number:
                number = _next_number(used)
                self.kept_numbers[one.number] = number
                self.notices.append(f"第{one.number}项是新项目,台账中记为第{number}项: {one.title}")
            yield replace(one.match, decision=Decision.NEW)

    def numbers(self) -> Mapping[str, str]:
        """The numbers that rows of an older table have in the ledger; a project that only it has,
        under a number that is another's by now, is kept as 原21."""
        found = {row[0]: known.number for row, known in self.taken.items()}
        used = set(self._by_number)
        for number, _ in self.rows:
            if number not in found and number in used:
                found[number] = _former(number, used)
        return found

    def renumbered(self) -> Iterable[tuple[int, str]]:
        """Projects with their new numbers; one whose number another took is kept as 原21."""
        told = {number for number, _ in self.rows} - set(self.kept_numbers)
        numbers = told | set(self._by_number)
        for (number, _), known in self.taken.items():
            if known.number != number and number not in self.kept_numbers:
                yield known.project, number
        for known in self._free.values():
            if known.number in told:
                former = _former(known.number, numbers)
                self.notices.append(
                    f"第{known.number}项“{known.title}”不在本表,序号已用于别的项目,改记为 {former}"
                )
                yield known.project, former

    @cached_property
    def _printed(self) -> Mapping[int, Sequence[str]]:
        return self.titles()

    @cached_property
    def _index(self) -> TitleIndex:
        return TitleIndex([one.title for one in self.known])

    def _like(self, row: Row) -> Iterable[Proposal]:
        """The projects that share words with a row's title."""
        return (_propose(row, self.known[at]) for at in self._index.sharing(row[1]))

    def _take(self, row: Row, known: KnownProject) -> None:
        if known.project in self._free:
            self.taken[row] = self._free.pop(known.project)

    def _take_alike(self, row: Row, known: KnownProject) -> bool:
        """Take a row whose title is the project's, unless several have it and the unit is another."""
        if self._same.contradict(row, known):
            return False
        self._take(row, known)
        return True

    def _left(self) -> list[Row]:
        return [row for row in self.rows if row not in self.taken and row not in self.new]

    def _titles(self, known: KnownProject) -> tuple[str, ...]:
        return (known.title, *self._printed.get(known.project, ()))

    def _take_decided(self) -> None:
        decided = {(one.number, one.title): one for one in self.matches}
        for row in self.rows:
            match = decided.get(row)
            if match is None or match.decision is Decision.OPEN:
                continue
            if match.decision is Decision.NEW:
                # The row of a project that came in by this decision is that project's.
                known = self._by_number.get(row[0])
                if known is None or known.project == match.project:
                    self._take_own(row)
            elif match.project in self._free:
                known = self._free[match.project]
                self._take(row, known)
                if known.number != row[0]:
                    self._say_moved(row[0], known, row[1])

    def _take_own(self, row: Row) -> None:
        """Take a row that was decided to be new: its own project, once that has come in."""
        title = bare_title(row[1])
        own = [one for one in self._free.values() if bare_title(one.title) == title]
        if len(own) != 1:
            self.new.add(row)
            return
        self._take(row, own[0])
        self.kept_numbers[row[0]] = own[0].number

    def _take_moved(self, words: Callable[[str], str]) -> None:
        """The same title, or at least its telling words, under another number, where only one
        project and one row have it."""
        owners: dict[str, set[int]] = {}
        for known in self._free.values():
            for title in self._titles(known):
                owners.setdefault(words(title), set()).add(known.project)
        counts = Counter(words(title) for _, title in self._left())
        for row in self._left():
            title = words(row[1])
            found = owners.get(title, set()) & self._free.keys()
            if len(found) == len(owners.get(title, ())) == counts[title] == 1 and len(title) > 1:
                known = self._free[found.pop()]
                if self._take_alike(row, known):
                    self._say_moved(row[0], known, row[1])

    def _best(self, row: Row) -> Proposal | None:
        like = (one for one in self._like(row) if one.known.project in self._free)
        best = max(like, key=lambda each: each.score, default=None)
        return best if best is not None and best.score >= _LIKE else None

    def _say_moved(self, number: str, known: KnownProject, title: str) -> None:
        self.moved.append((number, known.number, title))

    def _say_split(self, row: Row) -> None:
        """A new row that resembles a project which the table has as well."""
        best = max(self._like(row), key=lambda each: each.score, default=None)
        if best is not None and best.score >= _SURE:
            self.notices.append(
                f"第{row[0]}项是新项目,与第{best.known.number}项相似(相似度 {best.score}),"
                f"可能由其拆分: {row[1]}"
            )


def _next_number(used: set[str]) -> str:
    """The first whole number behind all that are used, added to them."""
    number = str(max((int(one) for one in used if is_countable(one)), default=0) + 1)
    used.add(number)
    return number


def _former(number: str, used: set[str]) -> str:
    """A number for a project whose own is another's: 原21, added to what is used."""
    former = former_number(number)
    while former in used:
        former = former_number(former)
    used.add(former)
    return former


def _moved_lines(moved: Sequence[tuple[str, str, str]]) -> Iterable[str]:
    """第10至44项原为第11至45项, where a project went and those behind it moved up; else each."""
    titles = {(number, former): title for number, former, title in moved}
    for run in counted_up(titles):
        (first, former), (last, latter) = run[0], run[-1]
        if len(run) == 1:
            yield f"第{first}项原为第{former}项: {titles[first, former]}"
        else:
            yield f"第{first}至{last}项原为第{former}至{latter}项"


def _propose(row: Row, known: KnownProject) -> Proposal:
    number, title = row
    score = title_likeness(known.title, title)
    return Proposal(number, title, known, score, difference(known.title, title))
