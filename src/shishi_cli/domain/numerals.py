"""Written numbers to exact values: 1,200 · 1.4万 · 3万2千 · 二百三十 · 壹佰贰拾 · 三万五."""

import re
from decimal import Decimal

_DIGITS: dict[str, int] = {
    **dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "两": 2,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000, "兆": 1_000_000_000_000}
_SHORT_TENS = {"廿": 20, "卅": 30}
SCALES = {c: Decimal(value) for c, value in (_TENS | _MYRIADS).items()}
# No count of an office has more digits; what has is an account or a broken cell.
LONGEST = 15


def arabic(written: str, scale: str = "") -> Decimal:
    """The value of digits with a Chinese scale behind them: ('1,200', ''), ('1.4', '万亿').

    Exact for numbers of up to LONGEST digits.
    """
    value = Decimal(written.replace(",", "").replace(" ", ""))
    for c in scale:
        value *= SCALES[c]
    return value


def compound(rest: str, scale: str) -> tuple[Decimal, Decimal | None]:
    """What stands behind 3万 in 3万2千, 3万零500, 1亿2千3百万 or 3万5 (5000), and what else it can
    mean: the 52 of 3万52 is 52 or 5200."""
    total = section = number = Decimal(0)
    last, width, zero = arabic("1", scale), 0, False
    for token in re.findall(r"\d+|\D", "".join(rest.split())):
        if token.isdigit():
            number, width = Decimal(token), len(token)
        elif token == "零":
            zero = True
        else:
            last = SCALES[token]
            if token in _MYRIADS:
                total, section = total + (section + number) * last, Decimal(0)
            else:
                section += number * last
            number, zero = Decimal(0), False
    told = total + section
    shifted = number * last.scaleb(-width)
    if not number or zero or shifted == number:
        return told + number, None
    return (told + shifted, None) if width == 1 else (told + number, told + shifted)


def chinese(written: str) -> Decimal:
    """The value of a Chinese numeral: 二百三十, 一点四万, 二〇, 廿三, 三万五 (35000).

    ValueError for what is no number, such as 一点万三, 二三百四五 or 五百千.
    """
    written = "".join(written.split())
    if "点" in written:
        return _with_point(written)
    if not any(c in _TENS or c in _MYRIADS or c in _SHORT_TENS for c in written):
        return Decimal(int("".join(str(_digit(c)) for c in written)))
    return Decimal(_sum(written))


def whole(written: str) -> int:
    """The value of a small number in digits or in Chinese, such as that of a month: 9, 九; of a run
    that is none as a whole, 十十 or 一3, that of the longest end that is one.

    ValueError where no end is a number.
    """
    for at in range(len(written)):
        end = written[at:]
        if end.isdecimal():
            return int(end)
        try:
            return int(chinese(end))
        except ValueError:
            continue  # 十十月: what stands before it was run into it
    raise ValueError(written)


def _sum(written: str) -> int:
    total = section = digit = 0
    last_scale = 1
    smallest = 10_000  # of the tens in a section, which go down: 五百千克 is no 1500
    fresh = True  # whether a digit may stand here
    for c in written:
        if c in _DIGITS:
            if not fresh:
                raise ValueError(written)
            digit = _DIGITS[c]
            fresh = digit == 0
            if digit == 0:  # 三千零五: the digit behind 零 is itself, not 500
                last_scale = 1
            continue
        fresh = True
        if c in _SHORT_TENS:
            section += _SHORT_TENS[c]
            last_scale = 10
        elif c in _TENS:
            if _TENS[c] >= smallest:
                raise ValueError(written)
            smallest = _TENS[c]
            section += (digit or 1) * smallest
            last_scale, digit = _TENS[c], 0
        elif c in _MYRIADS:
            last_scale = _MYRIADS[c]
            total = _with_section(total, section + digit, last_scale)
            section = digit = 0
            smallest = 10_000
        else:
            raise ValueError(written)
    # 三万五 is 35,000 and 两百五 is 250: a last digit takes the next scale down.
    tail = digit * (last_scale // 10) if last_scale >= 100 else digit
    return total + section + tail


def _with_section(total: int, section: int, scale: int) -> int:
    """The total with a section and its 万 or 亿: 一亿二千万 adds, 一万亿 multiplies what is there."""
    if total and (total < scale or not section):
        return (total + section) * scale
    return total + (section or 1) * scale


def _with_point(written: str) -> Decimal:
    whole, _, rest = written.partition("点")
    decimals = rest.rstrip("十拾百佰千仟万亿")
    if not decimals or "两" in decimals:  # 一点两小时 tells a clock's hour
        raise ValueError(written)
    digits = "".join(str(_digit(c)) for c in decimals)
    return arabic(f"{chinese(whole)}.{digits}", rest[len(decimals) :])


def _digit(c: str) -> int:
    if c not in _DIGITS:
        raise ValueError(c)
    return _DIGITS[c]
