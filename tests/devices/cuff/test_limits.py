"""Each limit at both sides of its edge, with the numbers of the requirement and never those of the code."""

import math
from dataclasses import replace

import pytest

from devices.cuff.limits import (
    CHECKS,
    Ask,
    Given,
    Issued,
    Limb,
    Phase,
    Request,
    Seen,
    Spent,
    ceiling_mmhg,
    refusals,
    rest_needed_s,
    session_limit_s,
)

DAY_S = 86400.0
LEG = Given(Limb.LEFT_LEG, 11.5, True, 10 * DAY_S, 600.0, 200.0, 900.0, 160.0)
ARM = replace(LEG, limb=Limb.RIGHT_ARM, limb_occlusion_mmhg=150.0)
HELD = Request(
    Ask(Phase.HOLDING, 100.0, 0.05),
    Seen(98.0, 99.0, 0.05),
    Issued(100.0, 30.0, 0.0),
    Spent(bout_s=30.0, last_bout_s=60.0, session_s=90.0, deflated_s=0.0),
    LEG,
)
INFLATING = replace(
    HELD, ask=Ask(Phase.INFLATING, 60.0, 0.05), seen=Seen(50.0, 50.0, 0.05), issued=Issued(55.0, 0.1, 30.0)
)
CALIBRATING = replace(
    HELD,
    ask=Ask(Phase.CALIBRATING, 120.0, 0.05),
    issued=Issued(100.0, 5.0, 0.0),
    given=replace(LEG, limb_occlusion_mmhg=math.nan, occlusion_age_s=math.nan, approved_mmhg=math.nan),
)


STRONG = {"limb_occlusion_mmhg": 300.0, "approved_mmhg": 300.0}
STRONG_LEG = replace(HELD, given=replace(LEG, **STRONG), issued=Issued(240.0, 9.0))
STRONG_ARM = replace(HELD, given=replace(ARM, **STRONG), issued=Issued(200.0, 9.0))
LOW = replace(HELD, issued=Issued(60.0, 9.0), ask=Ask(Phase.HOLDING, 60.0, 0.0))


def changed(one: Request, path: str, value: object) -> Request:
    """A request with one value of one part replaced."""
    part, name = path.split(".")
    return replace(one, **{part: replace(getattr(one, part), **{name: value})})


@pytest.mark.parametrize("one", [HELD, INFLATING, CALIBRATING, replace(HELD, given=ARM)])
def test_what_keeps_every_limit_goes_out(one):
    assert refusals(one) == ()


