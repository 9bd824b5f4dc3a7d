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
        (("--fonts", "foo"), 2, "可用的有:windows、gb2312、founder\n"),
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


def test_where_a_wording_breaks_off_is_said_in_chinese(half_year: Shishi, tmp_path: Path) -> None:
    own = tmp_path / "本局.toml"
    for text, said in (("[[x", "第1行"), ('title = "a"\nb = 我\n', "第2行")):
        own.write_text(text, "utf-8")
        done = half_year("report", "bulletin", "--wording", str(own))
        assert done.exit_code == 3
        assert f"本局.toml:{said}: 不是 TOML 的写法 (E261)" in done.stderr
        assert "Expected" not in done.stderr


def test_the_filters_choose_and_the_counts_follow(half_year: Shishi) -> None:
    told = half_year("report", "bulletin", "--unit", "区民政局").stdout
    assert "合计6项" in told
    assert "区交通委" not in told


@pytest.mark.parametrize(
    ("filters", "scope", "annex"),
    [
        (
            ("--standing", "滞后"),
            "只涉及状态为滞后的项目，共6项（本月清单共45项）",
            "（状态为滞后）",
        ),
        (
            ("--unit", "交通"),
            "只涉及区交通委牵头的项目，共7项（本月清单共45项）",
            "（区交通委牵头）",
        ),
        (
            ("--level", "市级", "--search", "适老化"),
            "只涉及列为市级、文字中有“适老化”的项目，共",
            "（列为市级、文字中有“适老化”）",
        ),
    ],
)
def test_a_bulletin_of_a_part_says_of_which(
    half_year: Shishi, filters: tuple[str, ...], scope: str, annex: str
) -> None:
    told = half_year("report", "bulletin", *filters).stdout
    assert scope in told
    assert f"## 2023年6月实事项目进展情况表{annex}\n" in told
    assert "上述范围内，应报" in told


def test_a_bulletin_of_all_names_no_scope(half_year: Shishi) -> None:
    told = half_year("report", "bulletin").stdout
    assert "范围" not in told
    assert "\n应报45项，均已报送。\n" in told


def test_what_was_only_filtered_away_has_not_left_the_list(half_year: Shishi) -> None:
    """其中10项“不在本月清单内”: all of them are in June's list, done or on pace."""
    told = half_year("report", "bulletin", "--standing", "滞后", "--annex", "none").stdout
    assert "不在本月清单" not in told
    assert "上月滞后项目的变化" not in told
    told = half_year("report", "bulletin", "--unit", "区交通委", "--annex", "none").stdout
    assert "上述范围内，5月通报的滞后项目3项中：已赶上2项：第40项" in told


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
