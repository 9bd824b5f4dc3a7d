"""A project's measures over its months: which of one month is which of the next (走势)."""

from collections.abc import Sequence

from shishi_cli.assessment.pairing import pair
from shishi_cli.domain.month import Month
from shishi_cli.domain.results.trend import MeasureTrend, TrendPoint
from shishi_cli.domain.standing import Assessment, MeasureStanding

_Track = dict[Month, MeasureStanding]


def follow(months: Sequence[Assessment], axis: Sequence[Month]) -> tuple[MeasureTrend, ...]:
    """The measures of one project, judged in `months`, over all of `axis`; both oldest first.

    Which measure of one month is which of the next is told by `pair`: 名 and 公里 are never on one
    line, and a measure that only earlier months have keeps a line of its own.
    """
    tracks: list[_Track] = []
    for one in reversed(months):
        _assign(tracks, one)
    standings = {one.record.month: one.standing for one in months}
    return tuple(
        MeasureTrend(
            project=months[-1],
            title=months[-1].plain_title,
            latest=track[max(track)],
            points=tuple(TrendPoint(m, standings.get(m), track.get(m)) for m in axis),
        )
        for track in tracks
    )


def _assign(tracks: list[_Track], one: Assessment) -> None:
    """Put an earlier month's measures on the tracks of the later months, or on new ones."""
    month, measures = one.record.month, one.measures
    places = pair([track[min(track)] for track in tracks], measures)
    for later, here in places.items():
        tracks[later - 1][month] = measures[here - 1]
    paired = set(places.values())
    tracks.extend({month: m} for at, m in enumerate(measures, start=1) if at not in paired)
