"""What is kept of patterns and rule files is what is made of them, and is never needed."""

import re
import sys
from pathlib import Path

import pytest

from shishi_cli.domain import prepared
from shishi_cli.domain.prepared import compiled, keep, parsed

WRITTEN = (
    r"(?P<share>\d+(?:\.\d+)?)%|百分之(?P<words>[一二三四五六七八九十]+)",
    "[^,。;]{0,4}完成(?![^,。;]*未)",
    r"(?<=[第达])(\d)(?:\1)?",
    "[一-龥](?:正在|座)",
    "(?i:a)|(?:率|(?<![台座])(?:新|目))?(?P<word>标|增)",
    "(?:未|(?=完)完)?",
)
TEXT = "目标新增400台,第33座正在施工,完成65.5%,百分之九;完成率未报。"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of bytecode of its own, as PYTHONPYCACHEPREFIX names one."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(prepared, "_NEW", {})
    forget()
    return tmp_path


def forget() -> None:
    """As a new process begins."""
    prepared._NEW.clear()
    prepared._kept.cache_clear()
    compiled.cache_clear()


def file_in(folder: Path) -> Path:
    """The file that is kept."""
    (found,) = folder.rglob("*.kept*")
    return found


def test_a_pattern_that_was_kept_finds_what_the_compiled_one_finds(place: Path) -> None:
    first = [compiled(one) for one in WRITTEN]
    assert len(prepared._NEW) == len(WRITTEN)
    keep()
    assert file_in(place).name.endswith(".kept")
    forget()
    kept = [compiled(one) for one in WRITTEN]
    assert prepared._NEW == {}  # none was compiled
    for written, *ours in zip(WRITTEN, first, kept, strict=True):
        python_s = re.compile(written)
        for pattern in ours:
            assert (pattern.pattern, pattern.flags, pattern.groups, pattern.groupindex) == (
                *(python_s.pattern, python_s.flags, python_s.groups, python_s.groupindex),
            )
            assert told(pattern) == told(python_s)
        assert told(python_s)


def told(pattern: re.Pattern[str]) -> list[object]:
    """What a pattern finds in the text."""
    return [(one.span(), one.groupdict(), one.lastgroup) for one in pattern.finditer(TEXT)]


def test_what_another_python_kept_is_not_used(place: Path) -> None:
    compiled(WRITTEN[0])
    keep()
    path = file_in(place)
    path.write_bytes(path.read_bytes().replace(b"3.", b"2.", 1))
    forget()
    assert compiled(WRITTEN[0]).search(TEXT)
    assert len(prepared._NEW) == 1


@pytest.mark.parametrize("left", [0, 10, -3])
def test_a_file_that_is_cut_or_empty_is_made_anew(place: Path, left: int) -> None:
    compiled(WRITTEN[0])
    keep()
    path = file_in(place)
    path.write_bytes(path.read_bytes()[:left])
    forget()
    assert told(compiled(WRITTEN[0])) == told(re.compile(WRITTEN[0]))
    keep()
    forget()
    compiled(WRITTEN[0])
    assert prepared._NEW == {}


def test_what_is_compiled_later_is_added_and_what_was_kept_stays(place: Path) -> None:
    for written in WRITTEN[:2]:
        compiled(written)
        keep()
        forget()
    for written in WRITTEN[:2]:
        compiled(written)
    assert prepared._NEW == {}


def test_nothing_is_kept_where_python_keeps_nothing_or_may_not_write(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled(WRITTEN[0])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep()
    assert list(place.iterdir()) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(Path(__file__)))  # no folder can be made there
    keep()
    assert compiled(WRITTEN[0]).search(TEXT)


RULES = """[limits]
times = "1.5"
months = 3
words = ["按序时", "逐步"]
"""


def test_a_rule_file_that_was_kept_says_what_is_written_in_it(place: Path) -> None:
    rules = RULES.encode()
    first = parsed(rules)
    keep()
    forget()
    assert (
        parsed(rules)
        == first
        == {"limits": {"times": "1.5", "months": 3, "words": ["按序时", "逐步"]}}
    )
    assert prepared._NEW == {}  # it was not parsed
    assert parsed(rules.replace(b"3", b"4"))["limits"]["months"] == 4


def test_a_text_may_be_a_pattern_and_a_rule_file(place: Path) -> None:
    both = "[a-b]"
    for _ in range(2):
        assert compiled(both).search("b")
        assert parsed(both.encode()) == {"a-b": {}}
        keep()
        forget()
