"""The rules of judging, and what another one would change (判定规则)."""

from collections import Counter
from collections.abc import Sequence

from shishi_cli.assessment.reasons import is_worry
from shishi_cli.domain.json_value import Json
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.results.trial import Differing, Trial
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, join
from shishi_cli.views.status import rule_line
from shishi_cli.views.status_json import rule_json


def rules_listing(rules: Sequence[Rule], in_use: Rule) -> Listing:
    """One line a rule, the one in use marked."""
    rows = [
        ("●" if rule == in_use else "", rule.name, rule.text, source_text(rule)) for rule in rules
    ]
    return Listing(
        ("在用", "规则", "界线", "出处"),
        tuple(rows),
        below=(
            "写明月目标优先的规则,有月目标的指标先看月目标,界线只管没有月目标的;各种理由见手册",
            "试用: shishi rules test 规则    改用: shishi rules use 规则    写自己的: shishi rules show",
        ),
    )


def rules_json(rules: Sequence[Rule], in_use: Rule) -> str:
    """The same as JSON."""
    return document(
        {
            "in_use": in_use.name,
            "rules": [
                {
                    **rule_json(rule),
                    "place": rule.place or None,
                    "year": rule.year or None,
                    "document": rule.document or None,
                    "in_use": rule == in_use,
                }
                for rule in rules
            ],
        }
    )


def source_text(rule: Rule) -> str:
    """Where a rule is from."""
    return " ".join(filter(None, (rule.place, rule.year, rule.document)))


def trial_listing(trial: Trial) -> Listing:
    """The projects that change standing, old → new with the figures, month by month."""
    regions = len({one.programme.region for one in trial.differing}) > 1
    rows = [
        (
            *((one.programme.region,) if regions else ()),
            str(one.after.record.month),
            one.after.record.number,
            one.after.plain_title,
            join(one.after.units),
            one.before.standing.label,
            one.after.standing.label,
            "; ".join(_figures(one)),
        )
        for one in trial.differing
    ]
    then = f" ({trial.as_of})" if trial.as_of else ""
    changed = len(trial.differing)
    headings = ("月份", "序号", "项目", "牵头单位", "原状态", "新状态", "数")
    return Listing(
        (("地区", *headings) if regions else headings),
        tuple(rows),
        above=(
            f"{trial.before.name} → {trial.after.name}{then}  "
            f"{trial.months} 个月 {trial.judged} 项次,状态改变 {changed} 项次{_moves(trial)}",
            f"  原 {rule_line(trial.before)}",
            f"  新 {rule_line(trial.after)}",
        ),
        below=() if rows else ("没有项目会改变状态",),
    )


def trial_json(trial: Trial) -> str:
    """The same as JSON."""
    return document(
        {
            "as_of": trial.as_of or None,
            "before": rule_json(trial.before),
            "after": rule_json(trial.after),
            "months": trial.months,
            "judged": trial.judged,
            "changes": [_change(one) for one in trial.differing],
        }
    )


def _change(one: Differing) -> Json:
    return {
        "region": one.programme.region,
        "month": str(one.after.record.month),
        "number": one.after.record.number,
        "title": one.after.title,
        "units": list(one.after.units),
        "before": one.before.standing.value,
        "after": one.after.standing.value,
        "figures": _figures(one),
    }


def _figures(one: Differing) -> list[str]:
    """The reasons that decide by the one rule or the other, each once."""
    worried = one.after if any(map(is_worry, one.after.reasons)) else one.before
    told = [reason.text for reason in worried.reasons if reason.code in ("under_pace", "near_pace")]
    return told or [reason.text for reason in one.after.reasons[:1]]


def _moves(trial: Trial) -> str:
    moves = Counter(
        f"{one.before.standing.label}→{one.after.standing.label}" for one in trial.differing
    )
    return ": " + " · ".join(f"{move} {n}" for move, n in moves.most_common()) if moves else ""
