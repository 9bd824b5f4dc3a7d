"""What an examination of the ledger's file found (体检)."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from shishi_cli.domain.errors import LedgerError
from shishi_cli.domain.file_name import file_name, shown_path
from shishi_cli.domain.json_value import Json
from shishi_cli.domain.operation import Kind
from shishi_cli.domain.results.ledger_file import Altered, Health, Holdings
from shishi_cli.views.backup import size_text
from shishi_cli.views.document import document
from shishi_cli.views.listing import Listing, clean
from shishi_cli.views.log import written_time
from shishi_cli.views.terms import KINDS, field_name

_CHOSEN_BY = {
    "COMMANDLINE": ("option", "由 --db 指定"),
    "ENVIRONMENT": ("environment", "由环境变量 SHISHI_DB 指定"),
}
_DEFAULT = ("default", "默认位置,可用 --db 或 SHISHI_DB 指定")
_SHOWN = 10  # operations of a list
_FIX = "用 shishi doctor --fix 修复"
_LOST = "请勿再写入;用 shishi restore 换回最近的备份"


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
        *((one.name, "正常" if one.is_right else "有问题", one.text) for one in checks),
        ("内容", "", _contents(held)),
        ("设置", "", "、".join(f"{field_name(n)} {v}" for n, v in held.settings) or "均为默认"),
        ("备份", "", _backups(backups)),
        *(("残留", "", _left(path)) for path in unfinished),
        ("版本", "", about),
    ]
    advice = dict.fromkeys(one.hint for one in checks if not one.is_right)
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
    return f"没有完成的备份 {file_name(path)},没有备份正在进行时可以删除"


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
            {
                "code": one.code,
                "ok": one.is_right,
                "text": one.text,
                "hint": None if one.is_right else one.hint,
            }
            for one in _checks(health)
        ],
        "backups": [shown_path(backup) for backup in backups],
        "unfinished": [shown_path(copy) for copy in unfinished],
    }
    return document(fields)


def _location(path: Path, source: str) -> str:
    return f"{shown_path(path)}({_CHOSEN_BY.get(source, _DEFAULT)[1]})"


class Check(NamedTuple):
    """One thing that was looked at (检查项): whether it is right, what it is, and what to do."""

    code: str
    name: str
    is_right: bool
    text: str
    hint: str


def _checks(health: Health) -> list[Check]:
    return [look(health) for look in _LOOKS]


def _permissions(health: Health) -> Check:
    mode = "系统没有权限设置" if health.permissions is None else f"{health.permissions:o}"
    who = "只有本人可以读写" if health.is_private else "其他人也可以使用"
    return Check("permissions", "权限", health.is_private, f"{who}({mode})", _FIX)


def _schema(health: Health) -> Check:
    schema = health.holdings.schema
    newest = schema == health.newest_schema
    text = f"{schema}(最新)" if newest else f"{schema},最新为 {health.newest_schema}"
    return Check("schema", "格式", newest, text, "用 shishi doctor --fix 升级,原文件会先留备份")


def _journal(health: Health) -> Check:
    return Check("journal", "日志方式", health.journal == "delete", health.journal, _FIX)


def _integrity(health: Health) -> Check:
    text = "; ".join(health.broken) or "完好"
    return Check("integrity", "完整性", not health.broken, text, _LOST)


def _references(health: Health) -> Check:
    text = "; ".join(health.dangling) or "完好"
    return Check("references", "引用", not health.dangling, text, _LOST)


def _orphans(health: Health) -> Check:
    found = [f"{KINDS[Kind(kind)]} {count} 条" for kind, count in health.orphans]
    text = f"没有所属内容的: {'、'.join(found)}" if found else "完好"
    hint = "重新导入有关的月份,或用 shishi restore 换回备份"
    return Check("orphans", "归属", not found, text, hint)


def _indexes(health: Health) -> Check:
    text = f"缺少 {'、'.join(health.missing)}" if health.missing else "齐全"
    return Check("indexes", "索引和视图", not health.missing, text, _FIX)


def _foreign(health: Health) -> Check:
    names = "、".join(clean(one.name) for one in health.foreign)
    text = f"不是 shishi 建立的: {names}" if names else "没有外来的内容"
    hint = _LOST if any(one.type == "table" for one in health.foreign) else _FIX
    return Check("foreign", "结构", not health.foreign, text, hint)


def _seals(health: Health) -> Check:
    months = sorted({month for one in health.altered for month in one.months})
    again = f"请重新导入 {'、'.join(months)} 的表,核对人工录入;或" if months else ""
    text = ";".join(_altered(health.altered)) or "写入后没有改动过"
    hint = f"{again}用 shishi restore 换回备份"
    return Check("seals", "改动", not health.altered, text, hint)


def _unreadable(health: Health) -> Check:
    found = [
        f"第 {one.number} 项 {one.month} 的{'人工录入' if one.by_person else '表中的数'}"
        for one in health.unreadable[:_SHOWN]
    ]
    hint = "表中的请重新导入该月;人工录入的请重新录入,或用 shishi doctor --fix 撤下"
    text = "、".join(dict.fromkeys(found)) or "没有"
    return Check("unreadable", "读不出的数", not health.unreadable, text, hint)


_LOOKS: tuple[Callable[[Health], Check], ...] = (
    *(_permissions, _schema, _journal, _integrity, _references, _orphans, _indexes),
    *(_foreign, _seals, _unreadable),
)


def _altered(found: Sequence[Altered]) -> Iterator[str]:
    """The operations that were written over, and the files whose words are no longer the same."""
    for one in found[:_SHOWN]:
        about = "、".join(dict.fromkeys((*one.files, *filter(None, [one.reason]), *one.months)))
        words = "的表中原文" if one.files else "写入的内容"
        yield f"操作 {one.operation}({about}){words}后来被改动过"
    if len(found) > _SHOWN:
        yield f"还有 {len(found) - _SHOWN} 次操作"


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
    return (
        f"{len(backups)} 份,最近的是 {shown_path(backups[-1])}"
        if backups
        else "没有,用 shishi backup 备份"
    )
