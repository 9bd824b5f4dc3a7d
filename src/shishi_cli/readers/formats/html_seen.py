"""What a browser shows of a page: without what is hidden or crossed out, with the values of forms."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from shishi_cli.readers.cells.symbol_fonts import as_signs, is_symbol_font
from shishi_cli.readers.cells.unseen import Left, Unseen, raised

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER = "script, style, noscript, template, rt, rp, rtc"
_HIDDEN = ("display:none", "visibility:hidden", "visibility:collapse")
_STRUCK = ("line-through",)
_RAISED = ("vertical-align:super",)
_CANDIDATES = (
    "s, strike, del, sup, input, textarea, select, font[face], [hidden], "
    '[style*="none" i], [style*="hidden" i], [style*="collapse" i], [style*="line-through" i], '
    '[style*="super" i], [style*="dings" i]'
)
# A rule of a style sheet: what it is for, and what it says. Only plain classes and marks count.
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PLAIN = re.compile(r"[a-z]*[.#][\w-]+", re.IGNORECASE)
_MOST_RULES = 2000
_MOST_SELECTORS = 200
_FONT = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_BOXES = ("checkbox", "radio")
_WITHOUT_WORDS = ("hidden", "password", "image", "file", "color", "range")


def show(tree: "LexborHTMLParser") -> Unseen:
    """Make the page's text what a browser shows; tells what of the tables' words is left out."""
    unseen = Unseen()
    by_sheet = _style_sheets(tree)
    for never in tree.css(_NEVER):
        never.decompose()
    gone: set[int] = set()
    selectors = ", ".join((_CANDIDATES, *by_sheet))
    for node in tree.css(selectors):
        if node.mem_id in gone:
            continue
        said = _said(node, by_sheet)
        why = _left(node, said)
        if why is not None:
            gone.update(inner.mem_id for inner in node.css("*"))
            if _is_in_cell(node):
                unseen.leave(why, " ".join(node.text().split()))
            node.decompose()
        elif (words := _words(node, said)) is not None:
            gone.update(inner.mem_id for inner in node.css("*"))
            node.replace_with(words)
    return unseen


def _left(node: "LexborNode", said: str) -> Left | None:
    """Why a browser does not show an element, or shows it crossed out; None where it does."""
    if "hidden" in node.attributes or any(word in said for word in _HIDDEN):
        return Left.HIDDEN
    if node.tag in ("s", "strike", "del") or any(word in said for word in _STRUCK):
        return Left.STRUCK
    return None


def _words(node: "LexborNode", said: str) -> str | None:
    """What is shown in place of an element: a raised number, signs, a form's value; None for itself."""
    if node.tag in _FORMS:
        return _FORMS[node.tag](node)
    if node.tag == "sup" or any(word in said for word in _RAISED):
        before = node.prev.text()[-1:] if node.prev is not None else ""
        return raised(node.text(), before)
    font = node.attributes.get("face") or ""
    if not font and (named := _FONT.search(said)):
        font = named[1]
    return as_signs(font, node.text()) if is_symbol_font(font) else None


def _said(node: "LexborNode", by_sheet: dict[str, str]) -> str:
    """What the element's own style and the page's style sheets say of it, without spaces but in fonts."""
    own = (node.attributes.get("style") or "").lower()
    names = [f".{name}" for name in (node.attributes.get("class") or "").split()]
    names.append(f"#{node.attributes.get('id')}")
    tagged = (f"{node.tag}{name}" for name in names)
    rules = ";".join(by_sheet.get(name, "") for name in (*names, *tagged))
    font = _FONT.search(f"{own};{rules}")
    # Excel writes mso-…: none for many things that have nothing to do with showing.
    said = f"{own};{rules}".replace(" ", "")
    return f"{said};{font[0]}" if font else said


def _style_sheets(tree: "LexborHTMLParser") -> dict[str, str]:
    """What the page's style sheets say of plain classes, where it changes what is seen."""
    found: dict[str, str] = {}
    for sheet in tree.css("style"):
        for at, rule in enumerate(_RULE.finditer(sheet.text())):
            said = rule[2].lower()
            bare = said.replace(" ", "")
            matters = (
                any(word in bare for word in (*_HIDDEN, *_STRUCK, *_RAISED)) or "dings" in bare
            )
            if at > _MOST_RULES or len(found) > _MOST_SELECTORS:
                return found
            if matters:
                names = (name.strip() for name in rule[1].split(","))
                found.update((name, said) for name in names if _PLAIN.fullmatch(name))
    return found


def _is_in_cell(node: "LexborNode") -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in ("td", "th"):
            return True
        parent = parent.parent
    return False


def _input(node: "LexborNode") -> str:
    kind = (node.attributes.get("type") or "text").lower()
    if kind in _BOXES:
        return "☑" if "checked" in node.attributes else "□"
    return "" if kind in _WITHOUT_WORDS else node.attributes.get("value") or ""


def _select(node: "LexborNode") -> str:
    options = node.css("option")
    chosen = [one for one in options if "selected" in one.attributes]
    if not chosen and "multiple" not in node.attributes:
        chosen = options[:1]
    return _joined(one.text() for one in chosen)


def _joined(texts: Iterable[str]) -> str:
    return "、".join(" ".join(text.split()) for text in texts)


_FORMS: dict[str | None, Callable[["LexborNode"], str]] = {
    "input": _input,
    "select": _select,
    "textarea": lambda node: node.text(),
}
