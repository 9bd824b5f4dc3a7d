"""Who is to be called for a report: 未报, 空报, 无数."""

import json
from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi

HEAD = "序号,项目内容,责任单位,责任人,{month}月目标,进展情况\n"
MARCH = (
    "1,新建车位100个,区交通委,张三,,累计完成20个",
    "2,加装电梯100台,区房管局,李四,,累计完成30台",
    "3,建设社区食堂,区民政局、区商务委,王五,完成选址,完成选址",
    "4,建公园90个,区绿化局,,累计建成20个,累计建成25个",
    "5,扩建学校5所,区教育局,,,累计完成5所",
    "6,居民满意度达到90%,区信访办,,,满意度87%",
    "7,改造道路40公里,区交通委,,,累计完成10公里",
)
APRIL = (
    "1,新建车位100个,区交通委,张三,,正在推进",
    "2,加装电梯100台,区房管局,李四,,",
    "3,建设社区食堂,区民政局、区商务委,王五,完成招标,/",
    "4,建公园90个,区绿化局,,累计建成30个,已进场施工",
    "5,扩建学校5所,区教育局,,,已完成全年目标任务",
    "6,居民满意度达到90%,区信访办,,,年底统一测评",
)


@pytest.fixture
def spring(shishi: Shishi, tmp_path: Path) -> Shishi:
    for month, lines in ((3, MARCH), (4, APRIL)):
        file = tmp_path / f"2023-{month:02}.csv"
        file.write_text("\n".join((HEAD.format(month=month).rstrip(), *lines)), "utf-8")
        assert shishi("import", str(file), "--region", "青浦区").exit_code == 0
    return shishi


def test_the_units_to_be_called_are_listed_with_what_each_project_lacks(spring: Shishi) -> None:
    done = spring("missing", "--month", "2023-04", "--markdown")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "青浦区 2023-04  未报 1 · 空报 3 · 无数 1  (共 7 项,须联系 5 个单位)\n\n"
        "| 牵头单位 | 情况 | 序号 | 项目 | 说明 | 上次报数 | 责任人 |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| 区交通委 | 未报 | 7 | 改造道路40公里 | 上次见于 2023-03 的表 | 2023-03: 10公里 |  |\n"
        "| 区交通委 | 空报 | 1 | 新建车位100个 | 只有“正在推进” | 2023-03: 20个 | 张三 |\n"
        "| 区房管局 | 空报 | 2 | 加装电梯100台 | 没有填写 | 2023-03: 30台 | 李四 |\n"
        "| 区民政局 | 空报 | 3 | 建设社区食堂 | 只有“/” |  | 王五 |\n"
        "| 区商务委 | 空报 | 3 | 建设社区食堂 | 只有“/” |  | 王五 |\n"
        "| 区绿化局 | 无数 | 4 | 建公园90个 | 有文字,没有完成数 | 2023-03: 25个 |  |\n"
    )


def test_a_month_in_which_all_reported_says_so(spring: Shishi) -> None:
    assert spring("missing", "--month", "2023-03").stdout == (
        "青浦区 2023-03  未报 0 · 空报 0 · 无数 0  (共 7 项,须联系 0 个单位)\n各项目都已报送\n"
    )


def test_of_a_month_without_a_table_all_are_missing(spring: Shishi) -> None:
    done = spring("missing", "--month", "2023-05")
    assert done.exit_code == 0
    assert done.stdout.startswith("青浦区 2023-05  未报 6 · 空报 0 · 无数 0")
    assert done.stdout.endswith("台账里还没有 2023-05 的进展表,没有补录的都算未报\n")


def test_what_was_told_last_is_the_figure_to_date_as_status_shows_it(
    shishi: Shishi, tmp_path: Path
) -> None:
    for month, done in ((1, "本月发放41户"), (2, "本月发放42户"), (3, "正在推进")):
        file = tmp_path / f"2023-{month:02}.csv"
        file.write_text(HEAD.format(month=month) + f"1,发放补贴600户,区残联,,,{done}\n", "utf-8")
        assert shishi("import", str(file), "--region", "青浦区").exit_code == 0
    february = json.loads(shishi("status", "--month", "2023-02", "--json").stdout)
    assert february["projects"][0]["measures"][0]["actual"] == 83
    march = json.loads(shishi("missing", "--month", "2023-03", "--json").stdout)
    assert march["units"][0]["projects"][0]["last"] == "2023-02: 83户"


def test_what_a_person_was_told_by_phone_is_a_report(spring: Shishi) -> None:
    for number in ("1", "7"):
        assert spring("update", number, "--month", "2023-04", "--actual", "25").exit_code == 0
    assert spring("update", "2", "--month", "2023-04", "--progress", "累计完成40台").exit_code == 0
    document = json.loads(spring("missing", "--month", "2023-04", "--json").stdout)
    assert document["counts"] == {"not_reported": 0, "empty": 1, "no_figure": 1}
    assert [unit["unit"] for unit in document["units"]] == ["区民政局", "区商务委", "区绿化局"]


