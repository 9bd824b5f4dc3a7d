"""The day up to which a month's tables report (截至日)."""

from collections.abc import Iterable

from shishi_cli.domain.project import ProjectMonth


def common_cut_off_day(records: Iterable[ProjectMonth]) -> int | None:
    """The one day up to which all tables of the month report; None where they name none or several."""
    days = {record.cut_off_day for record in records if record.is_reported}
    return days.pop() if len(days) == 1 else None
