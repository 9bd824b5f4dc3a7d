"""What is written in one format and in another is read as the same cells."""

import csv
import html
import io
import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.source import Sheet
from shishi_cli.readers.read_sheet import read_content

HEADINGS = ["序号", "项目内容", "牵头单位", "3月目标", "进展情况"]
# Words of every kind, but no apostrophe, which CSV may hold as a guard against formulas, and white space only between them: html shows no other.
WORDS = st.text(
    st.sampled_from('新增完成0123456789,.;%|<>&"台户。、(市级)Ab='), min_size=1, max_size=9
)
CELL = st.lists(WORDS, max_size=3).map(" ".join)
TITLE = WORDS.map("新建".__add__)
ROWS = st.lists(st.tuples(TITLE, CELL, CELL, CELL), min_size=1, max_size=5)


def table_of(rows: list[tuple[str, ...]]) -> list[list[str]]:
    return [HEADINGS, *([str(at), *row] for at, row in enumerate(rows, 1))]


def as_csv(table: list[list[str]], separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(table)
    return out.getvalue()


def as_html(table: list[list[str]]) -> str:
    rows = ("".join(f"<td>{html.escape(cell)}" for cell in row) for row in table)
    return f"<table>{''.join(f'<tr>{row}' for row in rows)}</table>"


def cells(text: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    sheet: Sheet = read_content(text.encode(encoding), "2023-03")
    return [{column.value: text for column, text in row.texts.items()} for row in sheet.rows]


@given(ROWS)
def test_csv_html_and_json_tell_the_same(rows: list[tuple[str, ...]]) -> None:
    table = table_of(rows)
    told = cells(json.dumps(table, ensure_ascii=False))

    assert cells(as_html(table)) == told
    assert cells(as_html(table), "gbk") == told
    for separator in ",;\t":
        assert cells(as_csv(table, separator), "utf-16") == told


@given(ROWS, st.randoms(use_true_random=False))
def test_shuffled_rows_are_the_same_rows(rows: list[tuple[str, ...]], random: Random) -> None:
    head, *body = table_of(rows)
    shuffled = random.sample(body, len(body))

    def by_number(row: dict[str, str]) -> str:
        return row["number"]

    assert sorted(cells(as_html([head, *shuffled])), key=by_number) == sorted(
        cells(as_html([head, *body])), key=by_number
    )
