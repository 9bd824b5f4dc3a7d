"""What the shell offers after Tab: names from the ledger, and setting completion up."""

from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from shishi_cli.cli.session import Session, default_database
from shishi_cli.cli.typer_private import completion_script, install_script, shell_in_use
from shishi_cli.domain.errors import ShishiError, UsageError

if TYPE_CHECKING:
    from shishi_cli.domain.project import Programme
    from shishi_cli.ledger.ledger import Ledger


def complete_unit(ctx: typer.Context) -> list[str]:
    """The lead units (牵头单位) that the ledger knows."""
    return _known(ctx, lambda ledger, programme: [*ledger.units(programme), *ledger.unit_names()])


def complete_level(ctx: typer.Context) -> list[str]:
    """The levels (级别) that the ledger knows."""
    return _known(ctx, lambda ledger, programme: ledger.levels(programme))


def complete_month(ctx: typer.Context) -> list[str]:
    """The months with an imported table, the latest first."""
    return _known(ctx, lambda ledger, programme: map(str, reversed(ledger.months(programme))))


def complete_region(ctx: typer.Context) -> list[str]:
    """The regions (地区) that the ledger has programmes of."""
    return _known(ctx, lambda ledger, programme: filter(None, [programme.region]))


def complete_rule(ctx: typer.Context) -> list[str]:
    """The presets of judging (判定规则)."""
    from shishi_cli.assessment.judging_rules import PRESETS

    return list(PRESETS)


def complete_check(ctx: typer.Context) -> list[str]:
    """The codes of the checks (检查代码)."""
    from shishi_cli.assessment.checks.kinds import check_kinds

    return list(check_kinds())


def complete_project(ctx: typer.Context) -> list[str]:
    """The numbers (序号) of the projects."""
    return _known(ctx, lambda ledger, programme: (one.number for one in ledger.projects(programme)))


def _known(ctx: typer.Context, names: "Callable[[Ledger, Programme], Iterable[str]]") -> list[str]:
    """Names of every programme in the ledger; none when it cannot be read: Tab never complains."""
    database = ctx.find_root().params.get("database")
    path = Path(database) if database else default_database()
    try:
        with Session.from_environment(path).open() as ledger:
            found = [name for one in ledger.programmes() for name in names(ledger, one)]
    except ShishiError:
        return []
    return list(dict.fromkeys(found))


def install_completion(ctx: typer.Context, wanted: bool) -> None:
    """Set completion up for the shell in use, and say where."""
    if not wanted or ctx.resilient_parsing:
        return
    shell = shell_in_use()
    changed = ""
    if shell is None:
        raise _unknown_shell()
    if shell in ("powershell", "pwsh"):
        from shishi_cli.cli.powershell import add_to_profile

        path, changed = add_to_profile(shell, completion_script(shell))
    else:
        path = _install(shell)
    typer.echo(f"已为 {shell} 装好补全:{path}\n重新打开终端后生效")
    if changed:
        typer.echo(f"PowerShell 原来不运行任何脚本,已为当前用户改为 {changed}")
    raise typer.Exit


def _install(shell: str) -> Path:
    try:
        with redirect_stdout(StringIO()):  # typer would speak English
            return install_script(shell)
    except typer.Exit:
        raise _unknown_shell() from None


def show_completion(ctx: typer.Context, wanted: bool) -> None:
    """Print the completion script of the shell in use, to be put where one likes."""
    if not wanted or ctx.resilient_parsing:
        return
    shell = shell_in_use()
    if shell is None:
        raise _unknown_shell()
    script = StringIO()
    try:
        with redirect_stdout(StringIO()):
            script.write(completion_script(shell))
    except typer.Exit:
        raise _unknown_shell() from None
    typer.echo(script.getvalue())
    raise typer.Exit


def _unknown_shell() -> UsageError:
    return UsageError("认不出当前使用的命令行环境", "补全支持 bash、zsh、fish 和 PowerShell")
