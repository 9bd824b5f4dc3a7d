"""Who is to be called for a report, by unit (缺报清单)."""

from collections import Counter

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.results.missing import Lack, MissingReports, Owed
from shishi_cli.domain.source import Column
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing
from shishi_cli.views.named_now import named_now
from shishi_cli.views.status_json import heading_json

_HEADINGS = ("牵头单位", "情况", "序号", "项目", "说明", "上次报数")


def missing_listing(missing: MissingReports) -> Listing:
    """One line a project under each of its units; with the persons in charge where they are told."""
    persons = any(map(_person, missing.owed))
    rows = []
    for unit in missing.units:
        for one in unit.owed:
            row = (
                unit.unit,
                one.lack.label,
                one.project.record.number,
                one.project.plain_title,
                one.detail,
                one.last,
            )
            rows.append((*row, _person(one)) if persons else row)
    return Listing(
        (*_HEADINGS, "责任人") if persons else _HEADINGS,
        tuple(rows),
        above=(_headline(missing),),
        below=(*_below(missing), *named_now([one.project for one in missing.owed])),
    )


def missing_json(missing: MissingReports) -> str:
    """The same as JSON."""
    counts = Counter(one.lack for one in missing.owed)
    return document(
        {
            **heading_json(missing.month),
            "imported": missing.imported,
            "counts": {lack.value: counts[lack] for lack in Lack},
            "units": [
                {"unit": unit.unit, "projects": [_project(one) for one in unit.owed]}
                for unit in missing.units
            ],
        }
    )


def _headline(missing: MissingReports) -> str:
    month, counts = missing.month, Counter(one.lack for one in missing.owed)
    region = f"{month.programme.region} " if month.programme.region else ""
    then = f" ({month.as_of})" if month.as_of else ""
    told = " · ".join(f"{lack.label} {counts[lack]}" for lack in Lack)
    projects, units = len(month.assessments), len(missing.units)
    return f"{region}{month.month}{then}  {told}  (共 {projects} 项,须联系 {units} 个单位)"


def _below(missing: MissingReports) -> tuple[str, ...]:
    if not missing.month.assessments:
        return ("没有符合条件的项目",)
    if not missing.imported:
        return (f"台账里还没有 {missing.month.month} 的进展表,没有补录的都算未报",)
    return () if missing.owed else ("各项目都已报送",)


def _person(one: Owed) -> str:
    return one.project.record.texts.get(Column.PERSON, "").strip()


def _project(one: Owed) -> Json:
    return {
        "number": one.project.record.number,
        "title": one.project.title,
        "units": list(one.project.units),
        "lack": one.lack.value,
        "lack_label": one.lack.label,
        "detail": one.detail,
        "last": one.last or None,
        "person": _person(one) or None,
    }
