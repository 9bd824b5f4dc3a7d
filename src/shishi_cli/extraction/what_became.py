"""What became of the numbers of a text: what each was taken as, or why it was not (去向)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from shishi_cli.domain.measure import Figure, FigureKind, Measure
from shishi_cli.domain.results.found import FoundQuantity, TakenAs, Unread
from shishi_cli.domain.source import Column
from shishi_cli.extraction.mentions.mentions import Text
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.text.longest_cell import LONGEST_CELL
from shishi_cli.extraction.tied_row import TiedRow

# Where a span of a cell as it is seen stands in the cell as printed.
Printed = Callable[[Column, int, int], tuple[int, int]]

_TAKEN = {
    FigureKind.TARGET: TakenAs.TARGET,
    FigureKind.GOAL: TakenAs.GOAL,
    FigureKind.GOAL_SHARE: TakenAs.GOAL,
    FigureKind.ACTUAL: TakenAs.ACTUAL,
    FigureKind.MONTH: TakenAs.ACTUAL,
    FigureKind.STATED: TakenAs.STATED,
}
_SHARES = (FigureKind.GOAL_SHARE, FigureKind.STATED)
_NO_TITLE = Role("no-title", "none", "没有给出标题,只列出数量")
_NOT_PROMISED = Role("not-promised", "none", "惠及面、投资、时间等,不是所承诺的数量")
_OTHER_PERIOD = Role("other-period", "none", "月目标中别的时段")
_BETTER = Role("better-one", "none", "同一指标另有更合适的数")
_NOT_DONE = Role("not-told-done", "none", "没有写明已经完成")


def unread_end(column: Column, text: Text, whole: str) -> Iterator[Unread]:
    """What is left of a cell where its reading stopped."""
    start = text.mentions[-1].quantity.end if text.is_cut else len(text.printed)
    rest = whole[start:]
    if rest and (text.is_cut or len(whole) > LONGEST_CELL):
        yield Unread(column, start, len(rest), any(map(str.isdecimal, rest)))


def quantities_of(
    column: Column,
    text: Text,
    row: TiedRow,
    measures: Sequence[Measure],
    printed: Printed,
) -> list[FoundQuantity]:
    """Every quantity of a column with its use. Without a title nothing can be told of that."""
    titled = bool(row.title)
    uses = {
        (figure.source.start, figure.source.end): (figure, measure)
        for measure in measures
        for figure in measure.figures
        if figure.kind is not FigureKind.ENDED_GOAL
        if figure.source is not None and figure.source.column is column
    }
    reasons = _reasons(column, text, row) if titled else {}
    left = _NOT_PROMISED if titled else _NO_TITLE
    found = []
    for mention in text.mentions:
        quantity = mention.quantity
        span = (quantity.start, quantity.end)
        one = FoundQuantity(
            column=column,
            start=quantity.start,
            end=quantity.end,
            text=text.printed[quantity.start : quantity.end],
            amount=quantity.amount,
            high=quantity.high,
            unit=quantity.unit,
            bound=quantity.bound,
            taken_as=TakenAs.NONE,
            rule=quantity.rule,
        )
        at = printed(column, *span)
        if at in uses:
            found.append(_taken(one, *uses[at]))
        else:
            found.append(_left(one, reasons.get(span, left)))
    return found


def _taken(one: FoundQuantity, figure: Figure, measure: Measure) -> FoundQuantity:
    taken_as = _TAKEN[figure.kind]
    return replace(
        one,
        taken_as=taken_as,
        measure=measure.name,
        figure=figure.amount,
        figure_unit="%" if figure.kind in _SHARES else measure.unit,
        doubts=figure.doubts,
    )


def _left(one: FoundQuantity, role: Role) -> FoundQuantity:
    taken_as = TakenAs.PART if role.taken == "part" else TakenAs.NONE
    return replace(one, taken_as=taken_as, rule=role.name, why=role.why)


def _reasons(column: Column, text: Text, row: TiedRow) -> Mapping[tuple[int, int], Role]:
    """Why a quantity of the column was not taken, by its span."""
    if column in (Column.TITLE, Column.TARGET):
        return {
            (m.quantity.start, m.quantity.end): m.role() or _NOT_PROMISED for m in text.mentions
        }
    if column is Column.GOAL:
        tied, ties, left = row.goal, row.goals, _OTHER_PERIOD
    else:
        tied, ties, left = row.progress, row.told, _NOT_DONE
    if any(ties.figures):
        left = _BETTER
    reasons = {
        (m.quantity.start, m.quantity.end): role or _unchosen(m.role(), left)
        for m, role in zip(tied.mentions, ties.roles, strict=True)
    }
    others = {(m.quantity.start, m.quantity.end): _OTHER_PERIOD for m in text.mentions}
    return others | reasons


def _unchosen(role: Role | None, left: Role) -> Role:
    """A quantity that could be taken and was not: a part, or another was better."""
    return role if role is not None and role.taken == "part" else left
