"""A listing to the terminal or the pipe, in the form asked for (输出)."""

from shishi_cli.cli.options import Filters, OutputFormat
from shishi_cli.cli.session import Session
from shishi_cli.domain.standing import Standing
from shishi_cli.services.select_projects import Order, Selection
from shishi_cli.views.listing import Listing, as_csv, as_markdown, as_plain, as_table


def present(session: Session, listing: Listing, form: OutputFormat) -> None:
    """Print a listing; a table is drawn on a terminal, and plain aligned text goes into a pipe."""
    if form is OutputFormat.CSV:
        session.show(as_csv(listing))
    elif form is OutputFormat.MARKDOWN:
        session.show(as_markdown(listing))
    elif session.is_terminal:
        session.show(as_table(listing, session.width))
    else:
        session.show(as_plain(listing))


def selection_of(filters: Filters, order: Order = Order.NUMBER) -> Selection:
    """The filters of a command line as the services take them."""
    standings = (Standing(filters.standing),) if filters.standing else ()
    return Selection(filters.unit, filters.level, standings, filters.search, order)


def table_width(session: Session, form: OutputFormat) -> int | None:
    """The columns that a table on a terminal has; None for what must not be cut."""
    return session.width if session.is_terminal and form is OutputFormat.TABLE else None
