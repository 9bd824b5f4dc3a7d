"""Projects in sentences, in nested lists and in tables that a conversion has broken."""

import pytest

from shishi_cli.domain.source import Sheet
from tests.readers.small_tables import ReadProblems, ReadTable

TOP = "青禾区2023年6月民生实事进展情况\n"


def told(sheet: Sheet) -> list[tuple[str, str]]:
    by_name = [{column.value: text for column, text in row.texts.items()} for row in sheet.rows]
    return [(row["title"], row["progress"]) for row in by_name]


def test_one_paragraph_that_carries_projects_parted_by_semicolons(read: ReadTable) -> None:
    text = (
        "全区10项民生实事进展如下:新增停车泊位300个,已新增120个(40%);新建社区食堂8家,已建成4家;"
        "新建公园2座,已完成选址,正在招标;改造公厕20座,正在施工。"
    )
    sheet = read(TOP + text, "6月.txt")
    assert told(sheet) == [
        ("新增停车泊位300个", "已新增120个(40%)"),
        ("新建社区食堂8家", "已建成4家"),
        ("新建公园2座", "已完成选址,正在招标"),
        ("改造公厕20座", "正在施工"),
    ]
    assert [one.text for one in sheet.notices] == ["没有表格,按句子分成 4 项,按先后编号,请逐项核对"]


def test_sums_over_projects_are_none_and_are_told(read: ReadTable) -> None:
    text = (
        "2023年全区30项民生实事中,截至6月底已完成19项。剩余8项中,2个养老机构建设已完成1个(50%)、"
        "15个幸福院建设已完成8个(53%),126条水体治理已完成120条,这3项预计10月底前全部完成;"
        "1170件法律援助已完成948件。"
    )
    sheet = read(f"青禾区民生实事\n{text}", "a.txt")
    assert told(sheet) == [
        ("2个养老机构建设", "已完成1个(50%)"),
        ("15个幸福院建设", "已完成8个(53%)"),
        ("126条水体治理", "已完成120条"),
        ("1170件法律援助", "已完成948件"),
    ]
    assert (sheet.heading_year, sheet.heading_month) == (2023, 6)
    assert "“剩余8项中”" in sheet.notices[1].text


def test_a_paragraph_for_each_project(read: ReadTable) -> None:
    lines = [
        "主要进度如下:",
        "改造山坪塘74口。上半年已全部完工。",
        "新建社区食堂8家。上半年已建成4家,占计划的50%,新解决10个村用餐。",
        "新增床位100张。目前已新增60张。",
    ]
    assert told(read(TOP + "\n".join(lines), "6月.txt")) == [
        ("改造山坪塘74口", "上半年已全部完工"),
        ("新建社区食堂8家", "上半年已建成4家,占计划的50%,新解决10个村用餐"),
        ("新增床位100张", "目前已新增60张"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "会议强调,要抓好10项民生实事,已开工的要加快。要压实责任,确保按期完成。",
        "新建社区食堂8家,已建成4家。其余项目有序推进。",
        "共收到建议120条,已办结;共走访企业30家。",
    ],
)
def test_prose_is_no_list_of_projects(text: str, problems: ReadProblems) -> None:
    assert [one.code for one in problems(TOP + text)] == ["E205"]


@pytest.mark.parametrize(
    "text",
    [
        "一、提升教育\n(一)新建学校\n1.新建幼儿园2所(正常推进)\n2.新建小学1所(已完成)\n"
        "二、养老服务\n(一)床位建设\n1.新增床位100张(滞后)\n",
        "(一)教育目标\n1.新建幼儿园2所。正常推进\n2.新建小学1所。已完成\n"
        "(二)养老目标\n1.新增床位100张。滞后\n",
        "一、教育类\n1.新建幼儿园2所\n状态:正常推进\n2.新建小学1所\n状态:已完成\n"
        "二、养老类\n1.新增床位100张\n状态:滞后\n",
    ],
)
def test_status_words_alone_in_a_nested_list(text: str, read: ReadTable) -> None:
    assert told(read(TOP + text, "6月.txt")) == [
        ("新建幼儿园2所", "正常推进"),
        ("新建小学1所", "已完成"),
        ("新增床位100张", "滞后"),
    ]


def test_headings_over_one_line_projects_and_their_offices(read: ReadTable) -> None:
    text = (
        "一、综合排名\n第一名甲镇。\n二、项目进展情况\n"
        "1、农村道路工程,牵头部门:区交通局。已完工12公里,其余在建。\n"
        "2、法律援助,牵头部门:区司法局。已援助230件。\n"
    )
    sheet = read(TOP + text, "6月.txt")
    assert told(sheet) == [
        ("农村道路工程", "已完工12公里,其余在建。"),
        ("法律援助", "已援助230件。"),
    ]
    units = [{c.value: text for c, text in row.texts.items()}["lead_unit"] for row in sheet.rows]
    assert units == ["区交通局", "区司法局"]


def test_parts_of_a_project_in_a_nested_list_stay_its_own(read: ReadTable) -> None:
    text = "(一)新建幼儿园2所\n1.城东园。已开工。\n2.城西园。正在招标。\n(二)新增床位9张\n好。\n"
    assert told(read(TOP + text, "6月.txt")) == [
        ("新建幼儿园2所", "1.城东园。已开工。\n2.城西园。正在招标。"),
        ("新增床位9张", "好。"),
    ]


