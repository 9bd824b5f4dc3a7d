"""The outcome of an import for other programs (导入结果的 JSON)."""

from collections.abc import Sequence
from dataclasses import asdict, fields

from shishi_cli.domain.errors import Problem, ShishiError, UnreadableFile
from shishi_cli.domain.json_value import Json
from shishi_cli.domain.match import MatchUndecided, Proposal
from shishi_cli.domain.results.imports import Failure, Import
from shishi_cli.domain.source import Publication
from shishi_cli.views.document import document
from shishi_cli.views.match import proposal_json


def import_json(outcomes: Sequence[Import | Failure], dry_run: bool) -> str:
    """One object: every file with what it brings or why it did not go in, and who failed."""
    return document(
        {
            "dry_run": dry_run,
            "files": [
                _failed(one) if isinstance(one, Failure) else _imported(one) for one in outcomes
            ],
            "failed": [one.file for one in outcomes if isinstance(one, Failure)],
        }
    )


def _imported(done: Import) -> Json:
    return {
        "file": done.file,
        "region": done.programme.region,
        "month": str(done.month) if done.month else None,
        "year": done.programme.year,
        "kind": "month" if done.month else "list",
        "planned": done.planned,
        "said_by": done.said_by,
        "encoding": done.encoding,
        **asdict(done.publication),
        "counts": asdict(done.counts),
        "changes": [asdict(one) for one in done.changes],
        "missing": list(done.missing),
        "appeared": [{**asdict(one), "since": str(one.since)} for one in done.appeared],
        "conflicts": [asdict(one) for one in done.conflicts],
        "notices": list(done.notices),
        "proposals": [],
        "problems": [],
        "failed": False,
    }


def _failed(one: Failure) -> Json:
    """The same fields, empty, so that a program need not ask which are there."""
    fields_ = ("region", "month", "year", "kind", "planned", "said_by", "encoding")
    unknown = dict.fromkeys(fields_)
    return {
        "file": one.file,
        **unknown,
        **dict.fromkeys(field.name for field in fields(Publication)),
        "counts": None,
        "changes": [],
        "missing": [],
        "appeared": [],
        "conflicts": [],
        "notices": [],
        "proposals": [proposal_json(each) for each in _proposals(one.error)],
        "problems": [asdict(problem) for problem in _problems(one.file, one.error)],
        "failed": True,
    }


def _problems(file: str, error: ShishiError) -> Sequence[Problem]:
    if isinstance(error, UnreadableFile) and error.problems:
        return error.problems
    return (Problem(error.code, file, error.message, error.hint),)


def _proposals(error: ShishiError) -> Sequence[Proposal]:
    return error.proposals if isinstance(error, MatchUndecided) else ()
