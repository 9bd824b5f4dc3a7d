"""From when until when a project is one of the year's, as told beside or in place of a judgement."""

from shishi_cli.domain.project import ProjectMonth
from shishi_cli.domain.standing import Reason


def life_reasons(record: ProjectMonth) -> tuple[Reason, ...]:
    """That the project begins or began within the year, or has ended: by which document, and why."""
    life, month, found = record.life, record.month, []
    by = f"({life.document})" if life.document else ""
    why = f",原因: {life.reason}" if life.reason else ""
    if life.begins is not None:
        # what was decided last is the end where there is one: its document speaks of that
        why_then = ("", "") if life.ends else (by, why)
        told = "".join(why_then) or ("" if life.is_decided else ",此前的表中没有")
        then = ",此前不判断" if month < life.begins else ",序时自该月起算"
        found.append(Reason("began", f"{life.begins} 起列入{told}{then}"))
    if life.ends is not None and life.ends <= month:
        where = f"并入第 {life.into_number} 项" if life.into is not None else "调出"
        found.append(Reason("ended", f"{life.ends} 起{where}{by}{why},不再判断和计数"))
    return tuple(found)
