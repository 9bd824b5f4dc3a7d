"""What single words beside a quantity say of it, each told when it is first asked for (用词)."""

import re
from decimal import Decimal
from functools import cached_property

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.numerals import whole
from shishi_cli.extraction.mentions.counted_thing import content
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.roles import Words
from shishi_cli.extraction.mentions.stages import stage_alone, stage_at_end, step_alone
from shishi_cli.extraction.rules import load_rules, pattern

_RULES = "mentions/wording"


@frozen
class Wording:
    """The words around a quantity as they are asked about (用词): each property by the rule of its
    name. Most quantities are asked about few of them."""

    words: Words
    after: str
    following: str  # the beginning of the next clause of its sentence

    @cached_property
    def in_part(self) -> bool:
        """A share of it is told behind: 86个小区改造过半."""
        return _written("in_part").match(self.after) is not None

    @cached_property
    def base(self) -> Decimal | None:
        """Of how many: 完成12/20个."""
        found = _written("base").match(self.after)
        return Decimal(found[1]) if found else None

    @cached_property
    def is_being_judged(self) -> bool:
        """Whether those counted are still to be chosen: 入库培育15家,正在组织专家评审."""
        return _written("being_judged").match(self.following) is not None

    @cached_property
    def awaits_award(self) -> bool:
        """Whether the title that those counted shall have is still to be given: 待省厅考核认定."""
        return _written("awaits_award").match(self.following) is not None

    @cached_property
    def leads_to_shares_of_each(self) -> bool:
        """Whether the clause behind tells a share of each of several: 分别占各自计划的82%、53%."""
        return _written("shares_of_each").match(self.following) is not None

    @cached_property
    def is_still_worked_on(self) -> bool:
        """Whether those counted are still worked on: 主体改造已完成,正在安装摊位."""
        return _written("still_worked_on").match(self.following) is not None

    @cached_property
    def act_of_all(self) -> str:
        """What all of them are told to have done: 开班 in 30个办班点已全部开班."""
        found = _written("act_of_all").search(self.words.tail)
        return found[1] if found else ""

    @cached_property
    def acts(self) -> frozenset[str]:
        """What the words before it say is done, 改建, or those that head its sentence: 改造项目中,城北、向阳2个."""
        headed = _written("headed").match(self.words.before)
        return acts_in(self.words.lead) or (acts_in(headed[0]) if headed else frozenset())

    @cached_property
    def sizes(self) -> frozenset[str]:
        """How large the things are: 亿元 of 亿元及以上项目31个."""
        return sizes_in(self.words.lead)

    @cached_property
    def adds(self) -> bool:
        """It comes on top of others: 新增70个."""
        return self.words.lead[-2:] in load_rules(_RULES)["adds"]["words"].split()

    @cached_property
    def all_are_finished(self) -> bool:
        """省级任务3座全部完工."""
        finished = _written("all_finished").match(self.words.tail)
        return finished is not None and tells(self.words.tail, Event.FINISHED)

    @cached_property
    def is_done_task(self) -> bool:
        """已完成走访任务数7120户, but not 超额完成40所的年度目标."""
        done = _written("done_task").search(self.words.lead)
        return done is not None and not _written("task").match(self.words.tail)

    @cached_property
    def concerns(self) -> bool:
        """Whether it is only what the work concerns: 涉及21所学校420间教室."""
        return _written("concerns").search(self.words.before) is not None

    @cached_property
    def until(self) -> int | None:
        """The month until which it was to be done, where no word says that it is still a plan."""
        found = _written("until").search(self.words.before)
        return whole(found[1]) if found else None

    @cached_property
    def coming(self) -> int | None:
        """The month in which it is told to be done, where nothing says that it is: 9月底再建成6个,
        建成6个(计划9月); the first of the quarter, 第四季度完成6个."""
        if quarter := _written("coming_quarter").search(self.words.before):
            return 3 * whole(quarter[1]) - 2
        found = _written("coming").search(self.words.before)
        if found is None and "已" not in self.words.lead:
            found = _written("coming_behind").match(self.after)
        return whole(found[1]) if found else None

    @cached_property
    def is_of_whole_year(self) -> bool:
        """全年任务为40个, in a goal."""
        return _written("whole_year").search(self.words.lead + self.words.tail) is not None

    @cached_property
    def is_of_year(self) -> bool:
        """全年配备320名."""
        return _written("year").search(self.words.lead) is not None

    @cached_property
    def is_of_this_year(self) -> bool:
        """今年以来124台."""
        return "今年" in self.words.before

    @cached_property
    def is_of_named_year(self) -> bool:
        """2022年已建成28座: of another year, where the cell tells this year's apart."""
        return _written("named_year").search(self.words.before) is not None

    @cached_property
    def named_year(self) -> int | None:
        """The year that it is of, by its words: 2022 of 2022年已建成28座."""
        found = _written("named_year").search(self.words.before)
        return int(found[0][:4]) if found else None

    @cached_property
    def is_total(self) -> bool:
        """累计新改建803公里."""
        return _written("total").search(self.words.lead) is not None

    @cached_property
    def is_in_total(self) -> bool:
        """Whether the number or the list that it stands in is a total: 累计敷设主管9.7公里、支管4.2公里."""
        return self.is_total or _written("total").search(self.words.led) is not None

    @cached_property
    def is_corrected(self) -> bool:
        """What a number told before it is corrected to: 核减8人后394人; 上报16个,经核实完成9个."""
        return _written("corrected").search(self.words.before) is not None

    @cached_property
    def is_planned(self) -> bool:
        """原计划完成15个, where another number tells what was done."""
        return _written("planned").search(self.words.lead) is not None

    @cached_property
    def is_actual(self) -> bool:
        """实际完成9个, 仅完成9个: told against what was to be done."""
        return _written("actual").search(self.words.lead) is not None

    @cached_property
    def month(self) -> int | None:
        """The month that a part of a total is of: 其中7月完成39户."""
        found = _written("month_of_part").match(self.words.lead)
        return int(found[1]) if found else None

    @cached_property
    def is_of_use(self) -> bool:
        """Whether those counted are used already, which comes behind the works: 入住1622户, 2所开诊."""
        behind = _written("of_use_behind").match(self.words.tail)
        return behind is not None or _written("of_use").search(self.words.lead) is not None

    @cached_property
    def stage_alone(self) -> int | None:
        """How far those counted are, where nothing else is said of them: 移交5个."""
        return stage_alone(self.words)

    @cached_property
    def stage_at_end(self) -> int | None:
        """How far those counted are, whatever they are called: 全县已移交5个."""
        return stage_at_end(self.words)

    @cached_property
    def step_alone(self) -> int | None:
        """The place of its step in the order of work, where nothing but a word of work leads it: 采购2500册."""
        return step_alone(self.words)

    @cached_property
    def is_of_dose(self) -> bool:
        """Whether those counted had one of several doses, so that they are no others: 第二针接种1248人."""
        return _written("dose").search(self.words.lead) is not None

    @cached_property
    def is_respective(self) -> bool:
        """分别新增41台、26台."""
        return _written("respectively").search(self.words.before) is not None

    @cached_property
    def each_of(self) -> frozenset[str] | None:
        """What is named of which each has the number: 两癌筛查各完成5000人; None where places have it."""
        found = _written("of_each").search(self.words.lead)
        return content(self.words.lead[: found.start()]) if found else None

    @cached_property
    def label(self) -> frozenset[str] | None:
        """What the name that begins its line tells: 服务站:建成37个."""
        found = _written("label").match(self.words.before)
        return content(found[1]) if found else None


def tells_of_each(words: str) -> bool:
    """Whether what words tell is told of all that are counted: 均通过验收."""
    return _written("of_each_told").search(words) is not None


def promises_use(words: str) -> bool:
    """Whether words promise that the thing is used as well: 建成投用."""
    return _written("use").search(words) is not None


def promises_award(words: str) -> bool:
    """Whether words promise a title that somebody gives: 创建示范村."""
    return _written("award").search(words) is not None


def acts_in(words: str) -> frozenset[str]:
    """What words say is done to a thing, by which two promises of one thing differ: 新建, 改建."""
    return frozenset(_written("acts").findall(words))


def sizes_in(words: str) -> frozenset[str]:
    """The sizes by which two promises of one thing differ: 10亿元, 亿元."""
    return frozenset(_written("sizes").findall(words))


def _written(name: str) -> re.Pattern[str]:
    return pattern(_RULES, name)
