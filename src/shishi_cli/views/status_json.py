"""The month as JSON: the contract of schemas/status-1.json; fields are only added."""

from collections.abc import Mapping

from shishi_cli.assessment.reasons import rule_of
from shishi_cli.assessment.told_by_person import progress_entry
from shishi_cli.domain.json_value import Json
from shishi_cli.domain.judging_rule import Rule
from shishi_cli.domain.life import Life
from shishi_cli.domain.measure import FigureKind, Origin
from shishi_cli.domain.notice import Notice
from shishi_cli.domain.shares import percent
from shishi_cli.domain.source import Column, Source
from shishi_cli.domain.standing import (
    Assessment,
    Completion,
    MeasureStanding,
    MonthAssessment,
    Reason,
)
from shishi_cli.views.document import document, plain


def status_json(month: MonthAssessment) -> str:
    """One object, as text."""
    return document(
        {
            **heading_json(month),
            "pace": percent(month.pace),
            **rule_json(month.rule),
            "projects": [project_json(one) for one in month.assessments],
        }
    )


def heading_json(month: MonthAssessment) -> Mapping[str, Json]:
    """What every document of a month begins with."""
    return {
        "region": month.programme.region,
        "year": month.programme.year,
        "month": str(month.month),
        "as_of": month.as_of or None,
    }


def rule_json(rule: Rule) -> Mapping[str, Json]:
    """The rule that judged, by its name, and its lines in percentage points or percent."""
    return {
        "rule": rule.name,
        "thresholds": {
            "order": rule.order.value,
            "tolerance": rule.tolerance,
            "tolerance_december": rule.tolerance_december,
            "ahead": {"points_from": rule.ahead},
            "at_risk": {rule.at_risk.gauge.value: rule.at_risk.value},
            "behind": {rule.behind.gauge.value: rule.behind.value},
            "escalate_after": rule.escalate_after,
            "text": rule.text,
        },
    }


def project_json(one: Assessment) -> Json:
    """One project of the contract."""
    texts = one.record.texts
    reported = one.record.is_reported
    own = progress_entry(one.record)
    return {
        "number": one.record.number,
        "title": one.title,
        "levels": list(one.levels),
        "units": list(one.units),
        "target_text": texts.get(Column.TARGET) or None,
        "plan_text": texts.get(Column.PLAN) or None,
        "goal_text": texts.get(Column.GOAL, "") if reported else "",
        "progress_text": texts.get(Column.PROGRESS, "") if reported else "",
        "progress_by_person": own.value if own else None,
        "cells": _cells(one) if reported else None,
        "standing": one.standing.value,
        "standing_label": one.standing.label,
        "verdict": texts.get(Column.VERDICT) or None if reported else None,
        "life": life_json(one.record.life),
        "since": str(one.since) if one.since else None,
        "escalated": one.escalated,
        "reasons": [reason_json(reason) for reason in one.reasons],
        "notes": [reason_json(note) for note in one.notes],
        "now": _now(one),
        "goal_met": one.goal_met.value if one.goal_met else None,
        "completion": completion_json(one.completion),
        "measures": [measure_json(measure) for measure in one.measures],
    }


def _now(one: Assessment) -> Json:
    """What the project and its units are called since, to join months by."""
    now = one.record.now
    return {
        "number": now.number if now else one.record.number,
        "title": now.title if now else one.title,
        "units": list(dict.fromkeys(one.units_now)),
    }


def _cells(one: Assessment) -> Json:
    """The month's own cells, without what the year's list and plan add."""
    texts, lent = one.record.texts, {*one.record.lent, Column.PLAN}
    return {column.value: text for column, text in texts.items() if column not in lent}


def measure_json(measure: MeasureStanding) -> Json:
    """One measure of the contract."""
    by_kind = {figure.kind: figure for figure in measure.figures}
    sources: dict[str, Json] = {}
    for kind in (FigureKind.TARGET, FigureKind.GOAL, FigureKind.ACTUAL, FigureKind.STATED):
        figure = by_kind.get(kind)
        told = figure is not None and figure.origin is Origin.TEXT
        sources[kind.value] = source_json(figure.source) if figure and told else None
    return {
        "name": measure.name,
        "unit": measure.unit,
        "level": measure.level,
        "bound": measure.bound.value,
        "target": measure.target,
        "target_changes": [
            {
                "month": str(change.month),
                "old": change.old,
                "new": change.new,
                "by_person": change.by_person,
                "document": change.document or None,
            }
            for change in measure.target_changes
        ],
        "goal": measure.goal,
        "goal_share": None if measure.goal_share is None else f"{measure.goal_share:f}%",
        "actual": measure.actual,
        "to_date": _to_date(measure),
        "basis": measure.basis.value if measure.basis else None,
        "basis_reason": notice_json(measure.basis_reason) if measure.basis_reason else None,
        "completion": completion_json(measure.completion),
        "stated": None if measure.stated is None else f"{measure.stated:f}%",
        "origin": measure.origin.value,
        "doubts": [notice_json(doubt) for doubt in measure.doubts],
        "sources": sources,
    }


def life_json(life: Life) -> Json:
    """From when, and until when (the first month without it); `into` is the project it joined."""
    return {
        "from": str(life.begins) if life.begins else None,
        "until": str(life.ends) if life.ends else None,
        "into": life.into_number or None,
        "document": life.document or None,
        "reason": life.reason or None,
    }


def _to_date(measure: MeasureStanding) -> Json:
    """The last figure told, with its month; None before any."""
    if measure.to_date is None:
        return None
    return {"value": measure.to_date.value, "month": str(measure.to_date.month)}


def completion_json(completion: Completion | None) -> Json:
    """The exact fraction as written, 250/730, and the truncated percent."""
    if completion is None:
        return None
    exact = f"{plain(completion.actual)}/{plain(completion.target)}"
    return {"exact": exact, "percent": percent(completion.share)}


def reason_json(reason: Reason) -> Json:
    """One reason or note of the contract."""
    return {
        "code": reason.code,
        "text": reason.text,
        "rule": rule_of(reason),
        "sources": [source_json(source) for source in reason.sources],
    }


def notice_json(notice: Notice) -> Json:
    """One doubt of the contract."""
    return {"code": notice.code, "text": notice.text, "alternative": notice.alternative}


def source_json(source: Source | None) -> Json:
    """Where words stand; None where a person entered a number. A person's words stand in no file, but in
    the project's `progress_by_person`, of which start and end count the characters."""
    if source is None:
        return None
    return {
        "file": source.file,
        "table": source.table,
        "row": source.row,
        "column": source.column.value,
        "start": source.start,
        "end": source.end,
        "text": source.text,
        **({} if source.file else {"by_person": True}),
    }
