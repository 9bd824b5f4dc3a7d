"""Which of a person's entries is in force for a month (人工录入的效力)."""

from shishi_cli.assessment.pairing import position_here
from shishi_cli.domain.project import Entry, EntryField, ProjectMonth

# What a decision changes holds until the text changes it too; what was counted is the month's own.
_LASTING = frozenset({EntryField.TARGET, EntryField.UNIT, EntryField.LEVEL, EntryField.BASIS})


def entry_of(record: ProjectMonth, field: EntryField, measure: int | None = None) -> Entry | None:
    """The person's entry in force for the record's month, None where nobody set it.

    A target, unit, level or basis that a person set holds for the months after it as well.
    """
    if not record.entries:  # most projects have none, and a judgement asks some twenty times
        return None
    return next(
        (
            entry
            for entry in reversed(record.entries)
            if entry.field is field
            and (entry.month == record.month or field in _LASTING)
            and is_of(record, entry, measure)
        ),
        None,
    )


def is_of(record: ProjectMonth, entry: Entry, measure: int | None) -> bool:
    """Whether an entry is of the measure at that position of the record, or of the project."""
    if entry.measure is None or measure is None:
        return entry.measure == measure
    return position_here(record, entry.month, entry.measure) == measure
