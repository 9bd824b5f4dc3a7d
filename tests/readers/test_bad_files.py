"""Every way a file can be refused, each with the small file that provokes it."""

import os
import re
from pathlib import Path

import pytest

from shishi_cli.domain.errors import ExitCode, InvalidMonth, UnreadableFile
from shishi_cli.domain.month import Month
from shishi_cli.readers.cells.cell_tables import ReadAs
from shishi_cli.readers.opening import problems as catalogue
from shishi_cli.readers.read_sheet import read_sheet
from tests.readers.office_files import (
    archive,
    compound,
    docx,
    inline,
    ods,
    p,
    raw_xlsx,
    rotten,
    xlsx_of,
)
from tests.readers.small_tables import ReadProblems, ReadTable

WIDE, DONE = ("序号", "项目内容", "进展情况"), ("1", "新建1家", "好")
HEAD = "序号,项目内容,进展情况\n"
ROW = "1,新建1家,好\n"
P = "2023-03.csv"

# code, place, words of the message, content
BAD_TABLES: dict[str, tuple[str, str, str, str | bytes]] = {
    "truncated_xlsx": ("E218", P, "不完整", b"PK\x03\x04\x14\x00\x06\x00"),
    "a_pdf": ("E201", P, "PDF", b"%PDF-1.7\n"),
    "a_picture": ("E201", P, "图片", b"\x89PNG\r\n\x1a\n"),
    "truncated_xls": ("E218", P, "不完整", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"),
    "binary_with_nul": ("E201", P, "不是能读的表格", bytes(range(256)) * 4),
    "filled_up_with_nuls": ("E201", P, "里面有 300 个空字符", (HEAD + ROW).encode() + bytes(300)),
    "binary_without_nul": ("E201", P, "不是能读的表格", bytes(range(1, 32)) * 9),
    "page_nested_without_sense": ("E241", P, "嵌套过深", "<div>" * 3000 + "序号"),
    "a_nul_among_words": (
        "E242",
        f"{P}:第3行",
        "空字符",
        HEAD + ROW + "2,新建2家,完\0成\n" + "".join(f"{n},新建{n}家,好\n" for n in range(3, 20)),
    ),
    "mail_without_a_page": (
        "E243",
        P,
        "没有网页正文",
        "MIME-Version: 1.0\nContent-Type: text/plain\n\n你好\n",
    ),
    "json_cut_off": ("E244", f"{P}:第2行", "不是完整的 JSON", '[{"序号": 1,\n"项目内容": "新建'),
    "json_without_a_list": ("E245", P, "没有项目列表", '{"month": "2023-03"}'),
    "json_lists_within_lists": ("E245", P, "没有项目列表", "[" * 60 + "]" * 60),
    "nothing": ("E202", P, "空的", b""),
    "only_separators": ("E202", P, "空的", "\ufeff ,,,\r\n,,\n"),
    "no_heading": ("E205", P, "“甲”、“乙”", "甲,乙\n1,2\n"),
    "heading_without_progress": ("E205", f"{P}:表1:第1行", "“进展情况”;", "序号,项目内容\n1,甲\n"),
    "heading_without_title": (
        "E205",
        f"{P}:表1:第1行",
        "缺少“项目内容”",
        "序号,牵头单位,进展情况\n1,区民政局,好\n",
    ),
    "months_that_may_be_plans": (
        "E225",
        f"{P}:表1:第1行",
        "“1月”至“2月”各栏是计划还是完成数",
        "序号,项目内容,1月,2月\n1,新建1家,1,2\n",
    ),
    "row_too_long": ("E206", f"{P}:表1:第2行", "有 4 格,表头只有 3 格", HEAD + "1,新建1家,好,坏\n"),
    "row_under_blank_heading": (
        "E206",
        f"{P}:表1:第2行",
        "有 4 格,表头只有 3 格",
        "序号,项目内容,进展情况,\n1,新建1家,好,坏\n",
    ),
    "row_too_short": ("E206", f"{P}:表1:第2行", "只有 2 格", HEAD + "1,新建1家\n"),
    "row_quoted_whole": ("E206", f"{P}:表1:第2行", "只有 1 格", HEAD + '"1,新建1家,好"\n'),
    "duplicate_number": (
        "E207",
        f"{P}:表1:第3行:序号",
        "与表1第2行重复",
        HEAD + ROW + "一,甲,好\n",
    ),
    "words_for_a_figure": (
        "E208",
        f"{P}:表1:第2行:完成数",
        "应为数字",
        "序号,项目内容,完成数\n1,新建1家,很多\n3,新建3家,/\n",
    ),
    "no_projects": ("E209", P, "没有项目", HEAD + "合计,,\n"),
    "damaged_utf8": ("E210", f"{P}:第3行", "已损坏", (HEAD + ROW).encode() + b"2,\xff\n"),
    "neither_encoding": ("E210", f"{P}:第1行", "无法识别", b"\xff\xfe\xfd abc,\x80\xff\n"[2:]),
    "utf16_of_nothing": ("E201", P, "不是能读的表格", b"\xff\xfe1\0\0\0\n\0"),
    "truncated_utf16": (
        "E210",
        f"{P}:第1行",
        "已损坏",
        b"\xff\xfe" + "序号".encode("utf-16-le")[:3],
    ),
    "row_without_number": ("E211", f"{P}:表1:第2行:序号", "没有序号", HEAD + ",分项,好\n" + ROW),
    "row_without_number_after_a_gap": (
        "E211",
        f"{P}:表1:第4行:序号",
        "没有序号",
        HEAD + ROW + ",,\n,又一项,另有进展\n" + "2,甲,好\n",
    ),
    "row_without_title": ("E212", f"{P}:表1:第2行:项目内容", "没有项目内容", HEAD + "1,,好\n"),
    "a_cell_longer_than_any": (
        "E222",
        f"{P}:表1:第2行:进展情况",
        "40000 个字",
        f"{HEAD}1,甲,{'长' * 40_000}\n",
    ),
    "a_word_document_of_old": ("E201", P, "旧版 Word", compound("WordDocument")),
    "a_file_with_a_password": ("E219", P, "密码", compound("EncryptedPackage")),
    "a_workbook_of_old_with_nothing_in_it": ("E218", P, "不完整", compound("Workbook")),
    "an_archive_of_other_things": ("E201", P, "压缩包", archive({"进展.csv": HEAD + ROW})),
    "a_binary_workbook": ("E201", P, ".xlsb", archive({"xl/workbook.bin": "x"})),
    "a_document_of_openoffice": (
        "E201",
        P,
        ".odt",
        archive({"mimetype": "application/vnd.oasis.opendocument.text"}),
    ),
    "a_workbook_without_sheets": ("E218", P, "workbook.xml", raw_xlsx("", "<sheets/>")),
    "a_workbook_with_broken_xml": ("E218", P, "sheet1.xml 第1行", raw_xlsx("<row><c></row>")),
    "a_truncated_workbook": ("E218", P, "不完整", raw_xlsx(inline(WIDE, WIDE))[:-40]),
    "a_workbook_with_rotten_bytes": ("E218", P, "不完整", rotten(raw_xlsx(inline(WIDE, WIDE)))),
    "a_billion_laughs": (
        "E221",
        P,
        "文档类型",
        raw_xlsx('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'),
    ),
    "an_entity_from_outside": (
        "E221",
        P,
        "文档类型",
        raw_xlsx(
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
        ),
    ),
    "a_document_without_a_table": ("E205", P, "没有找到", docx(p("四月进展"))),
    "a_zip_bomb": ("E220", P, "sheet1.xml", raw_xlsx(" " * 40_000_000)),
    "elements_without_end": ("E220", P, "嵌套", raw_xlsx("<a>" * 200_000)),
    "two_months_in_two_sheets": (
        "E223",
        P,
        "一稿、二稿",
        xlsx_of(一稿=[WIDE, DONE], 二稿=[WIDE, DONE]),
    ),
    "an_ods_with_a_password": (
        "E219",
        P,
        "密码",
        archive(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": "<m:manifest><m:encryption-data/></m:manifest>".replace(
                    "m:", ""
                ),
            }
        ),
    ),
    "an_ods_with_nothing_in_it": ("E218", P, "content.xml", ods("")),
    "a_figure_in_words_of_a_workbook": (
        "E208",
        f"{P}:Sheet1!D3",
        "应为数字",
        xlsx_of(
            Sheet1=[
                [None, "序号", "项目内容", "完成数"],
                [None, 1, "甲", None],
                [None, 2, "乙", "很多"],
            ]
        ),
    ),
    "quote_never_closed": ("E213", f"{P}:表1:第3行", "双引号", HEAD + ROW + '2,"甲,好\n3,乙,好\n'),
    "quote_inside_quotes": ("E213", f"{P}:表1:第2行", "双引号", HEAD + '1,"甲"乙",好\n'),
}


