"""The Heart Rate service of the Bluetooth SIG (0x180D), read by a decoder of our own."""

import struct

from devices.heart_rate.port import HeartRatePort, HeartRateSample
from devices.radio.link import Link
from devices.radio.route import THIS_MACHINE, Route
from devices.radio.sensor import Decoder, MalformedPacket, RadioSensor
from devices.radio.uuids import adopted

SERVICE, MEASUREMENT = adopted(0x180D), adopted(0x2A37)
MS_PER_TICK = 1000 / 1024
"""Intervals come in 1/1024 s: read as milliseconds they would make rMSSD 2.4 % too large."""
WIDE, CONTACT, CONTACT_KNOWN, ENERGY, INTERVALS = 0x01, 0x02, 0x04, 0x08, 0x10


def decoded(packet: bytes, at_s: float) -> HeartRateSample:
    """One Heart Rate Measurement (0x2A37).

    Without skin contact there is no heart rate and there are no intervals, whatever the packet holds.

    Raises
    ------
    MalformedPacket
        It is shorter or longer than its flags say.

    Examples
    --------
    >>> decoded(bytes([0x16, 60, 0x00, 0x04]), 1.0).rr_intervals_ms
    (1000.0,)
    >>> decoded(bytes([0x04, 60]), 1.0).heart_rate_bpm is None
    True
    """
    if len(packet) < 2:
        raise MalformedPacket(packet.hex())
    flags = packet[0]
    after_rate = 3 if flags & WIDE else 2
    first_interval = after_rate + (2 if flags & ENERGY else 0)
    rest = packet[first_interval:]
    if len(packet) < first_interval or len(rest) % 2 or (rest and not flags & INTERVALS):
        raise MalformedPacket(packet.hex())
    contact = bool(flags & CONTACT) if flags & CONTACT_KNOWN else None
    on_skin = contact is not False
    return HeartRateSample(
        at_s=at_s,
        heart_rate_bpm=float(int.from_bytes(packet[1:after_rate], "little")) or None if on_skin else None,
        rr_intervals_ms=tuple(ticks * MS_PER_TICK for (ticks,) in struct.iter_unpack("<H", rest)) if on_skin else (),
        contact=contact,
    )


def heart_rate_sensor(wanted: str, route: Route = THIS_MACHINE) -> HeartRatePort:
    """A strap or armband by name or address."""

    async def prepare(_: Link) -> Decoder[HeartRateSample]:
        return lambda packet, at_s: (decoded(packet, at_s),)

    return RadioSensor(Link(wanted, route), MEASUREMENT, prepare)
