"""What projects and units are called now, beside the names that a month's table prints (现名)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.standing import Assessment, Reason


def current_names(units: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """The units by the names they have now, each once."""
    return tuple(dict.fromkeys(names.get(unit, unit) for unit in units))


def with_names_now(one: Assessment, names: Mapping[str, str]) -> Assessment:
    """The assessment with the present names of its units, and a note where anything is called
    otherwise since: what the month shows stays as it was printed."""
    units = tuple(names.get(unit, unit) for unit in one.units)
    told = one if units == one.units_now else replace(one, units_now=units)
    since = ",".join(_called_since(told))
    return replace(told, notes=(*one.notes, Reason("named_now", since))) if since else told


def _called_since(one: Assessment) -> Iterator[str]:
    now = one.record.now
    if now is not None and now.number != one.record.number:
        yield f"现为第 {now.number} 项"
    if title := one.title_now:
        yield f"现名“{title}”"
    for unit, current in dict.fromkeys(zip(one.units, one.units_now, strict=True)):
        if unit != current:
            yield f"{unit}即{current}"


@frozen
class LedByUnit:
    """The projects that one unit leads (单位的项目): `name` is what they call it, its present name
    where they call it by several, and `current` the present one, by which it is known."""

    name: str
    current: str
    projects: tuple[Assessment, ...]


def by_lead_unit(assessments: Sequence[Assessment], unnamed: str) -> tuple[LedByUnit, ...]:
    """The projects by lead unit, in order of appearance; one of several units is with each, one of
    none with `unnamed`."""
    printed: dict[str, dict[str, None]] = {}
    led: dict[str, dict[int, Assessment]] = {}
    for at, one in enumerate(assessments):
        pairs = zip(one.units, one.units_now, strict=True) if one.units else ((unnamed, unnamed),)
        for unit, current in pairs:
            printed.setdefault(current, {})[unit] = None
            led.setdefault(current, {})[at] = one
    return tuple(
        LedByUnit(
            next(iter(printed[unit])) if len(printed[unit]) == 1 else unit,
            unit,
            tuple(found.values()),
        )
        for unit, found in led.items()
    )
