"""`shishi` alone: which ledger, which months, what is open, and the next command (概况)."""

from shishi_cli.cli.session import Session


def show_where_we_are(session: Session) -> None:
    """Print the overview of the ledger."""
    from shishi_cli.services.see_open_work import see_open_work
    from shishi_cli.views.open_work import open_work_text

    with session.open_if_there() as ledger:
        overview = see_open_work(ledger)
    session.show(open_work_text(overview, session.database, session.screen))
