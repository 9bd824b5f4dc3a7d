"""Since when a project lags, and when that is to be escalated (连续滞后)."""

from dataclasses import replace

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.month import Month
from shishi_cli.domain.standing import Assessment, Reason, Standing

LAGGING = (Standing.BEHIND, Standing.AT_RISK)


@frozen
class LateRow:
    """The months in a row in which a project has stood as badly as now (连续滞后): the first of
    them, and how many there are."""

    now: Assessment
    since: Month
    months: int = 1

    def before(self, earlier: Assessment) -> "LateRow | None":
        """The row with an earlier month looked at, None where that ends it. A month that cannot be
        told neither counts nor breaks it."""
        if earlier.standing is Standing.UNKNOWN:
            return self
        as_bad = (Standing.BEHIND,) if self.now.standing is Standing.BEHIND else LAGGING
        if earlier.standing not in as_bad:
            return None
        return LateRow(self.now, earlier.record.month, self.months + 1)

    def told(self, rule: Rule) -> Assessment:
        """The judgement with the month since which it has stood so, escalated if the rule says so."""
        now, limit = replace(self.now, since=self.since), rule.escalate_after
        if now.standing is not Standing.BEHIND or limit is None or self.months < limit:
            return now
        reason = Reason(
            "escalated",
            f"连续 {self.months} 个月滞后(自 {self.since}),升级督办",
            f"{rule.name}: 连续 {limit} 个月滞后升级督办",
        )
        return replace(now, escalated=True, reasons=(*now.reasons, reason))
