"""What a bulletin says, against what the other commands answer."""

import csv
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from shishi_cli.domain.month import Month
from shishi_cli.domain.paper import Paper, PaperTable, Paragraph, plain
from shishi_cli.domain.scope import Scope
from shishi_cli.domain.standing import MonthAssessment, Standing
from shishi_cli.ledger.ledger import Ledger
from shishi_cli.services.bulletin.overall import counts
from shishi_cli.services.bulletin.say import formal
from shishi_cli.services.compose_bulletin import BulletinWish, compose_bulletin
from shishi_cli.services.list_month import list_month
from shishi_cli.services.read_wording import our_wording
from shishi_cli.services.select_projects import Selection
from tests.conftest import Shishi, on_ledger

DAY = date(2023, 7, 10)


def compose(database: Path, month: int | None = None, **wish: object) -> Paper:
    """A bulletin without pictures."""
    wanted = BulletinWish(**{"day": DAY, "pictures": False, **wish})  # type: ignore[arg-type]
    scope = Scope(Month(2023, month) if month else None)
    with Ledger.read(database) as ledger:
        return compose_bulletin(ledger, scope, Selection(), wanted, our_wording())


def paragraphs(paper: Paper) -> list[str]:
    return [plain(block.runs) for block in paper.blocks if isinstance(block, Paragraph)]


def facts(paper: Paper) -> dict[str, str]:
    return {fact.id.bookmark: fact.text for fact in paper.facts}


def test_a_number_told_twice_is_the_same(half_year_file: Path) -> None:
    told: dict[str, set[str]] = {}
    for fact in compose(half_year_file).facts:
        told.setdefault(fact.id.bookmark, set()).add(fact.text)
    assert {name: texts for name, texts in told.items() if len(texts) > 1} == {}
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in told)


def test_every_figure_is_that_of_status(half_year: Shishi, half_year_file: Path) -> None:
    status = json.loads(half_year("status", "--json").stdout)
    table = compose(half_year_file).annexes[0].blocks[0]
    assert isinstance(table, PaperTable)
    cells = [["" if cell is None else plain(cell.runs) for cell in row] for row in table.rows]
    expected = []
    for project in status["projects"]:
        for measure in project["measures"] or [None]:
            expected.append(_row(measure))
    assert [row[3:8] for row in cells] == expected
    standings = [row[8] for row in cells if row[0]]
    assert standings == [project["standing_label"] for project in status["projects"]]


def _row(measure: dict[str, object] | None) -> list[str]:
    if measure is None:
        return ["无量化指标", "", "", "", ""]
    amounts: list[str] = [
        "" if measure[kind] is None else f"{measure[kind]}{measure['unit']}"
        for kind in ("target", "goal", "actual")
    ]
    last = measure["to_date"]
    if measure["actual"] is None and isinstance(last, dict):
        amounts[2] = f"{last['value']}{measure['unit']}\uff08{int(last['month'][-2:])}月\uff09"
    completion = measure["completion"]
    share = completion["percent"] if isinstance(completion, dict) else ""
    return [str(measure["name"]), *amounts, share]


def test_the_classes_are_those_of_summary_and_add_up(
    half_year: Shishi, half_year_file: Path
) -> None:
    for month in (3, 4, 5, 6):
        summary = json.loads(half_year("summary", "--json", "-m", f"2023-{month:02}").stdout)
        told = facts(compose(half_year_file, month))
        standings = summary["total"]["standings"]
        for code, count in standings.items():
            assert told.get(f"f_0_0_{code}_2023{month:02}", "0") == str(count)
        assert told[f"f_0_0_total_2023{month:02}"] == str(sum(standings.values()))


def test_the_lagging_are_those_of_behind(half_year: Shishi, half_year_file: Path) -> None:
    behind = json.loads(half_year("behind", "--json").stdout)
    numbers = [one["number"] for group in behind["groups"] for one in group["projects"]]
    table = compose(half_year_file).annexes[1].blocks[0]
    assert isinstance(table, PaperTable)
    assert [plain(row[0].runs) for row in table.rows if row[0]] == numbers


