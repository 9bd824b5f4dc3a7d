"""The quantities that may be the figure of a promise (候选数)."""

from decimal import Decimal

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis
from shishi_cli.extraction.mentions.counted_thing import Fit
from shishi_cli.extraction.mentions.mentions import Mention

FAR_MORE = 2  # times the target: digits have run together, or another thing is counted


@frozen
class Candidate:
    """A quantity that may be the figure of a promise (候选数).

    `amount` is in the promise's unit. `closeness` tells how well the words around agree; `exact`
    whether the count word is the promise's own or is converted into it, `acts` whether the words
    tell the very action promised (投用), `rest` whether it is what was left and is done now, `witnessed` whether the share printed behind it is the one
    that it makes. `last` is the last month that the words tell it covers.
    """

    mention: Mention
    amount: Decimal
    basis: Basis
    closeness: tuple[float, float, float]
    fit: Fit = Fit.SILENT
    exact: bool = True
    part: bool = False
    rest: bool = False
    finished: bool = False
    doubts: tuple[str, ...] = ()
    acts: bool = False
    witnessed: bool = False
    last: int | None = None
    alternative: Decimal | None = None
