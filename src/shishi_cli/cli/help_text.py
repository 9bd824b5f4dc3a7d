"""The help pages, in Chinese and aligned for Chinese; without rich, so that help is instant.

Written from the parameters themselves rather than by translating the sentences of typer.
"""

import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from shishi_cli.cli.command_table import Command
from shishi_cli.views.text_width import cell_width, wrap

if TYPE_CHECKING:
    from shishi_cli.cli.typer_private import Context, Parameter

_TERM_LIMIT = 28
_CHINESE_TYPES = {
    "str": "文字",
    "int": "整数",
    "int range": "整数",
    "float": "数",
    "path": "路径",
    "file": "文件",
    "filename": "文件",
    "directory": "文件夹",
}
_LINE_BREAK = re.compile(r"([!-~]?)\n([!-~]?)")

Rows = Sequence[tuple[str, str]]


def help_page(
    command: TyperCommand | TyperGroup,
    context: "Context",
    width: int,
    listed: Sequence[Command] = (),
) -> str:
    """The help of one command, or of the whole app with its commands `listed` by panel."""
    parameters = [param for param in command.get_params(context) if not _is_hidden(param)]
    arguments = [param for param in parameters if isinstance(param, TyperArgument)]
    options = [param for param in parameters if isinstance(param, TyperOption)]
    sections: dict[str, Rows] = {"参数": [_argument_row(param) for param in arguments]}
    for panel, commands in groupby(listed, key=lambda one: one.panel):
        sections[panel] = [(one.name, one.help) for one in commands]
    sections["选项"] = [_option_row(param, context) for param in options]
    told, examples = _parted(command.help or "")
    parts = [
        usage_line(command, context),
        _paragraphs(told, width),
        "\n".join([_bold("例子"), *(f"  {one}" for one in examples)]) if examples else "",
        *_sections(sections, width),
        _paragraphs(command.epilog or "", width),
    ]
    return "\n\n".join(part for part in parts if part)


def _parted(text: str) -> tuple[str, list[str]]:
    """What a command does, and its examples (例: … apart by four spaces), one a line."""
    told, _, examples = inspect.cleandoc(text).partition("例: ")
    return told.rstrip(), [one.strip() for one in re.split(r" {4,}|\n", examples) if one.strip()]


def usage_line(command: TyperCommand | TyperGroup, context: "Context") -> str:
    """`用法: shishi show [选项] <编号>`."""
    pieces = [context.command_path, "[选项]"]
    for param in command.get_params(context):
        if isinstance(param, TyperArgument) and not param.hidden:
            pieces.append(_argument_in_usage(param))
    if isinstance(command, TyperGroup):
        pieces.append("<命令> …")
    return f"{_bold('用法')}: {' '.join(pieces)}"


def parameter_name(param: "Parameter") -> str:
    """What a person calls a parameter: `--month`, or `<编号>` for an argument."""
    if isinstance(param, TyperArgument):
        return f"<{_argument_name(param)}>"
    return max(param.opts, key=len, default=param.name or "")


def _is_hidden(param: "Parameter") -> bool:
    return isinstance(param, TyperArgument | TyperOption) and param.hidden


def _argument_name(param: TyperArgument) -> str:
    return (param.metavar or param.name or "").strip("<>[]")


def _argument_in_usage(param: TyperArgument) -> str:
    name = _argument_name(param)
    repeated = " …" if param.nargs != 1 else ""
    return f"<{name}>{repeated}" if param.required else f"[{name}]{repeated}"


def _argument_row(param: TyperArgument) -> tuple[str, str]:
    notes = [] if param.required else ["可省略"]
    return _argument_name(param), _with_notes(param.help, notes)


def _option_row(param: TyperOption, context: "Context") -> tuple[str, str]:
    names = sorted((*param.opts, *param.secondary_opts), key=len)
    term = ", ".join(names)
    if not (param.is_flag or param.count):
        term += f" <{_value_name(param, context)}>"
    return term, _with_notes(param.help, _option_notes(param, context))


def _value_name(param: TyperOption, context: "Context") -> str:
    written = param.metavar or param.type.get_metavar(param=param, ctx=context)
    return (written or _CHINESE_TYPES.get(param.type.name, "值")).strip("<>[]")


def bounds_told(param: "Parameter") -> str:
    """Between which numbers the value must be: 0 至 999999999; empty where it is no number."""
    least, most = (getattr(param.type, name, None) for name in ("min", "max"))
    return "" if least is None or most is None else f"{least:g} 至 {most:.15g}"


def _option_notes(param: TyperOption, context: "Context") -> list[str]:
    notes = []
    if param.required:
        notes.append("必填")
    if param.multiple:
        notes.append("可多次使用")
    if bounds := bounds_told(param):
        notes.append(f"范围: {bounds}")
    if shown := _default_shown(param, context):
        notes.append(f"默认: {shown}")
    if param.show_envvar and isinstance(param.envvar, str):
        notes.append(f"环境变量: {param.envvar}")
    return notes


def _default_shown(param: TyperOption, context: "Context") -> str:
    if isinstance(param.show_default, str):
        return param.show_default
    default = param.get_default(context, call=False)
    if not param.show_default or param.is_flag or default in (None, ()) or callable(default):
        return ""
    return str(getattr(default, "value", default))


def _with_notes(text: str | None, notes: Sequence[str]) -> str:
    return f"{text or ''} [{'; '.join(notes)}]".strip() if notes else text or ""


def _sections(sections: Mapping[str, Rows], width: int) -> Iterator[str]:
    """The sections that have rows, their texts in one column down the page."""
    terms = [term for rows in sections.values() for term, _ in rows]
    widths = [cell_width(term) for term in terms]
    column = max((one for one in widths if one <= _TERM_LIMIT), default=_TERM_LIMIT)
    for heading, rows in sections.items():
        if rows:
            yield "\n".join([_bold(heading), *_lines(rows, column, width)])


def _lines(rows: Rows, column: int, width: int) -> Iterator[str]:
    """A term too long for its column stands on a line of its own."""
    for term, text in rows:
        wrapped = _wrapped(text, max(width - column - 4, 20))
        shown = typer.style(term, fg=typer.colors.CYAN)
        gap = column - cell_width(term)
        beside = "" if gap < 0 else f"{' ' * gap}  {wrapped.pop(0)}"
        yield f"  {shown}{beside}".rstrip()
        yield from (f"{' ' * (column + 4)}{line}" for line in wrapped)


def _wrapped(text: str, width: int) -> list[str]:
    """The text, and its notes on a line of their own where they would be broken: [默认: …]."""
    told, bracket, notes = text.rpartition(" [")
    whole = wrap(text, width)
    if len(whole) == 1 or not bracket or not told:
        return whole
    lines = wrap(told, width)
    beside = cell_width(f"{lines[-1]} [{notes}") <= width
    return [*lines[:-1], f"{lines[-1]} [{notes}"] if beside else [*lines, *wrap(f"[{notes}", width)]


def _paragraphs(text: str, width: int) -> str:
    """Wrap each paragraph; one with an indented line (an example) stays as it is written."""
    wrapped = []
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if re.search(r"^\s", paragraph, re.MULTILINE):
            wrapped.append(paragraph)
        else:
            wrapped.append("\n".join(wrap(_LINE_BREAK.sub(_joined, paragraph), width)))
    return "\n\n".join(wrapped)


def _joined(line_break: re.Match[str]) -> str:
    """Latin words on two lines have a space between them, Chinese characters none."""
    before, after = line_break.groups()
    return f"{before} {after}" if before and after else f"{before}{after}"


def _bold(text: str) -> str:
    return typer.style(text, bold=True)
