"""A paper as .docx, over our template or an office's own (公文)."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.office import Fonts
from shishi_cli.domain.paper import (
    MADE_FROM,
    Annex,
    Block,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Picture,
    Run,
)
from shishi_cli.domain.wording import COLON
from shishi_cli.views.docx import make_template
from shishi_cli.views.docx.elements import NAMESPACE, Elements, twips
from shishi_cli.views.docx.package import placeholder, saved, set_property
from shishi_cli.views.docx.signing import signing_indents
from shishi_cli.views.docx.title_lines import title_lines

if TYPE_CHECKING:
    from docx.document import Document

_FONTS: Mapping[Fonts, Mapping[str, str]] = {
    Fonts.WINDOWS: {},
    Fonts.GB2312: {"仿宋": "仿宋_GB2312", "楷体": "楷体_GB2312"},
    Fonts.FOUNDER: {
        "方正小标宋简体": "方正小标宋_GBK",
        "仿宋": "方正仿宋_GBK",
        "黑体": "方正黑体_GBK",
        "楷体": "方正楷体_GBK",
        "宋体": "方正书宋_GBK",
    },
}
_SPACES = (
    f'xmlns:w="{NAMESPACE}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_KEEP = "<w:keepNext/>"
_GRID = f'<w:docGrid w:type="lines" w:linePitch="{make_template.LINE}"/>'
_PORTRAIT = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984"'
    f' w:left="1588" w:header="851" w:footer="1307" w:gutter="0"/>{_GRID}'
)
_LANDSCAPE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" w:right="2098"'
    f' w:bottom="1474" w:left="1984" w:header="851" w:footer="850" w:gutter="0"/>{_GRID}'
)


@frozen
class Drawing:
    """A paper being drawn over a document (绘制)."""

    paper: Paper
    document: "Document"
    elements: Elements
    pictures: Mapping[str, bytes]
    footers: str
    chunks: list[str]

    def put_before(self, place: Any, elements: Iterator[str]) -> None:
        """Put elements before one of the document. They are kept aside as text until the document
        is written: moving a long table from one tree to another takes seconds."""
        known = self.document.element.nsmap
        spaces = "" if {"w", "r"} <= known.keys() else f" {_SPACES}"
        told = (element.replace(">", f"{spaces}>", 1) for element in elements)
        (holder,) = parsed(iter([placeholder(len(self.chunks))]))
        place.addprevious(holder)
        self.chunks.append("".join(told))

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """The elements of some blocks."""
        for at, block in enumerate(blocks, 1):
            if isinstance(block, Heading):
                yield self.elements.paragraph(
                    f"{'一二三四'[block.level - 1]}级标题", (Run(block.text),)
                )
            elif isinstance(block, Paragraph):
                # No page holds a signature alone.
                keep = _KEEP if at == len(blocks) and blocks is self.paper.blocks else ""
                yield self.elements.paragraph("公文正文", block.runs, keep)
            elif isinstance(block, Picture):
                yield from self._picture(block)
            else:
                yield self.elements.table(block)

    def mark(self) -> Iterator[str]:
        """What says that it is a draft."""
        if self.paper.mark:
            yield self.elements.paragraph("稿别", (Run(self.paper.mark),))

    def text(self) -> Iterator[str]:
        """The text with the list of annexes under it."""
        yield from self.blocks(self.paper.blocks)
        yield from self.annex_list()

    def annex(self, at: int) -> Iterator[str]:
        """The elements of the annex of that position."""
        annex = self.paper.annexes[at]
        yield self.elements.paragraph("附件标识", (Run(self.paper.annex_head(at)),))
        yield self.elements.paragraph("附件标题", (Run(annex.title),))
        yield from self.blocks(annex.blocks)

    def annex_list(self) -> Iterator[str]:
        """The list of annexes under the text, after an empty line."""
        if self.paper.annexes:
            yield self.empty()
        several = len(self.paper.annexes) > 1
        for at, line in enumerate(self.paper.annex_lines):
            indent = '<w:ind w:left="1920" w:hanging="320"/>' if several and at else ""
            yield self.elements.paragraph("附件说明", (Run(line),), _KEEP + indent)

    def signing(self) -> Iterator[str]:
        """Who signs and when, as far from the edge as the length of both asks for."""
        paper = self.paper
        if paper.signer or paper.date:
            for _ in range(3 if paper.is_sealed and paper.signer else 1):
                yield self.empty()
        signer, date = signing_indents(paper.signer, paper.date, sealed=paper.is_sealed)
        for style, words, indent in (
            ("署名", paper.signer, signer),
            ("成文日期", paper.date, date),
        ):
            if words:
                keep = _KEEP if style == "署名" and paper.date else ""
                extra = f'{keep}<w:ind w:right="{indent}"/>'
                yield self.elements.paragraph(style, (Run(words),), extra)

    def copies(self) -> Iterator[str]:
        """Who gets a copy and who printed it, at the foot of the last page."""
        frame = (
            '<w:framePr w:w="8844" w:wrap="notBeside" w:hAnchor="margin" w:vAnchor="margin"'
            ' w:xAlign="center" w:yAlign="bottom"/><w:pBdr>'
            '<w:top w:val="single" w:sz="8" w:space="1" w:color="000000"/>'
            '<w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/>'
            '<w:between w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        )
        for line in self.paper.copy_lines:
            yield self.elements.paragraph("抄送", (Run(line),), frame)

    def empty(self) -> str:
        """An empty line of the grid, which stands with what follows."""
        return self.elements.paragraph("版头留空", (), _KEEP)

    def section_break(self, properties: str) -> str:
        """The end of a section, in a line too low to be seen; its feet are those of the last."""
        inner = f"{self.footers}{properties}"
        return self.elements.wrapped("分节", "", f"<w:sectPr>{inner}</w:sectPr>")

    def _picture(self, picture: Picture) -> Iterator[str]:
        image = io.BytesIO(self.pictures[picture.alt])
        inline: Any = self.document.part.new_pic_inline(image, twips(picture.width_mm) * 635)
        inline.docPr.set("descr", picture.alt)
        yield self.elements.wrapped("图", f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>")
        yield self.elements.paragraph("图题", (Run(picture.alt),))


def paper_docx(paper: Paper, fonts: Fonts, pictures: Mapping[str, bytes]) -> bytes:
    """The paper over our own template; `pictures` holds each as PNG, by its words."""
    import docx

    document = docx.Document(str(make_template.TEMPLATE))
    drawing = start(paper, document, pictures)
    body = document.element.body
    last = body[-1]
    drawing.put_before(last, _whole(drawing))
    if paper.annexes:
        _turn(last, paper.annexes[-1])
    use_fonts(document, fonts)
    return finished(drawing)


def start(paper: Paper, document: "Document", pictures: Mapping[str, bytes]) -> Drawing:
    """A drawing over a document that has our styles."""
    styles = {style.name: style.style_id for style in document.styles if style.name}
    footers = "".join(
        f'<w:footerReference w:type="{one.get(f"{{{NAMESPACE}}}type")}" r:id="{one.rId}"/>'
        for one in document.sections[-1]._sectPr.footerReference_lst
    )
    return Drawing(paper, document, Elements(styles), pictures, footers, [])


def finished(drawing: Drawing) -> bytes:
    """The document as a file, with what it was made from among its properties."""
    document, paper = drawing.document, drawing.paper
    core = document.core_properties
    core.title, core.author, core.last_modified_by = paper.title, paper.signer, paper.signer
    core.created = core.modified = datetime.combine(paper.day, time(), UTC)
    core.revision = 1
    if paper.properties:
        set_property(document, MADE_FROM, paper.properties)
    return saved(document, drawing.chunks)


def use_fonts(document: "Document", fonts: Fonts) -> None:
    """Put the fonts of a preset in the places of those of Windows."""
    others, name = _FONTS[fonts], f"{{{NAMESPACE}}}"
    for element in document.styles.element.iter(f"{name}rFonts"):
        for at in ("ascii", "hAnsi", "eastAsia"):
            value = element.get(name + at)
            if value in others:
                element.set(name + at, others[value])


def page_of(annex: Annex) -> str:
    """The page of an annex, as properties of its section."""
    return _LANDSCAPE if annex.is_landscape else _PORTRAIT


def _whole(drawing: Drawing) -> Iterator[str]:
    paper = drawing.paper
    yield from _head(drawing)
    yield drawing.elements.lines("公文标题", title_lines(paper.title))
    yield drawing.empty()
    if paper.addressees:
        yield drawing.elements.paragraph("主送机关", (Run(f"{paper.addressees}{COLON}"),))
    yield from drawing.text()
    yield from drawing.signing()
    pages = [_PORTRAIT, *map(page_of, paper.annexes)]
    for at in range(len(paper.annexes)):
        yield drawing.section_break(pages[at])
        yield from drawing.annex(at)
    yield from drawing.copies()


def _head(drawing: Drawing) -> Iterator[str]:
    """What stands above the title: the red head, room for it, or a number alone."""
    paper, write = drawing.paper, drawing.elements.paragraph
    if paper.letterhead is Letterhead.SPACE:
        yield from (drawing.empty() for _ in range(5))
    for style, line in paper.head_lines:
        yield drawing.elements.sized(style, line, _fitting(style, line))
    if paper.letterhead is Letterhead.RED:
        yield write("红线", ())
    if paper.head_lines or paper.letterhead is not Letterhead.NONE:
        yield drawing.empty()
    yield from drawing.mark()


def _fitting(style: str, line: str) -> str:
    """A size at which the name of the office fits on one line, no larger than that of its style."""
    if style != "发文机关标志":
        return ""
    return str(min(72, 2 * 440 // max(1, len(line))))


def parsed(elements: Iterator[str]) -> list[Any]:
    """Elements as the document takes them."""
    from docx.oxml import parse_xml

    return list(parse_xml(f"<w:body {_SPACES}>{''.join(elements)}</w:body>"))


def _turn(section: Any, annex: Annex) -> None:
    """Give the last section the page of the last annex."""
    for element in list(section):
        if not element.tag.endswith("footerReference"):
            section.remove(element)
    section.extend(parsed(iter([page_of(annex)])))
