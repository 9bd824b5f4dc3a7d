"""Checks of what a project is known by: its number, its title, its lead units."""

from collections.abc import Iterator

from shishi_cli.assessment.checks.case import Case, Found
from shishi_cli.domain.prepared import compiled
from shishi_cli.domain.source import Column
from shishi_cli.domain.standing import Standing

_WORD = 3  # characters
_NAMES = r"[(（][^()（）\d]+[)）]"


def number_moved(case: Case) -> Iterator[Found]:
    """Another number than in the month before; of numbers that moved up together the first tells of
    all."""
    if not case.is_printed or not case.names or case.names[0].number == case.names[1].number:
        return
    before, now = case.names
    run = case.moved_with or ((now.number, before.number),)
    (first, former), (last, latter) = run[0], run[-1]
    if now.number != first:
        return
    old, new = (former, first) if len(run) == 1 else (f"{former} 至 {latter}", f"{first} 至 {last}")
    message = f"序号由 {case.earlier[-1].month} 的 {old} 改为 {new}"
    yield Found(message, case.cell(Column.NUMBER))


def title_changed(case: Case) -> Iterator[Found]:
    """Other words in the title than in the month before, by more than a word put in or left out."""
    if not case.is_printed or not case.names:
        return
    last, (before, now) = case.earlier[-1], case.names
    printed, own = last.record.texts.get(Column.TITLE, ""), case.text(Column.TITLE)
    if before.title == now.title or _differ_by_a_word(before.title, now.title):
        return
    if not _differ_by_a_bracket(printed.strip(), own.strip()):
        yield Found(f"标题与 {last.month} 的不同,当时是: {printed}", case.cell(Column.TITLE))


def no_unit(case: Case) -> Iterator[Found]:
    """No lead unit, where the table has a column for it."""
    has_column = Column.LEAD_UNIT in case.record.texts
    if case.is_printed and has_column and not case.assessment.units:
        yield Found("没有写牵头单位", case.cell(Column.LEAD_UNIT))


def new_unit(case: Case) -> Iterator[Found]:
    """A lead unit that no project had in the months before: another name, or a slip."""
    if not case.earlier:
        return  # a new project may bring its unit
    for unit in case.assessment.units_now:
        if unit in case.new_units:
            names = "或".join(f"“{name}”" for name in case.new_units[unit])
            perhaps = f",可能就是{names}" if names else ""
            yield Found(f"“{unit}”以前没有出现过{perhaps}", case.cell(Column.LEAD_UNIT))


def vanished(case: Case) -> Iterator[Found]:
    """The table before has the project and the month's has not, without a word of a person; told in
    the first such month alone. What is done may leave the table."""
    record = case.record
    if not case.has_table or case.last_table is None or record.is_heard_of:
        return
    if not record.life.holds(case.month) or case.assessment.standing is Standing.DONE:
        return
    if case.last_printed == case.last_table:
        yield Found(f"{case.last_table} 的表中有,本月的表中没有,也没有调出的记录")


def came_back(case: Case) -> Iterator[Found]:
    """The table before has not the project that the month's has again; told in that month alone."""
    last, life = case.last_printed, case.record.life
    if not case.is_printed or last is None or last == case.last_table:
        return
    if life.ends is not None and not life.holds(case.month):
        document = f"({life.document})" if life.document else ""
        yield Found(f"{life.ends} 起已调出{document},本月的表中又有", case.cell(Column.TITLE))
    else:
        yield Found(f"上次见于 {last} 的表,此后的表中没有,本月的表中又有", case.cell(Column.TITLE))


def _differ_by_a_word(one: str, other: str) -> bool:
    """Whether one title is the other with a word put in: 健身步道 and 市民健身步道."""
    return 0 < len(_put_in(one, other)) <= _WORD


def _differ_by_a_bracket(one: str, other: str) -> bool:
    """Whether one title is the other with a bracket of names and no number: 书屋12家(南关、北关书屋)."""
    return compiled(_NAMES).fullmatch(_put_in(one, other)) is not None


def _put_in(one: str, other: str) -> str:
    """What the longer has more than the shorter in one place; nothing where they differ otherwise."""
    short, long = sorted((one, other), key=len)
    added = len(long) - len(short)
    places = range(len(short) + 1)
    found = (at for at in places if short == long[:at] + long[at + added :])
    return next((long[at : at + added] for at in found), "")
