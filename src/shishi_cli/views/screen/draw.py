"""A listing drawn for a terminal: rules and space, numbers whole, colour by meaning (画表)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from shishi_cli.domain.frozen import frozen
from shishi_cli.views.listing import Listing, clean
from shishi_cli.views.screen.arrange import BAR, GAP, Column, Plan, arrange
from shishi_cli.views.screen.lines import folded_line, packed
from shishi_cli.views.screen.roles import Role, is_share, roles_of
from shishi_cli.views.screen.screen import Screen
from shishi_cli.views.screen.tones import Tone, paint_counts, tone_of
from shishi_cli.views.text_width import pad, shorten

_BLOCKS = 60  # a narrower screen has a block a row, where the table does not fit as it is
_TITLE_LINES = 2
_HEADING = 8  # a longer heading stands on two lines where there is little room
_ARROW = (" → ", "\n→ ")  # and so does what became of a figure


def draw(listing: Listing, screen: Screen) -> str:
    """The listing as lines for a terminal."""
    lines = [*_above(listing, screen)]
    if listing.rows:
        lines += _table(listing, screen)
    for line in listing.below:
        lines += folded_line(clean(line), screen)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _above(listing: Listing, screen: Screen) -> Iterator[str]:
    """The head: totals coloured by what they count, and the rule that judged in grey."""
    for at, line in enumerate(listing.above):
        if at == 0:
            for part in packed(clean(line), screen):
                yield paint_counts(part, screen.colour)
            continue
        for part in folded_line(clean(line), screen):
            yield screen.paint(part, Tone.ASIDE)
    if listing.above and listing.rows:
        yield ""


def _table(listing: Listing, screen: Screen) -> list[str]:
    headings = tuple(map(clean, listing.headings))  # a query names its own
    rows = [[clean(cell, "\n") for cell in row] for row in listing.rows]
    cells = list(zip(*rows, strict=True))
    roles = roles_of(headings, cells)
    columns = [
        _column(heading, role, column, screen)
        for heading, role, column in zip(headings, roles, cells, strict=True)
    ]
    plan = arrange(columns, screen.width)
    groups = {at: list(_total(line, screen)) for at, line in listing.groups}
    if plan is None or (screen.width < _BLOCKS and plan.gives_way):
        blocks = ((at, _block(row, columns, screen)) for at, row in enumerate(rows))
        return [line for at, block in blocks for line in (*groups.get(at, ()), *block)]
    return _Table(columns, plan, screen).lines(rows, groups)


def _total(line: str, screen: Screen) -> Iterator[str]:
    """A line of totals above its group."""
    for part in packed(clean(line), screen):
        name, gap, counts = part.partition("  ")
        yield screen.paint(name, Tone.HEAD) + gap + paint_counts(counts, screen.colour)


def _column(heading: str, role: Role, cells: Sequence[str], screen: Screen) -> Column:
    widest = _widest(cells, screen)
    halves = _widest([cell.replace(*_ARROW) for cell in cells], screen)
    own = screen.measure(heading)
    return Column(heading, role, max(widest, own), max(halves, min(own, _HEADING)))


def _widest(cells: Sequence[str], screen: Screen) -> int:
    return max(screen.measure(line) for cell in cells for line in cell.split("\n"))


@frozen
class _Table:
    columns: Sequence[Column]
    plan: Plan
    screen: Screen

    def lines(
        self, rows: Sequence[Sequence[str]], groups: Mapping[int, Sequence[str]]
    ) -> list[str]:
        numeric = {at: all(_is_number(row[at]) for row in rows) for at in self.plan.widths}
        heads = {
            at: [
                self._aligned(line, width, numeric[at])
                for line in self.screen.wrap(self.columns[at].heading, width)
            ]
            for at, width in self.plan.widths.items()
        }
        across = sum(self.plan.widths.values()) + GAP * (len(self.plan.widths) - 1)
        lines = [self.screen.paint(line.rstrip(), Tone.HEAD) for line in self._beside(heads)]
        lines.append(self.screen.rule(across))
        for at, row in enumerate(rows):
            lines += [*groups.get(at, ()), *self._row(row, numeric)]
        return lines

    def _row(self, row: Sequence[str], numeric: dict[int, bool]) -> Iterator[str]:
        tone = self._row_tone(row)
        cells = {
            at: [self._aligned(line, width, numeric[at]) for line in self._wrapped(row, at, width)]
            for at, width in self.plan.widths.items()
        }
        for at, lines in cells.items():
            cells[at] = [self._painted(line, self.columns[at].role, tone) for line in lines]
        below = self._below(row)
        title = self._title()
        if title is not None and below:
            width = self.plan.widths[title]
            lines = self.screen.wrap(below, width)
            if len(lines) == 1 or len(cells[title]) + len(lines) <= max(map(len, cells.values())):
                cells[title] += [
                    self.screen.paint(line, Tone.ASIDE) + " " * (width - self.screen.measure(line))
                    for line in lines
                ]
                below = ""
        yield from self._beside(cells)
        yield from self._under(row, below)

    def _under(self, row: Sequence[str], below: str) -> Iterator[str]:
        """What is shown below the row, from where the title begins."""
        indent = sum(w + GAP for at, w in self.plan.widths.items() if at < (self._title() or 0))
        room = self.screen.width - indent
        for line in self.screen.wrap(below, room) if below else ():
            yield " " * indent + self.screen.paint(line, Tone.ASIDE)
        for at in self.plan.folded:
            heading = self.columns[at].heading
            told = f"{heading}: {_joined(row[at])}" if at != self.plan.folded[-1] else row[at]
            for line in self.screen.wrap(told, room) if row[at] else ():
                yield " " * indent + line

    def _wrapped(self, row: Sequence[str], at: int, width: int) -> list[str]:
        match self.columns[at].role:
            case Role.TITLE:
                lines = self.screen.wrap(row[at], width)
                if len(lines) <= _TITLE_LINES:
                    return lines
                last = shorten("".join(lines[_TITLE_LINES - 1 :]), width, self.screen.ambiguous)
                return [*lines[: _TITLE_LINES - 1], last]
            case Role.TEXT | Role.LONG | Role.ASIDE:
                return self.screen.wrap(row[at], width)
            case Role.SHARE if not self.plan.tight:
                return [_with_bar(line, width, self.screen) for line in row[at].split("\n")]
            case _:
                fits = self.screen.measure(row[at]) <= width
                return (row[at] if fits else row[at].replace(*_ARROW)).split("\n")

    def _painted(self, line: str, role: Role, tone: Tone) -> str:
        if role is Role.STANDING:
            word, doubt, rest = line.rstrip().partition(" ?")
            told = self.screen.paint(word, tone_of(word))
            told += self.screen.paint(doubt, tone_of("?")) + rest
            return told + " " * (len(line) - len(line.rstrip()))
        if role is Role.SHARE and self.screen.colour:
            bar = len(line) - len(line.lstrip("█"))
            return self.screen.paint(line[:bar], tone) + line[bar:]
        return line

    def _row_tone(self, row: Sequence[str]) -> Tone:
        at = next((at for at, one in enumerate(self.columns) if one.role is Role.STANDING), None)
        return Tone.PLAIN if at is None else tone_of(row[at])

    def _title(self) -> int | None:
        named = (at for at in self.plan.widths if self.columns[at].role is Role.TITLE)
        return next(named, None)

    def _below(self, row: Sequence[str]) -> str:
        return " · ".join(_joined(row[at]) for at in self.plan.below if row[at].strip("- "))

    def _aligned(self, line: str, width: int, right: bool) -> str:
        gap = width - self.screen.measure(line)
        return " " * gap + line if right else pad(line, width, self.screen.ambiguous)

    def _beside(self, cells: dict[int, list[str]]) -> Iterator[str]:
        """The cells of one row side by side; shorter ones are filled up with space."""
        height = max(map(len, cells.values()))
        for at in range(height):
            yield (" " * GAP).join(
                lines[at] if at < len(lines) else " " * self.plan.widths[column]
                for column, lines in cells.items()
            )


def _block(row: Sequence[str], columns: Sequence[Column], screen: Screen) -> Iterator[str]:
    """A row on a narrow screen: what names it and how it stands, the title, then line by line."""
    firsts = [cell for cell, one in zip(row, columns, strict=True) if one.role is Role.KEY]
    standings = [cell for cell, one in zip(row, columns, strict=True) if one.role is Role.STANDING]
    head = "  ".join(" ".join(cell.split()) for cell in (*firsts, *standings))
    for line in screen.wrap(head, screen.width) if head else ():
        yield screen.paint(line, tone_of(standings[0]) if standings else Tone.HEAD)
    for cell, one in zip(row, columns, strict=True):
        if one.role is Role.TITLE:
            yield from screen.wrap(cell, screen.width)
    below = [
        _joined(cell) for cell, one in zip(row, columns, strict=True) if _tells_aside(cell, one)
    ]
    for line in screen.wrap(" · ".join(below), screen.width) if below else ():
        yield screen.paint(line, Tone.ASIDE)
    for cell, one in zip(row, columns, strict=True):
        if one.role in (Role.FIGURE, Role.SHARE, Role.TEXT, Role.LONG) and cell.strip():
            yield from _told(one.heading, cell, screen)
    yield ""


def _tells_aside(cell: str, column: Column) -> bool:
    return column.role is Role.ASIDE and bool(cell.strip("- "))


def _told(heading: str, cell: str, screen: Screen) -> Iterator[str]:
    indent = screen.measure(heading) + GAP + 2
    if indent > screen.width // 2:
        yield screen.paint(f"  {heading}", Tone.ASIDE)
        indent, heading = 4, ""
    lines = screen.wrap(cell, screen.width - indent)
    first = f"  {screen.paint(heading, Tone.ASIDE)}  " if heading else " " * indent
    yield first + lines[0]
    yield from (" " * indent + line for line in lines[1:])


def _joined(cell: str) -> str:
    return "、".join(cell.split("\n"))


def _is_number(cell: str) -> bool:
    """Whether a cell is a plain number, which is set to the right."""
    bare = cell.strip().rstrip("%")
    return bare in ("", "-") or bare.removeprefix("-").replace(".", "", 1).isdecimal()


def _with_bar(line: str, width: int, screen: Screen) -> str:
    """A share with its bar before it, full only when done; what is no share stays to the right."""
    cells = BAR // screen.ambiguous
    bar = " " * BAR
    if is_share(line):
        filled = min(cells, int(Decimal(line[:-1]) * cells / 100))
        bar = "█" * filled + "." * ((cells - filled) * screen.ambiguous)
    room = width - BAR - 1 - screen.measure(line)
    return f"{bar} {' ' * room}{line}"
