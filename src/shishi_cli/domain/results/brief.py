"""What a month brings that a supervisor wants to know first."""

from enum import StrEnum

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.source import Source
from shishi_cli.domain.standing import Assessment, MonthAssessment


class Topic(StrEnum):
    """What a line of the brief is about (要点), in order."""

    NEWLY_BEHIND = "newly_behind"
    STILL_BEHIND = "still_behind"
    CAUGHT_UP = "caught_up"
    NEWLY_DONE = "newly_done"
    TARGET_CHANGED = "target_changed"
    NOT_REPORTED = "not_reported"
    DOUBTS = "doubts"
    WILL_MISS = "will_miss"

    @property
    def label(self) -> str:
        """As it is headed: 新滞后, 连续滞后 …"""
        return _LABELS[self]


_LABELS = {
    Topic.NEWLY_BEHIND: "新滞后",
    Topic.STILL_BEHIND: "连续滞后",
    Topic.CAUGHT_UP: "赶上",
    Topic.NEWLY_DONE: "新完成",
    Topic.TARGET_CHANGED: "目标调整",
    Topic.NOT_REPORTED: "未报、空报、无数",
    Topic.DOUBTS: "要核实的",
    Topic.WILL_MISS: "年底预计完不成",
}


@frozen
class BriefLine:
    """One project under a topic (要点一条): what is said of it, with its figures, and where the
    words stand, None where no table tells it; `by_person` says that a person entered some of it."""

    topic: Topic
    project: int
    number: str
    title: str
    units: tuple[str, ...]
    text: str
    source: Source | None = None
    by_person: bool = False


@frozen
class Brief:
    """The brief of a month (本月要点), beside the last month before it that has a table, None for the
    first."""

    month: MonthAssessment
    before: Month | None
    lines: tuple[BriefLine, ...]

    def of(self, topic: Topic) -> tuple[BriefLine, ...]:
        """The lines of one topic, in the order of the table."""
        return tuple(line for line in self.lines if line.topic is topic)

    def numbers(self, topic: Topic) -> tuple[str, ...]:
        """The projects of one topic, each once: they are what is counted, everywhere alike."""
        return tuple(dict.fromkeys(line.number for line in self.of(topic)))


@frozen
class News:
    """How a project's month differs from an earlier one (变化): a topic with what to say."""

    topic: Topic
    after: Assessment
    text: str
    source: Source | None
