"""What a terminal can show (屏幕)."""

from shishi_cli.domain.frozen import frozen
from shishi_cli.views.screen.tones import Tone, paint
from shishi_cli.views.text_width import cell_width, wrap

UNFOLDED = 1_000_000  # columns of what no line is too long for: a pipe


@frozen
class Screen:
    """What a terminal can show (屏幕): its columns, colours, and how wide it draws █ · ─."""

    width: int
    colour: bool = False
    ambiguous: int = 1

    def measure(self, text: str) -> int:
        """The columns that a text takes here."""
        return cell_width(text, self.ambiguous)

    def wrap(self, text: str, width: int) -> list[str]:
        """The text in lines of so many columns; its own line breaks are kept."""
        return [
            line
            for paragraph in text.split("\n")
            for line in wrap(paragraph, max(width, 2), self.ambiguous)
        ]

    def rule(self, width: int) -> str:
        """A line across: box characters only where they are one column wide."""
        return paint(("─" if self.ambiguous == 1 else "-") * width, Tone.ASIDE, self.colour)

    def paint(self, text: str, tone: Tone) -> str:
        """The text in a tone, where the terminal has colours."""
        return paint(text, tone, self.colour)
