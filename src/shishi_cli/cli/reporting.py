"""Composing a bulletin and writing it as a file (写通报)."""

from dataclasses import dataclass
from pathlib import Path

from shishi_cli.cli.options import Filters
from shishi_cli.cli.output_file import refuse_existing, write_beside
from shishi_cli.cli.present import selection_of
from shishi_cli.cli.report_options import Contents, Layout, Words, Writing, paper_date
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import ExitCode, UsageError
from shishi_cli.domain.paper import Letterhead, Paper
from shishi_cli.domain.wording import Wording
from shishi_cli.services.compose_bulletin import BulletinWish, compose_bulletin
from shishi_cli.services.read_wording import our_wording, read_wording_file, wording_in
from shishi_cli.services.set_office import read_office
from shishi_cli.views.fact_places import sources_listing
from shishi_cli.views.listing import as_csv

SUFFIXES = (".html", ".md")
_STDOUT = "-"


@dataclass(frozen=True, slots=True)
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
    paper = compose_bulletin(
        session.database,
        asked.filters.scope,
        selection_of(asked.filters),
        _wish(session, asked),
        _wording(session, asked.words.wording),
    )
    drawn = _drawn(paper, asked, path)
    if path is None:
        session.show(drawn.decode())
    else:
        write_beside(path, drawn)
        session.tell(f"已写入 {path}")
    if asked.writing.sources is not None:
        write_beside(asked.writing.sources, as_csv(sources_listing(paper)).encode("utf-8-sig"))
        session.tell(f"已写入 {asked.writing.sources}")
    return ExitCode.DONE


def _path(asked: Asked) -> Path | None:
    """Where to write; None for stdout."""
    written = asked.writing.output
    if written is None or written == _STDOUT:
        return None
    path = Path(written)
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"不能写成“{path.name}”这种文件", f"文件名请以 {'、'.join(SUFFIXES)} 结尾")
    return path


def _drawn(paper: Paper, asked: Asked, path: Path | None) -> bytes:
    """The paper in the form that the file's name asks for."""
    suffix = path.suffix.lower() if path else ".md"
    if suffix == ".md":
        from shishi_cli.views.paper_markdown import paper_markdown

        return paper_markdown(paper, sources=asked.writing.sources is not None).encode()
    from shishi_cli.views.paper_html import paper_html

    return paper_html(paper).encode()


def _wish(session: Session, asked: Asked) -> BulletinWish:
    words, contents = asked.words, asked.contents
    return BulletinWish(
        number=words.number,
        date=words.date or paper_date(session.now().date()),
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


def _wording(session: Session, path: Path | None) -> Wording:
    if path is not None:
        return read_wording_file(path)[0]
    office = read_office(session.database)
    return wording_in(office.wording, "措辞") if office.wording else our_wording()
