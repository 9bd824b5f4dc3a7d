"""All the checks, and running them on a project's month (检查)."""

from collections.abc import Callable, Iterable, Iterator

from shishi_cli.assessment.checks import added_up, figures, goals, identity, outliers, texts
from shishi_cli.assessment.checks.case import Case, Found
from shishi_cli.assessment.checks.kinds import check_kinds
from shishi_cli.domain.check import CheckKind

Check = Callable[[Case], Iterable[Found]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("C101", figures.stated_share),
    ("C102", figures.total_fell),
    ("C103", figures.over_twice),
    ("C104", figures.breakdown),
    ("C105", figures.claim_without_figure),
    ("C106", figures.claim_against_figure),
    ("C107", outliers.outlier),
    ("C108", figures.other_verdict),
    ("C109", figures.beyond_belief),
    ("C110", added_up.sum_differs),
    ("C201", goals.goal_over_target),
    ("C202", goals.goal_fell),
    ("C203", goals.target_changed),
    ("C204", texts.other_unit),
    ("C205", goals.zero_target),
    ("C206", goals.goal_under_plan),
    ("C207", goals.plan_against_target),
    ("C301", texts.same_as_last_month),
    ("C302", texts.doubtful_digits),
    ("C303", texts.unread_quantities),
    ("C304", texts.doubts),
    ("C305", texts.earlier_month),
    ("C306", texts.dropped),
    ("C307", texts.unread_digits),
    ("C401", identity.number_moved),
    ("C402", identity.title_changed),
    ("C403", identity.no_unit),
    ("C404", identity.new_unit),
    ("C405", identity.vanished),
    ("C406", identity.came_back),
)

# What a month says of a project that it leaves out, or that is dropped: these alone.
_OF_LISTS = frozenset({"C405", "C406"})


def run_checks(case: Case) -> Iterator[tuple[CheckKind, Found]]:
    """What all checks find, in the order of their codes; of one fault the most telling alone."""
    kinds = check_kinds()
    checks = [one for one in CHECKS if case.is_told or one[0] in _OF_LISTS]
    found = [(kinds[code], each) for code, check in checks for each in check(case)]
    for kind, each in found:
        if not any(
            other.code in kind.yields_to and each.is_about_what(one) for other, one in found
        ):
            yield kind, each
