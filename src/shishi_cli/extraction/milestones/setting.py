"""What else is known of a row when its milestones are judged (情形)."""

from shishi_cli.domain.frozen import frozen


@frozen
class Setting:
    """What else is known of the row when its milestones are judged (情形).

    `project` is the title: its words name no part of the project. `delivering` says that the
    progress tells figures of the promise itself: then all that prepares for it is behind. Where
    it is `blocked`, talking about it (加强沟通) is not reached, since what it is for is not.
    """

    project: str = ""
    month: int | None = None
    delivering: bool = False
    blocked: bool = False