EDGES = [
    # an absolute ceiling: 240 mmHg leg, 200 arm, 300 in a calibration
    (STRONG_LEG, "ask.target_mmhg", 240.0, 240.1, "ABOVE_ABSOLUTE"),
    (STRONG_ARM, "ask.target_mmhg", 200.0, 200.1, "ABOVE_ABSOLUTE"),
    (replace(CALIBRATING, issued=Issued(300.0, 9.0)), "ask.target_mmhg", 300.0, 300.1, "ABOVE_ABSOLUTE"),
    (HELD, "ask.target_mmhg", 0.1, 0.0, "ABOVE_ABSOLUTE"),
    # 80 % of an occlusion pressure between 80 and 300 mmHg
    (replace(HELD, issued=Issued(160.0, 9.0)), "ask.target_mmhg", 160.0, 160.1, "ABOVE_FRACTION"),
    (LOW, "given.limb_occlusion_mmhg", 80.0, 79.9, "ABOVE_FRACTION"),
    (HELD, "given.limb_occlusion_mmhg", 300.0, 300.1, "ABOVE_FRACTION"),
    (HELD, "given.limb_occlusion_mmhg", 125.0, 124.9, "ABOVE_FRACTION"),
    (HELD, "given.limb_occlusion_mmhg", 200.0, 26.7, "ABOVE_FRACTION"),
    # a raise of 10 mmHg every 2 s while holding
    (replace(HELD, ask=Ask(Phase.HOLDING, 110.0, 0.0)), "issued.target_mmhg", 100.0, 99.9, "RISES_TOO_FAST"),
    (replace(HELD, ask=Ask(Phase.HOLDING, 105.0, 0.0)), "issued.since_rise_s", 2.0, 1.9, "RISES_TOO_FAST"),
    # a step of 20 mmHg every 5 s while calibrating
    (CALIBRATING, "issued.target_mmhg", 100.0, 99.9, "RISES_TOO_FAST"),
    (CALIBRATING, "issued.since_rise_s", 5.0, 4.9, "RISES_TOO_FAST"),
    # 10 mmHg a command and 60 mmHg a second while inflating
    (INFLATING, "ask.target_mmhg", 65.0, 65.1, "RISES_TOO_FAST"),
    (INFLATING, "issued.risen_mmhg", 55.0, 55.1, "RISES_TOO_FAST"),
    # 40 mmHg over what is measured
    (replace(INFLATING, seen=Seen(19.0, 20.0, 0.05)), "ask.target_mmhg", 60.0, 60.1, "AHEAD_OF_MEASURED"),
    # as far as the person agreed
    (HELD, "given.approved_mmhg", 100.0, 99.9, "ABOVE_APPROVED"),
    # two sensors that are fresh, plausible and agree
    (HELD, "seen.age_s", 0.2, 0.21, "PRESSURE_UNKNOWN"),
    (HELD, "seen.age_s", 0.0, -0.01, "PRESSURE_UNKNOWN"),
    (HELD, "seen.second_mmhg", 108.0, 108.1, "PRESSURE_UNKNOWN"),
    (HELD, "seen.second_mmhg", 88.0, 87.9, "PRESSURE_UNKNOWN"),
    (replace(HELD, seen=Seen(400.0, 400.0, 0.0)), "seen.cuff_mmhg", 400.0, 400.1, "PRESSURE_UNKNOWN"),
    (replace(HELD, seen=Seen(400.0, 400.0, 0.0)), "seen.second_mmhg", 400.0, 400.1, "PRESSURE_UNKNOWN"),
    (replace(HELD, seen=Seen(-20.0, -20.0, 0.0)), "seen.cuff_mmhg", -20.0, -20.1, "PRESSURE_UNKNOWN"),
    (replace(HELD, seen=Seen(-20.0, -20.0, 0.0)), "seen.second_mmhg", -20.0, -20.1, "PRESSURE_UNKNOWN"),
    (HELD, "ask.age_s", 0.2, 0.21, "COMMAND_OLD"),
    (HELD, "ask.age_s", 0.0, -0.01, "COMMAND_OLD"),
    (HELD, "seen.other_limb_mmhg", 19.9, 20.0, "TWO_LIMBS"),
    # time under pressure
    (HELD, "spent.bout_s", 599.9, 600.0, "BOUT_OVER"),
    (HELD, "spent.bout_s", 0.1, -0.1, "BOUT_OVER"),
    (CALIBRATING, "spent.calibration_s", 179.9, 180.0, "CALIBRATION_OVER"),
    (CALIBRATING, "spent.calibration_s", 0.0, -0.1, "CALIBRATION_OVER"),
    (HELD, "spent.session_s", 1199.9, 1200.0, "SESSION_OVER"),
    (HELD, "spent.session_s", 0.0, -0.1, "SESSION_OVER"),
    (replace(HELD, given=ARM), "spent.session_s", 899.9, 900.0, "SESSION_OVER"),
    (replace(HELD, spent=Spent(last_bout_s=300.0)), "spent.deflated_s", 60.0, 59.9, "NOT_RESTED"),
    (replace(HELD, spent=Spent(last_bout_s=300.1)), "spent.deflated_s", 180.0, 179.9, "NOT_RESTED"),
    (replace(HELD, spent=Spent(deflated_s=100.0)), "spent.last_bout_s", 300.0, 300.1, "NOT_RESTED"),
    (replace(HELD, spent=Spent(deflated_s=100.0)), "spent.last_bout_s", 0.0, -0.1, "NOT_RESTED"),
    (HELD, "spent.since_session_s", 86400.0, 86399.9, "TOO_SOON"),
    # the cuff, the screening of 90 days, the check of 12 h, the occlusion pressure of 12 h
    (HELD, "given.cuff_width_cm", 10.0, 9.9, "CUFF_WIDTH"),
    (HELD, "given.cuff_width_cm", 18.0, 18.1, "CUFF_WIDTH"),
    (replace(HELD, given=ARM), "given.cuff_width_cm", 5.0, 4.9, "CUFF_WIDTH"),
    (HELD, "given.signed", True, False, "NOT_SCREENED"),
    (HELD, "given.screen_age_s", 90 * DAY_S, 90 * DAY_S + 1, "NOT_SCREENED"),
    (HELD, "given.screen_age_s", 0.0, -1.0, "NOT_SCREENED"),
    (HELD, "given.check_age_s", 43200.0, 43201.0, "NOT_SCREENED"),
    (HELD, "given.check_age_s", 0.0, -1.0, "NOT_SCREENED"),
    (HELD, "given.occlusion_age_s", 43200.0, 43201.0, "NOT_CALIBRATED"),
    (HELD, "given.occlusion_age_s", 0.0, -1.0, "NOT_CALIBRATED"),
    (HELD, "ask.phase", Phase.HOLDING, "holding", "UNKNOWN_KIND"),
    (HELD, "given.limb", Limb.LEFT_LEG, "left_leg", "UNKNOWN_KIND"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "path", "allowed", "refused", "code"), EDGES)
def test_the_last_allowed_value_goes_out_and_the_next_one_does_not(one, path, allowed, refused, code):
    assert refusals(changed(one, path, allowed)) == ()
    assert code in refusals(changed(one, path, refused))


