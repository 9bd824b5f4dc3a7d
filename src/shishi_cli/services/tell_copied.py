"""Tell the projects of a new table whose words are those of the table before (照抄上月)."""

from collections.abc import Iterator, Mapping, Sequence

from shishi_cli.assessment.copied import is_copied, same_words
from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.source import Column
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.ledger.month_rows import NewRow
from shishi_cli.services.assess_month import judge
from shishi_cli.services.choose_rule import rule_in_force
from shishi_cli.services.load_month import load_month

_AT_ONCE = 500


def repeated(ledger: Ledger, rows: Sequence[NewRow], month: Month) -> Iterator[tuple[int, Month]]:
    """The projects of these rows whose words may be copied, and the month of the table before."""
    last = ledger.last_progress([one.project for one in rows], month)
    for one in rows:
        before, words = last.get(one.project, (None, ""))
        if before and words and same_words(one.row.text(Column.PROGRESS), words):
            yield one.project, before


def copied(
    ledger: Ledger, programme: Programme, month: Month, found: Mapping[int, Month]
) -> tuple[tuple[Month, Mapping[int, str]], ...]:
    """Those of the `found` projects whose words `check` calls copied, with their numbers, by the
    month of the table before. They are judged: what is done may say the same again."""
    rule, told = rule_in_force(ledger), dict[Month, dict[int, str]]()
    projects = list(found)
    for first in range(0, len(projects), _AT_ONCE):
        some = projects[first : first + _AT_ONCE]
        now = judge(ledger, programme, month, rule, some).assessments
        for before in sorted({found[one.record.project] for one in now}):
            earlier = {one.project: one for one in load_month(ledger, programme, before, some)}
            told.setdefault(before, {}).update(
                (one.record.project, one.record.number)
                for one in now
                if found[one.record.project] == before
                and is_copied(
                    one, one.record.texts.get(Column.PROGRESS, ""), earlier[one.record.project]
                )
            )
    return tuple((before, copies) for before, copies in sorted(told.items()) if copies)
