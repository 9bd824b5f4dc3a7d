"""Ask the person at the terminal (询问)."""

import sys

import typer

from shishi_cli.cli.session import Session, fitting

_YES = ("y", "yes", "是", "好", "对")
_NO = ("n", "no", "否", "不是")


def confirm(session: Session, question: str) -> None:
    """Go on only when the person says yes; Enter alone, or the end of input, means no.

    Raises typer.Abort, which says 已取消.
    """
    _put(session, f"{question}(y/N) ")
    if sys.stdin.readline().strip().lower() not in _YES:
        raise typer.Abort


def choose(session: Session, question: str) -> bool | None:
    """Yes, no, or None for Enter alone, the end of input, and anything else."""
    _put(session, f"{question}(y 是 / n 不是 / 回车 暂不定)")
    answer = sys.stdin.readline().strip().lower()
    return answer in _YES if answer in _YES + _NO else None


def _put(session: Session, question: str) -> None:
    session.err.write(fitting(question, session.err))
    session.err.flush()
