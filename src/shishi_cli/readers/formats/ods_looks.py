"""How the words of an OpenDocument workbook look, by their styles, and which of them are seen."""

from dataclasses import field, replace
from xml.etree.ElementTree import Element

from shishi_cli.domain.frozen import changing
from shishi_cli.readers.cells.look import PLAIN, Look, is_white
from shishi_cli.readers.cells.symbol_fonts import as_signs, is_symbol_font
from shishi_cli.readers.cells.unseen import Left, Unseen, on_line, raised

# Remarks beside a cell, notes, drawings, guides to the reading of characters: words that no cell shows.
ASIDE = frozenset(
    (
        *("annotation", "tracked-changes", "shapes", "dde-links", "ruby-text", "note"),
        *("frame", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon"),
        *("path", "connector", "caption", "measure", "control", "g"),
    )
)

_TOLD = {
    **dict.fromkeys(
        ("frame", "shapes", "custom-shape", "rect", "ellipse", "caption", "g"), Left.BOX
    ),
    **{"annotation": Left.COMMENT, "note": Left.NOTE},
}


@changing
class Styles:
    """The styles of a workbook by their names, as they are come upon."""

    looks: dict[str, Look] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)

    def add(self, style: Element) -> None:
        """Note a style; one that it is based on stands before it."""
        name = style.get("name", "")
        look = self.looks.get(style.get("parent-style-name", ""), PLAIN)
        for one in style:
            if one.tag == "table-properties" and one.get("display") == "false":
                self.hidden_tables.add(name)
            elif one.tag == "text-properties":
                look = _with_properties(look, one)
            elif one.tag == "map":  # a condition may colour the cell
                look = replace(look, filled=True)
            if background := one.get("background-color", ""):
                filled = background != "transparent" and not is_white(background)
                look = replace(look, filled=filled)
        self.looks[name] = look

    def look(self, name: str, under: Look = PLAIN) -> Look:
        """The look of a style, over that of what it stands in."""
        own = self.looks.get(name)
        if own is None:
            return under
        if under is PLAIN:
            return own
        return own.over(under)


def _with_properties(look: Look, properties: Element) -> Look:
    for kind in ("text-line-through-style", "text-line-through-type"):
        if kind in properties.attrib:
            look = replace(look, struck=properties.get(kind) != "none")
    if "display" in properties.attrib:
        look = replace(look, hidden=properties.get("display") == "none")
    if "text-position" in properties.attrib:
        place = properties.get("text-position", "").split(" ")[0]
        above = place.endswith("%") and place[:-1].isdecimal() and place != "0%"
        look = replace(look, raised=place == "super" or above)
    if "color" in properties.attrib:
        look = replace(look, white=is_white(properties.get("color", "")))
    named = properties.get("font-name") or properties.get("font-family") or ""
    return replace(look, font=named if is_symbol_font(named) else look.font)


def tell_aside(element: Element, unseen: Unseen) -> bool:
    """Note the words of a box or a remark; false for what is neither."""
    why = _TOLD.get(element.tag)
    if why is not None:
        # Beside its lines a remark has an author and a day, a note its number.
        held = (element,) if why is Left.BOX else element.iter("p")
        unseen.leave(why, "".join("".join(one.itertext()) for one in held))
    return why is not None


@changing
class CellWords:
    """Gathers what a cell shows: one line a paragraph."""

    styles: Styles
    unseen: Unseen
    lines: list[list[str]] = field(default_factory=list)
    raised: bool = True  # all of them

    def gather(self, within: Element, look: Look) -> None:
        """Take the paragraphs of a cell, also of a table within it."""
        for child in within:
            if child.tag in ("p", "h"):
                self.lines.append([])
                self._line(child, self.styles.look(child.get("style-name", ""), look))
            elif not tell_aside(child, self.unseen) and child.tag not in ASIDE:
                self.gather(child, look)

    def _line(self, element: Element, look: Look) -> None:
        self._put(element.text or "", look)
        for child in element:
            if child.tag == "s":
                self._put(" " * min(_count(child.get("c", "1")), 100), look)
            elif child.tag in ("tab", "line-break"):
                self._put("\t" if child.tag == "tab" else "\n", look)
            elif child.tag in ("p", "h"):
                self.lines.append([])
                self._line(child, look)
            elif not tell_aside(child, self.unseen) and child.tag not in ASIDE:
                hidden = child.tag == "hidden-text" or child.get("is-hidden") == "true"
                own = self.styles.look(child.get("style-name", ""), look)
                self._line(child, replace(own, hidden=True) if hidden else own)
            self._put(child.tail or "", look)

    def _put(self, words: str, look: Look) -> None:
        if not words:
            return
        if (why := look.left) is not None:
            self.unseen.leave(why, words)
            return
        if look.font:
            words = as_signs(look.font, words)
        self.raised = self.raised and (look.raised or words.isspace())
        line = self.lines[-1]
        line.append(raised(words, line[-1] if line else "") if look.raised else words)

    def shown(self) -> str:
        """The words of all lines."""
        words = "\n".join("".join(parts) for parts in self.lines)
        return on_line(words) if self.raised else words


def _count(written: str) -> int:
    return (
        max(int(written), 1)
        if written.isascii() and written.isdecimal() and len(written) < 8
        else 1
    )
