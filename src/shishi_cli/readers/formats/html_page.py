"""Take a web page apart: tables with headings, the text around them, what the page tells."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from shishi_cli.domain.characters import is_whole
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.notice import Notice
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable, runs
from shishi_cli.readers.cells.spans import SpanCell, expand_spans
from shishi_cli.readers.formats.html_seen import Shown, show
from shishi_cli.readers.formats.html_tree import parse_html
from shishi_cli.readers.opening.limits import WIDEST_ROW, Allowance
from shishi_cli.readers.table.header import Header, find_header, goes_on

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = "p, li, div, h1, h2, h3, h4, h5, h6, ul, ol, dl, dt, dd, pre, section, article, caption"
# Characters that Unicode keeps free for marks within a program: no page has them.
_LINE = "\ufdd0"
_TABLE = "\ufdd1"
# As deep into a table as its headings are looked for.
_PROBED = 30
# Chinese characters and marks come after this one.
_WIDE = "\u2e80"


@frozen
class HtmlPage:
    """A page taken apart.

    `tables` are those with headings, each with the lines of text before it; `leaves` are all
    innermost tables when none has headings, so that a message can show what was seen. `meta` has
    lower-case names; `notices` tell what was left out of what the page holds.
    """

    tables: tuple[RawTable, ...]
    leaves: tuple[RawTable, ...]
    lines: tuple[str, ...]
    title: str
    meta: dict[str, str]
    notices: tuple[Notice, ...]


def take_apart(html: str, allowance: Allowance) -> HtmlPage:
    """Read a page. What a browser hides is not read, nor is anything outside the page."""
    tree, slowly = parse_html(html.replace(_LINE, "").replace(_TABLE, ""))
    title, meta = _title(tree), _meta(tree)
    shown = show(tree)
    _mark_lines(tree)
    nodes = list(_tables_with_headings(tree))
    grids = [_grid(node, allowance) for node in nodes]
    hidden = tuple(_hidden(nodes, grids, shown))
    leaves: tuple[RawTable, ...] = ()
    if not nodes:
        leaves = tuple(
            RawTable(_grid(node, allowance), aligned=True)
            for node in tree.css("table")
            if _is_leaf(node)
        )
    for node in nodes:
        node.insert_before(_TABLE)
        node.decompose()
    _mark_cells(tree)
    body = tree.body
    parts = [lines_of(part) for part in (body.text() if body else "").split(_TABLE)]
    tables = tuple(
        RawTable(grid, above, aligned=True) for grid, above in zip(grids, parts, strict=False)
    )
    lines = tuple(line for part in parts for line in part)
    notices = (*shown.unseen.notices(), *hidden, *slowly)
    return HtmlPage(tables, leaves, lines, title, meta, notices)


def _hidden(
    tables: "Sequence[LexborNode]", grids: Sequence[Sequence[RawRow]], shown: Shown
) -> Iterator[Notice]:
    """Which rows and columns with words in them a browser does not show: they are read."""
    if shown.folded:
        yield Notice("folded", f"有折叠起来的内容 {shown.folded} 处,已照常读取")
    for at, (table, grid) in enumerate(zip(tables, grids, strict=True), 1):
        if columns := shown.hidden_columns.get(table.mem_id):
            text = f"表{at} 的第 {runs([one + 1 for one in columns])} 列是隐藏的,已照常读取"
            yield Notice("hidden_columns", text)
        if not shown.hidden_rows:
            continue
        pairs = zip(_rows(table), grid, strict=True)
        hidden = [
            row.number for node, row in pairs if node.mem_id in shown.hidden_rows and row.filled
        ]
        if hidden:
            text = f"表{at} 的第 {runs(hidden)} 行是隐藏的,已照常读取"
            yield Notice("hidden_rows", text)


def _title(tree: "LexborHTMLParser") -> str:
    heading = tree.css_first("h1")
    words = " ".join(heading.text().split()) if heading is not None else ""
    if not words and (named := tree.css_first("title")) is not None:
        words = " ".join(named.text().split())
    return words


def _meta(tree: "LexborHTMLParser") -> dict[str, str]:
    told: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        told.setdefault(name.lower(), (node.attributes["content"] or "").strip())
    return told


def _mark_lines(tree: "LexborHTMLParser") -> None:
    """Write a mark where a browser begins a new line, and the numbers that it gives to lists."""
    for node in tree.css("br"):
        node.insert_before(_LINE)
    for node in tree.css(_BLOCKS):
        node.insert_before(_LINE)
        node.insert_after(_LINE)
    for ordered in tree.css("ol"):
        start = ordered.attributes.get("start") or "1"
        number = int(start) if is_whole(start) and len(start) < 9 else 1
        for item in ordered.iter():
            if item.tag == "li":
                _write_first(item, f"{number}.")
                number += 1


def _write_first(node: "LexborNode", words: str) -> None:
    first = node.first_child
    if first is not None:
        first.insert_before(words)


def _mark_cells(tree: "LexborHTMLParser") -> None:
    """The same for the cells of layout tables, once the tables with headings are out."""
    for node in tree.css("td, th"):
        node.insert_after(_LINE)


def _tables_with_headings(tree: "LexborHTMLParser") -> Iterator["LexborNode"]:
    """The outermost tables that have headings of their own, and those that go on from one.

    A layout table has none: the tables within it are looked at. What stands within a table of
    projects belongs to its cells.
    """
    inside: set[int] = set()
    last: Header | None = None
    before: Sequence[RawRow] = ()
    for node in tree.css("table"):
        if node.mem_id in inside:
            continue
        table = RawTable(expand_spans(_own_cells(node, _PROBED)))
        header = find_header(table)
        if header is not None:
            inside.update(inner.mem_id for inner in node.css("table"))
            last, before = header, table.rows[header.end :]
            yield node
        elif last is not None and goes_on(last, before, table) and _is_leaf(node):
            yield node


def _own_cells(table: "LexborNode", most: int) -> list[list[list[SpanCell]]]:
    """The first cells of a table by groups of rows, blank where a table stands in one: its words
    are not theirs."""
    groups: list[list[list[SpanCell]]] = []
    left = most
    for group in _groups(table):
        rows = [
            [
                _span_cell(cell, "" if _holds_table(cell) else cell_text(cell.text()))
                for cell in _cells(row)
            ]
            for row in islice(group, left)
        ]
        groups.append(rows)
        left -= len(rows)
        if not left:
            break
    return groups


def _grid(table: "LexborNode", allowance: Allowance) -> tuple[RawRow, ...]:
    for inner in table.css("table"):
        if inner.mem_id != table.mem_id:
            _mark_inner(inner)
    if table.css_first("[rowspan], [colspan]") is None:
        return tuple(
            RawRow(number, tuple(cell_text(cell.text()) for cell in _cells(row)))
            for number, row in enumerate(_rows(table), 1)
        )
    return expand_spans(
        (
            ([_span_cell(cell, cell_text(cell.text())) for cell in _cells(row)] for row in group)
            for group in _groups(table)
        ),
        allowance,
    )


def _mark_inner(table: "LexborNode") -> None:
    """A table within a project's cell is words of that cell, a line for each of its rows."""
    for row in _rows(table):
        row.insert_before(_LINE)
        for cell in _cells(row):
            cell.insert_after(" ")
    table.insert_after(_LINE)


