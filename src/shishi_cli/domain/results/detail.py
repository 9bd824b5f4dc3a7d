"""One project over its months."""

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.standing import Assessment


@frozen
class Detail:
    """A project with its months, oldest first (项目详情); `as_of` as in MonthAssessment."""

    region: str
    as_of: str
    current: Assessment
    months: tuple[Assessment, ...]
