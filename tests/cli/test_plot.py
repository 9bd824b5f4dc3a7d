"""shishi plot: progress against goal and pace, on the terminal and as a picture."""

import sys
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi

SVG = "{http://www.w3.org/2000/svg}"
TITLE = "加装<电梯>&\x07400台"
MONTHS = {
    3: (f"1,{TITLE},区房管局,累计新增30台,累计新增40台", "2,改造公厕,区绿化局,,正在推进"),
    4: (f"1,{TITLE},区房管局,累计新增60台,累计新增80台", "2,改造公厕,区绿化局,,正在推进"),
    5: (f"1,{TITLE},区房管局,累计新增90台,正在推进", "2,改造公厕,区绿化局,,正在推进"),
    6: (f"1,{TITLE},区房管局,累计新增200台,累计新增400台", "2,改造公厕,区绿化局,,正在推进"),
    7: (f"1,{TITLE},区房管局,累计新增400台,累计新增500台", "2,改造公厕,区绿化局,,正在推进"),
}


@pytest.fixture
def months(shishi: Shishi, tmp_path: Path) -> Shishi:
    """March to July of one measure, without a figure in May, done in June and more in July."""
    for month, lines in MONTHS.items():
        file = table(tmp_path, f"2023-0{month}.csv", month, *lines)
        assert shishi("import", file, "--region", "青浦区").exit_code == 0
    return shishi


@pytest.fixture
def picture(months: Shishi, tmp_path: Path) -> ElementTree.Element:
    path = tmp_path / "走势.svg"
    done = months("plot", "1", "-o", str(path))
    assert (done.stdout, done.exit_code) == ("", 0)
    assert done.stderr == f"已写入 {path}: 1 个指标\n"
    return ElementTree.fromstring(path.read_bytes())


