"""The month in one screen: what is new, who has not reported, what to ask about (本月要点)."""

from collections.abc import Iterator, Mapping

from shishi_cli.assessment.missing import find_lack
from shishi_cli.assessment.news import news_of
from shishi_cli.domain.check import Severity
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import EntryField
from shishi_cli.domain.results.brief import Brief, BriefLine, News, Topic
from shishi_cli.domain.results.trend import MeasureTrend
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.shares import amount, rounded_down
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import Assessment, MonthAssessment, Standing
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.assess_month import add_since, assess_year, judge
from shishi_cli.services.check_month import check_month
from shishi_cli.services.forecast_year import forecast_year
from shishi_cli.services.select_projects import Selection

# What other lines of the brief tell already.
_TOLD = frozenset({"C203"})
_TOPICS = list(Topic)
_DONE = (EntryField.ACTUAL, EntryField.PROGRESS)


def month_brief(
    ledger: Ledger, scope: Scope, *, quick: bool = False, since: Month | None = None
) -> Brief:
    """All that a supervisor wants to know first of the scope's month, topic by topic, beside the
    month before or the earlier month `since`. The one answer to what is new and open: `brief`, the end
    of an import, `shishi` alone and the head of `diff` show it. `quick` leaves out what is to be asked
    about and the forecast, for which every month is looked at.

    Raises what `assess_month` raises.
    """
    month, year = assess_year(ledger, scope)
    judged = add_since(month, year)
    before = _month_before(ledger, judged, since)
    earlier = {one.record.project: one for one in before.assessments} if before else {}
    lines = [
        *_news(judged, earlier),
        *_not_reported(judged),
        *(() if quick else _doubts(ledger, scope, month)),
        *(() if quick else _will_miss(ledger, scope, month)),
    ]
    lines.sort(key=lambda line: _TOPICS.index(line.topic))  # stable: by project within
    return Brief(judged, before.month if before else None, tuple(lines))


def _month_before(
    ledger: Ledger, judged: MonthAssessment, since: Month | None
) -> MonthAssessment | None:
    """The month `since`, else the last before that has a table, judged by the same rule."""
    earlier = [one for one in ledger.months(judged.programme) if one < judged.month]
    months = [since] if since else earlier
    return judge(ledger, judged.programme, months[-1], judged.rule) if months else None


def _news(judged: MonthAssessment, earlier: Mapping[int, Assessment]) -> Iterator[BriefLine]:
    for one in judged.assessments:
        for news in news_of(earlier.get(one.record.project), one):
            yield news_line(news)


def news_line(news: News) -> BriefLine:
    """What is new of a project, as a line."""
    return _line(news.topic, news.after, news.text, news.source)


def _not_reported(judged: MonthAssessment) -> Iterator[BriefLine]:
    for owed in filter(None, map(find_lack, judged.assessments)):
        last = f";上次 {owed.last}" if owed.last else ""
        yield _line(Topic.NOT_REPORTED, owed.project, f"{owed.lack.label}: {owed.detail}{last}")


def _doubts(ledger: Ledger, scope: Scope, judged: MonthAssessment) -> Iterator[BriefLine]:
    """The errors that `check` finds: what a unit must be asked about."""
    by_project = {one.record.project: one for one in judged.assessments}
    for finding in check_month(ledger, scope, Selection(), judged).findings:
        one = by_project.get(finding.project)
        if finding.severity is Severity.ERROR and one and finding.kind.code not in _TOLD:
            text = f"{finding.kind.code} {finding.message}"
            yield _line(Topic.DOUBTS, one, text, finding.source)


def _will_miss(ledger: Ledger, scope: Scope, judged: MonthAssessment) -> Iterator[BriefLine]:
    """Those that end the year short at their recent pace; the late ones are listed already."""
    for trend, one in forecast_year(ledger, scope, Selection(), judged)[1]:
        standing = trend.project.standing
        if one.year_end is None or one.target is None or one.year_end >= one.target:
            continue
        if standing in (Standing.BEHIND, Standing.DONE):
            continue
        end = amount(rounded_down(one.year_end, one.is_whole))
        name = "" if trend.is_only else f"{trend.latest.name} "
        unit = trend.latest.unit
        yield _line(
            Topic.WILL_MISS,
            trend.project,
            f"{name}年底预计 {end}{unit},目标 {amount(one.target)}{unit}",
            _last_told(trend, one.totals[-1].month),
        )


def _line(topic: Topic, one: Assessment, text: str, source: Source | None = None) -> BriefLine:
    title = one.plain_title
    record = one.record
    if topic is Topic.TARGET_CHANGED:
        by_person, place = source is None, source
    else:
        by_person, place = _told_by_person(one), source or _row(one)
    told = (topic, record.project, record.number, title, one.units, text, place)
    return BriefLine(*told, by_person=by_person)


def _last_told(trend: MeasureTrend, month: Month) -> Source | None:
    """Where the total of the month stands, the last that the forecast rests on."""
    measure = next(point.measure for point in trend.points if point.month == month)
    figures = measure.figures if measure else ()
    return next((one.source for one in figures if one.kind is FigureKind.ACTUAL), None)


def _told_by_person(one: Assessment) -> bool:
    return any(
        entry.month == one.record.month and entry.field in _DONE for entry in one.record.entries
    )


def _row(one: Assessment) -> Source | None:
    """The project's title in the month's table: what is said rests on the whole row."""
    record, title = one.record, one.title
    if not record.is_reported:
        return None
    return Source(record.file, record.table, record.row, Column.TITLE, 0, len(title), title)
