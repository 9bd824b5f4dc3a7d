"""Figures are tied to their measure, and where two readings are possible the figure says so."""

from decimal import Decimal

import pytest

from shishi_cli.domain.measure import Basis, Figure, FigureKind
from shishi_cli.domain.source import Column
from shishi_cli.extraction.figures.doubts import SENTENCES
from shishi_cli.extraction.read_row import Place, read_row


def told(title: str, progress: str, month: int = 6, **cells: str) -> dict[FigureKind, Figure]:
    texts = {Column.TITLE: title, Column.PROGRESS: progress}
    texts |= {Column[name]: text for name, text in cells.items()}
    measure = read_row(texts, Place("t.csv", 1, 2), month).measures[0]
    return {figure.kind: figure for figure in measure.figures}


# title, progress, what is done, the doubt's code, the other value
DOUBTFUL = [
    ("建成书屋40家", "建成12-15家", "12", "between", "15"),
    ("慰问老人30000户", "慰问15，100户", "15100", "comma", None),
    ("建成书屋40家", "超额完成3家", "3", "excess", "43"),
    ("建成书屋400家", "已完成20235家。建成31家", "31", None, None),
    ("建成书屋40家", "已建成8120家", "8120", "magnitude", None),
    ("改造燃气4万户", "已改造3万52户", "30052", "compound", "35200"),
    ("建成书屋40家", "完成12/30家", "12", "base", None),
    ("培训护理员1900名", "累计培训2024", "2024", "year_like", None),
    ("培训护理员900名", "培训310人次", "310", "person_times", None),
    ("新增泊位900个", "可提供泊位310个", "310", "capacity", None),
    ("新建公厕40座", "已建成12座,改造21座", "12", "several", "21"),
    ("慰问职工1000名", "慰问310民职工", "310", "misprint", None),
    ("建成书屋40家", "智能柜投放21家", "21", "object", None),
    ("建成书屋40家", "书屋建设情况良好,其中乡镇5家", "5", "part", None),
    ("建成书屋40家", "二季度建成9家", "9", "quarter_only", None),
    ("建成书屋40家", "全区共40家,剩余9家正在洽谈", "31", "remainder", "40"),
    ("建成书屋40家", "书屋40家", "40", "repeated", None),
    ("安全事故控制在0起以内", "今年以来安全事故0起", "0", None, None),
    ("建成书屋40家", "建成书屋12家。建成书屋15家。", "15", "several", "12"),
    ("建成书屋40家", "截至4月底建成11家,6月检查一次", "11", "stale", None),
    ("建成书屋40家", "15家书屋已圈点", "15", "act", None),
    ("改造危桥40座", "危桥圈点4座", "4", "act", None),
    ("改造危桥40座", "40座危桥已全部圈点", "40", "act", None),
    ("改造危桥40座", "青年路等4座危桥已完工", "4", None, None),
    ("建成书屋40家", "15家书屋已圈点,完成率37.5%", "15", None, None),
    ("建成书屋80家", "完成42家,其中在建6家", "42", "in_hand", "36"),
    ("建成书屋40家", "完成42家,其中在建6家", "36", "in_hand", "42"),
    ("建成书屋40家", "完成40家,其余6家在建", "34", "remainder", "40"),
    ("建成书屋40家", "完成40家(含上年结转6家)", "34", "carried_over", "40"),
    ("安装充电桩300个", "安装120个、调试100个、通电80个", "80", "several", "100"),
    ("安装充电桩300个", "安装300个、调试100个、通电80个", "80", "several", "100"),
    ("改造小区40个", "完工9个、验收7个、移交5个", "9", None, None),
    ("改造小区40个", "今年以来累计完工9个、通过验收7个", "9", None, None),
    ("改造小区40个", "完工、验收、移交分别为9个、7个、5个", "7", "several", "5"),
    ("新建公厕20座", "建成6座、投用4座", "6", "several", "4"),
    ("建成投用公厕20座", "建成20座、投用4座", "4", None, None),
    ("新建改造公厕120座", "新建58座、改造49座", "107", "sum_of_parts", "58"),
    ("拆除重建危房40户", "拆除20户、重建15户", "35", "sum_of_parts", "20"),
    ("维修、更换路灯120盏", "维修58盏、更换49盏", "107", "sum_of_parts", "58"),
    ("改造农贸市场5个", "城关市场已改造完成,江口市场正在施工", "1", "named", None),
    ("改造农贸市场2个", "城关市场已改造完成,江口市场正在施工", "1", None, None),
    ("开展演出400场", "送戏39场,放电影195场", "234", "sum_of_parts", "195"),
    ("改造小区21个", "桥东街道9个,完工5个;桥西街道12个,完工7个", "12", None, None),
    ("改造小区30个", "桥东街道9个,完工5个;桥西街道12个,完工7个", "12", "sum_of_parts", "7"),
    ("新建管网15公里", "累计敷设主管9.7公里、支管4.2公里", "13.9", "sum_of_parts", "9.7"),
    ("办理援助案件760件", "受理援助案件543件,其中讨薪案件212件", "543", None, None),
    ("新建消防站40个", "原计划40个点位调减为32个,已完成29个", "29", None, None),
    ("发放补贴500人", "累计发放402人,核减8人后394人", "394", "several", "402"),
    ("改造小区40个", "累计完成16个,核减4个,实际12个", "12", "several", "16"),
    ("改造小区40个", "累计完成16个,剔除3个不合格的,实际完成13个", "13", "several", "16"),
    ("改造小区40个", "累计完成16个,核减4个", "16", "taken_off", "12"),
    ("改造小区40个", "累计完成16个(已核减4个)", "16", None, None),
    ("改造小区40个", "完成12个(原报16个)", "12", None, None),
    ("改造小区40个", "施工单位上报完成16个,经核实完成9个", "9", "several", "16"),
    ("改造小区40个", "街道上报完成16个,抽查核实完成9个小区", "9", "several", "16"),
    ("改造小区40个", "街道报16个,区里核定11个", "11", "object", None),
    ("安装报警器3000户", "累计安装3217户,经核查剔除重复52户,实际3165户", "3165", "several", "3217"),
    ("改造市场9家", "完成6家,其中荷花市场因复查不合格正在返工", "6", "questioned", None),
    ("改造市场9家", "完成6家,其中荷花市场复查不合格,已整改到位", "6", None, None),
    ("改造市场9家", "完成6家,其中荷花市场获评省级示范", "6", None, None),
    ("改造小区40个", "原计划完成15个,实际完成9个", "9", None, None),
    ("改造小区40个", "原计划5月底完成15个,因雨水较多,仅完成9个", "9", "stale", None),
    ("改造小区40个", "目标完成15个,实际9个小区", "9", None, None),
    ("改造小区40个", "实际完成9个,按计划要完成15个", "9", "several", "15"),
    ("新增养老床位900张", "累计新增812张(核实后调整)", "812", None, None),
    ("新建充电设施15个", "完成充电桩12个、充电站3座", "15", "sum_of_parts", "12"),
    ("低保标准每人每月330元", "发放补助1880万元,人均补助367元", "367", "object", None),
    ("建设公墓1处", "7月22日通过竣工验收", "1", None, None),
    ("改造市场10个", "6个市场改造已完成,正在铺设地砖", "6", "part_each", None),
    ("安装路灯100盏", "50盏路灯灯杆已安装完成,正在接线", "50", "part_each", None),
    ("发放护理补贴标准260元", "按每人每月260元、180元发放到位", "180", "several", "260"),
    ("新增托位1200个", "本月新增155个(甲县55个、乙区100个)", "155", None, None),
    ("新增托位1200个", "本月新增155个(公办55个、民办90个)", "155", None, None),
    ("新增托位1200个", "新增155个(公办55个,民办90个),另新增20个", "175", "sum_of_parts", "155"),
    ("新建24小时书房10座", "10座书房全部建成开放", "10", None, None),
    ("康复救助儿童600名", "累计康复救助增至655名", "655", None, None),
    ("建成书屋40家", "前5个月建成11家,6月建成3家", "14", "sum_of_parts", "11"),
    ("新增养老床位900张", "暑期装修,本月无新增", "0", None, None),
    ("安装报警器1200套", "设备完成招标采购,暂未安装", "0", None, None),
    ("举办演出120场", "因高温本月未能举办", "0", None, None),
    ("举办演出120场", "本月演出未安排", "0", None, None),
    ("举办演出120场", "本月没有举办演出活动", "0", None, None),
    ("施工改厕3000户", "施工2600户,其中完工1900户", "1900", None, None),
    ("新建户厕4500座", "全县首批3100余座已改造完成", "3100", None, None),
    ("开工小区28个、完工20个", "28个全部开工,完工21个,其余7个明年完工", "28", None, None),
]

