"""The texts that count: a person's progress text before the table's (生效文字)."""

from collections.abc import Mapping, Sequence

from shishi_cli.domain.measure import Origin
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, EntryField
from shishi_cli.domain.source import Column


def effective_texts(
    texts: Mapping[Column, str], entries: Sequence[Entry], month: Month
) -> tuple[Mapping[Column, str], Origin]:
    """A row's texts with the progress that a person gave for the month, and whose words they are."""
    given = [e for e in entries if e.field is EntryField.PROGRESS and e.month == month]
    if not given:
        return texts, Origin.TEXT
    return {**texts, Column.PROGRESS: given[-1].value}, Origin.PERSON
