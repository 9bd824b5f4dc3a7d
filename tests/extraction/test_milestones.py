"""Milestones as a supervisor reads them: what the goal asks for, and what the progress says of it."""

import pytest

from shishi_cli.domain.reading import Milestone
from shishi_cli.domain.source import Column
from shishi_cli.extraction.milestones.judge import judge
from shishi_cli.extraction.read_row import Place, read_row

HAS, ON, NOT = "reached", "under_way", "missing"


def judged(goal: str, progress: str) -> list[str]:
    return [verdict.state.value for verdict in judge(goal, progress, (0, len(goal)))]


def milestones(title: str, goal: str, progress: str, month: int = 5) -> tuple[Milestone, ...]:
    texts = {Column.TITLE: title, Column.GOAL: goal, Column.PROGRESS: progress}
    return read_row(texts, Place("表.csv", 1, 2), month).milestones


def states(title: str, goal: str, progress: str, month: int = 5) -> list[str]:
    return [milestone.state.value for milestone in milestones(title, goal, progress, month)]


@pytest.mark.parametrize(
    ("goal", "clauses"),
    [
        ("完成选址,制定方案", ["完成选址", "制定方案"]),
        ("1.完成选址;2.启动招标。", ["完成选址", "启动招标"]),
        ("(1)选址(2)立项", ["选址", "立项"]),
        ("一是完成摸底;二是落实场地", ["完成摸底", "落实场地"]),
        ("完成设计(含水、电,暖通)", ["完成设计(含水、电,暖通)"]),
        ("印发《选址、建设,验收办法》", ["印发《选址、建设,验收办法》"]),
        ("完成改造并通过验收", ["完成改造", "并通过验收"]),
        ("坚持需求导向,完成选址", ["完成选址"]),
        ("本月目标:完成选址", ["完成选址"]),
    ],
)
def test_a_goal_is_cut_into_clauses(goal: str, clauses: list[str]) -> None:
    verdicts = judge(goal, "无关文字", (0, len(goal)))
    assert [goal[verdict.start : verdict.end] for verdict in verdicts] == clauses


@pytest.mark.parametrize(
    ("progress", "missing"),
    [
        ("已完成现场踏勘,选址已确定", "立项"),
        ("现场勘察、立项均已完成", ""),
        ("完成现场勘察", "选址、立项"),
    ],
)
def test_a_list_under_one_verb_names_what_is_missing(progress: str, missing: str) -> None:
    goal = "完成现场勘察、选址、立项"
    verdict = judge(goal, progress, (0, len(goal)))[0]
    assert verdict.missing == missing
    assert verdict.state.value == (ON if missing else HAS)


@pytest.mark.parametrize(
    ("goal", "progress"),
    [
        ("完成需求摸排", "需求调研已完成"),
        ("与承办机构签约", "承办合同签订完毕"),
        ("取得施工许可证", "施工许可证于3月22日核发"),
        ("施工单位进场", "一标段、二标段施工队伍均已进驻"),
        ("完成初步设计批复", "初设文件已获发改部门批复"),
        ("确定清单和设计单位", "清单已印发,设计单位由公开比选产生"),
        ("召开动员会", "4月3日召开项目动员部署会"),
        ("完成立项", "施工招标挂网"),
        ("完成选址", "6处站点主体施工"),
        ("完成设计和招标", "设计已完成,施工单位已确定,招标工作完成"),
        ("启动招标", "正在组织招标"),
        ("推进主体施工", "主体正在浇筑三层"),
        ("形成方案初稿", "方案初稿已形成"),
        ("基本完成外墙施工", "外墙施工基本完成"),
        ("召开3次推进会", "召开推进会4次"),
        ("做好前期准备工作", "已完成选址"),
        ("完成系统开发", "已完成本月目标任务。下一步将组织培训"),
        ("完成系统开发", "已完成。"),
        ("消防安装完成", "消防安装已完成,摊位装修已启动"),
        ("完成施工、监理招标", "施工、监理招标已完成,合同已签订"),
        ("设备安装调试", "设备9月8日到货,安装调试完成"),
        ("取得征收裁决", "市政府已下达征收裁决,路基施工尚未恢复"),
        ("开园招生", "9月1日如期开园,首批招收幼儿516人"),
        ("做好日常管护", "后续管护。"),
        (
            "两所幼儿园通过竣工验收",
            "新桥幼儿园:8月20日通过竣工验收。泉湖幼儿园:8月28日通过竣工验收",
        ),
        ("新桥幼儿园装修开工", "1.新桥幼儿园:装修开工。2.泉湖幼儿园:未能封顶"),
    ],
)
def test_reached(goal: str, progress: str) -> None:
    assert judged(goal, progress) == [HAS]


