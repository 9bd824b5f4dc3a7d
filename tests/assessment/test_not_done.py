"""What a hurried reader could take for done, and is not: our worst fault."""

import pytest

from shishi_cli.domain.standing import GoalMet, Standing
from tests.assessment.year_of_rows import judge_year

ROWS = """
建设区级养老院 | 完成装修 | 区级养老院装修已完工。
建设区级养老院 | 完成装修 | 装修已全部完成。
建设区级养老院 | 主体封顶 | 项目已全面完成主体施工。
建设区级养老院 | 完成验收 | 项目已完成初步验收。
建设区级养老院 | | 项目前期工作已全部完成。
建设区级养老院 | | 区级养老院项目已全部完成招标。
建设区级养老院 | | 区级养老院一期已建成投用,二期开始施工。
建设区级养老院 | | 去年区级养老院已建成。
建设区级养老院 | | 区级养老院已竣工,但因产权问题不能投入使用。
建设区级养老院并投用 | | 区级养老院已竣工。
改造老旧小区20个 | 完成设计 | 小区改造设计全部完成。
改造老旧小区20个 | | 本月任务全部完成。
改造老旧小区20个 | | 20个小区全部开工,全部改造预计12月完成。
加装电梯100台 | | 100台电梯加装任务已全部下达。
加装电梯100台 | | 100台电梯均已到货,安装60台。
加装电梯100台 | | 统计完毕,涉及12个小区100台电梯。
打通断头路2条 | | 建设路已通车;文昌路完成主体。
改造农贸市场3家 | | 东街市场水电改造完成;西街市场棚顶更换完成;北街市场地面硬化完成。
新建幼儿园2所 | | 城东幼儿园、城西幼儿园已完成竣工图审查。
为500户家庭实施适老化改造 | | 500户评估全部完成。
新建公厕12座 | 完成12座选址 | 12座全部完成。
新建公厕12座 | 开工12座 | 已完成12座。
维修加固危桥8座 | 完成勘察设计 | 8座已完成。
安装路灯200盏 | 完成采购 | 200盏全部完成。
新增学位720个 | | 可提供学位720个。
发放补贴1000万元 | | 1000万元补贴已下达各区。
打造母婴室60所 | | 已建成60所,其中8所正在装修。
打造母婴室60所 | | 已建成60所,其中在建8所。
打造母婴室60所 | | 已建成60所,其中8所未完工。
打造母婴室60所 | | 已建成60所,其余8所正在装修。
打造母婴室60所 | | 已建成60所,剩余8所未完工。
打造母婴室60所 | | 已建成60所,剩余8所预计12月底前建成。
打造母婴室60所 | | 已建成60所,还剩8所正在施工。
新建停车场10个 | | 10个停车场全部建成投用(计划11月)。
新建停车场10个 | | 建成停车场10个(12月完工)。
改造户厕5000户 | | 已完工5000户(含去年结转1200户)。
完成道路大修8条 | | 大修道路8条,其中完成5条。
完成道路大修8条 | | 本月可完成8条。
完成道路大修8条 | | 为完成8条道路大修,召开推进会。
完成绿化1000亩 | | 已完成土地流转1000亩。
建设口袋公园15个 | | 15个口袋公园于12月30日前全部建成。
改造农村危房300户 | | 300户已完成地基。
新建公共充电桩800个 | | 800个充电桩完成备案。
创建平安校园100所 | | 对100所学校开展检查。
开展免费两癌筛查2万人 | | 宣传2万人。
完成绿化1000亩 | | 已征用土地1000亩。
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_what_is_not_done_is_not_called_done(row: str) -> None:
    title, goal, progress = (cell.strip() for cell in row.split("|"))
    assert judge_year(title, {9: (goal, progress)})[9].standing is not Standing.DONE


REACHED = """
打造母婴室60所 | | 已建成60所,另有8所正在装修。
打造母婴室60所 | | 已建成60所,其中52所已投用,其余8所正在办理移交。
打造母婴室60所 | | 已建成60所,其中52所已验收,8所正在补资料。
新建停车场10个 | | 已建成停车场10个(11月投用)。
改造户厕5000户 | | 累计完工5000户,比去年同期多1200户。
完成土地流转1000亩 | | 已流转土地1000亩。
完成道路大修8条 | | 已完成大修道路8条,其中第三季度完成5条。
"""


@pytest.mark.parametrize("row", REACHED.strip().splitlines())
def test_what_goes_on_beside_or_behind_it_leaves_it_done(row: str) -> None:
    title, goal, progress = (cell.strip() for cell in row.split("|"))
    assert judge_year(title, {9: (goal, progress)})[9].standing is Standing.DONE


NOT_MET = """
完成农村公路改造90公里 | 60公里 | 完成路基80公里、路面12公里。
完成农村公路改造90公里 | 完成60公里 | 完成路基80公里。
改造户厕70户 | 完成35户 | 已完成入户评估70户,确定施工单位,尚未开始改造。
建设数字乡村平台 | 完成平台部署并组织初验 | 6个村平台已部署到位,初验材料正在准备。
"""


@pytest.mark.parametrize("row", NOT_MET.strip().splitlines())
def test_an_earlier_stage_meets_no_goal_of_the_result(row: str) -> None:
    title, goal, progress = (cell.strip() for cell in row.split("|"))
    assert judge_year(title, {9: (goal, progress)})[9].goal_met is not GoalMet.MET
