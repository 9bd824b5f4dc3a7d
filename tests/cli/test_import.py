"""shishi import, as a person and a script use it."""

import csv
import io
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from shishi_cli.cli.app import app
from tests.cli.small_months import table
from tests.conftest import SAMPLE, Said, Shishi

HEAD = "序号,项目内容,牵头单位,3月目标,进展情况\n"
Row = list[str]
Edit = Callable[[list[Row]], object]


def edited(path: Path, edit: Edit, month: str = "2023-03") -> Path:
    """A copy of a sample month at `path`, its rows (headings first) changed by `edit`."""
    text = SAMPLE.with_name(f"{month}.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    edit(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def imported(shishi: Shishi, *words: str) -> dict[str, Any]:
    """The JSON of an import."""
    document: dict[str, Any] = json.loads(shishi("import", *words, "--json").stdout)
    return document


def test_a_correction_is_shown_old_and_new(march: Shishi, tmp_path: Path) -> None:
    def correct(rows: list[Row]) -> None:
        rows[17][4] = rows[17][4].replace("250人", "260人")
        del rows[45]

    done = march("import", str(edited(tmp_path / "2023-03.csv", correct)))
    assert done.stdout == (
        "2023-03.csv → 宝山区 2023-03(月份依据: “3月目标”;编码 UTF-8)\n"
        "  项目 44 · 指标 45 · 数 27 · 存疑 3 · 新增 0 · 改动 1 · 未变 43\n"
        "  第17项 进展情况: …年实现就业创业250人,完成年度目… → …年实现就业创业260人,完成年度目…\n"
        "  提示:本表没有第 45 项,台账中仍保留\n"
    )


def test_a_correction_that_contradicts_a_person_is_shown_and_the_person_wins(
    march: Shishi, tmp_path: Path
) -> None:
    march("update", "17", "--month", "2023-03", "--actual", "300", "--by", "王")
    same = imported(march, str(SAMPLE))["files"][0]
    assert same["conflicts"] == []

    def correct(rows: list[Row]) -> None:
        rows[17][4] = rows[17][4].replace("250人", "260人")

    done = march("import", str(edited(tmp_path / "2023-03.csv", correct)))
    assert "表中为 260,人工录入为 300(王),仍以人工录入为准" in done.stdout
    assert "300/730" in march("completion", "17").stdout


def test_a_dry_run_says_the_same_and_writes_not_even_a_ledger(
    shishi: Shishi, tmp_path: Path
) -> None:
    tried = shishi("import", str(SAMPLE), "--dry-run")
    assert not (tmp_path / "ledger.db").exists()
    assert tried.stderr == "试运行:台账没有改动\n"
    assert tried.stdout == shishi("import", str(SAMPLE)).stdout


def test_a_dry_run_of_several_months_matches_each_with_the_one_before(
    shishi: Shishi, tmp_path: Path
) -> None:
    def add(rows: list[Row]) -> None:
        rows.append(["46", "新建2座口袋公园(区级)", "区绿化市容局", "完成选址。", "已完成选址。"])

    first = edited(tmp_path / "b 2023年3月.csv", add)
    second = edited(tmp_path / "a 2023年4月.csv", lambda rows: None, "2023-04")
    words = (str(second), str(first))
    tried = imported(shishi, *words, "--dry-run")
    done = imported(shishi, *words)
    assert tried == {**done, "dry_run": True}
    assert [one["month"] for one in done["files"]] == ["2023-03", "2023-04"]
    assert done["files"][1]["missing"] == ["46"]


def test_the_ledger_stays_as_it_is_in_a_dry_run(march: Shishi, tmp_path: Path) -> None:
    before = (tmp_path / "ledger.db").read_bytes()
    tried = imported(march, str(SAMPLE.with_name("2023-04.csv")), "--dry-run")
    assert tried["files"][0]["counts"]["new"] == 45
    assert (tmp_path / "ledger.db").read_bytes() == before


def test_a_folder_gives_its_tables_and_nothing_twice(shishi: Shishi, tmp_path: Path) -> None:
    folder = tmp_path / "各单位报送"
    (folder / "上半年").mkdir(parents=True)
    shutil.copy(SAMPLE, folder / "上半年" / "2023-03.csv")
    shutil.copy(SAMPLE.with_name("2023-04.csv"), folder)
    (folder / "另一个名字2023-04.csv").symlink_to(folder / "2023-04.csv")
    (folder / "上半年" / "回头").symlink_to(folder, target_is_directory=True)
    (folder / ".隐藏.csv").write_text("x")
    (folder / "~$2023-05.csv").write_text("x")
    (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "说明.md").write_text("本文件夹由督查室整理。", "utf-8")
    os.mkfifo(folder / "2023-06.csv")
    done = shishi("import", str(folder), "--json")
    assert done.exit_code == 0
    files = json.loads(done.stdout)["files"]
    assert [(one["file"], one["month"]) for one in files] == [
        ("2023-03.csv", "2023-03"),
        ("2023-04.csv", "2023-04"),
    ]
    assert done.stderr == "提示:跳过 2 个不是表格的文件: 照片.jpg、说明.md\n"


def test_an_empty_folder_is_said(shishi: Shishi, tmp_path: Path) -> None:
    done = shishi("import", str(tmp_path))
    assert done.exit_code == 3
    assert "E234" in done.stderr
    assert done.stderr.count(" .et ") == done.stderr.count(" .txt ") == 1


def test_a_bad_file_does_not_stop_the_others_and_is_named_at_the_end(
    shishi: Shishi, tmp_path: Path
) -> None:
    bad = tmp_path / "2023-02.csv"
    bad.write_text(HEAD + "1,建10个,甲局,建3个,完成3个\n1,,乙局,建3个,完成3个\n", "utf-8")
    done = shishi("import", str(bad), str(SAMPLE), str(tmp_path / "没有.csv"), "--json")
    assert done.exit_code == 3
    document = json.loads(done.stdout)
    assert document["failed"] == ["2023-02.csv", "没有.csv"]
    assert [one["code"] for one in document["files"][0]["problems"]] == ["E207", "E212"]
    assert document["files"][0].keys() == document["files"][2].keys()
    assert document["files"][0]["problems"][1]["place"] == "2023-02.csv:表1:第3行:项目内容"
    assert done.stderr.endswith("3 个文件中有 2 个没有导入: 2023-02.csv、没有.csv\n")
    assert len(json.loads(shishi("status", "--json").stdout)["projects"]) == 45


def test_all_problems_are_told_at_once_with_place_words_and_remedy(
    shishi: Shishi, tmp_path: Path
) -> None:
    """Many of a kind are one, and what a terminal would obey is not passed on."""
    bad = tmp_path / "2023-03.csv"
    rows = "".join(f"{number},,甲局,建3个,完成3个\n" for number in range(3, 2003))
    first = "1,建10个,甲局,建3个,完成3个\n1,\x1b]0;夺\x07权20个,乙局,建3个,完成3个\n"
    bad.write_text(f"{HEAD}{first}{rows}2003,建5个,甲局\n", "utf-8")
    done = shishi("import", str(bad))
    assert done.exit_code == 3
    assert done.stdout == ""
    assert done.stderr == (
        "错误:2023-03.csv 有 2002 处问题,未读取 (E200)\n"
        "2023-03.csv:表1:第3行:序号: 序号“1”与表1第2行重复 (E207)\n"
        "    1 |  ]0;夺 权20个 | 乙局 | 建3个 | 完成3个\n"
        "    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "    提示:每个项目的序号只能出现一次\n"
        "2023-03.csv:表1:第4行:项目内容 等 2000 处: 序号“3”没有项目内容 (E212)\n"
        "    还有: 2023-03.csv:表1:第5行:项目内容 2023-03.csv:表1:第6行:项目内容"
        " 2023-03.csv:表1:第7行:项目内容 2023-03.csv:表1:第8行:项目内容 …\n"
        "    提示:请填写项目内容\n"
        "2023-03.csv:表1:第2004行: 只有 3 格,表头有 5 格 (E206)\n"
        "    2003 | 建5个 | 甲局\n"
        "    ^^^^^^^^^^^^^^^^^^^\n"
        "    提示:请补齐缺少的单元格,空格也要保留分隔符\n"
        "提示:请按下列各处的提示修改后再试\n"
    )


def test_a_problem_in_a_workbook_has_the_cell_s_address(shishi: Shishi, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "3月"
    for row in (["序号", "项目内容", "进展情况"], [1, "新建10个站点", "完成3个"], [2, None, "好"]):
        sheet.append(row)
    book.save(tmp_path / "2023-03.xlsx")
    document = imported(shishi, str(tmp_path / "2023-03.xlsx"))
    (problem,) = document["files"][0]["problems"]
    assert (problem["code"], problem["place"]) == ("E212", "2023-03.xlsx:3月!B3")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--month", "2023-03"), 0),
        (("--year", "2023"), 0),
        ((), 2),
        (("--month", "2023-04", "--year", "2024"), 0),
        (("--month", "2023-03", "--format", "wps"), 3),
        (("--month", "2023-03", "--sheet", "2"), 3),
        (("--month", "2023-03", "--encoding", "utf-16"), 3),
        (("--year", "23"), 2),
    ],
)
def test_what_a_person_says_of_a_table_without_a_year(
    shishi: Shishi, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    shutil.copy(SAMPLE, tmp_path / "进展表.csv")
    done = shishi("import", str(tmp_path / "进展表.csv"), *words)
    assert done.exit_code == code
    if not words:
        assert "--year 2023" in done.stderr
    if not code:
        month = words[1] if words[0] == "--month" else "2023-03"
        assert f"→ 宝山区 {month}(" in done.stdout


def test_a_region_that_a_person_names_is_taken(shishi: Shishi) -> None:
    assert imported(shishi, str(SAMPLE), "--region", "金山区")["files"][0]["region"] == "金山区"


def test_a_table_of_another_region_does_not_go_into_the_one_that_is_there(
    march: Shishi, tmp_path: Path
) -> None:
    def move(rows: list[Row]) -> None:
        rows.insert(0, ["青禾区2023年实事项目进展", "", "", "", ""])

    table = edited(tmp_path / "2023-04.csv", move, "2023-04")
    assert imported(march, str(table))["files"][0]["region"] == "青禾区"
    silent = edited(tmp_path / "2023-05.csv", lambda rows: None, "2023-05")
    done = march("import", str(silent))
    assert done.exit_code == 2
    assert "现有: 宝山区、青禾区" in done.stderr
    assert imported(march, str(silent), "--region", "宝山")["files"][0]["region"] == "宝山区"


def test_a_district_behind_its_city_in_the_title_is_the_region(
    shishi: Shishi, tmp_path: Path
) -> None:
    def titled(region: str) -> Callable[[list[Row]], None]:
        return lambda rows: rows.insert(0, [f"{region}2023年实事项目进展", "", "", "", ""])

    for month, title, region in (
        ("2023-03", "青山市宝山区", "宝山区"),
        ("2023-04", "青山市", "青山市"),
        ("2023-05", "青山市宝山区", "宝山区"),
    ):
        table = edited(tmp_path / f"{month}.csv", titled(title), month)
        assert imported(shishi, str(table))["files"][0]["region"] == region


def test_an_empty_name_is_not_this_folder(shishi: Shishi) -> None:
    done = shishi("import", "")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "文件名是空的" in done.stderr


def test_projects_unlike_those_of_the_same_number_are_listed_with_their_file(
    march: Shishi, tmp_path: Path
) -> None:
    def replace(rows: list[Row]) -> None:
        rows[7][1] = "改造老旧泵站设备(区级)"

    table = edited(tmp_path / "2023-03.csv", replace)
    done = march("import", str(table))
    assert done.exit_code == 1
    assert done.stderr.startswith(
        "错误:2023-03.csv: 不能确定这些项目是不是台账中的项目:\n    第7项 "
    )
    assert march("import", str(table), "--accept-matches").exit_code == 0


APRIL = str(SAMPLE.with_name("2023-04.csv"))


@pytest.mark.parametrize(
    ("answer", "code", "told"), [("y\n", 0, "已写入台账"), ("\n", 1, "已取消"), ("", 1, "已取消")]
)
def test_at_a_terminal_the_person_decides(
    march: Shishi, at_terminal: Callable[..., Said], answer: str, code: int, told: str
) -> None:
    done = at_terminal(answer, "import", APRIL)
    assert done.exit_code == code
    assert "新增 45" in done.stdout
    assert "写入台账吗?" in done.stderr
    assert told in done.stderr
    assert (march("status", "--month", "2023-04").exit_code == 0) is (code == 0)


def other_title(tmp_path: Path) -> str:
    """April's table with a project that only resembles the one of that number."""

    def replace(rows: list[Row]) -> None:
        rows[7][1] = "改造老旧泵站设备(区级)"

    return str(edited(tmp_path / "2023-04.csv", replace, "2023-04"))


@pytest.mark.parametrize(
    ("answer", "code", "decision"),
    [("y\ny\n", 0, "same"), ("n\ny\n", 0, "new"), ("\n", 1, "open")],
)
def test_at_a_terminal_each_unsure_project_is_asked_about(
    march: Shishi,
    at_terminal: Callable[..., Said],
    tmp_path: Path,
    answer: str,
    code: int,
    decision: str,
) -> None:
    done = at_terminal(answer, "import", other_title(tmp_path))
    assert done.exit_code == code
    assert "第7项 “改造老旧泵站设备(区级)” ← 第7项 " in done.stderr
    assert "是同一个项目吗?(y 是 / n 不是 / 回车 暂不定)" in done.stderr
    (match,) = json.loads(march("match", "--all", "--json").stdout)["matches"]
    assert (match["number"], match["decision"]) == ("7", decision)
    assert (march("status", "--month", "2023-04").exit_code == 0) is (code == 0)


def test_what_was_agreed_to_is_what_is_written(
    march: Shishi, at_terminal: Callable[..., Said], tmp_path: Path
) -> None:
    """Asked about a project, then about the whole: the preview after the answer is what goes in."""
    done = at_terminal("y\ny\n", "import", other_title(tmp_path), APRIL.replace("04", "05"))
    assert done.exit_code == 0
    told = [done.stderr.index(words) for words in ("是同一个项目吗?", "写入台账吗?", "已写入台账")]
    assert told == sorted(told)
    assert done.stdout.count("新增 45") == 2
    assert march("list", "months").stdout.split() == ["2023-03", "2023-04", "2023-05"]


def test_one_refusal_of_several_files_leaves_the_others_to_be_agreed_to(
    march: Shishi, at_terminal: Callable[..., Said], tmp_path: Path
) -> None:
    done = at_terminal("\ny\n", "import", other_title(tmp_path), APRIL.replace("04", "05"))
    assert done.exit_code == 1
    assert "2 个文件中有 1 个没有导入: 2023-04.csv" in done.stderr
    assert march("list", "months").stdout.split() == ["2023-03", "2023-05"]


@pytest.mark.parametrize("words", [["--yes"], ["--json"], ["--dry-run"]])
def test_nobody_is_asked_where_a_script_speaks(
    march: Shishi, at_terminal: Callable[..., Said], words: list[str]
) -> None:
    done = at_terminal("", "import", APRIL, *words)
    assert done.exit_code == 0
    assert "写入台账吗?" not in done.stderr


def test_nobody_is_asked_where_there_is_nothing_to_lose(
    at_terminal: Callable[..., Said],
) -> None:
    for _ in ("the first time", "nothing new"):
        assert at_terminal("", "import", str(SAMPLE)).exit_code == 0


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    words = ["--db", str(tmp_path / "ledger.db"), "import", "-", "--year", "2023"]
    done = CliRunner().invoke(app, words, input=SAMPLE.read_bytes())
    assert done.stdout.startswith("标准输入 → 宝山区 2023-03(月份依据: “3月目标”和 --year;")


def test_a_full_disk_leaves_the_ledger_as_it_was(march: Shishi, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    before = march("status", "--json").stdout
    limit = ledger.stat().st_size + 4096
    done = subprocess.run(
        [sys.executable, "-m", "shishi_cli", "--db", str(ledger), "import", APRIL],
        capture_output=True,
        env={**os.environ, "TERM": "dumb", "PYTHONUTF8": "1"},
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1
    assert "2023-04.csv" not in march("status", "--json").stdout
    assert "错误:" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert march("status", "--json").stdout == before


def test_a_first_month_without_a_region_is_told_how_it_gets_one(
    shishi: Shishi, tmp_path: Path
) -> None:
    line = "1,加装电梯400台,某局,新增30台,累计新增41台"
    seventh, eighth = (table(tmp_path, f"2024-0{month}.csv", month, line) for month in (7, 8))
    assert "请先撤销(shishi undo)再用 --region 导入" in shishi("import", seventh).stdout
    told = shishi("import", eighth, "--region", "青浦区").stdout
    assert "青浦区是新的地区,台账中原有: 未注明地区" in told
    assert "请撤销这次和以前各次导入" in told
    assert "再用 --region 导入" in shishi("status").stderr

    ninth = table(tmp_path, "2024-09.csv", 9, line)
    assert shishi("import", ninth, "--region", "未注明地区").exit_code == 0
    assert "未注明地区是新的地区" not in shishi("regions", "-m", "2024-09").stdout
    for _ in range(3):
        assert shishi("undo", "--yes").exit_code == 0
    assert shishi("import", seventh, eighth, ninth, "--region", "青浦区").exit_code == 0
    assert shishi("status").stdout.startswith("青浦区 2024-09")


def test_the_head_s_month_is_noticed_beside_the_one_that_a_person_says(
    shishi: Shishi, tmp_path: Path
) -> None:
    line = "1,加装电梯400台,区房管局,新增30台,累计新增41台"
    file = table(tmp_path, "8月表.csv", 8, line)
    shishi("import", table(tmp_path, "2024-07.csv", 7, line), "--region", "青浦区")
    done = shishi("import", file, "-m", "2024-01", "--region", "嘉定区", "--dry-run")
    assert "按 --month 记为 2024-01;页面写的是 8月、文件名写的是 8月" in done.stdout
    assert "嘉定区是新的地区,台账中原有: 青浦区" in done.stdout
    told = shishi("import", file, "-m", "2024-08", "--region", "青浦区", "--dry-run").stdout
    assert "按 --month 记为" not in told
    assert "新的地区" not in told
    year = shishi("import", file, "-m", "2025-08", "--region", "青浦区", "--dry-run").stdout
    assert "2025 年的项目,台账中是第一次导入" in year


def test_copied_months_and_words_of_earlier_ones_are_told_in_a_line_each(
    shishi: Shishi, tmp_path: Path
) -> None:
    park, claim = (
        "2,新建公园20个,区绿化局,,累计建成公园12个。",
        "3,适老化改造60户,区民政局,,已完成全年任务。",
    )
    september = ("1,加装电梯400台,区房管局,,截至9月底累计完成210台。", park, claim)
    october = (*september, "4,新建停车场8个,区交通委,,截至9月底已完成招标。")
    assert shishi("import", table(tmp_path, "2024-09.csv", 9, *september)).exit_code == 0
    done = shishi("import", table(tmp_path, "2024-10.csv", 10, *october))
    assert [line for line in done.stdout.splitlines() if "提示" in line] == [
        "  提示:进展情况与 2024-09 的相同,请单位报本月的进展: 第1项、第2项",
        "  提示:进展写的是以前的月份,其中的数不作 2024-10 的数,请单位补报: 第4项“截至9月底”",
    ]
    assert " · 存疑 1 · " in done.stdout  # one stale figure
    found = json.loads(shishi("check", "--json").stdout)["findings"]
    told = [(one["code"], one["number"]) for one in found]
    assert told == [("C301", "1"), ("C301", "2"), ("C305", "4")]


def test_what_the_month_has_from_another_table_is_no_gap(shishi: Shishi, tmp_path: Path) -> None:
    def bring(name: str, *numbers: int) -> str:
        what = ["公园", "食堂", "菜场", "停车场", "图书馆", "养老院", "幼儿园", "体育馆"]
        rows = "".join(f"{n},新建{what[n - 1]}20处,区{name},建成{n}处\n" for n in numbers)
        file = tmp_path / f"{name}2024-03.csv"
        file.write_text(f"序号,项目名称,牵头单位,进展情况\n{rows}", "utf-8")
        return shishi("import", str(file), "--region", "丙区").stdout

    assert "缺第2-3项" in bring("甲局", 1, 4)
    said = bring("乙局", 2, 3, 5, 8)
    assert "序号不连续: 第5项之后是第8项,缺第6-7项" in said
    assert "缺第4项" not in said
