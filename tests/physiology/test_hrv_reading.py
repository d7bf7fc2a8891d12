"""Which recordings may carry an HRV number at all."""

import json
from pathlib import Path

import numpy as np
import pytest

from physiology.finding import Status
from physiology.hrv import (
    ImplausibleIntervals,
    InvalidIntervals,
    IrregularRhythm,
    NotAtRest,
    RecordingTooShort,
    TooFewBeats,
    as_milliseconds,
    hrv_reading,
    jump_fraction,
)

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "hrv"
REAL_PVC = ROOT.parent / "shared" / "golden" / "hrv" / "real_polar_h10_pvc.json"


def recording(case: str) -> np.ndarray:
    return np.array(json.loads((GOLDEN / f"{case}.json").read_text())["input"]["rr_ms"])


CLEAN = recording("synth_clean_5min")


def test_fibrillation_like_intervals_give_no_number():
    with pytest.raises(IrregularRhythm) as refused:
        hrv_reading(recording("synth_af_like"))
    assert refused.value.jump_fraction > 0.6
    assert refused.value.flagged_fraction < 0.05, "the adaptive classifier alone would have let it pass"


@pytest.mark.skipif(not REAL_PVC.exists(), reason="the real Polar H10 recording is not part of this repository")
def test_a_real_recording_with_frequent_ectopy_gives_no_number():
    rr = json.loads(REAL_PVC.read_text())["input"]["rr_ms"]
    with pytest.raises(IrregularRhythm) as refused:
        hrv_reading(rr)
    assert refused.value.jump_fraction > 0.8
    assert refused.value.flagged_fraction < 0.05, "the adaptive classifier alone would have let it pass"


def test_more_than_one_interval_in_twenty_to_correct_gives_no_number():
    rr = CLEAN.copy()
    early = 0.35 * rr[::30]
    rr[::30] -= early
    rr[1::30] += early
    with pytest.raises(IrregularRhythm) as refused:
        hrv_reading(rr)
    assert refused.value.flagged_fraction > 0.05
    assert refused.value.jump_fraction < 0.2


def test_strong_breathing_of_a_slow_heart_is_not_irregular():
    rr = recording("synth_athlete_brady_high_rsa")
    assert jump_fraction(rr) < 0.06
    assert hrv_reading(rr).time_domain.rmssd_ms == pytest.approx(182.25, abs=0.01)


def test_five_minutes_at_rest_carry_a_number_without_a_caveat():
    reading = hrv_reading(np.append(CLEAN, CLEAN[:10]))
    assert (reading.status, reading.caveats) == (Status.OK, ())
    assert reading.baseline_rmssd_ms == reading.time_domain.rmssd_ms


def test_seconds_and_milliseconds_give_the_same_reading():
    assert as_milliseconds(CLEAN / 1000.0) == pytest.approx(CLEAN)
    once, again = hrv_reading(CLEAN), hrv_reading(CLEAN / 1000.0)
    assert again.time_domain.rmssd_ms == pytest.approx(once.time_domain.rmssd_ms)
    assert again.duration_s == pytest.approx(once.duration_s)


def test_one_to_five_minutes_are_provisional_but_make_a_baseline_day():
    reading = hrv_reading(CLEAN[:100])
    assert (reading.status, reading.caveats) == (Status.PROVISIONAL, ("HRV_UNDER_5_MIN",))
    assert reading.baseline_rmssd_ms > 0


def test_under_a_minute_is_provisional_and_makes_no_baseline_day():
    reading = hrv_reading(recording("synth_ultrashort_60s"))
    assert (reading.status, reading.caveats) == (Status.PROVISIONAL, ("HRV_UNDER_60_S",))
    with pytest.raises(RecordingTooShort) as refused:
        _ = reading.baseline_rmssd_ms
    assert (refused.value.needed_s, round(refused.value.got_s)) == (60.0, 57)


def test_exactly_a_minute_makes_a_baseline_day_and_exactly_five_are_enough():
    swing = np.tile([990.0, 1010.0, 1000.0], 100)
    minute = hrv_reading(swing[:60])
    assert (minute.baseline_rmssd_ms > 0, minute.caveats) == (True, ("HRV_UNDER_5_MIN",))
    five = hrv_reading(swing)
    assert (five.status, five.caveats) == (Status.OK, ())
    assert hrv_reading(swing[1:]).caveats == ("HRV_UNDER_5_MIN",)


def test_a_recording_after_exercise_never_becomes_a_baseline_day():
    reading = hrv_reading(np.append(CLEAN, CLEAN), at_rest=False)
    assert (reading.status, reading.caveats) == (Status.PROVISIONAL, ("HRV_NOT_AT_REST",))
    with pytest.raises(NotAtRest):
        _ = reading.baseline_rmssd_ms


