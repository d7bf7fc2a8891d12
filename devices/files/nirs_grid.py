"""A table of any kind as rows of cells: delimited text, or the first sheet of a workbook, with a limit on both."""

import csv
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import islice
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from devices.files.bundle import BrokenFile
from devices.files.rows import decode

CellValue = object
Row = tuple[CellValue, ...]

WORKBOOK = b"PK\x03\x04"
CONTENTS = "[Content_Types].xml"
"""What every workbook holds and no other zip does."""
MAX_COLUMNS = 64
WORKBOOK_TROUBLE = (
    zipfile.BadZipFile, zlib.error, EOFError, InvalidFileException, KeyError, ValueError, ParseError, TypeError,
    AttributeError, IndexError, NotImplementedError, RuntimeError, OSError,
)  # fmt: skip
"""What a damaged workbook makes the library raise."""


def grid(data: bytes, max_rows: int, max_bytes: int) -> list[Row]:
    """Every row, at most `max_rows` and one more, so that a caller sees that there are too many.

    Raises
    ------
    BrokenFile
        It is a damaged workbook, or one that unpacks to more than `max_bytes`.
    """
    if not data.startswith(WORKBOOK):
        return list(islice(_text_rows(decode(data)), max_rows + 1))
    _refuse_bombs(data, max_bytes)
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        found = [tuple(row) for row in islice(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), max_rows + 1)]
        book.close()
    except WORKBOOK_TROUBLE:
        raise BrokenFile("truncated") from None
    return found


def _text_rows(text: str) -> Iterator[Row]:
    """Rows of delimited text; a damaged line is an empty row."""
    lines = StringIO(text.replace("\0", ""))
    reader = csv.reader(lines, delimiter=";" if text[:4096].count(";") > text[:4096].count(",") else ",")
    while True:
        try:
            yield tuple(next(reader)[:MAX_COLUMNS])
        except StopIteration:
            return
        except csv.Error:
            yield ()


def _refuse_bombs(data: bytes, max_bytes: int) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise BrokenFile("truncated") from None
    if CONTENTS not in names:
        raise BrokenFile("not_text")
    if unpacked > max_bytes:
        raise BrokenFile("too_large")
