"""Records, frozen ones and others, that cost a process little until one is made.

`dataclass(frozen=True, slots=True)` writes and compiles its methods for each class, most of a
millisecond every time that Python starts, and one question draws in sixty classes. A frozen record
is a dataclass to all who use it (`fields`, `replace`, `asdict`, matching, pickling), but what it
tells of its fields is put together when it is first asked for, and the method that makes records with
the first of them, of code that an earlier process kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

from shishi_cli.domain.prepared import translated

_Class = TypeVar("_Class", bound=type)
_NOT_GIVEN = object()
_FIELDS = "__frozen__"  # where a class keeps the names of its fields with their defaults
_OF_PLAIN = ("__dict__", "__weakref__")
_BECOME = vars(object)["__class__"].__set__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(plain: _Class) -> _Class:
    """The class as a dataclass with slots: compared and hashed by value, never changed."""
    return _with_slots(plain, is_frozen=True)


@dataclass_transform(field_specifiers=(field,))
def changing(plain: _Class) -> _Class:
    """The class as a dataclass with slots: compared by value, its fields are set as work goes on."""
    return _with_slots(plain, is_frozen=False)


def _with_slots(plain: _Class, *, is_frozen: bool) -> _Class:
    own = {name: vars(plain).get(name, MISSING) for name in plain.__annotations__}
    inherited: dict[str, Any] = {}
    for base in plain.__mro__[:0:-1]:
        inherited |= vars(base).get(_FIELDS, {})
    every = {**inherited, **own}
    slots = [name for name in own if name not in inherited]
    once = {
        name: _Once(value.func)
        for name, value in vars(plain).items()
        if isinstance(value, cached_property)
    }
    if once:
        slots.append("__dict__")  # where what is looked up once is kept
    body: dict[str, Any] = {
        **_methods(every, is_frozen=is_frozen),
        **{name: value for name, value in vars(plain).items() if name not in own},
        **once,
        "__slots__": tuple(slots),
        "__match_args__": tuple(every),
        "__dataclass_fields__": _ToldFields(),
        _FIELDS: every,
    }
    for name in _OF_PLAIN:
        body.pop(name, None)
    # All at once: Python looks through a class again for each method that is set later.
    made: _Class = type(plain)(plain.__name__, plain.__bases__, body)
    return made


class _Once(cached_property[Any]):
    """Without the lock that Python 3.11 takes for it, which costs more than most of what is looked
    up: two threads that look at once find the same, for no record changes."""

    def __get__(self, record: Any, made: Any = None) -> Any:
        if record is None:
            return self
        found = record.__dict__[self.attrname] = self.func(record)
        return found


class _ToldFields:
    """What `dataclasses.fields` tells of a class, put together when it is first asked for."""

    def __get__(self, record: object, made: Any) -> Mapping[str, Field[Any]]:
        types: dict[str, Any] = {}
        for each in made.__mro__[::-1]:
            types |= each.__annotations__ if _FIELDS in vars(each) else {}
        every = vars(made)[_FIELDS]
        defaults = {name: default for name, default in every.items() if default is not MISSING}
        # Without a text of its own the class would be told about by its signature, which takes long.
        named = {"__annotations__": types, "__module__": made.__module__, "__doc__": made.__name__}
        plain: Any = dataclass(init=False, repr=False, eq=False)(
            type(made.__name__, (), named | defaults)
        )
        made.__dataclass_fields__ = plain.__dataclass_fields__
        return plain.__dataclass_fields__  # type: ignore[no-any-return]


def _methods(every: Mapping[str, Any], *, is_frozen: bool) -> dict[str, Any]:
    """What records of these fields do."""
    values: Callable[[Any], Any] = attrgetter(*every) if every else lambda _: ()

    def init(self: Any, *given: Any, **named: Any) -> None:
        cls: Any = next(c for c in type(self).__mro__ if vars(c).get(_FIELDS) is every)
        cls.__init__ = _init_of(cls, every, is_frozen=is_frozen)  # in place of this one
        cls.__init__(self, *given, **named)

    def eq(self: Any, other: object) -> Any:
        if other is self:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hash_of(self: Any) -> int:
        return hash(values(self))

    def reduced(self: Any) -> tuple[Any, ...]:
        given = values(self)
        return self.__class__, (given if len(every) != 1 else (given,))

    methods = {"__init__": init, "__eq__": eq, "__repr__": _repr, "__reduce__": reduced}
    if not is_frozen:
        return {**methods, "__hash__": None}
    return {
        **methods,
        "__hash__": hash_of,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }


def _default_of(told: Any) -> tuple[Any, Any]:
    """What makes a field's value anew for each record, and what it is else; MISSING for none."""
    return (told.default_factory, told.default) if isinstance(told, Field) else (MISSING, told)


def _init_of(made: type, every: Mapping[str, Any], *, is_frozen: bool) -> Any:
    """As a dataclass's own, but a frozen record is of a class that can be set while it is filled: each
    field takes a fourth of the time that way, and to change the class that of three of them."""
    scope: dict[str, Any] = {"_NOT_GIVEN": _NOT_GIVEN}
    parameters, lines = ["self"], []
    if is_frozen:
        body = {"__slots__": vars(made)["__slots__"], "__setattr__": object.__setattr__}
        scope["_open"] = type(made)(made.__name__, made.__bases__, body)
        scope |= {"_become": _BECOME, "_own": made}
        lines.append(" _become(self, _open)")
    for name, told in every.items():
        value, (factory, default) = name, _default_of(told)
        if factory is not MISSING:
            scope[f"_make_{name}"] = factory
            value = f"_make_{name}() if {name} is _NOT_GIVEN else {name}"
            parameters.append(f"{name}=_NOT_GIVEN")
        elif default is not MISSING:
            scope[f"_default_{name}"] = default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        lines.append(f" self.{name} = {value}")
    if is_frozen:
        lines.append(" self.__class__ = _own")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec(translated("\n".join((f"def __init__({', '.join(parameters)}):", *lines))), scope)
    return scope["__init__"]


def _repr(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in getattr(self, _FIELDS))
    return f"{self.__class__.__qualname__}({told})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
