"""From what a bulletin was made (来历)."""

import json
from dataclasses import fields

from shishi_cli.domain.errors import UnreadableFile
from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.month import Month
from shishi_cli.domain.standing import Standing
from shishi_cli.services.select_projects import Selection

KIND = "bulletin"


@frozen
class Made:
    """From what a bulletin was made (通报的来历), kept in the document itself."""

    month: str
    region: str
    rule: str
    operation: int
    numbers: int
    unit: str | None = None
    level: str | None = None
    standings: tuple[str, ...] = ()
    search: str | None = None
    top: int = 5
    list_as: str = "auto"
    annex: str = "all"

    def to_text(self) -> str:
        """As a property of the document."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return json.dumps({"kind": KIND, **told}, ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str, name: str) -> "Made":
        """Read it back. Raises UnreadableFile for a document without it."""
        try:
            told = json.loads(text)
            if told.pop("kind") != KIND:
                raise ValueError
            standings = tuple(Standing(each).value for each in told.pop("standings"))
            Month.parse(told["month"])
            return cls(**told, standings=standings)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableFile(
                f"{name} 不是 shishi 写的通报,或者来历已经丢失",
                "请用 shishi report bulletin 写出的 .docx;另存为其他格式会丢失来历",
            ) from error

    @property
    def selection(self) -> Selection:
        """Which projects it was of."""
        standings = tuple(map(Standing, self.standings))
        return Selection(self.unit, self.level, standings, self.search)