@pytest.mark.parametrize(
    ("goal", "progress"),
    [
        ("完成实施方案", "实施方案初步形成"),
        ("完成外墙施工", "外墙施工基本完成"),
        ("完成施工图审查", "施工图正在审查"),
        ("印发管理办法", "管理办法已起草,报审中"),
        ("出台管理办法", "管理办法(征求意见稿)正在征询意见"),
        ("完成招标", "招标公告已发布"),
        ("完成选址", "已完成4个站点选址,剩余1家正在接洽"),
        ("路灯基础施工完成", "路灯基础施工完成55%"),
        ("三个中心全部完成装修", "城东、城西中心装修完成,城北中心装修仍在进行"),
        ("完成竣工验收", "验收工作正在进行"),
        ("完成设计和招标", "设计已完成,招标公告已发布"),
        ("两所幼儿园通过竣工验收", "新桥幼儿园:8月20日通过竣工验收。泉湖幼儿园:正在准备竣工验收"),
    ],
)
def test_under_way(goal: str, progress: str) -> None:
    assert judged(goal, progress) == [ON]


@pytest.mark.parametrize(
    ("goal", "progress"),
    [
        ("设备到货", "设备尚未到货"),
        ("完成竣工验收", "装修收尾,尚未组织竣工验收"),
        ("完成概念设计", "拟于5月委托设计单位开展概念设计"),
        ("样式定型", "下一步将组织样式评审,力争5月定型"),
        ("召开3次推进会", "召开推进会2次"),
        ("完成需求调研,完成评审", "完成需求调研,完成评审。以上工作均未开始。"),
        ("启动申领", "申领工作无法启动"),
        ("泉湖幼儿园主体封顶", "1.新桥幼儿园:主体封顶。2.泉湖幼儿园:因钢筋供货推迟未能封顶"),
    ],
)
def test_not_reached(goal: str, progress: str) -> None:
    assert set(judged(goal, progress)) == {NOT}


@pytest.mark.parametrize(
    "progress",
    ["组织驾驶员消防演练", "高度重视,各部门密切配合", "确保项目顺利实施", ""],
)
def test_words_that_do_not_touch_the_goal_are_no_evidence(progress: str) -> None:
    goal = "完成线路勘测"
    verdict = judge(goal, progress, (0, len(goal)))[0]
    assert (verdict.state.value, verdict.evidence) == (NOT, None)


@pytest.mark.parametrize(
    ("goal", "progress", "state"),
    [
        ("主体完工", "主体已完工,形象进度95%", "reached"),
        ("完成装修", "装修已完成,总体形象进度98%", "reached"),
        ("完成外立面改造", "外立面改造已完成,整体进度约95%", "reached"),
        ("主体完工", "主体已完工,主体形象进度95%", "under_way"),
        ("完成装修", "正在收尾,约95%", "under_way"),
        ("完成建设", "已完成建设,形象进度95%", "under_way"),
    ],
)
def test_a_share_of_the_whole_says_nothing_against_a_finished_stage(
    goal: str, progress: str, state: str
) -> None:
    assert states("新建体育馆", goal, progress) == [state]


@pytest.mark.parametrize(
    "progress",
    [
        "累计新增泊位若干个。",
        "截至5月底,累计新增泊位一批。",
        "已新增泊位。",
        "停车泊位均衡推进,已新增泊位。",
    ],
)
def test_words_that_leave_the_number_open_meet_no_number(progress: str) -> None:
    assert states("新增停车泊位800个", "新增泊位200个。", progress) == []


