"""A virtual cuff: firmware that regulates, a watchdog and a cap of its own, and a bladder that takes time."""

import asyncio
import math
import time

from devices.cuff import protocol
from devices.cuff.port import Fault
from devices.cuff.protocol import NO_PRESSURE, Operation
from tests.virtual_ble.gatt import ATT_INVALID_LENGTH, ATT_OUT_OF_RANGE, AttRefused, Characteristic, Peripheral, Service

UP_MMHG_S, VENT_TIME_CONSTANT_S, TICK_S = 60.0, 0.1, 0.02


class VirtualCuff:
    def __init__(self, watchdog_s=2.0, cap_mmhg=300.0, version=protocol.VERSION, name="VCUFF", echoes=True):
        self.cuff_mmhg = self.target_mmhg = 0.0
        self.regulates, self.has_second = False, True
        self.fault, self.sequence, self.writes = Fault.NONE, 41, []
        self.watchdog_s, self.cap_mmhg, self.version, self.echoes = watchdog_s, cap_mmhg, version, echoes
        self.mangled, self.amiss_mmhg = None, 0.0
        self._heard_s = time.monotonic()
        self.status = Characteristic(protocol.STATUS, read=self.report, notifies=True)
        firmware = Characteristic(protocol.FIRMWARE, read=self.firmware)
        target = Characteristic(protocol.TARGET, write=self.written)
        service = Service(protocol.SERVICE, [target, self.status, firmware])
        self.peripheral = Peripheral(name, "F1:00:00:00:00:09", [service], self.run, self.link_lost)

    def report(self):
        if self.mangled is not None:
            return self.mangled
        tenths = round(self.cuff_mmhg * 10)
        second = tenths if self.has_second else NO_PRESSURE
        target = round(self.target_mmhg * 10)
        return protocol.STATUS_LAYOUT.pack(self.regulates, tenths, second, target, self.sequence, self.fault)

    def firmware(self):
        watchdog_ms = 0 if self.watchdog_s is None else round(self.watchdog_s * 1000)
        abilities = 0 if self.watchdog_s is None else protocol.WATCHDOG
        return protocol.FIRMWARE_LAYOUT.pack(self.version, abilities, watchdog_ms, round(self.cap_mmhg * 10))

    def written(self, packet):
        if len(packet) != protocol.TARGET_LAYOUT.size:
            raise AttRefused(ATT_INVALID_LENGTH)
        operation, tenths, sequence = protocol.TARGET_LAYOUT.unpack(packet)
        if operation == Operation.REGULATE and tenths / 10 > self.cap_mmhg:
            raise AttRefused(ATT_OUT_OF_RANGE)
        self._heard_s = time.monotonic()
        self.writes.append((Operation(operation), tenths / 10, sequence))
        if operation == Operation.REGULATE:
            self.regulates, self.target_mmhg = True, tenths / 10 + self.amiss_mmhg
        elif operation == Operation.VENT:
            self.vent()
        if self.echoes:
            self.sequence = sequence
            self.status.notify(self.report())

    def vent(self, fault=None):
        self.regulates, self.target_mmhg = False, 0.0
        self.fault = self.fault if fault is None else fault

    def link_lost(self):
        self.vent(Fault.LINK_LOST)

    async def run(self):
        before_s = time.monotonic()
        while True:
            await asyncio.sleep(TICK_S)
            now_s = time.monotonic()
            self._step(now_s, now_s - before_s)
            before_s = now_s
            self.status.notify(self.report())

    def _step(self, now_s, dt_s):
        if self.regulates and self.watchdog_s is not None and now_s - self._heard_s > self.watchdog_s:
            self.vent(Fault.WATCHDOG)
        if self.regulates:
            self.cuff_mmhg = min(self.cuff_mmhg + UP_MMHG_S * dt_s, self.target_mmhg)
        else:
            self.cuff_mmhg *= math.exp(-dt_s / VENT_TIME_CONSTANT_S)
