"""Compose the month's bulletin: what it says, in which order (写通报)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.office import Office, OfficeKey
from shishi_cli.domain.paper import Annex, Block, Heading, Letterhead, Paper
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.wording import Wording
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.bulletin import annexes, lagging, overall, progress
from shishi_cli.services.bulletin.gather import Material, gather
from shishi_cli.services.bulletin.made import Made
from shishi_cli.services.select_projects import Selection


@frozen
class BulletinWish:
    """What a person wants of a bulletin (通报要求); None leaves it to the office's settings or to
    the month. `list_as` is text, table or auto, `annex` all, behind or none, `top` counts the
    projects named as fast; a draft is marked unless it `is_final`."""

    day: date
    number: str = ""
    title: str | None = None
    to: str | None = None
    signer: str | None = None
    is_sealed: bool | None = None
    letterhead: Letterhead = Letterhead.NONE
    top: int = 5
    list_as: str = "auto"
    annex: str = "all"
    pictures: bool = True
    is_final: bool = False


def compose_bulletin(
    ledger: Ledger, scope: Scope, selection: Selection, wish: BulletinWish, wording: Wording
) -> Paper:
    """The bulletin of a month. Raises what `list_month` raises."""
    told = gather(ledger, scope, selection, pictures=wish.pictures)
    office, month = told.office, told.month.month
    sealed = office.is_sealed if wish.is_sealed is None else wish.is_sealed
    paper = Paper(
        title=wish.title if wish.title is not None else _title(wording, told, month),
        blocks=tuple(_blocks(wording, told, wish)),
        annexes=tuple(_annexes(wording, told, wish)),
        mark="" if wish.is_final else wording.text("draft_mark"),
        issuer=office.issuer,
        number=_number(wish, office),
        addressees=wish.to if wish.to is not None else office.addressees,
        copies=office.copies,
        signer=wish.signer if wish.signer is not None else office.signer,
        day=wish.day,
        is_sealed=sealed,
        letterhead=wish.letterhead,
    )
    return replace(paper, properties=_made(told, selection, wish, paper).to_text())


def _made(told: Material, selection: Selection, wish: BulletinWish, paper: Paper) -> Made:
    return Made(
        month=str(told.month.month),
        region=told.month.programme.region,
        rule=told.month.rule.name,
        operation=told.operation,
        numbers=sum(1 for _ in paper.facts),
        unit=selection.unit,
        level=selection.level,
        standings=tuple(one.value for one in selection.standings),
        search=selection.search,
        top=wish.top,
        list_as=wish.list_as,
        annex=wish.annex,
    )


def _number(wish: BulletinWish, office: Office) -> str:
    """The number of the paper; a bare one is put behind the office's own sign: 宝府办督〔2023〕6号."""
    head = office.get(OfficeKey.NUMBER_HEAD)
    if head and wish.number.isascii() and wish.number.isdecimal():
        return f"{head}〔{wish.day.year}〕{int(wish.number)}号"
    return wish.number


def _title(wording: Wording, told: Material, month: Month) -> str:
    region = told.month.programme.region
    return wording.plain("title", region=region, year=month.year, month=month.number)


def _blocks(wording: Wording, told: Material, wish: BulletinWish) -> Iterator[Block]:
    """The sections that have something to say; the numbering closes up."""
    yield from overall.opening(wording, told)
    annexed = wish.annex != "none"
    sections: Sequence[tuple[str, Sequence[Block]]] = (
        ("overall_head", list(overall.overall(wording, told))),
        ("fast_head", list(progress.fast(wording, told, wish.top))),
        ("lagging_head", list(lagging.lagging(wording, told, wish.list_as, annexed=annexed))),
        ("unknown_head", list(lagging.unjudged(wording, told))),
        ("checked_head", list(progress.checked(wording, told))),
        ("explained_head", list(progress.explained(wording, told))),
        ("since_last_head", list(progress.since_last(wording, told))),
        ("requirements_head", progress.requirements(wording, told)),
    )
    told_sections = [(head, blocks) for head, blocks in sections if blocks]
    for at, (head, blocks) in enumerate(told_sections, 1):
        yield Heading(1, f"{overall.chinese(at)}、{wording.text(head)}")
        yield from blocks


def _annexes(wording: Wording, told: Material, wish: BulletinWish) -> Iterator[Annex]:
    if wish.annex == "all" and told.month.assessments:
        yield annexes.whole_table(wording, told)
    if wish.annex != "none" and told.lagging:
        yield annexes.lagging_table(wording, told)
    pictures = annexes.pictures(wording, told)
    if pictures is not None:
        yield pictures
