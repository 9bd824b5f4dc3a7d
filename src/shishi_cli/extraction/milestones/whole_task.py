"""A clause of the goal that asks for all that is promised (全部任务)."""

from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.fold_width import fold_width

_RULES = "milestones/whole_task"


def act_of_whole(clause: str) -> str | None:
    """By which act all is asked for: 筛查 of 完成年度筛查任务, 改造 of 全部完成改造, empty where none is
    named (完成年度任务); None where the clause asks for anything else."""
    asked = pattern(_RULES, "whole").fullmatch(fold_width(clause).strip("。;,. "))
    return (asked["act"] or asked["first"] or "") if asked else None
