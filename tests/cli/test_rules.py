"""The rules of judging as a person lists, tries and chooses them."""

import json
from pathlib import Path

import pytest

from tests.cli.small_months import table
from tests.conftest import Shishi

OWN = 'name = "本局规则"\nescalate_after = 3\n[behind]\npoints_over = 5\n'


@pytest.fixture
def spring(shishi: Shishi, tmp_path: Path) -> Shishi:
    """March and April: 1 is 10 points slow in both, 2 catches up, 3 has no figure."""
    months = ((3, "15", "10"), (4, "23", "40"))
    for month, first, second in months:
        file = table(
            tmp_path,
            f"2023-{month:02}.csv",
            month,
            f"1,新建车位100个,区交通委,,累计完成{first}个",
            f"2,加装电梯100台,区房管局,,累计完成{second}台",
            "3,建设社区食堂,区民政局,,正在选址",
        )
        assert shishi("import", file, "--region", "青浦区").exit_code == 0
    return shishi


def test_the_rules_are_listed_with_their_lines_and_the_one_in_use(shishi: Shishi) -> None:
    done = shishi("rules")
    assert (done.exit_code, done.stderr) == (0, "")
    assert [line.split()[:2] for line in done.stdout.splitlines()[1:6]] == [
        ["line", "只看序时:"],
        ["points-10", "月目标和序时从严:"],
        ["●", "plan"],
        ["points-10-30", "只看序时:"],
        ["ratio-80-60", "只看序时:"],
    ]
    assert "武汉 《武汉市重大项目管理办法》" in done.stdout
    listed = json.loads(shishi("rules", "--json").stdout)
    assert [one["rule"] for one in listed["rules"] if one["in_use"]] == ["plan"]
    assert listed["rules"][3]["thresholds"]["behind"] == {"points_over": 30}


def test_a_trial_shows_who_changes_in_which_month_and_writes_nothing(spring: Shishi) -> None:
    before = spring("status", "--json").stdout
    done = spring("rules", "test", "line")
    assert done.stdout == (
        "plan → line  2 个月 6 项次,状态改变 1 项次: 预警→滞后 1\n"
        "  原 判定规则 plan: 月目标优先,没有的看序时: 慢于序时为预警,超过 10 个百分点为滞后,连续 2 个月滞后升级督办\n"
        "  新 判定规则 line: 只看序时: 慢于序时为滞后,连续 2 个月滞后升级督办\n"
        "月份     序号  项目           牵头单位  原状态  新状态  数\n"
        "2023-03  1     新建车位100个  区交通委  预警    滞后"
        "    慢于序时 10.00 个百分点: 15/100 = 15.00%\n"
    )
    assert spring("status", "--json").stdout == before


def test_a_trial_is_json_and_csv_as_well(spring: Shishi) -> None:
    document = json.loads(spring("rules", "test", "points-10-30", "--json").stdout)
    assert (document["months"], document["judged"]) == (2, 6)
    assert [
        (one["month"], one["number"], one["before"], one["after"]) for one in document["changes"]
    ] == [
        ("2023-03", "2", "behind", "at_risk"),
        ("2023-04", "1", "behind", "at_risk"),
    ]
    csv = spring("rules", "test", "points-10-30", "--month", "2023-04", "--csv").stdout.splitlines()
    assert csv[0] == "月份,序号,项目,牵头单位,原状态,新状态,数"
    assert len(csv) == 2


def test_a_rule_can_be_asked_for_once(spring: Shishi) -> None:
    document = json.loads(spring("status", "--rule", "points-10-30", "--json").stdout)
    assert document["rule"] == "points-10-30"
    assert document["thresholds"]["at_risk"] == {"points_from": 10}
    assert [one["standing"] for one in document["projects"]] == ["at_risk", "on_track", "unknown"]
    assert json.loads(spring("status", "--json").stdout)["rule"] == "plan"
    assert (
        "判定规则 ratio-80-60: 只看序时: 不足序时的 80% 为预警"
        in spring("behind", "--rule", "ratio-80-60").stdout
    )


