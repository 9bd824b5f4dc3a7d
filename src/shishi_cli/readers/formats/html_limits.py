"""What a page may hold before a parser is let at it: tags within tags, attributes (网页的限度)."""

import re

from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.limits import Allowance

# Elements whose deep nesting makes a parser slow beyond all patience: 20,000 <div> take a second,
# 200,000 a minute and a half. Pages have tens.
_BLOCKS = (
    *("div", "section", "article", "main", "nav", "aside", "header", "footer", "center"),
    *("ul", "ol", "dl", "menu", "blockquote", "fieldset", "figure", "details", "address"),
    *("table", "object", "button", "ruby", "svg", "math", "select", "form"),
)
# Those that go on into each paragraph that follows while they are not closed; a cell ends them.
_INLINE = (
    *("span", "font", "sup", "sub", "strong", "small", "strike", "label", "code", "nobr"),
    *("del", "ins", "big", "em", "tt", "b", "i", "u", "s", "a"),
)
_CELLS = ("td", "th", "tr", "table")
_OF_CELL = 2
_DEEPEST = 2000
_DEEPEST_INLINE = 300
_MOST_ATTRIBUTES = 500
_MOST_TABLES = 2000
_MOST_OPTIONS = 10_000  # of lists to choose from: the parser takes a minute for ten times as many
_OPTION = re.compile("<option", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"<(/?)(?:{'|'.join(_BLOCKS)})\b", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"<(/?)(?:({'|'.join(_CELLS)})|{'|'.join(_INLINE)})\b", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[a-z][^<>]{4000,}", re.IGNORECASE)
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")


def check_page(html: str, allowance: Allowance) -> None:
    """Raises UnreadableFile for a page nested without sense, or with a tag of endless attributes."""
    tags = html.count("<")
    allowance.elements(tags)
    if html.count("<table") + html.count("<TABLE") > _MOST_TABLES:
        raise allowance.refuse("网页中的表", _MOST_TABLES)
    if len(_OPTION.findall(html)) > _MOST_OPTIONS:
        raise allowance.refuse("网页中可选的项", _MOST_OPTIONS)
    if tags > _DEEPEST_INLINE and (
        _depth(html, _BLOCK_TAG) > _DEEPEST or _depth(html, _INLINE_TAG) > _DEEPEST_INLINE
    ):
        raise problems.unreadable(allowance.name, [problems.nested(allowance.name)])
    for tag in _LONG_TAG.finditer(html):
        bare = _QUOTED.sub("x", tag[0])
        if len(bare.split(maxsplit=_MOST_ATTRIBUTES + 1)) > _MOST_ATTRIBUTES:
            raise allowance.refuse("一个网页标签的属性", _MOST_ATTRIBUTES)


def _depth(html: str, tag: re.Pattern[str]) -> int:
    """How deep the tags stand in each other; the tags of a cell end what stands in it."""
    depth = deepest = 0
    for match in tag.finditer(html):
        if match.lastindex == _OF_CELL:
            depth = 0
        elif match[1]:
            depth = max(depth - 1, 0)
        else:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
