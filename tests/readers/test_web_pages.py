"""Saved web pages in the shapes that occur: layout tables, spans, hidden rows, any charset."""

import quopri
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.source import Column, Sheet
from shishi_cli.readers.cells.spans import SpanCell, expand_spans
from shishi_cli.readers.formats.html_page import take_apart
from shishi_cli.readers.opening.decoding import declared_charset, decode
from shishi_cli.readers.opening.limits import Allowance
from shishi_cli.readers.table.page_facts import load_page_rules, page_facts
from tests.readers.small_tables import ReadTable

HEAD = "<tr><th>序号<th>项目内容<th>牵头单位<th>3月目标<th>进展情况"
ROW = "<tr><td>1<td>新建1家<td>区民政局<td>选址<td>已完成选址。"


def cells(sheet: Sheet) -> list[list[str]]:
    return [list(row.texts.values()) for row in sheet.rows]


def texts(sheet: Sheet, row: int = 0) -> Mapping[str, str]:
    return {column.value: text for column, text in sheet.rows[row].texts.items()}


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_a_page_tells_its_title_publisher_and_day(read: ReadTable) -> None:
    meta = (
        '<meta name="ArticleTitle" content="宝山区2023年3月实事项目进展">'
        '<meta name="PubDate" content="2023-04-12 10:30"><meta name="ContentSource" content="区府办">'
    )
    sheet = read(page(f"<h1>门户</h1><table>{HEAD}{ROW}</table>", meta), "下载.html")

    assert sheet.page_title == "宝山区2023年3月实事项目进展"
    assert (sheet.publisher, sheet.published) == ("区府办", "2023-04-12")
    assert (sheet.heading_month, sheet.heading_year, sheet.format) == (3, 2023, "html")


def test_words_on_the_page_tell_them_where_meta_does_not(read: ReadTable) -> None:
    body = "<h1>2023年3月进展</h1><p>来源:区政府办&nbsp;&nbsp;发布日期:2023-04-12</p>"
    sheet = read(page(f"{body}<table>{HEAD}{ROW}</table>"), "下载.htm")

    assert sheet.page_title == "2023年3月进展"
    assert (sheet.publisher, sheet.published) == ("区政府办", "2023-04-12")


@pytest.mark.parametrize("example", load_page_rules()["visible"]["examples"])
def test_example_of_a_page_s_words(example: Mapping[str, str]) -> None:
    facts = page_facts(example["text"].split("\n"), {})

    assert facts.published == example.get("published", "")
    assert facts.publisher == example.get("publisher", "")


@pytest.mark.parametrize(
    ("encoding", "meta", "said"),
    [
        ("gbk", '<meta charset="gb2312">', "GB18030"),
        ("gbk", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "GB18030"),
        ("gbk", "", "GB18030"),
        ("gbk", '<meta charset="iso-8859-1">', "GB18030"),
        ("utf-8", '<meta charset="gb2312">', "UTF-8"),
        ("utf-8-sig", "", "UTF-8 BOM"),
        ("utf-16", "", "UTF-16"),
        ("utf-16-le", "", "UTF-16"),
    ],
)
def test_charset_of_a_page(encoding: str, meta: str, said: str, read: ReadTable) -> None:
    html = page(f"\n<table>{HEAD}{ROW}</table>", meta)
    sheet = read(html.encode(encoding), "a.html")

    assert sheet.encoding == said
    assert texts(sheet)["number"] == "1"


def test_a_declared_charset_is_believed_where_the_text_is_not_utf8() -> None:
    content = "<meta charset='big5'><p>臺北市老舊社區".encode("big5")

    assert declared_charset(content) == "big5"
    assert decode(content, "a.html", declared="big5") == (content.decode("big5"), "BIG5")


def test_the_right_table_among_layout_tables(read: ReadTable) -> None:
    sheet = read(
        page(
            "<table><tr><td><table><tr><td>首页<td>项目<td>联系我们</table>"
            f"<td><div><table>{HEAD}{ROW}</table></div><tr><td colspan=2>版权所有</table>"
        )
    )

    assert cells(sheet) == [["1", "新建1家", "区民政局", "选址", "已完成选址。"]]


