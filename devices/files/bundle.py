"""The files behind a path: a directory, a zip or a single file, read with a limit on size."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

MAX_DEPTH = 2
MAX_ENTRIES = 10_000
ZIP_TROUBLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class BrokenFile(Exception):
    """A file that cannot be read at all. `why` is a code: `empty`, `truncated`, `encrypted`, `too_large`, ..."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files by their lower-case base name. Nothing is ever extracted to disk."""

    files: Mapping[str, Callable[[], bytes]]
    ambiguous: frozenset[str] = field(default_factory=frozenset)

    def read(self, name: str) -> bytes:
        """The bytes of one file.

        Raises
        ------
        BrokenFile
            It is empty, damaged, encrypted or larger than allowed.
        """
        data = self.files[name]()
        if not data.strip():
            raise BrokenFile("empty")
        return data


def open_bundle(path: Path, max_bytes: int) -> Bundle:
    """List what lies behind a path, two folders deep.

    Raises
    ------
    BrokenFile
        The path is a zip that cannot be opened.
    """
    if path.is_dir():
        return _bundle([(p.name, _from_disk(p, max_bytes)) for p in _inside(path)])
    if path.suffix.casefold() == ".zip" or zipfile.is_zipfile(path):
        return _open_zip(path, max_bytes)
    return _bundle([(path.name, _from_disk(path, max_bytes))])


def whole_file(path: Path, max_bytes: int) -> bytes:
    """The bytes of one file on disk, a workbook among them, which is a zip that nobody should look into here.

    Raises
    ------
    BrokenFile
        It is empty, unreadable or larger than allowed.
    """
    return Bundle({path.name: _from_disk(path, max_bytes)}).read(path.name)


def _inside(folder: Path) -> list[Path]:
    found = [p for depth in range(MAX_DEPTH + 1) for p in folder.glob("/".join(["*"] * (depth + 1)))]
    return sorted(p for p in found[:MAX_ENTRIES] if p.is_file() and not p.name.startswith("."))


def _open_zip(path: Path, max_bytes: int) -> Bundle:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist()[:MAX_ENTRIES] if _honest(entry)]
    except ZIP_TROUBLE:
        raise BrokenFile("truncated") from None
    return _bundle([(PurePosixPath(e.filename).name, _from_zip(path, e, max_bytes)) for e in entries])


def _honest(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
    odd = any(part in {"..", "/", "__MACOSX"} or part.startswith(".") for part in parts)
    return not entry.is_dir() and not odd and len(parts) <= MAX_DEPTH + 1


def _from_disk(path: Path, max_bytes: int) -> Callable[[], bytes]:
    def load() -> bytes:
        try:
            with path.open("rb") as stream:
                return _whole(stream.read(max_bytes + 1), max_bytes)
        except OSError:
            raise BrokenFile("unreadable") from None

    return load


def _from_zip(path: Path, entry: zipfile.ZipInfo, max_bytes: int) -> Callable[[], bytes]:
    def load() -> bytes:
        if entry.flag_bits & 1:
            raise BrokenFile("encrypted")
        try:
            with zipfile.ZipFile(path) as archive, archive.open(entry) as stream:
                data = stream.read(max_bytes + 1)
        except ZIP_TROUBLE:
            raise BrokenFile("truncated") from None
        return _whole(data, max_bytes)

    return load


def _whole(data: bytes, max_bytes: int) -> bytes:
    if len(data) > max_bytes:
        raise BrokenFile("too_large")
    return data


def _bundle(found: list[tuple[str, Callable[[], bytes]]]) -> Bundle:
    names = Counter(name.casefold() for name, _ in found)
    return Bundle(
        files={name.casefold(): load for name, load in found if names[name.casefold()] == 1},
        ambiguous=frozenset(name for name, count in names.items() if count > 1),
    )
