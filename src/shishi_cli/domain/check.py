"""What is wrong with a month's data, and what a person decided to let pass."""

from enum import StrEnum

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.source import Source


class Severity(StrEnum):
    """How grave a finding is (程度), the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word for it, as printed."""
        return _LABELS[self]

    def is_at_least(self, other: "Severity") -> bool:
        """Whether it is as grave as the other one, or graver."""
        order = list(Severity)
        return order.index(self) <= order.index(other)


_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


@frozen
class CheckKind:
    """One check of the data (检查项): its stable code, and what a person must know of it.

    `name` says in a word what it finds, `explanation` when, `remedy` what to do; `example` is the
    message of its failing example. A finding of a code that it `yields_to`, about the same, is told
    instead.
    """

    code: str
    severity: Severity
    name: str
    explanation: str
    remedy: str
    example: str
    yields_to: tuple[str, ...] = ()


@frozen
class Waiver:
    """What a person decided not to be shown again of a project (豁免), with the reason.

    It holds from month `since` to month `until`, both included; None leaves that end open.
    """

    project: int
    code: str
    reason: str
    since: Month | None
    until: Month | None
    person: str
    at: str

    def holds_in(self, month: Month) -> bool:
        """Whether what is found in that month is let pass."""
        after = self.since is None or self.since <= month
        return after and (self.until is None or month <= self.until)


@frozen
class Finding:
    """One thing wrong with a project's month (检查结果).

    `message` names the figures. `source` are the words that it is about, None where it is about no
    words; `excerpt` is the sentence around them. `waiver` is the one that lets it pass.
    """

    kind: CheckKind
    severity: Severity
    project: int
    number: str
    title: str
    units: tuple[str, ...]
    month: Month
    message: str
    source: Source | None
    excerpt: str
    waiver: Waiver | None = None


@frozen
class CheckedMonth:
    """What the checks found in a programme's month (检查一个月), the gravest first.

    `projects` counts those that were looked at; `waived` are findings that are let pass.
    """

    programme: Programme
    month: Month
    projects: int
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    as_of: str = ""

    def count(self, severity: Severity) -> int:
        """How many findings of that severity count."""
        return sum(one.severity is severity for one in self.findings)


@frozen
class WaivedProject:
    """A waiver with the project and the check that it is of (豁免项)."""

    number: str
    title: str
    kind: CheckKind
    waiver: Waiver


@frozen
class WaiverList:
    """The waivers of a programme (豁免清单), as of when the ledger was asked; `month` is the
    latest one, by which expired ones are told."""

    programme: Programme
    month: Month
    waived: tuple[WaivedProject, ...]
    as_of: str = ""
