"""Set what a person knows better than the table (人工录入)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from shishi_cli.assessment.belief import doubt_entered
from shishi_cli.assessment.standing import assess
from shishi_cli.domain.amounts import FINEST, LONGEST, entered_amount
from shishi_cli.domain.errors import NotFound, Unconfirmed, UsageError
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis
from shishi_cli.domain.month import Month
from shishi_cli.domain.operation import Author
from shishi_cli.domain.project import Entry, EntryField
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.shares import amount
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Assessment
from shishi_cli.extraction.promises.levels import read_levels
from shishi_cli.extraction.promises.offices import read_units
from shishi_cli.extraction.rules import rules_version
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.choose_rule import rule_in_force
from shishi_cli.services.load_month import load_month
from shishi_cli.services.number_projects import number_projects
from shishi_cli.services.read_again import read_again
from shishi_cli.services.resolve_scope import resolve_open_month

_LONGEST_SHOWN = 30  # characters of a number that is refused
_OF_MEASURE = (EntryField.ACTUAL, EntryField.GOAL, EntryField.TARGET, EntryField.BASIS)
_BASES = {basis.label: basis for basis in Basis}


@frozen
class Wanted:
    """What a person wants to be kept (录入要求).

    `measure` is a number from 1 or part of a name; needed only where the project has several.
    `sure` is a person who has been asked, or said so beforehand.
    """

    values: Mapping[EntryField, str]
    measure: str | None
    sure: bool = False


@frozen
class Change:
    """One value that a person set (改动): what, before and after, as printed."""

    what: str
    old: str
    new: str


@frozen
class Update:
    """What an update did (录入结果)."""

    number: str
    title: str
    month: Month
    changes: tuple[Change, ...]
    before: Assessment
    after: Assessment


def update_project(
    ledger: Ledger,
    number: str,
    scope: Scope,
    wanted: Wanted,
    author: Author,
) -> Update:
    """Keep the wanted values for a project's month, before the text and beside it.

    Raises NotFound for a project, month or measure that does not exist, UsageError for a value
    that cannot be used, and Unconfirmed for a figure beyond belief of which the person is not sure.
    Nothing is written then.
    """
    values = wanted.values
    if not values:
        raise UsageError(
            "没有要改的内容", "请至少给出一项,如 --actual 300、--goal、--target、--progress、--unit"
        )
    with ledger.operation(
        command="update", person=author.person, reason=author.note, at=author.at
    ) as operation:  # what is read is what is written beside, whoever writes meanwhile
        programme, month = resolve_open_month(ledger, scope.month, scope.region)
        project = number_projects(ledger, programme, month).find(number).project
        (record,) = load_month(ledger, programme, month, [project])
        rule = rule_in_force(ledger)
        before = assess(record, rule)
        of_measure = set(values) & set(_OF_MEASURE)
        position = choose_measure(before, wanted.measure) if of_measure else None
        entries = [_entry(month, field, value, position, author) for field, value in values.items()]
        if not wanted.sure:
            _ask_for(before, entries)
        for entry in entries:
            operation.put_entry(record.project, entry)
        if EntryField.PROGRESS in values and record.is_reported:
            reading = read_again(record, entries)
            operation.put_reading(record.project, month, reading, rules_version())
    after = assess(load_month(ledger, programme, month, [project])[0], rule)
    changes = tuple(_change(entry, before) for entry in entries)
    return Update(record.number, after.title, month, changes, before, after)


def _entry(
    month: Month, field: EntryField, value: str, position: int | None, author: Author
) -> Entry:
    return Entry(
        month=month,
        field=field,
        measure=position if field in _OF_MEASURE else None,
        value=_checked(field, value),
        note=author.note,
        person=author.person,
        at=author.at,
        document=author.document,
    )


def _ask_for(before: Assessment, entries: Sequence[Entry]) -> None:
    """Raise Unconfirmed where what a person enters as done is beyond belief."""
    amounts = {entry.field: Decimal(entry.value) for entry in entries if entry.is_amount}
    position = next((e.measure for e in entries if e.field is EntryField.ACTUAL), None)
    if position is None:
        return
    measure = before.measures[position - 1]
    of_month = any(entry.value == Basis.MONTH for entry in entries)
    doubt = doubt_entered(before.record.month, measure, amounts, of_month=of_month)
    if doubt is not None:
        told = f"{amount(amounts[EntryField.ACTUAL])}{measure.unit}"
        raise Unconfirmed(f"完成数“{told}”不可信: {doubt.text}", "核对后确是此数的,请加 --yes")


def choose_measure(project: Assessment, asked: str | None) -> int:
    """The position of the measure that `asked` names: its number, or a part of its name.

    Raises UsageError where it must be named and is not, NotFound where none or several fit.
    """
    measures = project.measures
    listed = "\n    ".join(f"{m.position}. {m.name}({m.unit})" for m in measures)
    if not measures:
        raise NotFound(
            f"第 {project.record.number} 项没有量化指标,不能录入数量",
            "可用 --progress 录入进展文字",
        )
    if asked is None:
        if len(measures) > 1:
            raise UsageError(
                f"第 {project.record.number} 项有 {len(measures)} 个指标,请用 --measure 选一个:\n    {listed}",
                "写序号或名称的一部分,如 --measure 1",
            )
        return measures[0].position
    found = [m for m in measures if str(m.position) == asked.strip()]
    found = found or [m for m in measures if asked.strip() and asked.strip() in m.name]
    if len(found) != 1:
        problem = "没有" if not found else "不止一个"
        raise NotFound(
            f"第 {project.record.number} 项{problem}“{asked}”指标,现有:\n    {listed}",
            "写序号或名称的一部分,如 --measure 1",
        )
    return found[0].position


def _checked(field: EntryField, value: str) -> str:
    """The value as it is stored. Raises UsageError for what is no number, level or basis."""
    value = value.strip()
    if field in (EntryField.ACTUAL, EntryField.GOAL, EntryField.TARGET):
        return _number(field, value)
    if field is EntryField.BASIS:
        if value not in _BASES and value not in set(Basis):
            raise UsageError(f"没有“{value}”这种口径", "可用的有: 累计、当月、未注明")
        return _BASES.get(value) or value
    if field is EntryField.LEVEL and not read_levels("", value):
        raise UsageError(f"“{value}”不是级别", "请写成 市级、区级 这样的形式,几个之间用顿号")
    if not value:
        raise UsageError(f"{field.label}不能为空", "请写出内容")
    return "、".join(read_units(value)) if field is EntryField.UNIT else value


def _number(field: EntryField, value: str) -> str:
    number = entered_amount(value)
    if number is None or (field is EntryField.TARGET and not number):
        shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
        raise UsageError(
            f"{field.label}“{shown}”不是可用的数",
            f"请写成 300 或 12.5 这样的数,整数不超过 {LONGEST} 位,小数不超过 {FINEST} 位",
        )
    return f"{number:f}"


def _change(entry: Entry, before: Assessment) -> Change:
    old, new = "", entry.value
    if entry.measure is not None:
        measure = before.measures[entry.measure - 1]
        if entry.field is EntryField.BASIS:
            old = _basis_label(measure.basis)
        else:
            value = getattr(measure, entry.field.value)
            old = f"{amount(value)}{measure.unit}" if value is not None else ""
            new = f"{entry.value}{measure.unit}"
    elif entry.field is EntryField.PROGRESS:
        old = (
            before.record.texts.get(Column.PROGRESS, "")
            if before.record.told == entry.month
            else ""
        )
    else:
        old = "、".join(before.units if entry.field is EntryField.UNIT else before.levels)
    if entry.field is EntryField.BASIS:
        new = _basis_label(Basis(entry.value))
    return Change(entry.field.label, old or "无", new)


def _basis_label(basis: Basis | None) -> str:
    return basis.label if basis else ""
