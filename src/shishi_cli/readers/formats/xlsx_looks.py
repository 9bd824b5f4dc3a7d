"""What the cells of an .xlsx workbook need from its other parts: its texts, formats and fonts."""

from collections.abc import Sequence
from dataclasses import field
from xml.etree.ElementTree import Element

from shishi_cli.domain.frozen import frozen
from shishi_cli.readers.cells.look import is_white
from shishi_cli.readers.cells.number_formats import BUILT_IN
from shishi_cli.readers.cells.symbol_fonts import as_signs, is_symbol_font
from shishi_cli.readers.cells.unseen import Left, Unseen, on_line, raised
from shishi_cli.readers.opening.archives import Archive
from shishi_cli.readers.opening.packages import Relationships, named_part


@frozen
class CellLook:
    """How the cells of one style look: their number format, crossed out or not, a font of symbols."""

    code: str = ""
    struck: bool = False
    font: str = ""
    white: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether words are shown as they are written."""
        return not (self.struck or self.font)


_GENERAL = CellLook()


@frozen
class Looks:
    """The workbook's texts and the look of each style; `unseen` gathers what is not shown."""

    texts: Sequence[str]
    styles: Sequence[CellLook]
    epoch_1904: bool
    unseen: Unseen = field(default_factory=Unseen)

    def look(self, style: str) -> CellLook:
        """The look of a style by its number, the general one where there is none."""
        at = int(style) if style.isascii() and style.isdecimal() and len(style) < 8 else 0
        return self.styles[at] if at < len(self.styles) else _GENERAL

    def shown(self, words: str, look: CellLook) -> str:
        """What a cell of that look shows of the words in it."""
        if look.struck:
            self.unseen.leave(Left.STRUCK, words)
            return ""
        return as_signs(look.font, words) if look.font else words


def read_looks(archive: Archive, parts: Relationships, epoch_1904: bool) -> Looks:
    """The texts and looks of a workbook. Raises UnreadableFile where a part of them is missing."""
    unseen = Unseen()
    texts: list[str] = []
    strings = named_part(archive, parts, "sharedStrings")
    archive.parse_trees(
        strings, frozenset(("si",)), lambda one, _: texts.append(rich_text(one, unseen))
    )
    styles = archive.parse_tree(named_part(archive, parts, "styles"))
    return Looks(texts, _cell_looks(styles), epoch_1904, unseen)


def rich_text(element: Element, unseen: Unseen) -> str:
    """A text of one look or of several, as it is seen; reading aids of Japanese are left out."""
    if len(element) == 1 and element[0].tag == "t":
        return element[0].text or ""
    parts: list[str] = []
    # Which ground the text stands on is not known here: black words beside them are not on black.
    on_paper = any(_is_black(colour) for colour in element.iterfind("r/rPr/color"))
    for one in element:
        if one.tag == "t":
            parts.append(one.text or "")
        elif one.tag == "r":
            _run(one, parts, unseen, on_paper)
    runs = element.findall("r")
    whole = all(map(_is_raised, runs)) and element.find("t") is None
    return on_line("".join(parts)) if whole else "".join(parts)


def _is_raised(run: Element) -> bool:
    placed = run.find("rPr/vertAlign")
    return placed is not None and placed.get("val") == "superscript"


def _run(run: Element, parts: list[str], unseen: Unseen, on_paper: bool) -> None:
    words = "".join(one.text or "" for one in run if one.tag == "t")
    properties = run.find("rPr")
    if properties is None:
        parts.append(words)
        return
    font = properties.find("rFont")
    named = "" if font is None else font.get("val", "")
    if _is_on(properties.find("strike")):
        unseen.leave(Left.STRUCK, words)
    elif on_paper and _is_paper(properties.find("color"), False):
        unseen.leave(Left.WHITE, words)
    elif is_symbol_font(named):
        parts.append(as_signs(named, words))
    elif _is_raised(run):
        parts.append(raised(words, parts[-1] if parts else ""))
    else:
        parts.append(words)


def _cell_looks(styles: Element) -> tuple[CellLook, ...]:
    """The look of each style of cells; the formats of tables and conditions are not theirs."""
    codes: dict[int, str] = {}
    for one in styles.iterfind("numFmts/numFmt"):
        codes[_whole(one.get("numFmtId", ""))] = one.get("formatCode", "")
    fonts = list(styles.iterfind("fonts/font"))
    fills = list(styles.iterfind("fills/fill"))
    looks = []
    for style in styles.iterfind("cellXfs/xf"):
        number, at = _whole(style.get("numFmtId", "")), _whole(style.get("fontId", ""))
        font = fonts[at] if at < len(fonts) else Element("font")
        named = font.find("name")
        name = "" if named is None else named.get("val", "")
        looks.append(
            CellLook(
                codes.get(number, BUILT_IN.get(number, "")),
                _is_on(font.find("strike")),
                name if is_symbol_font(name) else "",
                _is_paper(font.find("color"), False)
                and _is_bare(fills, _whole(style.get("fillId", ""))),
            )
        )
    return tuple(looks)


def _is_bare(fills: Sequence[Element], at: int) -> bool:
    """Whether a fill leaves the cell as white as paper."""
    pattern = fills[at].find("patternFill") if at < len(fills) else Element("patternFill")
    if pattern is None:
        return False
    kind = pattern.get("patternType", "none")
    return kind == "none" or (kind == "solid" and _is_paper(pattern.find("fgColor"), False))


def _is_paper(colour: Element | None, otherwise: bool) -> bool:
    """Whether a colour is that of paper: white, or the theme's first, which is white with no tint."""
    if colour is None:
        return otherwise
    if "tint" in colour.attrib:
        return False
    named = colour.get("theme") == "0" or colour.get("indexed") in ("1", "9")
    return named or is_white(colour.get("rgb", ""))


def _is_black(colour: Element) -> bool:
    named = colour.get("theme") == "1" or colour.get("indexed") in ("0", "8")
    return named or colour.get("rgb", "")[-6:] == "000000"


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get("val", "1") not in ("0", "false")


def _whole(written: str) -> int:
    known = written.isascii() and written.isdecimal() and len(written) < 8
    return int(written) if known else 0
