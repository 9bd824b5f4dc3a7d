"""Sentences changed at random, from the corpus and the phrases: for what nobody thought of.

``python -m tests.mutations`` (make fuzz) reads 100,000 of them and checks every span.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from shishi_cli.domain.reading import Reading
from shishi_cli.domain.source import Column
from shishi_cli.extraction.numbers.find_quantities import scan
from shishi_cli.extraction.read_row import Place, read_row
from tests.corpus.rows import rows

SEED = 20230331
SENTENCES = 100_000
PHRASES = Path(__file__).parent / "gold" / "quantity_phrases.json"
_ODD = "0123456789.,，。、;；:：()（）《》“”〔〕-—~至到%‰余多约近超半一二两十百千万亿点分之成第年月日号季度个户台名家米公里元 \t\n\0\u200b①²ⅢA+*/#=@"
_FULL = {c: c + 0xFEE0 for c in range(0x21, 0x7F)}


def mutated(count: int, seed: int = SEED) -> Iterator[tuple[str, str, str]]:
    """Titles, goals and progress texts that are changed in one to four places."""
    chance = random.Random(seed)
    texts = sorted({text for text in _texts() if text})
    for _ in range(count):
        title, goal, progress = (_mutate(chance, texts) for _ in range(3))
        yield title, goal, progress


def broken(texts: dict[Column, str], reading: Reading) -> list[str]:
    """What is wrong with the spans of a reading: outside the text, or not what they claim."""
    sources = [
        *(f.source for m in reading.measures for f in m.figures),
        *(m.source for m in reading.milestones),
        *(m.evidence for m in reading.milestones),
        *(s.source for s in reading.signals),
    ]
    wrong = [
        f"{source}"
        for source in sources
        if source is not None
        and (
            not 0 <= source.start < source.end <= len(texts[source.column])
            or texts[source.column][source.start : source.end] != source.text
        )
    ]
    for text in texts.values():
        end = 0
        spans = sorted(
            span for found in scan(text) for span in ((one.start, one.end) for one in found)
        )
        for start, stop in spans:
            if not end <= start < stop <= len(text):
                wrong.append(f"{start}-{stop} in {text!r}")
            end = stop
    return wrong


def main() -> None:
    """Read them all; exit with 1 at the first that raises or has a wrong span."""
    start = time.process_time()
    for number, (title, goal, progress) in enumerate(mutated(SENTENCES // 3 + 1)):
        texts = {Column.TITLE: title, Column.GOAL: goal, Column.PROGRESS: progress}
        try:
            wrong = broken(texts, read_row(texts, Place("", 0, 0), number % 12 + 1))
        except Exception:
            sys.stderr.write(f"raised on {texts!r}\n")
            raise
        if wrong:
            sys.stderr.write(f"wrong spans {wrong} in {texts!r}\n")
            raise SystemExit(1)
    seconds = time.process_time() - start
    sys.stdout.write(f"{SENTENCES:,} mutated sentences read in {seconds:.1f} s, none broken\n")


def _texts() -> Iterator[str]:
    for _, row in rows():
        yield from (row.title, row.goal, row.progress)
    for phrase in json.loads(PHRASES.read_text("utf-8"))["phrases"]:
        yield phrase["text"]


def _mutate(chance: random.Random, texts: list[str]) -> str:
    text = chance.choice(texts)
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randint(0, len(text)) for _ in range(2))
        kind = chance.randrange(7)
        if kind == 0:  # lost
            text = text[:at] + text[min(to, at + chance.randint(1, 4)) :]
        elif kind == 1:  # put in
            odd = "".join(chance.choices(_ODD, k=chance.randint(1, 5)))
            text = text[:at] + odd + text[at:]
        elif kind == 2:  # doubled
            text = text[:to] + text[at:to] + text[to:]
        elif kind == 3:  # run into another
            text = text[:to] + chance.choice(texts)[at:]
        elif kind == 4:  # full width
            text = text[:at] + text[at:to].translate(_FULL) + text[to:]
        elif kind == 5:  # turned about
            text = text[:at] + text[at:to][::-1] + text[to:]
        else:  # another digit
            text = "".join(
                chance.choice(_ODD) if c.isdigit() and chance.random() < 0.3 else c for c in text
            )
    return text


if __name__ == "__main__":
    main()
