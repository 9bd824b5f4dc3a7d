"""How many things are told as done by their names, where no number tells it (以名称数)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import BY_NAMES, Basis, Bound
from shishi_cli.domain.prepared import compiled
from shishi_cli.extraction.figures.candidates import Candidate
from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.mentions.counted_thing import Fit, content, says_verb
from shishi_cli.extraction.mentions.events import Event, Events, ToldEvent, events_in
from shishi_cli.extraction.mentions.mentions import Mention, Text, mention_at
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.numbers.find_quantities import Quantity
from shishi_cli.extraction.numbers.units import counts_whole, same_count
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import load_rules, pattern

_RULES = "figures/named_things"
_MOST, _LONGEST = 20, 12  # things that are told one by one; characters of a name
_NAME = "[一-龥A-Za-z0-9#□]+"  # with the course of a road, which is blanked
_OPEN = frozenset({"negated", "under-way", "prepared", "rest", "future"})


@frozen
class _Named:
    """Things that a clause names (列名), with all that is said of them: `count` names, the clauses
    `told` of them, and where they stand."""

    start: int
    end: int
    count: int
    told: tuple[str, ...]


def of_named_things(promise: Promise, text: Text, roles: Sequence[Role | None]) -> Tied | None:
    """How many names are told as done, where no number tells it: 城关市场、江口市场已改造完成,北门市场改造中
    of 5 are 2. It is doubted unless the names and the numbers of what is left make up all that are
    promised."""
    if not counts_whole(promise.unit) or promise.amount > _MOST:
        return None
    if promise.amount == 1:
        return _the_one(promise, text)
    endings = _endings(promise)
    named = list(_named_in(text, promise, endings)) if endings else []
    done = [one for one in named if _is_done(one, promise)]
    if not done:
        return None
    counted = sum(one.count for one in named)
    left = _left(text, roles, promise)
    if counted + left > promise.amount:
        return None
    amount = Decimal(sum(one.count for one in done))
    doubts = () if counted + left == promise.amount else (BY_NAMES,)
    return _told(amount, done[0].start, done[-1].end, promise, text, *doubts)


def _is_of_it(words: str, promise: Promise) -> bool:
    """Whether words before an act name what is promised, or nothing: 8月20日, 项目."""
    bare = _written("light").sub("", words).strip("0123456789")
    return not bare or bool(content(bare) & promise.own.things)


def _the_one(promise: Promise, text: Text) -> Tied | None:
    """The one thing promised, where the cell opens with words that tell nothing but that it is finished,
    7月22日通过竣工验收 of 建设公墓1处, or a clause names it: 幼儿园已建成并交付使用;
    one that is to be begun, where a clause tells that it is."""
    if _written("asks_begin").match(promise.name):
        begun = _written("begun").search(text.folded)
        if begun is None or not _is_of_it(begun["thing"], promise):
            return None  # 招标工作已启动
        return _told(Decimal(1), begun.start("act"), begun.end(), promise, text)
    if _written("left_to_do").search(text.folded):
        return None
    starts = [0, *(m.end() for m in compiled("[,。;]").finditer(text.folded))]
    for found in filter(None, (_written("finished").match(text.folded, at) for at in starts)):
        if _written("asks_use").search(promise.words) and found["used"] is None:
            continue
        named = content(found["thing"]) & promise.own.things
        if named or not (found["thing"] or found.start()):
            return _told(Decimal(1), found.start("act"), found.end("act"), promise, text)
    return None


def _told(
    amount: Decimal, start: int, end: int, promise: Promise, text: Text, *doubts: str
) -> Tied:
    quantity = Quantity(start, end, amount, promise.unit, Bound.EXACT, "names")
    figure = Candidate(
        mention_at(text, quantity), amount, Basis.UNMARKED, (0.0, 0.0, 0.0), Fit.SAME, finished=True
    )
    return Tied(figure, doubts)


def _endings(promise: Promise) -> re.Pattern[str] | None:
    """How the names of what is promised end, None where nothing tells."""
    for kind in load_rules(_RULES)["kind"]:
        if compiled(kind["promised"]).search(promise.name):
            ends = kind["named"]  # 学府路, and 学府路南延; 实验小学东校区
            side = f"[新老东南西北中]{{1,2}}(?:{ends}|延伸?段?|段)"
            return compiled(f"(?P<name>.{{1,{_LONGEST}}}?)(?:{ends})(?:{side})?□*")
    return None


def _named_in(text: Text, promise: Promise, endings: re.Pattern[str]) -> Iterator[_Named]:
    """The things that are named, each with the clauses up to the next or to the end of the sentence."""
    folded = _written("course").sub(lambda course: "□" * len(course[0]), text.folded)
    for start, end in _sentences(folded):
        clauses = [*re.finditer("[^,]+", folded[start:end])]
        open_: _Named | None = None
        for clause in clauses:
            at = start + clause.start()
            is_counted = any(_is_of(m, at, start + clause.end(), promise) for m in text.mentions)
            found = None if is_counted else _names(clause[0], promise, endings)
            if found or is_counted:
                if open_:
                    yield open_
                open_ = None
            if found:
                length, count = found
                open_ = _Named(at, at + length, count, (clause[0][length:],))
            elif open_:
                open_ = _Named(open_.start, open_.end, open_.count, (*open_.told, clause[0]))
        if open_:
            yield open_


def _sentences(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _written("parted").finditer(folded):
        yield start, mark.start()
        start = mark.end()
    yield start, len(folded)


def _is_of(mention: Mention, start: int, end: int, promise: Promise) -> bool:
    """Whether a number of the promise's count stands there, so that names are not counted."""
    if not (start <= mention.quantity.start < end):
        return False
    own = mention.before.rpartition("(")[2]
    if ")" not in own and len(own) < len(mention.before) and not content(own) & promise.own.things:
        return False  # 北门停车场(车位180个): what the one thing holds
    return same_count(mention.quantity.unit, promise.unit)


