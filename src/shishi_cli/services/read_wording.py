"""The sentences of papers: ours, with single ones in an office's own words (措辞)."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from shishi_cli.domain.errors import InvalidWording, NotFound, Problem
from shishi_cli.domain.prepared import parsed
from shishi_cli.domain.toml_error import broken_line
from shishi_cli.domain.wording import PLACE, Sentence, Wording
from shishi_cli.readers.opening.decoding import decode

_FORM = '每句写成 名称 = "句子",如 title = "{month}月实事项目督查通报"'
_FOLDER = files("shishi_cli") / "views" / "wording"


@cache
def our_wording() -> Wording:
    """The sentences that come with shishi, of every kind of paper."""
    found: dict[str, Sentence] = {}
    for file in sorted(_FOLDER.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            for key, told in parsed(file.read_bytes()).items():
                example = told.get("example", {})
                found[key] = Sentence(key, told["text"], tuple(example), example, told["gives"])
    return Wording(found)


def wording_in(text: str, file: str) -> Wording:
    """Our sentences with those of an own file's text in the places of ours; `file` names it.

    Raises InvalidWording with all that is wrong: a sentence or a place that there is not.
    """
    ours = our_wording()
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at, excerpt = broken_line(text, error)
        problem = Problem("E261", f"{file}:第{at}行", "不是 TOML 的写法", _FORM, excerpt)
        raise _invalid(file, [problem]) from error
    problems = list(_problems(values, ours, file))
    if problems:
        raise _invalid(file, problems)
    own = {key: _with_text(ours.sentences[key], str(value)) for key, value in values.items()}
    return Wording({**ours.sentences, **own})


def read_wording_file(path: Path) -> tuple[Wording, str]:
    """The wording with an own file, and the file's text. Raises what `wording_in` raises, and
    NotFound for a file that is not there."""
    if not path.is_file():
        raise NotFound(f"没有措辞文件“{path}”", "请写一个 TOML 文件的路径")
    text, _ = decode(path.read_bytes(), path.name)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return wording_in(text, path.name), text


def _problems(values: Mapping[str, object], ours: Wording, file: str) -> Iterator[Problem]:
    for key, value in values.items():
        place = f"{file}:{key}"
        if key not in ours.sentences:
            yield Problem("E261", place, "没有这一句", f"可用的有: {'、'.join(ours.sentences)}")
        elif not isinstance(value, str):
            yield Problem("E261", place, "应为一句文字", _FORM)
        else:
            known = ours.sentences[key].places
            unknown = [name for name in PLACE.findall(value) if name not in known]
            if unknown:
                listed = " ".join(f"{{{name}}}" for name in known) or "没有"
                told = "、".join(f"{{{name}}}" for name in dict.fromkeys(unknown))
                yield Problem(
                    "E261", place, f"没有 {told} 这样的位置", f"可用的有: {listed}", value
                )


def _with_text(sentence: Sentence, text: str) -> Sentence:
    return Sentence(sentence.key, text, sentence.places, sentence.example, text)


def _invalid(file: str, problems: list[Problem]) -> InvalidWording:
    return InvalidWording(
        f"措辞文件 {file} 有 {len(problems)} 处问题", "请改正后重试", tuple(problems)
    )
