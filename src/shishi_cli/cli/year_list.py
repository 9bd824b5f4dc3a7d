"""The year's projects on the screen: for `project`, and for `status` before any month (年度清单)."""

from shishi_cli.cli.options import Output, Question
from shishi_cli.cli.present import Forms, present
from shishi_cli.cli.session import Session
from shishi_cli.services.decide_life import list_year
from shishi_cli.views.project import year_json, year_listing


def show_year(session: Session, question: Question, output: Output) -> None:
    """Print the year's list with the lives of its projects."""
    with session.open(question.as_of) as ledger:
        found = list_year(ledger, question.scope)
    forms = Forms(json=lambda: year_json(found), listing=lambda: year_listing(found))
    present(session, forms, output)