# What was planned, reported or taken off, beside what is done.
IN_THE_END = [
    ("累计完成16个,核减后12个", "12"),
    ("累计完成16个,扣除重复统计的4个,实为12个", "12"),
    ("原报16个,现更正为12个", "12"),
    ("上月误报累计16个,经核实更正为9个;截至本月底累计完成11个", "11"),
    ("累计完成16个。经复核,5月底累计数更正为9个", "16"),
    ("累计完成16个。上月核减2个,核减后新完成5个", "16"),
    ("截至10月底,仅剩3个未完成", "37"),
    ("目前只剩3个小区正在改造", "37"),
    ("上报完成16个,核定9个", "9"),
    ("原计划完成12个小区,实际完成9个小区", "9"),
    ("安排完成15个,实际完成9个", "9"),
    ("按原计划完成15个小区", "15"),
    ("按照原计划已完成15个", "15"),
    ("原计划5月完工的15个小区已全部完工", "15"),
    ("改造目标任务完成15个", "15"),
]


@pytest.mark.parametrize(("progress", "done"), IN_THE_END)
def test_a_number_that_another_replaces_is_no_figure(progress: str, done: str) -> None:
    assert told("改造小区40个", progress)[FigureKind.ACTUAL].amount == Decimal(done)


@pytest.mark.parametrize(
    "progress",
    [
        "原计划完成15个,因雨未能完成",
        "本月目标完成15个",
        "上报项目16个,核定9个",
        "南街仅剩3个未完成",
        "仅剩3个未开工",
        "仅剩3个未完成招标",
        "还有3个正在施工",
    ],
)
def test_what_was_only_planned_or_reported_is_no_figure(progress: str) -> None:
    assert FigureKind.ACTUAL not in told("改造小区40个", progress)


@pytest.mark.parametrize(("title", "progress", "amount", "code", "other"), DOUBTFUL)
def test_a_doubtful_figure_says_why_and_what_else_it_can_be(
    title: str, progress: str, amount: str, code: str | None, other: str | None
) -> None:
    actual = told(title, progress)[FigureKind.ACTUAL]
    assert f"{actual.amount.normalize():f}" == amount
    assert [doubt.code for doubt in actual.doubts] == ([code] if code else [])
    assert [doubt.alternative for doubt in actual.doubts] == ([other] if code else [])


@pytest.mark.parametrize("progress", ["40座危桥完成圈点", "40座危桥的桩帽均已完成", "圈点45座"])
def test_a_figure_that_would_finish_a_promise_is_kept_with_its_doubt(progress: str) -> None:
    actual = told("改造危桥40座", progress)[FigureKind.ACTUAL]
    assert "act" in {doubt.code for doubt in actual.doubts}


@pytest.mark.parametrize(
    "progress",
    [
        "本月未发放到位",
        "本月未发放完",
        "东区本月未发放",
        "本月未发放电子券",
        "本月无计划",
        "本月未报",
    ],
)
def test_what_denies_only_a_part_or_another_thing_tells_no_figure(progress: str) -> None:
    assert FigureKind.ACTUAL not in told("发放消费券180万张", progress)


