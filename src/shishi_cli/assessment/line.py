"""The straight line of a project's year (序时进度)."""

from collections.abc import Iterable
from fractions import Fraction

from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import SignalKind


def line_of(record: ProjectMonth) -> Fraction:
    """The part of the project's year that has passed, a Fraction of 1, at the month's end or at the
    day up to which its table reports: a project that began in May has an eighth behind it at May's
    end."""
    month, begins = record.month, record.life.begins
    passed = month.pace_on(cut_off_day_of(record))
    if begins is None or not begins <= month or begins.year != month.year:
        return passed
    return (passed * 12 - begins.number + 1) / (13 - begins.number)


def cut_off_day_of(record: ProjectMonth) -> int | None:
    """The day up to which the month's table reports, where its head names one."""
    if not record.reading.signals or not record.is_reported:
        return None
    return next(
        (
            int(one.source.text.rpartition("月")[2].removesuffix("日"))
            for one in record.reading.signals
            if one.kind is SignalKind.CUT_OFF
        ),
        None,
    )


def common_cut_off_day(records: Iterable[ProjectMonth]) -> int | None:
    """The one day up to which all tables of the month report; None where they name none or several."""
    days = {cut_off_day_of(record) for record in records if record.is_reported}
    return days.pop() if len(days) == 1 else None
