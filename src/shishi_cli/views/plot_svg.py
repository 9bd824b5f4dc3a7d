"""Progress against goal and pace as an SVG picture, a small chart for each measure (走势图).

Told apart by form, not by colour alone: the pictures end up in black and white on paper.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from html import escape
from math import ceil

from shishi_cli.domain.measure import Bound
from shishi_cli.domain.results.trend import MeasureTrend, TrendPoint, Trends
from shishi_cli.domain.shares import amount, percent
from shishi_cli.views.listing import clean
from shishi_cli.views.status import where
from shishi_cli.views.text_width import shorten

# The families of the systems that offices use; the last is for letters and digits where none of
# them is there, so that a renderer that knows a Chinese font of another name falls back to it.
FONTS = (
    "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, "
    "WenQuanYi Micro Hei, WenQuanYi Zen Hei, DejaVu Sans, Arial, sans-serif"
)
_WIDTH, _HEIGHT = 440, 300  # of one chart, in pixels
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 62, 34  # what stands around its axes
_HEAD, _FOOT = 40, 36  # of the picture
_COLUMNS = 62  # half-width characters of a heading that fit over one chart
_DOTS = "1.5,3"
_INK, _PALE, _BLUE = "#222222", "#d8d8d8", "#1f5fa8"

_At = Callable[[int, Fraction], str]  # the place of a month and a share, as "x,y"


def plot_svg(trends: Trends) -> str:
    """The picture of all measures; nothing in it refers to anything outside."""
    across = _across(trends)
    width, height = picture_size(trends)
    heading = where(trends.judged)
    charts = [
        line
        for at, trend in enumerate(trends.measures)
        for line in _chart(trend, at % across * _WIDTH, _HEAD + at // across * _HEIGHT)
    ]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description"'
        f' font-family="{FONTS}" font-size="12" fill="{_INK}">',
        f'<title id="title">{_text(f"{heading} 实事项目走势")}</title>',
        f'<desc id="description">{_text(_described(trends))}</desc>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="26" font-size="15">{_text(heading)}</text>',
        *charts,
        *_legend(height - 14, planned=any(one.plan_shares for one in trends.measures)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def picture_size(trends: Trends) -> tuple[int, int]:
    """Its width and height in pixels."""
    across = _across(trends)
    down = -(-len(trends.measures) // across)
    return across * _WIDTH, _HEAD + down * _HEIGHT + _FOOT


def _across(trends: Trends) -> int:
    return max(1, min(len(trends.measures), 3))


def _chart(trend: MeasureTrend, x: int, y: int) -> Iterator[str]:
    name = chart_name(trend)
    yield f'<g transform="translate({x},{y})">'
    yield f"<title>{_text(name)}</title>"
    yield f'<text x="{_LEFT}" y="18" font-size="13">{_text(shorten(name, _COLUMNS - 8))}</text>'
    yield f'<text x="{_LEFT}" y="36">{_text(shorten(latest_words(trend), _COLUMNS))}</text>'
    told = any(point.share is not None or point.goal_share is not None for point in trend.points)
    if told or trend.plan_shares:
        yield from _axes(trend)
    else:
        yield f'<text x="{_LEFT}" y="{_HEIGHT // 2}">没有可画的累计数</text>'
    yield "</g>"


def _axes(trend: MeasureTrend) -> Iterator[str]:
    told = [s for p in trend.points for s in (p.share, p.goal_share) if s]
    most = max([Fraction(1), *told, *(share for _, share in trend.plan_shares)])
    step = Fraction(1, 4) if most <= Fraction(5, 4) else Fraction(ceil(most), 4)
    steps = ceil(most / step)
    at = _places(step * steps)
    for number in range(steps + 1):
        left, right = at(0, step * number), at(12, step * number)
        yield _line(f"{left} {right}", _PALE, "1")
        x, y = left.split(",")
        label = percent(step * number).removesuffix(".00%")
        yield f'<text x="{_moved(x, -6)}" y="{_moved(y, 4)}" text-anchor="end">{label}%</text>'
    for month in range(1, 13):
        x, y = at(month, Fraction(0)).split(",")
        yield f'<text x="{x}" y="{_moved(y, 18)}" text-anchor="middle" font-size="11">{month}月</text>'
    yield _line(f"{at(0, Fraction(0))} {at(12, Fraction(0))}", _INK, "1")
    yield _line(f"{at(0, Fraction(1))} {at(12, Fraction(1))}", _INK, "1.2", name="target")
    if trend.latest.bound is not Bound.AT_MOST:
        yield _line(f"{at(0, Fraction(0))} {at(12, Fraction(1))}", _INK, "1", "5,4", name="pace")
    yield from _told(trend, at)


def _told(trend: MeasureTrend, at: _At) -> Iterator[str]:
    """The goals as diamonds, the year's plan as a dotted line; the figures as a line that a month
    without one interrupts."""
    if trend.plan_shares:
        places = [at(0, Fraction(0)), *(at(month, share) for month, share in trend.plan_shares)]
        yield _line(" ".join(places), _INK, "1.2", _DOTS, name="plan")
    for point in trend.points:
        if point.goal_share is not None:
            yield _diamond(at(point.month.number, point.goal_share))
    for run in _runs(trend.points):
        if len(run) > 1:
            yield _line(
                " ".join(at(p.month.number, p.share or Fraction(0)) for p in run),
                _BLUE,
                "2.5",
                name="actual",
            )
    for point in trend.points:
        if point.share is not None:
            yield _dot(at(point.month.number, point.share), hollow=point.is_doubtful)


def _runs(points: Sequence[TrendPoint]) -> list[list[TrendPoint]]:
    """The points with a share, in runs of neighbouring months."""
    runs: list[list[TrendPoint]] = [[]]
    for point in points:
        if point.share is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return runs


def _places(most: Fraction) -> _At:
    width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def at(month: int, share: Fraction) -> str:
        x = _LEFT + Fraction(width * month, 12)
        y = _TOP + height * (1 - share / most)
        return f"{_number(x)},{_number(y)}"

    return at


def _legend(y: int, *, planned: bool) -> Iterator[str]:
    names = (
        "完成率",
        "存疑",
        "月目标",
        "序时进度",
        "年度目标",
        *(("全年计划",) if planned else ()),
    )
    for at, name in enumerate(names):
        x = _LEFT + at * 76
        mark = f"{x},{y - 4}"
        yield (
            _dot(mark),
            _dot(mark, hollow=True),
            _diamond(mark),
            _line(f"{x - 7},{y - 4} {x + 9},{y - 4}", _INK, "1", "5,4"),
            _line(f"{x - 7},{y - 4} {x + 9},{y - 4}", _INK, "1.2"),
            _line(f"{x - 7},{y - 4} {x + 9},{y - 4}", _INK, "1.2", _DOTS),
        )[at]
        yield f'<text x="{x + 13}" y="{y}">{name}</text>'


def _line(points: str, ink: str, width: str, dashes: str = "", name: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    named = f' class="{name}"' if name else ""
    return (
        f'<polyline{named} points="{points}" fill="none" stroke="{ink}"'
        f' stroke-width="{width}"{dashed}/>'
    )


def _dot(place: str, *, hollow: bool = False) -> str:
    x, y = place.split(",")
    name, fill = ("doubtful", "#ffffff") if hollow else ("figure", _BLUE)
    return (
        f'<circle class="{name}" cx="{x}" cy="{y}" r="4" fill="{fill}"'
        f' stroke="{_BLUE}" stroke-width="1.8"/>'
    )


def _diamond(place: str) -> str:
    x, y = place.split(",")
    return (
        f'<path class="goal" d="M{x},{_moved(y, -6)} l6,6 -6,6 -6,-6 z" fill="none"'
        f' stroke="{_INK}" stroke-width="1.2"/>'
    )


def _number(value: Fraction) -> str:
    return f"{round(value * 100) // 100}.{round(value * 100) % 100:02}"


def _moved(written: str, by: int) -> str:
    return _number(Fraction(written) + by)


def _text(words: str) -> str:
    return escape(clean(words), quote=False)


def chart_name(trend: MeasureTrend) -> str:
    """What a chart is headed with: 第 17 项 帮助730名长期失业青年实现就业创业."""
    name = trend.title if trend.is_only else trend.latest.name
    return f"第 {trend.project.record.number} 项 {name}"


def latest_words(trend: MeasureTrend) -> str:
    """The target, with what it was before, and the last figure with its share."""
    word = "年度上限" if trend.latest.bound is Bound.AT_MOST else "年度目标"
    told = "→".join(amount(target) for target in trend.targets) or "无"
    words = f"{word} {told}{trend.latest.unit if trend.targets else ''}"
    last = next((p for p in reversed(trend.points) if p.believed is not None), None)
    if last is None or last.believed is None:
        return f"{words} · 没有累计数"
    share = f" · {percent(last.share)}" if last.share is not None else ""
    done = f"{amount(last.believed)}{trend.latest.unit}"
    return f"{words} · {last.month.number}月累计 {done}{share}"


def _described(trends: Trends) -> str:
    """The same in words, for those who cannot see it."""
    return "; ".join(f"{chart_name(one)}: {latest_words(one)}" for one in trends.measures)
