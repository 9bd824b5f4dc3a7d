"""What goes well, and what became of last month's named projects (进展较快、督办落实)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from shishi_cli.domain.check import Severity
from shishi_cli.domain.measure import FigureKind
from shishi_cli.domain.numbering import in_ranges
from shishi_cli.domain.paper import Block, Paragraph, Run, Text
from shishi_cli.domain.shares import amount
from shishi_cli.domain.standing import Assessment, MeasureStanding, Standing
from shishi_cli.domain.wording import CLOSE, COLON, OPEN, SEMICOLON, Wording
from shishi_cli.services.bulletin import facts
from shishi_cli.services.bulletin.gather import Material
from shishi_cli.services.bulletin.lagging import MANY, item_head, units_of
from shishi_cli.services.bulletin.overall import in_scope, numbers, until
from shishi_cli.services.bulletin.say import as_runs, formal, joined, say

_TOLD_NOTES = frozenset(("began", "ended", "corrected"))
_CAUGHT_UP = (Standing.DONE, Standing.AHEAD, Standing.ON_TRACK)


def fast(wording: Wording, told: Material, top: int) -> Iterator[Block]:
    """Those done, and of those ahead the `top` that are farthest over the pace."""
    done, month = told.of(Standing.DONE), told.month.month
    if done and top:
        count = facts.counted("done", month, done)
        yield Paragraph(say(wording, "done", each=_each(done), count=count))
    ahead = sorted(told.of(Standing.AHEAD), key=_over_pace, reverse=True)[:top]
    for at, one in enumerate(ahead, 1):
        head = item_head(wording, at, one)
        parts = (_told(wording, one, measure) for measure in one.measures)
        yield Paragraph(head + joined((part for part in parts if part), SEMICOLON) + (Run("。"),))


def since_last(wording: Wording, told: Material) -> Iterator[Block]:
    """What became of those that were named behind the month before."""
    if not told.named:
        return
    month, before = told.month.month, told.named[0].record.month
    now = {one.record.project: one for one in told.whole.assessments}
    here = [now[one.record.project] for one in told.named if one.record.project in now]
    classes = (
        ("caught_up", [one for one in here if one.standing in _CAUGHT_UP]),
        ("at_risk_now", [one for one in here if one.standing is Standing.AT_RISK]),
        ("still_behind", [one for one in here if one.standing is Standing.BEHIND]),
        ("unknown_now", [one for one in here if one.standing is Standing.UNKNOWN]),
        ("gone", [one for one in told.named if one.record.project not in now]),
    )
    parts = []
    for key, of in classes:
        if of:
            count = facts.counted(key, month, of, group="named")
            parts.append(say(wording, key, count=count, each=_each(of)))
    total = facts.counted("named", month, told.named)
    head = in_scope(wording, told) + say(wording, "named", month=before.number, total=total)
    yield Paragraph(head + joined(parts, SEMICOLON) + (Run("。"),))


def checked(wording: Wording, told: Material) -> Iterator[Block]:
    """What the checks found in the month's data, the gravest first."""
    found, month = told.checked.findings, told.month.month
    if not found:
        return
    many = facts.number("findings", month, len(found), "shishi check")
    grave = sum(one.severity is Severity.ERROR for one in found)
    errors = facts.number("errors", month, grave, "shishi check")
    yield Paragraph(in_scope(wording, told) + say(wording, "checked", count=many, errors=errors))
    for at, one in enumerate(found[:MANY], 1):
        yield Paragraph(
            say(
                wording,
                "finding",
                at=at,
                number=one.number,
                message=formal(one.message, month.year),
                code=one.kind.code,
            )
        )
    if len(found) > MANY:
        rest = facts.number("more_findings", month, len(found) - MANY, "shishi check")
        listed = in_ranges(list(dict.fromkeys(one.number for one in found[MANY:] if one.number)))
        of = "、".join(f"第{each}项" for each in listed)
        yield Paragraph(say(wording, "more_findings", count=rest, numbers=of))


def explained(wording: Wording, told: Material) -> Iterator[Block]:
    """What a reader must know of the list and the figures: projects that came or went, targets
    changed by a document, totals corrected with a reason."""
    parts = []
    for one in (*told.month.assessments, *told.ended):
        notes: list[Text] = [
            (facts.note_of(one, at, note),)
            for at, note in enumerate(one.notes, 1)
            if note.code in _TOLD_NOTES
        ]
        notes += [
            (facts.reason_of(one, at, reason),)
            for at, reason in enumerate(one.reasons, 1)
            if reason.code == "ended"
        ]
        notes += [
            say(
                wording,
                "target_changed",
                month=change.month.number,
                old=amount(change.old),
                new=amount(change.new) + measure.unit,
                document=f"{OPEN}{change.document}{CLOSE}" if change.document else "",
            )
            for measure in one.measures
            for change in measure.target_changes
        ]
        if notes:
            whom = _called(one) if one in told.ended else as_runs(f"第{one.record.number}项")
            parts.append((*whom, *as_runs(COLON), *joined(notes, SEMICOLON)))
    if parts:
        yield Paragraph((*joined(parts, SEMICOLON), Run("。")))


def _each(of: Sequence[Assessment]) -> Text:
    """All of them: the first by their titles and, where there are many, the others by number."""
    named = [_called(one) for one in of[:MANY]]
    if len(of) > MANY:
        named.append(as_runs(numbers(of[MANY:])))
    return joined(named, "、")


def _called(one: Assessment) -> Text:
    return (
        *as_runs(f"第{one.record.number}项“"),
        facts.title_of(one, quoted=True),
        *as_runs(f"”{OPEN}{units_of(one)}{CLOSE}"),
    )


def _told(wording: Wording, one: Assessment, measure: MeasureStanding) -> Text:
    target, actual = (
        facts.figure(one, measure, kind) for kind in (FigureKind.TARGET, FigureKind.ACTUAL)
    )
    share = facts.completion(one, measure)
    if target is None or actual is None or share is None:
        return ()
    name = measure.name if len(one.measures) > 1 else ""
    return (
        say(wording, "target", name=name, target=target, unit=measure.unit)
        + say(
            wording,
            "actual",
            until=until(one.record.month, one.record.cut_off_day),
            actual=actual,
            unit=measure.unit,
        )
        + say(wording, "share", percent=share)
    )


def _over_pace(one: Assessment) -> Fraction:
    done = one.completion
    return (done.share if done else Fraction(0)) - one.record.line


def requirements(wording: Wording, told: Material) -> Sequence[Block]:
    """What is asked of the units; of those that lag only where one does."""
    second = "require_2" if told.lagging else "require_2_steady"
    return [Paragraph(say(wording, key)) for key in ("require_1", second, "require_3")]
