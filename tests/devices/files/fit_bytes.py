"""A small writer of FIT files, so that tests can say exactly what is in one."""

import struct
from datetime import UTC, datetime

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
CODES = (0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
         0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400)  # fmt: skip
KINDS = {"enum": (0x00, "B"), "u8": (0x02, "B"), "u16": (0x84, "H"), "u32": (0x86, "I")}

# message -> number, fields: name -> (field number, kind)
MESSAGES = {
    "file_id": (0, {"type": (0, "enum"), "manufacturer": (1, "u16"), "product": (2, "u16")}),
    "session": (18, {
        "timestamp": (253, "u32"), "start_time": (2, "u32"), "sport": (5, "enum"), "sub_sport": (6, "enum"),
        "elapsed_ms": (7, "u32"), "timer_ms": (8, "u32"), "distance_cm": (9, "u32"),
    }),
    "record": (20, {
        "timestamp": (253, "u32"), "heart_rate": (3, "u8"), "cadence": (4, "u8"), "speed_mm_s": (6, "u16"),
        "power": (7, "u16"), "smo2_permille": (57, "u16"),
    }),
    "activity": (34, {"timestamp": (253, "u32"), "local_timestamp": (5, "u32")}),
}  # fmt: skip


def crc(data: bytes) -> int:
    """The checksum every FIT file ends in."""
    value = 0
    for byte in data:
        for nibble in (byte & 0xF, byte >> 4):
            value = (value >> 4) & 0x0FFF ^ CODES[value & 0xF] ^ CODES[nibble]
    return value


def sealed(body: bytes) -> bytes:
    """A body behind its header and before its checksum."""
    head = struct.pack("<BBHI4s", 14, 0x10, 2132, len(body), b".FIT")
    whole = head + struct.pack("<H", crc(head)) + body
    return whole + struct.pack("<H", crc(whole))


def body_of(*messages: tuple[str, dict[str, object]]) -> bytes:
    """Messages with their definitions; instants are given as datetimes."""
    return b"".join(_message(name, values) for name, values in messages)


def fit(*messages: tuple[str, dict[str, object]]) -> bytes:
    """A whole file."""
    return sealed(body_of(*messages))


def _message(name: str, values: dict[str, object]) -> bytes:
    number, fields = MESSAGES[name]
    defined = b"".join(bytes([fields[key][0], struct.calcsize(KINDS[fields[key][1]][1]), KINDS[fields[key][1]][0]])
                       for key in values)  # fmt: skip
    definition = struct.pack("<BBBHB", 0x40, 0, 0, number, len(values)) + defined
    data = b"".join(struct.pack("<" + KINDS[fields[key][1]][1], _raw(value)) for key, value in values.items())
    return definition + b"\x00" + data


def _raw(value: object) -> int:
    return int((value - EPOCH).total_seconds()) if isinstance(value, datetime) else int(str(value))
