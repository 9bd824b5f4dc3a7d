"""A large table's rows: as in a list, in a fraction of the memory."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.source import Column
from shishi_cli.readers.cells import packed_rows
from shishi_cli.readers.cells.packed_rows import PackedRows
from shishi_cli.readers.read_sheet import read_sheet

PLACES = st.integers(-12, 12)
SLICES = st.builds(slice, st.none() | PLACES, st.none() | PLACES, st.sampled_from([None, 1, 2]))


@given(
    st.lists(st.integers(), max_size=12),
    st.lists(st.tuples(PLACES, st.integers()), max_size=4),
    st.lists(SLICES, max_size=3),
)
def test_packed_rows_are_those_of_a_list(
    rows: list[int], changes: list[tuple[int, int]], slices: list[slice]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed_rows, "_PART", 3)
        plain, packed = list(rows), PackedRows(rows)
        for at, row in changes:
            if -len(plain) <= at < len(plain):
                plain[at] = packed[at] = row
            plain.append(row)
            packed.append(row)
        for chosen in slices:
            some = packed[chosen]
            assert list(some) == plain[chosen]
            assert [some[at] for at in range(len(some))] == plain[chosen]
            assert list(some[1:]) == plain[chosen][1:]
        assert [(one, packed[-1]) for one in packed] == [(one, plain[-1]) for one in plain]
        assert list(packed.settled()) == plain


def test_a_row_beyond_the_last_is_refused() -> None:
    with pytest.raises(IndexError):
        PackedRows([1, 2])[2]


def test_a_large_table_takes_less_than_its_file_and_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "2023-03.csv"
    lines = [
        f"{at},新建项目{at},区民政局,建成{at}处,{'已开工,' * 120}{at}处" for at in range(1, 1501)
    ]
    lines[700] += "\n,,,建成3处,已建成3处"  # a part of the project above, among the packed rows
    lines.append(lines[0])  # a row once more, told though the first is packed
    text = "\n".join(line.replace("已开工,", "已开工;") for line in lines)
    path.write_text(f"序号,项目内容,牵头单位,3月目标,进展情况\n{text}\n", encoding="utf-8")
    read_sheet(path)  # the rules are there
    tracemalloc.start()
    try:
        sheet = read_sheet(path)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < path.stat().st_size
    assert [row.text(Column.NUMBER) for row in sheet.rows] == [str(at) for at in range(1, 1501)]
    assert sheet.rows[700].text(Column.GOAL) == "建成701处\n建成3处"
    assert [one.code for one in sheet.notices] == ["parts", "repeated_rows"]