NUMBERS = [
    *[f"ask.{name}" for name in ("target_mmhg", "age_s")],
    *[f"seen.{name}" for name in ("cuff_mmhg", "second_mmhg", "age_s", "other_limb_mmhg")],
    *[f"spent.{name}" for name in ("bout_s", "session_s", "since_session_s")],
    *[f"given.{name}" for name in ("cuff_width_cm", "screen_age_s", "check_age_s")],
    *[f"given.{name}" for name in ("limb_occlusion_mmhg", "occlusion_age_s", "approved_mmhg")],
]  # fmt: skip


@pytest.mark.parametrize("missing", [math.nan, None, "90", object(), []])
@pytest.mark.parametrize("path", NUMBERS)
def test_what_is_unknown_or_of_another_kind_is_refused(path, missing):
    assert refusals(changed(HELD, path, missing)) != ()


@pytest.mark.parametrize("path", ["issued.target_mmhg", "issued.since_rise_s", "issued.risen_mmhg"])
def test_a_rise_after_unknown_commands_is_refused(path):
    rising = replace(INFLATING, ask=Ask(Phase.INFLATING, 60.0, 0.0))
    raised = replace(HELD, ask=Ask(Phase.HOLDING, 105.0, 0.0))
    asked = raised if path == "issued.since_rise_s" else rising
    assert "RISES_TOO_FAST" in refusals(changed(asked, path, math.nan))


@pytest.mark.parametrize("path", ["spent.deflated_s", "spent.last_bout_s"])
def test_an_unknown_rest_is_no_rest(path):
    rested = replace(HELD, spent=Spent(deflated_s=100.0))
    assert refusals(rested) == ()
    assert "NOT_RESTED" in refusals(changed(rested, path, math.nan))


@pytest.mark.parametrize("endless", [math.inf, -math.inf])
@pytest.mark.parametrize("path", [path for path in NUMBERS if path != "spent.since_session_s"])
def test_nothing_endless_goes_out(path, endless):
    if path in {"given.approved_mmhg", "seen.other_limb_mmhg"} and refusals(changed(HELD, path, endless)) == ():
        assert (path, endless) in {("given.approved_mmhg", math.inf), ("seen.other_limb_mmhg", -math.inf)}
        return
    assert refusals(changed(HELD, path, endless)) != ()


def test_lowering_needs_no_waiting_and_no_following():
    lowered = replace(HELD, ask=Ask(Phase.HOLDING, 30.0, 0.0), issued=Issued(100.0, 0.0, 60.0))
    assert refusals(lowered) == ()


def test_a_calibration_needs_no_occlusion_pressure_and_exercise_does():
    assert refusals(CALIBRATING) == ()
    unknown = refusals(replace(HELD, given=CALIBRATING.given))
    assert set(unknown) == {"ABOVE_FRACTION", "ABOVE_APPROVED", "NOT_CALIBRATED"}


def test_the_bounds_on_pressure_are_independent():
    wild = replace(HELD, ask=Ask(Phase.HOLDING, 500.0, 0.0))
    assert refusals(wild)[:4] == ("ABOVE_ABSOLUTE", "ABOVE_FRACTION", "RISES_TOO_FAST", "AHEAD_OF_MEASURED")


def test_every_code_can_be_reached_by_one_change_of_what_is_allowed():
    assert {code for code, _ in CHECKS} == {code for *_, code in EDGES}


def test_a_condition_has_to_say_yes():
    class Always(float):
        def __le__(self, other):
            return "yes"

    assert "ABOVE_APPROVED" in refusals(changed(HELD, "ask.target_mmhg", Always(500.0)))


@pytest.mark.parametrize(
    ("limb", "most_mmhg", "session_s"),
    [
        (Limb.LEFT_ARM, 200.0, 900.0), (Limb.RIGHT_ARM, 200.0, 900.0),
        (Limb.LEFT_LEG, 240.0, 1200.0), (Limb.RIGHT_LEG, 240.0, 1200.0),
    ],
)  # fmt: skip
def test_arms_and_legs_have_limits_of_their_own(limb, most_mmhg, session_s):
    assert (ceiling_mmhg(limb), session_limit_s(limb)) == (most_mmhg, session_s)


@pytest.mark.parametrize(
    ("last_bout_s", "needed_s"), [(0.0, 60.0), (300.0, 60.0), (300.1, 180.0), (-0.1, 180.0), (math.nan, 180.0)]
)
def test_the_rest_needed_depends_on_the_bout_before(last_bout_s, needed_s):
    assert rest_needed_s(last_bout_s) == needed_s


@pytest.mark.parametrize(("first", "second", "highest"), [(90.0, 91.0, 91.0), (91.0, 90.0, 91.0)])
def test_the_higher_sensor_counts(first, second, highest):
    assert Seen(first, second, 0.0).highest_mmhg == highest
    assert math.isnan(Seen(math.nan, second, 0.0).highest_mmhg)
    assert math.isnan(Seen(first, math.nan, 0.0).highest_mmhg)
