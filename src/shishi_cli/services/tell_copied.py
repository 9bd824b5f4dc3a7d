"""Tell the projects of a new table whose words are those of the table before (照抄上月)."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from shishi_cli.assessment.copied import is_copied, same_words
from shishi_cli.assessment.standing import assess
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.source import Column
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.month_rows import NewRow
from shishi_cli.services.choose_rule import rule_in_force
from shishi_cli.services.load_month import LoadedYear
from shishi_cli.services.number_projects import number_projects

_AT_ONCE = 500


def repeated(ledger: Ledger, rows: Sequence[NewRow], month: Month) -> Iterator[int]:
    """The projects of these rows whose words are those of the table before."""
    last = ledger.last_progress([one.project for one in rows], month)
    for one in rows:
        before, words = last.get(one.project, (None, ""))
        if before and words and same_words(one.row.text(Column.PROGRESS), words):
            yield one.project


def copied(
    ledger: Ledger, programme: Programme, month: Month, found: Collection[int]
) -> tuple[tuple[Month, Mapping[int, str]], ...]:
    """Those of the `found` projects whose words `check` calls copied, with their numbers, by the
    month of the table before. They are judged: what is done may say the same again."""
    rule, told = rule_in_force(ledger), dict[Month, list[int]]()
    projects = list(found)
    for first in range(0, len(projects), _AT_ONCE):
        some = projects[first : first + _AT_ONCE]
        last = ledger.last_progress(some, month)
        for record in LoadedYear(ledger, programme, month, some).to_judge(month):
            before, words = last[record.project]
            own = record.texts.get(Column.PROGRESS, "")
            if is_copied(assess(record, rule), own, words):
                told.setdefault(before, []).append(record.project)
    # The numbers are the whole programme's: looked up once, and not for each part.
    numbers = number_projects(ledger, programme, month).numbers if told else {}
    return tuple(
        (before, {project: numbers[project] for project in told[before]}) for before in sorted(told)
    )
