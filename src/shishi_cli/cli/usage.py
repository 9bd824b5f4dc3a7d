"""Wrong usage in Chinese: by the class and the fields of what typer raises, not by its sentences."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING

import typer
from typer.core import TyperOption

from shishi_cli.cli.typer_private import exceptions
from shishi_cli.domain.errors import UsageError

if TYPE_CHECKING:
    from shishi_cli.cli.typer_private import Context, Parameter

WrongUsage = exceptions.ClickException  # the root of all that typer says to a person

_ALIKE = 0.65  # below it words have only some letters in common: stated and target
_EXPECTED = {
    "int": "应为整数",
    "float": "应为数字",
    "boolean": "应为 yes 或 no",
    "path": "文件或文件夹不存在,或不能使用",
    "file": "文件不存在,或不能打开",
    "directory": "文件夹不存在,或不能使用",
    "filename": "文件不存在,或不能打开",
}


@contextmanager
def with_context(context: "Context") -> Iterator[None]:
    """Note in a usage error which command was being read; typer's parser leaves it out of some."""
    try:
        yield
    except exceptions.UsageError as error:
        if error.ctx is None:
            error.ctx = context
        raise


def unknown_command(name: str, known: Sequence[str]) -> UsageError:
    """No command of that name, with the nearest ones."""
    return UsageError(
        f"没有命令“{name}”", _nearest(name, known) or "运行 shishi --help 查看全部命令"
    )


def refuse_extra_arguments(context: "Context", rest: Sequence[str]) -> None:
    """Raise a UsageError when arguments are left that the command has no place for."""
    if rest and not context.resilient_parsing:
        raise UsageError(f"多余的参数:{' '.join(rest)}", _see_help(context))


def in_chinese(error: exceptions.ClickException) -> UsageError:
    """What typer says is wrong, in Chinese."""
    from shishi_cli.cli.help_text import parameter_name

    context = error.ctx if isinstance(error, exceptions.UsageError) else None
    hint = _see_help(context)
    match error:
        case exceptions.NoSuchOption():
            return UsageError(
                f"没有选项“{error.option_name}”",
                _before_the_command(error.option_name, context)
                or _nearest(error.option_name, _option_names(context))
                or hint,
            )
        case exceptions.BadOptionUsage():
            return UsageError(_badly_used(error.option_name, context), hint)
        case exceptions.MissingParameter() if error.param is not None:
            kind = "选项" if isinstance(error.param, TyperOption) else "参数"
            return UsageError(f"缺少{kind} {parameter_name(error.param)}", hint)
        case typer.BadParameter() if error.param is not None:
            name = parameter_name(error.param)
            return UsageError(f"{name} 的值无效:{_what_is_wrong(error, error.param)}", hint)
        case _:
            return UsageError(f"用法有误:{error.format_message()}", hint)


def _what_is_wrong(error: typer.BadParameter, param: "Parameter") -> str:
    """The type's own rule in Chinese; what our parsers and callbacks raise is Chinese already."""
    from shishi_cli.cli.help_text import bounds_told

    if choices := getattr(param.type, "choices", None):
        return f"可用的值是 {'、'.join(str(choice) for choice in choices)}"
    if bounds := bounds_told(param):
        return f"应为 {bounds} 的{'整数' if param.type.name.startswith('int') else '数'}"
    return _EXPECTED.get(param.type.name, error.message)


def _badly_used(option: str, context: "Context | None") -> str:
    param = _option(option, context)
    if param is not None and param.is_flag:
        return f"选项“{option}”不带值"
    return f"选项“{option}”后面缺少值"


def _option(name: str, context: "Context | None") -> TyperOption | None:
    return next((one for one in _options(context) if name in _names(one)), None)


def _option_names(context: "Context | None") -> list[str]:
    return [name for option in _options(context) for name in _names(option)]


def _names(option: TyperOption) -> list[str]:
    return [name for name in (*option.opts, *option.secondary_opts) if name.strip()]


def _options(context: "Context | None") -> list[TyperOption]:
    if context is None:
        return []
    parameters = context.command.get_params(context)
    return [one for one in parameters if isinstance(one, TyperOption) and not one.hidden]


def _before_the_command(name: str, context: "Context | None") -> str:
    """Where an option stands that is of shishi itself and not of the command: status --no-pager."""
    if context is None or name not in _option_names(context.parent):
        return ""
    value = "" if (option := _option(name, context.parent)) and option.is_flag else " …"
    return f"{name} 写在命令之前:shishi {name}{value} {context.info_name}"


def _nearest(written: str, known: Iterable[str]) -> str:
    """The name most like the one written; dashes do not count, two letters may be swapped."""
    bare = {name.lstrip("-"): name for name in known if len(name.lstrip("-")) > 1}
    swapped = [name for name in bare if sorted(name) == sorted(written.lstrip("-"))]
    matches = swapped or get_close_matches(written.lstrip("-"), bare, n=1, cutoff=_ALIKE)
    return f"您要用的可能是 {bare[matches[0]]}" if matches else ""


def _see_help(context: "Context | None") -> str:
    return f"运行 {context.command_path if context else 'shishi'} --help 查看用法"
