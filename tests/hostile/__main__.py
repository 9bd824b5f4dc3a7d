"""``python -m tests.hostile``: every bomb, with what it took; exit 1 where one takes too much."""

import sys

from tests.hostile.bombs import BOMBS
from tests.hostile.limits import Taken, take

_SECONDS, _MEGABYTES = 2, 200
_SECONDS_READ, _MEGABYTES_READ = 10, 300


def faults(taken: Taken) -> list[str]:
    """What is wrong with how a file was dealt with."""
    seconds, megabytes = (
        (_SECONDS, _MEGABYTES) if taken.refused else (_SECONDS_READ, _MEGABYTES_READ)
    )
    found = [code for code in taken.codes if not code.startswith("E")]
    if taken.seconds > seconds:
        found.append(f"{taken.seconds:.1f} s")
    if taken.megabytes > megabytes:
        found.append(f"{taken.megabytes:.0f} MB")
    return found


def main() -> None:
    """Read those that are named, else all."""
    wrong = 0
    wanted = sys.argv[1:]
    for name, make in BOMBS.items():
        if wanted and not any(word in name for word in wanted):
            continue
        taken = take(make, f"2023-03.{name.split('_')[0]}")
        found = faults(taken)
        wrong += bool(found)
        line = (
            f"{'!!' if found else '  '} {name:36} {taken.seconds:5.2f} s {taken.megabytes:5.0f} MB"
        )
        sys.stdout.write(
            f"{line}  {' '.join(taken.codes)} {taken.message[:50]} {' '.join(found)}\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"{len(BOMBS)} bombs, {wrong} wrong\n")
    raise SystemExit(wrong > 0)


if __name__ == "__main__":
    main()
