"""What a goal and a report say in the same words, with other ordinals, or of one part (同文比对)."""

import re
from collections.abc import Sequence
from decimal import Decimal

from shishi_cli.domain.numerals import whole
from shishi_cli.extraction.milestones.statements import State, Statement
from shishi_cli.extraction.milestones.steps import steps_in
from shishi_cli.extraction.numbers.not_quantities import DIGITS, NUMERALS
from shishi_cli.extraction.promises.levels import is_judged_below
from shishi_cli.extraction.rules import pattern
from shishi_cli.extraction.text.similarity import pairs, same_words

_FLOORS, _SCHOOLS = "层", "校学中小"
_ONE_WAY = str.maketrans("一二两三四五六七八九", "1223456789")  # 2个中心 and 两个中心
_WORKS = "工程量"
_LEAST = 2  # characters of an act
_SHORTEST = 3  # characters of a goal's own words: fewer stand in other words too


def says_again(clause: str, statement: Statement) -> bool:
    """Whether a clause of the report tells the goal's own words as done: 完成基础和主体施工 and
    已完成基础和主体施工; 取得施工许可证 and 施工许可证5月6日核发; 室内装修完成50% and 室内装修完成60%."""
    if tells_of_its_part(clause, statement.text):
        return False
    if _is_as_far(clause, statement.text):
        return True
    if statement.state is not State.DONE:
        return False
    if not statement.steps - steps_in(same_words(clause)):
        asked, told = _core(clause), _core(statement.text)
        if _holds(told, asked) or (len(asked) > _SHORTEST and pairs(asked) <= pairs(told)):
            return re.findall(r"\d+", asked) == re.findall(r"\d+", told)
    # 完成施工、监理招标 and 施工、监理招标已完成; 机房装修设计 is another step than 机房装修
    asked, told = _bare(clause), _bare(statement.text)
    further = steps_in(same_words(told)) - steps_in(same_words(asked))
    return _holds(told, asked) and not further and re.findall(r"\d", told) == []


def _is_as_far(asked: str, told: str) -> bool:
    """Whether both tell the same work by its share, and the report as much of it or more."""
    wanted, found = _written("percent").findall(asked), _written("percent").findall(told)
    if len(wanted) != 1 or len(found) != 1 or Decimal(found[0]) < Decimal(wanted[0]):
        return False
    ours, theirs = map(_without_share, (asked, told))
    return len(ours) >= _SHORTEST and ours == theirs


def tells_of_its_part(asked: str, told: str) -> bool:
    """Whether the words that are asked for are there, and what is told is only something of them: 装修样板间
    完成 of 完成装修工程, 半幅沥青摊铺完成 of 完成沥青摊铺, 主体封顶在即 of 主体封顶."""
    core = _written("any_work").sub("", _bare(asked))
    if len(core) < _LEAST or core not in told:
        return False
    if _written("upon_tender").search(core):
        return False  # 物资采购合同签订
    before, _, behind = told.partition(core)
    part = _written("its_part_behind").match(behind) or _written("its_part_before").search(before)
    return part is not None and part["what"] not in asked


def asks_share_of_works(clause: str) -> bool:
    """Whether how far all the works are is asked for: 完成工程量的80%."""
    return _without_share(clause) == _WORKS != clause


def _without_share(words: str) -> str:
    """What a share is of, the works by one name."""
    of = _written("works").sub(_WORKS, _bare(_written("percent").sub("", words)))
    return of.translate(_ONE_WAY)


def _holds(told: str, asked: str) -> bool:
    """Whether the words stand there, and not as the name of an office: 财政评审中心."""
    if len(asked) < _SHORTEST or asked not in told:
        return False
    return not _written("office").match(told.partition(asked)[2])


def ordinal_reached(asked: str, told: str) -> bool | None:
    """Whether the report is as far as the goal counts, 第五轮 and 第四轮; None where either counts
    no rounds or they count others."""
    wanted, found = _ordinals(asked), _ordinals(told)
    counted = wanted.keys() & found.keys()
    if not counted:
        return None
    return all(found[word] >= wanted[word] for word in counted)


