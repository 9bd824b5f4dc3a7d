"""Whether a share that a text states is one of the year's target (是否为年度完成率)."""

from collections.abc import Sequence
from fractions import Fraction

from shishi_cli.domain.frozen import frozen
from shishi_cli.domain.measure import Basis, Bound
from shishi_cli.domain.shares import agrees
from shishi_cli.extraction.figures.tied import Tied
from shishi_cli.extraction.mentions.events import Event, tells
from shishi_cli.extraction.mentions.mentions import Mention
from shishi_cli.extraction.mentions.period_told import period_of
from shishi_cli.extraction.mentions.roles import Role
from shishi_cli.extraction.mentions.share_told import ShareTold
from shishi_cli.extraction.promises.read_promises import Promise
from shishi_cli.extraction.rules import pattern

_OTHER_SHARE = Role("other-share", "none", "不是占年度目标的百分比")
# A target that is repeated and a share over it are what a share is told with.
_ALLOWED = frozenset({"target-repeated", "excess"})


@frozen
class StatedShare:
    """A share of the year's target (自报完成率), with its basis and what the words in front name:
    床位完成率."""

    mention: Mention
    basis: Basis
    prefix: frozenset[str] = frozenset()


@frozen
class Shares:
    """What a share is held against (对照): the promises with their figures, the month, and whether
    a goal tells it."""

    promises: Sequence[Promise]
    figures: Sequence[Tied | None]
    month: int | None = None
    goal: bool = False

    @property
    def counted(self) -> list[Promise]:
        """The promises that are no rates themselves: a share of a rate is hardly ever told."""
        return [promise for promise in self.promises if promise.unit != "%"]

    @property
    def has_money(self) -> bool:
        return any(promise.unit == "元" for promise in self.promises)

    def names(self, pairs: frozenset[str]) -> bool:
        """Whether any promise names one of the pairs of characters."""
        return any(pairs & promise.own.things for promise in self.promises)

    def stated(
        self, mention: Mention, before: Mention | None, last: StatedShare | None
    ) -> StatedShare | Role:
        """The share as one of the year's target, or the reason why it is none; `before` is the
        quantity before it, `last` the share that was stated last."""
        told = mention.share
        if told is None or self._are_limits():
            return _OTHER_SHARE
        found = self._stated(mention, told)
        if last is not None and last.mention is before and told.joins:
            # 占年度目标的54%、55%: the second stands for the same as the first.
            found = StatedShare(mention, last.basis, last.prefix)
        if before is not None and self._is_of_rest(mention, before):
            return _OTHER_SHARE
        if before is not None and self._is_of_other(mention, before):
            return _OTHER_SHARE
        return found

    def _stated(self, mention: Mention, told: ShareTold) -> StatedShare | Role:
        if self.goal and told.is_pace:
            return StatedShare(mention, period_of(mention.period, self.month).basis)
        role = mention.role()
        # 50%(马坪未开工): what stands in a bracket takes nothing from a share that is told alone.
        if role is not None and not told.is_alone and not self._is_allowed(role, mention):
            return role
        if told.is_none_of_work or told.is_excess or (told.is_past_half and not self.goal):
            # 任务过半, 超额完成年度任务8%, 打8.5折, -1.5%
            return _OTHER_SHARE
        basis = period_of(mention.period, self.month).basis
        if told.is_alone or (told.is_of_work_on_site and self._is_one_site()):
            return StatedShare(mention, basis)
        if self._is_of_another(told) or self._is_of_stage(mention):
            return _OTHER_SHARE
        if told.prefix is None:
            ours = told.is_named_behind or told.has_risen or self._is_beside_figure(told)
            ours = ours or self._is_own_rate(told) or self._is_computed_rate(mention, told)
            return StatedShare(mention, basis) if ours else _OTHER_SHARE
        if not told.prefix or self.names(told.prefix):
            return StatedShare(mention, basis, told.prefix)
        if self._is_head(told.prefix) or self.is_computed(mention):
            return StatedShare(mention, basis)
        return _OTHER_SHARE  # 资金支付完成率64%

    def is_computed(self, mention: Mention) -> bool:
        """Whether the share is what a figure and its target give: 竣工46户,竣工率46% of 100户."""
        return any(
            tied is not None
            and promise.amount > 0
            and promise.unit != "%"
            and agrees(
                mention.quantity.amount, Fraction(tied.candidate.amount) / Fraction(promise.amount)
            )
            for tied, promise in zip(self.figures, self.promises, strict=True)
        )

    def _is_computed_rate(self, mention: Mention, told: ShareTold) -> bool:
        """Whether figure and target give it, and it is no rate of something else: 成活率89%, 见警率100%."""
        of_quality = pattern("mentions/share_told", "of_quality").search(told.rate)
        return of_quality is None and self.is_computed(mention)

    def _is_allowed(self, role: Role, mention: Mention) -> bool:
        """A repeated target goes with a share, and so does 其中 where the share is of the whole."""
        if role.name == "part":
            return self.is_computed(mention)
        return role.name in _ALLOWED or (self.goal and role.name == "future")

    def _are_limits(self) -> bool:
        """Whether nothing but limits is promised, of which no share is done: 按期办结率98.6%."""
        return bool(self.promises) and all(one.bound is Bound.AT_MOST for one in self.promises)

    def _is_one_site(self) -> bool:
        """形象进度65% is the project's share where one thing is promised in all."""
        return len(self.promises) == 1 and self.promises[0].amount == 1

    def _is_of_another(self, told: ShareTold) -> bool:
        """Whether the share is of something else: 满意率, 资金拨付率, one site of several. What is
        promised itself is not something else: 签约率 where 签约 is promised, 投资完成率 where money."""
        if told.is_of_another or (told.is_of_works and not self.goal):
            return True
        if told.is_of_money and not self.has_money:
            return True
        if told.act and not any(told.act in promise.words for promise in self.promises):
            return True
        # 文苑小区:完成雨水花园施工,进度80%
        several = self.promises and not any(promise.amount == 1 for promise in self.promises)
        named = told.site is not None and not self.names(told.site)
        return bool(several) and (named or told.is_of_one_site)

    def _is_of_stage(self, mention: Mention) -> bool:
        """Whether it tells how far a stage is, where several things are promised: 盐仓南路路基完成45%."""
        if not self.promises or any(promise.amount == 1 for promise in self.promises):
            return False
        words = "".join(promise.words for promise in self.promises)
        return any(event.is_of_part and not event.is_own(words) for event in mention.events.lead)

    def _is_own_rate(self, told: ShareTold) -> bool:
        """Whether it is the rate of what is promised, where no figure says otherwise: 签约率, 开工率
        where that is promised, or of what finishes it, 竣工率."""
        if not told.rate or any(self.figures):
            return False
        if any(told.rate[-2:] in promise.words for promise in self.counted):
            return True
        begun = any(_promises_stage(promise) for promise in self.counted)
        return told.is_of_finishing and not begun  # 竣工率 is none of 开工安置房

    def _is_beside_figure(self, told: ShareTold) -> bool:
        """Whether it stands in the brackets of a figure, or of what is done where none is told."""
        if told.bracket is None:
            return False
        ends = {tied.candidate.mention.quantity.end for tied in self.figures if tied}
        return told.bracket.start in ends or (not ends and told.bracket.is_bare)

    def _is_head(self, prefix: frozenset[str]) -> bool:
        """Whether the words are the only promise's noun with another one before it: 大桥 of 跨河危桥."""
        return len(prefix) == len(self.promises) == 1 and all(
            pair[-1] in promise.own.words for pair in prefix for promise in self.promises
        )

    def _is_of_rest(self, mention: Mention, before: Mention) -> bool:
        """Whether the clause tells of a rest how far it is: 另2个苗木栽植完成80%."""
        role = before.role()
        is_rest = role is not None and role.name == "rest"
        return is_rest and before.at == mention.at

    def _is_of_other(self, mention: Mention, before: Mention) -> bool:
        """Whether the share is that of another number before it, in money where things are promised,
        完成投资9830万元,占年度计划的81.9%, or in a sentence of its own: 贴息1200万元已下达,完成率96%;…"""
        if before.sentence != mention.sentence or self.is_computed(mention):
            return False
        if before.quantity.unit == "元" and not self.has_money:
            return True
        if self.promises and all(_is_other_stage(before, one) for one in self.promises):
            return True  # 完成桩基214根,占总数的71%
        told = [tied.candidate.mention for tied in self.figures if tied]
        if not told or any(one.sentence == mention.sentence for one in told):
            return False
        of_something = before.quantity.unit != "%" and before.role() is None
        return of_something and not self.names(before.counted.clause)


def _promises_stage(promise: Promise) -> bool:
    """Whether a stage itself is promised: 开工安置房1200套."""
    return tells(promise.name[:4], Event.UNDER_WAY) or tells(promise.name[:4], Event.PREPARED)


def _is_other_stage(mention: Mention, promise: Promise) -> bool:
    """Whether other things are counted, at a stage of what is promised: 桩基214根."""
    stage = mention.events.nearest(promise.words) in (Event.UNDER_WAY, Event.PREPARED)
    if pattern("mentions/mentions", "duration").fullmatch(mention.quantity.unit):
        return False  # 停工9天,目前完成总工程量的38%
    return stage and mention.quantity.unit not in ("%", promise.unit) and mention.role() is None


def of_the_year(mention: Mention) -> bool:
    """Whether nothing says that a share is of something else than the year's target."""
    role, told = mention.role(), mention.share
    ours = role is None or role.name == "target-repeated"  # 占总计划的89.2%
    return ours and told is not None and not (told.is_of_another or told.is_of_works)


def is_stated(mention: Mention) -> bool:
    """Whether the share is one of the year's target, whatever is promised."""
    return isinstance(Shares((), ()).stated(mention, None, None), StatedShare)
