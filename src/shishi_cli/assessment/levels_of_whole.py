"""Levels that are told with the whole alone: 累计完成1060户 of 2600户(市级2000户、区级600户) (只报总数)."""

from collections.abc import Sequence

from shishi_cli.domain.standing import MeasureStanding


def without_untold_levels(measures: Sequence[MeasureStanding]) -> tuple[MeasureStanding, ...]:
    """The measures that are judged: without the levels of which nothing is told, where the whole that
    they make up is."""
    told = [one for one in measures if one.level is None and one.to_date is not None]
    return tuple(
        one
        for one in measures
        if one.level is None
        or one.to_date is not None
        or not any(_make_up(whole, measures) for whole in told)
    )


def _make_up(whole: MeasureStanding, measures: Sequence[MeasureStanding]) -> bool:
    levels = [one.target for one in measures if one.level and one.unit == whole.unit]
    targets = [target for target in levels if target is not None]
    return len(targets) > 1 and len(targets) == len(levels) and sum(targets) == whole.target