def test_a_share_told_twice_is_doubtful() -> None:
    stated = told("建成书屋40家", "完成率50%。完成率45%。")[FigureKind.STATED]
    assert [(doubt.code, doubt.alternative) for doubt in stated.doubts] == [
        ("several_shares", "50")
    ]


@pytest.mark.parametrize(
    ("title", "amount", "of_each"),
    [
        ("在两个片区各新建书屋3家", "6", "3"),
        ("在8个村各建1个公厕", "8", "1"),
        ("在15个村分别建设1处文化广场", "15", "1"),
        ("为8个镇各配备2台应急发电车", "16", "2"),
        ("6个街道各改造2条背街小巷", "12", "2"),
        ("全区10个街道每个街道新建2个口袋公园", "20", "2"),
        ("6个街道各改造2公里背街小巷", "12", "2"),
    ],
)
def test_a_number_for_each_place_is_promised_for_all(title: str, amount: str, of_each: str) -> None:
    target = told(title, "")[FigureKind.TARGET]
    assert target.amount == Decimal(amount)
    assert [(doubt.code, doubt.alternative) for doubt in target.doubts] == [("each", of_each)]


@pytest.mark.parametrize(
    ("progress", "amount"),
    [
        ("5个村各建成2个。", "10"),
        ("已在5个村各建成1个。", "5"),
        ("3个镇分别建成5个。", "15"),
        ("3个镇分别建成5个、6个、2个。", "13"),
        ("3个镇共建成5个。", "5"),
        ("3个镇各村建成5个。", "5"),
        ("截至9月底全区各建成3个。", "3"),
        ("50%的村各建1个。", "1"),
        ("第3个镇各建成5个。", "5"),
        ("1至4月建成10个,5月又新建5个。", "15"),
    ],
)
def test_what_each_place_got_is_told_of_all(progress: str, amount: str) -> None:
    assert told("新建公厕40个", progress)[FigureKind.ACTUAL].amount == Decimal(amount)


def test_a_goal_beside_an_unknown_word_may_ask_for_a_stage() -> None:
    goal = told("清洁取暖改造5200户", "", GOAL="户内设备安装3000户")[FigureKind.GOAL]
    assert [doubt.code for doubt in goal.doubts] == ["goal_act"]
    assert told("清洁取暖改造5200户", "", GOAL="完成3000户")[FigureKind.GOAL].doubts == ()


def test_how_large_each_is_to_be_is_no_number_of_them() -> None:
    for each in ("每家不少于100平方米", "每家不少于40个座位"):
        texts = {Column.TITLE: f"建设社区食堂5家,{each}"}
        measures = read_row(texts, Place("t.csv", 1, 2), 6).measures
        assert measures[0].figures[0].amount == 5
        assert not any(doubt.code == "each" for one in measures for doubt in one.figures[0].doubts)


def test_the_conditions_of_a_title_count_where_its_number_stands_in_a_cell_of_its_own() -> None:
    title = "新增停车泊位3000个(其中公共停车场1000个、路内2000个)"
    progress = "累计新增3105个。其中路内泊位2290个,公共停车场泊位815个。"
    done = told(title, progress, TARGET="3000个")[FigureKind.ACTUAL]
    assert [doubt.code for doubt in done.doubts] == ["questioned"]


def test_every_doubt_has_a_chinese_sentence() -> None:
    assert all(any("一" <= c <= "鿿" for c in sentence) for sentence in SENTENCES.values())


@pytest.mark.parametrize(
    ("title", "progress", "amount"),
    [
        ("整治水体20条", "20条水体中17条通过评估销号,其余3条正在修复", "17"),
        ("建成供水工程12处", "12处供水工程已完工10处", "10"),
        ("建设供水工程9公里", "管沟开挖9.6公里,其中供水管铺设完成8200米", "8.2"),
        ("建成书屋40家", "本月建成3家,累计建成17家", "17"),
        ("建成书屋40家", "8家书屋已开业,6家正在装修,2家未开工", "8"),
        ("建成书屋40家", "已签约30家,建成17家", "17"),
        ("建成书屋40家", "城东镇建成8家,城西镇建成9家,共17家", "17"),
        ("为640户高龄老人家庭装扶手", "为411个高龄老人家庭装好扶手", "411"),
        ("筹集公寓280套", "已交付251间(套)", "251"),
        ("平均到场时间控制在12分钟以内", "上半年平均到场时间10.4分钟,同比缩短0.7分钟", "10.4"),
        ("新增体育公园12个", "全市体育公园总数已达57个,今年新增5个", "5"),
        ("新增就业8600人", "1—12月,累计新增就业8729人。其中失业人员就业2487人", "8729"),
        ("新增普惠托位600个", "核定托位264个,其中普惠托位186个", "186"),
    ],
)
def test_the_figure_done_is_told_from_the_others(title: str, progress: str, amount: str) -> None:
    told_ones = told(title, progress)
    assert f"{told_ones[FigureKind.ACTUAL].amount.normalize():f}" == amount


@pytest.mark.parametrize(
    "progress",
    [
        "计划新增A镇3家、B镇5家",
        "已推荐申报书屋4家",
        "围绕建成40家的年度目标,已制定方案",
        "3家书屋装修工程已完工",
        "撬动社会力量5家",
        "去年建成31家",
        "4家书屋尚未开工",
        "40家正在推进,其中乡镇5家",
        "完成23家选址,其中公共场所14家、机关9家",
        "下一步,7月底前累计建成10家",
        "书屋建设稳步推进。下一步工作:累计建成30家",
        "抽查书屋12家,巡查15家",
    ],
)
def test_what_is_not_done_is_no_figure(progress: str) -> None:
    assert FigureKind.ACTUAL not in told("建成书屋40家", progress)


def test_what_came_in_counts_against_a_limit() -> None:
    actual = told("投诉量控制在200件以内", "截至6月底共受理投诉87件。")[FigureKind.ACTUAL]
    assert (f"{actual.amount:f}", actual.doubts) == ("87", ())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("改造老旧小区32个、惠及居民1.6万户", "改造老旧小区"),
        ("新建和谐社区12个、和睦家园8个", "新建和谐社区"),
        ("改造电网30处、并网电站5座", "改造电网"),
    ],
)
def test_a_character_that_joins_is_none_within_a_word(title: str, name: str) -> None:
    measure = read_row({Column.TITLE: title}, Place("t.csv", 1, 2), 6).measures[0]
    assert measure.name == name


