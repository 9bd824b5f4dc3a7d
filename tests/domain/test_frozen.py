"""A frozen record is a dataclass to all who use it."""

import pickle
from copy import copy
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from functools import cached_property

import pytest

from shishi_cli.domain.frozen import changing, frozen


@frozen
class Told:
    """A figure with its words."""

    value: int
    words: str = ""
    others: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    weight: int = field(default=1, metadata={"of": "words"})

    @property
    def is_told(self) -> bool:
        return bool(self.words)


@frozen
class Judged(Told):
    """A record of a record's kind."""

    standing: str = "behind"

    def __post_init__(self) -> None:
        if not self.standing:
            raise ValueError(self.standing)


@dataclass(frozen=True, slots=True)
class Peer:
    """What Python itself would make."""

    value: int
    words: str = ""


@frozen
class Same:
    """The like of Peer."""

    value: int
    words: str = ""


def test_a_record_is_made_by_place_and_by_name_with_its_defaults() -> None:
    told = Told(3, others=("a",))
    assert (told.value, told.words, told.others, told.notes) == (3, "", ("a",), {})
    assert Told(1).notes is not Told(2).notes
    assert Judged(1, "x").is_told
    assert is_dataclass(Told)
    assert [one.name for one in fields(Judged)] == [
        "value",
        "words",
        "others",
        "notes",
        "weight",
        "standing",
    ]
    with pytest.raises(TypeError, match="value"):
        Told()
    with pytest.raises(TypeError, match="colour"):
        Told(1, colour="red")  # type: ignore[call-arg]


def test_records_compare_and_hash_by_value_within_their_class() -> None:
    assert Same(1, "x") == Same(1, "x") != Same(2, "x")
    assert hash(Same(1, "x")) == hash(Same(1, "x")) == hash(Peer(1, "x"))
    assert len({Same(1), Same(1), Same(2)}) == 2
    peer: object = Peer(1)
    assert Same(1) != peer
    assert Told(1) != Judged(1)
    assert repr(Same(1, "x")) == repr(Peer(1, "x")).replace("Peer", "Same")


def test_a_record_is_never_changed() -> None:
    same = Same(1)
    with pytest.raises(FrozenInstanceError, match="value"):
        same.value = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="value"):
        del same.value
    with pytest.raises(FrozenInstanceError, match="other"):
        same.other = 2  # type: ignore[attr-defined]
    assert same == Same(1)


def test_the_next_record_is_made_by_replace_and_copies_are_equal() -> None:
    judged = Judged(1, "x", ("a",), {"a": "b"}, 1, "done")
    assert replace(judged, value=2) == Judged(2, "x", ("a",), {"a": "b"}, 1, "done")
    assert pickle.loads(pickle.dumps(judged)) == copy(judged) == judged
    assert asdict(Same(1, "x")) == {"value": 1, "words": "x"}
    match Same(1, "x"):
        case Same(1, words):
            assert words == "x"
        case _:
            pytest.fail("a record matches by its fields")


def test_what_a_class_says_itself_stays() -> None:
    with pytest.raises(ValueError, match=r"^$"):
        Judged(1, standing="")

    @frozen
    class Loud:
        word: str

        def __repr__(self) -> str:
            return self.word.upper()

    assert repr(Loud("a")) == "A"


@frozen
class Summed:
    """What looks something up once."""

    values: list[int]

    @cached_property
    def total(self) -> int:
        return sum(self.values)


def test_what_is_looked_up_once_is_kept() -> None:
    summed = Summed([1, 2])
    assert summed.total == 3
    summed.values.append(3)
    assert summed.total == 3
    assert Summed([1, 2, 3]) == summed
    with pytest.raises(FrozenInstanceError):
        summed.values = []  # type: ignore[misc]


@changing
class Gathered:
    """What is filled as work goes on."""

    name: str
    found: list[int] = field(default_factory=list)
    done: bool = False


def test_what_gathers_is_set_field_by_field_and_compares_by_value() -> None:
    gathered = Gathered("a")
    gathered.found.append(1)
    gathered.done = True
    assert gathered == Gathered("a", [1], done=True) != Gathered("a")
    assert replace(gathered, name="b") == Gathered("b", [1], True)
    with pytest.raises(AttributeError, match="other"):
        gathered.other = 2  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="unhashable"):
        hash(gathered)
