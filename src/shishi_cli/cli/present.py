"""What a command found, to the terminal, the pipe or a file, in the form asked for (输出)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from shishi_cli.cli.options import Filters, Output, OutputFormat
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import CannotHold
from shishi_cli.domain.file_name import shown_path
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.standing import Standing
from shishi_cli.services.select_projects import Order, Selection
from shishi_cli.views.listing import Listing, as_csv, as_markdown, as_plain

if TYPE_CHECKING:
    from shishi_cli.views.screen.screen import Screen


@frozen
class Forms:
    """Each form that the result of a command can take (各种形式); none is made before it is asked
    for.

    `text` is what a person reads on a screen where that is more than a table; `data` has a row a
    measure and a value a cell where the listing has several; `csv` and `markdown` are those that
    are more than a listing.
    """

    json: Callable[[], str]
    listing: Callable[[], Listing]
    text: "Callable[[Screen], str] | None" = None
    data: Callable[[], Listing] | None = None
    csv: Callable[[], str] | None = None
    markdown: Callable[[], str] | None = None


def present(session: Session, forms: Forms, output: Output) -> None:
    """Show the result as `output` asks, or write it into its file and say so.

    A table is drawn on a terminal, and plain aligned text goes into a pipe; data never waits in a
    pager. Raises UsageError for a file that is there already.
    """
    if output.file is not None:
        _write(session, forms, output)
    elif output.format is OutputFormat.JSON:
        session.show_json(_DRAWN[output.format](forms))
    elif output.format is not OutputFormat.TABLE:
        session.show_data(_data_for(session, _DRAWN[output.format](forms)))
    else:
        session.page(_text(session, forms))


def _data_for(session: Session, text: str) -> str:
    """Data as it goes out: a terminal may show escapes, a pipe gets it whole.

    Raises CannotHold where the pipe's encoding has not all of its characters.
    """
    if session.is_terminal:
        return text
    encoding = session.out.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        raise CannotHold(error.object[error.start : error.end][:10], encoding) from None
    return text


def _text(session: Session, forms: Forms) -> str:
    if forms.text is not None:
        return forms.text(session.screen)
    return for_reading(session, forms.listing())


def for_reading(session: Session, listing: Listing) -> str:
    """The listing for a person: drawn on a terminal and where colours are demanded."""
    if not session.is_terminal and not session.colour:
        return as_plain(listing)
    from shishi_cli.views.screen.draw import draw

    return draw(listing, session.screen)


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


# By suffix and encoding. Excel takes a CSV without a byte order mark for one in the system's own.
FILES: Mapping[str, Callable[[Forms, str], bytes]] = {
    ".csv": lambda forms, encoding: _csv(forms).encode(_marked(encoding)),
    ".json": lambda forms, _: f"{forms.json()}\n".encode(),
    ".md": lambda forms, encoding: _markdown(forms).encode(encoding),
    ".xlsx": lambda forms, _: _xlsx(forms),
}


def _marked(encoding: str) -> str:
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _write(session: Session, forms: Forms, output: Output) -> None:
    from shishi_cli.cli.output_file import refuse_existing, write_beside

    path = output.file
    assert path is not None
    refuse_existing(path, output.force)
    write_beside(path, FILES[path.suffix.lower()](forms, output.encoding or "utf-8"))
    session.tell(f"已写入 {shown_path(path)}")


def selection_of(filters: Filters, order: Order = Order.NUMBER) -> Selection:
    """The filters of a command line as the services take them."""
    standings = (Standing(filters.standing),) if filters.standing else ()
    return Selection(filters.unit, filters.level, standings, filters.search, order)
