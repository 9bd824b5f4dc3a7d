"""Rules of judging: the presets, an office's own file, and what holds whatever the rule is."""

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shishi_cli.assessment.judging_rules import PRESETS, parse_rule, preset, preset_text
from shishi_cli.assessment.reasons import REASONS
from shishi_cli.domain.errors import InvalidRule
from shishi_cli.domain.judging_rule import DEFAULT_RULE, Gauge, Order, Rule, Threshold
from shishi_cli.domain.standing import Standing
from tests.assessment.judging import judge

WORST_FIRST = (
    Standing.BEHIND,
    Standing.AT_RISK,
    Standing.ON_TRACK,
    Standing.AHEAD,
    Standing.DONE,
)


def test_the_default_is_the_preset_of_its_name() -> None:
    assert parse_rule(preset_text("plan"), "plan.toml", own=False) == DEFAULT_RULE


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_called_as_its_file_and_says_where_it_is_from(name: str) -> None:
    rule = preset(name)
    assert rule.name == name
    assert rule.document


# done of 100, at the end of June: the pace is 50%
@pytest.mark.parametrize(
    ("rule", "done", "standing"),
    [
        ("line", 50, "按序时"),
        ("line", 49, "滞后"),
        ("plan", 60, "超序时"),
        ("plan", 59, "按序时"),
        ("plan", 49, "预警"),
        ("plan", 40, "预警"),
        ("plan", 39, "滞后"),
        ("points-10", 50, "按序时"),
        ("points-10", 49, "预警"),
        ("points-10", 40, "预警"),
        ("points-10", 39, "滞后"),
        ("points-10-30", 41, "按序时"),
        ("points-10-30", 40, "预警"),
        ("points-10-30", 20, "预警"),
        ("points-10-30", 19, "滞后"),
        ("ratio-80-60", 40, "按序时"),
        ("ratio-80-60", 39, "预警"),
        ("ratio-80-60", 30, "预警"),
        ("ratio-80-60", 29, "滞后"),
    ],
)
def test_the_lines_of_the_presets(rule: str, done: int, standing: str) -> None:
    judged = judge("新建车位100个", f"累计完成{done}个", month=6, rule=preset(rule))
    assert judged.standing.label == standing


def test_what_is_slow_within_the_margin_says_so() -> None:
    judged = judge("新建车位100个", "累计完成45个", month=6, rule=preset("points-10-30"))
    assert judged.reasons[0].code == "within_margin"
    assert judged.reasons[0].text == "慢于序时 5.00 个百分点,在容许范围内: 45/100 = 45.00%"
    assert judged.reasons[0].rule == "points-10-30: 慢于序时达到 10 个百分点为预警"


@pytest.mark.parametrize(
    ("rule", "done", "goal", "standing"),
    [
        ("plan", 1, 1, "按序时"),
        ("plan", 55, 60, "滞后"),
        ("plan", 57, 60, "预警"),
        ("points-10", 1, 1, "滞后"),
        ("points-10", 45, 40, "预警"),
        ("points-10", 55, 60, "滞后"),
        ("line", 49, 9, "滞后"),
        ("line", 55, 60, "按序时"),
        ("points-10-30", 15, 5, "滞后"),
        ("ratio-80-60", 55, 60, "按序时"),
    ],
)
def test_what_a_goal_means_by_the_order_of_the_rule(
    rule: str, done: int, goal: int, standing: str
) -> None:
    judged = judge("新建车位100个", f"累计完成{done}个", f"{goal}个", month=6, rule=preset(rule))
    assert judged.standing.label == standing


def test_by_the_line_alone_a_goal_is_a_note() -> None:
    judged = judge("新建车位100个", "累计完成55个", "60个", month=6, rule=preset("line"))
    assert [note.text for note in judged.notes] == ["未达月目标: 完成 55,目标 60"]


def test_in_december_little_may_be_missing() -> None:
    cells = ("新建车位1000个", "累计完成985个", "1000个")
    assert judge(*cells, month=11).standing.label == "预警"
    assert judge(*cells, month=12).standing.label == "滞后"


OWN = """
name = "本局规则"
year = 2025
[at_risk]
points_from = 7.5
[behind]
ratio_under = 70
"""


