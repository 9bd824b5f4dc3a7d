"""Tables as JSON: shishi's own exports, or a plain list of rows (JSON)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from shishi_cli.domain.characters import is_whole
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.source import Column
from shishi_cli.readers.cells.cell_tables import RawRow, RawTable, ReadAs
from shishi_cli.readers.opening import problems
from shishi_cli.readers.opening.decoding import decode
from shishi_cli.readers.opening.limits import Allowance
from shishi_cli.readers.table.headings import recognise

_MOST_KEYS = 1000
_FEW = 3
# No table is so deep. Where Python itself gives up differs: 3.11 near 1,000, less what called it.
_DEEPEST = 50
_LONE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
# Where an object that stands for a cell holds what the cell shows.
_VALUES = ("text", "value", "name", "label", "显示值", "值")

Json = None | bool | str | Sequence["Json"] | Mapping[str, "Json"]

# How a heading of each column is written where the file names columns as shishi does.
_HEADINGS = {column.value: column.label for column in Column if column is not Column.PLAN}
# What the fields of `status --json` and of other people's English tables are called.
_FIELDS: Mapping[str, str] = {
    "target_text": "target",
    "goal_text": "goal",
    "progress_text": "progress",
    "units": "lead_unit",
    "levels": "level",
    "no": "number",
    "name": "title",
    "unit": "lead_unit",
    "lead_units": "lead_unit",
    "completion": "share",
    "remarks": "remark",
}


def read_json(content: bytes, name: str, read_as: ReadAs) -> tuple[RawTable, ...]:
    """The file's one table; numbers stay as they are written. Raises UnreadableFile."""
    text, encoding = decode(content, name, read_as.encoding)
    try:
        return (_table(text.removeprefix("\ufeff"), encoding, Allowance(name, len(content))),)
    except RecursionError as error:  # lists within lists, thousands deep
        raise problems.unreadable(name, [problems.json_shape(name)]) from error


def _table(text: str, encoding: str, allowance: Allowance) -> RawTable:
    name = allowance.name
    repeated: dict[str, int] = {}
    value = _parsed(text, name, repeated)
    if _is_deep(value):
        raise problems.unreadable(name, [problems.json_shape(name)])
    above: tuple[str, ...] = ()
    region = ""
    if isinstance(value, Mapping):
        above, region = _told(value), _text(value.get("region"))
        value = _list_within(value)
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise problems.unreadable(name, [problems.json_shape(name)])
    rows = _rows(value, allowance)
    notices = (*_left(value), *_told_twice(repeated))
    return RawTable(rows, above, encoding, aligned=True, region=region, notices=notices)


