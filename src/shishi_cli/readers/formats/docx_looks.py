"""How the words of a document look: crossed out, hidden, raised, in a font of symbols."""

from collections.abc import Mapping, Set
from dataclasses import field, replace
from xml.etree.ElementTree import Element

from shishi_cli.domain.frozen import frozen
from shishi_cli.readers.cells.look import PLAIN, Look, is_white
from shishi_cli.readers.cells.symbol_fonts import is_symbol_font

_LONGEST_CHAIN = 30  # of styles based on others; Word lets it be eleven
_OFF = ("0", "false", "off", "none")


@frozen
class Styles:
    """The styles of a document by their marks, each with those it is based on worked in."""

    looks: Mapping[str, Look] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    colouring: Set[str] = frozenset()  # those that put a colour behind words

    def look(self, style: str, under: Look) -> Look:
        """The look of words in a style, over that of their paragraph."""
        own = self.looks.get(style)
        if own is None:
            return under
        return own.over(under)


def with_properties(look: Look, properties: Element | None) -> Look:
    """The look that these run properties (w:rPr) give to words that looked so."""
    for one in () if properties is None else properties:
        if one.tag in ("strike", "dstrike"):
            look = replace(look, struck=is_on(one))
        elif one.tag == "vanish":
            look = replace(look, hidden=is_on(one))
        elif one.tag == "vertAlign":
            look = replace(look, raised=one.get("val") == "superscript")
        elif one.tag == "position" and one.get("val", "")[:1].isdecimal():
            look = replace(look, raised=one.get("val") != "0")
        elif one.tag == "color":
            look = replace(look, white=is_white(one.get("val", "")))
        elif one.tag in ("shd", "highlight"):
            look = replace(look, filled=is_filled(one))
        elif one.tag == "rFonts":
            named = one.get("ascii") or one.get("hAnsi") or ""
            look = replace(look, font=named if is_symbol_font(named) else "")
    return look


def read_styles(root: Element) -> Styles:
    """The styles of the part, their looks and the lists that they number."""
    styles = {one.get("styleId", ""): one for one in root if one.tag == "style"}
    looks: dict[str, Look] = {}
    lists: dict[str, tuple[str, int]] = {}
    for name in styles:
        # A style may be based on one further down, or, in a damaged file, on itself.
        chain: list[str] = []
        at = name
        while at in styles and at not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(at)
            at = value(styles[at].find("basedOn"))
        look = PLAIN
        for one in reversed(chain):
            look = with_properties(look, styles[one].find("rPr"))
            numbered = styles[one].find("pPr/numPr/numId")
            if numbered is not None:
                level = whole(value(styles[one].find("pPr/numPr/ilvl")), 0)
                lists[name] = (value(numbered), level)
        looks[name] = look
    # A style that is based on one may colour too: a few more are no harm, white words are rare.
    colouring = {
        name
        for name, style in styles.items()
        if style.find("basedOn") is not None or any(map(is_filled, style.iter("shd")))
    }
    return Styles(looks, lists, colouring)


def is_filled(shading: Element | None) -> bool | None:
    """Whether a shading puts a colour behind the words; None where there is none."""
    if shading is None:
        return None
    fill = shading.get("fill", "auto")
    colour = fill not in ("auto", "") and not is_white(fill)
    return colour or shading.get("val", "clear") not in ("clear", "nil")


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is there and on."""
    return element is not None and element.get("val", "1").lower() not in _OFF


def value(element: Element | None) -> str:
    """The value (w:val) of a property, empty where there is none."""
    return "" if element is None else element.get("val", "")


def whole(written: str, otherwise: int) -> int:
    """A whole number as Word writes it; `otherwise` for what is none."""
    return (
        int(written)
        if written.isascii() and written.isdecimal() and len(written) < 8
        else otherwise
    )
