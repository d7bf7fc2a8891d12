"""A Bluetooth profile for muscle activity of our own: no adopted one exists, and every maker has a private one.

Service `7b1e0101-...`. Format characteristic (read): u16 sampling rate [Hz], u16 size of one count [nV], little endian.
Frame characteristic (notify): u32 number of the first sample since power-on, then 1 to 120 samples as i16 counts.
"""

import struct

from devices.emg.port import EmgPort, EmgSample
from devices.radio.link import Disconnected, Link
from devices.radio.route import THIS_MACHINE, Route
from devices.radio.sensor import Decoder, MalformedPacket, RadioSensor

SERVICE = "7b1e0101-5a3c-4c2e-9d5f-0c0ff0000001"
FRAME = "7b1e0102-5a3c-4c2e-9d5f-0c0ff0000001"
FORMAT = "7b1e0103-5a3c-4c2e-9d5f-0c0ff0000001"
FORMAT_LAYOUT, NUMBER_LAYOUT = struct.Struct("<HH"), struct.Struct("<I")
MOST_IN_A_FRAME = 120
NUMBERS = 1 << 32
NV_PER_MV = 1e6
JUMP_S = 5.0
"""A counter this far from the clock on the wall began anew (house rule)."""


class FrameDecoder:
    """Frames of one connection, timed by the device's counter from the first frame on."""

    def __init__(self, sampling_hz: float, mv_per_count: float) -> None:
        self.sampling_hz = sampling_hz
        self.mv_per_count = mv_per_count
        self._anchor: tuple[int, float] | None = None

    def __call__(self, packet: bytes, at_s: float) -> tuple[EmgSample, ...]:
        """The sample of a frame.

        Raises
        ------
        MalformedPacket
            It holds no sample, half a sample, or too many.

        Examples
        --------
        >>> FrameDecoder(1000.0, 0.001)(bytes([7, 0, 0, 0, 0xE8, 0x03, 0x18, 0xFC]), 2.0)
        (EmgSample(at_s=2.0, sampling_hz=1000.0, emg_mv=(1.0, -1.0)),)
        """
        counts = packet[NUMBER_LAYOUT.size :]
        if not counts or len(counts) % 2 or len(counts) > 2 * MOST_IN_A_FRAME:
            raise MalformedPacket(packet.hex())
        (number,) = NUMBER_LAYOUT.unpack_from(packet)
        values = tuple(count * self.mv_per_count for (count,) in struct.iter_unpack("<h", counts))
        return (EmgSample(at_s=self._time_s(number, at_s), sampling_hz=self.sampling_hz, emg_mv=values),)

    def _time_s(self, number: int, at_s: float) -> float:
        if self._anchor is not None:
            first, first_s = self._anchor
            time_s = first_s + (number - first) % NUMBERS / self.sampling_hz
            if abs(time_s - at_s) < JUMP_S:
                return time_s
        self._anchor = (number, at_s)
        return at_s


async def frame_decoder(link: Link) -> Decoder[EmgSample]:
    """Ask the device how its frames are to be read.

    Raises
    ------
    Disconnected
        It does not say, or says nonsense.
    """
    said = await link.read(FORMAT)
    if len(said) != FORMAT_LAYOUT.size:
        raise Disconnected(said.hex())
    sampling_hz, nv_per_count = FORMAT_LAYOUT.unpack(said)
    if not sampling_hz or not nv_per_count:
        raise Disconnected(said.hex())
    return FrameDecoder(float(sampling_hz), nv_per_count / NV_PER_MV)


def emg_sensor(wanted: str, route: Route = THIS_MACHINE) -> EmgPort:
    """A sensor of our profile by name or address."""
    return RadioSensor(Link(wanted, route), FRAME, frame_decoder)
