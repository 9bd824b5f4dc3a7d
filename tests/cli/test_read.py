"""shishi read: what is read in a sentence, shown and as JSON; no ledger is needed or made."""

import json
from pathlib import Path

from typer.testing import CliRunner

from shishi_cli.cli.app import app
from tests.conftest import Shishi

TITLE = "既有多层住宅加装电梯新增400台、完工200台(区级)"


def test_a_sentence_is_shown_with_its_numbers_underlined(shishi: Shishi) -> None:
    done = shishi("read", "3月新增81台,完工52台。", "--title", TITLE)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "标题: 既有多层住宅加装电梯新增400台、完工200台(区级)\n"
        "                              ^^^^^      ^^^^^\n"
        "进展: 3月新增81台,完工52台。\n"
        "      ~~~    ^^^^     ^^^^\n"
        "\n"
        "栏目  文字   值     用作      规则    说明\n"
        "标题  400台  400台  年度目标  number  既有多层住宅加装电梯新增\n"
        "标题  200台  200台  年度目标  number  完工\n"
        "进展  3月    -      不是数量  date    日期\n"
        "进展  81台   81台   完成数    number  既有多层住宅加装电梯新增\n"
        "进展  52台   52台   完成数    number  完工\n"
    )


def test_what_the_ledger_has_by_a_number_is_shown_where_it_is_another(shishi: Shishi) -> None:
    title = "新建改造公厕120座"
    summed = shishi("read", "新建58座、改造49座。", "--title", title).stdout
    assert "新建改造公厕;计为 107座;存疑: 由几个分项相加得出\n" in summed
    converted = shishi("read", "建成8200米。", "--title", "建设步道15公里").stdout
    assert "8200米  完成数    number  建设步道;计为 8.2公里\n" in converted
    stages = shishi("read", "安装120个、调试100个、通电80个。", "--title", "安装充电桩300个").stdout
    assert "80个   80个   完成数" in stages
    assert "计为" not in stages


def test_without_a_title_the_quantities_are_listed(shishi: Shishi) -> None:
    done = shishi("read", "走访约２００户")
    assert done.stdout == (
        "进展: 走访约２００户\n"
        "            ^^^^^^^^\n"
        "\n"
        "栏目  文字      值       用作    规则      说明\n"
        "进展  ２００户  约200户  未采用  no-title  没有给出标题,只列出数量\n"
    )


def test_json_gives_every_quantity_and_its_use(shishi: Shishi) -> None:
    done = shishi(
        "read",
        "累计建成12.5公里,其中A镇3公里,占年度目标的62%,计划再建2至3公里;完成第三批验收。",
        "--title",
        "建设步道不少于20公里",
        "--goal",
        "一季度:5公里;二季度:10公里",
        "--month",
        "2024-05",
        "--json",
    )
    document = json.loads(done.stdout)
    told = [
        (q["column"], q["text"], q["value"], q["bound"], q["taken_as"], q["reason"])
        for q in document["quantities"]
    ]
    assert told == [
        ("title", "20公里", 20, "at_least", "target", None),
        ("goal", "5公里", 5, "exact", "none", "月目标中别的时段"),
        ("goal", "10公里", 10, "exact", "goal", None),
        ("progress", "12.5公里", 12.5, "exact", "actual", None),
        ("progress", "3公里", 3, "exact", "part", "“其中”之后的分项"),
        ("progress", "62%", 62, "exact", "stated", None),
        ("progress", "2至3公里", [2, 3], "exact", "none", "计划或打算,不是完成数"),
    ]
    assert {q["unit"] for q in document["quantities"]} == {"公里", "%"}
    assert ("progress", "第三", "ordinal", "第几") in [
        (n["column"], n["text"], n["rule"], n["reason"]) for n in document["not_quantities"]
    ]


def test_spans_count_the_characters_as_printed(shishi: Shishi) -> None:
    sentence = "（一）新增１，２００个车位；\t完工30座。"
    for q in json.loads(shishi("read", sentence, "--json").stdout)["quantities"]:
        assert sentence[q["start"] : q["end"]] == q["text"]


def test_a_dash_reads_the_sentence_from_standard_input(tmp_path: Path) -> None:
    ledger = tmp_path / "none.db"
    words = ["--db", str(ledger), "read", "-", "--json"]
    done = CliRunner().invoke(app, words, input="新增20个\n".encode("gbk"))
    (quantity,) = json.loads(done.stdout)["quantities"]
    assert (quantity["text"], quantity["value"], quantity["unit"]) == ("20个", 20, "个")
    assert not ledger.exists()


def test_text_without_numbers_says_so(shishi: Shishi) -> None:
    assert shishi("read", "正在推进").stdout == "进展: 正在推进\n没有读到数。\n"


def test_a_long_sentence_is_broken_under_its_marks_on_a_terminal() -> None:
    from shishi_cli.services.read_sentence import read_sentence
    from shishi_cli.views.listing import as_plain
    from shishi_cli.views.read import read_text

    found = read_sentence("建成社区食堂和助餐点以及20个服务点", "", "", None)
    assert read_text(found, 26, as_plain).splitlines()[:5] == [
        "进展: 建成社区食堂和助餐点",
        "      以及20个服务点",
        "          ^^^^",
        "",
        "栏目  文字  值    用作    规则      说明",
    ]


def test_reading_says_where_it_stopped_in_a_cell_that_is_too_long(shishi: Shishi) -> None:
    sentence = "累计完成12台。" + "已开会。" * 1010 + "完成3台。"
    assert "进展太长: 只读了前 4000 字,后面 53 字没有读。" in shishi("read", sentence).stdout
    (rest,) = json.loads(shishi("read", sentence, "--json").stdout)["unread"]
    assert rest == {"column": "progress", "start": 4000, "length": len(sentence) - 4000}
    assert json.loads(shishi("read", "完成3台。", "--json").stdout)["unread"] == []
