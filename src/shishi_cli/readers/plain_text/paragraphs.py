"""Projects that stand in running text: one paragraph of ten parted by ; or a paragraph for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import zip_longest

from shishi_cli.domain.frozen import changing
from shishi_cli.domain.notice import Notice
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable
from shishi_cli.readers.plain_text.lines_aside import own_lines, set_aside
from shishi_cli.readers.plain_text.list_marks import read_mark
from shishi_cli.readers.table.page_facts import is_telling, load_page_rules

_FEWEST = 3
_LONGEST = 20_000  # characters that are looked at: no page of projects has more in its text
_LONGEST_TITLE = 60
_HEADINGS = ("序号", "项目内容", "进展情况")


@changing
class _Told:
    """A project while its clauses are gathered: the line, the promise and what is told of it."""

    line: int
    title: str
    progress: list[str] = field(default_factory=list)

    @property
    def cells(self) -> tuple[str, str]:
        return self.title, "".join(self.progress).strip("、,\uff0c;\uff1b。 ")


def read_paragraphs(lines: Sequence[str]) -> RawTable | None:
    """The projects that sentences tell of: a promise with its number, then what is done of it.

    None for fewer than three of them, and for a text whose lines over them speak of no projects.
    Sums over projects (30项中已完成19项) are none; they are set aside and told.
    """
    shown = [line.strip() for line in lines]
    if sum(map(len, shown)) > _LONGEST or not any(map(is_telling, shown[:_LONGEST_TITLE])):
        return None
    first = next((at for at, line in enumerate(shown) if len(list(_clauses(line))) > 1), None)
    if first is None:
        return None
    own, aside = own_lines(shown[first:], shown[:first], frozenset(), last=True)
    places = iter(at for at, line in enumerate(shown[first:], first + 1) if line)
    told: list[_Told] = []
    for line in own:
        aside += _read_line(next(places, first), line, told)
    if len(told) < _FEWEST or 2 * len(told) <= len(aside):
        return None
    rows = [RawRow(told[0].line, _HEADINGS)]
    rows += [RawRow(one.line, (str(at), *one.cells)) for at, one in enumerate(told, 1)]
    text = f"没有表格,按句子分成 {len(told)} 项,按先后编号,请逐项核对"
    notices = (Notice("paragraphs", text), *set_aside(aside))
    # 截至2023年9月底 may stand in the text alone.
    above = (*filter(None, shown[:first]), *aside[:_FEWEST])
    return RawTable(tuple(rows), above, notices=notices)


def _read_line(number: int, line: str, told: list[_Told]) -> list[str]:
    """Add the projects of a paragraph; gives its clauses that belong to none."""
    if read_mark(line) is not None:
        return [line]
    aside: list[str] = []
    current: _Told | None = None
    for clause, ending, goes_on in _with_next(line):
        promise, progress = _parts(clause)
        # 新解决10个村 behind what is told, with nothing told of it, goes on with that.
        if promise and (progress or goes_on) and not _rules("sums").search(promise):
            current = _Told(number, promise, [progress + ending] if progress else [])
            told.append(current)
        elif current is not None and _rules("sums").match(clause) is None:
            current.progress.append(clause + ending)
        else:
            current = None
            aside.append(clause)
    return aside


def _with_next(line: str) -> Iterator[tuple[str, str, bool]]:
    """The clauses with their marks, and whether the next one tells what is done."""
    clauses = list(_clauses(line))
    for (clause, ending), after in zip_longest(clauses, clauses[1:]):
        yield clause, ending, after is not None and _rules("told").match(after[0]) is not None


def _clauses(line: str) -> Iterator[tuple[str, str]]:
    """The clauses of a line with the marks behind them; 、 parts them where a promise follows."""
    for match in _rules("clause").finditer(line):
        intro, colon, rest = match[1].replace("\uff1a", ":").rpartition(":")
        clause = rest if colon and _rules("sums").search(intro) else match[1]
        if clause.strip():
            yield clause.strip(), match[2]


def _parts(clause: str) -> tuple[str, str]:
    """A promise and what is told of it in the same clause: 2个养老机构建设 and 已完成1个.

    Two empty texts where the clause promises nothing: it goes on with what is told.
    """
    done = _rules("told").search(clause)
    promise = clause if done is None else clause[: done.start()]
    if len(promise) > _LONGEST_TITLE or _rules("promise").search(promise) is None:
        return "", ""
    return promise.strip(), "" if done is None else clause[done.start() :]


def _rules(name: str) -> re.Pattern[str]:
    return re.compile(load_page_rules()["paragraphs"][name])
