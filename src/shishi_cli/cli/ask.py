"""Ask the person at the terminal (询问)."""

import sys

import typer

from shishi_cli.cli.session import Session

_YES = ("y", "yes", "是", "好", "对")
_NO = ("n", "no", "否", "不是")


def confirm(session: Session, question: str) -> None:
    """Go on only when the person says yes; Enter alone, or the end of input, means no.

    Raises typer.Abort, which says 已取消.
    """
    session.err.write(f"{question}(y/N) ")
    session.err.flush()
    if sys.stdin.readline().strip().lower() not in _YES:
        raise typer.Abort


def choose(session: Session, question: str) -> bool | None:
    """Yes, no, or None for Enter alone, the end of input, and anything else."""
    session.err.write(f"{question}(y 是 / n 不是 / 回车 暂不定)")
    session.err.flush()
    answer = sys.stdin.readline().strip().lower()
    return answer in _YES if answer in _YES + _NO else None
