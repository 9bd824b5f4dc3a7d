"""Who or what is chosen, where a choice is asked for (确定)."""

import re

from shishi_cli.extraction.mentions.counted_thing import content
from shishi_cli.extraction.milestones.demands import Demand
from shishi_cli.extraction.milestones.statements import Statement
from shishi_cli.extraction.milestones.steps import step_named
from shishi_cli.extraction.rules import pattern


def chooses_another(demand: Demand, statement: Statement) -> bool:
    """Whether both choose, and not the same: 确定运营主体, and 点位选址已全部确定 told."""
    selection = step_named("selection")
    if demand.step != selection or statement.step != selection:
        return False
    own, told = ({s.place for s in steps if s} for steps in (demand.steps, statement.steps))
    if own & told - {selection.place}:
        return False
    asked, found = (content(_written("chosen").sub(" ", s.words)) for s in (demand, statement))
    named = bool(asked or own - {selection.place}) and bool(found or told - {selection.place})
    return named and not asked & found


def chooses_who(demand: Demand, statement: Statement) -> bool:
    """Whether a clause tells only who will do what is asked for: 勘察单位已确定, and 勘察 is asked for."""
    firm = _written("firm").search
    return firm(statement.text) is not None and not _written("who").search(demand.text)


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/chosen", name)