def test_last_months_named_projects_are_all_accounted_for(
    half_year: Shishi, half_year_file: Path
) -> None:
    named = json.loads(half_year("behind", "--json", "-m", "2023-05").stdout)["groups"][0]
    told = [text for text in paragraphs(compose(half_year_file)) if "5月通报的滞后项目" in text]
    assert len(told) == 1
    total = int(re.search(r"滞后项目(\d+)项中", told[0])[1])  # type: ignore[index]
    parts = re.findall(r"(?:已赶上|转为预警|仍滞后|本月无法判断|不在本月清单内)(\d+)项", told[0])
    assert total == len(named["projects"]) == sum(map(int, parts))


def test_of_many_that_caught_up_none_is_left_out(half_year_file: Path) -> None:
    """“已赶上9项” named eight and 等."""
    (told,) = (text for text in paragraphs(compose(half_year_file)) if "已赶上9项" in text)
    listed = told.partition("已赶上9项")[2].partition("；转为预警")[0]
    assert len(re.findall(r"第\d+项“", listed)) == 8
    assert listed.endswith("、第44项")


def _made(tmp_path: Path, *rows: str) -> list[str]:
    path = tmp_path / "2023-06.csv"
    head = "序号,项目内容,牵头单位,6月目标,进展情况"
    path.write_text("\n".join((head, *rows)), "utf-8")
    run = on_ledger(tmp_path / "ledger.db")
    assert run("import", str(path), "--region", "青浦区").exit_code == 0
    return paragraphs(compose(tmp_path / "ledger.db"))


def test_numbers_that_follow_each_other_are_told_as_a_range(tmp_path: Path) -> None:
    low = [f"{at},新建公园100个,区绿化局,累计30个,累计建成31个" for at in range(1, 61)]
    told = _made(tmp_path, *low, "61,新建车站9座,区交通委,,", "63,加装电梯9台,区房管局,,")
    assert "达到月目标的项目中，其中低于序时60项：第1至60项。" in told
    assert any("区交通委：" in text and text.count("第61项") for text in told)


def test_of_many_findings_each_is_told_of(tmp_path: Path) -> None:
    rows = [f"{at},新建公园100个,区绿化局,累计30个,累计建成11.5个,完成{at}%" for at in range(1, 13)]
    told = _made(tmp_path, *(row.rpartition(",")[0] for row in rows))
    more = [text for text in told if text.startswith("另有")]
    assert more
    assert all(re.search(r"^另有\d+处：第\d+", text) for text in more)


def test_where_nothing_lags_nobody_is_asked_to_catch_up(
    tmp_path: Path, half_year_file: Path
) -> None:
    told = _made(tmp_path, "1,新建公园100个,区绿化局,累计50个,累计建成90个")
    assert not [text for text in told if "滞后和预警项目" in text or "明确赶上序时" in text]
    assert [text[:7] for text in told[-3:]] == [
        "一是压实责任。",
        "二是保证进度。",
        "三是如实报送。",
    ]
    assert [text for text in paragraphs(compose(half_year_file)) if "明确赶上序时的月份" in text]


@pytest.mark.parametrize(
    ("screen", "paper"),
    [
        ("没有达到月目标的任何节点(自 2023-05)", "没有达到月目标的任何节点（自5月）"),
        ("与 2022-12 相比: 仍为 41", "与2022年12月相比：仍为41"),
        ("2023-05-06 第 3 项, 完成 1,200 台", "2023-05-06第3项，完成1,200台"),
        ("“a, (2023-05) 台”存疑: 是 5 台", "“a, (2023-05) 台”存疑：是5台"),
        ("“打造“大美育” 课堂”(市级)", "“打造‘大美育’ 课堂”（市级）"),
        ("没有右引号“a, b”: “c", "没有右引号“a, b”：“c"),
        ("”a“", "”a“"),
    ],
)
def test_a_sentence_of_the_screen_is_printed_with_the_marks_of_papers(
    screen: str, paper: str
) -> None:
    assert formal(screen, 2023) == paper


