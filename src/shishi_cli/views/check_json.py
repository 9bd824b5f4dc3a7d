"""What the checks found as JSON (检查结果)."""

from shishi_cli.domain.check import CheckedMonth, CheckKind, Finding, Severity
from shishi_cli.domain.json_value import Json
from shishi_cli.views.check import place
from shishi_cli.views.document import document
from shishi_cli.views.status_json import source_json
from shishi_cli.views.waive import waiver_json


def check_json(checked: CheckedMonth) -> str:
    """The findings as one object; what is waived stands apart, with the waiver."""
    return document(
        {
            "region": checked.programme.region,
            "year": checked.programme.year,
            "month": str(checked.month),
            "as_of": checked.as_of or None,
            "projects": checked.projects,
            "counts": {
                **{severity.value: checked.count(severity) for severity in Severity},
                "waived": len(checked.waived),
            },
            "findings": [_finding(one) for one in checked.findings],
            "waived": [_finding(one) for one in checked.waived],
        }
    )


def kind_json(kind: CheckKind) -> str:
    """What a code means, as one object."""
    return document(
        {
            "code": kind.code,
            "severity": kind.severity.value,
            "name": kind.name,
            "explanation": kind.explanation,
            "example": kind.example,
            "remedy": kind.remedy,
        }
    )


def _finding(one: Finding) -> Json:
    return {
        "code": one.kind.code,
        "severity": one.severity.value,
        "number": one.number,
        "title": one.title,
        "units": list(one.units),
        "month": str(one.month),
        "message": one.message,
        "place": place(one),
        "source": source_json(one.source),
        "excerpt": one.excerpt,
        "remedy": one.kind.remedy,
        "waiver": None if one.waiver is None else waiver_json(one.waiver),
    }