def test_an_own_file_is_read_exactly() -> None:
    rule = parse_rule(OWN, "本局.toml")
    assert rule == Rule(
        name="本局规则",
        behind=Threshold(Gauge.RATIO_UNDER, Decimal(70)),
        at_risk=Threshold(Gauge.POINTS_FROM, Decimal("7.5")),
        year="2025",
    )
    assert rule.text == (
        "月目标优先,没有的看序时: 慢于序时达到 7.5 个百分点为预警,不足序时的 70% 为滞后"
    )


def test_a_rule_without_a_name_is_called_as_its_file() -> None:
    assert parse_rule("[behind]\npoints_over = 5\n", "我区.toml").name == "我区"


WRONG = """name = "line"
colour = "red"
escalate_after = 2.5
[at_risk]
points_over = 30
[behind]
points_over = "很多"
"""


def test_all_that_is_wrong_in_a_file_is_told_at_once_with_its_line() -> None:
    with pytest.raises(InvalidRule) as caught:
        parse_rule(WRONG, "x.toml")
    assert [(one.place, one.message, one.excerpt) for one in caught.value.problems] == [
        ("x.toml:第2行", "colour 没有这一项", 'colour = "red"'),
        ("x.toml:第1行", "name “line”是预设规则的名称", 'name = "line"'),
        ("x.toml:第7行", "behind.points_over 应为数", 'points_over = "很多"'),
        ("x.toml:第3行", "escalate_after 应为 1 至 12 的整数", "escalate_after = 2.5"),
    ]
    assert all(one.hint for one in caught.value.problems)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "behind 没有写滞后的界线"),
        ("behind = 10", "behind 应为一节"),
        ("[behind]", "behind 应当写一条界线"),
        ("[behind]\npoints_over = 10\nratio_under = 60", "behind 应当写一条界线"),
        ("[behind]\npoints = 10", "behind.points 没有这一项"),
        ("[behind]\npoints_over = 101", "behind.points_over 应为 0 至 100 的数"),
        ('order = "x"\n[behind]\npoints_over = 1', "order 没有这种次序"),
        ("tolerance = 101\n[behind]\npoints_over = 1", "tolerance 应为 0 至 100 的数"),
        ('ahead = "多"\n[behind]\npoints_over = 1', "ahead 应为数"),
        ("[behind]\npoints_over = nan", "behind.points_over 应为 0 至 100 的数"),
        ("[behind]\nratio_under = 0", "behind.ratio_under 应为大于 0、不超过 100 的数"),
        ("[behind]\npoints_over = true", "behind.points_over 应为数"),
        (
            "[behind]\npoints_over = 10\n[at_risk]\npoints_from = 20",
            "at_risk 预警的界线比滞后的还远",
        ),
        (
            "[behind]\nratio_under = 80\n[at_risk]\nratio_under = 60",
            "at_risk 预警的界线比滞后的还远",
        ),
        ('name = "一 二"\n[behind]\npoints_over = 1', "name “一 二”不能作规则的名称"),
        ("name = []\n[behind]\npoints_over = 1", "name 应为文字"),
        ("[behind]\npoints_over = 1e-999999", "behind.points_over 小数太长"),
        ("[behind]\npoints_over = 1e999999", "behind.points_over 应为 0 至 100 的数"),
        ("[behind]\npoints_over = 1e99999999999999999999", "不是 TOML 的写法"),
        ("[behind]\npoints_over = " + "1" * 5000, "不是 TOML 的写法"),
        ("behind = " + "[" * 5000, "不是 TOML 的写法"),
        ("[behind\npoints_over = 10", "不是 TOML 的写法"),
        ('name = "未完', "不是 TOML 的写法"),
    ],
)
def test_a_file_that_is_wrong_in_one_thing_says_which(text: str, message: str) -> None:
    with pytest.raises(InvalidRule) as caught:
        parse_rule(text, "x.toml")
    assert message in [problem.message for problem in caught.value.problems]


@given(st.text(max_size=80))
def test_no_text_is_more_than_refused(text: str) -> None:
    with suppress(InvalidRule):
        assert parse_rule(text, "x.toml").name