def found(picture: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """What the chart draws of a kind, the legend left out."""
    charts = picture.findall(f"{SVG}g")
    return [one for chart in charts for one in chart.iter() if one.get("class") == name]


def points(line: ElementTree.Element) -> list[tuple[float, float]]:
    pairs = [pair.split(",") for pair in line.attrib["points"].split()]
    return [(float(x), float(y)) for x, y in pairs]


def test_on_the_terminal_a_bar_a_month(months: Shishi) -> None:
    assert months("plot", "1").stdout.splitlines() == [
        "青浦区 2023-07 序时进度 58.33%",
        "█ 完成率  | 序时进度  + 月目标  ] 年度目标  ? 存疑  没有数的月份留空",
        "",
        "第 1 项 加装<电梯>& 400台",
        "  年度目标 400台 · 7月累计 500台 · 125.00%",
        "   3月 ██+      |                            ]             10.00%  40台",
        "   4月 █████+█     |                         ]             20.00%  80台",
        "   5月         +       |                     ]",
        "   6月 ███████████████████+██████████████████]            100.00%  400台",
        "   7月 ██████████████████████|███████████████+█████████   125.00%  500台",
    ]


def test_the_picture_is_well_formed_and_tells_itself(picture: ElementTree.Element) -> None:
    assert picture.get("role") == "img"
    assert picture.get("viewBox") == f"0 0 {picture.get('width')} {picture.get('height')}"
    caption = "图  青浦区2023年第1项各月完成率、月目标和序时进度"
    assert picture.findtext(f"{SVG}title") == caption
    assert picture.findtext(f"{SVG}desc") == (
        "第 1 项 加装<电梯>& 400台: 年度目标 400台 · 7月累计 500台 · 125.00%"
    )
    words = [one.text for one in picture.iter(f"{SVG}text")]
    assert "第 1 项 加装<电梯>& 400台" in words
    assert {"完成率", "存疑", "月目标", "序时进度", "年度目标"} <= set(words)
    assert words[-1] == caption  # under it, and no line of the screen above
    assert not [word for word in words if word and "2023-07" in word]
    assert "Microsoft YaHei" in picture.attrib["font-family"]
    assert not [one for one in picture.iter() if any("href" in name for name in one.attrib)]


def test_a_gap_stays_a_gap_and_every_goal_has_its_mark(picture: ElementTree.Element) -> None:
    runs = [len(points(line)) for line in found(picture, "actual")]
    assert runs == [2, 2]  # March and April; June and July
    assert len(found(picture, "figure")) == 4
    assert len(found(picture, "goal")) == 5
    assert not found(picture, "doubtful")


def test_what_is_done_lies_on_the_target_and_more_above(picture: ElementTree.Element) -> None:
    (target,), (pace,) = found(picture, "target"), found(picture, "pace")
    (left, top), (right, _) = points(target)
    assert points(pace) == [(left, points(pace)[0][1]), (right, top)]
    dots = [(float(d.attrib["cx"]), float(d.attrib["cy"])) for d in found(picture, "figure")]
    assert dots[2][1] == top
    assert dots[3][1] < top
    bottom = points(pace)[0][1]
    assert dots[1][1] == pytest.approx(bottom - (bottom - top) / 5, abs=0.01)
    assert dots[0][0] == pytest.approx(left + (right - left) / 4, abs=0.01)


def test_a_doubtful_figure_is_hollow(shishi: Shishi, tmp_path: Path) -> None:
    file = table(tmp_path, "2023-03.csv", 3, "1,加装电梯400台,区房管局,,新增40台")
    shishi("import", file, "--region", "青浦区")
    shishi("plot", "1", "-o", str(tmp_path / "a.SVG"))
    picture = ElementTree.parse(tmp_path / "a.SVG").getroot()
    assert len(found(picture, "doubtful")) == 1
    assert not found(picture, "figure")
    assert shishi("plot").stdout.splitlines()[-1].endswith("10.00%  40台 ?")


def test_a_limit_has_no_pace(shishi: Shishi, tmp_path: Path) -> None:
    file = table(tmp_path, "2023-03.csv", 3, "1,信访积案不超过20件,区信访办,,累计发生3件")
    shishi("import", file, "--region", "青浦区")
    shishi("plot", "1", "-o", str(tmp_path / "a.svg"))
    picture = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert not found(picture, "pace")
    assert len([*found(picture, "figure"), *found(picture, "doubtful")]) == 1
    assert "年度上限 20件" in shishi("plot").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("1", "-o", "走势.pdf"), ".svg 或 .png"),
        (("1", "-o", "走势"), ".svg 或 .png"),
        (("2", "-o", "走势.svg"), "没有可画的指标"),
        (("9", "-o", "走势.svg"), "没有第 9 项"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_no_file_made(
    months: Shishi, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    number, option, name = words
    done = months("plot", number, option, str(tmp_path / "图" / name))
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (tmp_path / "图").exists()


def test_a_folder_that_is_not_there_is_made(months: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "图" / "a.svg"
    assert months("plot", "1", "-o", str(path)).exit_code == 0
    assert [one.name for one in path.parent.iterdir()] == ["a.svg"]


def test_a_file_in_the_place_of_the_folder_is_explained(months: Shishi, tmp_path: Path) -> None:
    (tmp_path / "图").write_text("", "utf-8")
    done = months("plot", "1", "-o", str(tmp_path / "图" / "a.svg"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("错误:")
    assert "图" in done.stderr


def test_a_picture_that_is_there_is_overwritten_only_when_asked(
    months: Shishi, tmp_path: Path
) -> None:
    path = tmp_path / "a.svg"
    path.write_text("改过的", "utf-8")
    assert months("plot", "1", "-o", str(path)).exit_code == 2
    assert path.read_text("utf-8") == "改过的"
    assert months("plot", "1", "-o", str(path), "--force").exit_code == 0


def test_a_png_is_a_picture_or_the_missing_font_is_told(months: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    done = months("plot", "1", "-o", str(path))
    if done.exit_code == 0:
        assert path.read_bytes().startswith(b"\x89PNG\r\n")
    else:
        assert (done.exit_code, path.exists()) == (1, False)
        assert "没有中文字体" in done.stderr


def test_without_a_chinese_font_no_boxes_are_drawn(
    months: Shishi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def boxes(**options: object) -> bytes:
        return b"every character looks the same"

    monkeypatch.setitem(sys.modules, "resvg_py", SimpleNamespace(svg_to_bytes=boxes))
    done = months("plot", "1", "-o", str(tmp_path / "a.png"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "没有中文字体" in done.stderr
    assert "请安装中文字体" in done.stderr
    assert not (tmp_path / "a.png").exists()


def test_without_its_renderer_a_png_is_refused_with_a_way_on(
    months: Shishi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    done = months("plot", "1", "-o", str(tmp_path / "a.png"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "resvg-py" in done.stderr
    assert "请输出 .svg" in done.stderr
    assert not (tmp_path / "a.png").exists()


def test_all_projects_stand_on_one_sheet_the_late_first(months: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "全部.svg"
    assert months("plot", "-m", "2023-04", "-o", str(path)).exit_code == 0
    sheet = ElementTree.fromstring(path.read_bytes())
    assert (sheet.get("width"), sheet.get("height")) == ("794", "1123")
    words = ["".join(text.itertext()) for text in sheet.iter(f"{SVG}text")]
    assert words[-1] == "图  青浦区2023年4月实事项目完成率与序时进度(33.33%)"
    assert [word for word in words if word.endswith("%")] == ["20.00%"]
    assert words.index("1 加装<电梯>& 400台") < words.index("2 改造公厕")
    kinds = {
        kind: [one for one in sheet.iter() if one.get("class") == kind]
        for kind in ("words", "goal")
    }
    assert len(kinds["words"]) == 1
    (goal,) = kinds["goal"]
    assert goal.get("stroke") == "#ffffff"  # it is seen on the bar too
    assert {"区房管局", "区绿化局"} <= set(words)


def test_a_sheet_as_png_has_300_dots_an_inch(months: Shishi, tmp_path: Path) -> None:
    path = tmp_path / "全部.png"
    done = months("plot", "-o", str(path))
    if done.exit_code == 0:
        assert int.from_bytes(path.read_bytes()[16:20]) == 2480
    else:
        assert "请安装中文字体后重试" in done.stderr
