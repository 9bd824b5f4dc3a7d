"""The bulletin as a Word document: the same words, the layout of the standard, its numbers kept."""

import io
import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest

from shishi_cli.domain.office import Fonts
from shishi_cli.domain.paper import Letterhead, Paper
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import Standing
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.compose_bulletin import BulletinWish, compose_bulletin
from shishi_cli.services.read_wording import our_wording
from shishi_cli.services.select_projects import Selection
from shishi_cli.views.docx.draw import paper_docx
from shishi_cli.views.docx.make_template import TEMPLATE, make_template
from shishi_cli.views.docx.signing import signing_indents
from shishi_cli.views.docx.title_lines import title_lines
from shishi_cli.views.paper_html import paper_html
from shishi_cli.views.paper_markdown import paper_markdown
from shishi_cli.views.paper_pictures import picture_svg
from tests.conftest import Shishi, on_ledger
from tests.papers.documents import (
    bookmarks,
    changed,
    docx_texts,
    findings,
    html_texts,
    markdown_texts,
    office_template,
)

DAY = date(2023, 7, 10)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fea1399e400000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def paper(half_year_file: Path) -> Paper:
    """The sample's June with a red head, a number and pictures."""
    wish = BulletinWish(DAY, number="宝府办督〔2023〕6号", letterhead=Letterhead.RED)
    with Ledger.read(half_year_file) as ledger:
        return compose_bulletin(ledger, Scope(), Selection(), wish, our_wording())


@pytest.fixture(scope="module")
def drawn(paper: Paper) -> bytes:
    return paper_docx(paper, Fonts.WINDOWS, dict.fromkeys(_alts(paper), PIXEL))


def _alts(paper: Paper) -> list[str]:
    return [picture.alt for picture in paper.pictures]


def test_docx_html_and_markdown_have_the_same_words_in_the_same_order(
    paper: Paper, drawn: bytes
) -> None:
    texts = docx_texts(drawn)
    assert texts == html_texts(paper_html(paper))
    assert texts == markdown_texts(paper_markdown(paper))
    assert texts[:3] == [
        "宝山区人民政府办公室",
        "宝府办督〔2023〕6号",
        our_wording().text("draft_mark"),
    ]


def test_word_would_open_it(drawn: bytes, tmp_path: Path) -> None:
    assert findings(drawn, tmp_path) == []


def test_the_same_paper_is_the_same_file(paper: Paper, drawn: bytes) -> None:
    assert paper_docx(paper, Fonts.WINDOWS, dict.fromkeys(_alts(paper), PIXEL)) == drawn


def test_the_template_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "a.docx"
    make_template(made)
    assert made.read_bytes() == TEMPLATE.read_bytes()


def test_every_number_is_a_bookmark_of_a_name_of_its_own(paper: Paper, drawn: bytes) -> None:
    names = list(bookmarks(drawn))
    assert len(names) == len(set(names)) == sum(1 for _ in paper.facts)
    assert all(len(name) <= 40 for name in names)


def test_the_styles_have_chinese_names_and_the_fonts_are_ours(drawn: bytes) -> None:
    document = docx.Document(io.BytesIO(drawn))
    names = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"公文标题", "公文正文", "一级标题", "二级标题", "主送机关", "成文日期"} <= names
    assert "MS" not in document.styles.element.xml
    orientations = [section.orientation for section in document.sections]
    assert [int(each) for each in orientations] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("fonts", "text"), [(Fonts.GB2312, "仿宋_GB2312"), (Fonts.FOUNDER, "方正仿宋_GBK")]
)
def test_the_fonts_are_a_preset(paper: Paper, fonts: Fonts, text: str) -> None:
    document = docx.Document(io.BytesIO(paper_docx(paper.without_pictures, fonts, {})))
    styles = document.styles.element.xml
    assert f'w:eastAsia="{text}"' in styles
    assert 'w:eastAsia="仿宋"' not in styles