@pytest.mark.parametrize(
    ("goal", "progress"),
    [
        ("新增泊位200个", "泊位已全部新增。"),
        ("开工3条", "文昌路、云台路、滨河东路已开工。"),
        ("配发1500名", "已提前完成全年配发任务。"),
        ("召开1次推进会", "已召开推进会。"),
    ],
)
def test_words_that_leave_no_number_open_meet_one(goal: str, progress: str) -> None:
    assert states("", goal, progress) == ["reached"]


def test_the_words_that_decided_are_named() -> None:
    found = milestones("新建市民球场", "完成选址,完成招标", "选址敲定。招标文件正在编制。")
    assert [m.evidence.text for m in found if m.evidence] == ["选址敲定", "招标文件正在编制"]
    assert [m.state.value for m in found] == [HAS, ON]


def test_a_figure_decides_its_clause_and_words_the_others() -> None:
    goal, progress = "建成30片,出台验收办法", "已建成34片;验收办法正在起草。"
    assert states("新建球场50片", goal, progress) == [ON]


def test_what_prepares_a_promise_is_behind_where_the_promise_is_delivered() -> None:
    assert states("新建球场50片", "完成选址", "已建成12片。") == [HAS]


@pytest.mark.parametrize(
    "progress", ["6座凉亭顶棚改造已完成,正在铺设地砖", "6座凉亭改造已完成,正在安装座椅"]
)
def test_as_many_as_asked_are_not_done_while_they_are_worked_on(progress: str) -> None:
    assert states("改造凉亭6座", "完成4座", progress) == ["under_way"]


def test_fewer_than_promised_are_not_all() -> None:
    assert states("新建驿站7个", "落实场地", "5个驿站场地已敲定") == [ON]
    assert states("新建驿站7个", "落实场地", "7个驿站场地均已敲定") == [HAS]
    assert states("新建驿站7个", "落实首批场地", "5个驿站场地已敲定") == [HAS]


def test_the_words_of_the_title_name_no_part_of_the_project() -> None:
    assert states("滨河公园环境提升工程", "滨河公园环境提升工程完工", "已竣工。") == [HAS]


def test_a_clause_for_a_later_month_asks_nothing_yet() -> None:
    assert states("开展视力筛查", "3月启动筛查", "已制定方案", month=2) == []
    assert states("开展视力筛查", "3月启动筛查", "已启动筛查", month=3) == [HAS]


def test_talk_is_not_reached_where_what_it_is_for_is_stopped() -> None:
    title, goal = "新增示范店60家", "加强与市局沟通"
    assert states(title, goal, "积极与市局沟通,确定了支持政策") == [HAS]
    assert states(title, goal, "积极与市局沟通,目前指标未下达") == [ON]


@pytest.mark.parametrize(
    ("goal", "progress"),
    [
        ("完成摸底调查", "摸底调查表已下发"),
        ("组织培训", "培训通知已下发"),
        ("完成竣工验收", "已完成消防验收"),
        ("取得施工许可证", "已取得规划许可证"),
        ("项目开工", "已具备开工条件"),
        ("完成外立面改造", "内部改造完成"),
        ("完成机房装修", "机房墙面装修完成"),
        ("完成原建筑拆除", "法院查封原建筑,拆除工作暂停"),
        ("累计清理1350处", "由于人手紧张,清理进度明显偏慢"),
        ("完成5个站点安装", "完成5个站点勘察"),
    ],
)
def test_a_paper_a_part_or_a_reason_answers_for_nothing(goal: str, progress: str) -> None:
    assert HAS not in judged(goal, progress)


def test_what_is_left_of_the_things_counted_takes_a_claim_back() -> None:
    texts = {
        Column.TITLE: "更新课桌椅15000套",
        Column.PROGRESS: "教室已完成全年任务;剩余40套明年补齐",
    }
    assert not read_row(texts, Place("表.csv", 1, 2), 12).signals


