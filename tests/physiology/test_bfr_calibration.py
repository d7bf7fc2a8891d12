"""A breakpoint is called occlusion pressure only where every condition holds, and then it errs low."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.bfr.calibration import assess_calibration
from physiology.bfr.hinges import two_hinges
from physiology.bfr.inflation import hhb_breakpoint
from physiology.bfr.predicted_occlusion import Band, Person, predicted_occlusion
from physiology.bfr.worn import Limb, Posture
from physiology.finding import InsufficientData, Kind, Status
from tests.physiology.occlusion_curves import DAY, WORN, inflation

LATER = timedelta(minutes=9)
FIRST, SECOND = inflation(), inflation(seed=3, later=LATER)


def failed(second=SECOND, band=None, on=DAY):
    return assess_calibration([FIRST, second], band, on).value.failed


def worn(**changed):
    return replace(SECOND, worn=WORN.model_copy(update=changed))


def test_two_sound_inflations_give_the_pressure_at_which_blood_still_flowed():
    found = assess_calibration([SECOND, FIRST], None, DAY)
    assert (found.value.hhb_breakpoint_mmhg, found.value.limb_occlusion_mmhg) == (160.0, 150.0)
    assert (found.value.failed, found.reasons, found.status) == ((), (), Status.OK)
    assert found.caveats == ("BFR_BREAKPOINT_NOT_VALIDATED", "BFR_NO_PREDICTION", "BFR_OCCLUSION_THIS_SETUP_TODAY")
    assert [(fact.metric, fact.value, fact.low, fact.high) for fact in found.facts] == [
        ("venous_breakpoint_mmhg", 60.0, None, None),
        ("hhb_breakpoint_mmhg", 160.0, 160.0, 160.0),
        ("limb_occlusion_mmhg", 150.0, None, None),
    ]
    assert all(fact.window.first_on == DAY and fact.kind is Kind.COMPUTED for fact in found.facts)
    assert (found.method, found.as_of) == ("bfr_calibration@1", DAY)


@pytest.mark.parametrize("occlusion", [115.0, 143.0, 160.0, 230.0])
def test_it_never_lies_above_the_pressure_that_closed_the_artery(occlusion):
    runs = [inflation(occlusion), inflation(occlusion, seed=5, later=LATER)]
    found = assess_calibration(runs, None, DAY).value.limb_occlusion_mmhg
    assert occlusion - 20.0 <= found <= occlusion


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (worn(limb=Limb.RIGHT_LEG), "BFR_CAL_OTHER_LIMB"),
        (worn(cuff_width_cm=11.5), "BFR_CAL_OTHER_CUFF"),
        (worn(posture=Posture.SUPINE), "BFR_CAL_OTHER_POSTURE"),
        (replace(SECOND, on=DAY + timedelta(days=1)), "BFR_CAL_OTHER_DAY"),
        (inflation(occlusion_mmhg=180.0, seed=3, later=LATER), "BFR_CAL_RUNS_DISAGREE"),
        (inflation(most_mmhg=140.0, seed=3, later=LATER), "BFR_CAL_NO_PLATEAU"),
    ],
)
def test_each_condition_alone_refuses_and_is_named(second, code):
    found = assess_calibration([FIRST, second], None, DAY)
    assert code in found.value.failed
    assert found.value.limb_occlusion_mmhg is None
    assert found.status is Status.PROVISIONAL
    assert [one.code for one in found.reasons] == list(found.value.failed)
    assert {one.citation for one in found.reasons} == {"house_rule"}
    assert "limb_occlusion_mmhg" not in [fact.metric for fact in found.facts]
    assert "BFR_OCCLUSION_THIS_SETUP_TODAY" not in found.caveats


def test_setup_and_agreement_fail_with_one_code_each():
    assert failed(worn(posture=Posture.SUPINE)) == ("BFR_CAL_OTHER_POSTURE",)
    assert failed(inflation(occlusion_mmhg=180.0, seed=3, later=LATER)) == ("BFR_CAL_RUNS_DISAGREE",)
    assert failed(on=DAY + timedelta(days=1)) == ("BFR_CAL_OTHER_DAY",)


def test_ten_mmhg_between_runs_is_agreement():
    runs = [FIRST, inflation(occlusion_mmhg=170.0, seed=3, later=LATER)]
    assert assess_calibration(runs, None, DAY).value.limb_occlusion_mmhg == 150.0


@pytest.mark.parametrize(("rest_s", "codes"), [(120.0, ()), (119.9, ("BFR_CAL_NOT_RESTED",))])
def test_two_minutes_between_runs(rest_s, codes):
    later = timedelta(seconds=float(FIRST.seconds[-1]) + rest_s)
    assert failed(replace(SECOND, started_at=FIRST.started_at + later)) == codes


def test_one_inflation_is_not_enough_and_none_is_nothing():
    found = assess_calibration([FIRST], None, DAY).value
    assert (found.failed, found.hhb_breakpoint_mmhg) == (("BFR_CAL_ONE_RUN",), 160.0)
    with pytest.raises(InsufficientData) as lacking:
        assess_calibration([], None, DAY)
    assert (lacking.value.quantity, lacking.value.needed, lacking.value.got) == ("limb_occlusion", 2, 0)
    assert lacking.value.missing == "inflations"


def test_the_newest_two_count():
    broken = replace(inflation(most_mmhg=140.0), started_at=FIRST.started_at - LATER)
    assert assess_calibration([SECOND, broken, FIRST], None, DAY).value.limb_occlusion_mmhg == 150.0


@pytest.mark.parametrize(
    ("predicted", "codes", "occlusion"),
    [(160.0, (), 150.0), (190.6, (), 150.0), (190.7, ("BFR_CAL_OUTSIDE_BAND",), None), (129.4, (), 144.7),
     (129.3, ("BFR_CAL_OUTSIDE_BAND",), None), (134.7, (), 150.0), (134.6, (), 149.9)],
)  # fmt: skip
def test_a_prediction_refuses_or_lowers_and_never_raises(predicted, codes, occlusion):
    found = assess_calibration([FIRST, SECOND], Band(predicted_mmhg=predicted), DAY)
    assert found.value.failed == codes
    assert found.value.limb_occlusion_mmhg == (None if occlusion is None else pytest.approx(occlusion))
    assert "BFR_NO_PREDICTION" not in found.caveats
    (fact,) = (one for one in found.facts if one.metric == "limb_occlusion_predicted_mmhg")
    assert (fact.value, fact.kind) == (predicted, Kind.PREDICTED)
    assert (fact.low, fact.high) == pytest.approx((predicted - 30.6, predicted + 30.6))


def test_a_promoted_value_below_eighty_is_refused():
    runs = [inflation(85.0), inflation(85.0, seed=3, later=LATER)]
    found = assess_calibration(runs, Band(predicted_mmhg=64.6), DAY).value
    assert (found.failed, found.limb_occlusion_mmhg) == (("BFR_CAL_OUT_OF_RANGE",), None)


PERSON = Person(thigh_cm=56.0, systolic_mmhg=120.0, age_years=25.0, sex="male")


def test_the_prediction_is_the_published_equation():
    assert predicted_occlusion(PERSON, Limb.LEFT_LEG, 18.0).predicted_mmhg == pytest.approx(169.651)
    woman = PERSON.model_copy(update={"sex": "female", "thigh_cm": 57.0, "systolic_mmhg": 121.0, "age_years": 26.0})
    assert predicted_occlusion(woman, Limb.RIGHT_LEG, 18.0).predicted_mmhg == pytest.approx(164.108)
    band = Band(predicted_mmhg=100.0)
    assert (band.low_mmhg, band.most_mmhg, band.high_mmhg) == (69.4, 115.3, 130.6)


@pytest.mark.parametrize(
    ("changed", "limb", "width", "covered"),
    [({"age_years": 18.0}, Limb.LEFT_LEG, 18.0, True), ({"age_years": 17.9}, Limb.LEFT_LEG, 18.0, False),
     ({"age_years": 35.0}, Limb.LEFT_LEG, 18.0, True), ({"age_years": 35.1}, Limb.LEFT_LEG, 18.0, False),
     ({}, Limb.LEFT_ARM, 18.0, False), ({}, Limb.LEFT_LEG, 17.9, False),
     ({"thigh_cm": 0.0}, Limb.LEFT_LEG, 18.0, False),
     ({"systolic_mmhg": 0.0}, Limb.LEFT_LEG, 18.0, False), ({"thigh_cm": float("nan")}, Limb.LEFT_LEG, 18.0, False),
     ({"systolic_mmhg": float("inf")}, Limb.LEFT_LEG, 18.0, False),
     ({"thigh_cm": float("inf")}, Limb.LEFT_LEG, 18.0, False),
     ({"thigh_cm": 0.5, "systolic_mmhg": 0.5}, Limb.LEFT_LEG, 18.0, True)],
)  # fmt: skip
def test_outside_its_people_cuff_and_limb_there_is_no_prediction(changed, limb, width, covered):
    assert (predicted_occlusion(PERSON.model_copy(update=changed), limb, width) is not None) is covered


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.01, 0.4), st.sampled_from([120.0, 160.0, 200.0]))
def test_noise_never_lifts_the_pressure_above_the_truth(seed, noise_um, occlusion):
    found = hhb_breakpoint(inflation(occlusion, noise_um=noise_um, seed=seed))
    assert found.pressures.below_mmhg <= occlusion
    assert found.pressures.low_mmhg <= found.pressures.hhb_breakpoint_mmhg <= found.pressures.high_mmhg


@given(st.floats(0.1, 100.0), st.floats(-50.0, 50.0))
@settings(max_examples=10, deadline=None)
def test_units_and_offsets_of_a_signal_do_not_move_its_hinges(scale, offset):
    t = np.arange(80.0)
    bent = np.maximum(t - 30, 0) - 2 * np.maximum(t - 60, 0) + 0.3 * np.random.default_rng(1).standard_normal(80)
    found, other = two_hinges(t, bent[None]), two_hinges(t, scale * bent[None] + offset)
    assert (found.first_s, found.second_s) == (other.first_s, other.second_s)
    assert other.slopes == pytest.approx(scale * found.slopes, rel=1e-6)
