"""Power meters (0x1818) and indoor bikes (0x1826) over Bluetooth. They are read; nothing is set on them."""

from devices.power.packets import PowerDecoder, bike_sample
from devices.power.port import PowerPort, PowerSample
from devices.radio.link import Link
from devices.radio.route import THIS_MACHINE, Route
from devices.radio.sensor import Decoder, RadioSensor
from devices.radio.uuids import adopted

POWER_SERVICE, POWER_MEASUREMENT = adopted(0x1818), adopted(0x2A63)
BIKE_SERVICE, BIKE_DATA = adopted(0x1826), adopted(0x2AD2)


def power_meter(wanted: str, route: Route = THIS_MACHINE) -> PowerPort:
    """A power meter by name or address."""

    async def prepare(_: Link) -> Decoder[PowerSample]:
        return PowerDecoder()

    return RadioSensor(Link(wanted, route), POWER_MEASUREMENT, prepare)


def indoor_bike(wanted: str, route: Route = THIS_MACHINE) -> PowerPort:
    """An indoor bike or trainer by name or address."""

    async def prepare(_: Link) -> Decoder[PowerSample]:
        return bike_sample

    return RadioSensor(Link(wanted, route), BIKE_DATA, prepare)