@pytest.mark.parametrize(
    ("goal", "progress", "state"),
    [
        ("完成二期工程竣工", "一期工程已竣工", NOT),
        ("二期开工", "一期已竣工", NOT),
        ("完成一期工程竣工", "二期工程已竣工", HAS),
        ("完成2号楼封顶", "1号楼已封顶", NOT),
        ("2号楼封顶", "1-3号楼均已封顶", HAS),
        ("完成南区改造", "北区改造已完成", NOT),
        ("完成南区改造", "南、北区改造均已完成", HAS),
        ("完成第一标段招标", "第二标段招标完成", NOT),
        ("完成第二标段施工", "第一、二标段施工已完成", HAS),
        ("完成A区装修", "B区装修完成,A区正在装修", ON),
        ("完成左岸护坡", "右岸护坡已完成", NOT),
    ],
)
def test_another_part_of_the_project_answers_nothing(goal: str, progress: str, state: str) -> None:
    assert judged(goal, progress) == [state]


@pytest.mark.parametrize("progress", ["正在收尾,约95%。", "正在收尾", "已进入扫尾阶段,完成约95%"])
def test_what_is_being_finished_is_not_finished(progress: str) -> None:
    assert judged("完成全部修缮", progress) == [ON]


# A goal and a report that tells a part of it, another part, its beginning, or its end.
PARTS = [
    ("启动招标", "招标公告已于4月22日发布。", HAS),
    ("启动招标", "招标文件正在编制。", ON),
    ("投入使用", "工程已通过竣工验收,计划元旦后开诊。", NOT),
    ("达到序时进度", "施工进度已达到序时进度要求。", HAS),
    ("达到序时进度", "尚达不到序时进度要求。", NOT),
    ("达到序时进度", "距序时进度还有差距。", NOT),
    ("达到序时进度", "力争9月底达到序时进度。", NOT),
    ("按序时推进", "进度欠序时3个百分点。", NOT),
    ("完成游园建设", "去年建成的6处游园运行良好;今年7处游园正办理施工许可。", ON),
    ("完成施工招标", "招标公告已于4月22日发布。", ON),
    ("完成施工招标", "正在进行施工招标。", ON),
    ("城东幼儿园完成二次结构", "城东幼儿园二次结构完成80%。", ON),
    ("完成1-3层装修", "1-3层装修完成,4层正在施工。", HAS),
    ("完成7-8层装修", "4-6层装修完成60%,7-8层尚未开始。", NOT),
    ("完成4-6层装修", "4-6层装修恢复施工。", ON),
    ("城东幼儿园主体封顶", "城东幼儿园主体已封顶,新港幼儿园主体施工至三层。", HAS),
    ("主体封顶", "城东幼儿园主体已封顶,新港幼儿园主体施工至三层。", ON),
    ("完成一层窗口改造", "一层窗口改造正在收尾。", ON),
    ("完成医疗设备安装调试", "医疗设备安装完成,正在调试。", ON),
    ("完成医疗设备安装调试", "医疗设备安装调试完成。", HAS),
    ("完成6所园所装修", "6所园所装修于6月20日进场施工。", ON),
    ("6所园所装修进场施工", "6所园所装修于6月20日进场施工。", HAS),
    ("主体结构出正负零", "6月18日主体结构出正负零,比原计划提前12天。", HAS),
    ("施工队进场", "其中3公里已验收,其余正在施工。", HAS),
    ("完成可研批复和初步设计批复", "可行性研究报告已获批复,初步设计正在编制。", ON),
    ("通过竣工验收", "工程已完工,待组织竣工验收。", ON),
    ("完成环评批复", "环评报告已上报审批部门。", ON),
    ("完成装修工程", "强弱电改造完成,墙面装饰完成七成。", ON),
    ("完成桩基施工", "桩基、承台施工已完成,钢箱梁正在厂内加工。", HAS),
    ("举办文化活动40场", "计划全年举办文化活动310场。", NOT),
    ("完成设备采购", "赴邻县考察学习设备管理经验。", NOT),
    ("完成筛查8000人", "筛查机构招标刚结束,筛查尚未开始。", NOT),
    ("完成地下室施工", "正在进行基坑支护。", ON),
    ("主体封顶", "城北中心主体已封顶;城南中心施工至三层。", ON),
    ("主体封顶", "两所幼儿园均完成地基与基础验收。", NOT),
    ("完成清淤", "场地落实后方可开展清淤作业。", NOT),
    ("主体结构封顶", "主体结构已全部封顶,正在砌筑二次结构。", HAS),
    ("达到序时进度", "已达到序时进度要求。", HAS),
    ("达到序时进度", "略低于序时进度。", NOT),
    ("开工率100%", "28个小区全部开工,完工12个。", HAS),
    ("开工率100%", "28个小区全部完成招标。", NOT),
    ("完成全部学校首轮筛查", "完成首轮筛查学校62所,剩余9所学校正在筛查。", ON),
    ("完成展陈施工", "一、二层展陈已完工,三层正在施工。", ON),
    ("启动收储工作", "已签约收储农房21套。", HAS),
    ("启动收储工作", "收储方案已确定。", ON),
    ("启动站点改造", "入围站点的改造方案已确定。", ON),
    ("组织项目申报", "正与乡镇商谈场地。", NOT),
    ("主桥合龙", "桩基施工中。", NOT),
]


