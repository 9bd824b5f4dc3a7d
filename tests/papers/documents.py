"""Looking at what was written: texts of a .docx in order, pages of a .pdf, an office's template."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from shutil import which

import docx
import pytest
from docx.document import Document
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = Path(__file__).with_name("fonts.conf")
needs_office = pytest.mark.skipif(
    which("soffice") is None or which("pdftotext") is None,
    reason="没有 LibreOffice 和 poppler",
)


def docx_texts(content: bytes) -> list[str]:
    """Paragraphs and cells in order; a cell that is merged from above is no cell."""
    body = docx.Document(io.BytesIO(content)).element.body
    found = []
    for paragraph in body.iter(f"{W}p"):
        cell = paragraph.getparent()
        merge = cell.find(f"{W}tcPr/{W}vMerge") if cell.tag == f"{W}tc" else None
        if merge is None or merge.get(f"{W}val") == "restart":
            found.append("".join(each.text or "" for each in paragraph.iter(f"{W}t")))
    return [text for text in found if text]


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("p", "h1", "h2", "h3", "h4", "h5", "th", "td", "figcaption"):
            self.found.append("")
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "h1", "h2", "h3", "h4", "h5", "th", "td", "figcaption"):
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] += data


def html_texts(page: str) -> list[str]:
    parser = _Texts()
    parser.feed(page)
    return [text for text in parser.found if text]


def markdown_texts(page: str) -> list[str]:
    """Paragraphs and cells without their marks."""
    found: list[str] = []
    for block in page.strip().split("\n\n"):
        lines = block.splitlines()
        if lines[0].startswith("| "):
            del lines[1]
            rows = [re.split(r"(?<!\\) \| ", line[2:-2]) for line in lines]
            found += [cell for row in rows for cell in row]
        else:
            found.append(block)
    plain = (re.sub(r"^#+ |^\*|\*$", "", text.strip()) for text in found)
    return [re.sub(r"\\(.)", r"\1", text) for text in plain if text.strip()]


def findings(content: bytes, folder: Path, suffix: str = "docx") -> list[str]:
    """What the auditor of Open XML has against a document."""
    path = folder / f"audited.{suffix}"
    path.write_bytes(content)
    return [str(each) for each in OpenXmlValidator().validate(path).errors]


def pages_of(path: Path) -> list[list[tuple[float, float, str]]]:
    """The words of each page of a document, through LibreOffice: x, y in points and the text."""
    profile = path.parent / "profile"
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(path.parent), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
        env={"FONTCONFIG_FILE": str(FONTS), "PATH": "/usr/bin:/bin", "HOME": str(path.parent)},
    )
    pdf = path.with_suffix(".pdf")
    told = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    word = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">(.*?)</word>'
    return [
        [(float(x), float(y), text) for x, y, text in re.findall(word, page)]
        for page in told.split("<page ")[1:]
    ]


def lines_of(page: list[tuple[float, float, str]]) -> list[str]:
    """The lines of a page, from the top."""
    lines: dict[int, list[tuple[float, str]]] = {}
    for x, y, text in page:
        lines.setdefault(round(y), []).append((x, text))
    return ["".join(text for _, text in sorted(lines[y])) for y in sorted(lines)]


def office_template(*paragraphs: str | tuple[str, ...], base: Path | None = None) -> bytes:
    """A document of an office: each paragraph one run, or several; `base` is a cleaner beginning
    than the one that the library has."""
    document = docx.Document(str(base)) if base else docx.Document()
    for paragraph in paragraphs:
        added = document.add_paragraph()
        for run in (paragraph,) if isinstance(paragraph, str) else paragraph:
            added.add_run(run)
    return _bytes(document)


def changed(content: bytes, change: Callable[[str], str]) -> bytes:
    """The document with its text changed as by hand."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as archive:
        for info in source.infolist():
            part = source.read(info)
            if info.filename == "word/document.xml":
                part = change(part.decode()).encode()
            archive.writestr(info, part)
    return out.getvalue()


def bookmarks(content: bytes) -> Iterator[str]:
    """The names of a document's bookmarks."""
    body = docx.Document(io.BytesIO(content)).element.body
    return (each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart"))


def _bytes(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
