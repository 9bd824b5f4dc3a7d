"""What is new of a project between two months: late, caught up, done, another target (变化)."""

from collections.abc import Iterator

from shishi_cli.domain.month import Month
from shishi_cli.domain.results.brief import News, Topic
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import Assessment, Reason, Standing

_CAUGHT_UP = (Standing.AHEAD, Standing.ON_TRACK)  # what is done by now is newly done


def news_of(before: Assessment | None, after: Assessment) -> Iterator[News]:
    """What a supervisor wants to know of a project; `before` is its earlier month, None for none.

    `after` tells since when it lags where the caller knows.
    """
    was = before.standing if before else None
    first = after.reasons[0] if after.reasons else None
    if after.standing is Standing.BEHIND:
        still = was is Standing.BEHIND or (after.since or after.record.month) < after.record.month
        topic = Topic.STILL_BEHIND if still else Topic.NEWLY_BEHIND
        yield _news(topic, after, first, since=after.since if still else None)
    if was is Standing.BEHIND and after.standing in _CAUGHT_UP:
        yield _news(Topic.CAUGHT_UP, after, first)
    if after.standing is Standing.DONE and before is not None and was is not Standing.DONE:
        yield _news(Topic.NEWLY_DONE, after, first)
    yield from _targets(before, after)


def _targets(before: Assessment | None, after: Assessment) -> Iterator[News]:
    """Targets that became others since the earlier month, with the document."""
    for measure in after.measures:
        for change in measure.target_changes:
            if before is not None and change.month > before.record.month:
                by = f"({change.document})" if change.document else ""
                name = f"{measure.name} " if len(after.measures) > 1 else ""
                text = f"{name}{amount(change.old)} → {amount(change.new)}{measure.unit}{by}"
                source = next((f.source for f in measure.figures if f.kind == "target"), None)
                yield News(Topic.TARGET_CHANGED, after, text, None if change.by_person else source)


def _news(
    topic: Topic, after: Assessment, reason: Reason | None, since: Month | None = None
) -> News:
    text = reason.text if reason else ""
    if since is not None:
        escalated = ",升级督办" if after.escalated else ""
        text = f"自 {since}{escalated}: {text}"
    source = reason.sources[-1] if reason and reason.sources else None
    return News(topic, after, text, source)
