"""Virtual sensors: the scripts of the simulators, as the bytes a real one would send."""

import asyncio
import struct

from devices.emg import ble as emg
from devices.emg.simulator import SAMPLING_HZ, emg_script
from devices.heart_rate import ble as heart_rate
from devices.heart_rate.simulator import heart_rate_script
from devices.oxygenation import ble as oxygenation
from devices.oxygenation.simulator import nirs_script
from devices.power import ble as power
from devices.power.simulator import power_script
from devices.radio.uuids import BATTERY_LEVEL, BATTERY_SERVICE
from tests.virtual_ble.gatt import Characteristic, Peripheral, Service

BATTERY_PCT = 90
ONE_MICROVOLT = struct.pack("<HH", SAMPLING_HZ, 1000)


def heart_rate_packet(sample):
    ticks = [round(one * 1.024) for one in sample.rr_intervals_ms]
    return bytes([0x16, round(sample.heart_rate_bpm)]) + struct.pack(f"<{len(ticks)}H", *ticks)


def moxy_packets():
    counter, before = 0, 0

    def packet(sample):
        nonlocal counter, before
        counter += 1
        tenths = round(sample.smo2_pct * 10)
        before, earlier = tenths, before
        return struct.pack("<HHHHB", counter, tenths, earlier, round(sample.thb_au * 100), 0)

    return packet


def power_packets():
    """Cadence goes as turns of the crank: one a notification, timed so that the cadence comes out."""
    turns, ticks = 0, 0.0

    def packet(sample):
        nonlocal turns, ticks
        turns, ticks = turns + 1, ticks + 60 * 1024 / sample.cadence_rpm
        return struct.pack("<HhHH", 0x20, round(sample.power_w), turns % 65536, round(ticks) % 65536)

    return packet


def bike_packet(sample):
    return struct.pack("<HHHh", 0x44, 3000, round(sample.cadence_rpm * 2), round(sample.power_w))


def emg_packets():
    number = 0

    def packet(sample):
        nonlocal number
        counts = [round(one * 1000) for one in sample.emg_mv]
        first, number = number, number + len(counts)
        return struct.pack(f"<I{len(counts)}h", first, *counts)

    return packet


def _peripheral(name, address, service, measurement, script, packet, speed, *more):
    notifying = Characteristic(measurement, notifies=True)
    battery = Service(BATTERY_SERVICE, [Characteristic(BATTERY_LEVEL, read=lambda: bytes([BATTERY_PCT]))])

    async def run():
        loop = asyncio.get_running_loop()
        start_s = loop.time()
        for sample in script:
            await asyncio.sleep(max(0.0, start_s + sample.at_s / speed - loop.time()))
            notifying.notify(packet(sample))

    return Peripheral(name, address, [Service(service, [notifying, *more]), battery], run)


def strap(seed=7, speed=1.0, name="VSTRAP", address="F1:00:00:00:00:01"):
    script = heart_rate_script(seed)
    return _peripheral(name, address, heart_rate.SERVICE, heart_rate.MEASUREMENT, script, heart_rate_packet, speed)


def moxy(seed=7, speed=1.0):
    address, script = "F1:00:00:00:00:02", nirs_script(seed)
    return _peripheral("VMOXY", address, oxygenation.SERVICE, oxygenation.MEASUREMENT, script, moxy_packets(), speed)


def power_meter(seed=7, speed=1.0):
    address, script = "F1:00:00:00:00:03", power_script(seed)
    return _peripheral("VPOWER", address, power.POWER_SERVICE, power.POWER_MEASUREMENT, script, power_packets(), speed)


def indoor_bike(seed=7, speed=1.0):
    address, script = "F1:00:00:00:00:04", power_script(seed)
    return _peripheral("VBIKE", address, power.BIKE_SERVICE, power.BIKE_DATA, script, bike_packet, speed)


def emg_sensor(seed=7, speed=1.0, said=ONE_MICROVOLT):
    form = Characteristic(emg.FORMAT, read=lambda: said)
    script = emg_script(seed)
    return _peripheral("VEMG", "F1:00:00:00:00:05", emg.SERVICE, emg.FRAME, script, emg_packets(), speed, form)
