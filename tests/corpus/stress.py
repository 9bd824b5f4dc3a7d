"""How reading behaves on words it has not met: the corpus read with a fifth of the rules' words left
out at random. ``python -m tests.corpus.stress`` prints it for five seeds, each in its own process."""

import random
import re
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from shishi_cli.extraction import rules
from tests.corpus.rows import rows
from tests.corpus.scoring import KINDS, score

SEEDS = (1, 2, 3, 4, 5)
_LEFT_OUT = 0.2
# At most this part may be wrong with confidence, and of the unfinished projects said to be done.
WRONG, FALSELY_DONE = 0.01, 0.003
# How numbers, count words, levels and offices are written are closed classes.
_CLOSED = frozenset({"numbers", "promises"})
_WORD = re.compile(r"(?<=[(|:])[一-龥]{2,8}(?=[|)])")
_LISTS = frozenset({"words", "finished", "settled", "under_way", "prepared", "untold"})
_PATTERNS = frozenset({"pattern", "lead", "tail", "unless"})
_NEVER = "\ue000"  # as long as the word, so that what looks behind keeps its width


def leave_out(chance: random.Random, rule: Any) -> Any:
    """The rule without some of its words: of a list of words, and of the words that a pattern
    offers. Examples and names stay."""
    if isinstance(rule, list):
        return [leave_out(chance, one) for one in rule]
    if not isinstance(rule, dict):
        return rule
    return {
        key: _without_some(chance, value)
        if key in _LISTS and isinstance(value, str)
        else _pattern_without_some(chance, value)
        if key in _PATTERNS and isinstance(value, str)
        else leave_out(chance, value)
        for key, value in rule.items()
    }


def _without_some(chance: random.Random, listed: str) -> str:
    words = listed.split()
    kept = [word for word in words if len(words) < 2 or chance.random() >= _LEFT_OUT]
    return " ".join(kept or words)


def _pattern_without_some(chance: random.Random, written: str) -> str:
    return _WORD.sub(
        lambda word: _NEVER * len(word[0]) if chance.random() < _LEFT_OUT else word[0], written
    )


def stressed(seed: int, pattern: str) -> dict[str, tuple[int, int, float]]:
    """For each kind the right ones, the wanted ones and the part wrong with confidence."""
    chance = random.Random(seed)
    folder = Path(rules.__file__).with_name("rules")
    for path in sorted(folder.rglob("*.toml")):
        if path.parent.name in _CLOSED:
            continue
        rule = rules.load_rules(path.relative_to(folder).with_suffix("").as_posix())
        thinned = leave_out(chance, rule)
        dict.update(rule, thinned)  # the parsed file that is kept is the one that is read
    tallies = score(rows(pattern))["all"]
    return {
        kind: (tallies[kind].right, tallies[kind].wanted, tallies[kind].wrong_rate)
        for kind in KINDS
    }


def main(arguments: Sequence[str]) -> None:
    pattern = next(iter(arguments), "*/*.toml")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        told = list(pool.map(stressed, SEEDS, [pattern] * len(SEEDS)))
    worst = {kind: max(by_kind[kind][2] for by_kind in told) for kind in KINDS}
    for kind in KINDS:
        right = sum(by_kind[kind][0] for by_kind in told)
        wanted = sum(by_kind[kind][1] for by_kind in told)
        if wanted:
            sys.stdout.write(
                f"{kind:10} right {right / wanted:7.2%}  "
                f"confidently wrong at worst {worst[kind]:6.2%}\n"
            )
    if worst["actual"] > WRONG or worst["done"] > FALSELY_DONE:
        sys.exit("more is wrong with confidence than may be")


if __name__ == "__main__":
    main(sys.argv[1:])
