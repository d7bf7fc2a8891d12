"""The ledger on disk: a line a second, each with a checksum, so that no restart forgets time under pressure."""

import fcntl
import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from devices.cuff.ledger import Kept
from devices.cuff.limits import Spent

MOST_LINES = 4000
"""Lines after which the file is written anew with its last one: an hour under pressure."""
MOST_AHEAD_S = 5.0
"""How far the newest line may lie in the future before the clock counts as wrong."""


class LedgerUnreadable(Exception):
    """The ledger cannot be read, so nobody knows how long the limb was under pressure: nothing may start."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class LimbTaken(Exception):
    """Another process drives the cuff of this limb."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class LedgerFile:
    """One limb of one person."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines = 0

    def read(self, now_s: float) -> Kept | None:
        """The newest line; None where the file does not exist.

        Raises
        ------
        LedgerUnreadable
            A line is damaged, the file cannot be read, or it comes from the future. A torn last line alone, as a
            process leaves that dies while writing, is passed over: the line before it is a second older at most.
        """
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise LedgerUnreadable(self.path, type(error).__name__) from error
        kept = list(self._kept(text))
        self._lines = len(kept)
        if not kept:
            raise LedgerUnreadable(self.path, "empty")
        if not kept[-1].at_s <= now_s + MOST_AHEAD_S:
            raise LedgerUnreadable(self.path, "future")
        return kept[-1]

    def _kept(self, text: bytes) -> Iterator[Kept]:
        *whole, torn = text.split(b"\n")
        for number, line in enumerate(whole):
            kept = _parsed(line)
            if kept is None:
                raise LedgerUnreadable(self.path, f"line {number + 1}")
            yield kept
        last = _parsed(torn)
        if last is not None:
            yield last

    def write(self, kept: Kept) -> None:
        """Append a line and wait until it is on the disk.

        Raises
        ------
        OSError
            It could not be written: whoever writes has to vent, since the next restart would forget this time.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self._lines >= MOST_LINES or _ends_torn(self.path):
            self._renewed(kept)
            return
        with os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
            file.write(_line(kept))
            file.flush()
            os.fsync(file.fileno())
        self._lines += 1

    def _renewed(self, kept: Kept) -> None:
        fresh = self.path.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(_line(kept))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        self._lines = 1

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else drives this limb meanwhile; the lock ends with the process, however that ends.

        Raises
        ------
        LimbTaken
            Another process drives it.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(self.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600), "wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise LimbTaken(self.path) from error
            yield


def _ends_torn(path: Path) -> bool:
    """Whether the last line was cut off: another one behind it would be damaged, too."""
    if not path.exists() or path.stat().st_size == 0:
        return False
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"


def _line(kept: Kept) -> bytes:
    """Numbers as text that reads back the same; endless ones as null."""
    spent = {name: None if value == float("inf") else value for name, value in asdict(kept.spent).items()}
    body = json.dumps({"at_s": kept.at_s, "ended": kept.ended, **spent}, sort_keys=True)
    return f"{zlib.crc32(body.encode()):08x} {body}\n".encode()


def _parsed(line: bytes) -> Kept | None:
    checksum, _, body = line.partition(b" ")
    if f"{zlib.crc32(body):08x}".encode() != checksum:
        return None
    try:
        said = json.loads(body)
        at_s, ended = float(said.pop("at_s")), said.pop("ended")
        spent = Spent(**{name: float("inf") if value is None else float(value) for name, value in said.items()})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return Kept(spent, at_s, ended is True)
