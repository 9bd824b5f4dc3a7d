"""The commands as a person uses them, on the real month and on bad input."""

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from shishi_cli.cli.session import Session
from tests.cli.small_months import table
from tests.conftest import SAMPLE, Shishi

SCHEMA = Path(__file__).parents[2] / "src/shishi_cli/views/schemas/status-1.json"
HEAD = "序号,项目内容,牵头单位,3月目标,进展情况\n"


def test_import_says_where_the_month_is_from_and_what_it_read(shishi: Shishi) -> None:
    done = shishi("import", str(SAMPLE))
    assert done.stdout == (
        "2023-03.csv → 宝山区 2023-03(月份依据: “3月目标”;编码 UTF-8 BOM)\n"
        "  项目 45 · 指标 46 · 数 27 · 存疑 3 · 新增 45 · 改动 0 · 未变 0\n"
    )


def test_the_same_content_again_changes_nothing(march: Shishi, tmp_path: Path) -> None:
    before = march("status", "--json").stdout
    copy = tmp_path / "三月 再发.csv"
    copy.write_bytes(SAMPLE.read_bytes())
    done = march("import", str(copy), "--month", "2023-03")
    assert "内容与台账相同,没有改动" in done.stdout
    assert march("status", "--json").stdout == before


def test_page_and_name_that_disagree_stop_the_import(shishi: Shishi, tmp_path: Path) -> None:
    table = tmp_path / "2023-05.csv"
    table.write_bytes(SAMPLE.read_bytes())
    done = shishi("import", str(table))
    assert done.exit_code == 2
    assert "2023-05" in done.stderr
    assert "--month" in done.stderr
    given = shishi("import", str(table), "--month", "2023-03")
    assert given.exit_code == 0
    assert "按 --month 记为 2023-03" in given.stdout


def test_status_json_is_the_contract(march: Shishi) -> None:
    document = json.loads(march("status", "--json").stdout)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))


def test_filters_combine(march: Shishi) -> None:
    done = march("status", "--unit", "交通", "--level", "市级", "--json")
    assert [p["number"] for p in json.loads(done.stdout)["projects"]] == ["39"]


def test_an_unknown_unit_names_the_nearest(march: Shishi) -> None:
    done = march("status", "--unit", "区交通局")
    assert done.exit_code == 2
    assert "区交通委" in done.stderr
    assert done.stdout == ""


MEASURED = (
    "地区,月份,序号,项目,级别,牵头单位,指标,单位,年度目标,月目标,完成数,口径,完成率,自报完成率,存疑"
)


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("status", "状态,月目标达成,表中判定"),
        ("behind", "状态,自何时,升级督办,每月还需,原因,文件,行"),
        ("completion", "核对,还差"),
    ],
)
def test_csv_is_data_a_row_a_measure_and_a_value_a_cell(
    march: Shishi, command: str, names: str
) -> None:
    text = march(command, "--csv").stdout
    assert text.splitlines()[0] == f"{MEASURED},{names}"
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row.values() if "█" in cell or "\n" in cell]
    for row in rows:
        for name in ("年度目标", "月目标", "完成数"):
            assert row[name] == "" or Decimal(row[name]) >= 0


def test_two_measures_have_two_rows_and_words_alone_have_one(march: Shishi) -> None:
    rows = list(csv.DictReader(io.StringIO(march("status", "--csv").stdout)))
    assert [(row["指标"], row["年度目标"], row["单位"]) for row in rows if row["序号"] == "1"] == [
        ("既有多层住宅加装电梯新增", "400", "台"),
        ("完工", "200", "台"),
    ]
    (words,) = [row for row in rows if row["序号"] == "8"]
    assert (words["项目"], words["年度目标"]) == ("完成老旧小区燃气“瓶改管”示范项目", "")


def test_an_entry_wins_and_survives_the_same_import(march: Shishi) -> None:
    done = march("update", "17", "--actual", "300", "--note", "电话核实", "--by", "王")
    assert "完成数: 250名 → 300名" in done.stdout
    march("import", str(SAMPLE))
    measure = json.loads(march("status", "--json").stdout)["projects"][16]["measures"][0]
    assert (measure["actual"], measure["origin"]) == (300, "person")
    assert "电话核实" in march("show", "17").stdout


def test_a_month_not_yet_imported_can_be_updated(march: Shishi) -> None:
    assert march("update", "17", "--month", "2023-04", "--actual", "300").exit_code == 0
    assert "300/730 = 41.09%" in march("completion", "17", "--month", "2023-04").stdout
    assert "250/730 = 34.24%" in march("completion", "17", "--month", "2023-03").stdout


