"""The group that imports only the command asked for, and speaks Chinese.

typer 0.28 has no hook for its texts, so the methods that write them are overridden here; what it
raises is put into words by its class and fields (usage.py), never by searching its sentences.
What only a help page or an error needs is imported there: an ordinary run does without.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from shishi_cli.cli import failures
from shishi_cli.cli.command_table import Command
from shishi_cli.cli.option_groups import flatten
from shishi_cli.cli.terminal import wants_colour
from shishi_cli.cli.typer_private import completion_items, prepare_completion
from shishi_cli.cli.usage import refuse_extra_arguments, unknown_command, with_context
from shishi_cli.cli.words import read_words

if TYPE_CHECKING:
    from shishi_cli.cli.typer_private import Command as ClickCommand
    from shishi_cli.cli.typer_private import CompletionItem, Context, HelpFormatter


class ChineseCommand(TyperCommand):
    """A command whose help and usage errors are Chinese."""

    def get_help_option(self, ctx: "Context") -> TyperOption | None:
        return _translated(super().get_help_option(ctx))

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        from shishi_cli.cli.help_text import help_page

        formatter.write(help_page(self, ctx, formatter.width))

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        ctx.allow_extra_args = True  # to refuse them in our own words
        with with_context(ctx):
            rest = super().parse_args(ctx, args)
        refuse_extra_arguments(ctx, rest)
        read_words(self.get_params(ctx), ctx.params)
        return rest


class LazyGroup(TyperGroup):
    """The app: knows its commands by their table, imports the one that is asked for."""

    table: ClassVar[tuple[Command, ...]] = ()

    def list_commands(self, ctx: "Context") -> list[str]:
        return [command.name for command in self.table]

    def get_command(self, ctx: "Context", cmd_name: str) -> "ClickCommand | None":
        if cmd_name not in self.commands:
            found = next((line for line in self.table if line.name == cmd_name), None)
            if found is None:
                return None
            self.commands[cmd_name] = load(found)
        return self.commands[cmd_name]

    def resolve_command(
        self, ctx: "Context", args: list[str]
    ) -> "tuple[str | None, ClickCommand | None, list[str]]":
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise unknown_command(args[0], self.list_commands(ctx))
        return (args[0] if command else None), command, args[1:]

    def shell_complete(self, ctx: "Context", incomplete: str) -> "list[CompletionItem]":
        """Names come from the table: completing them imports no command."""
        options = super(TyperGroup, self).shell_complete(ctx, incomplete)
        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        return [*completion_items(names), *options]

    def get_help_option(self, ctx: "Context") -> TyperOption | None:
        return _translated(super().get_help_option(ctx))

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        from shishi_cli.cli.help_text import help_page

        formatter.write(help_page(self, ctx, formatter.width, self.table))

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        with with_context(ctx):
            rest = super().parse_args(ctx, args)
        read_words(self.get_params(ctx), ctx.params)
        return rest

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: object,
    ) -> int:
        """Run the command line; leaves with the exit code, or returns it when not standalone."""
        _prepare_completion()
        run = super().main
        code = failures.explained(
            lambda: run(
                args,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **{"color": wants_colour(), **extra},
            ),
            failures.wants_debug(sys.argv[1:] if args is None else args),
        )
        failures.tell_lack()
        if standalone_mode:
            _keep_prepared()
            sys.exit(code)
        return code


def load(line: Command) -> "ClickCommand":
    """Import a command's module and build it."""
    module, _, name = line.function.partition(":")
    function = getattr(import_module(module), name)
    if isinstance(function, typer.Typer):  # a command with commands of its own
        return typer.main.get_command(function)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    summary = None if function.__doc__ else line.help
    app.command(line.name, cls=ChineseCommand, help=summary)(flatten(function))
    return typer.main.get_command(app)


def _translated(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "显示本帮助"
    return option


def _keep_prepared() -> None:
    """Keep what was compiled and parsed to read texts, when any were, for the next command."""
    prepared = sys.modules.get("shishi_cli.domain.prepared")
    if prepared is not None:
        prepared.keep()


def _prepare_completion() -> None:
    """Tell typer the shells, when a shell is asking; an ordinary run does without."""
    if "_SHISHI_COMPLETE" in os.environ:
        prepare_completion()
