"""Progress against goal and pace as an SVG picture, a small chart for each measure (走势图).

Told apart by form, not by colour alone: the pictures end up in black and white on paper.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from html import escape
from math import ceil

from shishi_cli.domain.measure import Bound
from shishi_cli.domain.results.trend import MeasureTrend, TrendPoint, Trends
from shishi_cli.domain.shares import amount, percent
from shishi_cli.views.listing import clean
from shishi_cli.views.text_width import shorten

# The families of the systems that offices use; the last is for letters and digits where none of
# them is there, so that a renderer that knows a Chinese font of another name falls back to it.
FONTS = (
    "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, "
    "WenQuanYi Micro Hei, WenQuanYi Zen Hei, DejaVu Sans, Arial, sans-serif"
)
# Of one chart, in pixels: two of them beside each other fill a sheet of A4 in letters of size 六号.
_WIDTH, _HEIGHT = 340, 214
_ACROSS = 2
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 16, 50, 28  # what stands around its axes
_HEAD, _EDGE = 8, 12  # above the charts, and left of their headings
_KEY, _LINE, _CAPTION = 76, 18, 26  # a sign of the legend across, its lines, the caption
_COLUMNS = 52  # half-width characters of a heading that fit over one chart
_DOTS = "1.5,3"
_INK, _PALE, _BLUE = "#222222", "#d8d8d8", "#1f5fa8"

_At = Callable[[int, Fraction], str]  # the place of a month and a share, as "x,y"


def plot_svg(trends: Trends, title: str = "") -> str:
    """The picture of all measures; nothing in it refers to anything outside. With a `title` it is
    one of a paper, as wide as the sheet, which prints the title itself; else a caption is under it."""
    across = _across(trends, title)
    width, height = picture_size(trends, title)
    caption = title or _caption(trends)
    charts = [
        line
        for at, trend in enumerate(trends.measures)
        for line in _chart(trend, at % across * _WIDTH, _HEAD + at // across * _HEIGHT)
    ]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description"'
        f' font-family="{FONTS}" font-size="12" fill="{_INK}">',
        f'<title id="title">{_text(caption)}</title>',
        f'<desc id="description">{_text(_described(trends))}</desc>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *charts,
        *_legend(trends, width, height - (0 if title else _CAPTION)),
    ]
    if not title:
        shown = _text(shorten(caption, width // 6))
        place = f'x="{width // 2}" y="{height - 12}" text-anchor="middle"'
        lines.append(f"<text {place}>{shown}</text>")
    return "\n".join([*lines, "</svg>"]) + "\n"


def picture_size(trends: Trends, title: str = "") -> tuple[int, int]:
    """Its width and height in pixels."""
    across = _across(trends, title)
    down = -(-len(trends.measures) // across)
    foot = len(_legend_lines(trends, across * _WIDTH)) * _LINE + 10
    return across * _WIDTH, _HEAD + down * _HEIGHT + foot + (0 if title else _CAPTION)


def _across(trends: Trends, title: str) -> int:
    return _ACROSS if title else max(1, min(len(trends.measures), _ACROSS))


def _caption(trends: Trends) -> str:
    month = trends.judged.month
    of = "".join(dict.fromkeys(f"第{one.project.record.number}项" for one in trends.measures[:1]))
    region = trends.judged.programme.region
    return f"图  {region}{month.year}年{of}各月完成率、月目标和序时进度"


def _chart(trend: MeasureTrend, x: int, y: int) -> Iterator[str]:
    name = chart_name(trend)
    yield f'<g transform="translate({x},{y})">'
    yield f"<title>{_text(name)}</title>"
    yield f'<text x="{_EDGE}" y="18" font-size="13">{_text(shorten(name, _COLUMNS - 4))}</text>'
    yield f'<text x="{_EDGE}" y="36">{_text(shorten(latest_words(trend), _COLUMNS))}</text>'
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
        name = f"{month}月" if month == 12 else str(month)
        yield f'<text x="{x}" y="{_moved(y, 16)}" text-anchor="middle" font-size="11">{name}</text>'
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


def _legend_lines(trends: Trends, width: int) -> list[Sequence[str]]:
    """The signs of the legend, as many on a line as it holds."""
    planned = any(one.plan_shares for one in trends.measures)
    names = [name for name in _SIGNS if planned or name != "全年计划"]
    fit = (width - _EDGE) // _KEY
    return [names[at : at + fit] for at in range(0, len(names), fit)]


def _legend(trends: Trends, width: int, bottom: int) -> Iterator[str]:
    lines = _legend_lines(trends, width)
    for row, names in enumerate(lines):
        y = bottom - 10 - _LINE * (len(lines) - 1 - row)
        for at, name in enumerate(names):
            x = _EDGE + 8 + at * _KEY
            yield _SIGNS[name](x, y - 4)
            yield f'<text x="{x + 13}" y="{y}">{name}</text>'


def _stroke(x: int, y: int, width: str, dashes: str = "") -> str:
    return _line(f"{x - 7},{y} {x + 9},{y}", _INK, width, dashes)


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


_SIGNS: Mapping[str, Callable[[int, int], str]] = {
    "完成率": lambda x, y: _dot(f"{x},{y}"),
    "存疑": lambda x, y: _dot(f"{x},{y}", hollow=True),
    "月目标": lambda x, y: _diamond(f"{x},{y}"),
    "序时进度": lambda x, y: _stroke(x, y, "1", "5,4"),
    "年度目标": lambda x, y: _stroke(x, y, "1.2"),
    "全年计划": lambda x, y: _stroke(x, y, "1.2", _DOTS),
}
