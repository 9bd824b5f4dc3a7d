"""What a command found, to the terminal, the pipe or a file, in the form asked for (输出)."""

from collections.abc import Callable, Mapping
from pathlib import Path

from shishi_cli.cli.options import Filters, Output, OutputFormat
from shishi_cli.cli.session import Session
from shishi_cli.cli.terminal import harmless
from shishi_cli.domain.errors import CannotHold
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.standing import Standing
from shishi_cli.services.select_projects import Order, Selection
from shishi_cli.views.listing import Listing, as_csv, as_markdown, as_plain


@frozen
class Forms:
    """Each form that the result of a command can take (各种形式); none is made before it is asked
    for.

    `text` is what a person reads where that is more than a table; `data` has a row a measure and a
    value a cell where the listing has several; `csv` and `markdown` are those that are more than
    a listing.
    """

    json: Callable[[], str]
    listing: Callable[[], Listing]
    text: Callable[[], str] | None = None
    data: Callable[[], Listing] | None = None
    csv: Callable[[], str] | None = None
    markdown: Callable[[], str] | None = None


def present(session: Session, forms: Forms, output: Output) -> None:
    """Show the result as `output` asks, or write it into its file and say so.

    A table is drawn on a terminal, and plain aligned text goes into a pipe. Raises UsageError for
    a file that is there already.
    """
    if output.file is not None:
        _write(session, forms, output.file, output.force)
    elif output.format is OutputFormat.JSON:
        session.page(_DRAWN[output.format](forms))
    elif output.format is not OutputFormat.TABLE:
        session.page(_data_for(session, _DRAWN[output.format](forms)))
    else:
        session.page(_for_reading(session, forms))


def _data_for(session: Session, text: str) -> str:
    """Data as it goes out: harmless on a terminal, whole in a pipe.

    Raises CannotHold where the pipe's encoding has not all of its characters.
    """
    if session.is_terminal:
        return harmless(text)
    encoding = session.out.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        raise CannotHold(error.object[error.start : error.end][:10], encoding) from None
    return text


def _for_reading(session: Session, forms: Forms) -> str:
    if forms.text is not None:
        return forms.text()
    if not session.is_terminal:
        return as_plain(forms.listing())
    from shishi_cli.views.screen.draw import draw

    return draw(forms.listing(), session.screen)


def _data(forms: Forms) -> Listing:
    return forms.data() if forms.data is not None else forms.listing()


def _csv(forms: Forms) -> str:
    return forms.csv() if forms.csv is not None else as_csv(_data(forms))


def _markdown(forms: Forms) -> str:
    return forms.markdown() if forms.markdown is not None else as_markdown(forms.listing())


_DRAWN: Mapping[OutputFormat, Callable[[Forms], str]] = {
    OutputFormat.JSON: lambda forms: forms.json(),
    OutputFormat.CSV: _csv,
    OutputFormat.MARKDOWN: _markdown,
}


def _xlsx(forms: Forms) -> bytes:
    from shishi_cli.views.listing_xlsx import as_xlsx

    return as_xlsx(_data(forms))


# Excel takes a CSV without a byte order mark for one in the system's own encoding.
FILES: Mapping[str, Callable[[Forms], bytes]] = {
    ".csv": lambda forms: _csv(forms).encode("utf-8-sig"),
    ".json": lambda forms: f"{forms.json()}\n".encode(),
    ".md": lambda forms: _markdown(forms).encode(),
    ".xlsx": _xlsx,
}


def _write(session: Session, forms: Forms, path: Path, force: bool) -> None:
    from shishi_cli.cli.output_file import refuse_existing, write_beside

    refuse_existing(path, force)
    write_beside(path, FILES[path.suffix.lower()](forms))
    session.tell(f"已写入 {path}")


def selection_of(filters: Filters, order: Order = Order.NUMBER) -> Selection:
    """The filters of a command line as the services take them."""
    standings = (Standing(filters.standing),) if filters.standing else ()
    return Selection(filters.unit, filters.level, standings, filters.search, order)
