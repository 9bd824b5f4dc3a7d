"""The texts that count: a person's progress text before the table's (生效文字)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shishi_cli.domain.measure import Origin
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Entry, EntryField
from shishi_cli.domain.reading import Reading
from shishi_cli.domain.source import Column


def effective_texts(
    texts: Mapping[Column, str], entries: Sequence[Entry], month: Month
) -> tuple[Mapping[Column, str], Origin]:
    """A row's texts with the progress that a person gave for the month, and whose words they are."""
    given = [e for e in entries if e.field is EntryField.PROGRESS and e.month == month]
    if not given:
        return texts, Origin.TEXT
    return {**texts, Column.PROGRESS: given[-1].value}, Origin.PERSON


def with_verdict(reading: Reading, former: Reading) -> Reading:
    """A new reading with the table's own verdict as it was read with its heading at hand."""
    signals = [one for one in reading.signals if one.source.column is not Column.VERDICT]
    kept = [one for one in former.signals if one.source.column is Column.VERDICT]
    return replace(reading, signals=(*signals, *kept))
