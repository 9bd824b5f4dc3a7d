"""The units of projects by the names that they have now (现名)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shishi_cli.domain.standing import Assessment


def current_names(units: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """The units by the names they have now, each once."""
    return tuple(dict.fromkeys(names.get(unit, unit) for unit in units))


def with_current_names(one: Assessment, names: Mapping[str, str]) -> Assessment:
    """The assessment with its units by the names they have now; the printed cell stays."""
    units = current_names(one.units, names)
    return one if units == one.units else replace(one, units=units)
