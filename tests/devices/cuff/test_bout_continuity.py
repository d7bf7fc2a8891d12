"""A bout goes on for as long as the controller presses, wherever the pressure scatters."""

import itertools
from dataclasses import replace

import pytest

from devices.cuff.limits import Seen
from devices.cuff.state import Event, Mode, Origin, Wish
from tests.devices.cuff.sessions import TICK_S, screened


def test_a_calibration_may_hold_twenty_mmhg_with_readings_that_scatter_around_it():
    played = screened()
    played.tick(Event(Wish.CALIBRATE, Origin.PERSON))
    played.tick(Event(Wish.ADJUST, Origin.SUPERVISOR, mmhg=20.0))
    scatter = itertools.cycle((0.3, -0.3, 0.1, -0.1))
    for _ in range(10):
        played.tick()
    before_s = played.state.spent.bout_s
    for _ in range(40):
        off = next(scatter)
        played.tick(alter=lambda seen, off=off: replace(seen, pressure=Seen(20.0 + off, 20.0 + off, 0.02)))
        assert (played.state.mode, played.state.faults) == (Mode.CALIBRATING, ())
    assert played.state.spent.bout_s == pytest.approx(before_s + 40 * TICK_S)
    assert played.state.spent.last_bout_s == 0.0
