"""Whether a cell tells only of stages before any result (只有前期、开工)."""

from shishi_cli.extraction.mentions.events import Event, events_in
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_BEFORE = frozenset({Event.PREPARED, Event.UNDER_WAY, Event.UNTOLD})


def tells_stages_only(cell: str) -> bool:
    """Whether no more is told of the work than that it is prepared or has begun: 正在编制改造方案; 各标段已
    进场,正在清表. So nothing is done yet, whatever the next months add to it."""
    folded = fold_width(cell)
    told = {event.kind for event in events_in(folded)}
    begun = pattern("signals/stages_only", "begun").search(folded) is not None
    return told <= _BEFORE and (begun or Event.PREPARED in told)