@pytest.mark.parametrize(("goal", "progress", "state"), PARTS)
def test_a_part_is_told_from_the_whole(goal: str, progress: str, state: str) -> None:
    assert states("区综合楼建设", goal, progress) == [state]


# How high, of two layers of a building, and of several parts
FLOORS = [
    ("住院楼主体施工至十二层", "住院楼主体已施工至十层", [NOT]),
    ("住院楼主体施工至十二层", "住院楼主体已施工至12层", [HAS]),
    ("住院楼主体施工至十二层", "住院楼已封顶", [HAS]),
    ("住院楼主体施工至十二层", "住院楼主体施工至十四层", [HAS]),
    ("住院楼主体施工至十二层", "住院楼主体施工至十三层,食堂施工至二层", [HAS]),
    ("住院楼主体施工至十二层", "住院楼正在浇筑十一层顶板", [NOT]),
    ("主体施工至三层", "1号楼施工至三层,2号楼施工至一层", [ON]),
    ("主体施工至三层", "正在浇筑三层", [ON]),
    ("主体施工至三层", "砌体砌筑至二层", [NOT]),
    ("砌体砌筑", "主体框架施工至九层", [NOT]),
    ("开展砌体砌筑", "主体结构已封顶,砌体砌筑至二层", [HAS]),
    ("主体封顶", "主体施工至九层,尚未封顶", [NOT]),
    ("主体封顶", "主体施工至九层", [ON]),
    ("食堂封顶", "食堂主体封顶", [HAS]),
]


@pytest.mark.parametrize(("goal", "progress", "wanted"), FLOORS)
def test_floors_are_compared_as_numbers(goal: str, progress: str, wanted: list[str]) -> None:
    assert judged(goal, progress) == wanted


# A goal, and a report of another thing, of a beginning, or of what only waits
OTHERS = [
    ("完成选点,敲定承办机构", "8处选点已全部敲定,正在与承办机构商谈", [HAS, ON]),
    ("敲定承办机构", "承办机构已选定", [HAS]),
    ("确定点位", "8处选址已全部确定", [HAS]),
    ("确定承办单位", "器材采购已完成", [NOT]),
    ("确定承办单位", "承办单位采购公告已发布,3月9日开标", [ON]),
    ("完成决算审核", "决算材料已报市审计局审核", [ON]),
    ("完成决算审核", "决算已通过审核", [HAS]),
    ("启动看台施工", "看台基层已开始施工", [HAS]),
    ("开工建设", "3个广场已全部开工,水池开工2座,栈道正在清表", [HAS]),
    ("完成水池施工", "水池底板浇筑完成,正在进行内壁防水", [ON]),
    ("完成资料归档", "项目已全部完成", [HAS]),
    ("完成前期手续", "立项、用地已批复,环评审批正在办理", [ON]),
    ("完成前期手续", "立项、用地已批复,已开工", [HAS]),
    ("推进前期手续", "立项已批复,环评审批正在办理", [HAS]),
    ("完成征迁", "剩余5户已签约并搬离,项目于9月6日动工", [HAS]),
    ("完成征迁", "剩余5户未拆除,项目于9月6日动工", [ON]),
    ("完成征迁", "已拆除12户", [ON]),
    ("完成给排水管道铺设", "给水管道铺设完成,排水管道铺设1.2公里", [ON]),
    ("完成给排水管道铺设", "给排水管道均已铺设完成", [HAS]),
    ("完成资料归档", "项目已全部完成,正在整理资料", [NOT]),
    ("完成环境监测", "监测机构已选定", [ON]),
    ("完成箱梁预制", "箱梁预制完成36片,共54片", [ON]),
    ("完成箱梁预制", "全桥共54片,箱梁预制已完成36片", [ON]),
    ("完成箱梁预制", "箱梁预制完成36片(共54片)", [ON]),
    ("完成箱梁预制", "箱梁预制完成54片,共54片", [HAS]),
]


