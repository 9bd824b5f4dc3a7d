"""Sentences of the wording with numbers of the ledger in their places (成句)."""

from collections.abc import Iterable

from shishi_cli.domain.paper import Run, Text, printable
from shishi_cli.domain.wording import COLON, COMMA, PLACE, SEMICOLON, Wording

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


def formal(text: str) -> str:
    """A sentence of the screen as papers print it: no blanks beside Chinese and numbers, and the
    marks of Chinese: 与 5月 相比: 仍为 41 becomes 与5月相比:仍为41."""
    kept = "".join(
        c
        for at, c in enumerate(text)
        if c != " " or (_is_letter(text[at - 1 : at]) and _is_letter(text[at + 1 : at + 2]))
    )
    return "".join(
        _MARKS[c] if c in _MARKS and not kept[at + 1 : at + 2].isdigit() else c
        for at, c in enumerate(kept)
    )


def _is_letter(c: str) -> bool:
    return c.isascii() and c.isalpha()


_MARKS = {",": COMMA, ":": COLON, ";": SEMICOLON}