thresholds = st.builds(
    Threshold, st.sampled_from(Gauge), st.decimals("0.1", 100, places=1, allow_nan=False)
)
rules = st.builds(
    Rule,
    name=st.just("any"),
    behind=thresholds,
    at_risk=thresholds,
    order=st.sampled_from(Order),
    tolerance=st.decimals(0, 20, places=1),
)
goals = st.none() | st.integers(0, 130)


def rank(standing: Standing) -> int:
    return WORST_FIRST.index(standing)


# No form without a word of period: how such figures are meant, the other months tell.
FORMS = (
    "截至目前累计完成车位{}个,建成公园11个",
    "本月完成车位{}个",
    "完成年度目标的{}%",
    "已完成全年目标任务,累计完成车位{}个",
    "累计完成车位{}个,资金尚未落实",
    "累计完成车位{}个,年底统一考核",
    "完成选址,累计完成车位{}个",
)
GOALS = (
    "",
    "累计完成车位{}个",
    "完成{}%",
    "本月完成车位{}个",
    "完成选址,累计完成车位{}个",
    "完成招标",
)


@given(
    st.tuples(st.integers(0, 130), st.integers(0, 130)).map(sorted),
    st.sampled_from(FORMS),
    st.tuples(st.sampled_from(GOALS), st.integers(0, 110)),
    goals,
    st.integers(1, 12),
    rules,
)
def test_more_progress_never_worsens_a_standing(
    done: list[int],
    form: str,
    goal: tuple[str, int],
    past: int | None,
    month: int,
    rule: Rule,
) -> None:
    few, many = (
        judge(
            "新建车位100个、公园20个",
            form.format(number),
            goal[0].format(goal[1]),
            month=month,
            past=[] if past is None or month == 1 else [(month - 1, str(past))],
            rule=rule,
        )
        for number in done
    )
    assume(not any(measure.set_aside for measure in few.measures + many.measures))
    less, more = few.standing, many.standing
    if Standing.UNKNOWN in (less, more):
        # What cannot be told stays so, or becomes tellable; it hides nothing that stood well.
        assert less not in (Standing.ON_TRACK, Standing.AHEAD, Standing.DONE)
    else:
        assert rank(less) <= rank(more)


def stricter(rule: Rule, points: Decimal) -> Rule:
    """Lines that are crossed `points` earlier."""

    def nearer(line: Threshold) -> Threshold:
        if line.gauge is Gauge.RATIO_UNDER:
            return Threshold(line.gauge, min(line.value + points, Decimal(100)))
        return Threshold(line.gauge, max(line.value - points, Decimal(0)))

    return Rule(
        "stricter",
        nearer(rule.behind),
        nearer(rule.at_risk),
        order=rule.order,
        tolerance=max(rule.tolerance - points, Decimal(0)),
        tolerance_december=max(rule.tolerance_december - points, Decimal(0)),
    )


@given(st.integers(0, 110), goals, st.integers(1, 12), rules, st.decimals(0, 50, places=1))
def test_a_stricter_rule_never_improves_a_standing(
    done: int, goal: int | None, month: int, rule: Rule, points: Decimal
) -> None:
    judged = [
        judge(
            "新建车位100个",
            f"截至目前累计完成{done}个",
            "" if goal is None else f"累计完成{goal}个",
            month=month,
            rule=each,
        )
        for each in (rule, stricter(rule, points))
    ]
    assume(not any(one.set_aside for one in judged[0].measures))
    loose, strict = (rank(one.standing) for one in judged)
    assert strict <= loose


@pytest.mark.parametrize(
    ("strict", "loose"), [("line", "points-10"), ("points-10", "points-10-30")]
)
@given(done=st.integers(0, 110), month=st.integers(1, 12))
def test_the_presets_are_listed_the_strictest_first(
    strict: str, loose: str, done: int, month: int
) -> None:
    share, pace = Fraction(done, 100), Fraction(month, 12)
    for line in ("behind", "at_risk"):
        crossed = [getattr(preset(name), line).is_crossed(share, pace) for name in (strict, loose)]
        assert crossed != [False, True]


def test_every_reason_has_its_words() -> None:
    assert len({kind.code for kind in REASONS}) == len(REASONS)
    assert all(kind.rule and kind.example for kind in REASONS)
