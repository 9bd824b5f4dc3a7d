"""What a quantity may be taken as other than done: planned, repeated, the rest (角色)."""

import re
from collections.abc import Sequence
from functools import cache

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.rules import load_rules


@frozen
class Role:
    """What a quantity is taken as, with the rule that said so and the reason in Chinese."""

    name: str
    taken: str
    why: str


@frozen
class AllowedRole:
    """A role that the words around a quantity allow, unless the promise's own words hold one of
    those: where 平均反应时间 is promised, 平均 tells no standard."""

    role: Role
    unless: tuple[str, ...]


@frozen
class Words:
    """The words around a quantity (语境): in its clause before and behind it, in its sentence before
    it, and those that lead the list it stands in."""

    lead: str
    tail: str
    before: str
    led: str


def roles_told(words: Words, unit: str) -> tuple[AllowedRole, ...]:
    """The rules of roles.toml that take the quantity for something else than done, in their order,
    down to the first that holds whatever is promised."""
    if not _may_be_told(words):  # as of most quantities: four searches instead of sixty
        return ()
    allowed = []
    for rule in _rules():
        if found := _found(rule, words, unit):
            unless = tuple(word for word in rule.own_words if word in found)
            allowed.append(AllowedRole(rule.role, unless))
            if not unless:
                break
    return tuple(allowed)


def role_told(roles: Sequence[AllowedRole], own_words: str) -> Role | None:
    """The first role that holds where the promise has those words."""
    for allowed in roles:
        if not any(word in own_words for word in allowed.unless):
            return allowed.role
    return None


def _found(rule: "_RoleRule", words: Words, unit: str) -> str:
    """The words that the rule matches before or behind the quantity; empty where it does not."""
    if rule.units and unit not in rule.units:
        return ""
    if rule.unless_tail and compiled(rule.unless_tail).search(words.tail):
        return ""
    found = rule.lead and compiled(rule.lead).search(
        words.before if rule.across_clauses else words.lead
    )
    found = found or (rule.tail and compiled(rule.tail).search(words.tail))
    if not found and rule.carries and rule.lead:
        found = compiled(rule.lead).search(words.led)
    return found[0] if found else ""


def _may_be_told(words: Words) -> bool:
    """Whether any rule's words are there: its units and what it yields to only take more away."""
    lead, before, tail, led = _all_of_them()
    return bool(
        lead.search(words.lead)
        or before.search(words.before)
        or tail.search(words.tail)
        or led.search(words.led)
    )


@cache
def _all_of_them() -> tuple[re.Pattern[str], ...]:
    """The patterns of all rules by what they are looked for in."""
    rules = _rules()
    leads = [
        [rule.lead for rule in rules if rule.across_clauses is across] for across in (False, True)
    ]
    told = (*leads, [rule.tail for rule in rules], [rule.lead for rule in rules if rule.carries])
    return tuple(compiled("|".join(f"(?:{one})" for one in some if one)) for some in told)


@frozen
class _RoleRule:
    role: Role
    lead: str
    tail: str
    unless_tail: str
    units: Sequence[str]
    own_words: Sequence[str]
    across_clauses: bool
    carries: bool


@cache
def _rules() -> tuple[_RoleRule, ...]:
    return tuple(
        _RoleRule(
            role=Role(rule["name"], rule["taken"], rule["why"]),
            lead=rule.get("lead", ""),
            tail=rule.get("tail", ""),
            unless_tail=rule.get("unless_tail", ""),
            units=rule.get("units", ()),
            own_words=rule.get("own_words", ()),
            across_clauses=rule.get("across_clauses", False),
            carries=rule.get("carries", False),
        )
        for rule in load_rules("mentions/roles")["role"]
    )
