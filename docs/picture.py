"""A picture of a terminal, as SVG, from the codes that shishi writes to it: light and dark."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html import escape

from shishi_cli.views.screen.tones import Tone
from shishi_cli.views.text_width import cell_width

CELL, LINE, MARGIN = 8, 20, 16  # pixels of a column and a line, and around the text
FONTS = "Cascadia Mono, Consolas, Menlo, DejaVu Sans Mono, Noto Sans Mono CJK SC, monospace"
THEMES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "back": "#ffffff", "": "#24292f", Tone.HEAD.value: "#24292f", Tone.FIGURE.value: "#0969da",
        Tone.BAD.value: "#cf222e", Tone.WARNING.value: "#bc4c00", Tone.GOOD.value: "#1a7f37",
        Tone.ASIDE.value: "#6e7781",
    },
    "dark": {
        "back": "#0d1117", "": "#e6edf3", Tone.HEAD.value: "#ffffff", Tone.FIGURE.value: "#58a6ff",
        Tone.BAD.value: "#ff7b72", Tone.WARNING.value: "#f0883e", Tone.GOOD.value: "#3fb950",
        Tone.ASIDE.value: "#8b949e",
    },
}  # fmt: skip
_CODE = re.compile(r"\x1b\[([\d;]*)m")
_SAME = re.compile(r"─+|█+|[^\s─█]+")


def on_terminal(words: list[str], columns: int, environment: Mapping[str, str]) -> str:
    """What a terminal of so many columns is sent by a command."""
    keyboard, screen = pty.openpty()
    process = subprocess.Popen(
        words,
        stdin=screen,
        stdout=screen,
        stderr=screen,
        env={**environment, "COLUMNS": str(columns), "LINES": "200", "TERM": "xterm-256color"},
    )
    os.close(screen)
    sent = b""
    while piece := _read(keyboard):
        sent += piece
    if process.wait() not in (0, 4):
        sys.exit(f"{' '.join(words)}: {sent.decode()}")
    os.close(keyboard)
    return sent.decode().replace("\r\n", "\n")


def _read(keyboard: int) -> bytes:
    try:
        return os.read(keyboard, 65536)
    except OSError:  # the last one on the other side has gone
        return b""


def draw(text: str, columns: int, theme: str) -> str:
    """The lines of a terminal with their colours, each character in its column."""
    colours = THEMES[theme]
    lines = text.rstrip("\n").split("\n")
    width, height = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="{FONTS}" font-size="14">',
        f'<rect width="{width}" height="{height}" rx="8" fill="{colours["back"]}"'
        f' stroke="{colours[Tone.ASIDE.value]}" stroke-opacity="0.4"/>',
    ]
    for at, line in enumerate(lines):
        drawn += _line(line, MARGIN + at * LINE, colours)
    return "\n".join([*drawn, "</svg>"]) + "\n"


def _line(line: str, top: int, colours: Mapping[str, str]) -> Iterator[str]:
    column, code = 0, ""
    for piece in re.split(r"(\x1b\[[\d;]*m)", line):
        if found := _CODE.fullmatch(piece):
            code = "" if found[1] in ("", "0") else found[1]
            continue
        for part in _SAME.finditer(piece):
            x = MARGIN + (column + cell_width(piece[: part.start()])) * CELL
            yield _part(part[0], x, top, f'fill="{colours[code]}"', code.startswith("1"))
        column += cell_width(piece)


def _part(text: str, x: int, top: int, fill: str, bold: bool) -> str:
    wide = cell_width(text) * CELL
    if text[0] == "─":
        return f'<rect x="{x}" y="{top + 10}" width="{wide}" height="1" {fill}/>'
    if text[0] == "█":
        return f'<rect x="{x}" y="{top + 4}" width="{wide}" height="12" {fill}/>'
    places = []
    for character in text:
        places.append(str(x))
        x += cell_width(character) * CELL
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{" ".join(places)}" y="{top + 15}" {fill}{weight}>{escape(text)}</text>'
