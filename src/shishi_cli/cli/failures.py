"""The one place that turns what went wrong into words on stderr and an exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Final

import typer

from shishi_cli.cli.session import columns, fitting
from shishi_cli.cli.terminal import harmless, lack_told, wants_colour
from shishi_cli.cli.usage import WrongUsage, in_chinese
from shishi_cli.domain.errors import (
    ExitCode,
    Problem,
    ShishiError,
    UnexpectedDamage,
    UnreadableFile,
)
from shishi_cli.domain.file_name import shown_path
from shishi_cli.domain.refusal import refusal

DEBUG: Final = "SHISHI_DEBUG"
_INTERRUPTED: Final = 130  # typer's own answer to Ctrl-C, and the shells' custom


class SystemRefusalError(ShishiError):
    """The system refused to read or write something (系统拒绝读写)."""

    code = "E401"

    def __init__(self, error: OSError) -> None:
        reason = refusal(error)
        what = f"“{shown_path(str(error.filename))}”无法读写" if error.filename else "输出失败"
        super().__init__(f"{what}:{reason}", "请检查路径、权限和磁盘空间后重试")


def explained(run: Callable[[], object], debug: bool = False) -> int:
    """Run a command line and give its exit code; what fails is said on stderr.

    A bug is not explained: it stays a traceback. What `run` returns counts as exit code when it
    is an ExitCode or a number, so a command may return ExitCode.FOUND.
    """
    try:
        result = run()
        sys.stdout.flush()  # a full disk shows only now
    except ShishiError as error:
        print_failure(error, debug)
        return error.exit_code
    except WrongUsage as error:
        print_failure(in_chinese(error))
        return ExitCode.USAGE
    except typer.Abort:
        _say("已取消")
        return ExitCode.FAILURE
    except KeyboardInterrupt:
        result = _INTERRUPTED
    except OSError as error:
        print_failure(SystemRefusalError(error))
        return ExitCode.FAILURE
    if result == _INTERRUPTED:
        _say("已中断")
    return int(result) if isinstance(result, int) else ExitCode.DONE


def tell_lack() -> None:
    """Say that an encoding had not every character that was shown, where it had not."""
    if lack := lack_told():
        _say(lack)


def wants_debug(words: Sequence[str]) -> bool:
    """Whether a person asks for the bugs behind what is explained."""
    return "--debug" in words or bool(os.environ.get(DEBUG))


def print_failure(error: ShishiError, debug: bool = False) -> None:
    """Say what is wrong and what to do, with every problem of a file, on stderr; with `debug` also
    the bug that a reader ran into."""
    from shishi_cli.views.listing import clean

    # Names of files and words of tables may hold what a terminal would obey.
    message = clean(error.message, "\n")
    _say(f":{message} ({error.code})", "错误")
    if isinstance(error, UnreadableFile):
        print_problems(error.problems)
    if error.hint:
        hint = clean(error.hint, "\n")
        _say(f"提示:{hint}")
    if debug and isinstance(error, UnexpectedDamage) and error.__cause__ is not None:
        from traceback import format_exception

        _say(harmless("".join(format_exception(error.__cause__))))


def print_problems(problems: Sequence[Problem]) -> None:
    """Say each problem with its place and the words there; the same advice only once."""
    from shishi_cli.views.listing import clean
    from shishi_cli.views.read import underlined

    given: set[str] = set()
    for problem in problems:
        many = f" 等 {problem.count} 处" if problem.count > 1 else ""
        _say(clean(f"{problem.place}{many}: {problem.message} ({problem.code})"))
        if problem.others:
            _say(clean(f"    还有: {' '.join(problem.others)} …"))
        if problem.excerpt:
            excerpt = clean(" ".join(problem.excerpt.split()))
            width = columns() if sys.stderr.isatty() else None
            _say("\n".join(underlined("    ", excerpt, "^" * len(excerpt), width)))
        if problem.hint and problem.hint not in given:
            given.add(problem.hint)
            _say(f"    提示:{problem.hint}")


def _say(text: str, label: str = "") -> None:
    told = fitting(label + text, sys.stderr).removeprefix(label)
    label = typer.style(label, fg=typer.colors.RED, bold=True) if label else ""
    typer.echo(label + told, err=True, color=wants_colour())
