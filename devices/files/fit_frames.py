"""The few messages of a FIT file that say what was done and what was recorded, as plain values."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import fitdecode

from devices.files.bundle import BrokenFile

SIGNATURE = slice(8, 12)
CHECKED, LENIENT = fitdecode.CrcCheck.RAISE, fitdecode.ErrorHandling.IGNORE
"""A damaged byte is never read; a field of an unknown kind is left out."""
TROUBLE = (
    struct.error, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, EOFError,
)  # fmt: skip
"""What the decoder lets through of a file that breaks its own rules, beside the decoder's own errors."""

SIGNALS = {
    "heart_rate": "heart_rate_bpm",
    "power": "power_w",
    "enhanced_speed": "speed_m_s",
    "speed": "speed_m_s",
    "cadence": "cadence_rpm",
    "saturated_hemoglobin_percent": "smo2_pct",
    "total_hemoglobin_conc": "thb_au",
}
"""Fields of a record and the metric each is; a field of a device's own making never has one of these names."""
HEADS = frozenset({"file_id", "session", "activity"})

Fields = dict[str, Any]


@dataclass(slots=True)
class Frames:
    """What a FIT file says, in the order it says it."""

    file_id: Fields = field(default_factory=dict)
    activity: Fields = field(default_factory=dict)
    sessions: list[Fields] = field(default_factory=list)
    records: list[tuple[datetime, dict[str, float]]] = field(default_factory=list)


def is_fit(data: bytes) -> bool:
    """Whether the first bytes are those of a FIT file."""
    return data[SIGNATURE] == b".FIT"


def frames_of(data: bytes, another: Callable[[], bool]) -> Frames:
    """Decode a file. `another` is asked before each record whether it is still wanted.

    Raises
    ------
    BrokenFile
        It is no FIT file, is cut off, fails its own checksum, or cannot be decoded.
    """
    if not is_fit(data):
        raise BrokenFile("not_fit")
    found = Frames()
    try:
        for frame in _data_frames(data):
            if frame.name == "record":
                if not another():
                    break
                _take_record(found, frame)
            elif frame.name in HEADS:
                _take_head(found, frame)
    except (fitdecode.FitEOFError, fitdecode.FitHeaderError):
        raise BrokenFile("cut_off") from None
    except fitdecode.FitCRCError:
        raise BrokenFile("checksum") from None
    except (fitdecode.FitError, *TROUBLE):
        raise BrokenFile("not_decodable") from None
    return found


def _data_frames(data: bytes) -> Iterator[Any]:
    with fitdecode.FitReader(data, check_crc=CHECKED, error_handling=LENIENT) as reader:
        for frame in reader:
            if frame.frame_type == fitdecode.FIT_FRAME_DATA:
                yield frame


def _take_record(found: Frames, frame: fitdecode.FitDataMessage) -> None:
    at: datetime | None = None
    values: dict[str, float] = {}
    for item in frame.fields:
        if item.name == "timestamp" and isinstance(item.value, datetime):
            at = item.value
        elif item.name in SIGNALS and isinstance(item.value, int | float):
            values.setdefault(SIGNALS[item.name], float(item.value))
    if at is not None:
        found.records.append((at, values))


def _take_head(found: Frames, frame: fitdecode.FitDataMessage) -> None:
    fields = {item.name: item.value for item in frame.fields if item.value is not None}
    if frame.name == "session":
        found.sessions.append(fields)
    elif frame.name == "activity":
        found.activity = fields
    else:
        found.file_id = found.file_id or fields
