"""Days and times of a workbook as its cells show them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from shishi_cli.readers.cells.chinese_digits import digits_in_chinese, in_chinese

DATE_LETTERS = "ymdhsae"
_DAY = 86_400
# Spreadsheets count 29 February 1900, a day that never was.
_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
_EPOCH_1904 = datetime(1904, 1, 1, tzinfo=UTC)
_LAST = 2_958_465  # 31 December 9999
_WEEKDAYS = "一二三四五六日"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_HALVES = ("am/pm", "a/p", "上午/下午")
Tokens = Sequence[tuple[str, str]]


def show_date(value: Decimal, tokens: Tokens, chinese: int, epoch_1904: bool) -> str:
    """The day and time that a serial number stands for; empty where no calendar has it."""
    if not 0 <= value <= _LAST:
        return ""
    seconds = int((value * _DAY).to_integral_value(ROUND_HALF_UP))
    day = seconds // _DAY
    if not epoch_1904 and day < 60:
        day += 1
    epoch = _EPOCH_1904 if epoch_1904 else _EPOCH
    try:
        moment = epoch + timedelta(days=day, seconds=seconds % _DAY)
    except OverflowError:
        return ""
    halves, minutes = _clock(tuple(tokens))
    shown = []
    for at, (kind, text) in enumerate(tokens):
        if kind != "date":
            shown.append("" if kind in "0@" or kind == "general" else text)
        elif text.startswith("["):
            shown.append(str(seconds // {"h": 3600, "m": 60, "s": 1}[text[1]]))
        elif at in minutes:
            shown.append(f"{moment.minute:0{min(len(text), 2)}}")
        else:
            shown.append(_part(moment, text, halves, chinese))
    return "".join(shown)


@lru_cache(maxsize=256)
def _clock(tokens: tuple[tuple[str, str], ...]) -> tuple[bool, frozenset[int]]:
    """Whether hours are counted by halves of the day, and which m are minutes: those behind an hour
    or before a second."""
    dates = [(at, text) for at, (kind, text) in enumerate(tokens) if kind == "date"]
    texts = ["", *(text.strip("[") for _, text in dates), ""]
    minutes = frozenset(
        at
        for place, (at, text) in enumerate(dates, 1)
        if text[0] == "m" and (texts[place - 1].startswith("h") or texts[place + 1].startswith("s"))
    )
    return any(text in _HALVES for _, text in dates), minutes


def _part(moment: datetime, letters: str, halves: bool, chinese: int) -> str:
    if letters in _HALVES:
        early, _, late = letters.upper().partition("/")
        return early if moment.hour < 12 else late
    letter, width = letters[0], len(letters)
    if letter in "ye":
        year = str(moment.year) if letter == "e" or width > 2 else f"{moment.year % 100:02}"
        return digits_in_chinese(year, chinese)
    if letter == "a":
        return f"星期{_WEEKDAYS[moment.weekday()]}" if width > 3 else _WEEKDAYS[moment.weekday()]
    names = {"m": _ENGLISH_MONTHS[moment.month - 1], "d": _ENGLISH_DAYS[moment.weekday()]}
    if letter in names and width > 2:
        name = names[letter]
        return name[:3] if width == 3 else name[0] if width == 5 else name
    hour = (moment.hour + 11) % 12 + 1 if halves else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return in_chinese(str(number), chinese) if chinese else f"{number:0{width}}"
