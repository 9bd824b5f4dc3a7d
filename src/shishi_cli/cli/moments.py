"""Past moments as a person writes them (时点)."""

import time as time_of_day
from datetime import UTC, date, datetime, time

from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.scope import Moment

_DATE = str.maketrans({"年": "-", "月": "-", "日": "", "/": "-", ".": "-"})
_DIGITS_OF_DATE = 8
_DAY = 86_400  # seconds; no zone is as far from UTC


def parse_moment(written: str) -> Moment:
    """Read 2023-05-10 (the end of that day), 2023-05-10T09:30, or an operation's number: 12, #12.

    A time without a zone is that of this computer. Raises UsageError for anything else.
    """
    words = written.strip()
    number = words.removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) < _DIGITS_OF_DATE:
        return Moment(f"操作 {int(number)} 之后", operation=int(number))
    try:
        day = _day(words)
        if day is not None:
            end = datetime.combine(day, time.max)
            return Moment(f"截至 {day.isoformat()}", at=in_local_zone(end))
        at = in_local_zone(datetime.fromisoformat(words))
    except (ValueError, OverflowError, OSError):  # a year that this computer cannot place
        raise UsageError(
            f"看不懂时点“{written}”",
            "请写日期(2023-05-10,指当天结束时)、时间(2023-05-10T09:30)或操作号(12)",
        ) from None
    return Moment(f"截至 {at.isoformat(timespec='seconds')}", at=at)


def in_local_zone(at: datetime) -> datetime:
    """The time in the zone of this computer; in UTC where its zone is none (TZ=X-30)."""
    try:
        return at.astimezone()
    except ValueError:
        if abs(time_of_day.localtime().tm_gmtoff) < _DAY:  # it is the time that is none
            raise
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)


def local_time(at: str) -> str:
    """An ISO time of the ledger in the zone of this computer, as the times of --as-of are."""
    try:
        return in_local_zone(datetime.fromisoformat(at)).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):  # what an older or damaged ledger holds
        return at


def zone_of(now: datetime) -> str:
    """The zone of this computer as people write it: UTC+08:00."""
    offset = now.strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}" if offset else "UTC"


def _day(words: str) -> date | None:
    parts = words.translate(_DATE).split("-")
    if len(parts) == 1 and len(words) == _DIGITS_OF_DATE:
        parts = [words[:4], words[4:6], words[6:]]
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except ValueError:
        return None