def test_one_unit_alone_can_be_asked_for(spring: Shishi) -> None:
    document = json.loads(spring("missing", "-m", "2023-04", "--unit", "商务", "--json").stdout)
    assert [unit["unit"] for unit in document["units"]] == ["区商务委"]
    assert document["units"][0]["projects"] == [
        {
            "number": "3",
            "title": "建设社区食堂",
            "units": ["区民政局", "区商务委"],
            "lack": "empty",
            "lack_label": "空报",
            "detail": "只有“/”",
            "last": None,
            "person": "王五",
        }
    ]
    assert "没有叫“区水务局”的单位" in spring("missing", "--unit", "区水务局").stderr


def test_of_several_measures_the_one_without_a_figure_is_named(
    shishi: Shishi, tmp_path: Path
) -> None:
    file = tmp_path / "2023-03.csv"
    line = '1,加装电梯新增400台、完工200台,区房管局,,"新增40台,完工20台",累计新增41台'
    file.write_text(f"{HEAD.format(month=3)}{line}\n", "utf-8")
    assert shishi("import", str(file), "--region", "青浦区").exit_code == 0
    assert "没有完成数: 完工" in shishi("missing").stdout


def test_as_of_before_a_correction_the_report_was_empty(spring: Shishi) -> None:
    spring("update", "2", "--month", "2023-04", "--actual", "40")
    assert "加装电梯" not in spring("missing", "-m", "2023-04").stdout
    assert "加装电梯" in spring("missing", "-m", "2023-04", "--as-of", "2").stdout


def test_words_of_an_earlier_month_are_no_report_of_this_one(
    shishi: Shishi, tmp_path: Path
) -> None:
    lines = (
        "1,种草301亩,区园林局,260亩,截至9月底,累计种草240亩。",
        "2,加装电梯100台,区房管局,,截至9月底累计加装100台",
        "3,新建车位100个,区交通委,,截至9月底,累计新建70个;10月新建10个,累计80个",
        "4,建公园90个,区绿化局,,截至9月底,已完成全年目标任务",
    )
    september = ("2,加装电梯100台,区房管局,,累计加装100台", "3,新建车位100个,区交通委,,累计70个")
    for month, told in ((9, september), (10, lines)):
        file = table(tmp_path, f"2025-{month:02}.csv", month, *map(one_cell, told))
        imported = shishi("import", file, "--region", "枫桥区", "--yes")
        assert imported.exit_code == 0
    assert (
        "提示:进展写的是以前的月份,其中的数不作 2025-10 的数,请单位补报: "
        "第1项“截至9月底”、第2项“截至9月底”、第4项“截至9月底”\n"
    ) in imported.stdout
    status = json.loads(shishi("status", "--json").stdout)["projects"]
    judged = [
        (one["standing_label"], one["measures"][0]["actual"], one["measures"][0]["to_date"])
        for one in status
    ]
    assert judged == [
        ("无法判断", None, None),
        ("已完成", None, {"value": 100, "month": "2025-09"}),
        ("预警", 80, {"value": 80, "month": "2025-10"}),
        ("已完成", None, None),
    ]
    missing = json.loads(shishi("missing", "--json").stdout)
    assert "无数 1 " in shishi("missing").stdout
    assert "有文字,没有完成数(写的是“截至9月底”)" in json.dumps(missing, ensure_ascii=False)


@pytest.mark.parametrize(
    ("cell", "words", "actual", "code"),
    [
        ("260", "截至9月底,累计种草240亩", 260, "over_goal"),
        ("240", "截至9月底,累计种草240亩", None, "earlier_month"),
        ("260", "截至9月底,已播种", 260, "over_goal"),
        ("260", "累计种草240亩", 260, "over_goal"),
    ],
)
def test_a_column_of_figures_is_of_the_month_unless_stale_words_say_the_same(
    shishi: Shishi, tmp_path: Path, cell: str, words: str, actual: int | None, code: str
) -> None:
    file = tmp_path / "2025-10.csv"
    head = "序号,项目内容,牵头单位,10月目标,完成数,进展情况"
    file.write_text(f'{head}\n1,种草301亩,区园林局,250亩,{cell},"{words}"\n', "utf-8")
    assert shishi("import", str(file), "--region", "枫桥区").exit_code == 0
    (one,) = json.loads(shishi("status", "--json").stdout)["projects"]
    measure = one["measures"][0]
    assert measure["actual"] == actual
    assert one["reasons"][0]["code"] == code
    doubted = cell == "260" and words.startswith("累计")
    assert [one["code"] for one in measure["doubts"]] == ["column_differs"] * doubted


def one_cell(line: str) -> str:
    """The line with its progress, the fifth cell, as one cell."""
    *first, progress = line.split(",", 4)
    return ",".join((*first, f'"{progress}"'))