@pytest.mark.parametrize("name", BAD_TABLES)
def test_bad_table_is_refused_with_place_and_words(name: str, problems: ReadProblems) -> None:
    code, place, words, content = BAD_TABLES[name]

    (problem,) = problems(content)

    assert (problem.code, problem.place) == (code, place)
    assert words in problem.message
    assert problem.hint


def refusal(path: Path) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        read_sheet(path)
    return refused.value


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (problem,) = refusal(tmp_path).problems

    assert (problem.code, problem.place) == ("E203", str(tmp_path))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    error = refusal(tmp_path / "2023-03.csv")

    assert error.problems[0].code == "E204"
    assert error.exit_code is ExitCode.UNREADABLE
    assert "2023-03.csv" in error.message


@pytest.mark.parametrize(
    ("read_as", "code", "words"),
    [
        (ReadAs(format="wps"), "E214", "wps"),
        (ReadAs(encoding="big-6"), "E216", "big-6"),
        (ReadAs(table="2"), "E217", "2"),
    ],
)
def test_what_a_person_says_of_a_file_must_exist(
    read_as: ReadAs, code: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "2023-03.csv"
    path.write_text(HEAD + ROW, "utf-8")

    with pytest.raises(UnreadableFile) as refused:
        read_sheet(path, read_as=read_as)

    (problem,) = refused.value.problems
    assert problem.code == code
    assert f"“{words}”" in problem.message
    assert problem.hint


def test_content_and_not_the_name_says_what_a_file_is(read: ReadTable) -> None:
    assert read(HEAD.replace(",", "\t") + ROW.replace(",", "\t"), "导出.xls").format == "csv"


def test_an_encoding_that_a_person_names_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "2023-03.csv"
    path.write_bytes((HEAD + "1,新建1家,好\n").encode("utf-16-le"))

    sheet = read_sheet(path, read_as=ReadAs(encoding="utf-16-le"))

    assert (sheet.encoding, len(sheet.rows)) == ("utf-16-le", 1)


def test_a_file_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "2023-03.csv"
    path.write_text(HEAD + ROW, "utf-8")

    # Permissions do not stop root, who runs the tests in CI.
    def refuse(_: Path, mode: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = refusal(path).problems

    assert problem.code == "E215"
    assert "没有权限" in problem.message


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    (problem,) = refusal(tmp_path / f"{'长' * 400}.csv").problems

    assert problem.code == "E215"


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    path = tmp_path / "2023-03.csv"
    os.mkfifo(path)

    (problem,) = refusal(path).problems

    assert problem.code == "E231"
    assert "-" in problem.hint


def test_a_file_that_is_written_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "2023-03.csv"
    path.write_text(HEAD + ROW, "utf-8")
    seen = os.fstat

    def grown(descriptor: int) -> os.stat_result:
        with path.open("ab") as other:
            other.write(b"2,")
        return seen(descriptor)

    monkeypatch.setattr(os, "fstat", grown)
    (problem,) = refusal(path).problems

    assert problem.code == "E232"


def test_a_file_far_larger_than_any_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2023-03.csv"
    with path.open("wb") as file:
        file.truncate(600 * 1024 * 1024)  # a hole: takes no space

    (problem,) = refusal(path).problems

    assert problem.code == "E233"


def test_formulas_without_a_result_are_told_of_beside_what_they_cause(
    problems: ReadProblems,
) -> None:
    row = '<row r="2"><c r="A2"><f>ROW()-1</f></c><c r="B2" t="str"><v>甲</v></c></row>'

    found = problems(raw_xlsx(inline(WIDE) + row))

    assert [problem.code for problem in found] == ["E211", "E224"]
    assert "Sheet1!A2 是公式" in found[1].message


def test_many_problems_of_a_kind_are_told_once(problems: ReadProblems) -> None:
    blank = "".join(f",第{number}件,好\n" for number in range(2000))

    found = problems(HEAD + blank + "1,,好\n")

    assert [(problem.code, problem.count) for problem in found] == [("E211", 2000), ("E212", 1)]
    assert found[0].place == f"{P}:表1:第2行:序号"
    assert found[0].others == tuple(f"{P}:表1:第{row}行:序号" for row in (3, 4, 5, 6))


def test_all_problems_are_told_at_once(problems: ReadProblems) -> None:
    found = problems(HEAD + ",甲,乙\n1,,好\n1,新建1家,好\n2,新建2家\n3,新建3家,好\n")

    assert [problem.code for problem in found] == ["E211", "E212", "E207", "E206"]


def test_a_name_that_is_no_month_is_refused_unless_a_person_gives_it(read: ReadTable) -> None:
    with pytest.raises(InvalidMonth, match="2023-13"):
        read(HEAD + ROW, "2023-13.csv")

    assert read(HEAD + ROW, "2023-13.csv", Month(2023, 3)).file_month is None


def test_every_code_has_its_file() -> None:
    source = Path(catalogue.__file__).read_text("utf-8")
    codes = set(re.findall(r'Problem\(\s*"(E\d+)"', source))
    elsewhere = {
        "E203",
        "E204",
        "E214",
        "E215",
        "E216",
        "E217",
        "E224",
        "E231",
        "E232",
        "E233",
        "E234",
    }

    assert codes == {bad[0] for bad in BAD_TABLES.values()} | elsewhere


def test_every_code_is_explained_in_the_docs_once() -> None:
    root = Path(__file__).parents[2]
    sources = "".join(file.read_text("utf-8") for file in (root / "src").rglob("*.py"))
    codes = set(re.findall(r'"(E[1-9]\d\d)"', sources))
    explained = re.findall(r"^\| (E\d+) \|", (root / "docs/错误代码.md").read_text("utf-8"), re.M)

    assert sorted(explained) == sorted(codes)