def test_a_figure_beyond_belief_is_asked_about_and_refused_in_a_script(march: Shishi) -> None:
    refused = march("update", "17", "--actual", "70000")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "70000名" in refused.stderr
    assert "--yes" in refused.stderr
    assert "250/730" in march("completion", "17").stdout
    assert march("update", "17", "--actual", "70000", "--yes").exit_code == 0
    assert "70000/730" in march("completion", "17").stdout


@pytest.mark.parametrize(("answer", "kept"), [("是\n", "70000/730"), ("\n", "250/730")])
def test_at_a_terminal_a_person_decides_about_it(
    march: Shishi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, kept: str
) -> None:
    monkeypatch.setattr(Session, "can_ask", True)
    words = ["--db", str(tmp_path / "ledger.db"), "update", "17", "--actual", "70000"]
    asked = CliRunner().invoke(app, words, input=answer)
    assert "确定录入吗?" in asked.stderr
    assert kept in march("completion", "17").stdout


@pytest.mark.parametrize(
    "values",
    [
        ("--actual", "730"),
        ("--actual", "0"),
        ("--actual", "70000", "--target", "80000", "--goal", "65000"),
    ],
)
def test_a_figure_that_can_be_is_kept_without_a_question(
    march: Shishi, values: tuple[str, ...]
) -> None:
    assert march("update", "17", *values).exit_code == 0


def test_only_a_month_without_a_table_is_told_as_not_yet_imported(
    shishi: Shishi, tmp_path: Path
) -> None:
    line = "1,加装电梯400台,区房管局,新增30台,累计新增41台"
    for told in (3, 4):
        shishi("import", table(tmp_path, f"2023-0{told}.csv", told, line), "--region", "青浦区")
    for month in ("2023-04", "2023-05"):
        shishi("update", "1", "--month", month, "--actual", "45")
    said = shishi("status", "--month", "2023-03").stderr
    assert "2023-05 已有人工录入但尚未导入" in said
    assert "2023-04" not in said


