"""Ask at the terminal of the projects that a table leaves out, or has again (询问增减)."""

import sys
from collections.abc import Iterable
from dataclasses import replace

from shishi_cli.cli.ask import choose
from shishi_cli.cli.session import Session
from shishi_cli.domain.operation import Author
from shishi_cli.domain.results.imports import Appearance, Appeared, Import
from shishi_cli.domain.scope import Scope
from shishi_cli.services.decide_life import drop_project, restore_project
from shishi_cli.services.resolve_scope import region_name
from shishi_cli.views.listing import clean
from shishi_cli.views.project import life_line

_QUESTIONS = {
    Appearance.VANISHED: "上次见于 {since} 的表,本表没有。是调出了吗?",
    Appearance.BACK_AFTER_DROP: "{since} 起已调出,本表又有。是恢复列入吗?",
}


def ask_of_lives(session: Session, written: Iterable[Import], author: Author) -> None:
    """Ask once of each project, in the month in which its table is the first to be otherwise; what
    is not answered stays as it is."""
    last = {(one.programme, one.month): one for one in written}  # all files of a month are in
    for done in last.values():
        for one in done.appeared:
            if one.kind in _QUESTIONS:
                _ask(session, done, one, author)


def _ask(session: Session, done: Import, one: Appeared, author: Author) -> None:
    session.tell(clean(f"第 {one.number} 项 {one.title}"))
    if not choose(session, _QUESTIONS[one.kind].format(since=one.since)):
        return
    session.err.write("文号(没有就回车): ")
    session.err.flush()
    by = replace(author, document=sys.stdin.readline().strip())
    scope = Scope(done.month, region_name(done.programme))
    with session.open_to_write() as ledger:
        if one.kind is Appearance.VANISHED:
            decided = drop_project(ledger, one.number, scope, None, by)
        else:
            decided = restore_project(ledger, one.number, scope, by)
    session.tell(clean(life_line(decided)))