def _rows(table: "LexborNode") -> Iterator["LexborNode"]:
    return chain.from_iterable(_groups(table))


def _groups(table: "LexborNode") -> Iterator[Iterator["LexborNode"]]:
    """The rows by thead, tbody and tfoot, beyond whose end no cell reaches down."""
    bare = [part for part in table.iter() if part.tag == "tr"]
    if bare:
        yield iter(bare)
    for part in table.iter():
        if part.tag in ("tbody", "thead", "tfoot"):
            yield (row for row in part.iter() if row.tag == "tr")


def _cells(row: "LexborNode") -> Iterator["LexborNode"]:
    """Its cells, and of a row that is to be refused for its width no more than that takes."""
    return islice((cell for cell in row.iter() if cell.tag in ("td", "th")), WIDEST_ROW + 1)


def _is_leaf(table: "LexborNode") -> bool:
    return not any(_holds_table(cell) for row in _rows(table) for cell in _cells(row))


def _holds_table(cell: "LexborNode") -> bool:
    return cell.css_first("table") is not None


def _span_cell(cell: "LexborNode", text: str) -> SpanCell:
    attributes = cell.attributes
    return SpanCell(text, _span(attributes.get("rowspan")), _span(attributes.get("colspan")))


def _span(written: str | None) -> int:
    """A span as browsers read it: 1 for what is no number, however long it is."""
    digits = (written or "").strip()[:5]
    return int(digits) if is_whole(digits) else 1


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a marked text, blank ones left out, white space as a browser shows it."""
    return tuple(line for part in text.split(_LINE) if (line := _collapse(part)))


def cell_text(text: str) -> str:
    """A cell's text with its line breaks."""
    if _LINE not in text:
        return _collapse(text)
    return "\n".join(lines_of(text))


def _collapse(text: str) -> str:
    """Runs of white space as one space; none where a Chinese sentence was only wrapped.

    Word wraps the html it writes at some eighty characters, in the midst of sentences.
    """
    if "\n" not in text and "\r" not in text:
        return " ".join(text.split())
    joined: list[str] = []
    for line in text.splitlines():
        words = " ".join(line.split())
        if not words:
            continue
        if joined and not (joined[-1][-1] >= _WIDE and words[0] >= _WIDE):
            joined.append(" ")
        joined.append(words)
    return "".join(joined)
