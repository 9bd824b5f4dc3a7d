"""Which clauses of a progress are of what another clause of the goal asks for (归属)."""

from collections.abc import Sequence

from shishi_cli.extraction.mentions.wording import acts_in
from shishi_cli.extraction.milestones.demands import Demand, demands_of
from shishi_cli.extraction.milestones.statements import Statement

_NAME = 3  # characters of a thing that is told by its name


def of_other_clauses(
    demand: Demand, clauses: Sequence[str], statements: Sequence[Statement]
) -> frozenset[int]:
    """Where the clauses of the progress begin that name the thing of another clause of the goal, or
    its act, and not the demand's own, which others name: 第三实验幼儿园桩基完成 says nothing of 东埕幼儿园分园
    进场施工, 改造公厕完成4座 nothing of 新建公厕开工2座.

    `clauses` are all that the goal asks for.
    """
    own, acts = demand.thing, acts_in(demand.text)
    things = {one.thing for clause in clauses for one in demands_of(clause)}
    if len(things) < 2:
        return frozenset()
    others = {t for t in things if len(t) >= _NAME and t not in own and own not in t}
    their_acts = frozenset().union(*map(acts_in, clauses)) - acts
    named = len(own) >= _NAME
    return frozenset(
        s.start
        for s in statements
        if (named and own not in s.words and any(other in s.words for other in others))
        or (acts and (told := acts_in(s.text)) and not told & acts and told <= their_acts)
    )
