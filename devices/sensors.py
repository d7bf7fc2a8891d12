"""Every kind of sensor that Fettle can read, by hand: how it is recognised, reached, simulated and recorded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from devices import readers
from devices.emg import ble as emg
from devices.emg.port import EmgSample
from devices.emg.simulator import simulated_emg
from devices.heart_rate import ble as heart_rate
from devices.heart_rate.port import HeartRateSample
from devices.heart_rate.simulator import simulated_heart_rate
from devices.oxygenation import ble as oxygenation
from devices.oxygenation.port import NirsSample
from devices.oxygenation.simulator import simulated_nirs
from devices.power import ble as power
from devices.power.port import PowerSample
from devices.power.simulator import simulated_bike, simulated_power
from devices.radio.recording import Reader
from devices.radio.route import Route
from devices.radio.scan import Nearby
from devices.radio.sensor import Sample, Sensor

S = TypeVar("S", bound=Sample)


@dataclass(frozen=True, slots=True)
class SensorKind(Generic[S]):
    """One kind. `vendor` is what recordings of it are filed under."""

    key: str
    service: str
    vendor: str
    sample: type[S]
    reach: Callable[[str, Route], Sensor[S]]
    simulate: Callable[[int, float], Sensor[S]]
    reader: Callable[[], Reader[S]]


HEART_RATE = SensorKind(
    "heart_rate", heart_rate.SERVICE, "heart_rate_sensor", HeartRateSample,
    heart_rate.heart_rate_sensor, simulated_heart_rate, readers.heart_rate_reader,
)  # fmt: skip
MUSCLE_OXYGEN = SensorKind(
    "muscle_oxygen", oxygenation.SERVICE, "moxy", NirsSample,
    oxygenation.moxy, simulated_nirs, readers.nirs_reader,
)  # fmt: skip
POWER = SensorKind(
    "power", power.POWER_SERVICE, "power_meter", PowerSample,
    power.power_meter, simulated_power, readers.power_reader,
)  # fmt: skip
INDOOR_BIKE = SensorKind(
    "indoor_bike", power.BIKE_SERVICE, "indoor_bike", PowerSample,
    power.indoor_bike, simulated_bike, readers.power_reader,
)  # fmt: skip
MUSCLE_ACTIVITY = SensorKind(
    "muscle_activity", emg.SERVICE, "emg", EmgSample,
    emg.emg_sensor, simulated_emg, readers.emg_reader,
)  # fmt: skip

KINDS: Mapping[str, SensorKind[Any]] = MappingProxyType(
    {kind.key: kind for kind in (HEART_RATE, MUSCLE_OXYGEN, POWER, INDOOR_BIKE, MUSCLE_ACTIVITY)}
)
BY_SERVICE: Mapping[str, str] = MappingProxyType({kind.service: kind.key for kind in KINDS.values()})
"""What a service stands for. A bike that has both is read as a power meter."""


def simulated_nearby() -> tuple[Nearby, ...]:
    """The sensors that need no hardware, as a scan lists them; the kind stands for the address."""
    return tuple(
        Nearby(
            address=kind.key,
            name=kind.simulate(0, 1.0).name,
            rssi_dbm=None,
            kinds=(kind.key,),
            services=(kind.service,),
        )
        for kind in KINDS.values()
    )
