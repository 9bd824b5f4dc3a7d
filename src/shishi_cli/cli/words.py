"""Words of the command line as the system hands them over: bytes that may be no text (参数)."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shishi_cli.domain.errors import UsageError

if TYPE_CHECKING:
    from shishi_cli.cli.typer_private import Parameter


def read_words(parameters: "Iterable[Parameter]", values: dict[str, Any]) -> None:
    """See that what must be text is text; the name of a file may be any bytes, and begin with ~.

    Raises UsageError for bytes that are no UTF-8.
    """
    for parameter in parameters:
        name = parameter.name or ""
        value = values.get(name)
        if isinstance(value, Path) or (isinstance(value, str) and parameter.type.name == "path"):
            values[name] = _at_home(value)
        elif isinstance(value, str) and _has_bytes(value):
            values[name] = _as_text(value, parameter)


def _at_home(path: Path | str) -> Path | str:
    """~/台账.db as a shell would have read it, had it not been quoted: no folder ~ is made."""
    if not str(path).startswith("~") or os.path.lexists(path):
        return path
    try:
        return type(path)(Path(path).expanduser())
    except RuntimeError:  # a person without a home folder
        raise UsageError(f"不知道“{path}”在哪里", "请写出完整的路径") from None


def _as_text(words: str, parameter: "Parameter") -> str:
    from shishi_cli.cli.help_text import parameter_name

    try:  # whatever the system takes its characters for (LC_ALL=C)
        return os.fsencode(words).decode("utf-8")
    except UnicodeError:
        hint = "请用 UTF-8 编码输入;从别处复制的文字请检查有没有乱码"
        raise UsageError(
            f"{parameter_name(parameter)} 的值“{cleaned(words)}”不是文字", hint
        ) from None


def cleaned(words: str) -> str:
    """The words with a mark in place of what is no text."""
    return os.fsencode(words).decode("utf-8", "replace") if _has_bytes(words) else words


def _has_bytes(words: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in words)
