"""Keep what was read from short texts: the next month's table repeats many of them (重复的文字)."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")
_SHORT = 300  # characters: a huge cell is neither kept nor met twice


def kept(
    most: int,
) -> Callable[[Callable[Concatenate[str, _P], _T]], Callable[Concatenate[str, _P], _T]]:
    """Keep the results of a pure function for the `most` short texts that were asked for last."""

    def keeping(read: Callable[Concatenate[str, _P], _T]) -> Callable[Concatenate[str, _P], _T]:
        cached: Callable[..., _T] = lru_cache(maxsize=most)(read)

        @wraps(read)
        def answer(text: str, /, *others: _P.args, **named: _P.kwargs) -> _T:
            return (cached if len(text) <= _SHORT else read)(text, *others, **named)

        return answer

    return keeping
