"""Look at the numbers of a bulletin again (复核通报)."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from shishi_cli.domain.month import Month
from shishi_cli.domain.paper import MADE_FROM, Fact, Paper
from shishi_cli.domain.paper_places import BookmarkNames, Placed, placed
from shishi_cli.domain.results.verified import Differing, Verified
from shishi_cli.domain.scope import Moment, Scope
from shishi_cli.domain.wording import Wording
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.readers.formats.docx_bookmarks import read_bookmarks
from shishi_cli.readers.opening.open_file import content_of
from shishi_cli.readers.opening.packages import require_docx
from shishi_cli.services.bulletin.made import Made
from shishi_cli.services.bulletin.say import formal, in_quotes
from shishi_cli.services.compose_bulletin import BulletinWish, compose_bulletin
from shishi_cli.services.read_wording import our_wording

_OURS = "请给出 shishi report bulletin -o 通报.docx 写的文件,其他格式里没有核对用的书签"
_ALL = BulletinWish(date(1980, 1, 1), top=1_000_000, pictures=False)


def verify_bulletin(ledger: Ledger, path: Path, wording: Wording) -> Verified:
    """Compare every bookmarked number with the ledger, as of its moment; `wording` is that in which
    the bulletin was written.

    Raises UnreadableFile for a document that is no bulletin, and what `compose_bulletin` raises.
    """
    content = content_of(path)
    require_docx(content, path.name, "复核", _OURS)
    bookmarks, properties = read_bookmarks(content, path.name)
    made = Made.of_text(properties.get(MADE_FROM, ""), path.name)
    now = ledger.last_operation()
    told, past = _facts(ledger, made), ledger
    then = told
    if now != made.operation and made.operation <= now:
        past = ledger.at(Moment("", operation=made.operation))
        then = _facts(past, made)
    names = [one for one in bookmarks if one.name.startswith("f_")]
    differing = []
    for one in names:
        name = _without_count(one.name, told)
        fact, former = told.get(name), then.get(name)
        if fact is None or fact.text not in _writings(one.text, fact.id.month.year):
            old = former.text if former else ""
            differing.append(Differing(name, one.before, one.text, one.after, fact, old))
    lost = max(0, made.numbers - len(names))
    unchecked: tuple[Placed, ...] = ()
    if lost:
        paper = _composed(past, made, _wish(made), wording)
        unchecked = _unchecked(paper, made, {one.name for one in names})
    return Verified(
        month=Month.parse(made.month),
        numbers=len(names),
        lost=lost,
        unchecked=unchecked,
        differing=tuple(differing),
        written=made.operation,
        now=now,
    )


def _unchecked(paper: Paper, made: Made, seen: Collection[str]) -> tuple[Placed, ...]:
    """The numbers of the paper as it was written whose bookmark is not `seen` any more; none where
    the paper cannot be composed as it was, as of an older ledger."""
    there = list(placed(paper))
    if len(there) != made.numbers:
        return ()
    names = BookmarkNames()
    return tuple(one for one in there if names.next(one.fact) not in seen)


def _wish(made: Made) -> BulletinWish:
    return replace(_ALL, top=made.top, list_as=made.list_as, annex=made.annex)


def _facts(ledger: Ledger, made: Made) -> dict[str, Fact]:
    paper = _composed(ledger, made, _ALL, our_wording())
    return {fact.id.bookmark: fact for fact in paper.facts}


def _composed(ledger: Ledger, made: Made, wish: BulletinWish, wording: Wording) -> Paper:
    from shishi_cli.assessment.judging_rules import PRESETS

    rule = made.rule if made.rule in PRESETS else None
    scope = Scope(Month.parse(made.month), made.region or None, rule)
    return compose_bulletin(ledger, scope, made.selection, wish, wording)


def _writings(printed: str, year: int) -> Collection[str]:
    """The words as they stand, and with the marks that papers had not always: (自2023-05)."""
    return printed, formal(printed, year), in_quotes(printed)


def _without_count(name: str, known: dict[str, Fact]) -> str:
    """The name without what tells a second mention from the first."""
    first, _, count = name.rpartition("_")
    return first if name not in known and count.isdigit() and first in known else name
