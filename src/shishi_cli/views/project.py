"""The year's projects with their lives (项目清单和存续)."""

from shishi_cli.domain.json_value import Json
from shishi_cli.domain.life import CarriedOver, Life
from shishi_cli.domain.project import KnownProject
from shishi_cli.domain.results.detail import Detail
from shishi_cli.domain.results.year import LifeChange, LivingProject, YearProjects
from shishi_cli.domain.source import Column
from shishi_cli.views.completion import computed
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, clean, join
from shishi_cli.views.status_json import life_json


def year_listing(year: YearProjects) -> Listing:
    """One row a project, the dropped ones too."""
    then = f" ({year.as_of})" if year.as_of else ""
    ended = sum(not one.life.holds(year.month) for one in year.projects)
    heading = f"{year.programme.region} {year.programme.year} 年  {len(year.projects)} 项"
    if year.has_tables:
        heading += f",其中已调出 {ended} 项  (截至 {year.month}){then}"
    else:
        heading += f"  (年初清单,还没有进展表){then}"
    planned = any(map(_plan, year.projects))
    rows = tuple(
        (*_row(year, one), *((clean(_plan(one)),) if planned else ())) for one in year.projects
    )
    headings = (
        "序号",
        "项目",
        "牵头单位",
        "存续",
        "文号",
        "状态",
        *(("全年计划",) if planned else ()),
    )
    return Listing(headings, rows, (heading.strip(),))


def life_words(life: Life) -> str:
    """How long a project lives, in words: 2023-09 起列入;2023-11 起调出."""
    words = []
    if life.begins is not None:
        words.append(f"{life.begins} 起列入")
    if life.ends is not None:
        words.append(
            f"{life.ends} 起并入第 {life.into_number} 项"
            if life.into is not None
            else f"{life.ends} 起调出"
        )
    return ";".join(words) or "全年"


def life_line(change: LifeChange) -> str:
    """What was decided: 第 7 项 …: 全年 → 2023-09 起调出 (文号)."""
    document = f"  ({change.after.document})" if change.after.document else ""
    return (
        f"第 {change.number} 项  {change.title}\n"
        f"  存续: {life_words(change.before)} → {life_words(change.after)}{document}"
    )


def carried_words(link: CarriedOver) -> str:
    """结转自 2023 年第 12 项."""
    return f"结转自 {link.programme.year} 年第 {link.number} 项"


def carried_text(detail: Detail) -> str:
    """With which project of the year before it goes on, and how that ended; empty for none."""
    link, former = detail.carried, detail.former
    if link is None:
        return ""
    told = ""
    if former is not None:
        shares = "、".join(computed(measure) for measure in former.measures)
        told = f"({former.record.month} {former.standing.label}{f',{shares}' if shares else ''})"
    return clean(carried_words(link) + told + (f"({link.document})" if link.document else ""))


def carried_line(project: KnownProject, link: CarriedOver) -> str:
    """What was decided: 第 5 项 …: 结转自 2023 年第 12 项 (文号)."""
    document = f"  ({clean(link.document)})" if link.document else ""
    return f"第 {project.number} 项  {clean(project.title)}\n  {carried_words(link)}{document}"


def year_json(year: YearProjects) -> str:
    """The same for other programs."""
    return document(
        {
            "region": year.programme.region,
            "year": year.programme.year,
            "month": str(year.month),
            "as_of": year.as_of or None,
            "projects": [
                {
                    "number": one.project.number,
                    "title": one.title,
                    "units": list(one.judged.units),
                    "life": life_json(one.life),
                    "document": one.life.document or None,
                    "reason": one.life.reason or None,
                    "carried_from": carried_json(one.carried),
                    "target_text": one.judged.record.texts.get(Column.TARGET) or None,
                    "plan_text": _plan(one) or None,
                    "standing": _standing(year, one, code=True) or None,
                }
                for one in year.projects
            ],
        }
    )


def _row(year: YearProjects, one: LivingProject) -> tuple[str, ...]:
    return (
        one.project.number,
        one.title,
        join(one.judged.units),
        ";".join([life_words(one.life), *([carried_words(one.carried)] if one.carried else [])]),
        one.life.document,
        _standing(year, one, code=False),
    )


def carried_json(link: CarriedOver | None) -> Json:
    """The project of the year before, null where none is known."""
    if link is None:
        return None
    return {"year": link.programme.year, "number": link.number, "document": link.document or None}


def _plan(one: LivingProject) -> str:
    return one.judged.record.texts.get(Column.PLAN, "")


def _standing(year: YearProjects, one: LivingProject, *, code: bool) -> str:
    """The latest standing, empty for a project that is none of the year's any more."""
    if not one.life.holds(year.month) or not year.has_tables:
        return ""
    standing = one.judged.standing
    return standing.value if code else standing.label
