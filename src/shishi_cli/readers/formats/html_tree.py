"""The tree of a web page: by selectolax, and by html5lib where that has no wheel (LoongArch).

html5lib reads unclosed tags as browsers do, in pure Python, some fifty times slower. Its tree, which
Beautiful Soup keeps, is given as much of selectolax's face as is used here: one face, two parsers.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from shishi_cli.domain.notice import Notice

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement
    from selectolax.lexbor import LexborHTMLParser, LexborNode

SLOWLY = Notice("slow_html", "这台电脑上没有组件 selectolax,网页用较慢的方法读取")


def parse_html(html: str) -> "tuple[LexborHTMLParser, tuple[Notice, ...]]":
    """The tree of a page, and what is to be told of how it was read."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        from bs4 import BeautifulSoup

        return cast("LexborHTMLParser", SlowTree(BeautifulSoup(html, "html5lib"))), (SLOWLY,)
    return LexborHTMLParser(html), ()


class SlowNode:
    """An element, or the text between two, with the face of a selectolax node."""

    def __init__(self, element: "PageElement") -> None:
        self._element = element

    @property
    def mem_id(self) -> int:
        return id(self._element)

    @property
    def tag(self) -> str:
        return getattr(self._element, "name", None) or "-text"

    @property
    def attributes(self) -> dict[str, str | None]:
        told = getattr(self._element, "attrs", {})
        return {name: " ".join(v) if isinstance(v, list) else v for name, v in told.items()}

    @property
    def parent(self) -> "LexborNode | None":
        return _node(self._element.parent)

    @property
    def prev(self) -> "LexborNode | None":
        return _node(self._element.previous_sibling)

    @property
    def first_child(self) -> "LexborNode | None":
        return _node(next(iter(getattr(self._element, "contents", ())), None))

    def css(self, selectors: str) -> "list[LexborNode]":
        from bs4.element import Tag

        found = self._element.select(selectors) if isinstance(self._element, Tag) else []
        return [cast("LexborNode", SlowNode(one)) for one in found]

    def css_first(self, selectors: str) -> "LexborNode | None":
        return next(iter(self.css(selectors)), None)

    def iter(self) -> "Iterator[LexborNode]":
        from bs4.element import Tag

        for one in list(getattr(self._element, "contents", ())):
            if isinstance(one, Tag):
                yield cast("LexborNode", SlowNode(one))

    def text(self) -> str:
        return self._element.get_text()

    def insert_before(self, words: str) -> None:
        self._element.insert_before(words)

    def insert_after(self, words: str) -> None:
        self._element.insert_after(words)

    def replace_with(self, words: str) -> None:
        self._element.replace_with(words)

    def decompose(self) -> None:
        self._element.extract()


class SlowTree(SlowNode):
    """A whole page, with the face of a selectolax parser."""

    def __init__(self, page: "BeautifulSoup") -> None:
        super().__init__(page)

    @property
    def body(self) -> "LexborNode | None":
        return self.css_first("body")


def _node(element: "PageElement | None") -> "LexborNode | None":
    return None if element is None else cast("LexborNode", SlowNode(element))
