"""A whole session, from the screening to its end."""

import itertools
from dataclasses import replace

import pytest

from devices.cuff.limits import Limb
from devices.cuff.state import Event, Mode, Origin, State, Wish
from tests.devices.cuff.sessions import GIVEN, LEG, Played, holding, ready, screened


def test_a_session_runs_from_screening_to_rest_and_counts_its_time():
    played = holding(goal_mmhg=100.0)
    assert played.state.mode is Mode.HOLDING
    for _ in range(300):
        assert played.tick().command.target_mmhg == 100.0
    answer = played.tick(Event(Wish.SET_DONE, Origin.PERSON))
    assert (answer.command.vents, answer.state.mode) == (True, Mode.DEFLATING)
    assert sum(1 for _ in played.until(Mode.RESTING)) <= 5
    assert 30.0 < played.state.spent.session_s < 35.0
    assert played.state.spent.last_bout_s == pytest.approx(played.state.spent.session_s)
    assert played.state.faults == ()


def test_the_second_bout_waits_for_a_minute():
    played = holding()
    played.tick(Event(Wish.SET_DONE, Origin.PERSON))
    list(played.until(Mode.RESTING))
    start = Event(Wish.START, Origin.PERSON, mmhg=100.0)
    assert "NOT_RESTED" in played.tick(start).refused
    for _ in range(600):
        played.tick()
    assert played.tick(start).refused == ()
    assert played.state.mode is Mode.INFLATING


def test_inflating_rises_in_steps_and_waits_for_the_cuff():
    played = ready()
    played.tick(Event(Wish.START, Origin.PERSON, mmhg=120.0))
    targets = [answer.command.target_mmhg for answer in played.until(Mode.HOLDING)]
    rises = [after - before for before, after in itertools.pairwise(targets) if before and after]
    assert max(rises) <= 5.0
    assert targets[-1] == 120.0


@pytest.mark.parametrize("goal", [79.9, 160.1, float("nan"), float("inf"), -1.0, 0.0])
def test_a_start_outside_forty_to_eighty_percent_is_refused_and_stays_vented(goal):
    played = ready(occlusion_mmhg=200.0)
    answer = played.tick(Event(Wish.START, Origin.PERSON, mmhg=goal))
    assert answer.refused != ()
    assert (answer.command.vents, answer.state.mode) == (True, Mode.READY)


@pytest.mark.parametrize("goal", [80.0, 160.0])
def test_both_ends_of_the_range_may_be_started(goal):
    played = ready(occlusion_mmhg=200.0)
    assert played.tick(Event(Wish.START, Origin.PERSON, mmhg=goal)).refused == ()


@pytest.mark.parametrize("origin", [Origin.AGENT, Origin.SUPERVISOR])
@pytest.mark.parametrize("wish", [Wish.START, Wish.CALIBRATE, Wish.END, Wish.ACKNOWLEDGE, Wish.SCREENED])
def test_only_people_start_calibrate_end_and_acknowledge(origin, wish):
    played = ready()
    answer = played.tick(Event(wish, origin, mmhg=100.0, given=GIVEN))
    assert (answer.refused, answer.state.mode) == (("NOT_YOURS",), Mode.READY)


@pytest.mark.parametrize("origin", list(Origin))
def test_anybody_may_stop(origin):
    played = holding()
    answer = played.tick(Event(Wish.STOP, origin))
    assert (answer.command.vents, answer.state.mode) == (True, Mode.DEFLATING)


@pytest.mark.parametrize("origin", list(Origin))
def test_anybody_may_lower(origin):
    played = holding(goal_mmhg=100.0)
    assert played.tick(Event(Wish.ADJUST, origin, mmhg=90.0)).command.target_mmhg == 90.0
    for _ in range(30):
        played.tick()
    assert played.state.mode is Mode.HOLDING


def test_the_supervisor_raises_in_steps_up_to_what_was_approved():
    played = holding(goal_mmhg=100.0, up_to_mmhg=115.0)
    for _ in range(20):
        played.tick()
    assert played.tick(Event(Wish.ADJUST, Origin.SUPERVISOR, mmhg=110.0)).command.target_mmhg == 110.0
    for _ in range(20):
        played.tick()
    over = played.tick(Event(Wish.ADJUST, Origin.SUPERVISOR, mmhg=116.0))
    assert (over.command.vents, over.state.mode, over.refused) == (True, Mode.FAULT, ("ABOVE_APPROVED",))


@pytest.mark.parametrize("origin", [Origin.AGENT, Origin.PERSON, Origin.CLINICIAN])
def test_nobody_else_raises(origin):
    played = holding(goal_mmhg=100.0, up_to_mmhg=115.0)
    for _ in range(30):
        played.tick()
    answer = played.tick(Event(Wish.ADJUST, origin, mmhg=105.0))
    assert (answer.refused, answer.command.target_mmhg) == (("NOT_YOURS",), 100.0)


def test_a_fault_forgets_the_screening_and_is_left_by_a_person_alone():
    played = holding()
    answer = played.tick(alter=lambda seen: replace(seen, smo2_pct=15.0))
    assert (answer.command.vents, answer.state.mode, answer.state.faults) == (True, Mode.FAULT, ("DESATURATED",))
    for _ in range(10):
        played.tick()
    assert played.tick(Event(Wish.ACKNOWLEDGE, Origin.AGENT)).state.mode is Mode.FAULT
    back = played.tick(Event(Wish.ACKNOWLEDGE, Origin.PERSON)).state
    assert (back.mode, back.given, back.faults) == (Mode.IDLE, None, ())
    assert back.spent.session_s > 0.0


def test_a_screening_of_another_limb_is_refused():
    played = Played(State(limb=Limb.LEFT_ARM))
    assert played.tick(Event(Wish.SCREENED, Origin.CLINICIAN, given=GIVEN)).refused == ("WRONG_LIMB",)


def test_a_calibration_goes_in_steps_that_the_limits_check():
    played = screened()
    assert played.tick(Event(Wish.CALIBRATE, Origin.PERSON)).refused == ()
    for mmhg in (20.0, 40.0, 60.0):
        assert played.tick(Event(Wish.ADJUST, Origin.SUPERVISOR, mmhg=mmhg)).command.target_mmhg == mmhg
        for _ in range(50):
            played.tick()
    found = played.tick(Event(Wish.CALIBRATED, Origin.SUPERVISOR, mmhg=190.0))
    assert found.command.vents
    list(played.until(Mode.READY))
    assert played.state.given is not None
    assert played.state.given.limb_occlusion_mmhg == 190.0


def test_steps_of_a_calibration_that_come_too_fast_vent():
    played = screened()
    played.tick(Event(Wish.CALIBRATE, Origin.PERSON))
    played.tick(Event(Wish.ADJUST, Origin.SUPERVISOR, mmhg=20.0))
    answer = played.tick(Event(Wish.ADJUST, Origin.SUPERVISOR, mmhg=40.0))
    assert (answer.command.vents, answer.state.faults) == (True, ("REFUSED",))
    assert "RISES_TOO_FAST" in answer.refused


def test_the_limb_of_the_session_is_given_from_the_start():
    assert State().limb is None
    assert screened(LEG).state.limb is LEG
