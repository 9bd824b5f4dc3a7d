"""What a browser shows of a page: without what is hidden or crossed out, with the values of forms."""

import re
from collections.abc import Callable, Iterable
from dataclasses import field
from typing import TYPE_CHECKING

from shishi_cli.domain.frozen import changing
from shishi_cli.readers.cells.symbol_fonts import as_signs, is_symbol_font
from shishi_cli.readers.cells.unseen import Left, Unseen, raised

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER = "script, style, noscript, template, rt, rp, rtc"
_INVISIBLE = ("visibility:hidden", "visibility:collapse")
_HIDDEN = ("display:none", *_INVISIBLE)
_CELLS = ("td", "th")
_ROWS = ("tr", "tbody", "thead", "tfoot")
_STRUCK = ("line-through",)
_FAINT = re.compile(r"(?:^|;)(?:opacity|font-size):(?:0+(?:\.0+)?|\.0+)(?:px|pt|em|%)?(?:;|!|$)")
_WHITE = re.compile(r"(?:^|;)color:(?:#fff(?:fff)?|white)(?:;|!|$)")
_RAISED = ("vertical-align:super",)
_CANDIDATES = (
    "s, strike, del, sup, input, textarea, select, font[face], [hidden], "
    '[style*="none" i], [style*="hidden" i], [style*="collapse" i], [style*="line-through" i], '
    '[style*="super" i], [style*="dings" i], '
    'font[color="#ffffff" i], font[color="white" i], [style*="#fff" i], [style*="white" i], '
    '[style*="opacity:0" i], [style*="opacity: 0" i], [style*="font-size:0" i], [style*="font-size: 0" i]'
)
# A rule of a style sheet: what it is for, and what it says. Only plain classes, marks and elements that
# are no part of every page count (LibreOffice: comment { display:none }).
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PLAIN = re.compile(
    r"[a-z]*[.#][\w-]+|(?!(?:html|body|div|p|span|a|table|t[a-z]+|li|ul|ol|col)$)[a-z]+",
    re.IGNORECASE,
)
# What holds on paper or on a narrow screen alone: @media print { .tools { display:none } }
_ELSEWHERE = re.compile(
    r"@media(?![^{@]{0,80}\b(?:screen|all)\s*\{)[^{}@]{0,80}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}",
    re.IGNORECASE,
)
_MOST_RULES = 2000
_MOST_SELECTORS = 200
_FONT = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_BOXES = ("checkbox", "radio")
_WITHOUT_WORDS = ("hidden", "password", "image", "file", "color", "range")


@changing
class Shown:
    """What a page shows (页面所见): what of its words is left out, and which rows are hidden, by
    their nodes. These are read: a filter left on loses no project; so are hidden columns and what
    is folded up."""

    unseen: Unseen = field(default_factory=Unseen)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: dict[int, list[int]] = field(default_factory=dict)  # by their table
    folded: int = 0  # what opens at a click


def show(tree: "LexborHTMLParser") -> Shown:
    """Make the page's text what a browser shows; tells what of the tables' words is left out."""
    shown = Shown()
    by_sheet = _style_sheets(tree)
    for never in tree.css(_NEVER):
        never.decompose()
    shown.folded = sum(_holds_cells(one) for one in tree.css("details:not([open])"))
    gone: set[int] = set()
    selectors = ", ".join((_CANDIDATES, *by_sheet))
    for node in tree.css(selectors):
        if node.mem_id in gone:
            continue
        said = _said(node, by_sheet)
        why = _left(node, said)
        if why is Left.HIDDEN and node.tag in _ROWS:
            rows = [node] if node.tag == "tr" else node.css("tr")
            shown.hidden_rows.update(row.mem_id for row in rows)
        elif why is Left.HIDDEN and node.tag == "col":
            _hide_column(node, shown)
        elif why is not None:
            gone.update(inner.mem_id for inner in node.css("*"))
            _leave(node, why, said, shown.unseen)
        elif (words := _words(node, said)) is not None:
            gone.update(inner.mem_id for inner in node.css("*"))
            node.replace_with(words)
    return shown


