"""Text tables row by row: any encoding, any delimiter, and a damaged row costs only itself."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from devices.files.bundle import BrokenFile

DELIMITERS = (",", ";", "\t", "|")
MAX_QUOTED_LINES = 50
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
UNIT_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
LINE_END = re.compile(r"\r\n|\r|\n")
NOT_A_WORD = re.compile(r"[^0-9a-z%]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line number in the file, from 1, and its cells by column; None where it cannot be read."""

    number: int
    cells: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the lines below it."""

    header: tuple[str, ...]
    header_at: int
    delimiter: str
    lines: tuple[str, ...]

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank. Of two columns with one name the first counts."""
        index = self.header_at + 1
        while index < len(self.lines):
            cells, taken = _record(self.lines, index, self.delimiter)
            if cells is None or any(cell.strip() for cell in cells):
                yield Row(index + 1, self._named(cells))
            index += taken

    def _named(self, cells: list[str] | None) -> dict[str, str] | None:
        if cells is None:
            return None
        wanted = len(self.header)
        if len(cells) < wanted or any(cell.strip() for cell in cells[wanted:]):
            return None
        named: dict[str, str] = {}
        for name, cell in zip(self.header, cells, strict=False):
            named.setdefault(name, cell.strip())
        return named


def table(data: bytes, delimiter: str | None = None) -> Table:
    """Decode and split a table.

    Raises
    ------
    BrokenFile
        There is no readable header.
    """
    lines = tuple(LINE_END.split(decode(data)))
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise BrokenFile("empty")
    head = lines[first]
    chosen = delimiter or max(DELIMITERS, key=head.count)
    header, _ = _record((head,), 0, chosen)
    if header is None or not any(name.strip() for name in header):
        raise BrokenFile("not_text")
    return Table(tuple(name.strip() for name in header), first, chosen, lines)


def decode(data: bytes) -> str:
    """Text of a file in UTF-8, in UTF-16 with its mark, or else in the old Western code page."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def loose(name: str) -> str:
    """A column name without case, punctuation and a unit in brackets: `Max HR (bpm)` -> `max hr`."""
    return NOT_A_WORD.sub(" ", UNIT_IN_BRACKETS.sub(" ", name.casefold())).strip()


def bracketed_unit(name: str) -> str | None:
    """The unit a column name carries in its last brackets: `Skin temp (celsius)` -> `celsius`."""
    found = UNIT_IN_BRACKETS.findall(name)
    return (found[-1][1:-1].strip() or None) if found else None


def _record(lines: tuple[str, ...], start: int, delimiter: str) -> tuple[list[str] | None, int]:
    """The cells of the record that starts on a line, and how many lines it takes; a quote left open takes one."""
    text, taken = lines[start], 1
    if text.count('"') % 2:
        for end in range(start + 1, min(start + MAX_QUOTED_LINES, len(lines))):
            if lines[end].count('"') % 2:
                text, taken = "\n".join(lines[start : end + 1]), end + 1 - start
                break
        else:
            return None, 1
    if "\0" in text:
        return None, taken
    try:
        return next(csv.reader([text], delimiter=delimiter)), taken
    except (csv.Error, StopIteration):
        return None, taken
