"""Progress against goal and pace with characters, for a terminal or a pipe (走势图)."""

from fractions import Fraction

from shishi_cli.domain.measure import Bound
from shishi_cli.domain.results.trend import MeasureTrend, TrendPoint, Trends
from shishi_cli.domain.shares import amount, percent
from shishi_cli.views.listing import clean
from shishi_cli.views.plot_svg import chart_name, latest_words
from shishi_cli.views.screen.lines import PIPE, packed
from shishi_cli.views.screen.screen import Screen
from shishi_cli.views.status import where
from shishi_cli.views.text_width import shorten

_BESIDE = 32  # columns for the month, the share, the amount and the unit
_PIPED = 80
_SHORTEST = 12  # a bar that still tells anything
_LEGEND = "█ 完成率  | 序时进度  + 月目标  ] 年度目标  ? 存疑  没有数的月份留空"


def plot_text(trends: Trends, screen: Screen | None = None) -> str:
    """A bar a month for each measure, as wide as the terminal allows; None for a pipe."""
    columns = screen.width if screen else _PIPED
    bar = max(_SHORTEST, min(columns, 120) - _BESIDE)
    lines = [where(trends.judged), *packed(_LEGEND, screen or PIPE)]
    for trend in trends.measures:
        heading = clean(chart_name(trend))
        lines += ["", shorten(heading, columns) if screen else heading]
        lines += [f"  {clean(latest_words(trend))}", *_bars(trend, bar), *_plan(trend)]
    if not trends.measures:
        lines.append("没有可画的指标")
    return "\n".join(lines) + "\n"


def _plan(trend: MeasureTrend) -> list[str]:
    """What the year's plan asks for by the end of each of its months."""
    shares = dict(trend.plan_shares)
    told = [
        f"{one.month}月底 {amount(one.amount)}"
        + (f"({percent(shares[one.month])})" if one.month in shares else "")
        for one in trend.plan
    ]
    return [f"  计划 {' · '.join(told)}"] if told else []


def _bars(trend: MeasureTrend, width: int) -> list[str]:
    shares = [s for p in trend.points for s in (p.share, p.goal_share) if s is not None]
    most = max([Fraction(1), *shares])
    limited = trend.latest.bound is Bound.AT_MOST
    return [_bar(point, most, width, limited, trend.latest.unit) for point in trend.points]


def _bar(point: TrendPoint, most: Fraction, width: int, limited: bool, unit: str) -> str:
    """The bar never reaches beyond what is done; the marks stand on it."""
    filled = 0 if point.share is None else int(point.share / most * width)
    cells = list("█" * filled + " " * (width + 1 - filled))
    marks = [("]", Fraction(1)), ("|", None if limited else point.month.pace)]
    for mark, share in (*marks, ("+", point.goal_share)):
        if share is not None:
            cells[int(share / most * width)] = mark
    told = _told(point, unit)
    return f"  {point.month.number:>2}月 {''.join(cells)} {told}".rstrip()


def _told(point: TrendPoint, unit: str) -> str:
    if point.actual is None:
        return ""
    share = percent(point.share) if point.share is not None else "-"
    return f"{share:>8}  {amount(point.actual)}{clean(unit)}{' ?' if point.is_doubtful else ''}"
