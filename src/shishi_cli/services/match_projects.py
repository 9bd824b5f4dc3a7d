"""Recognise the projects of a new table among those the ledger knows (项目匹配)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.match import Match, MatchUndecided, Proposal
from shishi_cli.domain.project import KnownProject, Programme
from shishi_cli.domain.source import Column, Sheet
from shishi_cli.extraction.promises.match_titles import Matching
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.table.project_number import project_number

_NOT_ALIKE = 10  # of 100: what shares less is never taken for the same, whoever accepts it
_SHOWN = 100  # characters of a title: most have fewer


@frozen
class Matches:
    """Which projects got other numbers (编号变动), what was decided by `accept`, and notices.

    `numbers` are the ledger's numbers of rows that the table numbers otherwise.
    """

    renumbered: tuple[tuple[int, str], ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    decided: tuple[Match, ...] = ()
    notices: tuple[str, ...] = ()


@frozen
class Memory:
    """What the ledger remembers for recognising projects (匹配依据): the projects, how to look up
    all titles that each was printed with, and the decisions.

    `is_latest` tells that no later month is known: projects have the numbers of the latest table.
    """

    programme: Programme
    known: Sequence[KnownProject]
    titles: Callable[[], Mapping[int, Sequence[str]]]
    matches: Sequence[Match]
    is_latest: bool = True
    units: Callable[[], Mapping[int, Sequence[str]]] = dict  # the lead units of each as printed


def memory_of(ledger: Ledger, programme: Programme, is_latest: bool) -> Memory:
    """What the ledger remembers of the programme's projects."""
    known, matches = ledger.projects(programme), ledger.matches(programme)
    return Memory(
        programme,
        known,
        lambda: ledger.titles(programme),
        matches,
        is_latest,
        lambda: ledger.lead_units(programme),
    )


def missing_numbers(
    known: Sequence[KnownProject], present: Collection[int], renumbered: Mapping[int, str]
) -> tuple[str, ...]:
    """The numbers, as they are now, of the known projects that a table does not have."""
    return tuple(
        renumbered.get(one.project, one.number) for one in known if one.project not in present
    )


def match_projects(memory: Memory, sheet: Sheet, accept: bool, as_new: bool = False) -> Matches:
    """Match rows to known projects by number and title together.

    What was decided before holds; the same title under another number has moved, and of several
    with one title each is its unit's; the same number
    with a title much like it is reworded. Raises MatchUndecided with the proposals for what only
    resembles a known project, unless `accept` says that the likeliest are the same, or `as_new`
    that what is left are new ones, as where each unit numbers its own list from one.
    """
    if not memory.known:
        return Matches()
    rows = [(project_number(row.text(Column.NUMBER)), row.text(Column.TITLE)) for row in sheet.rows]
    units = {row: each.text(Column.LEAD_UNIT) for row, each in zip(rows, sheet.rows, strict=True)}
    matching = Matching(memory.known, memory.titles, memory.matches, rows, units, memory.units)
    matching.take_sure()
    decided: list[Match] = []
    proposals = matching.proposals()
    if accept:
        decided += matching.accept(one for one in proposals if one.score >= _NOT_ALIKE)
        proposals = tuple(one for one in proposals if one.score < _NOT_ALIKE)
    if as_new:
        decided += matching.take_as_new(proposals)
        proposals = ()
    if proposals:
        raise MatchUndecided(
            f"{sheet.file}: 不能确定这些项目是不是台账中的项目:\n    "
            + "\n    ".join(map(proposal_line, proposals)),
            "都是同一个的请加 --accept-matches;都是新项目(如各单位的表各自从 1 编号)的请加"
            " --new-projects;逐个决定用 shishi match;"
            "是其他地区的表请加 --region;表错了请核对序号",
            memory.programme,
            proposals,
        )
    if memory.is_latest:
        renumbered = tuple(matching.renumbered())
        return Matches(renumbered, matching.kept_numbers, tuple(decided), matching.told())
    return Matches((), matching.numbers(), tuple(decided), matching.told())


def proposal_line(one: Proposal) -> str:
    """第23项 “…” ← 第21项 “…” 相似度 52 区别: -… +…."""
    told = f" 区别: {_brief(one.difference)}" if one.difference else ""
    return (
        f"第{one.number}项 “{_brief(one.title)}” ← 第{one.known.number}项 “{_brief(one.known.title)}”"
        f" 相似度 {one.score}{told}"
    )


def _brief(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
