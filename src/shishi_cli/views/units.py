"""The units with their names (单位清单)."""

from collections.abc import Sequence

from shishi_cli.domain.month import Month
from shishi_cli.domain.project import Programme
from shishi_cli.domain.unit import KnownUnit, LikelySame
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, join


def units_listing(
    heading: str, units: Sequence[KnownUnit], likely: Sequence[LikelySame]
) -> Listing:
    """One row a unit; names that may be one unit's are listed below, with how to confirm."""
    rows = tuple((unit.name, join(unit.others), str(unit.projects)) for unit in units)
    below = ["可能是同一单位,确认后记住:"] if likely else []
    below += [
        f"  {one.other} = {one.name}  相似度 {one.score}  shishi units add {one.name} {one.other}"
        for one in likely
    ]
    return Listing(("单位", "其他名称", "项目数"), rows, (heading,), tuple(below))


def units_json(
    programme: Programme,
    month: Month,
    as_of: str,
    units: Sequence[KnownUnit],
    likely: Sequence[LikelySame],
) -> str:
    """The same for other programs."""
    return document(
        {
            "region": programme.region,
            "year": programme.year,
            "month": str(month),
            "as_of": as_of or None,
            "units": [
                {"name": unit.name, "others": list(unit.others), "projects": unit.projects}
                for unit in units
            ],
            "likely_same": [
                {"name": one.name, "other": one.other, "score": one.score} for one in likely
            ],
        }
    )
