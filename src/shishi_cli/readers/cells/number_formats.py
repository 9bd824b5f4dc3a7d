"""Numbers and dates of a workbook's cells as a person sees them there (单元格格式).

A number format has up to four sections (positive;negative;zero;text) of placeholders, literal
text and bracketed conditions; what is shown is exact decimal arithmetic on the fifteen digits that
a spreadsheet itself shows.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException, InvalidOperation
from functools import lru_cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.readers.cells.chinese_digits import in_chinese
from shishi_cli.readers.cells.date_formats import DATE_LETTERS, show_date

# A spreadsheet computes in binary and shows fifteen digits: 0.34239999999999998 is 0.3424.
_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
# No number and no format is longer: 308 digits, moved by the marks of a format of 255 characters.
_EXACT = Context(prec=2000, rounding=ROUND_HALF_UP)
_LONGEST_FORMAT = 255
_LONGEST_FRACTION = 11  # characters of a fraction in an ordinary cell: 0.333333333
_GENERAL = ("general", "g/通用格式", "g/標準")
_PLACES = "0#?"
_SYSTEM = {"[$-f800]": 'yyyy"年"m"月"d"日"', "[$-f400]": "h:mm:ss"}
# Formats known by number only, as a Chinese office sees them.
BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"},
    **{12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy"},
    **{18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm"},
    **{27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy"},
    **{31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"'},
    **{34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"'},
    **{37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00"},
    **{40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "¥#,##0", 43: "#,##0.00", 44: "¥#,##0.00"},
    **{45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@"},
    **{50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"'},
    **{54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"'},
    **{57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'},
}


@frozen
class Section:
    """One section of a format. `tokens` are (kind, text): "0" a place, "date", "text" and marks."""

    tokens: tuple[tuple[str, str], ...]
    holds: Callable[[Decimal], bool] | None
    chinese: int  # 1: 一二三, 2: 壹贰叁

    def has(self, kind: str) -> bool:
        return any(token[0] == kind for token in self.tokens)


def show_number(written: str, code: str, epoch_1904: bool = False) -> str:
    """The number `written` in a file as its cell shows it in the format `code`.

    What is no number, and a date that no calendar has, is given as written.
    """
    try:
        value = _DIGITS.create_decimal(written)
    except DecimalException:  # no number, or one beyond all that a computer counts with
        return written
    if not value.is_finite() or abs(value.adjusted()) > 307:
        return written
    if not code or len(code) > _LONGEST_FORMAT or code.lower() in _GENERAL:
        return _general(value)
    sections = sections_of(_of_system(code))
    section, shown = _choose(sections[:3], value)
    if section.has("date"):
        return show_date(value, section.tokens, section.chinese, epoch_1904) or _general(value)
    if not section.tokens:
        return ""
    return _show(section, shown)


def _of_system(code: str) -> str:
    """The format that a Chinese system has in place of "the system's own" days and times."""
    low = code.lower()
    return next((own for mark, own in _SYSTEM.items() if mark in low), code)


def _general(value: Decimal) -> str:
    if not value:
        return "0"
    if value == value.to_integral_value() and value.adjusted() < 15:
        return format(value.to_integral_value(), "f")
    if not -5 <= value.adjusted() < 15:
        mantissa = value.scaleb(-value.adjusted(), _EXACT).quantize(
            Decimal("1.00000"), context=_EXACT
        )
        return f"{_trimmed(mantissa)}E{value.adjusted():+03}"
    whole = len(str(abs(int(value))))
    places = max(_LONGEST_FRACTION - 1 - whole, 0)
    return _trimmed(value.quantize(Decimal(1).scaleb(-places), context=_EXACT))


def _trimmed(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _choose(sections: Sequence[Section], value: Decimal) -> tuple[Section, Decimal]:
    """The section for a value, and the value it shows: without the sign where it writes its own."""
    if any(section.holds for section in sections):
        for section in sections:
            if section.holds is None or section.holds(value):
                return section, value
        return sections[-1], value
    if len(sections) > 2 and value == 0:
        return sections[2], value
    if len(sections) > 1 and value < 0:
        return sections[1], abs(value)
    return sections[0], value


def _show(section: Section, value: Decimal) -> str:
    if section.has("general") or section.has("@"):
        text = _general(value)
        texts = [text if kind in ("general", "@") else part for kind, part in section.tokens]
        return "".join(
            in_chinese(text, section.chinese) if part is text else part for part in texts
        )
    # 1/2 is given as 0.5: the same number, and no spreadsheet column of promises has fractions.
    if section.has("/"):
        return _general(value)
    shown = _scientific(section, value) if section.has("E") else _decimal(section, value)
    if section.chinese:
        shown = in_chinese(shown, section.chinese)
    # A section of words alone shows the sign before them; -0.3 in the format 0 shows none.
    zero = not any(c in "123456789" for c in shown) if section.has("0") else False
    zero = not value if section.chinese else zero
    return f"-{shown}" if value < 0 and not zero else shown


def _decimal(section: Section, value: Decimal) -> str:
    """The digits laid into the places, around the literal text between them."""
    kinds = [kind for kind, _ in section.tokens]
    last = max((at for at, kind in enumerate(kinds) if kind == "0"), default=-1)
    point = kinds.index(".") if "." in kinds else len(kinds)
    whole = [text for kind, text in section.tokens[:point] if kind == "0"]
    part = [text for kind, text in section.tokens[point:] if kind == "0"]
    commas = [at for at, kind in enumerate(kinds) if kind == ","]
    power = 2 * kinds.count("%") - 3 * sum(at > min(last, point) for at in commas)
    scaled = abs(value).scaleb(power, _EXACT)
    rounded = scaled.quantize(Decimal(1).scaleb(-len(part)), context=_EXACT)
    digits, _, decimals = format(rounded, "f").partition(".")
    grouped = any(at < min(last, point) for at in commas)
    places = iter([*_whole(digits.lstrip("0"), whole, grouped), *_decimals(decimals, part)])
    shown = (
        next(places) if kind == "0" else "" if kind == "," else text
        for kind, text in section.tokens
    )
    return "".join(shown)


def _whole(digits: str, places: Sequence[str], grouped: bool) -> Iterator[str]:
    """What each place before the point shows; the first takes all digits that are left."""
    width = max(len(digits), len(places))
    padded = digits.rjust(width, " ")
    for at, place in enumerate(places):
        start = 0 if at == 0 else width - len(places) + at
        shown = ""
        for position in range(start, width - len(places) + at + 1):
            c = padded[position]
            if c == " ":
                c = {"0": "0", "?": " ", "#": ""}[place]
            behind = width - 1 - position
            shown += c + ("," if grouped and c.strip() and behind and behind % 3 == 0 else "")
        yield shown


def _decimals(digits: str, places: Sequence[str]) -> Iterator[str]:
    ends = len(digits.rstrip("0"))
    for at, (digit, place) in enumerate(zip(digits, places, strict=True)):
        yield digit if at < ends or place == "0" else " " if place == "?" else ""


def _scientific(section: Section, value: Decimal) -> str:
    at = [kind for kind, _ in section.tokens].index("E")
    mantissa, rest = section.tokens[:at], section.tokens[at + 1 :]
    exponent = value.adjusted() if value else 0
    places = sum(kind == "0" for kind, _ in mantissa) - 1
    shown = (
        abs(value).scaleb(-exponent, _EXACT).quantize(Decimal(1).scaleb(-places), context=_EXACT)
    )
    if shown >= 10:
        exponent, shown = exponent + 1, Decimal(1).quantize(Decimal(1).scaleb(-places))
    width = sum(kind == "0" for kind, _ in rest)
    return f"{shown}E{'-' if exponent < 0 else '+'}{abs(exponent):0{max(width, 1)}}"


@lru_cache(maxsize=4096)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format: positive;negative;zero;words."""
    sections = []
    for tokens in _split(_tokens(code)):
        marks = [text for kind, text in tokens if kind == "["]
        dated = any(kind == "date" for kind, _ in tokens)
        kept = [token for token in tokens if token[0] != "["]
        if not dated:
            kept = [token for token in kept if token[0] != "elapsed"]
            kept = _with_fractions(kept)
        holds = next((test for mark in marks if (test := _condition(mark))), None)
        chinese = next((int(mark[5]) for mark in marks if mark[:6] in ("dbnum1", "dbnum2")), 0)
        sections.append(Section(tuple(kept), holds, chinese))
    return tuple(sections)


