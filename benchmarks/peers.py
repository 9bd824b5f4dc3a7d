"""What published libraries read in the same phrases: adapters, each a text → its values.

Each is used at its best: shares are brought to percent, dates and ordinals that a library
recognises are taken out of its numbers. A library that is not installed is left out; they are the
dependency group `bench`.
"""

import importlib
import re
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

Values = Callable[[str], list[Decimal]]

_PLAIN = re.compile(r"(\d+(?:\.\d+)?)([万亿]?)")
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}


def peers() -> Iterator[tuple[str, Values]]:
    """The peers that are installed, with the plain regular expression at the end."""
    for name, package, make in (
        ("recognizers-text, all of its models that tell numbers", "recognizers_suite", _all_models),
        ("recognizers-text, number and percentage", "recognizers_suite", _two_models),
        ("cn2an and the regular expression", "cn2an", _cn2an),
        ("chinese2digits", "chinese2digits", _chinese2digits),
    ):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                module = importlib.import_module(package)
            except ImportError:
                continue
        yield name, make(module)
    yield r"\d+ with 万 and 亿", plain


def plain(text: str) -> list[Decimal]:
    """The regular expression that comes to mind first."""
    return [Decimal(number) * _SCALES[scale] for number, scale in _PLAIN.findall(text)]


def _two_models(suite: Any) -> Values:
    culture = "zh-cn"

    def values(text: str) -> list[Decimal]:
        return [value for _, value in _numbers(suite, text, culture)]

    return values


def _all_models(suite: Any) -> Values:
    culture = "zh-cn"

    def values(text: str) -> list[Decimal]:
        others = [
            *suite.recognize_datetime(text, culture),
            *suite.recognize_ordinal(text, culture),
            *suite.recognize_phone_number(text, culture),
        ]
        taken = {at for found in others for at in range(found.start, found.end + 1)}
        return [value for start, value in _numbers(suite, text, culture) if start not in taken]

    return values


def _numbers(suite: Any, text: str, culture: str) -> list[tuple[int, Decimal]]:
    shares = suite.recognize_percentage(text, culture)
    within = {at for share in shares for at in range(share.start, share.end + 1)}
    numbers = [n for n in suite.recognize_number(text, culture) if n.start not in within]
    return [
        (found.start, value)
        for found in (*shares, *numbers)
        if (value := _decimal(found.text, (found.resolution or {}).get("value"))) is not None
    ]


def _cn2an(module: Any) -> Values:
    def values(text: str) -> list[Decimal]:
        try:
            return plain(module.transform(text, "cn2an"))
        except ValueError:
            return plain(text)

    return values


def _chinese2digits(module: Any) -> Values:
    def values(text: str) -> list[Decimal]:
        found = module.takeNumberFromString(text)
        pairs = zip(found["CHNumberStringList"], found["digitsStringList"], strict=True)
        return [value for words, digits in pairs if (value := _share(words, digits)) is not None]

    return values


def _share(words: str, digits: str) -> Decimal | None:
    value = _decimal(words, digits)
    is_share = "%" in words or "百分之" in words
    return value * 100 if value is not None and is_share else value


def _decimal(words: str, written: str | None) -> Decimal | None:
    try:
        value = Decimal((written or "").rstrip("%").lstrip("-"))
    except InvalidOperation:
        return None
    # 三分之二 is 66.67% in the phrases.
    if "分之" in words and "百分之" not in words:
        return (value * 100).quantize(Decimal("0.01"))
    return value
