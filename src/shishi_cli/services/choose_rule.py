"""By which rule to judge: the one asked for, else the ledger's, else the default (判定规则)."""

from pathlib import Path
from typing import TYPE_CHECKING

from shishi_cli.domain.errors import NotFound
from shishi_cli.domain.judging_rule import DEFAULT_RULE, Rule
from shishi_cli.domain.setting import Setting
from shishi_cli.ledger.ledger import Ledger

if TYPE_CHECKING:
    from shishi_cli.domain.operation import Author

_NAME = "rule"


def rule_in_force(ledger: Ledger, asked: str | None = None) -> Rule:
    """The rule that `asked` names, a preset or a file, else the one chosen for the ledger.

    Raises NotFound for neither a preset nor a file, InvalidRule with all that is wrong in a file.
    """
    if asked is not None:
        return find_rule(asked)[0]
    chosen = ledger.setting(_NAME)
    if chosen is None or chosen.value == DEFAULT_RULE.name:
        return DEFAULT_RULE  # without a look at the files of the others
    return _of(chosen)


def list_rules(ledger: Ledger | None) -> tuple[tuple[Rule, ...], Rule]:
    """The presets, with the ledger's own rule after them where it has one, and the rule in use.

    A ledger that is not there yet would judge by the default.
    """
    from shishi_cli.assessment.judging_rules import PRESETS, preset

    in_use = DEFAULT_RULE if ledger is None else rule_in_force(ledger)
    presets = tuple(map(preset, PRESETS))
    return (presets if in_use in presets else (*presets, in_use)), in_use


def rule_text(ledger: Ledger | None, asked: str | None) -> str:
    """A rule's file as it is written, the one in use by default: a pattern for an own one.

    Raises what `find_rule` raises; the ledger's own rule is known by its name too.
    """
    from shishi_cli.assessment.judging_rules import preset_text

    chosen = None if ledger is None else ledger.setting(_NAME)
    if chosen is not None and chosen.content and asked in (None, chosen.value):
        return chosen.content
    name = asked or (chosen.value if chosen is not None else DEFAULT_RULE.name)
    rule, content = find_rule(name)
    return content or preset_text(rule.name)


def use_rule(ledger: Ledger, asked: str, author: "Author") -> tuple[Rule, Rule]:
    """Judge by another rule from now on; gives the rule before and the one in force.

    One operation, which can be undone; none where nothing changes. Raises what `rule_in_force` does.
    """
    before = rule_in_force(ledger)
    rule, content = find_rule(asked)
    if rule != before:
        with ledger.operation(
            command="rules use", person=author.person, reason=author.note, at=author.at
        ) as operation:
            operation.put_setting(Setting(_NAME, rule.name, content))
    return before, rule


def find_rule(asked: str) -> tuple[Rule, str]:
    """The preset of that name, or the rule in a file with the file's text."""
    from shishi_cli.assessment.judging_rules import PRESETS, parse_rule, preset
    from shishi_cli.readers.opening.decoding import decode

    if asked in PRESETS:
        return preset(asked), ""
    path = Path(asked)
    if not path.is_file():
        raise NotFound(
            f"没有叫“{asked}”的判定规则,也没有这个文件",
            f"预设的有: {'、'.join(PRESETS)};自己的规则请写文件的路径",
        )
    text, _ = decode(path.read_bytes(), path.name)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return parse_rule(text, path.name), text


def _of(setting: Setting) -> Rule:
    from shishi_cli.assessment.judging_rules import parse_rule, preset

    if setting.content:
        return parse_rule(setting.content, setting.value)
    return preset(setting.value)