def test_of_several_measures_one_must_be_named(march: Shishi) -> None:
    asked = march("update", "1", "--actual", "50")
    assert asked.exit_code == 2
    assert "2. 完工" in asked.stderr
    assert march("update", "1", "--actual", "50", "--measure", "完工").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("update", "99", "--actual", "1"), 2, "没有第 99 项"),
        (("update", "17", "--actual", "很多"), 2, "不是可用的数"),
        (("update", "17"), 2, "没有要改的内容"),
        (("update", "8", "--actual", "1"), 2, "没有量化指标"),
        (("update", "17", "--actual", "1", "--month", "2023-13"), 2, "不是有效的月份"),
        (("update", "17", "--actual", "1", "--month", "2021-04"), 2, "没有 2021-04"),
        (("show", "99"), 2, "没有第 99 项"),
        (("status", "--month", "2023-09"), 2, "没有 2023-09"),
    ],
)
def test_what_does_not_exist_is_said(
    march: Shishi, words: tuple[str, ...], code: int, said: str
) -> None:
    before = march("status", "--json").stdout
    done = march(*words)
    assert done.exit_code == code
    assert said in done.stderr
    assert march("status", "--json").stdout == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("binary.csv", b"\x00\x01\x02PK\x03\x04" * 50),
        ("no_heading.csv", "甲,乙\n1,2\n".encode()),
        (
            "twice.csv",
            (HEAD + "1,建10个,甲局,建3个,完成3个\n1,建20个,乙局,建3个,完成3个\n").encode(),
        ),
        ("too_long.csv", (HEAD + "1,建10个,甲局,建3个,完成3个,多,余\n").encode()),
    ],
)
def test_a_bad_file_writes_nothing(
    shishi: Shishi, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = shishi("import", str(path), "--month", "2023-03")
    assert done.exit_code == 3
    assert name in done.stderr
    assert shishi("status").exit_code == 1


@pytest.mark.parametrize("words", [["status"], ["check", "--fail-on", "从不"]])
def test_a_piped_question_imports_nothing_heavy(
    march: Shishi, tmp_path: Path, words: list[str]
) -> None:
    code = (
        "import sys; from shishi_cli.cli.app import app\n"
        f"app(['--db', {str(tmp_path / 'ledger.db')!r}, *{words!r}], standalone_mode=False)\n"
        "heavy = {'rich', 'sqlite_utils', 'pydantic'}\n"
        "others = {f'shishi_cli.ledger.{each}' for each in ('operation', 'history', 'migrations')}\n"
        "reading = {f'shishi_cli.extraction.{each}' for each in ('read_row', 'figures', 'numbers')}\n"
        "print(sorted((heavy | others | reading) & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.endswith("[]\n")


def by_phone(shishi: Shishi, tmp_path: Path) -> Shishi:
    """A month whose cells are empty or old, and what persons told of it by phone."""
    file = tmp_path / "2023-03.csv"
    rows = (
        "1,为800户家庭进行适老化改造,区民政局,完成200户家庭的适老化改造,\n"
        "2,新增加装电梯400台,区房管局,新增40台,\n"
        "3,新建停车位800个,区交通委,完成200个,累计完成50个\n"
    )
    file.write_text(HEAD + rows, "utf-8")
    assert shishi("import", str(file), "--region", "青浦区").exit_code == 0
    return shishi


@pytest.mark.parametrize(("actual", "met"), [("212", "met"), ("200", "met"), ("199", "not_met")])
def test_a_number_by_phone_answers_a_goal_beside_an_empty_cell(
    shishi: Shishi, tmp_path: Path, actual: str, met: str
) -> None:
    spring = by_phone(shishi, tmp_path)
    assert spring("update", "1", "--actual", actual).exit_code == 0
    project = json.loads(spring("status", "--json").stdout)["projects"][0]
    assert project["goal_met"] == met
    columns = {s["column"] for reason in project["reasons"] for s in reason["sources"]}
    assert columns <= {"title", "goal"}


def test_words_by_phone_are_shown_as_a_persons(shishi: Shishi, tmp_path: Path) -> None:
    spring = by_phone(shishi, tmp_path)
    spring("update", "2", "--progress", "累计新增41台")
    spring("update", "3", "--progress", "累计完成150个,因资金未到位暂停施工")
    document = json.loads(spring("status", "--json").stdout)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    _, lifts, places = document["projects"]
    assert (lifts["progress_text"], lifts["progress_by_person"]) == ("", "累计新增41台")
    assert lifts["measures"][0]["origin"] == "person"
    cited = [s for reason in lifts["reasons"] for s in reason["sources"]]
    said = [s for s in cited if s["column"] == "progress"]
    assert {(s["file"], s["by_person"]) for s in said} == {("", True)}
    own = lifts["progress_by_person"]
    assert {own[s["start"] : s["end"]] for s in said} == {s["text"] for s in said} == {"41台"}
    assert all("by_person" not in s for s in cited if s["column"] != "progress")
    assert (places["progress_text"], places["measures"][0]["actual"]) == ("累计完成50个", 150)
    shown = spring("show", "2").stdout
    assert "完成 41(人工录入),目标 40" in shown
    assert "出处 2023-03.csv 第3行 “40台”;出处 人工录入 “41台”" in shown
    shown = spring("show", "3").stdout
    assert "进展情况  累计完成50个\n人工录入  累计完成【150个】" in shown
    assert "出处 人工录入 “因资金未到位暂停”" in shown


def test_words_by_phone_that_reach_a_milestone_are_cited(shishi: Shishi, tmp_path: Path) -> None:
    file = table(tmp_path, "2023-03.csv", 3, "1,新建文化馆,区文旅局,完成招标,")
    shishi("import", file, "--region", "青浦区")
    for words, reason in (
        ("招标已完成", "月目标各节点均已报完成"),
        ("正在招标", "月目标中尚在进行: 完成招标"),
    ):
        shishi("update", "1", "--progress", words)
        shown = shishi("show", "1").stdout
        assert (
            f"{reason}\n          出处 2023-03.csv 第2行 “完成招标”;出处 人工录入 “{words}”"
            in shown
        )


def test_a_better_figure_by_phone_worsens_no_standing(shishi: Shishi, tmp_path: Path) -> None:
    table = tmp_path / "2025-03.csv"
    table.write_text(
        "序号,项目内容,年度目标,3月目标,完成数,进展情况\n1,种树30棵,30棵,7棵,8,\n", "utf-8"
    )
    shishi("import", str(table), "--region", "枫桥区")
    assert json.loads(shishi("status", "--json").stdout)["projects"][0]["standing"] == "ahead"
    shishi("update", "1", "--actual", "9")
    assert json.loads(shishi("status", "--json").stdout)["projects"][0]["standing"] == "ahead"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ("status --mnoth 3", "您要用的可能是 --month"),
        ("status --ouput x", "您要用的可能是 --output"),
        ("update 17 --stated 5", "运行 shishi update --help 查看用法"),
        ("behind --top 0", "运行 shishi behind --help 查看用法"),
        ("status --group x", "运行 shishi status --help 查看用法"),
    ],
)
def test_only_what_is_alike_is_proposed(shishi: Shishi, arguments: str, hint: str) -> None:
    result = shishi(*arguments.split())
    assert result.stderr.endswith(f"提示:{hint}\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("log -n -1", "--limit 的值无效:应为 0 至 999999999 的整数"),
        ("import x.csv --year 99999", "--year 的值无效:应为 1900 至 2999 的整数"),
        ("status -o .", "不能写成“.”这种文件"),
    ],
)
def test_what_is_allowed_is_said(shishi: Shishi, arguments: str, told: str) -> None:
    assert told in shishi(*arguments.split()).stderr
    assert "范围: 0 至 999999999" in shishi("log", "--help").stdout
