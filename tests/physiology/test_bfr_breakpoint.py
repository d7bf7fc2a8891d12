"""What one inflation shows, and every way in which it is refused."""

from dataclasses import replace

import numpy as np
import pytest

from physiology.bfr.hinges import two_hinges
from physiology.bfr.inflation import hhb_breakpoint
from physiology.finding import InsufficientData
from tests.physiology.occlusion_curves import inflation

RUN = inflation()


def told(**arrays):
    """A recording with other haemoglobin; tHb stays the sum."""
    hhb, o2hb = arrays.get("hhb_um", RUN.hhb_um), arrays.get("o2hb_um", RUN.o2hb_um)
    return hhb_breakpoint(replace(RUN, **({"thb_um": hhb + o2hb} | arrays)))


def changed(signal, where, by):
    copy = signal.copy()
    copy[where] += by
    return copy


def test_a_clean_inflation_gives_both_breakpoints():
    found = hhb_breakpoint(RUN)
    assert found.failed == ()
    assert found.pressures.model_dump() == {
        "venous_mmhg": 60.0, "hhb_breakpoint_mmhg": 160.0, "low_mmhg": 160.0, "high_mmhg": 160.0, "below_mmhg": 150.0,
    }  # fmt: skip


def test_the_same_seed_gives_the_same_interval():
    noisy = inflation(noise_um=3.0)
    assert hhb_breakpoint(noisy, seed=7) == hhb_breakpoint(noisy, seed=7)


@pytest.mark.parametrize(
    ("most_mmhg", "code"),
    [(140.0, "BFR_CAL_NO_PLATEAU"), (140.0, "BFR_CAL_NOT_MIRRORED"), (150.0, "BFR_CAL_NO_PLATEAU")],
)
def test_an_inflation_that_stops_too_early_has_no_plateau(most_mmhg, code):
    assert code in hhb_breakpoint(inflation(most_mmhg=most_mmhg)).failed


def test_swapped_channels_are_named():
    assert told(hhb_um=RUN.o2hb_um, o2hb_um=RUN.hhb_um).failed == ("BFR_CAL_INVERTED",)


def test_noise_alone_rises_nowhere():
    chance = np.random.default_rng(1)
    hhb, o2hb = chance.standard_normal((2, RUN.seconds.size))
    assert {"BFR_CAL_NO_RISE", "BFR_CAL_UNCERTAIN"} <= set(told(hhb_um=hhb, o2hb_um=o2hb).failed)


@pytest.mark.parametrize(("where", "by"), [(slice(900, 905), 30.0), (slice(900, None), 3.0)])
def test_a_spike_or_a_jump_is_an_artefact(where, by):
    assert "BFR_CAL_ARTEFACT" in told(hhb_um=changed(RUN.hhb_um, where, by)).failed


def test_oxygen_that_does_not_fall_is_not_mirrored():
    shut = np.where(RUN.cuff_mmhg >= 160.0, 0.12, 0.0).cumsum() / 10.0
    assert "BFR_CAL_NOT_MIRRORED" in told(o2hb_um=RUN.o2hb_um + shut).failed


@pytest.mark.parametrize(("share", "mirrored"), [(0.20, True), (0.30, False), (-0.20, True), (-0.30, False)])
def test_the_mirror_holds_within_a_quarter(share, mirrored):
    clean = inflation(noise_um=0.001)
    extra = np.where(clean.cuff_mmhg >= 160.0, share * 0.12, 0.0).cumsum() / 10.0
    found = hhb_breakpoint(replace(clean, o2hb_um=clean.o2hb_um + extra))
    assert ("BFR_CAL_NOT_MIRRORED" not in found.failed) is mirrored


@pytest.mark.parametrize(("share", "flat"), [(0.08, True), (0.12, False), (-0.08, True), (-0.12, False)])
def test_total_haemoglobin_is_flat_within_a_tenth_of_the_rise(share, flat):
    clean = inflation(noise_um=0.001)
    extra = np.where(clean.cuff_mmhg >= 160.0, share * 0.12, 0.0).cumsum() / 10.0
    found = hhb_breakpoint(replace(clean, thb_um=clean.thb_um + extra))
    assert found.failed == (() if flat else ("BFR_CAL_NO_PLATEAU",))


