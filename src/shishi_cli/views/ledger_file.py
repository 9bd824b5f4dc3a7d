"""The ledger's file: a backup beside it, and what an examination found (台账文件)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from shishi_cli.domain.errors import LedgerError
from shishi_cli.domain.file_name import file_name, shown_path
from shishi_cli.domain.json_value import Json
from shishi_cli.domain.operation import Kind
from shishi_cli.domain.results.ledger_file import Altered, Done, Health, Holdings, Restoration
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, clean
from shishi_cli.views.log import written_time
from shishi_cli.views.terms import KINDS, command_name, field_name

_CHOSEN_BY = {
    "COMMANDLINE": ("option", "由 --db 指定"),
    "ENVIRONMENT": ("environment", "由环境变量 SHISHI_DB 指定"),
}
_DEFAULT = ("default", "默认位置,可用 --db 或 SHISHI_DB 指定")
_SHOWN = 10  # operations of a list
Check = tuple[str, str, bool, str, str]  # code, name, whether it is right, what, and what to do


def restoration_listing(plan: Restoration) -> Listing:
    """What the ledger holds now and what the backup holds, and the operations they differ by."""
    now = _held(plan.now) if plan.now else ("已损坏" if plan.damaged else "没有台账",) * 5
    rows = zip(("格式", "操作", "地区", "月份", "项目"), now, _held(plan.then), strict=True)
    below: list[str] = []
    if plan.now and plan.lost and len(plan.lost) == len(plan.now.operations):
        below.append("注意:备份与现在的台账没有共同的操作,可能不是同一个台账")
    below += _operations("恢复后不再有的操作", plan.lost)
    below += _operations("恢复后多出的操作", plan.gained if plan.now else ())
    if plan.now and not (plan.lost or plan.gained):
        below.append("两者的操作完全相同")
    return Listing(("", "现在", "备份"), tuple(rows), below=tuple(below))


def size_text(size: int) -> str:
    """A file's size as people read it, truncated: 1.2 MB."""
    for unit, factor in (("GB", 2**30), ("MB", 2**20), ("KB", 2**10)):
        if size >= factor:
            tenths = size * 10 // factor
            return f"{tenths // 10}.{tenths % 10} {unit}"
    return f"{size} 字节"


def health_listing(
    path: Path,
    source: str,
    health: Health,
    backups: Sequence[Path],
    unfinished: Sequence[Path],
    about: str,
) -> Listing:
    """One line for each thing looked at; `source` is how typer names where the path came from,
    `unfinished` are copies that a killed command left, `about` the versions in use."""
    checks, held = _checks(health), health.holdings
    rows = [
        ("位置", "", _location(path, source)),
        ("大小", "", size_text(health.bytes)),
        *((name, "正常" if right else "有问题", text) for _, name, right, text, _ in checks),
        ("内容", "", _contents(held)),
        ("设置", "", "、".join(f"{field_name(n)} {v}" for n, v in held.settings) or "均为默认"),
        ("备份", "", _backups(backups)),
        *(("残留", "", _left(path)) for path in unfinished),
        ("版本", "", about),
    ]
    advice = dict.fromkeys(hint for *_, right, _, hint in checks if not right)
    below = [f"提示:{hint}" for hint in advice] or ["没有发现问题"]
    return Listing(("检查", "结果", "说明"), tuple(rows), below=tuple(below))


def unusable(path: Path, source: str, error: LedgerError, json: bool) -> str:
    """Where the ledger is that cannot be read: a line, or JSON with the reason."""
    if not json:
        return f"位置  {_location(path, source)}"
    return document(
        {
            "path": shown_path(path),
            "chosen_by": _CHOSEN_BY.get(source, _DEFAULT)[0],
            "sound": False,
            "error": {"code": error.code, "text": error.message, "hint": error.hint},
        }
    )


def _left(path: Path) -> str:
    return f"没有完成的备份 {file_name(path)},一小时后的下一次写入会删除"


def health_json(
    path: Path,
    source: str,
    health: Health,
    backups: Sequence[Path],
    unfinished: Sequence[Path],
) -> str:
    """The same as JSON."""
    held = health.holdings
    last = held.operations[-1] if held.operations else None
    fields: dict[str, Json] = {
        "path": shown_path(path),
        "chosen_by": _CHOSEN_BY.get(source, _DEFAULT)[0],
        "sound": health.is_sound,
        "bytes": health.bytes,
        "schema": held.schema,
        "newest_schema": health.newest_schema,
        "regions": held.regions,
        "years": held.years,
        "months": held.months,
        "projects": held.projects,
        "operations": len(held.operations),
        "last_operation": {"id": last.id, "at": last.at, "person": last.person} if last else None,
        "settings": dict(held.settings),
        "checks": [
            {"code": code, "ok": right, "text": text, "hint": None if right else hint}
            for code, _, right, text, hint in _checks(health)
        ],
        "backups": [shown_path(backup) for backup in backups],
        "unfinished": [shown_path(copy) for copy in unfinished],
    }
    return document(fields)


