"""Durability: what one long session says, and the index over several of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from physiology.durability.assessment import assess_durability, long_sessions
from physiology.durability.long_session import LongSession, long_session
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
    assert found.duration_min == pytest.approx(725 / 6)


@pytest.mark.parametrize(("second", "reasons"), [(230.0, ()), (230.2, ("UNEVEN",)), (170.0, ()), (169.8, ("UNEVEN",))])
def test_halves_whose_output_differs_are_not_compared(second, reasons):
    found = session(np.full(726, 140.0), minutes((65.5, 200.0), (55.5, second)))
    assert found.reasons == reasons
    assert (found.decoupling_pct is None) == bool(reasons)
    assert (found.onset_min is None) == (found.decoupling_pct is None or second > 200)


def test_only_whole_halves_are_held_against_each_other():
    heart, even = np.full(726, 140.0), minutes((10, 200.0), (27.75, 100.0), (27.75, 300.0), (55.5, 200.0))
    assert session(heart, even).reasons == ()
    spiked = np.full(726, 200.0)
    spiked[60 + 332] = 20_000.0
    assert session(heart, spiked).reasons == ()
    spiked[60 + 333] = 20_000.0
    assert session(heart, spiked).reasons == ("UNEVEN",)


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
    (paired,) = long_sessions([stream("heart_rate_bpm", heart)], [stream("power_w", power)], 70.0)
    assert (paired.fresh_w, paired.late_w) == (250.0, 250.0)


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
    assert (count.metric, count.value, count.window) == ("long_sessions", 3.0, index.window)
    assert finding.reasons[0].facts == (index, count)
    assert (finding.reasons[0].citation, finding.method, finding.as_of) == ("house_rule", "durability@1", DAY)
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
    finding = assess_durability(with_onset, DAY)
    assert codes(finding) == ["DURABILITY_FADES", "DURABILITY_ONSET"]
    assert finding.reasons[1].citation == "maunder-2021"
    fact = finding.reasons[1].facts[0]
    assert fact.window == finding.facts[0].window
    assert (fact.metric, fact.value, fact.low, fact.high) == ("decoupling_onset_min", 90.0, 80.0, 100.0)
    assert codes(assess_durability([*with_onset, held(6.0, 5)], DAY)) == ["DURABILITY_FADES"]


@pytest.mark.parametrize(("late", "code"), [(297.0, "LOWER"), (297.1, "HELD"), (330.0, "HELD"), (270.0, "LOWER")])
def test_late_power_is_compared_where_three_sessions_reach_so_far(late, code):
    sessions = [held(2.0, ago, fresh=300.0, late=late) for ago in (3, 2, 1)]
    finding = assess_durability(sessions, DAY)
    assert codes(finding) == ["DURABILITY_HOLDS", f"DURABILITY_POWER_{code}"]
    change, work = finding.reasons[1].facts
    assert (change.metric, change.window) == ("power_after_work_change_pct", finding.facts[0].window)
    assert change.value == pytest.approx((late / 300 - 1) * 100)
    assert finding.reasons[1].citation == "jones-2024"
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
    assert {fact.window for reason in finding.reasons for fact in reason.facts} == {finding.facts[0].window}
    assert {reason.citation for reason in finding.reasons} == {"house_rule"}
    assert {fact.metric for fact in finding.facts} == {"decoupling_pct", "long_sessions", "long_sessions_left_out"}