def test_spans_lists_breaks_and_tables_in_cells(read: ReadTable) -> None:
    sheet = read(
        page(
            "<table><tr><th rowspan=2>序号<th rowspan=2>项目<br>名称<th colspan=2>目标"
            "<th rowspan=2>进展情况<tr><th>年度<th>3月"
            "<tr><td colspan=5>一、教育类"
            "<tr><td>1<td>新建<td>400张<td>100张<td><p>完成选址;</p><p>开工。</p>"
            "<tr><td>2<td>改建<td>5所<td>1所<td><ol><li>好<li>快</ol><ul><li>省</ul>"
            "<tr><td>3<td>扩建<td>6所<td>2所<td>分解:<table><tr><td>甲镇<td>1所<tr><td>乙镇<td>2所</table>"
            "</table>"
        )
    )

    assert [row["number"] for row in (texts(sheet, at) for at in range(3))] == ["1", "2", "3"]
    assert texts(sheet)["target"] == "400张"
    assert texts(sheet)["goal"] == "100张"
    assert texts(sheet)["progress"] == "完成选址;\n开工。"
    assert texts(sheet, 1)["progress"] == "1.好\n2.快\n省"
    assert texts(sheet, 2)["progress"] == "分解:\n甲镇 1所\n乙镇 2所"


def test_hidden_rows_of_a_page_are_read_and_told(read: ReadTable) -> None:
    sheet = read(
        page(
            f"<table>{HEAD}{ROW}<tr style='DISPLAY: none'><td>2<td>改建<td>甲<td>y<td>z</tr>"
            "<tr hidden><td>3<td>扩建<td>乙<td>y<td>z</tr><tbody class=off><tr><td>4<td>重建<td>丙"
            "<td>y<td>z</tr></tbody></table><script>document.write('<table>')</script>",
            "<style>.off{display:none} td{}</style>",
        )
    )

    assert [row.text(Column.TITLE) for row in sheet.rows] == ["新建1家", "改建", "扩建", "重建"]
    assert [notice.text for notice in sheet.notices] == ["表1 的第 3-5 行是隐藏的,已照常读取"]


@pytest.mark.parametrize(
    ("mark", "left"),
    [
        ("style='text-decoration: line-through'", "画了删除线"),
        ("class=old", "画了删除线"),
        ("style='visibility:hidden'", "隐藏"),
    ],
)
def test_a_cell_that_is_not_seen_keeps_its_place(mark: str, left: str, read: ReadTable) -> None:
    style = "<style>.old{text-decoration:line-through}</style>"
    row = f"<tr><td>1<td>新建1家<td>区民政局<td {mark}><b>4</b>家<td>已完成选址。"
    sheet = read(page(f"<table>{HEAD}{row}</table>", style))

    assert cells(sheet) == [["1", "新建1家", "区民政局", "", "已完成选址。"]]
    assert [notice.text for notice in sheet.notices] == [f"没有读取{left}的字 1 处(“4家”)"]


@pytest.mark.parametrize("tags", ["<tr {}>", "<tbody {}><tr>"])
def test_a_row_that_is_crossed_out_is_told(tags: str, read: ReadTable) -> None:
    struck = tags.format("style='text-decoration:line-through'")
    sheet = read(page(f"<table>{HEAD}{ROW}{struck}<td>2<td>改建<td>甲<td><td>好</table>"))

    assert [row.text(Column.TITLE) for row in sheet.rows] == ["新建1家"]
    assert [notice.text for notice in sheet.notices] == [
        "没有读取画了删除线的字 4 处(“2”“改建”“甲”等)"
    ]


@pytest.mark.parametrize(
    ("style", "left"),
    [
        ("comment{display:none}", ["没有读取隐藏的字 1 处(“原为6家”)"]),
        ("@media screen{comment{display:none}}", ["没有读取隐藏的字 1 处(“原为6家”)"]),
        ("@media print{comment{display:none} td{color:red}} .x{display:none}", []),
        ("@media (max-width: 600px) { comment { display: none } }", []),
    ],
)
def test_what_a_style_hides_on_a_screen(style: str, left: list[str], read: ReadTable) -> None:
    row = "<tr><td>1<td>新建1家<td>区民政局<td>选址<td><comment>原为6家</comment>完成1家"
    sheet = read(page(f"<table>{HEAD}{row}</table>", f"<style>{style}</style>"))

    assert texts(sheet)["progress"] == ("完成1家" if left else "原为6家完成1家")
    assert [notice.text for notice in sheet.notices] == left


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            f"<table><colgroup><col><col style='visibility: collapse'></colgroup>{HEAD}{ROW}</table>",
            "表1 的第 2 列是隐藏的,已照常读取",
        ),
        (
            f"<details><summary>进展</summary><table>{HEAD}{ROW}</table></details>"
            "<details open>好</details>",
            "有折叠起来的内容 1 处,已照常读取",
        ),
        (
            f"<table>{HEAD}{ROW}</table><table hidden>{HEAD}<tr><td>9<td>旧的</table>",
            "没有读取隐藏的字 1 处(“序号项目内容牵头单位3月”)",
        ),
    ],
)
def test_hidden_columns_tables_and_what_is_folded_are_told(
    table: str, told: str, read: ReadTable
) -> None:
    sheet = read(page(table))

    assert cells(sheet) == [["1", "新建1家", "区民政局", "选址", "已完成选址。"]]
    assert [notice.text for notice in sheet.notices] == [told]


