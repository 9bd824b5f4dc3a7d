"""What a question to the ledger is about: which month and region, by which rule, and as known when."""

from datetime import datetime

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month


@frozen
class Moment:
    """A past moment of the ledger (时点): what was in force after an operation, or at a time.

    Exactly one of `at`, a time with its zone, and `operation` is given; `words` are those that a
    person is shown.
    """

    words: str
    at: datetime | None = None
    operation: int | None = None


@frozen
class Scope:
    """What a reading command is asked about (查询范围); None leaves it to the ledger.

    The month is then the latest with a table, the region the only one, the rule the one chosen for
    the ledger; `rule` is a preset's name or the path of a rule file. As of when, the open ledger
    tells.
    """

    month: Month | None = None
    region: str | None = None
    rule: str | None = None