@pytest.mark.parametrize("most_mmhg", [19.9, float("nan")])
def test_without_a_pressure_there_is_no_breakpoint(most_mmhg):
    found = hhb_breakpoint(replace(RUN, cuff_mmhg=np.full(RUN.seconds.size, most_mmhg)))
    assert (found.failed, found.pressures) == (("BFR_CAL_NO_PRESSURE",), None)


def test_an_occlusion_at_once_has_no_steps():
    at_once = np.where((RUN.seconds > 60) & (RUN.seconds < 160), 250.0, 0.0)
    assert hhb_breakpoint(replace(RUN, cuff_mmhg=at_once)).failed == ("BFR_CAL_NOT_STEPWISE",)


@pytest.mark.parametrize(("rise", "codes"), [(25.0, False), (25.1, True)])
def test_more_than_twenty_five_mmhg_in_four_seconds_is_no_step(rise, codes):
    step = np.where(RUN.seconds >= 120.0, rise - 10.0, 0.0)
    cuff = np.where(RUN.cuff_mmhg > 0.0, RUN.cuff_mmhg + step, 0.0)
    at = np.flatnonzero(RUN.seconds >= 120.0)[0]
    jump = cuff[at + 10] - cuff[at - 40]
    cuff[at:] -= jump - rise
    cuff = np.where(RUN.cuff_mmhg > 0.0, cuff, 0.0)
    assert ("BFR_CAL_NOT_STEPWISE" in hhb_breakpoint(replace(RUN, cuff_mmhg=cuff)).failed) is codes


def rising(lasts_s: float):
    """One step of 1 mmHg a second after a baseline of 30 s, of so many seconds from 20 mmHg on."""
    seconds = np.arange(0.0, 30.0 + lasts_s + 1.0)
    cuff = np.where(seconds < 30.0, 0.0, 20.0 + (seconds - 30.0))
    hhb = np.maximum(seconds - 30.0, 0.0)
    return replace(RUN, seconds=seconds, cuff_mmhg=cuff, hhb_um=hhb, o2hb_um=-hhb, thb_um=0.0 * hhb)


@pytest.mark.parametrize(
    ("lasts_s", "code"),
    [(19.0, "BFR_CAL_SHORT"), (20.0, None), (220.0, None), (221.0, "BFR_CAL_LONG")],
)
def test_an_inflation_lasts_forty_seconds_to_four_minutes_with_its_baseline(lasts_s, code):
    assert ({"BFR_CAL_SHORT", "BFR_CAL_LONG"} & set(hhb_breakpoint(rising(lasts_s)).failed)) == {code} - {None}


