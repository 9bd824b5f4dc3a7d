"""The words of the field for what the ledger keeps, one word for one thing (术语)."""

from collections.abc import Mapping

from shishi_cli.domain.office import OfficeKey
from shishi_cli.domain.operation import Kind
from shishi_cli.domain.source import Column

KINDS: Mapping[Kind, str] = {
    Kind.PROGRAMME: "清单",
    Kind.PROJECT: "项目",
    Kind.ROW: "表格行",
    Kind.READING: "读数",
    Kind.MEASURE: "指标",
    Kind.FIGURE: "数",
    Kind.ENTRY: "人工录入",
    Kind.MATCH: "项目匹配",
    Kind.UNIT_NAME: "单位别名",
    Kind.SETTING: "设置",
    Kind.WAIVER: "豁免",
    Kind.LIFE: "存续",
    Kind.LISTED: "年初清单",
    Kind.PLAN: "年度计划",
    Kind.CARRIED: "结转",
}
COMMANDS: Mapping[str, str] = {
    "import": "导入",
    "update": "录入",
    "undo": "撤销",
    "match": "匹配",
    "units": "单位名称",
    "rules use": "改用规则",
    "waive": "豁免",
    "doctor": "修复",
    "office set": "本单位设置",
    "project drop": "调出",
    "project start": "列入",
    "project carry": "结转",
}
DECISIONS: Mapping[str, str] = {"open": "待定", "same": "同一项目", "new": "新项目"}
# The columns of a table, the kinds of figures, the fields of entries, and what else can change.
FIELDS: Mapping[str, str] = {
    **{column.value: column.label for column in Column},
    **{key.value: key.label for key in OfficeKey},
    "goal_share": "月目标占比",
    "ended_goal": "上一期目标",
    "plan_goal": "计划到期数",
    "next_goal": "计划下一期数",
    "plan_end": "计划全年数",
    "actual": "完成数",
    "month": "当月完成数",
    "stated": "自报完成率",
    "unit": "单位",
    "basis": "口径",
    "bound": "界限",
    "name": "指标",
    "levels": "级别",
    "units": "牵头单位",
    "decision": "决定",
    "region": "地区",
    "year": "年度",
    "rule": "判定规则",
    "code": "豁免的检查",
    "reason": "理由",
    "since": "豁免起始",
    "until": "豁免截止",
    "begins": "列入",
    "ends": "调出",
    "into_project": "并入",
    "former": "结转自",
    "document": "文号",
    "texts": "年初清单",
    "words": "年度计划",
}


def field_name(field: str, kind: Kind | None = None) -> str:
    """The word for a field; what has none, such as another name of a unit, is its own name."""
    if kind is Kind.WAIVER and field == "reason":
        return "豁免理由"
    return FIELDS.get(field, field)


def command_name(command: str) -> str:
    """What a command does, in a word."""
    return COMMANDS.get(command, command)
