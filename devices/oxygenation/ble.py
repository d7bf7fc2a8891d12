"""The Moxy over Bluetooth: its format as three independent readers agree on it; not from its maker, never tried."""

import struct

from devices.oxygenation.port import NirsPort, NirsSample
from devices.radio.link import Link
from devices.radio.route import THIS_MACHINE, Route
from devices.radio.sensor import Decoder, MalformedPacket, RadioSensor

SERVICE = "6404d801-4cb9-11e8-b566-0800200c9a66"
MEASUREMENT = "6404d804-4cb9-11e8-b566-0800200c9a66"
LAYOUT = struct.Struct("<HHHHB")
"""Counter, saturation and the one before [0.1 %], total haemoglobin [0.01 g/dL], a flag nobody explains."""
MOST_SMO2_PCT, MOST_THB = 100.0, 40.0
"""What is larger is a mark of no valid value, as known from the same sensor's ANT+ profile, or a wrong reading."""


class MoxyDecoder:
    """Reads measurements of one connection; a repeated counter is the same measurement again and gives nothing."""

    def __init__(self) -> None:
        self._counter: int | None = None

    def __call__(self, packet: bytes, at_s: float) -> tuple[NirsSample, ...]:
        """The sample of a packet.

        Raises
        ------
        MalformedPacket
            It is not of 9 bytes.

        Examples
        --------
        >>> MoxyDecoder()(bytes.fromhex("CB0615021602C00400"), 2.0)
        (NirsSample(at_s=2.0, smo2_pct=53.3, thb_au=12.16, o2hb_um=None, hhb_um=None),)
        """
        if len(packet) != LAYOUT.size:
            raise MalformedPacket(packet.hex())
        counter, tenths, _, hundredths, _ = LAYOUT.unpack(packet)
        if counter == self._counter:
            return ()
        self._counter = counter
        smo2_pct, thb_au = tenths / 10, hundredths / 100
        if smo2_pct > MOST_SMO2_PCT or thb_au > MOST_THB:
            return (NirsSample(at_s=at_s),)
        return (NirsSample(at_s=at_s, smo2_pct=smo2_pct, thb_au=thb_au),)


def moxy(wanted: str, route: Route = THIS_MACHINE) -> NirsPort:
    """A Moxy by name or address."""

    async def prepare(_: Link) -> Decoder[NirsSample]:
        return MoxyDecoder()

    return RadioSensor(Link(wanted, route), MEASUREMENT, prepare)