@pytest.mark.parametrize(
    ("rest", "basis"), [("其余2家正在施工", Basis.CUMULATIVE), ("其余3家正在施工", Basis.UNMARKED)]
)
def test_what_is_left_of_the_year_s_target_tells_a_running_total(rest: str, basis: Basis) -> None:
    actual = told("建成书屋6家", f"已建成4家,{rest}。")[FigureKind.ACTUAL]
    assert (f"{actual.amount:f}", actual.basis) == ("4", basis)


@pytest.mark.parametrize(
    ("progress", "basis"),
    [
        ("完成3个市场改造,2个在扫尾,1个在施工", Basis.CUMULATIVE),
        ("本月完成4个市场改造,其余2个在施工", Basis.CUMULATIVE),
        ("市场改造完成数仍为3个", Basis.CUMULATIVE),
        ("今年最后一批2个市场改造完成", Basis.MONTH),
        ("完成3个市场改造,2个在扫尾", Basis.UNMARKED),
    ],
)
def test_what_is_left_and_words_of_no_change_tell_a_running_total(
    progress: str, basis: Basis
) -> None:
    assert told("改造农贸市场6个", progress)[FigureKind.ACTUAL].basis is basis


def test_what_is_there_at_present_is_a_running_total() -> None:
    actual = told("推动政务事项上线150项", "本月新上线18项,目前已上线107项。")[FigureKind.ACTUAL]
    assert (f"{actual.amount:f}", actual.basis) == ("107", Basis.CUMULATIVE)


