"""A paper in an office's own document, in the places of its marks (套模板)."""

import copy
import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from shishi_cli.domain.errors import UnreadableFile
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.office import Fonts
from shishi_cli.domain.paper import Paper
from shishi_cli.domain.wording import COLON
from shishi_cli.views.docx import make_template
from shishi_cli.views.docx.draw import Drawing, finished, page_of, parsed, start, use_fonts
from shishi_cli.views.docx.elements import NAMESPACE

if TYPE_CHECKING:
    from docx.document import Document

TITLE, NUMBER, TO = "【标题】", "【文号】", "【主送】"
BODY, ANNEXES, SIGNER, DATE = "【正文】", "【附件】", "【署名】", "【日期】"
_W = f"{{{NAMESPACE}}}"
MARKS = (TITLE, NUMBER, TO, BODY, ANNEXES, SIGNER, DATE)


@frozen
class Template:
    """An office's own document (模板), with the paragraph of each mark that it has."""

    name: str
    document: "Document"
    places: Mapping[str, Any]

    @property
    def absent(self) -> tuple[str, ...]:
        """The marks that it does not have."""
        return tuple(mark for mark in MARKS if mark not in self.places)


def open_template(content: bytes, name: str) -> Template:
    """The document in `content`, a sound archive.

    Raises UnreadableFile where it is no Word document, or has no place for the text.
    """
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(io.BytesIO(content))
    except (OpcError, KeyError, ValueError) as error:
        raise UnreadableFile(f"模板 {name} 不是 Word 文档", "请另存为 .docx 后重试") from error
    places = _places(document)
    if BODY not in places:
        raise UnreadableFile(
            f"模板 {name} 里没有{BODY},不知道正文写在哪里",
            f"请在模板的相应段落里写上 {' '.join(MARKS)}",
        )
    return Template(name, document, places)


def fill_template(
    template: Template, paper: Paper, fonts: Fonts | None, pictures: Mapping[str, bytes]
) -> bytes:
    """The document with its marks filled; annexes without a mark stand at its end."""
    document, places = template.document, template.places
    _borrow_styles(document)
    drawing = start(paper, document, pictures)
    for mark, words in _lines(paper):
        if mark in places:
            _write(places[mark], mark, words)
    drawing.put_before(places.get(TITLE, places[BODY]), drawing.mark())
    _put(places[BODY], drawing, drawing.text())
    if ANNEXES in places:
        _put_annexes(places[ANNEXES], drawing)
    elif paper.annexes:
        _put_annexes(document.add_paragraph()._p, drawing)
    if fonts is not None:
        use_fonts(document, fonts)
    return finished(drawing)


def _places(document: "Document") -> dict[str, Any]:
    """The first paragraph that has each mark; Word spreads typed words over runs, so they are
    joined first."""
    found: dict[str, Any] = {}
    for paragraph in document.element.body.iter(f"{_W}p"):
        words = _text(paragraph)
        for mark in MARKS:
            if mark in words:
                found.setdefault(mark, paragraph)
    return found


def _texts(paragraph: Any) -> list[Any]:
    return list(paragraph.iter(f"{_W}t"))


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in _texts(paragraph))


def _lines(paper: Paper) -> Iterator[tuple[str, str]]:
    yield TITLE, paper.title
    yield NUMBER, paper.number
    yield TO, f"{paper.addressees}{COLON}" if paper.addressees else ""
    yield SIGNER, paper.signer
    yield DATE, paper.date


def _write(paragraph: Any, mark: str, words: str) -> None:
    """Put words in the place of a mark, in the form of its first character."""
    start, texts = _text(paragraph).index(mark), _texts(paragraph)
    end, at = start + len(mark), 0
    for each in texts:
        text = each.text or ""
        left, right = max(start - at, 0), min(end - at, len(text))
        if left < right:
            each.text = text[:left] + (words if at + left == start else "") + text[right:]
            each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at += len(text)


def _put(paragraph: Any, drawing: Drawing, elements: Iterator[str]) -> None:
    drawing.put_before(paragraph, elements)
    paragraph.getparent().remove(paragraph)


def _put_annexes(paragraph: Any, drawing: Drawing) -> None:
    """The annexes on pages of their own; what comes after the mark keeps the template's page."""
    paper, body = drawing.paper, drawing.document.element.body
    if paragraph.getparent() is not body or not paper.annexes:
        _put(paragraph, drawing, iter(()))
        return
    own = _page(paragraph, body)
    is_last = paragraph.getnext() is body[-1]
    before = copy.deepcopy(own)
    _end_section(paragraph, drawing, before)
    for at, annex in enumerate(paper.annexes):
        drawing.put_before(paragraph, drawing.annex(at))
        if at + 1 < len(paper.annexes) or not is_last:
            drawing.put_before(paragraph, iter([drawing.section_break(page_of(annex))]))
        else:
            _turn(own, page_of(annex))
    body.remove(paragraph)


def _page(paragraph: Any, body: Any) -> Any:
    """The section that a paragraph of the body lies in: the next that ends."""
    for element in paragraph.itersiblings():
        found = element.find(f"{_W}pPr/{_W}sectPr")
        if found is not None:
            return found
    return body[-1]


def _end_section(paragraph: Any, drawing: Drawing, section: Any) -> None:
    (ending,) = parsed(iter([drawing.section_break("")]))
    properties = ending.find(f"{_W}pPr")
    properties.replace(properties.find(f"{_W}sectPr"), section)
    paragraph.addprevious(ending)


def _turn(section: Any, page: str) -> None:
    for name in ("pgSz", "pgMar", "docGrid", "cols", "titlePg", "type"):
        for element in section.findall(f"{_W}{name}"):
            section.remove(element)
    section.extend(parsed(iter([page])))


def _borrow_styles(document: "Document") -> None:
    """Take from our template the styles that the office's document does not have."""
    import docx

    have = {style.name for style in document.styles}
    ids = {style.style_id for style in document.styles}
    for style in docx.Document(str(make_template.TEMPLATE)).styles:
        if style.name not in have and style.style_id not in ("Normal", "TableNormal"):
            element = copy.deepcopy(style.element)
            _rename(element, ids)
            document.styles.element.append(element)


def _rename(element: Any, ids: set[str]) -> None:
    """Give a style an id that none has; what it follows is left to Word where that moved."""
    id = element.get(f"{_W}styleId")
    for name in ("basedOn", "next"):
        for child in element.findall(f"{_W}{name}"):
            element.remove(child)
    element.set(f"{_W}styleId", f"Shishi{id}" if id in ids else id)
