"""Lines of a page about one thing: a label and its text beside it, figures marked in it (行)."""

import re
from collections.abc import Iterator

from shishi_cli.views.listing import clean
from shishi_cli.views.screen.screen import UNFOLDED, Screen
from shishi_cli.views.screen.tones import Tone
from shishi_cli.views.text_width import pad

# What is piped is never wrapped, and has no colours.
PIPE = Screen(UNFOLDED)
_LABEL = 10  # the widest label and a space: 进展情况
# Around a marked figure until it is shown; clean() leaves none of these in a text.
_BEGIN, _END = "\ue000", "\ue001"


def labelled(label: str, text: str, screen: Screen, indent: int = _LABEL) -> Iterator[str]:
    """A label in grey and the text beside it; further lines stand under the text."""
    first = screen.paint(pad(label, indent, screen.ambiguous), Tone.ASIDE)
    for line in screen.wrap(text, screen.width - indent):
        yield (first + _shown(line, screen)).rstrip()
        first = " " * indent


def marked(text: str, spans: set[tuple[int, int]]) -> str:
    """The text made harmless for a terminal, with the figures at `spans` marked."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += [_clean(text[at:start]), _BEGIN, _clean(text[start:end]), _END]
            at = end
    return "".join([*pieces, _clean(text[at:])])


def packed(line: str, screen: Screen) -> Iterator[str]:
    """A line of totals on as many lines as it needs, each count beside its word."""
    kept = ""
    for part in re.findall(r".+?(?: · |: (?=\S+ \d)|  |$)", line):
        if kept and screen.measure((kept + part).rstrip()) > screen.width:
            yield kept.rstrip()
            kept = ""
        kept += part
    yield from screen.wrap(kept, screen.width)


def folded(view: str, screen: Screen) -> str:
    """What is said in lines of its own, on as many as it needs; the further ones a little in.

    A line with colours was drawn for the screen's width by whoever coloured it.
    """
    return "\n".join(part for line in view.split("\n") for part in folded_line(line, screen))


def folded_line(line: str, screen: Screen) -> Iterator[str]:
    """The same of one line."""
    if "\x1b" in line or screen.measure(line) <= screen.width:
        yield line
        return
    told = line.lstrip(" ")
    indent = " " * min(len(line) - len(told), screen.width // 2)
    further = indent + "  " * bool(indent)
    for part in screen.wrap(told, screen.width - len(further)):
        yield indent + part
        indent = further


def _clean(text: str) -> str:
    return clean(text, "\n") + ("\n" if text.endswith("\n") else "")


def _shown(line: str, screen: Screen) -> str:
    """The marks as colour, or as 【】 where there is none."""
    if not screen.colour:
        return line.replace(_BEGIN, "【").replace(_END, "】")
    begin, end = screen.paint("\0", Tone.FIGURE).split("\0")
    return line.replace(_BEGIN, begin).replace(_END, end)