def test_more_than_a_tenth_missing_is_refused():
    """The rising part with its baseline lasts from 40 s to the vent."""
    inside = np.flatnonzero((RUN.seconds >= 40.0) & (RUN.seconds <= 167.9))
    whole = inside.size
    for missing, codes in ((whole // 10, False), (whole // 10 + 2, True)):
        gap = RUN.o2hb_um.copy()
        gap[inside[:missing]] = np.nan
        assert (told(o2hb_um=gap, thb_um=RUN.thb_um).failed == ("BFR_CAL_GAPS",)) is codes


def test_a_breakpoint_below_eighty_is_out_of_range():
    found = hhb_breakpoint(inflation(occlusion_mmhg=60.0, venous_mmhg=20.0, most_mmhg=110.0))
    assert found.pressures.hhb_breakpoint_mmhg < 80.0
    assert "BFR_CAL_OUT_OF_RANGE" in found.failed


@pytest.mark.parametrize(("mmhg", "out"), [(79.9, True), (80.0, False), (300.0, False), (300.1, True)])
def test_eighty_to_three_hundred_mmhg_are_in_range(mmhg, out):
    run = inflation(240.0 if mmhg > 200.0 else 160.0)
    top = 240.0 if mmhg > 200.0 else 160.0
    above = np.clip(run.cuff_mmhg - 80.0, 0.0, None) * (mmhg - 80.0) / (top - 80.0)
    found = hhb_breakpoint(replace(run, cuff_mmhg=np.minimum(run.cuff_mmhg, 80.0) + above))
    assert found.pressures.hhb_breakpoint_mmhg == pytest.approx(mmhg)
    assert ("BFR_CAL_OUT_OF_RANGE" in found.failed) is out


def test_a_seed_makes_its_intervals_and_another_makes_others():
    t = np.arange(60.0)
    bent = (np.maximum(t - 20, 0) - np.maximum(t - 40, 0) + np.random.default_rng(2).standard_normal(60))[None]
    one, same, other = (two_hinges(t, bent, seed) for seed in (3, 3, 4))
    assert one.slopes_low[0] == same.slopes_low[0] != other.slopes_low[0]
    assert one.slopes[0] == other.slopes[0]


def test_hinges_of_several_signals_are_common_and_their_slopes_own():
    t = np.arange(100.0)
    first = np.maximum(t - 30, 0) - 2.5 * np.maximum(t - 70, 0)
    found = two_hinges(t, np.stack([first, 2.0 + 0.1 * t - 0.6 * np.maximum(t - 70, 0)]))
    assert (found.first_s, found.second_s) == (30.0, 70.0)
    assert found.slopes == pytest.approx([-1.5, -0.5])
    assert np.abs(found.residuals).max() == pytest.approx(0.0, abs=1e-9)
    assert found.second_draws_s.tolist() == [70.0] * 200
    assert found.slopes_low == pytest.approx(found.slopes_high)


def test_hinges_need_seventeen_seconds():
    assert two_hinges(np.arange(17.0), np.arange(17.0)[None]).first_s == 4.0
    with pytest.raises(InsufficientData) as lacking:
        two_hinges(np.arange(16.0), np.arange(16.0)[None])
    assert (lacking.value.quantity, lacking.value.needed, lacking.value.got) == ("hhb_breakpoint", 17, 16)
    assert lacking.value.missing == "seconds"


def test_intervals_are_wider_with_more_noise():
    t = np.arange(120.0)
    bent = np.maximum(t - 40, 0) - np.maximum(t - 80, 0)
    widths = []
    for noise in (0.5, 5.0):
        found = two_hinges(t, (bent + noise * np.random.default_rng(2).standard_normal(120))[None])
        widths.append(float(found.slopes_high[0] - found.slopes_low[0]))
        assert found.slopes_low[0] < 0.0 < found.slopes_high[0] or noise < 1.0
    assert widths[0] < widths[1]


def body(occlusion_mmhg, inflow_um_s, extraction_um_s):
    """Another body under the same cuff: blood that comes in, and oxygen that is taken out [µM/s] at each pressure."""
    run = inflation(occlusion_mmhg)
    noise = 0.05 * np.random.default_rng(4).standard_normal((2, run.seconds.size))
    came, taken = (np.cumsum(rate(run.cuff_mmhg, occlusion_mmhg)) / 10.0 for rate in (inflow_um_s, extraction_um_s))
    hhb, o2hb = 0.6 * came + taken + noise[0], 0.4 * came - taken + noise[1]
    return hhb_breakpoint(replace(run, hhb_um=hhb, o2hb_um=o2hb, thb_um=hhb + o2hb))


@pytest.mark.parametrize("occlusion", [140.0, 180.0])
def test_an_inflow_that_fades_is_refused_and_lies_low(occlusion):
    def fading(mmhg, shut_mmhg):
        return np.where(mmhg >= 50.0, 0.25 * np.clip((shut_mmhg - mmhg) / (shut_mmhg - 80.0), 0.0, 1.0), 0.0)

    def growing(mmhg, shut_mmhg):
        return np.where(mmhg >= 50.0, 0.12 * np.clip((mmhg - 80.0) / (shut_mmhg - 80.0), 0.0, 1.0), 0.0)

    found = body(occlusion, fading, growing)
    assert found.failed == ("BFR_CAL_NO_PLATEAU",)
    assert found.pressures.hhb_breakpoint_mmhg < occlusion


@pytest.mark.parametrize("occlusion", [140.0, 180.0])
def test_a_leg_that_is_full_before_the_artery_closes_is_not_overestimated(occlusion):
    def filling(mmhg, shut_mmhg):
        return np.where((mmhg >= 50.0) & (mmhg < shut_mmhg - 30.0), 0.25, 0.0)

    def late(mmhg, shut_mmhg):
        return np.where(mmhg >= shut_mmhg, 0.12, 0.02 * (mmhg >= 50.0))

    assert body(occlusion, filling, late).pressures.below_mmhg <= occlusion
