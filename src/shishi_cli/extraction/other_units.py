"""Figures that would tell of a promise if they did not count in another unit (计量单位不符)."""

from collections.abc import Mapping

from shishi_cli.domain.source import Column
from shishi_cli.extraction.mentions.counted_thing import Fit, around, fit
from shishi_cli.extraction.mentions.mentions import Event, are_occasions, event_of, role_of
from shishi_cli.extraction.read_row import tie_row

_SHARES = frozenset("%‰")


def other_units(texts: Mapping[Column, str], month: int | None) -> frozenset[tuple[int, int]]:
    """The spans of such quantities in the progress: done, of nothing else than the promise, while
    no figure tells of it (加装电梯400台: 累计完成36公里)."""
    row = tie_row(texts, month)
    untold = [
        promise
        for promise, figure, share in zip(
            row.promises, row.told.figures, row.told.shares, strict=True
        )
        if figure is None and share is None
    ]
    found = set()
    for mention, role in zip(row.progress.mentions, row.told.roles, strict=True):
        quantity = mention.quantity
        if role is None or role.name != "other-unit" or not quantity.unit:
            continue
        if set(quantity.unit) & _SHARES or are_occasions(mention) or role_of(mention):
            continue
        if any(
            fit(around(mention), promise.own) in (Fit.SILENT, Fit.SAME)
            and event_of(mention, promise.words) in (Event.FINISHED, Event.UNTOLD)
            for promise in untold
        ):
            found.add((quantity.start, quantity.end))
    return frozenset(found)
