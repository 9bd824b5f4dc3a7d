"""Words of which one is chosen on the command line, each with its Chinese label (可选的值).

They repeat the codes and labels of enums: importing those to offer them to the shell would cost more
than completing does. A test compares.
"""

from collections.abc import Mapping

from shishi_cli.domain.errors import UsageError
from shishi_cli.domain.frozen import frozen


@frozen
class Choice:
    """Codes with their labels, of which a person writes the one or the other (可选的值)."""

    what: str
    labels: Mapping[str, str]

    def parse(self, written: str) -> str:
        """The code that is written, itself or by its label; raises UsageError for another."""
        for code, label in self.labels.items():
            if written.strip() in (code, label, label.removeprefix("牵头")):  # 单位 will do
                return code
        raise UsageError(f"没有“{written}”这种{self.what}", f"可用的有:{self.listed}")

    def complete(self, incomplete: str) -> list[str]:
        """What the shell offers: the codes and the labels."""
        return list(dict.fromkeys((*self.labels, *self.labels.values())))

    @property
    def listed(self) -> str:
        """The codes with their labels where they are other words, for a help text."""
        return "、".join(
            code if code == label else f"{code}({label})" for code, label in self.labels.items()
        )


STANDINGS = Choice(  # of domain.standing.Standing
    "状态",
    {
        "done": "已完成",
        "behind": "滞后",
        "at_risk": "预警",
        "ahead": "超序时",
        "on_track": "按序时",
        "unknown": "无法判断",
    },
)
LAGGING = Choice(  # those of them that behind lists
    "要督办的状态", {code: STANDINGS.labels[code] for code in ("behind", "at_risk")}
)
SORTS = Choice(  # of services.select_projects.Order
    "排序方式",
    {"number": "序号", "completion": "完成率", "standing": "状态", "unit": "牵头单位"},
)
# Of domain.results.summary.By.
GROUPINGS = Choice(
    "分组方式", {"unit": "牵头单位", "level": "级别", "region": "地区", "standing": "状态"}
)
# A status lists one region's projects.
STATUS_GROUPINGS = Choice(
    "分组方式", {code: label for code, label in GROUPINGS.labels.items() if code != "region"}
)
# The severities of domain.check, and never.
FAIL_LEVELS = Choice("程度", {"error": "错误", "warning": "警告", "info": "提示", "never": "从不"})
# Of domain.results.names.Kind.
NAME_KINDS = Choice(
    "名称", {"units": "单位", "levels": "级别", "months": "月份", "measures": "指标"}
)
