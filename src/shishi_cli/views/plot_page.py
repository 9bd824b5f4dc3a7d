"""A month on one sheet of A4: every project against plan and line, the late first, then the units
(一页图).

Told apart by form, not by colour alone: the sheet ends up in black and white on paper.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from html import escape

from shishi_cli.assessment.current_names import by_lead_unit
from shishi_cli.domain.results.trend import Trends
from shishi_cli.domain.shares import percent
from shishi_cli.domain.standing import Assessment, GoalMet, Standing
from shishi_cli.views.listing import clean
from shishi_cli.views.overview_svg import FILLS, PATTERNS
from shishi_cli.views.plot_svg import FONTS
from shishi_cli.views.text_width import cell_width, shorten

_WIDTH, _HEIGHT = 794, 1123  # A4 at 96 dots an inch
_MARGIN, _HEAD, _FOOT = 40, 34, 46
_LEFT, _SHARE = 330, 60  # the room for titles, and for percentages
_INK, _PALE, _GRID = "#222222", "#e8e8e8", "#666666"
_TALLEST = 18  # pixels of a row
_ANSWERS: Mapping[GoalMet | None, str] = {
    GoalMet.MET: "本月节点 已完成",
    GoalMet.PARTIAL: "本月节点 部分完成",
    GoalMet.NOT_MET: "本月节点 未完成",
    GoalMet.BLOCKED: "本月节点 受阻",
    GoalMet.UNCLEAR: "本月节点 不明",
    None: "无月目标",
}
_ORDER = (
    Standing.DONE,
    Standing.AHEAD,
    Standing.ON_TRACK,
    Standing.AT_RISK,
    Standing.BEHIND,
    Standing.UNKNOWN,
)


def plot_page(trends: Trends) -> str:
    """The sheet, with a caption under it; nothing in it refers to anything outside."""
    projects = sorted(trends.judged.assessments, key=_lag)
    units = _by_unit(projects)
    rows = len(projects) + len(units) + 3
    row = min(Fraction(_TALLEST), Fraction(_HEIGHT - _HEAD - _FOOT, rows))
    caption = _caption(trends)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}"'
        f' viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" font-family="{FONTS}"'
        f' font-size="{_number(row * 7 / 10)}" fill="{_INK}">',
        f"<title>{_text(caption)}</title>",
        PATTERNS,
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    for at, one in enumerate(projects):
        lines += _project(one, _HEAD + at * row, row)
    lines += _line(trends, row, len(projects))
    top = _HEAD + (len(projects) + 2) * row
    for at, (unit, counts) in enumerate(units.items()):
        lines += _unit(unit, counts, top + at * row, row)
    lines += _legend(_HEIGHT - _FOOT + 14)
    middle = _WIDTH // 2
    lines.append(
        f'<text x="{middle}" y="{_HEIGHT - 10}" font-size="13" text-anchor="middle">'
        f"{_text(caption)}</text>"
    )
    return "\n".join([*lines, "</svg>"]) + "\n"


def _caption(trends: Trends) -> str:
    month = trends.judged.month
    region = trends.judged.programme.region
    return f"图  {region}{month.year}年{month.number}月实事项目完成率与序时进度({percent(trends.judged.pace)})"


def _lag(one: Assessment) -> tuple[bool, Fraction, int]:
    """The least complete first; what has no figure after them, the worst standing first."""
    done = one.completion
    return done is None, done.share if done else Fraction(0), -_ORDER.index(one.standing)


def _project(one: Assessment, y: Fraction, row: Fraction) -> Iterator[str]:
    base = _number(y + row * 7 / 10)
    name = f"{one.record.number} {clean(one.plain_title)}"
    fits = int((_LEFT - _MARGIN - 6) / (row * 7 / 20))
    yield f'<text x="{_MARGIN}" y="{base}">{_text(shorten(name, fits))}</text>'
    if one.completion is None:
        yield from _answer(one, y, row)
        return
    yield _rect(Fraction(0), Fraction(1), y, row, f'fill="{_PALE}"')
    share = one.completion.share
    fill = f'class="done" fill="{FILLS[one.standing]}" stroke="{_INK}" stroke-width="0.4"'
    yield _rect(Fraction(0), min(share, Fraction(1)), y, row, fill)
    yield f'<text x="{_x(Fraction(1)) + 4}" y="{base}">{percent(share)}</text>'
    yield from _goal(one, y, row)


def _goal(one: Assessment, y: Fraction, row: Fraction) -> Iterator[str]:
    """The month's goal of the least complete measure, a diamond with a white rim: it is seen on the
    bar and on the line too."""
    told = [m for m in one.measures if m.completion and m.completion == one.completion]
    goal, target = (told[0].goal, told[0].target) if told else (None, None)
    if goal is None or not target:
        return
    x, middle, half = _x(min(Fraction(goal) / Fraction(target), Fraction(1))), y + row / 2, row / 4
    yield (
        f'<path class="goal" d="M{x},{_number(middle - half)} l{_number(half)},{_number(half)}'
        f' l-{_number(half)},{_number(half)} l-{_number(half)},-{_number(half)} z"'
        f' fill="{_INK}" stroke="#ffffff" stroke-width="1"/>'
    )


def _answer(one: Assessment, y: Fraction, row: Fraction) -> Iterator[str]:
    """A strip for a promise in words: how it stands, and what became of the month's milestones."""
    fill = f'class="words" fill="{FILLS[one.standing]}" stroke="{_INK}" stroke-width="0.4"'
    yield _rect(Fraction(0), Fraction(1, 20), y, row, fill)
    told = "有指标,未报数" if one.measures else _ANSWERS[one.goal_met]
    words = f"{one.standing.label} · {told}"
    yield f'<text x="{_x(Fraction(1, 15))}" y="{_number(y + row * 7 / 10)}">{words}</text>'


