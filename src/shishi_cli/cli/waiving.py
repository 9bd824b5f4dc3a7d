"""Adding, ending and listing waivers for the command (豁免)."""

from shishi_cli.cli.options import Output, Question
from shishi_cli.cli.present import Forms, present
from shishi_cli.cli.session import Session
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.services.waive_check import list_waivers, stop_waiving, waive_check
from shishi_cli.views.waive import waived_line, waivers_json, waivers_listing


class Waiving:
    """What one command line says of the waivers of a programme."""

    def __init__(self, session: Session, months: Question, author: Author) -> None:
        self._session = session
        self._months = months
        self._author = author

    def add(self, number: str, code: str, until: Month | None) -> None:
        """Let a project's findings of a code pass, and say which."""
        with self._session.open_to_write() as ledger:
            scope = self._months.scope
            done = waive_check(ledger, number, scope, code, until, self._author)
        self._session.show(f"已豁免 {waived_line(done)}")

    def remove(self, number: str, code: str) -> None:
        """Count them again."""
        with self._session.open_to_write() as ledger:
            done = stop_waiving(ledger, number, self._months.scope, code, self._author)
        self._session.show(f"已取消豁免 {waived_line(done)}")

    def show(self, output: Output) -> None:
        """List the waivers in force."""
        with self._session.open(self._months.as_of) as ledger:
            known = list_waivers(ledger, self._months.scope)
        forms = Forms(json=lambda: waivers_json(known), listing=lambda: waivers_listing(known))
        present(self._session, forms, output)
