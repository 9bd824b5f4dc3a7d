"""Keep what was read from a text: the next month's table repeats many (重复的文字)."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")
# Characters. A long text is asked for again by the next check of its row alone, and what is read of
# it is large; one that is huge is never read whole.
_SHORT, _LONG = 300, 5000
_FEW = 8


def kept(
    most: int,
) -> Callable[[Callable[Concatenate[str, _P], _T]], Callable[Concatenate[str, _P], _T]]:
    """Keep the results of a pure function for the `most` short texts that were asked for last, and
    for a few long ones."""

    def keeping(read: Callable[Concatenate[str, _P], _T]) -> Callable[Concatenate[str, _P], _T]:
        short: Callable[..., _T] = lru_cache(maxsize=most)(read)
        long: Callable[..., _T] = lru_cache(maxsize=_FEW)(read)

        @wraps(read)
        def answer(text: str, /, *others: _P.args, **named: _P.kwargs) -> _T:
            if len(text) <= _SHORT:
                return short(text, *others, **named)
            return (long if len(text) <= _LONG else read)(text, *others, **named)

        return answer

    return keeping