def _location(path: Path, source: str) -> str:
    return f"{shown_path(path)}({_CHOSEN_BY.get(source, _DEFAULT)[1]})"


def _checks(health: Health) -> list[Check]:
    fix = "用 shishi doctor --fix 修复"
    lost = "请勿再写入;用 shishi restore 换回最近的备份"
    schema = health.holdings.schema
    newest = schema == health.newest_schema
    orphans = [f"{KINDS[Kind(kind)]} {count} 条" for kind, count in health.orphans]
    unreadable = [
        f"第 {one.number} 项 {one.month} 的{'人工录入' if one.by_person else '表中的数'}"
        for one in health.unreadable[:_SHOWN]
    ]
    mode = "系统没有权限设置" if health.permissions is None else f"{health.permissions:o}"
    return [
        (
            "permissions",
            "权限",
            health.is_private,
            f"{'只有本人可以读写' if health.is_private else '其他人也可以使用'}({mode})",
            fix,
        ),
        (
            "schema",
            "格式",
            newest,
            f"{schema}(最新)" if newest else f"{schema},最新为 {health.newest_schema}",
            "用 shishi doctor --fix 升级,原文件会先留备份",
        ),
        ("journal", "日志方式", health.journal == "delete", health.journal, fix),
        ("integrity", "完整性", not health.broken, "; ".join(health.broken) or "完好", lost),
        ("references", "引用", not health.dangling, "; ".join(health.dangling) or "完好", lost),
        (
            "orphans",
            "归属",
            not orphans,
            f"没有所属内容的: {'、'.join(orphans)}" if orphans else "完好",
            "重新导入有关的月份,或用 shishi restore 换回备份",
        ),
        (
            "indexes",
            "索引和视图",
            not health.missing,
            f"缺少 {'、'.join(health.missing)}" if health.missing else "齐全",
            fix,
        ),
        (
            "foreign",
            "结构",
            not health.foreign,
            f"不是 shishi 建立的: {'、'.join(clean(one.name) for one in health.foreign)}"
            if health.foreign
            else "没有外来的内容",
            lost if any(one.type == "table" for one in health.foreign) else fix,
        ),
        (
            "seals",
            "改动",
            not health.altered,
            ";".join(_altered(health.altered)) or "写入后没有改动过",
            f"请重新导入 {'、'.join(months)} 的表,核对人工录入;或用 shishi restore 换回备份"
            if (months := sorted({month for one in health.altered for month in one.months}))
            else "用 shishi restore 换回备份",
        ),
        (
            "unreadable",
            "读不出的数",
            not health.unreadable,
            "、".join(dict.fromkeys(unreadable)) or "没有",
            "表中的请重新导入该月;人工录入的请重新录入,或用 shishi doctor --fix 撤下",
        ),
    ]


def _altered(found: Sequence[Altered]) -> Iterator[str]:
    """The operations that were written over, and the files whose words are no longer the same."""
    for one in found[:_SHOWN]:
        about = "、".join(dict.fromkeys((*one.files, *filter(None, [one.reason]), *one.months)))
        words = "的表中原文" if one.files else "写入的内容"
        yield f"操作 {one.operation}({about}){words}后来被改动过"
    if len(found) > _SHOWN:
        yield f"还有 {len(found) - _SHOWN} 次操作"


def _held(held: Holdings) -> tuple[str, ...]:
    until = f",至 {written_time(held.operations[-1].at)}" if held.operations else ""
    return (
        str(held.schema),
        f"{len(held.operations)} 次{until}",
        str(held.regions),
        str(held.months),
        str(held.projects),
    )


def _operations(what: str, operations: Sequence[Done]) -> list[str]:
    if not operations:
        return []
    lines = [f"{what} {len(operations)} 次:"]
    for one in operations[: -_SHOWN - 1 : -1]:
        words = (f"操作 {one.id}", written_time(one.at), one.person, command_name(one.command))
        lines.append("  " + "  ".join(clean(word) for word in (*words, one.reason) if word))
    if len(operations) > _SHOWN:
        lines.append(f"  还有更早的 {len(operations) - _SHOWN} 次")
    return lines


def _contents(held: Holdings) -> str:
    parts = (
        f"{held.regions} 个地区",
        f"{held.years} 年",
        f"{held.months} 个月",
        f"{held.projects} 个项目",
        f"{len(held.operations)} 次操作",
    )
    last = f",最近一次 {written_time(held.operations[-1].at)}" if held.operations else ""
    return "、".join(parts) + last


def _backups(backups: Sequence[Path]) -> str:
    return f"{len(backups)} 份,最近的是 {backups[-1]}" if backups else "没有,用 shishi backup 备份"
