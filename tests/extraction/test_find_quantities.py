"""Every quantity of a phrase, and nothing else."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.domain.numerals import chinese
from shishi_cli.extraction.numbers.find_quantities import find_quantities
from shishi_cli.extraction.numbers.not_quantities import Masks, is_plain
from shishi_cli.extraction.rules import load_rules
from shishi_cli.extraction.text.fold_width import fold_width

PHRASES = json.loads(
    (Path(__file__).parents[1] / "gold" / "quantity_phrases.json").read_text("utf-8"),
    parse_float=Decimal,
)["phrases"]
KINDS = tomllib.loads((Path(__file__).parents[1] / "gold" / "numbers.toml").read_text("utf-8"))[
    "kind"
]
RELATIONS = {
    "exact": "=",
    "about": "~",
    "more_than": ">",
    "at_least": ">=",
    "less_than": "<",
    "at_most": "<=",
}


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["text"])
def test_a_phrase_gives_its_quantities(phrase: dict[str, Any]) -> None:
    found = [
        ([q.amount, q.high] if q.high else q.amount, q.unit, RELATIONS[q.bound])
        for q in find_quantities(phrase["text"])
    ]
    assert found == [(q["value"], q["unit"], q["relation"]) for q in phrase["quantities"]]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("累计种树3〇棵", []),
        ("累计种树3万五棵", [30000]),
        ("累计种树5、三棵", [5, 3]),
        ("累计种树三万五千棵", [35000]),
    ],
)
def test_a_numeral_glued_to_digits_is_no_number_of_its_own(text: str, amounts: list[int]) -> None:
    assert [quantity.amount for quantity in find_quantities(text)] == amounts


@given(st.text(alphabet="0123456789,.，。 万亿个户一二三十百千年月第(（)余约%至-《》“”abc新增完成"))
def test_spans_lie_in_the_text_in_order_and_nothing_raises(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold_width(text)) == len(text)


@given(st.integers(1, 99_999_999))
def test_a_written_numeral_reads_back(number: int) -> None:
    assert chinese(written(number)) == number


def written(number: int) -> str:
    """The number as Chinese writes it, 一万零三百二十."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return f"{written(high)}万{gap}{written(low) if low else ''}"
    text, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if zero and text else "") + "〇一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = True
    return text


def found(text: str) -> list[str]:
    """The quantities of a text in one line each: value, unit, and the bound where not exact."""
    lines = []
    for q in find_quantities(text):
        value = f"{q.amount.normalize():f}" + (f"-{q.high.normalize():f}" if q.high else "")
        bound = "" if q.bound == "exact" else f" {q.bound}"
        lines.append(f"{value}{q.unit}{bound}{f' ?{q.doubt}' if q.doubt else ''}")
    return lines


@pytest.mark.parametrize("example", [example for kind in KINDS for example in kind["examples"]])
def test_a_way_to_write_a_number_is_read(example: str) -> None:
    text, _, wanted = example.partition(" => ")
    assert "|".join(found(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("完成一千零五十户", ["1050户"]),
        ("惠及3万2千户", ["32000户"]),
        ("投资1亿2000万元", ["120000000元"]),
        ("完成3万5户", ["35000户"]),
        ("完成3万52户", ["30052户 ?compound"]),
        ("105万 平方米", ["1050000平方米"]),
        ("完成 4 5 户", ["5户 ?spaced"]),
        ("累计新增泊位2\n20个", ["20个 ?spaced"]),
        ("累计新增泊位2\r\n 20个", ["20个 ?spaced"]),
        ("新增泊位2个\n20个小区完工", ["2个", "20个"]),
        ("新增泊位2个,共25\n2.改造20个", ["2个", "20个"]),
        ("三十多万元", ["300000元 more_than"]),
        ("30来个", ["30个 about"]),
        ("约200余户", ["200户 about"]),
        ("不足30户", ["30户 less_than"]),
        ("至少再完成20个", ["20个 at_least"]),
        ("达到90%以上", ["90% at_least"]),
        ("100+家", ["100家 more_than"]),
        ("走访几十户、数百家企业、十几个小区", []),
        ("新建5个多功能厅", ["5个"]),
        ("两公里半", ["2.5公里"]),
        ("修建半公里", ["0.5公里"]),
        ("三个半小时", ["3.5小时"]),
        ("过千家、上百名", ["1000家 more_than", "100名 at_least"]),
        ("十七八个", ["17-18个"]),
        ("三五户", ["3-5户"]),
        ("1或2家", ["1-2家"]),
        ("500元至800元", ["500-800元"]),
        ("从3个到5个", ["3个", "5个"]),
        ("12(个)", ["12个"]),
        ("床位(张):400", ["400张"]),
        ("七成五", ["75%"]),
        ("近七成", ["70% less_than"]),
        ("百分之三十点五", ["30.5%"]),
        ("千分之三", ["3‰"]),
        ("装机120千瓦、3万千瓦", ["120千瓦", "30000千瓦"]),
        ("成立于一九九八年", []),
        ("更换1.05万盏", ["10500盏"]),
    ],
)
def test_hard_ways_to_write_a_number(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


@given(
    st.lists(
        st.sampled_from(
            [
                "第",
                "每",
                "截至3月",
                "附件",
                "编号",
                "不足",
                "超过",
                "完成",
                "电话",
                "热线",
                "12",
                "1",
                "120",
                "2023",
                "31",
                "3100",
                "个",
                "台",
                "户",
                "家",
                "人",
                "名",
                "处",
                "次",
                "件",
                "所",
                "季度",
                "体",
                "策",
                "档",
                "号",
                "以上",
                "的项目",
                "5",
                "个",
                "(含)以上",
                "/",
                "-",
                "、",
                ".",
                "强",
                "年",
                "%",
                "路",
                "版",
                "一",
            ]
        )
    ).map("".join)
)
def test_a_plain_number_is_one_that_no_mask_takes(text: str) -> None:
    masks = Masks(load_rules("numbers/not_quantities"))
    for start in (at for at, c in enumerate(text) if c.isdigit() and is_plain(text, at)):
        assert masks.any_mask(text, start) is None


@given(st.text(alphabet="一二三四五六七八九十百千万亿点零两廿半成分之个户余多至"))
def test_any_run_of_numerals_is_read_or_left(text: str) -> None:
    assert all(q.amount >= 0 for q in find_quantities(text))


def test_a_number_of_many_digits_is_none() -> None:
    assert found("账号6222021234567890123个") == []
