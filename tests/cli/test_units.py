"""shishi units: one unit, several names."""

import json
from pathlib import Path

import pytest

from shishi_cli.services.join_units import join_units
from shishi_cli.services.name_units import likely_same
from tests.cli.small_months import table
from tests.conftest import Shishi


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("区房管局", "区住房保障房屋管理局"),
        ("区建管委", "区建设管理委"),
        ("区发改委", "区发展改革委"),
        ("区发改委", "区发展和改革委员会"),
        ("区人社局", "区人力资源社会保障局"),
        ("区交通局", "区交通委"),
        ("县文旅局", "县文化和旅游局"),
    ],
)
def test_an_abbreviation_and_a_reform_are_proposed(one: str, other: str) -> None:
    for units in ((one, other), (other, one)):
        (found,) = likely_same(units)
        assert {found.name, found.other} == {one, other}
        assert 50 < found.score <= 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("区教育局", "区体育局"),
        ("区民政局", "区市场监管局"),
        ("区残联", "区妇联"),
        ("区卫生健康委", "区建设管理委"),
        ("团区委", "区信息委"),
        ("区水务局", "市水务局"),
        ("区委", "区建设管理委"),
        ("区医保局", "区人力资源社会保障局"),
        ("区应急局", "区应急救援支队"),
    ],
)
def test_two_units_are_not(one: str, other: str) -> None:
    assert list(likely_same((one, other))) == []


@pytest.fixture
def offices(shishi: Shishi, tmp_path: Path) -> Shishi:
    """Two months; the second calls a unit by another kind of name."""
    march = ("1,改造管道3公里,区建设管理委,,累计改造1公里", "2,新建公园2座,区绿化局,,累计建成1座")
    april = (march[0].replace("区建设管理委", "区建管委"), march[1])
    for month, lines in ((3, march), (4, april)):
        file = table(tmp_path, f"2023-0{month}.csv", month, *lines)
        assert shishi("import", file, "--region", "青浦区").exit_code == 0
    assert shishi("units", "remove", "区建管委").exit_code == 0  # joined at import
    return shishi


def test_the_units_are_listed_with_what_may_be_one(offices: Shishi) -> None:
    assert offices("units").stdout == (
        "青浦区 2023-04  3 个单位\n"
        "单位          其他名称  项目数\n"
        "区绿化局                1\n"
        "区建管委                1\n"
        "区建设管理委            0\n"
        "可能是同一单位,确认后记住:\n"
        "  区建管委 = 区建设管理委  相似度 80  shishi units add 区建设管理委 区建管委\n"
    )


def test_a_confirmed_name_is_remembered_shown_and_found(offices: Shishi) -> None:
    done = offices("units", "add", "区建设管理委", "区建管委", "--note", "机构名称核对")
    assert done.stdout == "“区建管委”是“区建设管理委”的另一个名称\n"
    document = json.loads(offices("units", "--json").stdout)
    assert document["likely_same"] == []
    assert {"name": "区建设管理委", "others": ["区建管委"], "projects": 1} in document["units"]
    for month, printed in (("2023-03", "区建设管理委"), ("2023-04", "区建管委")):
        for name in ("区建管委", "区建设管理委", "建设管理"):
            words = ("status", "--month", month, "--unit", name, "--json")
            (project,) = json.loads(offices(*words).stdout)["projects"]
            assert (project["units"], project["now"]["units"]) == ([printed], ["区建设管理委"])
    assert "区建管委" in offices("export", "--month", "2023-04", "--csv").stdout
    as_of = json.loads(offices("units", "--json", "--as-of", "3").stdout)
    assert len(as_of["units"]) == 3


def test_a_new_name_is_told_beside_the_printed_one_and_can_be_undone(offices: Shishi) -> None:
    offices("units", "add", "区建设管理委", "区建管委")
    assert offices("units", "rename", "区建管委", "区住建委").stdout == (
        "单位 区建设管理委 → 区住建委\n"
    )
    (project,) = json.loads(offices("status", "--unit", "区建管委", "--json").stdout)["projects"]
    assert (project["units"], project["now"]["units"]) == (["区建管委"], ["区住建委"])
    assert [note["text"] for note in project["notes"]] == ["区建管委即区住建委"]
    assert "牵头单位" not in offices("diff", "2023-03", "2023-04").stdout.replace("项目", "")
    assert offices("undo", "--yes").exit_code == 0
    (project,) = json.loads(offices("status", "--unit", "区建管委", "--json").stdout)["projects"]
    assert project["now"]["units"] == ["区建设管理委"]
    assert offices("units", "remove", "区建管委").exit_code == 0
    (project,) = json.loads(offices("status", "--unit", "区建管委", "--json").stdout)["projects"]
    assert (project["units"], project["now"]["units"]) == (["区建管委"], ["区建管委"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("add", "区邮政局", "区邮管局"), "没有叫“区邮政局”的单位"),
        (("add", "区绿化局", "区绿化局"), "两个名称要不同,也不能为空"),
        (("rename", "区建", "区住建委"), "有几个单位的名称中有“区建”"),
        (("remove", "区建管委"), "“区建管委”不是单位的其他名称"),
    ],
)
def test_what_cannot_be_named_is_said(
    offices: Shishi, words: tuple[str, ...], message: str
) -> None:
    done = offices("units", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"错误:{message}")


def test_list_is_what_is_listed_without_a_word(march: Shishi) -> None:
    assert march("units", "list").stdout == march("units").stdout
    assert march("units", "list", "--json").stdout == march("units", "--json").stdout


LONG = "区住房城乡建设委"


@pytest.mark.parametrize(
    ("printed", "known", "joined"),
    [
        (["区住建委"], [LONG], {"区住建委": LONG}),
        (["区住房和城乡建设委员会"], [LONG], {"区住房和城乡建设委员会": LONG}),
        (["区住房城乡建设委"], ["区住建委"], {LONG: "区住建委"}),
        (["区市场监督管理局"], ["区市场监管局"], {"区市场监督管理局": "区市场监管局"}),
        (["区城管局"], ["区城市管理局", "区城市管理综合执法局"], {}),  # which of the two?
        (["区住建委", LONG], [LONG], {}),  # two names of one table
        (["区交通委"], ["区交通局"], {}),  # another kind: a reform, or another office
        (["市住建委"], [LONG], {}),
        (["区教育局"], ["区体育局"], {}),
        (["团区委"], ["区委"], {}),
    ],
)
def test_an_abbreviation_of_one_known_office_is_joined(
    printed: list[str], known: list[str], joined: dict[str, str]
) -> None:
    found = join_units(printed, known, {})
    assert found.names == joined
    assert bool(found.notices) is bool(joined)


def test_what_was_joined_at_import_is_told_once_and_can_be_taken_apart(
    shishi: Shishi, tmp_path: Path
) -> None:
    for month, unit in ((3, LONG), (4, "区住建委"), (5, "区住建委")):
        file = table(
            tmp_path, f"2023-0{month}.csv", month, f"1,加装电梯9台,{unit},,累计完成{month}台"
        )
        done = shishi("import", file, "--region", "青浦区")
        assert ("区住建委=区住房城乡建设委" in done.stdout + done.stderr) is (month == 4)
    assert shishi("units", "--json").stdout.count('"name"') == 1
    assert shishi("units", "remove", "区住建委").exit_code == 0
    assert shishi("units", "--json").stdout.count('"projects"') == 2
