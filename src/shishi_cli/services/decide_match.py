"""What was proposed of projects that only resemble known ones, and deciding it (匹配)."""

from collections.abc import Sequence
from dataclasses import replace

from shishi_cli.domain.errors import NotFound
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.match import Decision, Match, Proposal
from shishi_cli.domain.operation import Author
from shishi_cli.domain.project import KnownProject, Programme
from shishi_cli.extraction.promises.title_likeness import difference, title_likeness
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.table.project_number import project_number
from shishi_cli.services.resolve_scope import find_project, programmes_of


@frozen
class Proposals:
    """A programme's proposals (匹配清单), the open ones first; `as_of` as in MonthAssessment."""

    programme: Programme
    as_of: str
    proposals: tuple[Proposal, ...]


def list_proposals(
    ledger: Ledger, number: str | None, region: str | None, decided: bool
) -> tuple[Proposals, ...]:
    """The open proposals of each programme, with those `decided` where they are asked for.

    `number` chooses those of one row. Raises what `programmes_of` raises.
    """
    as_of = ledger.as_of
    found = []
    for programme in programmes_of(ledger, region):
        chosen = [
            one
            for one in _proposals(ledger, programme)
            if (decided or one.decision is Decision.OPEN)
            and (number is None or one.number == project_number(number))
        ]
        chosen.sort(key=lambda one: one.decision is not Decision.OPEN)
        found.append(Proposals(programme, as_of, tuple(chosen)))
    return tuple(found)


def decide_match(
    ledger: Ledger, number: str, same: str | None, region: str | None, author: Author
) -> tuple[Proposal, ...]:
    """Keep that the row of that number is the project `same`, or a new one when it is None.

    What is open is decided; where nothing is, the last decision is changed. Raises NotFound where
    nothing was proposed of that number.
    """
    programme, chosen = _to_decide(ledger, number, region)
    if same is None:
        decided = [replace(one, decision=Decision.NEW) for one in chosen]
    else:
        known = find_project(ledger, programme, same)
        decided = [_same(one, known) for one in chosen]
    keep_matches(ledger, programme, decided, author)
    return tuple(decided)


def keep_matches(
    ledger: Ledger,
    programme: Programme,
    proposals: Sequence[Proposal],
    author: Author,
) -> None:
    """Keep what a refused table asked, so that anyone can decide it, or what was decided.

    The author's note is the table's file, or what a person gave as the reason. Nothing of the
    table itself is kept.
    """
    with ledger.operation(
        command="match", person=author.person, reason=author.note, at=author.at
    ) as operation:
        operation.put_matches(programme, [one.match for one in proposals])


def _to_decide(
    ledger: Ledger, number: str, region: str | None
) -> tuple[Programme, Sequence[Proposal]]:
    """The newest programme's proposals of that number: the open ones, else the last one."""
    wanted = project_number(number)
    for programme in reversed(programmes_of(ledger, region)):
        found = [one for one in _proposals(ledger, programme) if one.number == wanted]
        if found:
            return programme, [one for one in found if one.decision is Decision.OPEN] or found[-1:]
    raise NotFound(
        f"没有第 {number} 项的待定匹配",
        "用 shishi match 查看待定的;要重新认定已导入的项目,先用 shishi undo 撤销那次导入",
    )


def _proposals(ledger: Ledger, programme: Programme) -> list[Proposal]:
    known = {one.project: one for one in ledger.projects(programme)}
    titles = ledger.titles(programme)
    return [
        _proposal(match, _before(known[match.project], titles.get(match.project, ()), match))
        for match in ledger.matches(programme)
        if match.project in known
    ]


def _before(known: KnownProject, titles: Sequence[str], match: Match) -> KnownProject:
    """The project by a title that it had otherwise: since the decision it has the row's too."""
    others = [title for title in titles if title != match.title]
    if known.title != match.title or not others:
        return known
    return replace(known, title=others[-1])


def _proposal(match: Match, known: KnownProject) -> Proposal:
    score = title_likeness(known.title, match.title)
    words = difference(known.title, match.title)
    return Proposal(match.number, match.title, known, score, words, match.decision)


def _same(one: Proposal, known: KnownProject) -> Proposal:
    match = Match(one.number, one.title, known.project, Decision.SAME)
    return _proposal(match, known)