# title, goal, progress (told in June), what is done of each measure; - where nothing is
FIGURES_OF_ROWS = [
    ("新增养老床位300张", "", "截至5月底新增床位42张,累计97张。", "97"),
    ("新增停车泊位900个", "", "累计新增9230个,其中利用桥下空间80个。", "9230"),
    ("提升村道45公里", "", "路面铺筑12.5公里,其中完工通车11公里。", "11"),
    ("服务老人3000人次", "", "招募助老志愿者180名,完成岗前培训2期。", "-"),
    ("建设助餐点9家", "", "9家长者助餐点全部建成运营。", "9"),
    ("改造困难家庭320户", "", "320户改造任务已全部完成,其中311户已通过验收,9户正在补资料。", "320"),
    ("改造困难家庭320户", "", "320户改造任务已下达,其中150户已完工。", "150"),
    ("新建游园14个", "", "累计建成9个(第10、11号游园预计7月底建成)。", "9"),
    ("开展抽检1.2万批次", "", "累计抽检5300批。", "5300"),
    ("平均审批时长控制在5天以内", "", "6月份平均审批时长4.6天,全年平均审批时长4.8天。", "4.8"),
    ("改造村居12个、惠及村民4000户", "完工3个、惠及900户", "完工2个,受益村民640户。", "2 640"),
    ("改造村居12个、惠及村民4000户", "完工3个", "完工2个,受益村民640户。", "2"),
    ("新建书屋420家,其中山区160家", "", "新建书屋131家,其中山区62家。", "131 62"),
    ("启动拓宽巷道8条,其中通车3条", "", "已启动6条,通车1条。", "6 1"),
    ("新增书屋100家(其中山区60家)", "", "建成50家。", "50"),
    ("资助4000人,其中残疾学生300人、孤儿实现资助40人", "", "资助3100人。", "3100 - -"),
    ("新增托位320个", "", "在云溪、茶山等5个街道新增托位214个。", "214"),
    ("创建达标小区100个", "", "已在58个小区建成分类亭163个。", "58"),
    ("新增规上企业15家", "", "新增入库规上企业9家,另有4家正在申报入库。", "9"),
    ("建立居民健康档案860份", "", "累计建档543份。", "543"),
    ("引进农产品项目14个", "", "签约落地农产品项目11个。", "11"),
    ("改造危房95户", "", "已拆除重建88户。", "88"),
    ("办结援助案件100件", "", "累计受理96件,办结71件。", "71"),
    ("建成投用充电桩400根", "", "已建成320根,其中通电投用275根。", "275"),
    (
        "开展职业技能培训8000人次",
        "",
        "培训8347人次,其中:农民技能培训5203人次、创业3144人次。",
        "8347",
    ),
    ("改造市场10个", "", "柳河完成3个,东岗完成2个,上甸完成1个。", "6"),
    ("建成运动场13个", "", "续建5个已全部完工,新建8个中完工4个,在建4个。", "9"),
    ("实施学校取暖设施改造14所", "", "14所学校锅炉全部安装调试完毕并正常供暖。", "14"),
    ("组织专家坐诊300场", "", "已组织上百场专家坐诊。", "-"),
    ("建设公墓4处", "", "4处公墓均已停工。", "-"),
    ("案件发案数同比下降10%以上", "", "案件发案数同比下降14.7%。", "14.7"),
    ("完善28所学校交通设施", "", "28所学校标线、护栏均已设置到位。", "28"),
    ("开工建设九年制学校1所", "", "6月2日取得许可证,6月8日正式开工。", "1"),
    ("开工建设九年制学校1所", "", "6月2日取得许可证,计划6月8日正式开工。", "-"),
    ("新生儿心脏病筛查2600人", "", "活产新生儿2318人,完成筛查2311人,筛查率99.7%。", "2311"),
    ("开展食品抽检5000批次", "", "抽检3820批次,合格3751批次,合格率98.2%。", "3820"),
    ("配置自动体外除颤仪(AED)150台", "", "150台AED已全部安装到位并接入地图。", "150"),
    ("新建充电站15座", "", "9座取得备案证。", "-"),
    ("建设绿道24公里", "", "绿道一标段完成路基12公里。", "-"),
    ("开展技能培训2000人次", "", "各定点培训机构累计开展培训1500余人次。", "1500"),
    ("开通公交线路10条", "", "6条公交线路开通运行,其余4条正在征集意见。", "6"),
    ("完成5000余户燃气立管更换", "", "更换燃气立管涉及居民4370户。", "4370"),
    ("为30所学校改造食堂,为45所学校配备直饮水", "", "30所学校食堂中,27所已改造完毕。", "27 -"),
    ("改造电网台区90个", "", "除白河镇4个台区外,其余86个台区改造已全部完成送电。", "86"),
    ("新建街头游园6个", "", "幸福路游园、建设街游园、东湖角游园已建成开放;北苑游园正在栽植。", "3"),
    ("更新健身路径40条", "", "健身路径更新40条,共安装器材387件。", "40"),
    ("建设互助院50所(新建20所、改造30所)", "", "已建成44所,其中新建17所、改造27所。", "44"),
    ("新建公厕50座(城区18座、乡镇32座)", "", "全市累计建成41座。", "41"),
    ("站点500米覆盖率不低于95%", "", "站点500米覆盖率95.7%。", "95.7"),
    ("实施二〇一片区等4个片区暖房", "", "完工2个。", "2"),
    ("建成学校“阳光厨房”86家", "", "86家学校食堂全部完成改造,并接入平台。", "86"),
    ("开办爱心暑托班28个", "", "28个办班点全部开班,共设46个班次。", "28"),
    ("为2000名老人提供上门服务", "", "组建护理员队伍240人,目前签约服务老人1876名。", "1876"),
    (
        "农房改造90户,危房改造43户",
        "",
        "1、农房改造。签约50户。2、危房改造。确定对象43户,已竣工40户。",
        "- 40",
    ),
    (
        "筹措助学资金2600万元,资助学生900人",
        "",
        "拨付助学资金2314万元;资助学生842人。",
        "23140000 842",
    ),
    ("新建充电桩180个", "", "建成充电站9座。", "-"),
    ("发放高龄津贴18600人", "", "高龄津贴足额发放,惠及18204人。", "18204"),
    ("改造危房560户", "", "C级加固312户,已竣工298户;D级重建248户,已竣工201户。", "499"),
    ("新增视频监控600路", "", "完成立杆412根,新增监控接入平台365路。", "365"),
    ("建成安置房860套", "", "A地块8栋楼已全部封顶,共520套。", "-"),
    ("为2.4万名学生免费体检", "", "完成免费体检20160人。", "20160"),
    ("建设充电桩600个", "", "计划布设充电桩600个,其中一季度布设120个。", "-"),
    (
        "改造危房640户",
        "",
        "已动土640户,动土率100%;竣工412户,竣工率64.4%。",
        "412",
    ),  # 动土 is not known
    ("改造管网35公里", "", "完成物探测量35公里,预计5月开挖。", "-"),
    ("新建卫生院2所", "", "两所卫生院主体均通过验收。", "-"),
    ("新建污水处理厂2座", "", "2座污水处理厂均在进行设备安装。", "-"),
    ("新增取得高级工证书人员800人", "", "参加高级工培训1130人,其中612人取得证书。", "612"),
    ("建设农家书屋160个", "", "160个农家书屋图书全部配送到位,并经县局验收合格。", "160"),
    ("建设高标准农田6.2万亩", "", "2021年度4.9万亩已完工。2022年度已建成1.35万亩。", "13500"),
    ("改造户厕9000户", "", "已完工9126户,通过县级验收8740户。", "9126"),
    ("更新电梯75台", "", "除石桥6台外,其余69台均已完成更新并取得使用登记证。", "69"),
    ("新建光伏电站17座", "", "仅剩2座未并网,其余15座已全部并网发电。", "15"),
    ("改造供热管网15公里", "", "供热管网改造15.3公里全部完成并于6月2日试运行。", "15.3"),
    ("PM2.5浓度控制在38微克/立方米以内,优良率82%", "", "PM2.5浓度36微克/立方米。", "36 -"),
    ("一般登记办理时限压缩至3天以内", "", "办理时限已压缩至2.5天。", "2.5"),
    ("开展培训1500人,发放资料1万份", "", "培训农民1200人,发放资料8000多份。", "1200 8000"),
    ("新建救援站20个", "", "建成的有:桐梓县6个、湄潭县5个、余庆县4个;其余5个正在采购。", "15"),
    ("接种疫苗1.4万名", "", "符合条件的女生接种14217人。", "14217"),
    ("建设城市书房6座", "", "召开专题会议,研究书房后期运营管理工作。", "-"),
    ("为12万名学生开展心理测评", "启动测评工作", "6月2日起组织测评,已完成3.8万名。", "38000"),
    (
        "改造二级管网38公里、换热站26座",
        "",
        "已完成二级管网改造38.4公里,换热站改造26座,正组织注水。",
        "38.4 26",
    ),
    (
        "新增城市食堂(助餐点)9个、农村食堂(助餐点)22个",
        "",
        "1.城市食堂完成7个;2.农村食堂完成18个。",
        "7 18",
    ),
    ("改造小区33个,其中山区小区24个", "", "已完工21个,其中山区小区17个。", "21 17"),
    ("加装电梯70台", "", "本月完工6台,累计完工43台,另有21台正在施工。", "43"),
    ("为360名患者实施复明手术", "", "已筛查患者2140人,完成复明手术287例。", "287"),
    ("送书下乡2万册", "", "送书下乡完成2.15万册次。", "21500"),
    ("新建台区76个", "", "已竣工投运39个台区,施工中22个,其余15个物资已到位。", "39"),
    ("建成跨河天桥1座", "", "北桥路天桥已于6月8日通过竣工验收并开放通行。", "1"),
    ("为17个社区建设阅读空间17个", "", "17个阅读空间已全部建成开放。", "17"),
    ("开工建设租赁住房1800套", "", "城东、城西2个项目已开工建设租赁住房1540套。", "1540"),
    ("拆除燃煤锅炉96台", "", "除3台外,其余93台已全部拆除。", "93"),
    ("改建危桥3座", "", "3座危桥均在架设梁板。", "-"),
    ("实施家庭改造150户", "", "共改造150户,其中肢体残疾96户、视力残疾31户及其他残疾23户。", "150"),
    ("改造水厂7座", "", "今年已改造完成5座。三年行动计划共19座,累计完成14座。", "5"),
    ("新建芙蓉学校2所", "", "2所学校均已完成教学楼主体。", "-"),
    ("避险搬迁入住76户", "", "76户全部签订搬迁协议。", "-"),
    (
        "建成富民房3200户、兴牧房450户",
        "",
        "富民房开工3200户、竣工2876户;兴牧房竣工440户。",
        "2876 440",
    ),
    (
        "新建学校3所、改扩建学校5所",
        "",
        "一是新建方面,北河小学等2所已投用;二是改扩建方面,4所已交付。",
        "2 4",
    ),
    ("新改扩建中小学4所", "", "2所已竣工并将于9月1日投入使用。", "2"),
    ("开工租赁住房1800套", "", "5个项目已开工,涉及租赁住房1926套。", "1926"),
    ("新建高标准农田3.6万亩", "", "建成并完成县级初验2.75万亩。", "27500"),
    ("新增持证护理员350人", "", "培训护理员412人,考核取证286人。", "286"),
    ("新建文化站13个", "", "13个文化站均已完工,其中11个已开放,2个正在添置设备。", "13"),
    (
        "新建幼儿园5所",
        "",
        "(1)南河幼儿园:已竣工;(2)北河幼儿园:主体封顶;(3)白沙幼儿园:已竣工,正在采购教具。",
        "2",
    ),
    ("改造厕所2600户", "", "各乡镇上报完成1984户。", "1984"),
    ("开展工资维权法律服务1200人次", "", "提供维权法律服务1286人次。", "1286"),
    ("新开、优化公交线路12条", "", "新开公交线路5条,优化调整公交线路8条。", "13"),
    ("增建泊位500个", "", "新增泊位120个;北侧停车场正在铺设沥青,可提供泊位210个。", "120"),
    ("新增泊位3000个(其中公共停车位800个)", "", "新增泊位2715个,其中公共停车位642个。", "2715"),
    ("新建城市书房4座", "", "前三年已建成城市书房11座。", "-"),
    ("创建示范户300户", "", "已评选命名示范户312户。", "312"),
    ("建成保障房1200套", "", "已交付经济房320套、公租房416套;其余464套主体已封顶。", "736"),
    ("扶持创业项目50个", "", "遴选扶持创业项目38个。", "38"),
    ("转移劳动力2.5万人", "", "输转富余劳动力2.81万人。", "28100"),
    ("开办夜校课程80门次", "", "已开课33门次。", "33"),
    ("安装烟感报警器1.5万个", "", "为独居老人、出租房等重点场所安装报警器13500个。", "13500"),
    ("新装视频监控1200路", "", "接入专网并上线运行415路。", "415"),
    ("新建救援站1座", "", "救援站已竣工并于6月9日正式投入执勤。", "1"),
    ("更换电梯90部", "", "首批52部已更换完成44部;第二批38部正在表决。", "44"),
    ("完成危旧房改造240户", "", "已完成216户改造并通过镇级初验。", "216"),
    (
        "完成食品抽检4000批次",
        "",
        "任务已下达4000批次,采样3320批次,完成检验3105批次,不合格46批次。",
        "3105",
    ),
    ("安装路灯1200盏,照亮58个行政村", "", "已安装路灯860盏。", "860"),
    ("完成避险搬迁310户", "", "新房建成268户,实际搬迁入住241户。", "241"),
    (
        "新改建卫生室35所",
        "",
        "北河镇完成8所、西河镇完成5所、南河镇完成11所、其他乡镇正在施工。",
        "24",
    ),
    ("完成25个行政村污水治理", "", "17个村进场施工,6个村完成治理并试运行。", "6"),
    ("整治山塘水库9座", "", "9座水库除险加固已全部完工。", "9"),
    ("完善校园周边交通设施40处", "", "开展摸排,梳理问题点位40处。", "-"),
    ("除险加固水库20座", "", "12座水库完成大坝填筑,其中8座已通过完工验收。", "8"),
    ("实施厕所革命三年行动,新建公厕20座", "", "已建成公厕14座。", "14"),
    ("改造小区20个", "", "三年行动计划稳步推进,已改造14个。", "14"),
    (
        "更换软管500户、改造农村危房300户",
        "",
        "1.软管更换工作。已更换402户;农村危房改造已竣工98户。",
        "402 98",
    ),
    ("控制逾期案件0件", "", "接收12件,接收率100%;处置8件,处置率66.7%。", "8"),
    ("完成25个行政村污水治理", "", "6个村治理完成并试运行。", "6"),
    ("新改建卫生室35所", "", "北河镇完成8所、南河镇完成11所、其余乡镇均未开工。", "19"),
    ("打造示范街3条", "", "解放路、中山路已完工;新华街正在铺装。", "2"),
]