def test_quotation_marks_in_quotation_marks_are_the_single_ones(half_year_file: Path) -> None:
    told = "".join(paragraphs(compose(half_year_file)))
    assert "第3项“新增60家餐饮食品‘互联网+明厨亮灶’示范店”（" in told
    assert not re.search("“[^”]*“", told)


def test_a_quotation_stands_in_a_cell_as_it_is(half_year: Shishi, half_year_file: Path) -> None:
    status = json.loads(half_year("status", "--json").stdout)
    cells = [text for one in status["projects"] for text in (one["cells"] or {}).values()]
    quotes = [fact for fact in compose(half_year_file).facts if fact.id.kind == "quote"]
    assert quotes
    assert all(any(fact.text in cell for cell in cells) for fact in quotes)


@pytest.mark.parametrize(
    ("progress", "remark", "said"),
    [
        ("完成3个", "资金未到位", "单位说明：“资金未到位”。"),
        ("完成3个。因连续降雨,工程停工。", "", "单位说明：“因连续降雨,工程停工”。"),
        ("完成3个", "无", "单位未说明原因。"),
        ("为困难家庭完成3个,扩大影响力", "", "单位未说明原因。"),
    ],
)
def test_a_cause_is_the_units_own_words(
    tmp_path: Path, progress: str, remark: str, said: str
) -> None:
    path = tmp_path / "2023-06.csv"
    head = "序号,项目内容,牵头单位,6月目标,进展情况,备注\n"
    path.write_text(f'{head}1,新建公园100个,区绿化局,累计50个,"{progress}",{remark}\n', "utf-8")
    run = on_ledger(tmp_path / "ledger.db")
    assert run("import", str(path), "--region", "青浦区").exit_code == 0
    told = "".join(paragraphs(compose(tmp_path / "ledger.db")))
    assert said in told


@pytest.fixture(scope="module")
def june(half_year_file: Path) -> MonthAssessment:
    with Ledger.read(half_year_file) as ledger:
        return list_month(ledger, Scope(), Selection()).month


def test_the_classes_always_add_up(june: MonthAssessment) -> None:
    chance = Random(9704)
    for many in range(46):
        drawn = chance.choices(list(Standing), k=many)
        projects = [
            replace(one, standing=standing)
            for one, standing in zip(june.assessments[:many], drawn, strict=True)
        ]
        told = plain(counts(projects, june.month))
        assert sum(int(number) for number in re.findall(r"(\d+)项", told)) == many


def test_a_bare_number_stands_behind_the_offices_sign(tmp_path: Path, half_year_file: Path) -> None:
    copy = tmp_path / "ledger.db"
    shutil.copy(half_year_file, copy)
    assert compose(copy, number="6").number == "6"
    assert on_ledger(copy)("office", "set", "文号字头", "宝府办督").exit_code == 0
    assert compose(copy, number="6").number == "宝府办督〔2023〕6号"
    assert compose(copy, number="另定").number == "另定"


def test_the_sources_name_a_cell_for_each_figure(half_year: Shishi, tmp_path: Path) -> None:
    out, sources = tmp_path / "a.md", tmp_path / "出处.csv"
    done = half_year("report", "bulletin", "-o", str(out), "--sources", str(sources))
    assert done.exit_code == 0
    rows = list(csv.DictReader(sources.read_text("utf-8-sig").splitlines()))
    figures = [
        row for row in rows if re.match(r"f_\d+_[1-9]\d*_(target|goal|actual)_", row["书签"])
    ]
    assert figures
    assert all(row["文件"] and row["行"] and row["原文"] for row in figures)
    assert all(row["数"] for row in rows)
    assert "[^1]" in out.read_text("utf-8")
