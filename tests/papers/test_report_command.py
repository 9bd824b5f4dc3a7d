"""Writing a bulletin at the command line: drafts, files in the way, hostile words."""

from pathlib import Path

import pytest

from tests.conftest import Shishi, on_ledger


def test_a_draft_is_marked_until_it_is_final(half_year: Shishi) -> None:
    draft = half_year("report", "bulletin", "--date", "2023-07-10").stdout
    final = half_year("report", "bulletin", "--date", "2023-07-10", "--final").stdout
    assert "征求意见稿" in draft.splitlines()[0]
    assert "征求意见稿" not in final
    assert "2023年7月10日" in final


def test_a_file_is_not_overwritten_and_its_folder_is_made(
    half_year: Shishi, tmp_path: Path
) -> None:
    out = tmp_path / "通报 六月" / "a.md"
    assert half_year("report", "bulletin", "-o", str(out)).exit_code == 0
    out.write_text("改了一小时", "utf-8")
    again = half_year("report", "bulletin", "-o", str(out))
    assert (again.exit_code, "已经存在" in again.stderr) == (2, True)
    assert out.read_text("utf-8") == "改了一小时"
    assert half_year("report", "bulletin", "-o", str(out), "--force").exit_code == 0
    assert out.read_text("utf-8").splitlines()[2].startswith("# 关于")
    assert [each.name for each in out.parent.iterdir()] == ["a.md"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("-o", "a.pdf"), 2, "不能写成“a.pdf”"),
        (("--date", "7月10日"), 2, "看不懂日期"),
        (("--head", "绿"), 2, "没有“绿”这种版头"),
        (("--list", "画"), 2, "可用的有"),
        (("--wording", "没有.toml"), 2, "没有措辞文件"),
        (("--month", "2023-12"), 2, "没有 2023-12"),
        (("--unit", "区不存在局"), 2, "没有叫"),
        (("-o", "."), 2, "不能写成"),
    ],
)
def test_what_cannot_be_done_is_said(
    half_year: Shishi, words: tuple[str, ...], code: int, said: str
) -> None:
    done = half_year("report", "bulletin", *words)
    assert (done.exit_code, said in done.stderr, done.stdout) == (code, True, "")


def test_where_nothing_can_be_written_it_is_said(half_year: Shishi, tmp_path: Path) -> None:
    blocked = tmp_path / "是文件"
    blocked.write_text("", "utf-8")
    done = half_year("report", "bulletin", "-o", str(blocked / "a.md"))
    assert (done.exit_code, "无法读写" in done.stderr) == (1, True)


def test_own_words_stand_in_the_place_of_ours(half_year: Shishi, tmp_path: Path) -> None:
    own = tmp_path / "本局.toml"
    own.write_text('title = "{region}{month}月督查专报"\n', "utf-8")
    done = half_year("report", "bulletin", "--wording", str(own))
    assert "# 宝山区6月督查专报" in done.stdout


def test_the_filters_choose_and_the_counts_follow(half_year: Shishi) -> None:
    told = half_year("report", "bulletin", "--unit", "区民政局").stdout
    assert "合计6项" in told
    assert "区交通委" not in told


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "2023-06.csv"
    title = "=cmd|'/c calc'!A0<script>alert(1)</script>建公园10个\x0b[x](y)" + "长" * 200
    path.write_text(
        f'序号,项目内容,牵头单位,6月目标,进展情况\n1,"{title}",区建委/规资局,,累计建成1个\n',
        "utf-8",
    )
    run = on_ledger(tmp_path / "ledger.db")
    assert run("import", str(path), "--region", "青浦区").exit_code == 0
    html, sheet = tmp_path / "a.html", tmp_path / "s.csv"
    done = run("report", "bulletin", "-o", str(html), "--sources", str(sheet))
    assert done.exit_code == 0
    page = html.read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\x0b" not in page
    assert "规资局" in page
    assert "\\<script\\>" in run("report", "bulletin").stdout


def test_a_machine_that_writes_no_docx_says_what_it_writes(
    half_year: Shishi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shishi_cli.cli.reporting.find_spec", lambda _: None)
    done = half_year("report", "bulletin", "-o", str(tmp_path / "通报.docx"))
    assert (done.exit_code, "请写成 .html 或 .md" in done.stderr) == (1, True)
    assert list(tmp_path.glob("*.docx")) == []
