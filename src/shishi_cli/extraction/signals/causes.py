"""The sentences in which a unit tells why something is late (原因)."""

from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.rules import load_rules
from shishi_cli.extraction.text.clauses import sentence_around
from shishi_cli.extraction.text.fold_width import fold_width


def find_causes(cell: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences that tell a cause, in the order of the text, each once."""
    text = fold_width(cell)
    spots = sorted(
        found.span()
        for rule in load_rules("signals/causes")["cause"]
        for found in compiled(rule["pattern"]).finditer(text)
    )
    return tuple(dict.fromkeys(sentence_around(text, *spot) for spot in spots))
