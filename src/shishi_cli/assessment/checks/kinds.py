"""The checks' codes, words and limits, from checks.toml (检查项)."""

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from shishi_cli.domain.check import CheckKind, Severity


@cache
def check_kinds() -> Mapping[str, CheckKind]:
    """Every check by its code, in the order of the codes."""
    return {
        one["code"]: CheckKind(**{**one, "severity": Severity(one["severity"])})
        for one in _written()["check"]
    }


def limit(name: str) -> Fraction:
    """A limit of checks.toml, exactly."""
    return Fraction(_written()["limits"][name])


@cache
def doubtful_roles() -> frozenset[str]:
    """The rules by which a quantity was not taken that may yet be a figure."""
    return frozenset(_written()["unread"]["doubtful"])


@cache
def unreadable_rules() -> frozenset[str]:
    """The rules by which digits are no quantity because nothing is known of them."""
    return frozenset(_written()["unread"]["unreadable"])


@cache
def _written() -> dict[str, Any]:
    text = (files("shishi_cli.assessment.checks") / "checks.toml").read_text("utf-8")
    return tomllib.loads(text)