def _leave(node: "LexborNode", why: Left, said: str, unseen: Unseen) -> None:
    """Take out what is not shown; cells that keep their places are emptied."""
    kept = _with_places(node, why, said)
    for one in kept or (node,):
        in_table = one.tag in _CELLS or _is_in_cell(one)
        whole = why is Left.STRUCK or one.tag == "table"
        if in_table or (whole and one.css_first("td") is not None):
            unseen.leave(why, " ".join(one.text().split()))
    if not kept:
        node.decompose()
    for cell in kept:
        while (child := cell.first_child) is not None:
            child.decompose()


def _with_places(node: "LexborNode", why: Left, said: str) -> "list[LexborNode]":
    """The cells of what is not shown whose places stay: none of what takes no room (display:none)."""
    if why is Left.HIDDEN and not any(word in said for word in _INVISIBLE):
        return []
    if node.tag in _CELLS:
        return [node]
    outer: list[LexborNode] = []
    inside: set[int] = set()
    for cell in node.css("td, th") if node.tag in (*_ROWS, "table") else ():
        if cell.mem_id not in inside:
            outer.append(cell)
            inside.update(inner.mem_id for inner in cell.css("td, th"))
    return outer


def _holds_cells(node: "LexborNode") -> bool:
    return node.css_first("td") is not None or _is_in_cell(node)


def _hide_column(column: "LexborNode", shown: Shown) -> None:
    """Note which column a <col> stands for."""
    group = column.parent
    table = group if group is None or group.tag == "table" else group.parent
    if table is not None:
        every = [one.mem_id for one in table.css("col")]
        shown.hidden_columns.setdefault(table.mem_id, []).append(every.index(column.mem_id))


def _left(node: "LexborNode", said: str) -> Left | None:
    """Why a browser does not show an element, or shows it crossed out; None where it does."""
    if "hidden" in node.attributes or any(word in said for word in _HIDDEN):
        return Left.HIDDEN
    if node.tag in ("s", "strike", "del") or any(word in said for word in _STRUCK):
        return Left.STRUCK
    # A whole page may fade in, and a box be without size for its spaces alone: words in a cell not.
    if _FAINT.search(said) and _is_in_cell(node) and next(node.iter(), None) is None:
        return Left.HIDDEN
    if _is_white(node, said):
        return Left.WHITE
    return None


def _is_white(node: "LexborNode", said: str) -> bool:
    """Whether words of a cell are white by their own look, where nothing up to the table can
    colour the ground behind them."""
    colour = (node.attributes.get("color") or "").lower()
    plain = colour not in ("white", "#ffffff") and not _WHITE.search(said)
    if plain or next(node.iter(), None) is not None:
        return False
    at: LexborNode | None = node
    while at is not None and at.tag != "body":
        own = (at.attributes.get("style") or "").lower()
        if "background" in own or any(one in at.attributes for one in ("bgcolor", "class", "id")):
            return False
        at = at.parent
    return node.tag in _CELLS or _is_in_cell(node)


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
    rules = ";".join(by_sheet.get(name, "") for name in (*names, *tagged, node.tag or ""))
    font = _FONT.search(f"{own};{rules}")
    # Excel writes mso-…: none for many things that have nothing to do with showing.
    said = f"{own};{rules}".replace(" ", "")
    return f"{said};{font[0]}" if font else said


def _style_sheets(tree: "LexborHTMLParser") -> dict[str, str]:
    """What the page's style sheets say of plain classes, where it changes what is seen."""
    found: dict[str, str] = {}
    for sheet in tree.css("style"):
        for at, rule in enumerate(_RULE.finditer(_ELSEWHERE.sub("", sheet.text()))):
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