def test_twenty_nine_beats_are_too_few_and_thirty_are_not():
    with pytest.raises(TooFewBeats) as refused:
        hrv_reading(CLEAN[:29])
    assert (refused.value.needed, refused.value.got) == (30, 29)
    assert hrv_reading(CLEAN[:30]).time_domain.n == 30


def test_beats_that_were_corrected_do_not_count_towards_the_thirty():
    rr = CLEAN[:31].copy()
    rr[15] += 900.0
    assert hrv_reading(rr).flagged_fraction == pytest.approx(1 / 31)
    with pytest.raises(TooFewBeats) as refused:
        hrv_reading(rr[:30])
    assert (refused.value.needed, refused.value.got) == (30, 29)


def test_a_heart_that_never_varies_is_a_broken_sensor():
    with pytest.raises(InvalidIntervals, match="the same"):
        hrv_reading(recording("edge_constant"))


def test_two_and_a_half_seconds_between_beats_are_only_plausible_for_a_slow_heart():
    slow = 2100.0 + 40.0 * np.sin(1.4 * np.arange(60))
    assert hrv_reading(slow).time_domain.mean_nn_ms > 2000
    with pytest.raises(ImplausibleIntervals) as refused:
        hrv_reading(slow + 400.0)
    assert (refused.value.count, refused.value.low_ms, refused.value.high_ms) == (60, 300.0, 2400.0)


def test_intervals_under_three_hundred_ms_are_implausible():
    with pytest.raises(ImplausibleIntervals) as refused:
        hrv_reading(280.0 + 5.0 * np.sin(1.4 * np.arange(300)))
    assert (refused.value.count, refused.value.high_ms) == (300, 2000.0)


def test_a_gap_in_the_signal_is_mended_and_not_called_implausible():
    rr = CLEAN.copy()
    rr[100] = 5000.0
    reading = hrv_reading(rr)
    assert reading.flagged_fraction == pytest.approx(1 / 333)
    assert reading.time_domain.rmssd_ms == pytest.approx(30.15, rel=0.03)


def test_an_rmssd_above_two_hundred_asks_for_a_second_look():
    rr = 1600.0 + 160.0 * np.sin(1.5 * np.arange(250))
    reading = hrv_reading(rr)
    assert reading.time_domain.rmssd_ms == pytest.approx(154.2, abs=0.5)
    assert reading.caveats == ()
    louder = hrv_reading(1600.0 + 220.0 * np.sin(1.5 * np.arange(250)))
    assert louder.caveats == ("HRV_RMSSD_HIGH",)


@pytest.mark.parametrize(("value", "expected_ms"), [(0.8, 800.0), (9.9, 9900.0), (10.0, 10.0), (11.0, 11.0)])
def test_a_median_below_ten_means_seconds(value, expected_ms):
    assert as_milliseconds([value]).tolist() == pytest.approx([expected_ms])


def test_exactly_one_interval_in_twenty_to_correct_is_still_allowed():
    rr = CLEAN[:200].copy()
    rr[5::20] *= 2
    assert hrv_reading(rr).flagged_fraction == 0.05
    rr[195] *= 2
    with pytest.raises(IrregularRhythm):
        hrv_reading(rr)


@pytest.mark.parametrize(("swing_ms", "share"), [(158.0, 0.184), (162.0, 0.207)])
def test_more_than_one_jump_in_five_gives_no_number(swing_ms, share):
    rr = 1000.0 + swing_ms * np.sin(1.5 * np.arange(300))
    assert jump_fraction(rr) == pytest.approx(share, abs=0.001)
    if share <= 0.2:
        assert hrv_reading(rr).flagged_fraction == 0.0
        return
    with pytest.raises(IrregularRhythm) as refused:
        hrv_reading(rr)
    assert refused.value.flagged_fraction == 0.0


def test_exactly_one_jump_in_five_is_still_allowed():
    rr = 1000.0 + 176.0 * np.sin(1.3 * np.arange(101))
    assert jump_fraction(rr) == 0.2
    assert hrv_reading(rr).flagged_fraction == 0.0


@pytest.mark.parametrize("swing", [(300.0, 305.0, 310.0), (2000.0, 1990.0, 1980.0)])
def test_the_bounds_of_what_is_plausible_are_plausible(swing):
    assert hrv_reading(np.tile(swing, 30)).time_domain.n == 90


def test_long_intervals_are_plausible_where_the_median_is_long_and_not_otherwise():
    assert hrv_reading(np.linspace(1010.0, 2200.0, 201)).flagged_fraction == 0.0
    assert hrv_reading(np.linspace(900.0, 2000.0, 201)).flagged_fraction == 0.0
    with pytest.raises(ImplausibleIntervals) as refused:
        hrv_reading(np.linspace(800.0, 2200.0, 201))
    assert refused.value.high_ms == 2000.0
