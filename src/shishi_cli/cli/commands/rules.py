"""shishi rules"""

from typing import Annotated

import typer

from shishi_cli.cli.command_table import Command
from shishi_cli.cli.group import LazyGroup
from shishi_cli.cli.option_groups import flatten
from shishi_cli.cli.options import NoteOption, Output, PersonOption, Question, month_option
from shishi_cli.cli.session import Session
from shishi_cli.cli.shell_completion import complete_rule
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month

RuleArgument = Annotated[
    str,
    typer.Argument(
        metavar="规则", autocompletion=complete_rule, help="预设的名称,或自己的规则文件"
    ),
]

OptionalRuleArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="规则", autocompletion=complete_rule, help="预设的名称;不写则为正在用的"
    ),
]


@frozen
class Months(Question):
    """Over which months to try a rule (试用范围)."""

    month: Annotated[Month | None, month_option("只看一个月,如 2023-03", "已导入的各月")] = None


class RulesGroup(LazyGroup):
    """The commands of shishi rules."""

    table = (
        Command("test", "命令", "试用一个规则:哪些项目会改变状态", f"{__name__}:test"),
        Command("show", "命令", "一个规则的文件,可作自己的规则的样本", f"{__name__}:show"),
        Command("use", "命令", "改用一个规则,以后都按它判断", f"{__name__}:use"),
    )


def rules(context: typer.Context, output: Output) -> None:
    """列出预设的判定规则、界线和出处,以及正在用的。

    例: shishi rules    shishi rules test line    shishi rules use points-10-30
    """
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.choose_rule import list_rules
    from shishi_cli.views.rules import rules_json, rules_listing

    if context.invoked_subcommand is not None:
        return
    session: Session = context.obj
    with session.open_if_there() as ledger:
        known, in_use = list_rules(ledger)
    forms = Forms(
        json=lambda: rules_json(known, in_use), listing=lambda: rules_listing(known, in_use)
    )
    present(session, forms, output)


def test(context: typer.Context, rule: RuleArgument, months: Months, output: Output) -> None:
    """试用一个规则:在已导入的各月里,哪些项目会改变状态。不改动台账。

    例: shishi rules test line    shishi rules test 本局规则.toml --month 2023-06
    """
    from shishi_cli.cli.present import Forms, present
    from shishi_cli.services.try_rule import try_rule
    from shishi_cli.views.rules import trial_json, trial_listing

    session: Session = context.obj
    with session.open(months.as_of) as ledger:
        trial = try_rule(ledger, rule, months.scope)
    forms = Forms(
        json=lambda: trial_json(trial),
        listing=lambda: trial_listing(trial),
    )
    present(session, forms, output)


def show(context: typer.Context, rule: OptionalRuleArgument = None) -> None:
    """一个规则的文件(TOML),可作自己的规则的样本。

    例: shishi rules show points-10-30 > 本局.toml    改好名称和界线后: shishi rules use 本局.toml
    """
    from shishi_cli.services.choose_rule import rule_text

    session: Session = context.obj
    with session.open_if_there() as ledger:
        text = rule_text(ledger, rule)
    session.show_data(text)


def use(
    context: typer.Context, rule: RuleArgument, note: NoteOption = "", by: PersonOption = None
) -> None:
    """改用一个规则:记入台账,以后各命令都按它判断;可以撤销。自己的规则文件整个记入台账。

    例: shishi rules use points-10-30 --note "按市里办法"
    """
    from shishi_cli.services.choose_rule import use_rule
    from shishi_cli.views.status import rule_line

    session: Session = context.obj
    with session.open_to_write() as ledger:
        before, after = use_rule(ledger, rule, session.author(by, note))
    if before == after:
        session.show(f"已经在用,没有改动\n{rule_line(after)}")
    else:
        session.show(f"改用 {before.name} → {after.name}\n{rule_line(after)}")


app = typer.Typer(
    name="rules",
    cls=RulesGroup,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.callback()(flatten(rules))
