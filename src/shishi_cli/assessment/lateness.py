"""Since when a project lags, and when that is to be escalated (连续滞后)."""

from dataclasses import replace

from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.month import Month
from shishi_cli.domain.standing import Assessment, Reason, Standing

LAGGING = (Standing.BEHIND, Standing.AT_RISK)


def is_as_late(earlier: Assessment, now: Assessment) -> bool:
    """Whether an earlier month stood as badly. A month that cannot be judged does not: what is not
    known to be late makes no month in a row."""
    as_bad = (Standing.BEHIND,) if now.standing is Standing.BEHIND else LAGGING
    return earlier.standing in as_bad


def late_since(now: Assessment, since: Month, rule: Rule) -> Assessment:
    """The judgement with the month since which it has stood so, escalated if the rule says so."""
    months = now.record.month.number - since.number + 1
    limit = rule.escalate_after
    if now.standing is not Standing.BEHIND or limit is None or months < limit:
        return replace(now, since=since)
    reason = Reason(
        "escalated",
        f"连续 {months} 个月滞后(自 {since}),升级督办",
        f"{rule.name}: 连续 {limit} 个月滞后升级督办",
    )
    return replace(now, since=since, escalated=True, reasons=(*now.reasons, reason))