def _parsed(text: str, name: str, repeated: dict[str, int]) -> Json:
    def take(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        """The object, of a key that it has twice the first with words: so columns are chosen."""
        held: dict[str, Json] = {}
        for key, value in pairs:
            if held.get(key) in (None, ""):
                held[key] = value
            elif value not in (None, "", held[key]):
                repeated[key] = repeated.get(key, 0) + 1
        return held

    try:
        # Numbers as written: 34.20 stays so, and no figure becomes a float.
        value: Json = json.loads(
            text,
            parse_float=str,
            parse_int=str,
            parse_constant=str,
            object_pairs_hook=take,
        )
    except json.JSONDecodeError as error:
        place = f"{name}:第{error.lineno}行"
        excerpt = problems.shorten(text[max(0, error.pos - 10) : error.pos + 30])
        raise problems.unreadable(name, [problems.json_syntax(place, excerpt)]) from error
    # Half of a character that takes two is no text, and no ledger can keep it.
    if lone := _LONE.search(text):
        line = text.count("\n", 0, lone.start()) + 1
        raise problems.unreadable(name, [problems.half_character(f"{name}:第{line}行", lone[0])])
    return value


def _is_deep(value: Json) -> bool:
    """Whether lists or objects stand within each other more than _DEEPEST deep."""
    level = [value] if isinstance(value, (dict, list)) else []
    for _ in range(_DEEPEST):
        within = (one.values() if isinstance(one, dict) else one for one in level)
        level = [inner for outer in within for inner in outer if isinstance(inner, (dict, list))]
        if not level:
            return False
    return True


def _told(value: Mapping[str, Json]) -> tuple[str, ...]:
    """A title line from the region, the year and the month that an export tells."""
    region, month = value.get("region"), value.get("month")
    title = value.get("title")
    lines = [title] if isinstance(title, str) and title else []
    if isinstance(month, str) and is_whole(month[:4]) and is_whole(month[5:]):
        where = region if isinstance(region, str) else ""
        lines.append(f"{where}{month[:4]}年{int(month[5:])}月实事项目进展")
    return tuple(lines)


def _list_within(value: Mapping[str, Json]) -> Json:
    """The rows of an object: its projects, else its only list, as in {"data": {"rows": […]}}."""
    if "projects" in value:
        return value["projects"]
    lists = [item for item in value.values() if isinstance(item, list)]
    if not lists and len(inner := [one for one in value.values() if isinstance(one, Mapping)]) == 1:
        return _list_within(inner[0])
    return lists[0] if len(lists) == 1 else None


def _rows(items: Sequence[Json], allowance: Allowance) -> tuple[RawRow, ...]:
    """The rows with their headings first; rows of lists bring their own."""
    # A project of ours that the month's table does not have has no cells.
    told = [item for item in items if not _is_absent(item)]
    objects = [_cells(item) for item in told if isinstance(item, Mapping)]
    if not objects:
        return tuple(
            RawRow(number, tuple(map(_text, item)))
            for number, item in enumerate(items, 1)
            if isinstance(item, Sequence) and not isinstance(item, str)
        )
    keys = list(dict.fromkeys(key for cells in objects for key in cells))
    if len(keys) > _MOST_KEYS:
        raise allowance.refuse("JSON 中不同的栏目", _MOST_KEYS)
    allowance.check_cells(len(keys) * len(objects))
    rows = [RawRow(0, tuple(_heading(key) for key in keys))]
    rows += [
        RawRow(number, tuple(cells.get(key, "") for key in keys))
        for number, cells in enumerate(objects, 1)
    ]
    return tuple(rows)


def _cells(item: Mapping[str, Json]) -> dict[str, str]:
    """The cells of an object by key: as printed where an export holds them so."""
    printed = item.get("cells")
    if isinstance(printed, Mapping):
        return {key: _text(value) for key, value in printed.items()}
    return {key: _text(value) for key, value in item.items() if not _is_nested(value)}


def _left(items: Sequence[Json]) -> Iterator[Notice]:
    """Which columns hold objects, of which no cell is made; ours have measures and the like."""
    left: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        if isinstance(item, Mapping) and "cells" not in item:
            for key, value in item.items():
                if _is_nested(value) and _heading(key) in _known_headings():
                    left.setdefault(key, number)
    for key, number in left.items():
        yield Notice("nested_left", f"第 {number} 项等的“{key}”里是对象,不是文字,没有读取")


def _told_twice(repeated: Mapping[str, int]) -> Iterator[Notice]:
    """Which keys an object has twice, with other words: 完成数 210 and 120."""
    if repeated:
        keys = "".join(f"“{problems.shorten(key)}”" for key in list(repeated)[:_FEW])
        more = "等" if len(repeated) > _FEW else ""
        text = f"同一项里写了两次的{keys}{more} {sum(repeated.values())} 处,只读取前一次写的"
        yield Notice("told_twice", text)


def _known_headings() -> frozenset[str]:
    return frozenset(_HEADINGS.values())


def _is_absent(item: Json) -> bool:
    return isinstance(item, Mapping) and "cells" in item and item["cells"] is None


def _is_nested(value: Json) -> bool:
    """Whether a value is no cell: measures, reasons and the like of `status --json`."""
    if isinstance(value, Mapping):
        return _own_words(value) is None
    return isinstance(value, list) and any(isinstance(one, (Mapping, list)) for one in value)


def _own_words(value: Mapping[str, Json]) -> Json:
    """What a cell is where it is an object with its value, as {"value": 210, "unit": "个"}."""
    words = next((value[key] for key in _VALUES if key in value), None)
    unit = value.get("unit")
    if isinstance(words, str) and isinstance(unit, str):
        return words + unit
    return None if isinstance(words, Mapping) else words


def _text(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        words = _own_words(value)
        return json.dumps(value, ensure_ascii=False) if words is None else _text(words)
    return "、".join(map(_text, value))


def _heading(key: str) -> str:
    if recognise(key) is not None:
        return key
    folded = key.strip().lower()
    return _HEADINGS.get(_FIELDS.get(folded, folded), key)
