"""Where a TOML text breaks off, for a message in Chinese."""


def broken_line(text: str, error: Exception) -> tuple[int, str]:
    """The number of the line at which reading the text failed, and the line; the last one where it
    only ended too early."""
    # Python 3.11 tells the line in its sentence alone: "… (at line 2, column 5)".
    told = str(error).rpartition("(at line ")[2].partition(",")[0]
    lines = text.splitlines()
    at = int(told) if told.isdigit() else len(lines)
    return at, lines[at - 1].strip() if 0 < at <= len(lines) else ""
