"""The same few steps for every export: open it, read the files that are known, and never fail on a broken one."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from devices.files.batch import ImportBatch, Note, RejectedFor
from devices.files.bundle import BrokenFile, Bundle, open_bundle
from devices.files.gathering import Cell, FileGathering, Gathering
from devices.files.options import Options
from devices.files.rows import Table, decode, loose
from devices.files.values import Unreadable, number

ReadFile = Callable[[bytes, FileGathering, Gathering], None]
Recognise = Callable[[bytes], str | None]
Cells = dict[str, str]


def read_export(
    path: Path,
    options: Options,
    readers: Mapping[str, ReadFile],
    not_used: frozenset[str] = frozenset(),
    recognise: Recognise | None = None,
) -> ImportBatch:
    """Read the known files behind a path in the order of `readers`; `not_used` ones are mentioned.

    A lone file of another name is read as what `recognise` says it is.
    """
    gathering = Gathering(options)
    try:
        bundle = open_bundle(path, options.limits.bytes)
    except BrokenFile as broken:
        gathering.file(path.name).reject(RejectedFor.BROKEN_FILE, detail=broken.why)
        return gathering.batch()
    wanted = {name: name for name in readers if name in bundle.files or name in bundle.ambiguous}
    wanted = wanted or _renamed(bundle, recognise)
    if not wanted:
        gathering.file(path.name).reject(RejectedFor.NO_USABLE_FILE, suggestion=", ".join(readers))
    for kind, name in wanted.items():
        _read_one(bundle, name, readers[kind], gathering)
    for name in sorted(not_used & bundle.files.keys()):
        gathering.file(name).note = Note.NOT_USED
    return gathering.batch()


def _read_one(bundle: Bundle, name: str, read: ReadFile, gathering: Gathering) -> None:
    file = gathering.file(name)
    if name in bundle.ambiguous:
        file.reject(RejectedFor.AMBIGUOUS_FILE)
        return
    try:
        read(bundle.read(name), file, gathering)
    except BrokenFile as broken:
        file.reject(RejectedFor.BROKEN_FILE, detail=broken.why)


def _renamed(bundle: Bundle, recognise: Recognise | None) -> dict[str, str]:
    if recognise is None or len(bundle.files) != 1:
        return {}
    name = next(iter(bundle.files))
    try:
        kind = recognise(bundle.read(name))
    except BrokenFile:
        return {}
    return {} if kind is None else {kind: name}


def rows_of(
    sheet: Table, file: FileGathering, columns: Mapping[str, str], required: frozenset[str]
) -> Iterator[tuple[int, Cells]]:
    """Readable rows as (line number, cells). `columns` names a loose header's meaning; others are dropped."""
    meant = {name: columns[loose(name)] for name in sheet.header if loose(name) in columns}
    lacking = sorted(required - set(meant.values()))
    for name in lacking:
        file.reject(RejectedFor.MISSING_COLUMN, suggestion=name)
    if lacking:
        return
    file.expect(len(sheet.lines) - sheet.header_at - 1)
    for row in sheet.rows():
        if not file.row_read():
            return
        if row.cells is None:
            file.reject(RejectedFor.UNREADABLE_ROW, Cell(row.number))
        else:
            yield row.number, {meant[name]: text for name, text in row.cells.items() if name in meant}


def records_of(data: bytes, file: FileGathering) -> Iterator[tuple[int, dict[str, Any]]]:
    """Objects of a JSON list as (position, object), counted from 1.

    Raises
    ------
    BrokenFile
        The text is not a JSON list.
    """
    try:
        found = json.loads(decode(data))
    except (ValueError, RecursionError):
        raise BrokenFile("not_json") from None
    if not isinstance(found, list):
        raise BrokenFile("not_json")
    file.expect(len(found))
    for position, record in enumerate(found, start=1):
        if not file.row_read():
            return
        if isinstance(record, dict):
            yield position, record
        else:
            file.reject(RejectedFor.UNREADABLE_ROW, Cell(position))


def cell_number(text: str, file: FileGathering, cell: Cell) -> float | None:
    """The number in a cell; None where it is missing or unreadable, and then it is counted."""
    try:
        found = number(text)
    except Unreadable:
        file.reject(RejectedFor.UNREADABLE_VALUE, cell)
        return None
    if found is None:
        file.missing()
    return found


def json_number(value: object) -> float | None:
    """A number of a JSON record; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1e15 else None
