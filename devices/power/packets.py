"""Packets of power meters and indoor bikes, parsed by pycycling and checked before and after."""

from collections.abc import Sequence

from pycycling.cycling_power_service import _parse_cycling_power_measurement as parse_power
from pycycling.ftms_parsers.indoor_bike_data import parse_indoor_bike_data

from devices.power.cranks import CrankClock
from devices.power.port import PowerSample
from devices.radio.sensor import MalformedPacket

POWER_FIELDS = ((0, 1), (2, 2), (4, 6), (5, 4), (6, 4), (7, 4), (8, 3), (9, 2), (10, 2), (11, 2))
BIKE_FIELDS = ((1, 2), (2, 2), (3, 2), (4, 3), (5, 2), (6, 2), (7, 2), (8, 5), (9, 1), (10, 1), (11, 2), (12, 2))
"""Flag and bytes of each optional field: the parser reads a missing byte as zero, so length is checked first."""
MORE_DATA = 1
KM_H = 3.6


class PowerDecoder:
    """Cycling Power Measurement (0x2A63) of one connection."""

    def __init__(self) -> None:
        self._cranks = CrankClock()

    def __call__(self, packet: bytes, at_s: float) -> tuple[PowerSample, ...]:
        """The sample of a packet. The parser reads power without its sign, which is put right here.

        Raises
        ------
        MalformedPacket
            It is shorter than its flags say.

        Examples
        --------
        >>> [PowerDecoder()(bytes([0, 0, *power]), 1.0)[0].power_w for power in ((200, 0), (255, 255))]
        [200.0, -1.0]
        """
        _check(packet, 4, POWER_FIELDS)
        read = parse_power(packet)
        cadence_rpm = None
        if read.cumulative_crank_revs is not None:
            cadence_rpm = self._cranks.cadence_rpm(read.cumulative_crank_revs, read.last_crank_event_time, at_s)
        power_w = int.from_bytes(int(read.instantaneous_power).to_bytes(2, "little"), "little", signed=True)
        return (PowerSample(at_s=at_s, power_w=float(power_w), cadence_rpm=cadence_rpm),)


def bike_sample(packet: bytes, at_s: float) -> tuple[PowerSample, ...]:
    """Indoor Bike Data (0x2AD2); one moment may come in two packets, each with its part.

    Raises
    ------
    MalformedPacket
        It is shorter than its flags say.

    Examples
    --------
    >>> bike_sample(bytes([0x44, 0, 0x10, 0x0E, 180, 0, 210, 0]), 1.0)[0]
    PowerSample(at_s=1.0, power_w=210.0, cadence_rpm=90.0, speed_m_s=10.0, heart_rate_bpm=None)
    """
    speed_bytes = 0 if packet[:1] and packet[0] & MORE_DATA else 2
    _check(packet, 2 + speed_bytes, BIKE_FIELDS)
    read = parse_indoor_bike_data(packet)
    return (
        PowerSample(
            at_s=at_s,
            power_w=_number(read.instant_power),
            cadence_rpm=_number(read.instant_cadence),
            speed_m_s=None if read.instant_speed is None else read.instant_speed / KM_H,
            heart_rate_bpm=_number(read.heart_rate) or None,
        ),
    )


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _check(packet: bytes, least: int, fields: Sequence[tuple[int, int]]) -> None:
    flags = int.from_bytes(packet[:2], "little")
    if len(packet) < least + sum(size for flag, size in fields if flags >> flag & 1):
        raise MalformedPacket(packet.hex())
