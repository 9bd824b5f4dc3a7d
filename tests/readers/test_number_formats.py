"""Numbers, dates and Chinese numerals as a spreadsheet's cells show them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi_cli.readers.cells.chinese_digits import in_chinese
from shishi_cli.readers.cells.number_formats import BUILT_IN, show_number

ACCOUNTS = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("written", "code", "shown"),
    [
        ("0.34239999999999998", "0.00%", "34.24%"),
        ("0.34999999999999998", "0%", "35%"),
        ("0.999", "0%", "100%"),
        ("1.0", "General", "1"),
        ("1.0", "", "1"),
        ("0", "", "0"),
        ("-0.0", "", "0"),
        ("0.30000000000000004", "General", "0.3"),
        ("0.33333333333333331", "General", "0.333333333"),
        ("1.5E+3", "G/通用格式", "1500"),
        ("123456789012", "General", "123456789012"),
        ("1E+20", "General", "1E+20"),
        ("1.23E-9", "General", "1.23E-09"),
        ("45", "0.00", "45.00"),
        ("1234", "#,##0", "1,234"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("999", "#,##0", "999"),
        ("7", "000", "007"),
        ("13800000000", "000-0000-0000", "138-0000-0000"),
        ("3.14", "0.#", "3.1"),
        ("3.10", "0.0?", "3.1 "),
        ("0.5", ".00", ".50"),
        ("0", "#", ""),
        ("5", "??0", "  5"),
        ("3000", '0!.0,"万户"', "0.3万户"),
        ("5", r"0!个", "5个"),
        ("45016", r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "2023年3月31日"),
        ("0.6", "[$-F400]h:mm:ss AM/PM", "14:24:00"),
        ("12.5", "# ?/8", "12.5"),
        ("-5", '"个"', "-个"),
        ("5", '0"名"', "5名"),
        ("5", r"0\名", "5名"),
        ("5", "0名", "5名"),
        ("5", '0"名', "5名"),
        ("12345", '0"."0,"万"', "1.2万"),
        ("1234567", '0.0,,"百万"', "1.2百万"),
        ("-5", "0", "-5"),
        ("-5", "0;(0)", "(5)"),
        ("-0.0001", "0.0", "0.0"),
        ("0", '0;-0;"-"', "-"),
        ("1234.5", ACCOUNTS, " 1,234.50 "),
        ("0", ACCOUNTS, " -   "),
        ("5", "0;;", "5"),
        ("-5", "0;;", ""),
        ("2", '[=1]"是";[=2]"否";0', "否"),
        ("3", '[=1]"是";[=2]"否";0', "3"),
        ("150", "[Red][>100]0.0;[<=100]0", "150.0"),
        ("50", "[>=100]0.0;[<>7]0", "50"),
        ("7", "[>=100]0.0;[<5]0", "7"),
        ("5", "[x]0", "5"),
        ("5", "[>x]0", "5"),
        ("5", "[$¥-804]#,##0", "¥5"),
        ("5", "@", "5"),
        ("12300", "0.00E+00", "1.23E+04"),
        ("0.00999", "0.0E+00", "1.0E-02"),
        ("0", "0.0E+0", "0.0E+0"),
        ("0.5", "# ?/?", "0.5"),
        ("5", "0/本", "5/本"),
        ("12", "[DBNum1]General", "十二"),
        ("12", "[DBNum2][$-804]General", "壹拾贰"),
        ("105", "[DBNum1]0", "一百零五"),
        ("1.5", "[DBNum1]0.0", "1.5"),
        ("45000", "yyyy/m/d", "2023/3/15"),
        ("45000", 'yyyy"年"m"月"', "2023年3月"),
        ("45000", "yy-mm-dd", "23-03-15"),
        ("45000", "[$-804]e年m月", "2023年3月"),
        ("45000.5", "yyyy-mm-dd hh:mm", "2023-03-15 12:00"),
        ("45000.75", "h:mm AM/PM", "6:00 PM"),
        ("45000.25", '上午/下午h"时"mm"分"', "上午6时00分"),
        ("45000", '[DBNum1]yyyy"年"m"月"d"日"', "二〇二三年三月十五日"),
        ("45000", "aaaa", "星期三"),
        ("45000", "aaa", "三"),
        ("45000", "dddd, mmmm", "Wednesday, March"),
        ("45000", "mmm-yy", "Mar-23"),
        ("45000", "mmmmm", "M"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.0007", "mm:ss", "01:00"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("-1", "yyyy/m/d", "-1"),
        ("99999999", "yyyy/m/d", "99999999"),
        ("甲", "0", "甲"),
        ("nan", "0", "nan"),
        ("1e999", "0", "1e999"),
    ],
)
def test_a_number_in_its_format(written: str, code: str, shown: str) -> None:
    assert show_number(written, code) == shown


def test_some_workbooks_count_days_from_1904() -> None:
    assert show_number("43538", "yyyy/m/d", epoch_1904=True) == "2023/3/15"
    assert show_number("2958465", "yyyy/m/d", epoch_1904=True) == "2958465"


@given(st.decimals(0, 10**8, places=4), st.sampled_from(["0.0000", "#,##0.0000", "0.0000%"]))
def test_a_shown_number_reads_back(value: Decimal, code: str) -> None:
    shown = show_number(str(value), code)

    back = Decimal(shown.replace(",", "").rstrip("%"))
    assert back == (value * 100 if shown.endswith("%") else value)


@given(
    st.one_of(st.floats().map(repr), st.text(max_size=8)),
    st.one_of(
        st.sampled_from(sorted(BUILT_IN.values())),
        st.text('0#?.,%;@[]"\\_*eE+-/ymdhsa>=<1年AMP', max_size=300),
    ),
)
def test_no_number_and_no_format_fails(written: str, code: str) -> None:
    assert isinstance(show_number(written, code), str)


@pytest.mark.parametrize(
    ("number", "small", "large"),
    [
        ("0", "〇", "零"),
        ("10", "十", "壹拾"),
        ("21", "二十一", "贰拾壹"),
        ("10500", "一万零五百", "壹万零伍佰"),
        ("100000000", "一亿", "壹亿"),
        ("200030004", "二亿零三万零四", "贰亿零叁万零肆"),
        ("1.5", "1.5", "1.5"),
    ],
)
def test_numbers_in_chinese(number: str, small: str, large: str) -> None:
    assert (in_chinese(number, 0), in_chinese(number, 1), in_chinese(number, 2)) == (
        number,
        small,
        large,
    )


@pytest.mark.parametrize("written", ["1E999999999", "-1E999999999", "1E-999999999"])
@pytest.mark.parametrize("code", ["", "0.00%", "yyyy/m/d"])
def test_a_number_beyond_all_counting_is_shown_as_written(written: str, code: str) -> None:
    assert show_number(written, code) in (written, "0", "0.00%", "1900/1/0", "1899/12/31")
