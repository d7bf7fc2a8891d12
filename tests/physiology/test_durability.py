"""Durability of long sessions: decoupling, its onset, power after work, and the index over several sessions."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.durability.assessment import assess_durability, long_sessions
from physiology.durability.decoupling import decoupling_onset_s, decoupling_pct, efficiency_factor
from physiology.durability.long_session import LongSession, long_session, on_grid
from physiology.durability.power_after_work import best_power, change_after_work_pct
from physiology.finding import InsufficientData, Status
from physiology.observation import Source
from physiology.stream import Stream

DAY = date(2026, 3, 4)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def stream(metric, values, step=10.0, on=DAY, started_at=NOON):
    values = np.asarray(values, dtype=np.float64)
    return Stream(metric, on, step * np.arange(values.size), values, Source(vendor="watch"), started_at)


def minutes(*parts):
    """Values held for so many minutes, every ten seconds."""
    return np.concatenate([np.full(round(6 * length), value) for length, value in parts])


# kernels


def test_the_efficiency_factor_is_output_for_a_beat():
    assert float(efficiency_factor(np.full(4, 210.0), np.full(4, 140.0))) == 1.5
    assert float(efficiency_factor(np.array([100.0, 300.0]), np.array([100.0, 150.0]))) == 400 / 250


@pytest.mark.parametrize(("known", "told"), [(8, True), (7, False)])
def test_eight_tenths_of_both_signals_are_needed(known, told):
    output, heart = np.full(10, 200.0), np.full(10, 100.0)
    heart[known:] = np.nan
    assert np.isfinite(efficiency_factor(output, heart)) == told
    assert np.isfinite(efficiency_factor(heart, output)) == told


def test_no_samples_and_no_beats_have_no_efficiency():
    assert np.isnan(efficiency_factor(np.zeros(0), np.zeros(0)))
    assert np.isnan(efficiency_factor(np.full(4, 200.0), np.zeros(4)))


def test_decoupling_is_the_fall_from_the_first_to_the_second_half():
    assert float(decoupling_pct(np.full(8, 200.0), np.repeat([125.0, 160.0], 4))) == pytest.approx(21.875)
    assert float(decoupling_pct(np.full(8, 200.0), np.repeat([160.0, 125.0], 4))) == pytest.approx(-28.0)


def test_the_middle_of_an_odd_number_of_samples_belongs_to_neither_half():
    heart = np.array([100.0, 100.0, 999.0, 125.0, 125.0])
    assert float(decoupling_pct(np.full(5, 200.0), heart)) == pytest.approx(20.0)


@pytest.mark.parametrize("n", [0, 1])
def test_halves_of_nothing_have_no_decoupling(n):
    assert np.isnan(decoupling_pct(np.full(n, 200.0), np.full(n, 100.0)))


def test_no_output_at_first_has_no_decoupling():
    assert np.isnan(decoupling_pct(np.repeat([0.0, 200.0], 4), np.full(8, 100.0)))


@given(st.floats(0.5, 3.0), st.floats(0.5, 2.0), st.floats(-0.2, 0.4))
def test_decoupling_does_not_depend_on_the_units(watts, beats, drift):
    output, heart = np.full(40, 200.0), np.linspace(130.0, 130.0 * (1 + drift), 40)
    expected = float(decoupling_pct(output, heart))
    assert float(decoupling_pct(output * watts, heart * beats)) == pytest.approx(expected)
    assert (expected > 0) == (drift > 0) or abs(drift) < 1e-9


def test_many_sessions_at_once_give_what_each_gives_alone():
    heart = np.array([np.linspace(130, 150, 60), np.linspace(140, 140, 60)])
    output = np.full((2, 60), 200.0)
    both = decoupling_pct(output, heart)
    assert both.tolist() == [float(decoupling_pct(output[row], heart[row])) for row in (0, 1)]


@pytest.mark.parametrize(("late_bpm", "onset_min"), [(147.36, None), (147.37, 60.0), (200.0, 60.0)])
def test_onset_is_where_a_twentieth_is_lost_for_good(late_bpm, onset_min):
    heart = np.concatenate([np.full(60, 140.0), np.full(30, late_bpm)])
    found = float(decoupling_onset_s(np.full(90, 200.0), heart, 60.0)) / 60
    assert np.isnan(found) if onset_min is None else found == onset_min


def test_a_fall_that_comes_back_is_no_onset():
    heart = np.repeat([140.0, 140.0, 140.0, 160.0, 140.0, 160.0, 160.0], 10)
    assert float(decoupling_onset_s(np.full(70, 200.0), heart, 60.0)) / 60 == 50.0


def test_a_last_block_alone_is_no_onset():
    heart = np.repeat([140.0, 140.0, 140.0, 140.0, 160.0], 10)
    assert np.isnan(decoupling_onset_s(np.full(50, 200.0), heart, 60.0))


def test_an_unknown_block_is_bridged_and_does_not_begin_an_onset():
    heart = np.repeat([140.0, 140.0, 140.0, 140.0, np.nan, 160.0, 160.0, np.nan, 160.0], 10)
    assert float(decoupling_onset_s(np.full(90, 200.0), heart, 60.0)) / 60 == 50.0


def test_an_onset_needs_two_blocks_after_the_fresh_ones_and_a_fresh_level():
    heart = np.repeat([140.0, 140.0, 140.0, 160.0, 160.0], 10)
    assert float(decoupling_onset_s(np.full(50, 200.0), heart, 60.0)) / 60 == 30.0
    assert np.isnan(decoupling_onset_s(np.full(49, 200.0), heart[:49], 60.0))
    heart[:30] = np.nan
    assert np.isnan(decoupling_onset_s(np.full(50, 200.0), heart, 60.0))


def test_best_power_is_told_before_and_after_the_work():
    power = np.repeat([300.0, 250.0, 270.0], [600, 4800, 600])
    found = best_power(power, np.array(70.0), 1.0)
    assert (float(found.fresh_w), float(found.late_w)) == (300.0, 270.0)


def test_work_divides_fresh_from_late_at_twenty_kilojoules_a_kilogram():
    power = np.concatenate([np.full(3500, 400.0), np.full(300, 500.0), np.full(400, 100.0)])
    late = best_power(power, np.array(70.0), 1.0)
    assert (float(late.fresh_w), float(late.late_w)) == (400.0, 500.0)
    fresh = best_power(power, np.array(80.0), 1.0)
    assert float(fresh.fresh_w) == 500.0
    assert np.isnan(fresh.late_w)
    assert float(best_power(power, np.array(70.0), 1.0, prior_kj_kg=30.0).fresh_w) == 500.0


def test_best_power_of_little_or_patchy_power_is_unknown():
    assert np.isnan(best_power(np.full(299, 300.0), np.array(70.0), 1.0).fresh_w)
    assert float(best_power(np.full(300, 300.0), np.array(70.0), 1.0).fresh_w) == 300.0
    patchy = np.full(600, 300.0)
    patchy[::200] = np.nan
    assert np.isnan(best_power(patchy, np.array(70.0), 1.0).fresh_w)
    assert np.isnan(best_power(np.full(600, 300.0), np.array(np.nan), 1.0).fresh_w)


def test_change_after_work_compares_the_best_of_all():
    assert float(change_after_work_pct(np.array([300.0, 310.0]), np.array([np.nan, 279.0]))) == pytest.approx(-10.0)
    assert np.isnan(change_after_work_pct(np.array([np.nan]), np.array([279.0])))
    assert np.isnan(change_after_work_pct(np.array([300.0]), np.array([np.nan])))
    assert np.isnan(change_after_work_pct(np.array([0.0]), np.array([200.0])))


def test_a_grid_averages_what_is_known_and_keeps_gaps():
    found = on_grid(np.array([0.0, 5.0, 9.9, 21.0, 30.0]), np.array([1.0, 3.0, np.nan, 7.0, 9.0]), 10.0, 30.0)
    assert found[[0, 2]].tolist() == [2.0, 7.0]
    assert np.isnan(found[1])
    assert found.size == 3
    assert on_grid(np.array([-5.0, 1.0]), np.array([9.0, 1.0]), 10.0, 10.0).tolist() == [1.0]


# one session


def session(heart, output, mass=None, metric="power_w"):
    return long_session(stream("heart_rate_bpm", heart), stream(metric, output), mass)


@pytest.mark.parametrize(("samples", "told"), [(541, True), (540, False)])
def test_a_long_session_lasts_ninety_minutes(samples, told):
    found = session(np.full(samples, 140.0), np.full(samples, 200.0))
    assert (found is not None) == told
    if found is not None:
        assert found.duration_min == 90.0


def test_the_warm_up_is_left_out():
    heart = minutes((10, 90.0), (110, 140.0))
    assert session(heart, np.full(720, 200.0)).decoupling_pct == pytest.approx(0.0)


def test_decoupling_and_onset_are_told_from_the_start_of_the_session():
    found = session(minutes((70, 140.0), (51, 160.0)), np.full(726, 200.0))
    assert found.decoupling_pct == pytest.approx((1 - 141.82 / 159.2) * 100, abs=1.0)
    assert found.onset_min == 70.0
    assert found.reasons == ()
    assert (found.on, found.output) == (DAY, "power_w")


@pytest.mark.parametrize(("second", "reasons"), [(230.0, ()), (230.2, ("UNEVEN",)), (170.0, ()), (169.8, ("UNEVEN",))])
def test_halves_whose_output_differs_are_not_compared(second, reasons):
    found = session(np.full(726, 140.0), minutes((65.5, 200.0), (55.5, second)))
    assert found.reasons == reasons
    assert (found.decoupling_pct is None) == bool(reasons)
    assert (found.onset_min is None) == (found.decoupling_pct is None or second > 200)


def test_gaps_are_not_filled():
    heart = np.full(726, 140.0)
    heart[500:] = np.nan
    found = session(heart, np.full(726, 200.0))
    assert found.reasons == ("GAPS",)
    assert found.decoupling_pct is None
    nothing = session(np.full(726, 140.0), np.full(726, np.nan))
    assert nothing.reasons == ("GAPS",)


def test_power_after_work_needs_power_and_body_mass():
    power = np.full(726, 250.0)
    heart = np.full(726, 140.0)
    found = session(heart, power, 70.0)
    assert (found.fresh_w, found.late_w) == (250.0, 250.0)
    assert (session(heart, power).fresh_w, session(heart, power, 70.0, "speed_m_s").fresh_w) == (None, None)
    assert session(heart, power, 200.0).late_w is None


def test_sessions_pair_heart_rate_with_power_before_speed():
    heart, power = stream("heart_rate_bpm", np.full(726, 140.0)), stream("power_w", np.full(726, 200.0))
    speed = stream("speed_m_s", np.full(726, 3.0))
    for outputs in ((speed, power), (power, speed)):
        (found,) = long_sessions([heart], outputs)
        assert found.output == "power_w"
    assert long_sessions([heart], [speed])[0].output == "speed_m_s"
    assert long_sessions([heart], []) == ()
    assert long_sessions([stream("heart_rate_bpm", np.full(100, 140.0))], [power]) == ()
    assert long_sessions([heart], [replace(power, on=DAY - timedelta(days=1))]) == ()


# the index


def held(fallen, ago=0, onset=None, output="power_w", reasons=(), fresh=None, late=None):
    return LongSession(
        on=DAY - timedelta(days=ago), duration_min=120.0, output=output, decoupling_pct=fallen, onset_min=onset,
        fresh_w=fresh, late_w=late, reasons=reasons,
    )  # fmt: skip


def codes(finding):
    return [reason.code for reason in finding.reasons]


def test_three_long_sessions_are_the_least():
    sessions = [held(2.0, 20), held(3.0, 10), held(7.0, 0)]
    finding = assess_durability(sessions, DAY)
    index, count = finding.facts[:2]
    assert (index.value, index.low, index.high) == (3.0, 2.0, 7.0)
    assert (index.window.days_used, index.window.days_expected) == (3, 90)
    assert (index.window.last_on, (index.window.last_on - index.window.first_on).days) == (DAY, 89)
    assert (count.metric, count.value) == ("long_sessions", 3.0)
    with pytest.raises(InsufficientData) as lack:
        assess_durability(sessions[1:], DAY)
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("durability", 3, 2)
    assert lack.value.missing == "long sessions"


@pytest.mark.parametrize(("fallen", "fades"), [(4.99, False), (5.0, True)])
def test_five_per_cent_divide_holding_from_fading(fallen, fades):
    finding = assess_durability([held(fallen, ago) for ago in (3, 2, 1)], DAY)
    assert finding.value.fades == fades
    assert codes(finding) == ["DURABILITY_FADES" if fades else "DURABILITY_HOLDS"]


@pytest.mark.parametrize(("ago", "told"), [(89, True), (90, False), (-1, False)])
def test_ninety_days_count_and_none_to_come(ago, told):
    sessions = [held(2.0, ago), held(3.0, 10), held(7.0, 5)]
    if told:
        assert len(assess_durability(sessions, DAY).value.sessions) == 3
    else:
        with pytest.raises(InsufficientData):
            assess_durability(sessions, DAY)


@pytest.mark.parametrize(("count", "status"), [(6, Status.OK), (5, Status.PROVISIONAL)])
def test_six_sessions_make_it_steady(count, status):
    finding = assess_durability([held(2.0, ago) for ago in range(count)], DAY)
    assert finding.status is status
    assert ("DURABILITY_FEW" in finding.caveats) == (status is Status.PROVISIONAL)
    assert finding.caveats[-1] == "DURABILITY_CONDITIONS"


def test_an_onset_is_told_where_half_of_the_sessions_have_one():
    with_onset = [held(6.0, 1, 80.0), held(6.0, 2, 100.0), held(6.0, 3), held(6.0, 4)]
    fact = assess_durability(with_onset, DAY).reasons[1].facts[0]
    assert (fact.metric, fact.value, fact.low, fact.high) == ("decoupling_onset_min", 90.0, 80.0, 100.0)
    assert codes(assess_durability([*with_onset, held(6.0, 5)], DAY)) == ["DURABILITY_FADES"]


@pytest.mark.parametrize(("late", "code"), [(297.0, "LOWER"), (297.1, "HELD"), (330.0, "HELD"), (270.0, "LOWER")])
def test_late_power_is_compared_where_three_sessions_reach_so_far(late, code):
    sessions = [held(2.0, ago, fresh=300.0, late=late) for ago in (3, 2, 1)]
    finding = assess_durability(sessions, DAY)
    assert codes(finding) == ["DURABILITY_HOLDS", f"DURABILITY_POWER_{code}"]
    change, work = finding.reasons[1].facts
    assert change.value == pytest.approx((late / 300 - 1) * 100)
    assert (work.metric, work.value, work.window) == ("prior_work_kj_kg", 20.0, None)
    assert "DURABILITY_EFFORTS_UNKNOWN" in finding.caveats
    sessions[0] = held(2.0, 3, fresh=300.0)
    assert codes(assess_durability(sessions, DAY)) == ["DURABILITY_HOLDS"]


def test_late_power_without_fresh_power_is_not_compared():
    assert codes(assess_durability([held(2.0, ago, late=250.0) for ago in (3, 2, 1)], DAY)) == ["DURABILITY_HOLDS"]


def test_speed_and_power_are_never_mixed():
    runs = [held(6.0, ago, output="speed_m_s") for ago in (9, 8, 7)]
    rides = [held(2.0, ago) for ago in (3, 2)]
    finding = assess_durability([*runs, *rides], DAY)
    assert (finding.value.output, finding.facts[0].value) == ("speed_m_s", 6.0)
    assert "DURABILITY_SPEED" in finding.caveats
    finding = assess_durability([*runs, *rides, held(2.0, 1)], DAY)
    assert (finding.value.output, finding.facts[0].value) == ("power_w", 2.0)
    assert "DURABILITY_SPEED" not in finding.caveats


def test_sessions_that_cannot_be_compared_are_counted():
    sessions = [held(2.0, ago) for ago in (9, 8, 7)]
    odd = [held(None, 3, reasons=("UNEVEN",)), held(None, 2, reasons=("GAPS",)), held(None, 1, reasons=("GAPS",))]
    finding = assess_durability([*sessions, *odd], DAY)
    assert codes(finding) == ["DURABILITY_HOLDS", "DURABILITY_UNEVEN", "DURABILITY_GAPS"]
    assert [reason.facts[0].value for reason in finding.reasons[1:]] == [1.0, 2.0]
    assert {fact.metric for fact in finding.facts} == {"decoupling_pct", "long_sessions", "long_sessions_left_out"}