@pytest.mark.parametrize(("title", "goal", "progress", "done"), FIGURES_OF_ROWS)
def test_what_a_row_tells_as_done(title: str, goal: str, progress: str, done: str) -> None:
    texts = {Column.TITLE: title, Column.GOAL: goal, Column.PROGRESS: progress}
    measures = read_row(texts, Place("t.csv", 1, 2), 6).measures
    actuals = [measure.figure(FigureKind.ACTUAL) for measure in measures]
    assert " ".join(f"{one.amount:f}" if one else "-" for one in actuals) == done


def test_what_the_year_has_done_in_all_is_its_total() -> None:
    actual = told("评选文明家庭800户", "全年共评选文明家庭812户", 12)[FigureKind.ACTUAL]
    assert actual.basis is Basis.CUMULATIVE


@pytest.mark.parametrize(
    ("title", "progress"),
    [
        ("配发助听器800副", "共需配发助听器800副,采购合同已签订。"),
        ("更换老旧水表3200只", "全年更换水表3200只,水表已采购到货。"),
        ("改造提升泵站12座", "12座泵站设备安装完成10座。"),
        ("完成造林3200亩", "对成活率低的地块补植260亩,冬灌2900亩。"),
        ("完成造林3200亩", "完成整地1860亩,调运苗木12万株。"),
        ("安装报警器5000个", "更换故障报警器14个。"),
        ("新增学位720个", "两园共设24个班,教师招聘已完成。"),
        ("服务儿童1000人", "评选优秀志愿者20名。"),
    ],
)
def test_a_need_a_plan_and_a_stage_are_no_figure(title: str, progress: str) -> None:
    assert FigureKind.ACTUAL not in told(title, progress)


