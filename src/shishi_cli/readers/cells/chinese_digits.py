"""Numbers written in Chinese, as a cell of format [DBNum1] shows them."""

from shishi_cli.domain.characters import is_whole

_DIGITS = ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
_TENS = (("", "十", "百", "千"), ("", "拾", "佰", "仟"))
_LARGE = ("", "万", "亿")


def in_chinese(shown: str, style: int) -> str:
    """`shown` with its whole numbers written in Chinese: 12 is 十二 in style 1, 壹拾贰 in style 2.

    Style 0 leaves it as it is, and so does a number that is not whole.
    """
    if style not in (1, 2) or not is_whole(shown) or len(shown) > 12:
        return shown
    value = int(shown)
    digits = _DIGITS[style - 1]
    if value == 0:
        return digits[0]
    words = ""
    for power in range(2, -1, -1):
        group = value // 10_000**power % 10_000
        if group:
            gap = words and group < 1000
            words += ("零" if gap else "") + _group(group, style) + _LARGE[power]
    return words.removeprefix("一") if style == 1 and words.startswith("一十") else words


def digits_in_chinese(shown: str, style: int) -> str:
    """Each digit by itself, as years are written: 2023 is 二〇二三."""
    if style not in (1, 2):
        return shown
    return shown.translate({ord(str(at)): c for at, c in enumerate(_DIGITS[style - 1])})


def _group(group: int, style: int) -> str:
    words, gap = "", False
    for power in range(3, -1, -1):
        digit = group // 10**power % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[style - 1][digit]
            words += _TENS[style - 1][power]
            gap = False
        else:
            gap = True
    return words
