"""A virtual cuff: the simulator's firmware and air behind the wire format, in real time."""

import asyncio
import time

from devices.cuff import protocol
from devices.cuff.firmware import Firmware, Reading
from devices.cuff.pneumatics import STEP_S, Air, Wear, flowed
from devices.cuff.port import VENT, Command, Fault
from devices.cuff.protocol import NO_PRESSURE, Operation
from tests.virtual_ble.gatt import ATT_INVALID_LENGTH, ATT_OUT_OF_RANGE, AttRefused, Characteristic, Peripheral, Service

TICK_S = 0.02


class VirtualCuff:
    """`watchdog_s`, `cap_mmhg` and `version` are what it claims of itself; the cap it keeps, too."""

    def __init__(self, watchdog_s=2.0, cap_mmhg=300.0, version=protocol.VERSION, name="VCUFF", echoes=True):
        self.firmware, self.air, self.wear = Firmware(), Air(), Wear()
        self.sequence, self.writes = 41, []
        self.watchdog_s, self.cap_mmhg, self.version, self.echoes = watchdog_s, cap_mmhg, version, echoes
        self.mangled, self.amiss_mmhg, self.has_second = None, 0.0, True
        self._start_s = time.monotonic()
        self.status = Characteristic(protocol.STATUS, read=self.report, notifies=True)
        self_said = Characteristic(protocol.FIRMWARE, read=self.said_of_itself)
        target = Characteristic(protocol.TARGET, write=self.written)
        service = Service(protocol.SERVICE, [target, self.status, self_said])
        self.peripheral = Peripheral(name, "F1:00:00:00:00:09", [service], self.run, self.link_lost)

    @property
    def regulates(self):
        return self.firmware.target_mmhg is not None

    @property
    def fault(self):
        return self.firmware.fault

    @property
    def _now_s(self):
        return time.monotonic() - self._start_s

    def report(self):
        if self.mangled is not None:
            return self.mangled
        first = round(self.air.line_mmhg * 10)
        second = round(self.air.cuff_mmhg * 10) if self.has_second else NO_PRESSURE
        target = round((self.firmware.target_mmhg or 0.0) * 10)
        return protocol.STATUS_LAYOUT.pack(self.regulates, first, second, target, self.sequence, self.fault)

    def said_of_itself(self):
        watchdog_ms = 0 if self.watchdog_s is None else round(self.watchdog_s * 1000)
        abilities = 0 if self.watchdog_s is None else protocol.WATCHDOG
        return protocol.FIRMWARE_LAYOUT.pack(self.version, abilities, watchdog_ms, round(self.cap_mmhg * 10))

    def written(self, packet):
        if len(packet) != protocol.TARGET_LAYOUT.size:
            raise AttRefused(ATT_INVALID_LENGTH)
        operation, tenths, sequence = protocol.TARGET_LAYOUT.unpack(packet)
        if tenths / 10 > self.cap_mmhg or not self._took(Operation(operation), tenths / 10 + self.amiss_mmhg):
            raise AttRefused(ATT_OUT_OF_RANGE)
        self.writes.append((Operation(operation), tenths / 10, sequence))
        if self.echoes:
            self.sequence = sequence
            self.status.notify(self.report())

    def link_lost(self):
        self.firmware.lose_link(self._now_s, self._reading())

    async def run(self):
        stepped_s = self._now_s
        while True:
            await asyncio.sleep(TICK_S)
            while stepped_s < self._now_s:
                drive = self.firmware.drive(stepped_s, self._reading())
                self.air = flowed(self.air, drive, self.wear, STEP_S)
                stepped_s += STEP_S
            self.status.notify(self.report())

    def _took(self, operation, target_mmhg):
        command = VENT if operation is Operation.VENT else Command(target_mmhg)
        if operation is Operation.SIGN_OF_LIFE:
            command = Command(self.firmware.target_mmhg)
            if self.fault is not Fault.NONE:
                return True
        return self.firmware.take(command, self._now_s, self._reading())

    def _reading(self):
        return Reading(self.air.line_mmhg, self.air.cuff_mmhg)