@pytest.mark.parametrize(
    ("progress", "stated"),
    [
        ("已更换4680块,占年度任务6000块的87%。", "87"),  # whatever the figures give: C101 tells
        ("已更换4680块,完成首批任务的84.6%。", None),
        ("已更换5340块,满意率89%。", None),
        ("已更换4680块,另20块基座浇筑完成80%。", None),
    ],
)
def test_a_share_of_the_year_is_told_from_one_of_a_batch_or_a_rest(
    progress: str, stated: str | None
) -> None:
    share = told("更换水表6000块", progress).get(FigureKind.STATED)
    assert (f"{share.amount:f}" if share else None) == stated


def test_the_share_of_what_is_promised_is_taken_before_that_of_what_finishes_it() -> None:
    stated = told("开工安置房1200套", "安置房开工率91.5%,竣工率20%。")[FigureKind.STATED]
    assert stated.amount == Decimal("91.5")
    assert told("新建书屋30个", "百分百完成。")[FigureKind.STATED].amount == 100


# title, progress, month, what is done of the first measure
OTHERS_BESIDE = [
    ("发放护眼灯500盏", "已发放210盏，10月上旬可再发放90盏", 9, "210"),
    ("建成书屋40家", "建成12家，十月底再建成6家", 9, "12"),
    ("建成书屋40家", "10月8日前再建成6家，现已建成12家", 9, "12"),
    ("培训护理员900名", "8月培训310名，截至9月底累计培训420名", 8, "420"),
    ("蔬菜价格涨幅控制在6%以内", "蔬菜价格同比上涨4.1%，环比上涨0.3%", 8, "4.1"),
    ("解决山区5.2万人用电问题", "线路架设86公里，受益人口4.1万人", 8, "41000"),
    ("农村客运通村路(油路)(公里) 310", "204，65.8%", 8, "204"),
    ("下岗职工培训900人", "下岗职工培训940人，困难学生参训120人", 8, "940"),
    ("建成菜店9家(省级6家、县级3家)", "建成8家，其中省级6家、县级2家", 8, "8"),
    ("完成35千伏及以下电网改造投资900万元", "完成投资610万元", 8, "6100000"),
    ("白内障手术300例", "元至8月，施行手术311例", 8, "311"),
    ("残疾儿童康复（人） 1500", "1380 92.0%", 8, "1380"),
    ("购置消防器材80套", "80套设备全部安装到位", 8, "80"),
]


@pytest.mark.parametrize(("title", "progress", "month", "done"), OTHERS_BESIDE)
def test_the_figure_is_told_from_what_stands_beside_it(
    title: str, progress: str, month: int, done: str
) -> None:
    actual = told(title, progress, month)[FigureKind.ACTUAL]
    assert f"{actual.amount.normalize():f}" == done


@pytest.mark.parametrize(
    ("title", "progress"),
    [
        ("建成书屋40家", "11月可建成12家"),
        ("加装电梯12台", "12台设备全部安装到位"),
        ("购置消防器材80套", "80套设备均已安装完毕，正在调试"),
    ],
)
def test_what_is_to_come_and_a_part_of_what_is_built_are_not_done(
    title: str, progress: str
) -> None:
    assert FigureKind.ACTUAL not in told(title, progress, 9)


@pytest.mark.parametrize(
    ("title", "progress", "share", "level"),
    [
        ("种植林木800亩,苗木成活率达到90%以上", "种植412亩,完成全年计划的51.5%", "51.5", None),
        ("发放贷款30亿元,不良率不超过2%", "发放贷款9亿元,占目标任务30%,不良率1.6%", "30", "1.6"),
        ("安置就业500人,投诉率控制在1%以内", "安置就业120人,完成率24%", "24", None),
    ],
)
def test_a_share_of_the_task_is_never_the_level_of_a_rate(
    title: str, progress: str, share: str, level: str | None
) -> None:
    row = read_row({Column.TITLE: title, Column.PROGRESS: progress}, Place("t.csv", 1, 2), 6)
    work, rate = ({f.kind: f"{f.amount:f}" for f in one.figures} for one in row.measures)
    assert work[FigureKind.STATED] == share
    assert rate.get(FigureKind.ACTUAL) == level


def test_a_share_of_the_task_is_the_figure_where_it_is_promised() -> None:
    assert told("民生实事完成率达到95%", "完成率82%")[FigureKind.ACTUAL].amount == 82


@pytest.mark.parametrize(
    ("progress", "done"),
    [
        ("8个农贸市场改造均已完工,新建2个已封顶", [None, "8"]),
        ("5个市场正在改造,2个新建市场已建成", ["2", None]),
        ("3个新建市场、8个改造市场全部完工", ["3", "8"]),
    ],
)
def test_a_bare_act_is_done_to_the_thing_promised_before_it(
    progress: str, done: list[str | None]
) -> None:
    texts = {Column.TITLE: "新建农贸市场3个、改造8个", Column.PROGRESS: progress}
    found = [
        {figure.kind: f"{figure.amount:f}" for figure in one.figures}
        for one in read_row(texts, Place("t.csv", 1, 2), 6).measures
    ]
    assert [one.get(FigureKind.ACTUAL) for one in found] == done