def _line(trends: Trends, row: Fraction, many: int) -> Iterator[str]:
    x = _x(trends.judged.pace)
    yield (
        f'<path class="pace" d="M{x},{_HEAD - 4} V{_number(_HEAD + many * row)}" fill="none"'
        f' stroke="{_GRID}" stroke-width="1.2" stroke-dasharray="5,3"/>'
    )
    yield f'<text x="{x}" y="{_HEAD - 8}" font-size="10" text-anchor="middle">序时</text>'


def _by_unit(projects: Sequence[Assessment]) -> Mapping[str, Counter[Standing]]:
    """How the projects of each unit stand, those with most late ones first."""
    units = {
        unit.name: Counter(one.standing for one in unit.projects)
        for unit in by_lead_unit(projects, "牵头单位未注明")
    }
    late = (Standing.BEHIND, Standing.AT_RISK)
    order = sorted(units, key=lambda unit: [-units[unit][standing] for standing in late])
    return {unit: units[unit] for unit in order}


def _unit(unit: str, counts: Counter[Standing], y: Fraction, row: Fraction) -> Iterator[str]:
    base, step = _number(y + row * 7 / 10), Fraction(1, 24)
    yield f'<text x="{_MARGIN}" y="{base}">{_text(unit)}</text>'
    at = Fraction(0)
    for standing in _ORDER:
        for _ in range(counts[standing]):
            fill = f'fill="{FILLS[standing]}" stroke="{_INK}" stroke-width="0.4"'
            yield _rect(at, at + step * 4 / 5, y, row, fill)
            at += step
    told = " ".join(
        f"{standing.label}{counts[standing]}" for standing in _ORDER if counts[standing]
    )
    yield f'<text x="{_x(at + step / 3)}" y="{base}">{told}</text>'


def _legend(y: int) -> Iterator[str]:
    x = _MARGIN
    for standing in _ORDER:
        yield (
            f'<rect x="{x}" y="{y - 9}" width="16" height="10" fill="{FILLS[standing]}"'
            f' stroke="{_INK}" stroke-width="0.4"/>'
        )
        yield f'<text x="{x + 20}" y="{y}" font-size="10">{standing.label}</text>'
        x += 34 + cell_width(standing.label) * 5
    yield f'<text x="{x}" y="{y}" font-size="10">◆ 月目标  ┆ 序时进度  几个指标的按最低的画</text>'


def _rect(start: Fraction, end: Fraction, y: Fraction, row: Fraction, look: str) -> str:
    x = _x(start)
    wide = _number(Fraction(str(_x(end))) - Fraction(str(x)))
    top, tall = _number(y + row / 8), _number(row * 5 / 8)
    return f'<rect x="{x}" y="{top}" width="{wide}" height="{tall}" {look}/>'


def _x(share: Fraction) -> int:
    """Where a share of the year's target stands across the sheet."""
    return int(_LEFT + share * (_WIDTH - _LEFT - _MARGIN - _SHARE))


def _number(value: Fraction) -> str:
    hundredths = int(value * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _text(words: str) -> str:
    return escape(clean(words), quote=False)
