"""The checks' codes, words and limits, from checks.toml (检查项)."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from shishi_cli.domain.check import CheckKind, Severity
from shishi_cli.domain.prepared import parsed


@cache
def check_kinds() -> Mapping[str, CheckKind]:
    """Every check by its code, in the order of the codes."""
    return {
        one["code"]: CheckKind(
            **{
                **one,
                "severity": Severity(one["severity"]),
                "yields_to": tuple(one.get("yields_to", ())),
            }
        )
        for one in _written()["check"]
    }


def limit(name: str) -> Fraction:
    """A limit of checks.toml, exactly."""
    return Fraction(_written()["limits"][name])


@cache
def _written() -> Mapping[str, Any]:
    # Not importlib.resources: it imports zipfile, which takes longer than parsing the checks.
    return parsed(Path(__file__).with_name("checks.toml").read_bytes())
