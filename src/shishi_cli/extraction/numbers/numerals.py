"""Written numbers to exact values: 1,200 · 1.4万 · 3万2千 · 二百三十 · 壹佰贰拾 · 三万五."""

import re
from decimal import Decimal

_DIGITS: dict[str, int] = {
    **dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "两": 2,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_SHORT_TENS = {"廿": 20, "卅": 30}
SCALES = {
    "": Decimal(1),
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "万亿": Decimal(10) ** 12,
}
_PIECE = re.compile(r"(\d+)([十百千万]?)")
# No count of an office has more digits; what has is an account or a broken cell.
LONGEST = 15


def arabic(written: str, scale: str = "") -> Decimal:
    """The value of digits with a Chinese scale behind them: ('1,200', '') or ('1.4', '万').

    Exact for numbers of up to LONGEST digits.
    """
    value = Decimal(written.replace(",", "").replace(" ", ""))
    return value * SCALES[scale] if scale else value


def compound(rest: str) -> Decimal | None:
    """What stands behind 3万 in 3万2千, 3万2千5百 or 3万500; None where it is unclear (3万5)."""
    value = Decimal(0)
    for digits, scale in _PIECE.findall(rest):
        if not scale and len(digits) == 1:
            return None
        value += arabic(digits, scale)
    return value


def chinese(written: str) -> Decimal:
    """The value of a Chinese numeral: 二百三十, 一点四万, 二〇, 廿三, 三万五 (35000).

    ValueError for what is no number, such as 一点万三 or 二三百四五.
    """
    if "点" in written:
        return _with_point(written)
    if not any(c in _TENS or c in _MYRIADS or c in _SHORT_TENS for c in written):
        return Decimal(int("".join(str(_digit(c)) for c in written)))
    return Decimal(_sum(written))


def _sum(written: str) -> int:
    total = section = digit = 0
    last_scale = 1
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
            section += (digit or 1) * _TENS[c]
            last_scale, digit = _TENS[c], 0
        elif c in _MYRIADS:
            scale = _MYRIADS[c]
            # 一亿二千万 adds, 一万亿 multiplies what is there.
            if total and total < scale:
                total = (total + section + digit) * scale
            else:
                total += ((section + digit) or 1) * scale
            section = digit = 0
            last_scale = scale
        else:
            raise ValueError(written)
    # 三万五 is 35,000 and 两百五 is 250: a last digit takes the next scale down.
    tail = digit * (last_scale // 10) if last_scale >= 100 else digit
    return total + section + tail


def _with_point(written: str) -> Decimal:
    whole, _, rest = written.partition("点")
    decimals = ""
    for c in rest:
        if c not in _DIGITS:
            break
        decimals += str(_DIGITS[c])
    scale = SCALES.get(rest[len(decimals) :])
    if not decimals or scale is None:
        raise ValueError(written)
    return Decimal(f"{chinese(whole)}.{decimals}") * scale


def _digit(c: str) -> int:
    if c not in _DIGITS:
        raise ValueError(c)
    return _DIGITS[c]
