"""Plain names, for scripts and completion."""

from enum import StrEnum

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.standing import MonthAssessment


class Kind(StrEnum):
    """What is listed (名录种类): lead units, levels, months or measures."""

    UNITS = "units"
    LEVELS = "levels"
    MONTHS = "months"
    MEASURES = "measures"


@frozen
class MeasureName:
    """A measure by the words that name it (指标名): its project's number, its position from 1."""

    number: str
    position: int
    name: str
    unit: str


@frozen
class Names:
    """The names of one kind (名录): `measures` for that kind, `values` for all others."""

    judged: MonthAssessment
    kind: Kind
    values: tuple[str, ...]
    measures: tuple[MeasureName, ...]
