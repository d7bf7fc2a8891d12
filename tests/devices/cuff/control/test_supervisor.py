"""The supervisor lowers for any doubt, raises by 5 to 10 mmHg every two seconds at most, and never what was lowered."""

from dataclasses import replace

import pytest

from devices.cuff.control.loop import Sensed
from devices.cuff.control.policy import Supervisor
from devices.cuff.limits import Issued
from devices.cuff.state import Event, Mode, Origin, State, Wish
from tests.devices.cuff.control.rig import GIVEN

NAN = float("nan")
CALM = Sensed(smo2_pct=60.0, smo2_age_s=0.1, smo2_floor_pct=20.0, velocity_loss_pct=5.0, pain_nrs=1.0)
APPROVED = replace(GIVEN, approved_mmhg=100.0)
HELD = State(
    limb=GIVEN.limb, mode=Mode.HOLDING, given=APPROVED, goal_mmhg=80.0, in_mode_s=5.0, issued=Issued(80.0, 5.0)
)


def wished(state: State = HELD, sensed: Sensed = CALM, now_s: float = 10.0) -> Event | None:
    return Supervisor().wish(state, sensed, now_s)


def raised(mmhg: float) -> Event:
    return Event(Wish.ADJUST, Origin.SUPERVISOR, mmhg)


@pytest.mark.parametrize(
    ("goal_mmhg", "smo2_pct", "to_mmhg"),
    [
        (80.0, 60.0, 90.0),
        (80.0, 40.0, 85.0),
        (80.0, 37.0, None),
        (94.0, 60.0, 99.0),
        (95.0, 60.0, 100.0),
        (96.0, 60.0, None),
    ],
)
def test_it_raises_by_little_up_to_what_was_approved(goal_mmhg, smo2_pct, to_mmhg):
    event = wished(replace(HELD, goal_mmhg=goal_mmhg), replace(CALM, smo2_pct=smo2_pct))
    assert (event.mmhg if event else None) == to_mmhg


@pytest.mark.parametrize(
    "unknown",
    [{"velocity_loss_pct": NAN}, {"pain_nrs": NAN}, {"velocity_loss_pct": 11.0}, {"pain_nrs": 3.0}],
)
def test_what_is_unknown_or_not_calm_raises_nothing(unknown):
    assert wished(sensed=replace(CALM, **unknown)) is None


@pytest.mark.parametrize(
    "doubt", [{"smo2_pct": 27.0}, {"smo2_pct": NAN}, {"pain_nrs": 5.0}, {"velocity_loss_pct": 31.0}]
)
def test_any_doubt_lowers(doubt):
    assert wished(sensed=replace(CALM, **doubt)) == raised(70.0)


def test_lowered_to_next_to_nothing_it_stops():
    doubt = replace(CALM, pain_nrs=9.0)
    assert wished(replace(HELD, goal_mmhg=29.9), doubt) == Event(Wish.STOP, Origin.SUPERVISOR)
    assert wished(replace(HELD, goal_mmhg=30.0), doubt) == raised(20.0)


@pytest.mark.parametrize(
    ("state", "acts"),
    [
        (replace(HELD, mode=Mode.INFLATING), False),
        (replace(HELD, given=None), False),
        (replace(HELD, in_mode_s=1.99), False),
        (replace(HELD, in_mode_s=2.0), True),
        (replace(HELD, issued=Issued(80.0, 1.99)), False),
        (replace(HELD, issued=Issued(80.0, 2.0)), True),
    ],
)
def test_it_waits_two_seconds_and_acts_only_on_a_held_pressure(state, acts):
    assert (wished(state) is not None) is acts


def test_two_changes_are_two_seconds_apart():
    supervisor = Supervisor()
    assert supervisor.wish(HELD, CALM, 10.0) == raised(90.0)
    assert supervisor.why == "BFR_RAISE_CALM"
    assert supervisor.wish(HELD, CALM, 11.9) is None
    assert supervisor.wish(replace(HELD, goal_mmhg=90.0), CALM, 12.0) == raised(100.0)


def test_what_anybody_lowered_is_not_raised_again_in_the_same_set():
    supervisor = Supervisor()
    supervisor.wish(HELD, replace(CALM, pain_nrs=NAN), 10.0)
    lowered = replace(HELD, goal_mmhg=70.0)
    assert supervisor.wish(lowered, CALM, 20.0) is None
    assert supervisor.wish(lowered, CALM, 30.0) is None
    supervisor.wish(replace(HELD, mode=Mode.RESTING), CALM, 40.0)
    assert supervisor.wish(lowered, CALM, 50.0) == raised(80.0)


def test_it_is_alive_as_of_the_tick_it_looked_at():
    supervisor = Supervisor()
    assert supervisor.age_s(5.0) == float("inf")
    supervisor.wish(HELD, CALM, 10.0)
    assert supervisor.age_s(10.25) == 0.25
