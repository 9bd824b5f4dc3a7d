"""Look at the numbers of a bulletin again (复核通报)."""

from datetime import date
from pathlib import Path

from shishi_cli.domain.month import Month
from shishi_cli.domain.paper import MADE_FROM, Fact
from shishi_cli.domain.results.verified import Differing, Verified
from shishi_cli.domain.scope import Moment, Scope
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.formats.docx_bookmarks import read_bookmarks
from shishi_cli.readers.opening.open_file import content_of
from shishi_cli.services.bulletin.made import Made
from shishi_cli.services.compose_bulletin import BulletinWish, compose_bulletin
from shishi_cli.services.read_wording import our_wording

_ALL = BulletinWish(date(1980, 1, 1), top=1_000_000, pictures=False)


def verify_bulletin(database: Path, path: Path, moment: Moment | None) -> Verified:
    """Compare every bookmarked number with the ledger, now or at `moment`.

    Raises UnreadableFile for a document that is no bulletin, and what `compose_bulletin` raises.
    """
    bookmarks, properties = read_bookmarks(content_of(path), path.name)
    made = Made.of_text(properties.get(MADE_FROM, ""), path.name)
    with Ledger.read(database, moment) as ledger:
        newest = ledger.operations(limit=1)
        now = ledger.operation_at(moment) if moment else newest[0].id if newest else 0
    told = _facts(database, made, moment)
    then = told
    if now != made.operation and made.operation <= now:
        then = _facts(database, made, Moment("", operation=made.operation))
    names = [one for one in bookmarks if one.name.startswith("f_")]
    differing = []
    for one in names:
        name = _without_count(one.name, told)
        fact, former = told.get(name), then.get(name)
        if fact is None or fact.text != one.text:
            old = former.text if former else ""
            differing.append(Differing(name, one.before, one.text, one.after, fact, old))
    lost = max(0, made.numbers - len(names))
    return Verified(
        Month.parse(made.month), len(names), lost, tuple(differing), made.operation, now
    )


def _facts(database: Path, made: Made, moment: Moment | None) -> dict[str, Fact]:
    from shishi_cli.assessment.judging_rules import PRESETS

    rule = made.rule if made.rule in PRESETS else None
    scope = Scope(Month.parse(made.month), made.region or None, moment, rule)
    paper = compose_bulletin(database, scope, made.selection, _ALL, our_wording())
    return {fact.id.bookmark: fact for fact in paper.facts}


def _without_count(name: str, known: dict[str, Fact]) -> str:
    """The name without what tells a second mention from the first."""
    first, _, count = name.rpartition("_")
    return first if name not in known and count.isdigit() and first in known else name
