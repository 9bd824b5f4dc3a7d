"""Sentences of the wording with numbers of the ledger in their places (成句)."""

import re
from collections.abc import Iterable, Iterator

from shishi_cli.domain.paper import Run, Text, printable
from shishi_cli.domain.wording import CLOSE, COLON, COMMA, OPEN, PLACE, SEMICOLON, Wording

Words = str | int | Run | Text


def say(wording: Wording, key: str, **values: Words) -> Text:
    """The sentence of that key; what stands in its places keeps where it is from."""
    text, runs, at = wording.text(key), list[Run](), 0
    for found in PLACE.finditer(text):
        runs.append(Run(text[at : found.start()]))
        runs += as_runs(values[found[1]])
        at = found.end()
    runs.append(Run(text[at:]))
    return tuple(run for run in runs if run.text)


def as_runs(words: Words) -> Text:
    """Words as runs, free of what no document may hold."""
    if isinstance(words, Run):
        return (words,)
    if isinstance(words, tuple):
        return words
    return (Run(printable(str(words))),)


def joined(parts: Iterable[Text], between: str) -> Text:
    """Texts one after another with words between them."""
    runs: list[Run] = []
    for part in parts:
        if runs and part:
            runs.append(Run(between))
        runs += part
    return tuple(runs)


def formal(text: str, year: int) -> str:
    """A sentence of the screen as papers of that year print it: no blanks beside Chinese and numbers,
    the marks of Chinese, months as they are said; what it quotes stays: 与 2023-05 相比(“a, b”): 仍为 41
    becomes 与5月相比（“a, b”）：仍为41."""
    return "".join(
        f"“{in_quotes(part[1:-1])}”"
        if part[:1] == "“" and part[-1:] == "”"
        else _formal(part, year)
        for part in _parts(text)
    )


def in_quotes(text: str) -> str:
    """Words as they stand in quotation marks: their own become those within others."""
    return text.translate(_OTHER_QUOTES)


def _parts(text: str) -> Iterator[str]:
    """The text in parts: what is quoted, with its marks and all within, and what is not."""
    depth, start = 0, 0
    for at, c in enumerate(text):
        if c == "“":
            if not depth:
                yield text[start:at]
                start = at
            depth += 1
        elif c == "”" and depth:
            depth -= 1
            if not depth:
                yield text[start : at + 1]
                start = at + 1
    yield text[start:]


def _formal(text: str, year: int) -> str:
    told = _MONTH.sub(lambda found: _month(int(found[1]), int(found[2]), year), text)
    kept = "".join(
        c
        for at, c in enumerate(told)
        if c != " " or (_is_letter(told[at - 1 : at]) and _is_letter(told[at + 1 : at + 2]))
    )
    return "".join(
        _MARKS[c] if c in _MARKS and not kept[at + 1 : at + 2].isdigit() else c
        for at, c in enumerate(kept)
    ).translate(_BRACKETS)


def _month(told: int, month: int, year: int) -> str:
    return f"{month}月" if told == year else f"{told}年{month}月"


def _is_letter(c: str) -> bool:
    return c.isascii() and c.isalpha()


_MONTH = re.compile(r"(?<![\d-])(20\d\d)-(0[1-9]|1[0-2])(?![\d-])")
_MARKS = {",": COMMA, ":": COLON, ";": SEMICOLON}
_BRACKETS = str.maketrans("()", f"{OPEN}{CLOSE}")
_OTHER_QUOTES = str.maketrans("“”‘’", "‘’“”")
