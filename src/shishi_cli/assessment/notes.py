"""What is told beside a judgement and decides nothing (附注)."""

from collections.abc import Sequence

from shishi_cli.assessment.grounds import measure_name, signals_of
from shishi_cli.assessment.life_told import life_reasons
from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.reading import SignalKind
from shishi_cli.domain.shares import amount, percent
from shishi_cli.domain.standing import MeasureStanding, Reason


def notes_of(record: ProjectMonth, measures: Sequence[MeasureStanding]) -> tuple[Reason, ...]:
    """Totals that are carried on or fell for a reason, and bases that later months proved."""
    several = len(measures) > 1
    return (
        _cut_off(record)
        + (life_reasons(record) if record.life.holds(record.month) else ())
        + tuple(
            note
            for one in measures
            for note in (
                *_carried(record, one, several),
                *_corrected(record, one, several),
                *_proved(one, several),
            )
        )
    )


def _cut_off(record: ProjectMonth) -> tuple[Reason, ...]:
    """That the line is of the day up to which the table reports."""
    day = record.cut_off_day
    if day is None or record.line == record.month.pace:
        return ()
    at = f"{record.month.number}月{day}日"
    return (Reason("cut_off", f"序时进度按表中的截至日 {at} 计: {percent(record.line)}"),)


def _carried(record: ProjectMonth, measure: MeasureStanding, several: bool) -> tuple[Reason, ...]:
    month, last = measure.carried_in(record.month), measure.to_date
    if month is None or last is None:
        return ()
    name = measure_name(measure, several)
    why = "本月的数存疑" if measure.set_aside else "本月没有报数"
    return (Reason("carried", f"{why}{name},沿用 {month} 的 {amount(last.value)}{measure.unit}"),)


def _corrected(record: ProjectMonth, measure: MeasureStanding, several: bool) -> tuple[Reason, ...]:
    """That a total fell, with the reason that is given (核减)."""
    last, why = measure.before, signals_of(record, SignalKind.CORRECTED)
    if last is None or measure.believed is None or not why or measure.believed >= last.value:
        return ()
    name, source = measure_name(measure, several), why[0].source
    text = f"比 {last.month} 的 {amount(last.value)} 少{name},原因: {source.text}"
    return (Reason("corrected", text, sources=(source,)),)


def _proved(measure: MeasureStanding, several: bool) -> tuple[Reason, ...]:
    if measure.basis_proved is None:
        return ()
    name = measure_name(measure, several)
    return (Reason("basis_proved", f"口径由后来的月份判明{name}: {measure.basis_proved.text}"),)