@pytest.mark.parametrize(("goal", "progress", "wanted"), OTHERS)
def test_another_thing_or_a_beginning_is_told_apart(
    goal: str, progress: str, wanted: list[str]
) -> None:
    assert judged(goal, progress) == wanted


# title, goal, progress, how each milestone stands, and whether words tell it
ROWS = [
    ("建设托育园6个", "确定6个园区选址", "已会同各镇完成6个园区选址。", [(HAS, True)]),
    ("建设托育园6个", "确定6个园区选址", "正在开展6个园区选址。", [(ON, True)]),
    ("开办夏令营30个", "制定活动方案", "已草拟活动方案,正在征求意见。", [(ON, True)]),
    ("在管用户达到86%以上", "随访率达到70%", "随访率稳步提升。", []),
    ("治理积水点9处", "落实应急值守", "闸门未启用,重新列为未完成,实际治理8处。", [(NOT, False)]),
    ("建设助餐点9家", "持续运营", "正常运营。", [(HAS, True)]),
    ("建成礼堂5座、培训村民800人次", "建成3座,培训300人次", "3座礼堂已建成。", [(NOT, False)]),
    (
        "稳岗2000人、培训800人次",
        "稳岗900人,培训300人次",
        "稳岗950人,培训人次正在核实。",
        [(NOT, False)],
    ),
    ("规范化管理率达到80%", "管理率达到66%", "正在汇总各站管理数据。", [(NOT, False)]),
    ("规范化管理率达到80%", "管理率达到66%", "管理率未达到66%。", [(NOT, True)]),
    ("铺设燃气管道90公里", "累计完成30公里", "各片区正在施工,入户通气640户。", [(NOT, False)]),
    ("铺设燃气管道90公里", "累计完成30公里", "正在招标。", [(NOT, True)]),
    ("新建幼儿园4所", "2所主体封顶", "东关幼儿园主体封顶;开发区幼儿园正在施工。", [(ON, True)]),
    ("新建幼儿园4所", "2所主体封顶", "东关幼儿园、城南幼儿园主体封顶。", [(HAS, True)]),
    ("新建学校3所", "主体工程完工", "二中、二小主体完工;城西学校完成基础验收。", [(ON, True)]),
    (
        "新建小学4所",
        "其余主体封顶",
        "第七小学已竣工,河东小学主体封顶,河西小学正在进行主体施工。",
        [(ON, True)],
    ),
    ("扩建小学4所", "4所全部竣工", "4所小学主体工程均已竣工,室外场地正在收尾。", [(ON, True)]),
]


@pytest.mark.parametrize(("title", "goal", "progress", "wanted"), ROWS)
def test_words_answer_what_they_are_about(
    title: str, goal: str, progress: str, wanted: list[tuple[str, bool]]
) -> None:
    found = milestones(title, goal, progress)
    assert [(one.state.value, one.evidence is not None) for one in found] == wanted


