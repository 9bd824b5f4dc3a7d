"""A progress that is as of an earlier month than its table (以前月份的进展)."""

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.numerals import whole
from shishi_cli.extraction.mentions.period_told import last_month
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_RULES = "mentions/period_told"


@frozen
class EarlierMonth:
    """Words that reach to an earlier month than the table's `month` (以前月份): the span of their
    cut-off (截至9月底), and the place `until` from which on they tell of the present (目前)."""

    span: tuple[int, int]
    until: int
    month: int

    def holds(self, at: int, last: int | None = None) -> bool:
        """Whether what is told at that place is as of the earlier month; `last` is the month with
        which its own words say that it ends."""
        return at < self.until if last is None else last < self.month

    def without(self, progress: str) -> str:
        """The progress as it answers the month's goal: blank where all of it is as of the earlier
        month, 截至9月底已完成招标 in October's table. Beside words of the present (目前正在施工) it
        tells what they rest on."""
        return progress if self.until < len(progress) else " " * len(progress)


def earlier_month(progress: str, month: int | None) -> EarlierMonth | None:
    """The cut-off that a text names, where it lies before the month (1 to 12) and nothing tells of
    the month itself: 截至9月底 in October's table. None where it is of the month."""
    text = fold_width(progress)
    if month is None or "截" not in text:
        return None
    told = [(last_month(one[0]), one.span()) for one in pattern(_RULES, "cut_off").finditer(text)]
    dated = [(last, span) for last, span in told if last is not None]
    if not dated or max(last for last, _ in dated) >= month or _names(text, month):
        return None
    present = pattern(_RULES, "present").search(text)
    return EarlierMonth(dated[0][1], present.start() if present else len(text), month)


def _names(text: str, month: int) -> bool:
    """Whether the text tells of the month; what is to be done in it (10月底前完成) is not told."""
    done = pattern(_RULES, "ahead").sub(" ", text)
    return any(whole(one[1]) == month for one in pattern(_RULES, "named_month").finditer(done))
