"""A progress that is as of an earlier month than its table (以前月份的进展)."""

from shishi_cli.extraction.mentions.period_told import last_month
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width


def earlier_month(progress: str, month: int | None) -> tuple[int, int] | None:
    """The cut-off that a text names, where it lies before the month (1 to 12) and nothing names
    the month itself: 截至9月底 in October's table. None where it is of the month."""
    text = fold_width(progress)
    if month is None or "截" not in text:
        return None
    told = [
        (last_month(one[0]), one.span())
        for one in pattern("mentions/period_told", "cut_off").finditer(text)
    ]
    dated = [(last, span) for last, span in told if last is not None]
    if not dated or max(last for last, _ in dated) >= month or f"{month}月" in text:
        return None
    return dated[0][1]