def test_a_rule_that_is_used_holds_for_every_command_and_can_be_undone(spring: Shishi) -> None:
    done = spring("rules", "use", "points-10-30", "--note", "按市里办法")
    assert done.stdout == (
        "改用 plan → points-10-30\n"
        "判定规则 points-10-30: 只看序时: 慢于序时达到 10 个百分点为预警,超过 30 个百分点为滞后,"
        "连续 3 个月滞后升级督办\n"
    )
    assert "状态: 预警" in spring("show", "1").stdout
    assert json.loads(spring("behind", "--json").stdout)["rule"] == "points-10-30"
    assert "已经在用,没有改动" in spring("rules", "use", "points-10-30").stdout
    log = spring("log").stdout.splitlines()
    assert "改用规则  按市里办法" in log[1]
    # As of before, it was judged by the former rule.
    assert json.loads(spring("status", "--as-of", "2", "--json").stdout)["rule"] == "plan"
    undone = spring("undo", "--yes").stdout
    assert "判定规则: points-10-30 → 默认" in undone
    assert "状态: 滞后" in spring("show", "1").stdout


def test_an_own_rule_is_kept_in_the_ledger_not_its_path(spring: Shishi, tmp_path: Path) -> None:
    file = tmp_path / "本局.toml"
    file.write_bytes(OWN.encode("gbk"))  # as Notepad saves it
    assert spring("status", "--rule", str(file)).exit_code == 0
    assert spring("rules", "use", str(file)).exit_code == 0
    file.unlink()
    assert (
        "判定规则 本局规则: 月目标优先,没有的看序时: 慢于序时为预警,超过 5 个百分点为滞后"
        in spring("status").stdout
    )
    assert "●     本局规则" in spring("rules").stdout


def test_a_rule_is_shown_as_the_file_that_an_own_one_can_be_made_of(
    spring: Shishi, tmp_path: Path
) -> None:
    pattern = spring("rules", "show", "points-10-30").stdout
    file = tmp_path / "本局.toml"
    file.write_text(pattern.replace('"points-10-30"', '"本局规则"').replace("30", "25"), "utf-8")
    assert spring("rules", "use", str(file)).exit_code == 0
    assert 'name = "本局规则"' in spring("rules", "show").stdout
    assert spring("rules", "show", "本局规则").stdout == spring("rules", "show").stdout
    assert "points_over = 10" in spring("rules", "show", "points-10").stdout
    assert spring("rules", "show", "nope").exit_code == 2


def test_a_bad_rule_file_is_refused_with_all_that_is_wrong(spring: Shishi, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text('name = "line"\n[behind]\npoints_over = -1\n', "utf-8")
    for command in (["rules", "use"], ["rules", "test"], ["status", "--rule"]):
        done = spring(*command, str(file))
        assert (done.exit_code, done.stdout) == (3, "")
        assert done.stderr == (
            "错误:bad.toml 有 2 处问题,不能作判定规则 (E250)\n"
            "bad.toml:第1行: name “line”是预设规则的名称 (E251)\n"
            '    name = "line"\n'
            "    ^^^^^^^^^^^^^\n"
            "    提示:请给自己的规则另起一个名称\n"
            "bad.toml:第3行: behind.points_over 应为 0 至 100 的数 (E251)\n"
            "    points_over = -1\n"
            "    ^^^^^^^^^^^^^^^^\n"
            "    提示:请写成 points_over = 10\n"
            "提示:各项的写法见 docs/standing.md\n"
        )
    assert json.loads(spring("rules", "--json").stdout)["in_use"] == "plan"


def test_a_rule_that_is_none_names_those_there_are(spring: Shishi) -> None:
    done = spring("rules", "use", "point-10")
    assert done.exit_code == 2
    assert done.stderr == (
        "错误:没有叫“point-10”的判定规则,也没有这个文件 (E103)\n"
        "提示:预设的有: line、points-10、plan、points-10-30、ratio-80-60;自己的规则请写文件的路径\n"
    )


def test_the_commands_of_rules_have_their_own_help(shishi: Shishi) -> None:
    assert "试用一个规则" in shishi("rules", "--help").stdout
    assert "[默认: 已导入的各月]" in shishi("rules", "test", "--help").stdout
    assert "没有命令“tset”" in shishi("rules", "tset").stderr


def test_the_list_says_of_which_rules_it_speaks(shishi: Shishi) -> None:
    assert "写明月目标优先的规则,有月目标的指标先看月目标" in shishi("rules").stdout
