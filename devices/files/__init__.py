"""Exports of wearables and diaries, read into observations and sessions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from devices.files.batch import FileSummary, ImportBatch, Note, Rejected, RejectedFor
from devices.files.fit import read_fit
from devices.files.nirs import read_nirs
from devices.files.options import Limits, Options
from devices.files.pmdata import read_pmdata
from devices.files.table import read_table
from devices.files.whoop import read_whoop

__all__ = [
    "FORMATS",
    "FileSummary",
    "Format",
    "ImportBatch",
    "Limits",
    "NoSuchPath",
    "Note",
    "Options",
    "Rejected",
    "RejectedFor",
    "UnknownFormat",
    "read",
]


@dataclass(frozen=True, slots=True)
class Format:
    """One export Fettle can read. What it is, and what its path should be, is said by two messages."""

    name: str
    read: Callable[[Path, Options], ImportBatch]

    @property
    def message(self) -> str:
        """Code of the one line that describes it."""
        return f"IMPORT_FORMAT_{self.name}"

    @property
    def path_message(self) -> str:
        """Code of the line that says what the path should be."""
        return f"IMPORT_PATH_{self.name}"


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        item.name: item
        for item in (
            Format("pmdata", read_pmdata),
            Format("whoop", read_whoop),
            Format("fit", read_fit),
            Format("nirs", read_nirs),
            Format("csv", read_table),
        )
    }
)


class UnknownFormat(Exception):
    """No reader has this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name!r} is none of {', '.join(known)}")
        self.name = name
        self.known = known


class NoSuchPath(Exception):
    """Nothing lies at this path."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def read(format_name: str, path: Path, options: Options) -> ImportBatch:
    """Read an export. A damaged file never raises: what is wrong with it is in `ImportBatch.rejected`.

    Raises
    ------
    UnknownFormat
        There is no such format.
    NoSuchPath
        There is no such file or folder.
    """
    if format_name not in FORMATS:
        raise UnknownFormat(format_name, tuple(FORMATS))
    if not path.exists():
        raise NoSuchPath(path)
    return FORMATS[format_name].read(path, options)
