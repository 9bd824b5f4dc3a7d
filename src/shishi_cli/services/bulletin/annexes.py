"""The annexes of a bulletin: the whole table, the list of those that lag, the pictures (附件)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from shishi_cli.domain.measure import Bound, FigureKind
from shishi_cli.domain.paper import (
    Align,
    Annex,
    Cell,
    Chart,
    PaperTable,
    Picture,
    Run,
    TableColumn,
)
from shishi_cli.domain.standing import Assessment, MeasureStanding
from shishi_cli.domain.wording import CLOSE, OPEN, Wording
from shishi_cli.services.bulletin import facts
from shishi_cli.services.bulletin.gather import Material
from shishi_cli.services.bulletin.lagging import cause_words, situation, units_of
from shishi_cli.services.bulletin.overall import chinese, conditions
from shishi_cli.services.bulletin.say import as_runs

_ALL = (
    TableColumn("序号", 12, Align.CENTRE),
    TableColumn("项目内容", 56),
    TableColumn("牵头单位", 30),
    TableColumn("指标", 30),
    TableColumn("年度目标", 22, Align.RIGHT),
    TableColumn("月目标", 19, Align.RIGHT),
    TableColumn("完成数", 19, Align.RIGHT),
    TableColumn("完成率", 19, Align.RIGHT),
    TableColumn("状态", 18, Align.CENTRE),
)
_CHARTS, _PICTURES = 8, 4  # of a picture, and of a paper
_LAGGING = (
    TableColumn("序号", 12, Align.CENTRE),
    TableColumn("项目内容", 48),
    TableColumn("牵头单位", 28),
    TableColumn("状态", 16, Align.CENTRE),
    TableColumn("进展和差距", 76),
    TableColumn("单位说明", 45),
)


def whole_table(wording: Wording, told: Material) -> Annex:
    """Every project, one row a measure."""
    rows = tuple(row for one in told.month.assessments for row in _rows(one))
    return Annex(_title(wording, "annex_all", told), (PaperTable(_ALL, rows),), is_landscape=True)


def lagging_table(wording: Wording, told: Material) -> Annex:
    """Those behind and at risk, the worst first."""
    rows = tuple(
        (
            Cell(as_runs(one.record.number)),
            Cell((facts.title_of(one),)),
            Cell(as_runs(units_of(one))),
            Cell(as_runs(one.standing.label)),
            Cell(situation(wording, one)),
            Cell(cause_words(wording, one, in_table=True)),
        )
        for one in told.lagging
    )
    table = PaperTable(_LAGGING, rows)
    return Annex(_title(wording, "annex_lagging", told), (table,), is_landscape=True)


def pictures(wording: Wording, told: Material) -> Annex | None:
    """All projects on one picture, and the measures of those that lag; None without measures."""
    if told.trends is None or not told.trends.measures:
        return None
    title = _title(wording, "annex_pictures", told)
    month = told.month.month
    alt = wording.plain("picture_all", month=month.number)
    return Annex(title, (Picture(Chart.OVERVIEW, told.trends, 150, alt), *_single(wording, told)))


def _single(wording: Wording, told: Material) -> Iterator[Picture]:
    """The measures of those that lag, the worst first, as many on each as a page holds; where there
    are more than a paper bears it is said."""
    assert told.trends is not None
    worst = {one.record.project: at for at, one in enumerate(told.lagging)}
    late = [each for each in told.trends.measures if each.project.record.project in worst]
    late.sort(key=lambda each: worst[each.project.record.project])
    drawn = late[: _CHARTS * _PICTURES]
    cut = len(late) > len(drawn)
    more = wording.plain("picture_most", many=len(drawn), whole=len(late)) if cut else ""
    for at in range(0, len(drawn), _CHARTS):
        trends = replace(told.trends, measures=tuple(drawn[at : at + _CHARTS]))
        several = len(drawn) > _CHARTS
        part = f"{OPEN}{chinese(at // _CHARTS + 1)}{CLOSE}" if several else ""
        title = f"{wording.plain('picture_measures')}{more}{part}"
        yield Picture(Chart.MEASURES, trends, 150, title)


def _rows(one: Assessment) -> Iterator[tuple[Cell | None, ...]]:
    measures: Sequence[MeasureStanding | None] = one.measures or (None,)
    over = len(measures)
    for at, measure in enumerate(measures):
        first = (
            Cell(as_runs(one.record.number), over),
            Cell((facts.title_of(one),), over),
            Cell(as_runs(units_of(one)), over),
        )
        last = (Cell(as_runs(one.standing.label), over),)
        yield (
            *(first if at == 0 else (None,) * 3),
            *_figures(one, measure),
            *(last if at == 0 else (None,)),
        )


def _figures(one: Assessment, measure: MeasureStanding | None) -> Sequence[Cell]:
    if measure is None:
        return (Cell(as_runs("无量化指标")), *(Cell(()) for _ in range(4)))
    cells = []
    last, when = facts.carried(one, measure), measure.carried_in(one.record.month)
    for kind in (FigureKind.TARGET, FigureKind.GOAL, FigureKind.ACTUAL):
        run = facts.figure(one, measure, kind)
        told = run is not None and not (kind is FigureKind.ACTUAL and measure.set_aside)
        if kind is FigureKind.ACTUAL and not told and last is not None and when is not None:
            cells.append(Cell((last, *as_runs(f"{measure.unit}{OPEN}{when.number}月{CLOSE}"))))
            continue
        limit = kind is FigureKind.TARGET and measure.bound is Bound.AT_MOST
        doubt = Run("" if told else f"{OPEN}存疑{CLOSE}")
        shown = (Run("≤" if limit else ""), run, Run(measure.unit), doubt) if run else ()
        cells.append(Cell(tuple(each for each in shown if each.text)))
    share = facts.completion(one, measure)
    stated = as_runs(f"自报{measure.stated:f}%") if measure.stated is not None else ()
    return (Cell(as_runs(measure.name)), *cells, Cell((share,) if share else stated))


def _title(wording: Wording, key: str, told: Material) -> str:
    month = told.month.month
    title = wording.plain(key, year=month.year, month=month.number)
    return f"{title}{OPEN}{conditions(wording, told)}{CLOSE}" if told.narrowed else title