def names_other_part(asked: str, told: str) -> bool:
    """Whether both name parts of one kind, and the report none of those asked for: 2号楼 and 1号楼,
    南区 and 北区, 二期 and 一期, 省级验收 and 市级验收; 1-3号楼 name the second too."""
    if ordinal_reached(asked, told) is False or is_judged_below(asked, told):
        return True
    wanted, found = _parts(asked), _parts(told)
    return any(
        not wanted[kind] & found[kind] for kind in (wanted.keys() & found.keys()) - {_FLOORS}
    )


def _parts(words: str) -> dict[str, set[str]]:
    """The numbers and sides by which parts of a kind are named."""
    parts: dict[str, set[str]] = {}
    for match in _written("part").finditer(words):
        kind = match["numbered"] or match["sided"]
        named = _written("part_name").findall(match["numbers"] or match["sides"])
        parts.setdefault(kind, set()).update(*map(_between, named))
    return parts


def _between(ends: tuple[str, str]) -> set[str]:
    """The names of a range, 1-3, each; of a single one, itself."""
    if not set(ends[0]) <= {*DIGITS, *NUMERALS}:
        return {ends[0]}
    first, last = (whole(end or ends[0]) for end in ends)
    return {str(number) for number in range(first, last + 1)}


def are_two_parts(reached: str, other: str) -> bool:
    """Whether two clauses are about two parts of one thing: 东段 and 中段, 3号楼 and 5号楼, or two of
    the same kind by their names, 槐树巷、铁匠巷 and 染坊巷."""
    section = _written("section").search
    if section(reached) and section(other):
        return True
    first, second = names(reached), names(other)
    alike = first and second and _head(first) == _head(second)
    return bool(alike) and not {*first} & {*second}


def names_other_floors(asked: str, told: str) -> bool:
    """Whether both name floors, and no common one: 7-8层 and 4-6层. A higher one is no other part:
    it says that those under it are there."""
    wanted, found = (_parts(words).get(_FLOORS, set()) for words in (asked, told))
    return bool(wanted and found) and not wanted & found


def names_same_part(asked: str, told: str) -> bool:
    """Whether the goal names the part, and no other, that is told: 1-3层, 第一批, 城东幼儿园."""
    for kind in (_parts, _ordinals):
        own = kind(asked)
        if own and own == kind(told):
            return True
    named = names(told)
    return bool(named) and named == names(asked)


def tells_of_named(asked: str, told: str) -> bool:
    """Whether the report names all that the goal names: 红旗水库 of 红旗水库完成坝体灌浆."""
    named = names(asked)
    return bool(named) and all(name in told for name in named)


def names(clause: str) -> list[str]:
    """The names of places that are the subject of a clause."""
    subject = _written("subject").match(clause)
    return _written("joined").split(subject[1]) if subject else []


def _head(named: Sequence[str]) -> str:
    """The character by which names tell what kind of thing they are of; 二中 and 二小 are schools."""
    last = named[-1][-1]
    return "校" if last in _SCHOOLS else last


def name_one_rate(asked: str, told: str) -> bool:
    """Whether both tell the same rate: 开工率达到70%以上 and 开工率75%."""
    rates = _written("rate").findall
    return bool(set(rates(asked)) & set(rates(told)))


def _core(words: str) -> str:
    """The words without time, verbs of completion and what joins them, synonyms in one way."""
    return _written("hollow").sub("", same_words(_written("time").sub("", words)))


def _bare(words: str) -> str:
    """The same as they are written."""
    return _written("hollow").sub("", _written("time").sub("", words))


def _ordinals(words: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for match in _written("ordinal").finditer(words.replace("首", "第一")):
        found[match[2]] = max(whole(match[1]), found.get(match[2], 0))
    return found


def _written(name: str) -> re.Pattern[str]:
    return pattern("milestones/alike", name)
