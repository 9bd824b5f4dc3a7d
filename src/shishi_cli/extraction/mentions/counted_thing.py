"""Whether a quantity counts what a promise counts, by the words around both (所数的对象)."""

import re
from decimal import Decimal
from enum import IntEnum
from functools import cache
from operator import add

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.kept import kept
from shishi_cli.extraction.lexicon import event_words
from shishi_cli.extraction.mentions.roles import Words
from shishi_cli.extraction.rules import alternatives, load_rules, pattern, written
from shishi_cli.extraction.text.similarity import same_words

_NOT_WORDS = re.compile(r"[^\w]|[\d_]")
_MARKS = re.compile(r"[^\w\s]|[\d_]")

_RULES = "mentions/counted_thing"


class Fit(IntEnum):
    """How the object of a quantity agrees with a promise's (对象相符程度)."""

    OTHER = 0  # another thing stands behind the number: 2所小学 for 幼儿园
    ASIDE = 1  # words in front of it agree in nothing: 砌筑检查井118座
    NEAR = 2  # another word, but the sentence or a character agrees
    SILENT = 3  # only verbs: 累计完成12个
    SAME = 4  # a word in common


@frozen
class Counted:
    """What is told of the object of a quantity (所数的对象).

    `thing` is the noun that is counted, empty where only verbs stand there, `behind` whether it
    stands behind the number; `head` is a single character there, 站 of 2个站. `pairs` are the pairs of characters of its words that tell an
    object, `clause` and `sentence` those in the clause and in the sentence before. `near` are the
    words of the clause and `wider` those a little further off, synonyms written in one way.
    """

    thing: str
    head: str
    behind: bool
    pairs: frozenset[str]
    clause: frozenset[str]
    sentence: frozenset[str]
    near: str
    wider: str


@frozen
class Own:
    """A promise's own words, for comparing (指标用词): its name and all its words, synonyms written
    in one way, and the pairs of characters of their nouns."""

    name: str
    words: str
    named: frozenset[str]
    things: frozenset[str]


def own_words(name: str, words: str) -> Own:
    """The words of a promise, prepared once for all quantities that may tell of it."""
    return Own(same_words(name), same_words(words), content(name), content(words))


def counted_thing(words: Words, unit: str, amount: Decimal) -> Counted:
    """What a quantity with those words around counts, the noun behind it before the one in front."""
    behind = _behind(words.tail)
    head = "" if behind else _up_to_verb(words.tail)
    in_front = "" if behind or are_names(words.lead, unit, amount) else _in_front(words.lead, unit)
    thing = same_words(behind or in_front)
    return Counted(
        thing=thing,
        head=head if len(head) == 1 else "",
        behind=bool(behind),
        pairs=content(thing),
        clause=content(f"{words.lead},{words.tail}"),
        sentence=content(words.before),
        near=same_words(words.lead + words.tail),
        wider=same_words(words.before[-40:] + words.tail),
    )


def _behind(tail: str) -> str:
    """The noun that stands right behind a quantity: 小区 of 小区的改造已完成, but 样板段 of
    线路的样板段亮灯."""
    owner, _, owned = tail.partition("的")
    thing = _up_to_verb(owned) if owned and not _verbs().search(owner) else ""
    thing = thing if len(thing) > 1 else _up_to_verb(owner)
    return thing if len(thing) > 1 else ""


def _in_front(lead: str, unit: str) -> str:
    if unit == "%":  # a rate is named whole: 按期办结率
        return _plain(lead)
    end = len(lead)
    for verb in reversed([*_verbs().finditer(lead)]):  # 安装路灯120盏 and 路灯安装120盏
        thing = _bare(lead[verb.end() : end])
        if len(thing) > 1:
            return thing
        end = verb.start()
    thing = _bare(lead[:end])
    return thing if len(thing) > 1 else ""


def are_names(lead: str, unit: str, amount: Decimal) -> bool:
    """Whether the words in front list as many names as are counted, 柳荫里、桂香园2处, or some of
    them: 滨河、文昌等5处."""
    found = pattern(_RULES, "names").search(lead)
    if found is None or says_verb(found[0]):
        return False
    names = len(pattern(_RULES, "joined").split(found[0]))
    some = found["some"] and unit in load_rules(_RULES)["of_places"]["words"].split()
    return names < amount if some else names == amount


def _bare(words: str) -> str:
    """A noun without the particles round it: 共发卡8617张 counts what 发卡1326张 does."""
    return pattern(_RULES, "adverbs").sub("", _plain(words))


def fit(told: Counted, own: Own) -> Fit:
    """How the object told agrees with a promise's."""
    if told.head and own.name.endswith(told.head):
        return Fit.SAME
    if told.head in _other_heads() and told.head not in own.words:
        return Fit.OTHER  # 两园共设24个班 of 学位720个
    if not told.thing:
        return Fit.SAME if told.clause & own.things else Fit.SILENT
    if told.pairs & own.things or abbreviates(told.thing, own.words):
        return Fit.SAME
    if told.clause & own.things or told.sentence & own.things:
        return Fit.NEAR if told.behind else Fit.SILENT  # 新开通基站86个,累计开通427个
    if not set(told.thing).isdisjoint("".join(own.things)):
        return Fit.NEAR
    if not told.pairs:
        return Fit.SILENT
    return Fit.OTHER if told.behind else Fit.ASIDE


def abbreviates(thing: str, words: str) -> bool:
    """快检 is 快速检测: each character stands in the words, in that order."""
    letters = iter(words)
    return len(thing) > 1 and all(letter in letters for letter in thing)


@kept(4096)
def content(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters in words, without verbs and particles that fit any."""
    runs = _MARKS.sub("", _hollow().sub(" ", same_words(words))).split()
    return frozenset(pair for run in runs for pair in map(add, run, run[1:]))


def _up_to_verb(tail: str) -> str:
    """The noun that stands right behind a quantity: 小区 of 小区的改造已完成."""
    found = _verbs().search(tail)
    return _plain(tail[: found.start()] if found else tail)[:12]


def _plain(words: str) -> str:
    return _NOT_WORDS.sub("", _hollow().sub("", words))


def says_verb(words: str) -> bool:
    """Whether the words hold a verb, a particle or the word of an event, and are no bare noun."""
    return bool(_verbs().search(words))


@cache
def _other_heads() -> frozenset[str]:
    return frozenset(load_rules(_RULES)["other_heads"]["words"].split())


@cache
def _hollow() -> re.Pattern[str]:
    return compiled(f"{written(_RULES, 'time')}|{written(_RULES, 'hollow')}")


@cache
def _verbs() -> re.Pattern[str]:
    """Where a noun ends or starts: verbs, particles and the words of events."""
    rules = load_rules(_RULES)
    events = event_words("finished", "settled", "under_way", "prepared")
    hollow, verbs = (rules[name]["words"].split() for name in ("hollow", "verbs"))
    return compiled(alternatives([*hollow, *events, *verbs]) + "|[()]")
