"""Read one sentence without any ledger: for trying a rule, and for a person who wonders (试读)."""

from shishi_cli.domain.month import Month
from shishi_cli.domain.results.found import Explanation
from shishi_cli.domain.source import Column
from shishi_cli.extraction.explain import explain


def read_sentence(sentence: str, title: str, goal: str, month: Month | None) -> Explanation:
    """What every number in the progress `sentence`, the title and the month goal is taken as."""
    texts = {Column.TITLE: title, Column.GOAL: goal, Column.PROGRESS: sentence}
    return explain(texts, month.number if month else None)
