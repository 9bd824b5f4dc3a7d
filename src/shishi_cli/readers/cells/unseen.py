"""What stands in a file and is not to be seen in its cells: crossed out, hidden, beside (看不见的字)."""

from dataclasses import field
from enum import StrEnum

from shishi_cli.domain.frozen import changing
from shishi_cli.domain.notice import Notice
from shishi_cli.readers.opening.problems import shorten

_FEW = 3
_LONGEST = 12
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ON_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Left(StrEnum):
    """Why words were left out, as a person is told."""

    STRUCK = "画了删除线"
    HIDDEN = "隐藏"
    WHITE = "白底白色"
    BOX = "文本框中"
    COMMENT = "批注中"
    NOTE = "脚注尾注中"
    COVERED = "被合并单元格盖住"


@changing
class Unseen:
    """The words of one file that were not read, for telling of them once."""

    words: dict[Left, list[str]] = field(default_factory=dict)
    counts: dict[Left, int] = field(default_factory=dict)

    def leave(self, why: Left, words: str) -> None:
        """Note words that are not read; blank ones are none."""
        if shown := words.strip():
            told = self.words.setdefault(why, [])
            self.counts[why] = self.counts.get(why, 0) + 1
            if len(told) < _FEW:
                told.append(shorten(shown[:40])[:_LONGEST])

    def notices(self) -> tuple[Notice, ...]:
        """One notice for the file, none where nothing was left out."""
        if not self.words:
            return ()
        told = ";".join(self._told(why) for why in self.words)
        return (Notice("unseen", f"没有读取{told}"),)

    def _told(self, why: Left) -> str:
        shown = "".join(f"“{words}”" for words in self.words[why])
        return f"{why.value}的字 {self.counts[why]} 处({shown}{self._more(why)})"

    def _more(self, why: Left) -> str:
        return "等" if self.counts[why] > len(self.words[why]) else ""


def raised(words: str, before: str) -> str:
    """Words that stand raised: the 1 behind 210 is a note's number and no digit; m2 stays a unit."""
    return words if before[-1:].isascii() and before[-1:].isalpha() else words.translate(RAISED)


def on_line(words: str) -> str:
    """The words of a cell that is raised as a whole: beside nothing they are no note, 250 is 250."""
    return words.translate(_ON_LINE)
