"""Composing a bulletin and writing it as a file (写通报)."""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from shishi_cli.cli.options import Filters
from shishi_cli.cli.output_file import refuse_existing, write_beside
from shishi_cli.cli.present import selection_of
from shishi_cli.cli.report_options import Contents, Layout, Words, Writing
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import CannotDraw, ExitCode, UsageError
from shishi_cli.domain.file_name import file_name, shown_path
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.office import Fonts, Office
from shishi_cli.domain.paper import Letterhead, Paper
from shishi_cli.domain.wording import Wording
from shishi_cli.services.compose_bulletin import BulletinWish, compose_bulletin
from shishi_cli.services.read_wording import our_wording, read_wording_file, wording_in
from shishi_cli.services.set_office import office_of
from shishi_cli.views.fact_places import sources_listing, written_json
from shishi_cli.views.listing import as_csv

if TYPE_CHECKING:
    from shishi_cli.views.docx.fill import Template

SUFFIXES = (".docx", ".html", ".md")
_STDOUT = "-"


@frozen
class Asked:
    """All that a person asks of a bulletin (要求)."""

    filters: Filters
    words: Words
    contents: Contents
    layout: Layout
    writing: Writing


def write_bulletin(session: Session, asked: Asked) -> ExitCode:
    """Compose and write; says what was written. Raises UsageError before anything is composed where
    a file is in the way or of no known kind."""
    path = _path(asked)
    for each in filter(None, (path, asked.writing.sources)):
        refuse_existing(each, asked.writing.force)
    template = _template(session, asked, path)
    office = _office(session)
    wording = _wording(office, asked.words.wording)
    with session.open(asked.filters.as_of) as ledger:
        paper = compose_bulletin(
            ledger,
            asked.filters.scope,
            selection_of(asked.filters),
            _wish(session, asked),
            wording,
        )
    drawn = _drawn(session, paper, asked, path, template)
    files = {} if path is None else {path: drawn}
    if asked.writing.sources is not None:
        files[asked.writing.sources] = as_csv(sources_listing(paper)).encode("utf-8-sig")
    for each, content in files.items():
        write_beside(each, content)
        session.tell(f"已写入 {shown_path(each)}")
    if path is None:
        session.show_data(drawn.decode())
    elif asked.writing.json:
        session.show_json(written_json(paper, list(files)))
    return ExitCode.DONE


def verify(session: Session, asked: Asked) -> ExitCode:
    """Say which numbers of a bulletin are not what the ledger tells or could not be looked at; FOUND
    where any is."""
    from shishi_cli.services.verify_bulletin import verify_bulletin
    from shishi_cli.views.verified import verified_json, verified_text

    path = asked.writing.verify
    assert path is not None
    wording = _wording(_office(session), asked.words.wording)
    with session.open(asked.filters.as_of) as ledger:
        verified = verify_bulletin(ledger, path, wording)
    if asked.writing.json:
        session.show_json(verified_json(verified, file_name(path)))
    else:
        session.show(verified_text(verified, file_name(path)))
    return ExitCode.DONE if verified.is_sound else ExitCode.FOUND


def write_workbook(
    session: Session,
    filters: Filters,
    path: Path,
    wanted: Sequence[str],
    day: date,
    *,
    force: bool,
) -> None:
    """Compose the workbook and write it. Raises UsageError for a file in the way."""
    from shishi_cli.services.compose_workbook import compose_workbook
    from shishi_cli.views.paper_pictures import book_images
    from shishi_cli.views.workbook import workbook_xlsx

    refuse_existing(path, force)
    with session.open(filters.as_of) as ledger:
        told = compose_workbook(ledger, filters.scope, selection_of(filters), wanted)
    try:
        images = book_images(told)
    except CannotDraw as error:
        session.tell(f"提示:没有画图: {error.message};{error.hint}")
        images = ()
    write_beside(path, workbook_xlsx(told, day, images))
    session.tell(f"已写入 {shown_path(path)}: {'、'.join(sheet.name for sheet in told.sheets)}")