def test_a_share_tells_whose_its_number_is() -> None:
    title = "培训护工120人；培训乡村医生及助产人员400人；培训养老院院长90人"
    progress = "护工培训130人,完成率108.3%;村医培训300人,完成率75%;院长培训45人,完成率50%"
    row = read_row({Column.TITLE: title, Column.PROGRESS: progress}, Place("t.csv", 1, 2), 9)
    figures = [{f.kind: f"{f.amount:f}" for f in one.figures} for one in row.measures]
    assert [one[FigureKind.ACTUAL] for one in figures] == ["130", "300", "45"]
    assert [one[FigureKind.STATED] for one in figures] == ["108.3", "75", "50"]


@pytest.mark.parametrize(
    ("title", "progress", "amount"),
    [
        ("新建和开放停车场90处", "目前共增加71处,新建30处,开放单位停车场41处", "71"),
        ("改建和新建书房60间", "累计新增48间,新建20间,由旧校舍改建28间", "48"),
    ],
)
def test_a_whole_before_its_parts_is_the_figure(title: str, progress: str, amount: str) -> None:
    assert f"{told(title, progress)[FigureKind.ACTUAL].amount:f}" == amount


def test_a_number_and_a_share_parted_by_a_space_are_two() -> None:
    figures = told("新增护理床位310张", "325 104.8%")
    assert figures[FigureKind.ACTUAL].amount == 325
    assert figures[FigureKind.STATED].amount == Decimal("104.8")


@pytest.mark.parametrize(
    ("title", "progress"),
    [
        ("新建学校2所", "教学楼、宿舍楼已竣工"),  # parts of one
        ("打通断头路2条", "人行道已完工"),
        ("改造农贸市场2个", "城关市场、江口市场主体已完工"),
        ("改造农贸市场2个", "城关市场改造已完成,正在安装摊位"),
        ("改造农贸市场2个", "城关市场、江口市场、东门市场已完工"),  # more than are promised
        ("改造老旧小区3个", "各小区已完工"),
        ("拨付补助6000万元", "各级补助共1.2亿元,区里拨付88%"),
        ("建设公墓1处", "主体工程已完工"),
        ("建设公墓1处", "已完工,正在安装围栏"),
        ("建设公墓1处并投入使用", "已竣工"),
        ("建设公墓1处", "停车场已竣工"),
        ("筹集保障房620套", "合计620套,其中站前地块(312套)完成工程量的90%,东关(308套)完成75%"),
    ],
)
def test_what_is_named_or_counted_in_all_is_no_figure_where_not_all_of_it_is_done(
    title: str, progress: str
) -> None:
    assert FigureKind.ACTUAL not in told(title, progress)


BOTH = "新建口袋公园18个,新增停车泊位3000个"


@pytest.mark.parametrize(
    ("title", "progress", "done"),
    [
        (BOTH, "口袋公园18个,泊位2860个。", ["18", "2860"]),
        (BOTH, "口袋公园18个,泊位2860个,其中立体泊位200个。", ["18", "2860"]),
        (f"{BOTH},改造公厕20座", "口袋公园18个、泊位2860个、公厕20座。", ["18", "2860", "20"]),
        (BOTH, "口袋公园18个,泊位2860个正在施工。", [None, None]),
        (BOTH, "口袋公园18个,泊位3000个,正在招标。", [None, None]),
        ("新建供水工程120处,提升5.6万人供水保障水平", "完成16处,受益0.62万人", ["16", "6200"]),
        ("新建供水工程120处,保障5.6万人饮水安全", "完成16处,惠及6200人", ["16", "6200"]),
        ("新建供水工程120处,培训5.6万人", "完成16处,受益0.62万人", ["16", None]),
        (
            "新增定点医药机构240家,建设医保站点90个",
            "本月新增定点医药机构27家,累计79家;本月建成站点9个,累计21个。",
            ["79", "21"],
        ),
    ],
)
def test_each_of_several_promises_has_the_number_that_is_told_of_it(
    title: str, progress: str, done: list[str | None]
) -> None:
    texts = {Column.TITLE: title, Column.PROGRESS: progress}
    measures = read_row(texts, Place("t.csv", 1, 2), 4).measures
    actual = [measure.figure(FigureKind.ACTUAL) for measure in measures]
    assert [f"{one.amount.normalize():f}" if one else None for one in actual] == done


@pytest.mark.parametrize(
    ("goal", "progress", "shares"),
    [
        ("三项指标均完成年度任务的60%", "正在推进", [("60", None)] * 3),
        ("各项指标完成年度任务的60%以上", "正在推进", [("60", None)] * 3),
        ("3项任务完成年度目标的60%", "三项任务均完成年度目标的62%", [("60", "62")] * 3),
        (
            "三项指标均完成60%",
            "三项指标完成率分别为62.1%、60.8%、61.5%",
            [("60", "62.1"), ("60", "60.8"), ("60", "61.5")],
        ),
        ("培训完成年度任务的60%", "正在推进", [(None, None), ("60", None), (None, None)]),
    ],
)
def test_a_share_of_each_measure_is_one_of_all(
    goal: str, progress: str, shares: list[tuple[str | None, str | None]]
) -> None:
    title = "城镇新增就业2.2万人,职业技能培训1.5万人次,失业人员再就业4500人"
    texts = {Column.TITLE: title, Column.GOAL: goal, Column.PROGRESS: progress}
    measures = read_row(texts, Place("t.csv", 1, 2), 7).measures
    kinds = (FigureKind.GOAL_SHARE, FigureKind.STATED)
    figures = [[measure.figure(kind) for kind in kinds] for measure in measures]
    assert [tuple(str(f.amount) if f else None for f in both) for both in figures] == shares


def test_a_goal_for_two_things_is_told_of_both_whatever_they_are_called() -> None:
    title = "新增定点医药机构240家,建设医保站点90个"
    texts = {Column.TITLE: title, Column.GOAL: "累计新增定点医药机构50家、医保站点10个"}
    goals = [m.figure(FigureKind.GOAL) for m in read_row(texts, Place("t.csv", 1, 2), 3).measures]
    assert [one.amount if one else None for one in goals] == [50, 10]
