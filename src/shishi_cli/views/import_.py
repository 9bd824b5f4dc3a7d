"""What an import brings, in lines (导入结果)."""

from collections.abc import Iterator

from shishi_cli.domain.results.imports import Appearance, CellChange, Conflict, Import
from shishi_cli.views.listing import clean, join
from shishi_cli.views.terms import field_name
from shishi_cli.views.text_width import shorten

# A whole table replaced by another would fill the screen and hide what is said after it.
_MOST = 200
_CONTEXT = 8
_APPEARED = {
    Appearance.VANISHED: (
        "上次的表中有、本表没有: {listed};调出的请用 shishi project drop 序号 --from {month}"
        " --document 文号 记下,漏列的请补报"
    ),
    Appearance.BACK: "以前的表中漏列、本表又有(括号内为上次见于): {listed}",
    Appearance.BACK_AFTER_DROP: (
        "已调出、本表又有(括号内为调出月份): {listed};恢复的请撤销调出,没有恢复的不再判断"
    ),
}
_WIDTH = 48


def import_lines(done: Import, *, is_last: bool = True) -> tuple[str, ...]:
    """What a file brings: where it goes, how much it holds, each change, and what to look at; what
    it lacks where it `is_last` of its month."""
    counts = done.counts
    figures = [("数", counts.figures)] if done.month else [("有计划", done.planned)]
    told = [
        ("项目", counts.projects),
        ("指标", counts.measures),
        *figures,
        ("存疑", counts.doubts),
        ("新增", counts.new),
        ("改动", counts.changed),
        ("未变", counts.unchanged),
    ]
    if counts.reread:
        told.append(("重读", counts.reread))
    return (
        _heading(done),
        "  " + " · ".join(f"{label} {count}" for label, count in told),
        *(f"  {line}" for line in _changes(done)),
        *(f"  {_conflict(one)}" for one in done.conflicts),
        *(f"  提示:{clean(notice)}" for notice in _notices(done, is_last)),
    )


def contrast(old: str, new: str) -> tuple[str, str]:
    """Two texts cut down to where they differ, with a few characters around: …就业250人,完… ."""
    shorter = min(len(old), len(new))
    same = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next(
        (at for at in range(shorter - same) if old[-1 - at] != new[-1 - at]), shorter - same
    )
    start = max(0, same - _CONTEXT)
    after = max(0, tail - _CONTEXT)
    return _cut(old, start, after), _cut(new, start, after)


def _cut(text: str, start: int, after: int) -> str:
    kept = clean(text[start : len(text) - after])
    whole = f"{'…' if start else ''}{kept}{'…' if after else ''}"
    return shorten(whole, _WIDTH) or "(空)"


def _heading(done: Import) -> str:
    region = f"{done.programme.region} " if done.programme.region else ""
    told = [f"{'月份' if done.month else '年份'}依据: {done.said_by}"]
    if done.publication.format not in ("", "csv"):
        told.append(f"格式 {done.publication.format}")
    if done.encoding:
        told.append(f"编码 {done.encoding}")
    published = f"{done.publication.publisher} {done.publication.published}".strip()
    if published:
        told.append(f"发布 {published}")
    return clean(f"{done.file} → {region}{done.told}({';'.join(told)})")


def _changes(done: Import) -> Iterator[str]:
    for one in done.changes[:_MOST]:
        yield _change(one)
    if len(done.changes) > _MOST:
        yield f"另有 {len(done.changes) - _MOST} 处改动,用 --json 查看全部"


def _change(one: CellChange) -> str:
    place = f"第{clean(one.number)}项 {field_name(one.column)}"
    if one.old is None or one.new is None:
        kept = _cut(one.new or one.old or "", 0, 0)
        return f"{place}: (无此栏) → {kept}" if one.old is None else f"{place}: {kept} → (无此栏)"
    old, new = contrast(one.old, one.new)
    return f"{place}: {old} → {new}"


def _conflict(one: Conflict) -> str:
    measure = f"({clean(one.measure)})" if one.measure else ""
    told, entered = contrast(one.told, one.entered)
    by = f"({clean(one.person)})" if one.person else ""
    return (
        f"第{clean(one.number)}项 {field_name(one.field)}{measure}: 表中为 {told},"
        f"人工录入为 {entered}{by},仍以人工录入为准"
    )


def _appeared(done: Import) -> Iterator[str]:
    """What the table leaves out or has again, a line each kind; what earlier tables left out like
    this one was told then."""
    if done.left_out:
        yield f"本表没有第 {join(done.left_out)} 项,台账中仍保留"
    for kind, said in _APPEARED.items():
        found = [one for one in done.appeared if one.kind is kind]
        if found:
            listed = "、".join(f"第{one.number}项({one.since})" for one in found)
            yield said.format(listed=listed, month=done.month)


def _notices(done: Import, is_last: bool) -> Iterator[str]:
    yield from done.notices
    if is_last:
        yield from _appeared(done)
    if not done.is_new:
        yield "内容与台账相同,没有改动"
