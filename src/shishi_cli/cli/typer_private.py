"""All that shishi uses of typer's private modules, each with its reason; nothing else imports them.

Typer carries its own Click since 0.26 and offers little of it: what it raises, its contexts and its
completion have no public name. From 0.29 on every command imports pydantic, 2.5 times the time to
start, so typer stays below that; a new release may move any of these, and a test tells.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from typer._click import Command, Context, HelpFormatter, Parameter, exceptions

if TYPE_CHECKING:
    from pathlib import Path

    from typer._click.shell_completion import CompletionItem as CompletionItem

__all__ = [
    "Command",  # what a group gives for the name of a command
    "Context",  # ctx in the methods that a group overrides; typer.Context is a subclass
    "HelpFormatter",  # what a help page is written into
    "Parameter",  # what a help page and a usage error name
    "completion_items",
    "completion_script",
    "current_context",
    "exceptions",  # wrong usage is explained in Chinese by class and fields; 0.26 left Click's classes
    "install_script",
    "prepare_completion",
    "shell_in_use",
]

# The file is read when Tab is pressed first: typer's only defines the function then, and answers
# from the second Tab on.
_ZSH_REGISTERS = "compdef _shishi_completion shishi"
_ZSH_ANSWERS = f"""if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _shishi_completion "$@"
else
  {_ZSH_REGISTERS}
fi
"""


def completion_items(names: Iterable[str]) -> "list[CompletionItem]":
    """Names as a shell is offered them. Imported late: an ordinary run completes nothing."""
    from typer._click.shell_completion import CompletionItem as CompletionItem

    return [CompletionItem(name) for name in names]


def current_context() -> Context:
    """The context of the option that is being read: a parser is handed its words alone."""
    from typer._click.globals import get_current_context

    return get_current_context()


def prepare_completion() -> None:
    """Tell typer the shells. With add_completion its options would speak English; so they are ours,
    and this is what its own would have called."""
    from typer._completion_classes import completion_init

    completion_init()


def install_script(shell: str) -> "Path":
    """Set completion up for a shell, but for PowerShell: the file. Raises typer.Exit for one that
    typer does not know."""
    from typer._completion_shared import install

    _, path = install(shell, prog_name="shishi")
    if shell == "zsh":
        path.write_text(completion_script(shell), "utf-8")
    return path


def shell_in_use() -> str | None:
    """The shell that started this process, None where typer knows none."""
    from typer import _completion_shared

    detect: Callable[[], str | None] = _completion_shared._get_shell_name
    return detect()


def completion_script(shell: str) -> str:
    """The script that makes `shell` ask us. Raises typer.Exit for one that typer does not know."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name="shishi", complete_var="_SHISHI_COMPLETE", shell=shell)
    return script.replace(_ZSH_REGISTERS, _ZSH_ANSWERS) if shell == "zsh" else script
