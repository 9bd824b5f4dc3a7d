"""How words look where that decides whether they are read: crossed out, hidden, raised (字的样式)."""

from shishi_cli.domain.frozen import frozen
from shishi_cli.readers.cells.unseen import Left


@frozen
class Look:
    """What matters of the look of some words; `font` is named where it is one of symbols. `white`
    and `filled` (behind them is a colour) are None where nothing is said of it."""

    struck: bool = False
    hidden: bool = False
    raised: bool = False
    font: str = ""
    white: bool | None = None
    filled: bool | None = None

    @property
    def left(self) -> Left | None:
        """Why words that look so are not seen; None where they are."""
        if self.struck:
            return Left.STRUCK
        if self.hidden:
            return Left.HIDDEN
        return Left.WHITE if self.white and not self.filled else None

    def over(self, under: "Look") -> "Look":
        """This look of words that stand in what looks as `under`."""
        return Look(
            self.struck or under.struck,
            self.hidden or under.hidden,
            self.raised or under.raised,
            self.font or under.font,
            under.white if self.white is None else self.white,
            under.filled if self.filled is None else self.filled,
        )


def is_white(colour: str) -> bool:
    """Whether a colour, written in hexadecimal digits, is that of paper."""
    return colour.lstrip("#").upper() in ("FFFFFF", "FFFFFFFF", "00FFFFFF")


PLAIN = Look()