@pytest.mark.parametrize("style", ["font-size:0", "opacity: 0", "FONT-SIZE: 0pt; color:red"])
def test_words_that_nobody_sees_are_not_read(style: str, read: ReadTable) -> None:
    row = f"<tr><td>1<td>新建1家<td>区民政局<td>选址<td>完成1<span style='{style}'>6</span>家"
    faint = "<span style='font-size:0.9em;opacity:0.5'>好</span>"
    table = f"<div style='opacity:0'><table>{HEAD}{row}{faint}</table></div>"
    sheet = read(page(table))

    assert texts(sheet)["progress"] == "完成1家好"
    assert [notice.text for notice in sheet.notices] == ["没有读取隐藏的字 1 处(“6”)"]


def test_a_cell_without_room_moves_the_others_as_in_a_browser(read: ReadTable) -> None:
    row = "<tr><td>1<td>新建1家<td style='display:none'>旧的<td>区民政局<td>选址<td>已完成选址。"
    sheet = read(page(f"<table>{HEAD}{row}</table>"))

    assert texts(sheet)["lead_unit"] == "区民政局"
    assert [notice.text for notice in sheet.notices] == ["没有读取隐藏的字 1 处(“旧的”)"]


def test_sentences_wrapped_in_the_source_are_whole_and_entities_are_words(read: ReadTable) -> None:
    row = "<tr><td>1<td>新建&#49;家<td>区民\n  政局<td>A&amp;B\n C<td>&lt;已&nbsp;完成&gt;"
    sheet = read(page(f"<table>{HEAD}{row}</table>"))

    assert cells(sheet) == [["1", "新建1家", "区民政局", "A&B C", "<已 完成>"]]


@pytest.mark.parametrize("before", ["<meta charset=utf-8>", "", "<!-- 导出 -->"])
def test_a_part_of_a_page_is_a_page(before: str, read: ReadTable) -> None:
    page = f"{before}<h1>清河区2024年3月实事项目进展情况</h1><ol><li>5G基站建设800个。累计建成210个。</li><li>3号线站点6个。完成2个。</li></ol>"
    sheet = read(page, "a.html")

    assert (sheet.format, len(sheet.rows), sheet.heading_month) == ("html", 2, 3)


def test_html_under_the_name_of_a_workbook(read: ReadTable) -> None:
    html = (
        f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>{HEAD}{ROW}</table></html>'
    )

    assert read(html, "3月.xls").format == "html"


def test_text_with_tabs_under_the_name_of_a_workbook(read: ReadTable) -> None:
    sheet = read("序号\t项目内容\t进展情况\n1\t新建1家\t好\n".encode("gbk"), "3月.xls")

    assert (sheet.format, texts(sheet)["title"]) == ("csv", "新建1家")


def test_a_page_without_a_table_is_read_as_a_list(read: ReadTable) -> None:
    sheet = read(
        page(
            "<h1>2023年3月实事项目进展</h1><p><b>1.新增200张床位</b></p><p>已完成50张。</p>"
            "<p>2.新建2家</p><p>已开工。</p><p>【打印】【关闭】</p>"
        )
    )

    assert cells(sheet) == [["1", "新增200张床位", "已完成50张。"], ["2", "新建2家", "已开工。"]]


