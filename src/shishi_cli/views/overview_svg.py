"""All projects on one picture: a bar each, against the pace of the year (一览图).

Told apart by form, not by colour alone: the pictures end up in black and white on paper.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape

from shishi_cli.domain.results.trend import Trends
from shishi_cli.domain.shares import percent
from shishi_cli.domain.standing import Assessment, Standing
from shishi_cli.views.listing import clean
from shishi_cli.views.plot_svg import FONTS
from shishi_cli.views.text_width import cell_width, shorten

_WIDTH, _HEAD, _FOOT = 640, 12, 30  # of the picture, in pixels
_TALL = 52  # projects in a column; more make more columns
_ROW = 14
_GAP = 12
_NUMBER, _SHARE = 34, 52  # the room for a number and for a percentage
_INK, _PALE, _GRID = "#222222", "#e4e4e4", "#777777"
FILLS = {
    Standing.DONE: "#1f5fa8",
    Standing.AHEAD: "#4f86c6",
    Standing.ON_TRACK: "#8db4dd",
    Standing.AT_RISK: "url(#risk)",
    Standing.BEHIND: "url(#late)",
    Standing.UNKNOWN: _PALE,
}
PATTERNS = (
    '<defs><pattern id="risk" width="4" height="4" patternUnits="userSpaceOnUse">'
    '<rect width="4" height="4" fill="#f0c36d"/><path d="M0,4 L4,0" stroke="#7a5200"/></pattern>'
    '<pattern id="late" width="4" height="4" patternUnits="userSpaceOnUse">'
    '<rect width="4" height="4" fill="#d2604f"/><path d="M0,0 L4,4 M0,4 L4,0" stroke="#5c1208"/>'
    "</pattern></defs>"
)


def overview_svg(trends: Trends, title: str) -> str:
    """The picture of the month's projects in order of the table; nothing in it refers outside. The
    paper that it stands in prints the title."""
    projects = trends.judged.assessments
    columns = max(1, -(-len(projects) // _TALL))
    tall = min(_TALL, max(1, len(projects)))
    width = (_WIDTH - _GAP * (columns - 1)) // columns
    height = _HEAD + tall * _ROW + _FOOT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}"'
        f' viewBox="0 0 {_WIDTH} {height}" role="img" font-family="{FONTS}" font-size="9"'
        f' fill="{_INK}">',
        f"<title>{_text(title)}</title>",
        PATTERNS,
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    for at in range(columns):
        of = projects[at * _TALL : (at + 1) * _TALL]
        lines += _column(of, at * (width + _GAP), width)
        lines.append(_pace(trends.judged.pace, at * (width + _GAP), width, len(of)))
    return "\n".join([*lines, *_legend(height - 10), "</svg>"]) + "\n"


def _column(projects: Sequence[Assessment], x: int, width: int) -> Iterator[str]:
    left, room = _bar(width)
    for at, one in enumerate(projects):
        y = _HEAD + at * _ROW
        name = one.record.number
        if left > _NUMBER:
            name += f" {one.plain_title}"
        yield f'<text x="{x}" y="{y + 10}">{_text(shorten(clean(name), (left - 16) // 5 if left > _NUMBER else left // 5))}</text>'
        yield f'<rect x="{x + left}" y="{y + 2}" width="{room}" height="9" fill="{_PALE}"/>'
        if left > _NUMBER:  # the standing of a project that tells no share is seen here alone
            yield _swatch(one.standing, x + left - 14, y + 2, 9)
        yield from _filled(one, x + left, y, room, width)


def _filled(one: Assessment, x: int, y: int, room: int, width: int) -> Iterator[str]:
    done = one.completion
    if done is not None:
        filled = min(done.share, Fraction(1)) * room
        yield (
            f'<rect class="done" x="{x}" y="{y + 2}" width="{_number(filled)}" height="9"'
            f' fill="{FILLS[one.standing]}" stroke="{_INK}" stroke-width="0.4"/>'
        )
    if width >= _NUMBER + _SHARE + 60:
        told = percent(done.share) if done else ("无数" if one.measures else "无量化指标")
        yield f'<text x="{x + room + 3}" y="{y + 10}">{told}</text>'


def _swatch(standing: Standing, x: int, y: int, width: int) -> str:
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="9" fill="{FILLS[standing]}"'
        f' stroke="{_INK}" stroke-width="0.4"/>'
    )


def _bar(width: int) -> tuple[int, int]:
    """Where the bars of a column begin, and how long a whole one is."""
    if width >= 300:
        left = width // 2
        return left, width - left - _SHARE
    if width >= _NUMBER + _SHARE + 60:
        return _NUMBER, width - _NUMBER - _SHARE
    return min(_NUMBER, width // 2), width - min(_NUMBER, width // 2)


def _pace(pace: Fraction, x: int, width: int, many: int) -> str:
    left, room = _bar(width)
    at = _number(x + left + pace * room)
    bottom = _HEAD + many * _ROW
    return (
        f'<path class="pace" d="M{at},{_HEAD - 3} V{bottom}" stroke="{_GRID}"'
        ' stroke-dasharray="4,2" fill="none"/>'
    )


def _legend(y: int) -> Iterator[str]:
    x = 0
    for standing in Standing:
        yield _swatch(standing, x, y - 8, 16)
        yield f'<text x="{x + 20}" y="{y}">{standing.label}</text>'
        x += 32 + cell_width(standing.label) * 5
    yield f'<path d="M{x + 4},{y - 9} v11" stroke="{_GRID}" stroke-dasharray="4,2"/>'
    yield f'<text x="{x + 10}" y="{y}">序时进度;几个指标的项目按最低的画</text>'


def _number(value: Fraction) -> str:
    hundredths = int(value * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _text(words: str) -> str:
    return escape(clean(words), quote=False)
