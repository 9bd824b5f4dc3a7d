"""Lead units and the names they go by."""

from shishi_cli.domain.frozen import frozen


@frozen
class KnownUnit:
    """A lead unit by its current name (牵头单位): its other names, and how many of the month's
    projects it leads."""

    name: str
    others: tuple[str, ...]
    projects: int


@frozen
class LikelySame:
    """Two names that may be one unit's (疑似同一单位), with a score of 100."""

    name: str
    other: str
    score: int
