"""How words look where that decides whether they are read: crossed out, hidden, raised (字的样式)."""

from shishi_cli.domain.frozen import frozen


@frozen
class Look:
    """What matters of the look of some words; `font` is named where it is one of symbols."""

    struck: bool = False
    hidden: bool = False
    raised: bool = False
    font: str = ""

    def over(self, under: "Look") -> "Look":
        """This look of words that stand in what looks as `under`."""
        return Look(
            self.struck or under.struck,
            self.hidden or under.hidden,
            self.raised or under.raised,
            self.font or under.font,
        )


PLAIN = Look()
