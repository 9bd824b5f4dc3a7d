"""The words of one paragraph of a document, as they are seen."""

from collections.abc import Iterator
from dataclasses import field, replace
from xml.etree.ElementTree import Element

from shishi_cli.domain.frozen import changing
from shishi_cli.readers.cells.look import Look
from shishi_cli.readers.cells.symbol_fonts import as_signs, is_symbol_font
from shishi_cli.readers.cells.unseen import Unseen, raised
from shishi_cli.readers.formats.docx_looks import Styles, is_on, value, whole, with_properties

# What is not shown: words deleted or moved away, a second copy for older programs, field codes,
# what guides to the reading of characters, properties.
NOT_SHOWN = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rt", "pPr", "rPr")
)
_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@changing
class Words:
    """Gathers the words of a paragraph; those of `boxes` float over the page."""

    styles: Styles
    unseen: Unseen
    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def gather(self, within: Element, look: Look) -> None:
        """Take the words of all runs in the element, which are to look so."""
        for child in within:
            if child.tag == "r":
                self._run(child, look)
            elif child.tag not in NOT_SHOWN:
                if child.tag == "den":  # a formula's fraction
                    self.parts.append("/")
                self.gather(child, replace(look, raised=True) if child.tag == "sup" else look)

    def _run(self, run: Element, under: Look) -> None:
        properties = run.find("rPr")
        look = under
        if properties is not None:
            styled = self.styles.look(value(properties.find("rStyle")), under)
            look = with_properties(styled, properties)
        words = "".join(self._shown(run, look))
        if (why := look.left) is not None:
            self.unseen.leave(why, words)
        elif words:
            before = self.parts[-1] if self.parts else ""
            self.parts.append(raised(words, before) if look.raised else words)

    def _shown(self, run: Element, look: Look) -> Iterator[str]:
        for child in run:
            if child.tag == "t":
                text = child.text or ""
                yield as_signs(look.font, text) if look.font else text
            elif child.tag in _WRITTEN:
                yield _WRITTEN[child.tag]
            elif child.tag == "sym":
                yield _symbol(child)
            elif child.tag == "fldChar":
                yield _form_field(child)
            elif child.tag == "txbxContent":
                self.boxes.append(child)
            elif child.tag not in NOT_SHOWN and len(child):
                yield from self._shown_within(child, look)

    def _shown_within(self, element: Element, look: Look) -> Iterator[str]:
        """The words of what stands in a run: runs of a guided text, the drawing of a text box."""
        for child in element:
            if child.tag == "txbxContent":
                self.boxes.append(child)
            elif child.tag == "r":
                yield from self._shown(child, look)
            elif child.tag not in NOT_SHOWN:
                yield from self._shown_within(child, look)


def bare_words(within: Element) -> str:
    """All words in an element, whatever they look like, for telling that they were not read."""
    return "".join(one.text or "" for one in within.iter("t"))


def _symbol(element: Element) -> str:
    font, code = element.get("font", ""), element.get("char", "")
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    if is_symbol_font(font):
        return as_signs(font, letter)
    return "" if "\ue000" <= letter <= "\uf8ff" or not letter.isprintable() else letter


def _form_field(element: Element) -> str:
    """What a field of a form shows: its box, ticked or not, or the line chosen of a list."""
    box = element.find("ffData/checkBox")
    if box is not None:
        told = box.find("checked")
        return "☑" if is_on(box.find("default") if told is None else told) else "□"
    choices = element.find("ffData/ddList")
    if choices is None:
        return ""
    lines = [value(one) for one in choices.iter("listEntry")]
    told = choices.find("result")
    at = whole(value(choices.find("default") if told is None else told), 0)
    return lines[at] if at < len(lines) else ""
