"""What the projects of a month are called since, below its listing (现名)."""

from collections.abc import Iterator, Sequence

from shishi_cli.domain.numbering import counted_up
from shishi_cli.domain.standing import Assessment

_SHOWN = 5  # new titles that are named one by one


def named_now(assessments: Sequence[Assessment]) -> tuple[str, ...]:
    """A line each for numbers, titles and units that are others by now; none for the latest month."""
    lines = (
        ("序号", _joined(_numbers(assessments), "、")),
        ("标题", _titles(assessments)),
        ("单位", _joined(_units(assessments), "、")),
    )
    return tuple(f"{what}按当月的表,以后有变: {told}" for what, told in lines if told)


def _numbers(assessments: Sequence[Assessment]) -> Iterator[str]:
    moved = [
        (one.record.number, one.record.now.number)
        for one in assessments
        if one.record.now is not None and one.record.now.number != one.record.number
    ]
    for run in counted_up(moved):
        (first, now), (last, latter) = run[0], run[-1]
        if len(run) == 1:
            yield f"第 {first} 项现为第 {now} 项"
        else:
            yield f"第 {first} 至 {last} 项现为第 {now} 至 {latter} 项"


def _titles(assessments: Sequence[Assessment]) -> str:
    retitled = [one.record.number for one in assessments if one.title_now]
    more = f" 等 {len(retitled)} 项" if len(retitled) > _SHOWN else ""
    return f"第 {'、'.join(retitled[:_SHOWN])} 项{more},见 shishi show" if retitled else ""


def _units(assessments: Sequence[Assessment]) -> Iterator[str]:
    pairs = (pair for one in assessments for pair in zip(one.units, one.units_now, strict=True))
    for unit, current in dict.fromkeys(pairs):
        if unit != current:
            yield f"{unit}即{current}"


def _joined(told: Iterator[str], between: str) -> str:
    return between.join(told)