@pytest.mark.parametrize(
    ("goal", "progress", "state"),
    [
        ("完成年度筛查任务", "本月筛查88人,累计筛查6044人", "reached"),
        ("全部完成筛查", "已筛查6000人", "reached"),
        ("全部完成随访", "已筛查6000人", "missing"),
        ("完成年度筛查任务", "累计筛查5944人", "under_way"),
    ],
)
def test_a_goal_for_the_whole_is_met_by_the_number(goal: str, progress: str, state: str) -> None:
    assert states("免费筛查妇女6000人", goal, progress) == [state]


@pytest.mark.parametrize(
    ("progress", "state"),
    [
        ("其余7所幼儿园装饰装修平均完成65%。", "reached"),
        ("其余7所幼儿园装饰装修完成55%。", "missing"),
        ("5所幼儿园装饰装修完成65%。", "under_way"),
    ],
)
def test_a_share_of_so_many_things_is_met_by_that_of_as_many(progress: str, state: str) -> None:
    assert states("新建幼儿园12所", "其余7所装饰装修完成60%", progress) == [state]


@pytest.mark.parametrize(
    ("goal", "progress", "state"),
    [
        ("累计完成8座", "资金已到位,8座已拆除。", NOT),
        ("累计完成8座", "选址已全部完成,10座开工。", NOT),
        ("完成8座", "设计已完成,其中9座开工。", NOT),
        ("竣工8座", "已完成8座设计,材料已到位。", NOT),
        ("建成8座", "8座进场施工,设备已全部到位。", NOT),
        ("累计完成8座", "改造已全部完成。", HAS),
        ("开工8座", "资金已到位,8座已开工。", HAS),
    ],
)
def test_a_count_of_results_is_not_met_by_another_task_that_is_finished(
    goal: str, progress: str, state: str
) -> None:
    assert states("改造公厕20座", goal, progress) == [state]


def by_columns(goal: str, done: str = "", share: str = "", **more: str) -> list[tuple[str, str]]:
    """The states of a goal without a promise by number, and where what answers it stands."""
    texts = {
        Column.TITLE: "改造老旧小区",
        Column.GOAL: goal,
        Column.DONE: done,
        Column.SHARE: share,
        **{Column(name): text for name, text in more.items()},
    }
    return [
        (one.state.value, one.evidence.column.value if one.evidence else "")
        for one in read_row(texts, Place("表.csv", 1, 2), 8).milestones
    ]


@pytest.mark.parametrize(
    ("goal", "done", "share", "told"),
    [
        ("26", "20", "50%", (NOT, "done")),
        ("26个", "28", "", (HAS, "done")),
        ("完成26个", "26个", "", (HAS, "done")),
        ("60%", "", "62%", (HAS, "share")),
        ("60%", "12", "50%", (NOT, "share")),
    ],
)
def test_a_figure_alone_is_answered_by_that_of_a_column(
    goal: str, done: str, share: str, told: tuple[str, str]
) -> None:
    assert by_columns(goal, done, share) == [told]


@pytest.mark.parametrize(
    ("goal", "done", "share", "more"),
    [
        ("26", "", "50%", {}),  # 26 of what is not told
        ("26个", "20公里", "", {}),
        ("开工8个", "6", "", {}),
        ("60%", "", "0.62", {}),
        ("26", "20", "", {"title": "压减老旧车辆"}),
        ("26", "20", "", {"progress": "正在施工"}),
    ],
)
def test_what_cannot_be_compared_answers_nothing(
    goal: str, done: str, share: str, more: dict[str, str]
) -> None:
    assert by_columns(goal, done, share, **more) == [(NOT, "")]


@pytest.mark.parametrize(
    ("goal", "progress", "state"),
    [
        ("搬迁完成50%", "已搬迁档案21万卷,占42万卷的50%", HAS),
        ("搬迁完成50%", "已搬迁档案21万卷,占总量的50%", HAS),
        ("搬迁完成50%", "已搬迁档案15万卷,占42万卷的36%", ON),
        ("装修进场", "已进场", HAS),
        ("装修进场", "土建已进场", ON),
        ("完成装修", "已进场", ON),
    ],
)
def test_a_share_behind_its_number_and_the_own_word_of_a_beginning_answer(
    goal: str, progress: str, state: str
) -> None:
    assert states("档案馆搬迁", goal, progress) == [state]
