"""Written numbers to exact values: 1,200 · 1.4万 · 二百三十 · 壹佰贰拾 · 三万五."""

from decimal import Decimal

_DIGITS = {
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


def arabic(written: str, scale: str = "") -> Decimal:
    """The value of digits with a Chinese scale behind them: ('1,200', '') or ('1.4', '万')."""
    value = Decimal(written.replace(",", "").replace(" ", ""))
    return value * SCALES[scale] if scale else value


def chinese(written: str) -> Decimal:
    """The value of a Chinese numeral: 二百三十, 一点四万, 二〇, 廿三, 三万五 (35000).

    The numeral is built of digits, 十百千万亿 and at most one 点; anything else raises KeyError.
    """
    if "点" in written:
        return _with_point(written)
    if not any(c in _TENS or c in _MYRIADS or c in _SHORT_TENS for c in written):
        return Decimal(int("".join(str(_DIGITS[c]) for c in written)))
    total = section = digit = 0
    last_scale = 1
    for c in written:
        if c in _DIGITS:
            digit = _DIGITS[c]
            if digit == 0:  # 三千零五: the digit behind 零 is itself, not 500
                last_scale = 1
        elif c in _SHORT_TENS:
            section += _SHORT_TENS[c]
            last_scale = 10
        elif c in _TENS:
            section += (digit or 1) * _TENS[c]
            last_scale, digit = _TENS[c], 0
        else:
            scale = _MYRIADS[c]
            # 一亿二千万 adds, 一万亿 multiplies what is there.
            if total and total < scale:
                total = (total + section + digit) * scale
            else:
                total += ((section + digit) or 1) * scale
            section = digit = 0
            last_scale = scale
    # 三万五 is 35,000 and 两百五 is 250: a last digit takes the next scale down.
    tail = digit * (last_scale // 10) if last_scale >= 100 else digit
    return Decimal(total + section + tail)


def _with_point(written: str) -> Decimal:
    whole, _, rest = written.partition("点")
    decimals = ""
    for c in rest:
        if c not in _DIGITS:
            break
        decimals += str(_DIGITS[c])
    scale = rest[len(decimals) :]
    return Decimal(f"{chinese(whole)}.{decimals or 0}") * SCALES[scale]