def _names(clause: str, promise: Promise, endings: re.Pattern[str]) -> tuple[int, int] | None:
    """How many characters the names at the beginning of a clause take, and how many they are."""
    head, colon, _ = clause.partition(":")
    name = endings.fullmatch(head.strip()) if colon else None
    if name is not None and _is_name(head.strip(), promise):
        return len(head) + 1, 1  # 文昌北路:已完工
    before = _written("before").match(clause)
    at = before.end() if before else 0
    count = 0
    while True:
        mark = _written("joined").search(clause, at)
        piece = clause[at : mark.start()] if mark else clause[at:]
        if mark and _is_name(piece, promise) and not _says_verb(piece):
            count, at = count + 1, mark.end()
            continue
        if mark and compiled(_NAME).fullmatch(piece) and _written("no_name").search(piece):
            return None  # 教学楼、宿舍楼 of one
        found = endings.match(piece)
        if found is None or not _is_name(found[0], promise):
            return None
        return at + found.end(), count + 1


def _says_verb(piece: str) -> bool:
    return says_verb(_written("street").sub("", piece))


def _is_name(words: str, promise: Promise) -> bool:
    words = words.rstrip("□")
    whole = (
        len(words) > 1
        and compiled(_NAME).fullmatch(words) is not None
        and len(words) <= _LONGEST + 3
    )
    own = words in promise.name and not any(map(str.isdecimal, words))  # but K7路 is a name there
    return whole and not own and not _written("no_name").search(words)


def _is_done(named: _Named, promise: Promise) -> bool:
    """Whether a clause tells them as done, and none behind it that they are still worked on."""
    done = [i for i, words in enumerate(named.told) if _tells_done(words, promise)]
    if not done or any(_written("in_hand").search(words) for words in named.told[: done[0]]):
        return False  # 正在进行消防验收,设备采购到位
    behind = named.told[done[0] + 1 :]
    still = pattern("mentions/wording", "still_worked_on")
    return not any(still.match(words) or _written("left").search(words) for words in behind)


def _tells_done(words: str, promise: Promise) -> bool:
    if _written("open").search(words):
        return False
    told = events_in(words)
    if any(one.is_own(promise.words) and not one.is_of_part for one in told):
        return True  # 已进场施工 of 开工建设敬老院2家
    on_a_day = _written("act_done").search(words)
    if on_a_day and promise.words.startswith(on_a_day["act"]):
        return True
    event = Events((), told, ()).nearest(promise.words)
    if event is not Event.UNTOLD:
        return event is Event.FINISHED and _is_of_the_thing(words, told, promise)
    done = _written("done").search(words)
    if done is None or _written("asks_use").search(promise.words):
        return False
    act, of = done["first"] or done["last"], (done["of"] or "") + words[: done.start()]
    return act in promise.words and not _names_a_part(of, promise)


def _is_of_the_thing(words: str, told: Sequence[ToldEvent], promise: Promise) -> bool:
    """Whether an event that finishes is told of the thing itself, and as the promise wants it: 摊位安装
    完成 is of a part of the 市场, 竣工验收 opens no 幼儿园."""
    ended = [one for one in told if one.kind in (Event.FINISHED, Event.SETTLED)]
    if any(_written("used").search(one.word) for one in ended):
        return True  # 沥青铺设完毕并通车
    if _written("asks_use").search(promise.words):
        return False
    return any(not _names_a_part(words[: words.find(one.word)], promise) for one in ended)


def _names_a_part(words: str, promise: Promise) -> bool:
    """Whether the words before what is told name something else than the thing promised: 摊位."""
    left = _written("light").sub(" ", words)
    return bool(content(left) - promise.own.things)


def _left(text: Text, roles: Sequence[Role | None], promise: Promise) -> Decimal:
    """How many are told by number as not done: 另2个市场正在编制方案."""
    left = [
        mention.quantity.amount
        for mention, role in zip(text.mentions, roles, strict=True)
        if role is not None
        and role.name in _OPEN
        and same_count(mention.quantity.unit, promise.unit)
        and mention.quantity.amount < promise.amount
    ]
    # 5所完成招标,4所开工 of 7: stages of the same ones, each told of all that are as far
    return min(sum(left, Decimal(0)), max(left, default=Decimal(0)))


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