@pytest.mark.parametrize("group", ["教育类", "市级项目(12项)", "民生实事10件", "新建类20个项目"])
def test_a_promise_whose_merged_cells_were_lost_belongs_to_the_project_above(
    group: str, read: ReadTable
) -> None:
    text = (
        "序号 | 工作任务 | 责任单位 | 进展情况 |\n1 | 新建幼儿园2所 | 区教育局 | 装修完成80%。 |\n"
        f"新增学位300个 | |||\n{group} ||||\n2 | 新增床位9张 | 区民政局 | 好。 |\n"
    )
    sheet = read(TOP + text, "6月.txt")
    assert told(sheet) == [
        ("新建幼儿园2所\n新增学位300个", "装修完成80%。"),
        ("新增床位9张", "好。"),
    ]
    assert [one.code for one in sheet.notices] == ["parts"]


def test_cells_that_each_end_with_a_bar_on_a_line_of_their_own(read: ReadTable) -> None:
    cells = ["序号", "项目名称", "责任单位", "完成数", "完成率", "备注"]
    cells += [
        "1",
        "新增就业",
        "区人社局",
        "7356",
        "82%",
        "",
        "2",
        "新增探头",
        "区公安局",
        "",
        "",
        "采购中",
    ]
    text = "".join(f"{cell} |\n" if cell else "|\n" for cell in cells)
    first, second = read(f"{TOP}{text}", "6月.txt").rows
    assert {c.value: text for c, text in first.texts.items()} == {
        "number": "1",
        "title": "新增就业",
        "lead_unit": "区人社局",
        "done": "7356",
        "share": "82%",
        "remark": "",
    }
    assert {c.value: text for c, text in second.texts.items()}["remark"] == "采购中"


def test_an_office_that_a_line_s_end_has_broken_is_one_cell(read: ReadTable) -> None:
    lines = ["序号", "项目名称", "牵头单位", "进展情况"]
    lines += ["1", "市民驿站", "区住房", "保障局", "好。", "2", "市场改造", "区商务委", "已完成。"]
    sheet = read(TOP + "\n".join(lines), "6月.txt")
    assert told(sheet) == [("市民驿站", "好。"), ("市场改造", "已完成。")]


def test_offices_in_a_bracket_behind_a_promise_and_its_progress(read: ReadTable) -> None:
    items = [
        "1.托育提升。新增托位400个,已完成310个。(责任单位:区卫健局)\n",
        "2.电梯加装。加装电梯40台,已完工28台。〔责任单位:区房管局〕\n",
    ]
    text = (
        f"一、总体情况\n完成3件。\n二、具体进展\n{''.join(items)}三、下一步工作\n一是加快进度。\n"
    )
    sheet = read(TOP + text, "6月.txt")
    assert told(sheet) == [
        ("托育提升", "新增托位400个,已完成310个。"),
        ("电梯加装", "加装电梯40台,已完工28台。"),
    ]
    units = [{c.value: text for c, text in row.texts.items()}["lead_unit"] for row in sheet.rows]
    assert units == ["区卫健局", "区房管局"]
    assert [one.code for one in sheet.notices] == ["lines_aside"]


def test_stars_at_numbers_are_no_other_way_of_numbering(read: ReadTable) -> None:
    lines = ["序号", "项目名称", "完成数", "完成率(%)", "进展情况"]
    lines += [
        "1",
        "就业",
        "95",
        "77.3",
        "好",
        "2*",
        "培训",
        "34",
        "96.7",
        "好",
        "3*",
        "救助",
        "2",
        "88",
    ]
    sheet = read(TOP + "\n".join([*lines, "好"]), "6月.txt")
    assert told(sheet) == [("就业", "好"), ("培训", "好"), ("救助", "好")]


def test_parts_with_figures_of_their_own_among_wide_columns(read: ReadTable) -> None:
    text = (
        "序号  项目名称          年度目标   进展情况\n"
        "1     改造公厕          20座       已改造15座\n"
        "      其中甲镇          8座        改造6座\n"
        "2     新增车位          800个      已新增600个,\n"
        "                                   另有20个在建\n"
    )
    sheet = read(TOP + text, "6月.txt")
    assert told(sheet) == [
        ("改造公厕\n其中甲镇", "已改造15座\n改造6座"),
        ("新增车位", "已新增600个,另有20个在建"),
    ]


def test_lines_that_stand_under_wrong_headings_are_refused_with_their_place(
    problems: ReadProblems,
) -> None:
    lines = ["序号", "项目名称", "目标任务", "进展情况", "牵头单位", "配合单位"]
    lines += [
        "1",
        "托育",
        "新增托位400个,",
        "建成2家。",
        "已新增310个,",
        "建成1家。",
        "区卫健局",
        "区教育局",
    ]
    lines += ["2", "电梯", "完工40台。", "已完工28台。", "区房管局", "各街道"]
    (problem,) = problems(TOP + "\n".join(lines))
    assert (problem.code, problem.place) == ("E206", "2023-03.csv:表1:第8行")