def _path(asked: Asked) -> Path | None:
    """Where to write; None for stdout."""
    written = asked.writing.output
    if written is None or written == _STDOUT:
        return None
    path = Path(written)
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            f"不能写成“{file_name(path)}”这种文件", f"文件名请以 {'、'.join(SUFFIXES)} 结尾"
        )
    # python-docx needs lxml, which has no wheel for every processor, such as LoongArch.
    if path.suffix.lower() == ".docx" and find_spec("docx") is None:
        raise CannotDraw("这台电脑上没有写 Word 文件的组件 python-docx", "请写成 .html 或 .md")
    return path


def _drawn(
    session: Session, paper: Paper, asked: Asked, path: Path | None, template: "Template | None"
) -> bytes:
    """The paper in the form that the file's name asks for."""
    suffix = path.suffix.lower() if path else ".md"
    if suffix == ".md":
        from shishi_cli.views.paper_markdown import paper_markdown

        return paper_markdown(paper, sources=asked.writing.sources is not None).encode()
    if suffix == ".html":
        from shishi_cli.views.paper_html import paper_html

        return paper_html(paper).encode()
    from shishi_cli.views.docx.draw import paper_docx

    paper, pictures = _pictures(session, paper)
    if template is not None:
        from shishi_cli.views.docx.fill import fill_template

        own = Fonts(asked.layout.fonts) if asked.layout.fonts else None
        return fill_template(template, paper, own, pictures)
    fonts = asked.layout.fonts or _office(session).fonts
    return paper_docx(paper, Fonts(fonts), pictures)


def _template(session: Session, asked: Asked, output: Path | None) -> "Template | None":
    """The office's own document; says which places it does not have."""
    path = asked.layout.template
    if path is None:
        return None
    if output is None or output.suffix.lower() != ".docx":
        raise UsageError("--template 只用于 .docx", "请用 -o 写出以 .docx 结尾的文件名")
    from shishi_cli.readers.opening.open_file import content_of
    from shishi_cli.readers.opening.packages import check_parts, require_docx
    from shishi_cli.views.docx.fill import open_template

    content = content_of(path)
    require_docx(content, file_name(path), "模板", "请用 Word 或 WPS 另存为 .docx")
    check_parts(content, file_name(path))
    template = open_template(content, file_name(path))
    if template.absent:
        session.tell(f"提示:模板 {file_name(path)} 里没有 {' '.join(template.absent)},这些没有写入")
    return template


def _pictures(session: Session, paper: Paper) -> tuple[Paper, Mapping[str, bytes]]:
    """The paper's pictures as PNG; without a Chinese font it is said, and they are left out."""
    from shishi_cli.views.paper_pictures import picture_png

    try:
        return paper, {one.alt: picture_png(one) for one in paper.pictures}
    except CannotDraw as error:
        session.tell(f"提示:没有画图: {error.message};{error.hint}")
        return paper.without_pictures, {}


def _wish(session: Session, asked: Asked) -> BulletinWish:
    words, contents = asked.words, asked.contents
    return BulletinWish(
        number=words.number,
        day=words.date or session.now().date(),
        title=words.title,
        to=words.to,
        signer=words.signer,
        is_sealed=words.seal,
        letterhead=Letterhead(asked.layout.head),
        top=contents.top,
        list_as=contents.list_as,
        annex=contents.annex,
        pictures=contents.pictures,
        is_final=words.final,
    )


def _office(session: Session) -> Office:
    """What the office tells of itself now, also for a paper of an earlier moment."""
    with session.open_if_there() as ledger:
        return office_of(ledger)


def _wording(office: Office, path: Path | None) -> Wording:
    if path is not None:
        return read_wording_file(path)[0]
    return wording_in(office.wording, "措辞") if office.wording else our_wording()
