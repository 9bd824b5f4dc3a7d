"""Frozen records that cost a process little until one is made.

`dataclass(frozen=True, slots=True)` writes and compiles its methods for each class, most of a
millisecond every time that Python starts, and one question draws in sixty classes. A frozen record
is a dataclass to all who use it (`fields`, `replace`, `asdict`, matching, pickling), but each of its
methods is compiled when it is first called, and those that need not be fast are shared.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class", bound=type)
_NOT_GIVEN = object()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(plain: _Class) -> _Class:
    """The class as a dataclass with slots: compared and hashed by value, never changed."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    for name, method in _methods(made).items():
        if name not in vars(plain):
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def _methods(made: Any) -> dict[str, Callable[..., Any]]:
    def first_init(self: Any, *given: Any, **named: Any) -> None:
        made.__init__ = _init_of(made)
        made.__init__(self, *given, **named)

    def first_eq(self: Any, other: object) -> Any:
        made.__eq__ = _eq_of(made)
        return made.__eq__(self, other)

    def first_hash(self: Any) -> int:
        made.__hash__ = _hash_of(made)
        return hash(self)

    return {
        "__init__": first_init,
        "__eq__": first_eq,
        "__hash__": first_hash,
        "__repr__": _repr,
        "__reduce__": _reduce,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }


def _init_of(made: Any) -> Any:
    """As a dataclass's own, but it sets the slots themselves."""
    scope: dict[str, Any] = {"_NOT_GIVEN": _NOT_GIVEN}
    parameters, lines = ["self"], []
    for one in fields(made):
        name, value = one.name, one.name
        scope[f"_set_{name}"] = getattr(made, name).__set__
        if one.default_factory is not MISSING:
            scope[f"_make_{name}"] = one.default_factory
            value = f"_make_{name}() if {name} is _NOT_GIVEN else {name}"
            parameters.append(f"{name}=_NOT_GIVEN")
        elif one.default is not MISSING:
            scope[f"_default_{name}"] = one.default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        lines.append(f"_set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    return _compiled(f"__init__({', '.join(parameters)})", lines, scope)


def _eq_of(made: Any) -> Any:
    lines = [
        "if other.__class__ is not self.__class__: return NotImplemented",
        f"return {_tuple_of(made, 'self')} == {_tuple_of(made, 'other')}",
    ]
    return _compiled("__eq__(self, other)", lines, {})


def _hash_of(made: Any) -> Any:
    return _compiled("__hash__(self)", [f"return hash({_tuple_of(made, 'self')})"], {})


def _tuple_of(made: Any, name: str) -> str:
    return "(" + "".join(f"{name}.{one.name}, " for one in fields(made)) + ")"


def _compiled(head: str, lines: list[str], scope: dict[str, Any]) -> Any:
    exec(f"def {head}:\n" + "\n".join(f" {line}" for line in lines), scope)
    return scope[head.partition("(")[0]]


def _repr(self: Any) -> str:
    told = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
    return f"{self.__class__.__qualname__}({told})"


def _reduce(self: Any) -> tuple[Any, ...]:
    return self.__class__, tuple(getattr(self, one.name) for one in fields(self))


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
