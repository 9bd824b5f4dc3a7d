"""Two rules of judging beside each other."""

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.project import Programme
from shishi_cli.domain.standing import Assessment


@frozen
class Differing:
    """A project that two rules judge differently in a month (判定差异)."""

    programme: Programme
    before: Assessment
    after: Assessment


@frozen
class Trial:
    """The rule in use beside another one (规则对照): over how many months and judgements, and where
    they differ."""

    before: Rule
    after: Rule
    months: int
    judged: int
    differing: tuple[Differing, ...]
    as_of: str = ""