MHTML = (
    "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?3=E6=9C=88?=\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n'
    "------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "{}\r\n------x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "iVBORw0KGgo=\r\n------x--\r\n"
)


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_a_page_saved_as_one_file(charset: str, read: ReadTable) -> None:
    html = page(f"<table>{HEAD}{ROW}</table>", f'<meta charset="{charset}">')
    body = quopri.encodestring(html.encode(charset)).decode("ascii")
    sheet = read(MHTML.format(body), "3月.mhtml")

    assert sheet.format == "mhtml"
    assert cells(sheet) == [["1", "新建1家", "区民政局", "选址", "已完成选址。"]]


def test_spans_are_clamped_to_the_table() -> None:
    group = [
        [SpanCell("甲", down=0), SpanCell("乙", across=60_000)],
        [SpanCell("丙"), SpanCell("丁", down=9)],
    ]
    rows = expand_spans([group, [[SpanCell("戊")]]])

    assert len(rows[0].cells) == 100
    assert rows[1].cells == ("甲", "丙", "丁")
    assert rows[1].continued == (0,)
    assert rows[2].cells == ("戊",)  # no cell reaches beyond its group of rows


@given(
    st.lists(
        st.lists(
            st.builds(SpanCell, st.just("x"), st.integers(0, 5), st.integers(0, 7)), max_size=6
        ),
        max_size=8,
    )
)
def test_every_stated_cell_is_in_the_rows(rows: list[list[SpanCell]]) -> None:
    expanded = expand_spans([rows])

    assert len(expanded) == len(rows)
    stated = sum(len(row) for row in rows)
    written = sum(
        cell == "x" and at not in row.continued
        for row in expanded
        for at, cell in enumerate(row.cells)
    )
    assert written == stated


@given(st.text(max_size=300))
def test_any_text_is_a_page_to_take_apart(html: str) -> None:
    assert take_apart(html, Allowance("页", len(html))).title == " ".join(
        take_apart(html, Allowance("页", len(html))).title.split()
    )


def test_many_rows_and_a_long_cell(read: ReadTable) -> None:
    rows = "".join(
        f"<tr><td>{n}<td>新建{n}家<td>区民政局<td>选址<td>好<br>快" for n in range(1, 3001)
    )
    sheet = read(page(f"<table>{HEAD}{rows}</table><table>{'<tr><td>' * 3000}</table>"))

    assert len(sheet.rows) == 3000
    assert sheet.rows[-1].text(Column.PROGRESS) == "好\n快"


SECOND = "<tr><td>2<td>新建2家<td>区商务委<td>招标<td>正在招标。"


def test_headings_that_are_a_table_of_their_own_stand_over_the_next(read: ReadTable) -> None:
    head = f"<div><table>{HEAD}</table></div>"
    sheet = read(page(f"{head}<div><table>{ROW}{SECOND}</table></div>"), "2023-03.html")
    assert cells(sheet)[1] == ["2", "新建2家", "区商务委", "招标", "正在招标。"]
    assert (len(sheet.rows), sheet.rows[1].row, sheet.notices) == (2, 2, ())


def test_a_table_parted_on_a_page_goes_on_without_headings(read: ReadTable) -> None:
    other = "<tr><td><td><td><td><td>另有5台在建。"
    parts = "<p>续表</p>".join(f"<table>{rows}</table>" for rows in (HEAD + ROW, SECOND, other))
    sheet = read(page(f"{parts}<table><tr><td>主办<td>区政府</table>"), "2023-03.html")
    assert [row[0] for row in cells(sheet)] == ["1", "2"]
    assert cells(sheet)[1][4] == "正在招标。\n另有5台在建。"


def test_a_footnote_s_raised_digit_is_no_figure_but_m2_is_a_unit(read: ReadTable) -> None:
    row = (
        "<tr><td>1<td>新增床位200张<sup>1</sup>、绿地500m<sup>2</sup><td>区民政局<td>选址<td>已选址"
    )
    sheet = read(page(f"<table>{HEAD}{row}</table>"), "2023-03.html")
    assert texts(sheet)["title"] == "新增床位200张¹、绿地500m2"


def test_a_table_numbered_from_1_again_does_not_go_on(read: ReadTable) -> None:
    scores = "<tr><td>名次<td>甲<td>乙<td>丙<td>丁<tr><td>1<td>区民政局<td>95<td>2<td>升"
    sheet = read(page(f"<table>{HEAD}{ROW}</table><table>{scores}</table>"), "2023-03.html")
    assert [row[0] for row in cells(sheet)] == ["1"]
