"""How much of the code the tests ran, from what `make covered` found; below the floor is a failure."""

import json
import sys
from pathlib import Path

FLOOR = 95  # percent of all lines


def main(data: Path) -> int:
    """Print the share, and where it is below the floor the modules that lack most; 1 then."""
    found = json.loads(data.read_text("utf-8"))
    files = {name: one["summary"] for name, one in found["files"].items()}
    ran = sum(one["covered_lines"] for one in files.values())
    lines = ran + sum(one["missing_lines"] for one in files.values())
    low = ran * 100 < FLOOR * lines
    hundredths = ran * 10_000 // lines
    share = f"{hundredths // 100}.{hundredths % 100:02}%"
    sys.stdout.write(f"测试运行过 {ran}/{lines} 行 = {share},下限 {FLOOR}%\n")
    worst = sorted(files, key=lambda name: -files[name]["missing_lines"])
    for name in worst[:10] if low else ():
        sys.stdout.write(f"  {name}: {files[name]['missing_lines']} 行没有运行过\n")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
