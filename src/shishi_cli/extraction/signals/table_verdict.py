"""What a table's own verdict says, such as 是否达序: 否 (表中判定)."""

import re
from functools import cache

from shishi_cli.domain.prepared import compiled
from shishi_cli.domain.reading import SignalKind
from shishi_cli.extraction.rules import load_rules, pattern
from shishi_cli.extraction.text.fold_width import fold_width

_RULES = "signals/table_verdict"


def read_verdict(heading: str, cell: str) -> SignalKind | None:
    """On time or late, by the cell's words; a bare yes or no answers what the heading asks.

    None for what says neither, and for a yes or no under an unknown heading.
    """
    told = fold_width(cell).strip()
    for answer, is_yes in (("yes", True), ("no", False)):
        if pattern(_RULES, answer).fullmatch(told):
            if not heading.strip():
                return None
            late = bool(pattern(_RULES, "asks_late").search(heading)) is is_yes
            return SignalKind.SAID_LATE if late else SignalKind.SAID_ON_TIME
    return next((kind for kind, words in _verdicts() if words.search(told)), None)


@cache
def _verdicts() -> tuple[tuple[SignalKind, re.Pattern[str]], ...]:
    rules = load_rules(_RULES)["verdict"]
    return tuple((SignalKind(rule["kind"]), compiled(rule["pattern"])) for rule in rules)