def _split(tokens: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    sections: list[list[tuple[str, str]]] = [[]]
    for token in tokens:
        if token[0] == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return sections


def _with_fractions(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A slash behind a place and before one or a denominator (# ?/8) is a fraction's, any other is
    literal."""
    return [
        ("/", text)
        if text == "/"
        and 0 < at < len(tokens) - 1
        and tokens[at - 1][0] == "0"
        and (tokens[at + 1][0] == "0" or tokens[at + 1][1].isdecimal())
        else (kind, text)
        for at, (kind, text) in enumerate(tokens)
    ]


def _condition(mark: str) -> Callable[[Decimal], bool] | None:
    for sign, holds in (
        (">=", Decimal.__ge__),
        ("<=", Decimal.__le__),
        ("<>", Decimal.__ne__),
        (">", Decimal.__gt__),
        ("<", Decimal.__lt__),
        ("=", Decimal.__eq__),
    ):
        if mark.startswith(sign):
            try:
                limit = Decimal(mark[len(sign) :])
            except InvalidOperation:
                return None
            return lambda value: bool(holds(value, limit))
    return None


def _tokens(code: str) -> list[tuple[str, str]]:
    """A format's parts, in order, as (kind, text)."""
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(code):
        token, length = _token(code, at)
        at += length
        if token is not None:
            tokens.append(token)
    return tokens


def _token(code: str, at: int) -> tuple[tuple[str, str] | None, int]:
    """The part at `at` and how many characters it takes."""
    c, low = code[at], code[at:].lower()
    general = next((word for word in _GENERAL if low.startswith(word)), None)
    if general is not None:
        return ("general", ""), len(general)
    if c == '"':
        end = code.find('"', at + 1)
        end = len(code) if end < 0 else end
        return ("text", code[at + 1 : end]), end + 1 - at
    if c == "[":
        end = code.find("]", at)
        end = len(code) if end < 0 else end
        return _bracket(code[at + 1 : end]), end + 1 - at
    if c in "\\!_*":  # the Chinese Excel writes 万 as 0!.0,: its ! is the others' backslash
        kept = {"_": " ", "*": ""}.get(c, code[at + 1 : at + 2])
        return ("text", kept), 2
    for half in ("am/pm", "a/p", "上午/下午"):
        if low.startswith(half):
            return ("date", half), len(half)
    if c.lower() == "e" and code[at + 1 : at + 2] in ("+", "-"):
        return ("E", ""), 2
    if c.lower() in DATE_LETTERS:
        run = len(low) - len(low.lstrip(c.lower()))
        return ("date", low[:run]), run
    if c in _PLACES:
        return ("0", c), 1
    return ((c, c) if c in ".,%;@" else ("text", c)), 1


def _bracket(inside: str) -> tuple[str, str] | None:
    low = inside.lower()
    if low and low[0] in "hms" and not low.strip(low[0]):
        return ("date", f"[{low[0]}]")
    if low.startswith("$"):
        symbol = inside[1:].partition("-")[0]  # [$¥-804]: the sign, and whose language
        return ("text", symbol) if symbol else None
    return ("[", low)