def test_room_for_a_printed_head_holds_no_name(half_year: Shishi, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    words = ("report", "bulletin", "--head", "space", "--no-pictures", "-o", str(out))
    assert half_year(*words).exit_code == 0
    assert docx_texts(out.read_bytes())[0] == our_wording().text("draft_mark")


# An office's own document


def _filled(half_year: Shishi, tmp_path: Path, template: bytes) -> tuple[bytes, str]:
    path, out = tmp_path / "本局.docx", tmp_path / "a.docx"
    path.write_bytes(template)
    done = half_year(
        *("report", "bulletin", "--date", "2023-07-10", "--no-pictures", "--final"),
        *("--template", str(path), "-o", str(out)),
    )
    assert done.exit_code == 0, done.stderr
    return out.read_bytes(), done.stderr


def test_an_offices_template_is_filled_by_its_marks(half_year: Shishi, tmp_path: Path) -> None:
    template = office_template(
        "宝山区督查专报",
        "【标题】",
        ("主送", "【主", "送】"),
        "【正文】",
        "【署名】",
        "【日期】",
        "内部资料",
    )
    filled, said = _filled(half_year, tmp_path, template)
    texts = docx_texts(filled)
    assert texts[0] == "宝山区督查专报"
    assert texts[1] == "关于2023年6月实事项目进展情况的通报"
    assert texts[2].startswith("主送各镇人民政府、各街道办事处")
    assert not any("【" in text for text in texts)
    end = texts.index("内部资料")
    assert texts[end - 2 : end] == ["宝山区人民政府办公室", "2023年7月10日"]
    assert texts[end + 1] == "附件1"
    assert "【文号】" in said
    assert "【附件】" in said


def test_annexes_stand_where_the_template_wants_them(half_year: Shishi, tmp_path: Path) -> None:
    template = office_template("【标题】", "【正文】", "【附件】", "抄送某某", base=TEMPLATE)
    filled, _ = _filled(half_year, tmp_path, template)
    texts = docx_texts(filled)
    assert texts[-1] == "抄送某某"
    assert texts.index("附件1") < texts.index("附件2") < len(texts) - 1
    orientations = [int(one.orientation) for one in docx.Document(io.BytesIO(filled)).sections]
    assert orientations == [0, 1, 1, 0]
    assert findings(filled, tmp_path) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (office_template("没有标记"), "没有【正文】"),
        (b"PK\x03\x04 broken", "docx"),
        (b"not a document", "docx"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(
    half_year: Shishi, tmp_path: Path, content: bytes, said: str
) -> None:
    path, out = tmp_path / "本局.docx", tmp_path / "a.docx"
    path.write_bytes(content)
    done = half_year("report", "bulletin", "--template", str(path), "-o", str(out), "--no-pictures")
    assert (done.exit_code, said in done.stderr) == (3, True)
    assert not out.exists()


# Its numbers looked at again


def test_one_changed_digit_is_found_and_nothing_else(
    half_year: Shishi, tmp_path: Path, drawn: bytes
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(drawn)
    assert half_year("report", "bulletin", "--verify", str(path)).exit_code == 0
    path.write_bytes(changed(drawn, lambda xml: xml.replace(">26.94%<", ">28.94%<", 1)))
    done = half_year("report", "bulletin", "--verify", str(path))
    assert done.exit_code == 4
    assert "不一致 1 个" in done.stdout
    assert "【28.94%】" in done.stdout
    assert "台账为 26.94%,稿中改过" in done.stdout


def test_marks_of_a_paper_of_before_are_no_change(
    half_year: Shishi, tmp_path: Path, drawn: bytes
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(changed(drawn, lambda xml: xml.replace("（自5月）", "(自2023-05)")))
    assert path.read_bytes() != drawn
    assert half_year("report", "bulletin", "--verify", str(path)).exit_code == 0
    path.write_bytes(changed(drawn, lambda xml: xml.replace("（自5月）", "(自2023-04)")))
    assert half_year("report", "bulletin", "--verify", str(path)).exit_code == 4


def test_a_digit_typed_beside_a_number_is_found(
    half_year: Shishi, tmp_path: Path, drawn: bytes
) -> None:
    path = tmp_path / "a.docx"
    end = r'(<w:bookmarkEnd w:id="\d+"/><w:r>.{0,80}?<w:t xml:space="preserve">)(个)'
    path.write_bytes(changed(drawn, lambda xml: re.sub(end, r"\g<1>0\2", xml, count=1)))
    done = half_year("report", "bulletin", "--verify", str(path))
    assert (done.exit_code, "不一致 1 个" in done.stdout) == (4, True)


def test_numbers_that_cannot_be_looked_at_are_named(
    half_year: Shishi, tmp_path: Path, drawn: bytes
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        changed(drawn, lambda xml: re.sub(r"<w:bookmarkStart [^>]*/>", "", xml, count=2))
    )
    done = half_year("report", "bulletin", "--verify", str(path))
    assert done.exit_code == 4
    *_, told, places = done.stdout.splitlines()
    assert told == "  另有 2 个数的书签不见了(删去或重打过),没有核对"
    assert places == "    导语 第1段: 1、50.00%"


def test_where_no_number_can_be_looked_at_nothing_is_passed(
    half_year: Shishi, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    words = ("--top", "1", "--list", "文字", "--annex", "滞后", "--no-pictures")
    assert half_year("report", "bulletin", *words, "-o", str(path)).exit_code == 0
    many = len(list(bookmarks(path.read_bytes())))
    path.write_bytes(
        changed(path.read_bytes(), lambda xml: re.sub(r"<w:bookmarkStart [^>]*/>", "", xml))
    )
    done = half_year("report", "bulletin", "--verify", str(path))
    assert done.exit_code == 4
    assert f"另有 {many} 个数的书签不见了(删去或重打过),没有核对\n" in done.stdout
    assert "    （一）按状态 第1段: 1、11、" in done.stdout
    assert len(done.stdout.splitlines()) < 20
    unchecked = json.loads(half_year("report", "bulletin", "--verify", str(path), "--json").stdout)
    assert (unchecked["lost"], len(unchecked["unchecked"])) == (many, many)


def test_numbers_of_a_wording_that_is_gone_are_counted_alone(
    half_year: Shishi, tmp_path: Path
) -> None:
    own, path = tmp_path / "本局.toml", tmp_path / "a.docx"
    own.write_text('opening = "现将{month}月进展情况通报如下。"\n', "utf-8")
    words = ("report", "bulletin", "--no-pictures", "--wording", str(own), "-o", str(path))
    assert half_year(*words).exit_code == 0
    assert half_year("report", "bulletin", "--verify", str(path)).exit_code == 0
    path.write_bytes(
        changed(
            path.read_bytes(), lambda xml: re.sub(r"<w:bookmarkStart [^>]*/>", "", xml, count=1)
        )
    )
    done = half_year("report", "bulletin", "--verify", str(path))
    assert (done.exit_code, "是哪些数,已不能确定" in done.stdout) == (4, True)
    done = half_year("report", "bulletin", "--verify", str(path), "--wording", str(own))
    assert (done.exit_code, "    （一）按状态 第1段: 1\n" in done.stdout) == (4, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.html", "<p>通报</p>".encode()), ("a.md", "通报".encode()), ("a.csv", "序号".encode())],
)
@pytest.mark.parametrize(
    ("option", "said"), [("--verify", "复核只能用 .docx"), ("--template", "模板只能用 .docx")]
)
def test_a_sound_file_of_another_kind_is_not_called_damaged(
    half_year: Shishi, tmp_path: Path, name: str, content: bytes, option: str, said: str
) -> None:
    path, out = tmp_path / name, tmp_path / "b.docx"
    path.write_bytes(content)
    done = half_year("report", "bulletin", option, str(path), "-o", str(out))
    assert (done.exit_code, said in done.stderr, "损坏" in done.stderr) == (3, True, False)
    path.write_bytes(office_template("没有标记")[:500])
    done = half_year("report", "bulletin", option, str(path), "-o", str(out))
    assert (done.exit_code, "E218" in done.stderr) == (3, True)


@pytest.mark.parametrize("content", [office_template("别的文件"), b"", b"x" * 99])
def test_what_is_no_bulletin_cannot_be_looked_at(
    half_year: Shishi, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    done = half_year("report", "bulletin", "--verify", str(path))
    assert (done.exit_code, done.stdout) == (3, "")


def test_hostile_words_stay_words_and_one_project_is_a_paper(tmp_path: Path) -> None:
    source, out = tmp_path / "2023-06.csv", tmp_path / "a.docx"
    title = "=cmd|'/c calc'!A0<w:p/>&amp;建公园10个\x0b\u202e" + "长" * 200
    row = f'1,"{title}",甲/乙局,,"累计建成1个,因\x07资金未到位,停工"'
    source.write_text(f"序号,项目内容,牵头单位,6月目标,进展情况\n{row}\n", "utf-8")
    run = on_ledger(tmp_path / "ledger.db")
    assert run("import", str(source), "--region", "青浦区").exit_code == 0
    assert run("report", "bulletin", "--no-pictures", "-o", str(out)).exit_code == 0
    texts = docx_texts(out.read_bytes())
    assert any("<w:p/>&amp;" in text and "长" * 200 in text for text in texts)
    assert not any("\x0b" in text or "\x07" in text or "\u202e" in text for text in texts)
    assert findings(out.read_bytes(), tmp_path) == []
    assert run("report", "bulletin", "--verify", str(out)).exit_code == 0


# Titles, signatures, pictures


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于2023年6月实事项目进展情况的通报", ("关于2023年6月实事项目进展情况的通报",)),
        (
            "关于宝山区2023年6月为民办实事项目进展情况的督查通报",
            ("关于宝山区2023年6月", "为民办实事项目进展情况的督查通报"),
        ),
    ],
)
def test_a_long_title_breaks_where_a_word_ends(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines


def test_a_title_of_any_length_is_whole_and_fits() -> None:
    for length in range(1, 90):
        title = ("关于宝山区二〇二三年上半年政府实事项目的督查" * 5)[:length]
        lines = title_lines(title)
        assert "".join(lines) == title
        assert all(0 < len(line) <= 20 for line in lines)


def test_signer_and_date_stand_as_the_standard_says() -> None:
    assert signing_indents("宝山区人民政府办公室", "2023年7月10日", sealed=False) == (630, 1102)
    assert signing_indents("督查室", "2023年7月10日", sealed=False) == (2362, 630)
    signer, day = signing_indents("宝山区人民政府办公室", "2023年7月10日", sealed=True)
    assert day == 4 * 315
    assert 0 <= signer < day


def test_the_overview_has_a_bar_for_each_project_that_tells_a_share(paper: Paper) -> None:
    picture = paper.pictures[0]
    svg = picture_svg(picture)
    measured = [one for one in picture.trends.judged.assessments if one.completion is not None]
    assert svg.count('class="done"') == len(measured)
    assert svg.count('class="pace"') == 1


def test_every_measure_of_those_that_lag_is_drawn(paper: Paper) -> None:
    """12 of 16 were, and nothing said so: 第7项(区级), 20, 22 and 31 were not there."""
    _, *single = paper.pictures
    drawn = [one.project.record.project for each in single for one in each.trends.measures]
    late = (Standing.BEHIND, Standing.AT_RISK)
    judged = single[0].trends.judged.assessments
    owed = [one for one in judged if one.standing in late for _ in one.measures]
    assert sorted(drawn) == sorted(one.record.project for one in owed)
    title = our_wording().text("picture_measures")
    assert [each.alt for each in single] == [f"{title}（一）", f"{title}（二）"]


def test_a_picture_of_a_paper_has_its_title_from_the_paper(paper: Paper) -> None:
    for picture in paper.pictures:
        svg = ElementTree.fromstring(picture_svg(picture))
        words = "".join(text for text in svg.itertext() if text)
        assert "2023-06" not in words
        shown = [one.text for one in svg.iter("{http://www.w3.org/2000/svg}text")]
        assert picture.alt not in shown


def test_where_not_all_can_be_drawn_it_is_said(tmp_path: Path) -> None:
    source = tmp_path / "2023-06.csv"
    head = "序号,项目内容,牵头单位,6月目标,进展情况"
    rows = [f"{at},新建公园100个,区绿化局,累计50个,累计建成{at}个" for at in range(1, 41)]
    source.write_text("\n".join((head, *rows)), "utf-8")
    run = on_ledger(tmp_path / "ledger.db")
    assert run("import", str(source), "--region", "青浦区").exit_code == 0
    with Ledger.read(tmp_path / "ledger.db") as ledger:
        drawn = compose_bulletin(ledger, Scope(), Selection(), BulletinWish(DAY), our_wording())
    _, *single = drawn.pictures
    assert [len(each.trends.measures) for each in single] == [8, 8, 8, 8]
    assert all("（按滞后程度取前32个指标，共40个）" in each.alt for each in single)
