"""A loop of 10 Hz through the driver on both virtual routes: every command is confirmed; how fast is printed."""

import pytest

from tests.virtual_ble.private_bus import DAEMON
from tests.virtual_ble.round_trip import measured


@pytest.mark.parametrize("route", ["bumble", "BlueZ"])
async def test_every_command_of_a_loop_is_confirmed(route):
    if route == "BlueZ" and DAEMON is None:
        pytest.skip("no dbus-daemon on this machine")
    figures = await measured(route, 2.0)
    print(figures)
    assert figures["round_trip_ms"]["n"] == 20
    assert figures["round_trip_ms"]["max"] < 300
