"""Anybody's own table, CSV or TSV, read through a mapping or by the names of its columns."""

from pathlib import Path
from zoneinfo import ZoneInfo

from devices.files.batch import ImportBatch, Note, RejectedFor
from devices.files.bundle import BrokenFile, Bundle, open_bundle
from devices.files.gathering import Cell, FileGathering, Gathering
from devices.files.guessing import guess
from devices.files.mapping import BadMapping, TableMapping, load_mapping
from devices.files.options import Options
from devices.files.rows import Table, table
from devices.files.table_metrics import read_metric
from devices.files.table_rows import dated_rows
from devices.files.table_sessions import read_rest, read_sessions
from physiology.observation import Source

TABLE_SUFFIXES = (".csv", ".tsv", ".txt", ".tab")
MAPPING_SUFFIXES = (".yaml", ".yml")


def read_table(path: Path, options: Options) -> ImportBatch:
    """Read one table, or every table of a folder or zip."""
    gathering = Gathering(options)
    try:
        bundle = open_bundle(path, options.limits.bytes)
    except BrokenFile as broken:
        gathering.file(path.name).reject(RejectedFor.BROKEN_FILE, detail=broken.why)
        return gathering.batch()
    names = _tables(bundle, alone=path.is_file())
    if not names:
        gathering.file(path.name).reject(RejectedFor.NO_USABLE_FILE, suggestion="*.csv, *.tsv")
    for name in names:
        _read_safely(bundle, name, path, gathering.file(name), options)
    return gathering.batch()


def _tables(bundle: Bundle, *, alone: bool) -> list[str]:
    if alone and len(bundle.files) == 1:
        return list(bundle.files)
    return sorted(name for name in bundle.files if name.endswith(TABLE_SUFFIXES))


def _read_safely(bundle: Bundle, name: str, path: Path, file: FileGathering, options: Options) -> None:
    try:
        _read(bundle.read(name), _mapping_for(path, name, options), file, options)
    except BrokenFile as broken:
        file.reject(RejectedFor.BROKEN_FILE, detail=broken.why)
    except BadMapping as bad:
        for item in bad.problems:
            cell = Cell(0, item.where, item.value)
            file.reject(RejectedFor.BAD_MAPPING, cell, detail=item.code, suggestion=item.suggestion)


def _mapping_for(path: Path, name: str, options: Options) -> TableMapping | None:
    """The mapping given, or the one beside the table: `diary.yaml` for `diary.csv`, or `mapping.yaml`."""
    if options.mapping is not None:
        return load_mapping(options.mapping)
    folder, stem = (path, Path(name).stem) if path.is_dir() else (path.parent, path.stem)
    beside = (folder / f"{known}{suffix}" for known in (stem, "mapping") for suffix in MAPPING_SUFFIXES)
    found = next((candidate for candidate in beside if candidate.is_file()), None)
    return None if found is None else load_mapping(found)


def _read(data: bytes, given: TableMapping | None, file: FileGathering, options: Options) -> None:
    sheet = table(data, None if given is None else given.delimiter)
    mapping = _guessed(sheet, file) if given is None else _without(given, _lacking(given, sheet, file))
    if mapping is None:
        return
    rows = dated_rows(sheet, mapping, file, ZoneInfo(mapping.time_zone or options.time_zone))
    for name, column in mapping.columns.items():
        method = mapping.method if column.scale is None else column.scale.value
        source = Source(vendor=mapping.vendor, device=mapping.device, method=method)
        read_metric(name, column, rows, source, file)
    source = Source(vendor=mapping.vendor, device=mapping.device, method=mapping.method)
    if mapping.session is not None:
        read_sessions(mapping.session, rows, source, file)
    if mapping.rest is not None:
        read_rest(mapping.rest, rows, file)


def _guessed(sheet: Table, file: FileGathering) -> TableMapping | None:
    found = guess(sheet.header)
    for name, near in found.unknown:
        file.reject(RejectedFor.UNKNOWN_COLUMN, Cell(0, name), suggestion=near)
    if found.mapping is None:
        file.reject(RejectedFor.NO_USABLE_FILE, detail="no_known_column")
        return None
    file.note = Note.GUESSED
    return found.mapping


def _lacking(mapping: TableMapping, sheet: Table, file: FileGathering) -> frozenset[str]:
    """Columns the mapping speaks of and the table does not have; each is reported."""
    header = {name.casefold() for name in sheet.header}
    lacking = frozenset(name for name in mapping.names() if name.casefold() not in header)
    for name in sorted(lacking):
        file.reject(RejectedFor.MISSING_COLUMN, suggestion=name)
    return lacking


def _without(mapping: TableMapping, lacking: frozenset[str]) -> TableMapping | None:
    """The mapping as far as the table goes; None where not even the day is known."""
    if mapping.date.column in lacking:
        return None
    session, rest = mapping.session, mapping.rest
    return mapping.model_copy(
        update={
            "columns": {name: column for name, column in mapping.columns.items() if name not in lacking},
            "session": None if session is None or session.duration.column in lacking else session,
            "rest": None if rest is None or rest.column in lacking else rest,
        }
    )
