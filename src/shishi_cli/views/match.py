"""Proposals of which project a row is (匹配清单)."""

from collections.abc import Mapping, Sequence

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.match import Proposal
from shishi_cli.domain.project import Programme
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing
from shishi_cli.views.terms import DECISIONS

Group = tuple[Programme, str, Sequence[Proposal]]


def match_listing(groups: Sequence[Group]) -> Listing:
    """One row a proposal: the row's title, the known project, score and difference."""
    several = len(groups) > 1
    rows = tuple(
        (
            f"{programme.region} {programme.year} {one.number}" if several else one.number,
            one.title,
            f"{one.known.number}  {one.known.title}",
            str(one.score),
            one.difference,
            DECISIONS[one.decision.value],
        )
        for programme, _, proposals in groups
        for one in proposals
    )
    then = groups[0][1] if groups else ""
    above = (f"({then})",) if then else ()
    below = () if rows else ("没有待定的匹配",)
    headings = ("序号", "表中标题", "台账中的项目", "相似度", "区别", "决定")
    return Listing(headings, rows, above, below)


def match_json(groups: Sequence[Group]) -> str:
    """The same for other programs."""
    return document(
        {
            "as_of": (groups[0][1] if groups else "") or None,
            "matches": [
                {"region": programme.region, "year": programme.year, **proposal_json(one)}
                for programme, _, proposals in groups
                for one in proposals
            ],
        }
    )


def match_line(one: Proposal) -> str:
    """What was decided, in a line."""
    if one.decision.value == "new":
        return f"第{one.number}项 “{one.title}” 是新项目"
    return f"第{one.number}项 “{one.title}” 就是第{one.known.number}项 “{one.known.title}”"


def proposal_json(one: Proposal) -> Mapping[str, Json]:
    """A proposal as an object."""
    return {
        "number": one.number,
        "title": one.title,
        "known": {"number": one.known.number, "title": one.known.title},
        "score": one.score,
        "difference": one.difference,
        "decision": one.decision.value,
    }
