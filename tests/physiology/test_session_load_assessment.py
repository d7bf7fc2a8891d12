"""One session as a finding: what is stated, what stands out, and what limits it."""

from datetime import timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind, Status
from physiology.session import SessionKind
from physiology.session_load import (
    Body,
    SessionRecord,
    assess_session,
    banister_trimp,
    currencies,
)
from physiology.session_load.currencies import out_of_bounds
from tests.physiology.recorded_sessions import (
    DAY,
    NAN,
    cost_records,
    done,
    emg,
    fact,
    known_body,
    record,
    signal,
)


def values(found):
    return {key: one.value for key, one in found.items()}


def test_a_rated_session_states_its_load_and_nothing_it_has_not():
    finding = assess_session(SessionRecord(DAY, done(rpe=6, minutes=30)), Body())
    assert finding.value.session_load_au == 180
    assert [reason.code for reason in finding.reasons] == ["SESSION_RATED"]
    assert [one.metric for one in finding.reasons[0].facts] == ["session_load_au", "session_rpe"]
    assert (finding.caveats, finding.status, finding.method) == ((), Status.OK, "session_load@1")
    assert (finding.value.trimp_au, finding.value.distance_km, finding.as_of) == (None, None, DAY)
    kinds = {one.metric: one.kind for one in finding.facts}
    assert kinds == {
        "session_duration_min": Kind.MEASURED,
        "session_rpe": Kind.MEASURED,
        "session_load_au": Kind.COMPUTED,
    }


def test_a_length_alone_is_no_load():
    with pytest.raises(InsufficientData) as lack:
        assess_session(SessionRecord(DAY, done()), known_body())
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("session_load", 1, 0)
    assert [one.metric for one in lack.value.known] == ["session_duration_min"]


def test_heart_rate_is_told_in_every_currency_the_body_allows():
    body = known_body(
        threshold_hr=fact("threshold_hr_bpm", 165.0),
        vt1_hr=fact("vt1_hr_bpm", 140.0),
        vt2_hr=fact("vt2_hr_bpm", 170.0),
    )
    found = currencies(record(heart_rate_bpm=np.full(1200, 150.0)), body)
    trimp = float(banister_trimp(np.full(1200, 150.0), np.ones(1200), 50, 190, "male"))
    assert found["trimp_au"].value == pytest.approx(trimp)
    assert (found["trimp_au"].low, found["trimp_au"].high) == (None, None)
    assert found["edwards_au"].value == pytest.approx(60)
    assert found["lucia_au"].value == pytest.approx(40)
    hour = float(banister_trimp(np.full(3600, 165.0), np.ones(3600), 50, 190, "male"))
    assert found["hr_tss_points"].value == pytest.approx(100 * trimp / hour)
    assert found["hr_recorded_pct"].value == 100


def test_what_is_only_estimated_gives_a_range():
    top = fact("predicted_max_hr_bpm", 190.0, kind=Kind.DEFAULT, low=180.0, high=200.0)
    rec = record(heart_rate_bpm=np.full(1200, 150.0))
    finding = assess_session(rec, known_body(max_hr=top, sexes=("male", "female")))
    trimp = next(one for one in finding.facts if one.metric == "trimp_au")
    loads = {
        (bpm, sex): float(banister_trimp(np.full(1200, 150.0), np.ones(1200), 50, bpm, sex))
        for bpm in (180, 190, 200)
        for sex in ("male", "female")
    }
    assert trimp.value == pytest.approx((loads[190, "male"] + loads[190, "female"]) / 2)
    assert (trimp.low, trimp.high) == pytest.approx((min(loads.values()), max(loads.values())))
    assert finding.caveats == ("SESSION_NOT_RATED", "MAX_HR_PREDICTED", "SEX_UNKNOWN")
    assert finding.status is Status.PROVISIONAL


@pytest.mark.parametrize(
    ("body", "keys", "caveats"),
    [
        (known_body(resting_hr=None), {"edwards_au"}, ("SESSION_NOT_RATED", "NO_RESTING_HR")),
        (known_body(max_hr=None), set(), ("SESSION_NOT_RATED", "NO_MAX_HR")),
        (known_body(resting_hr=fact("resting_hr_baseline_bpm", 190.0)), {"edwards_au"}, ("SESSION_NOT_RATED",)),
        (known_body(threshold_hr=fact("threshold_hr_bpm", 50.0)), {"edwards_au", "trimp_au"}, ("SESSION_NOT_RATED",)),
        (
            known_body(vt1_hr=fact("vt1_hr_bpm", 170.0), vt2_hr=fact("vt2_hr_bpm", 170.0)),
            {"edwards_au", "trimp_au"},
            ("SESSION_NOT_RATED",),
        ),
        (known_body(vt1_hr=fact("vt1_hr_bpm", 140.0)), {"edwards_au", "trimp_au"}, ("SESSION_NOT_RATED",)),
    ],
)
def test_what_the_body_lacks_is_left_out_and_said(body, keys, caveats):
    finding = assess_session(record(done(km=4.0), heart_rate_bpm=np.full(1200, 150.0)), body)
    loads = {one.metric for one in finding.facts} & {"edwards_au", "trimp_au", "lucia_au", "hr_tss_points"}
    assert (loads, finding.caveats) == (keys, caveats)


@pytest.mark.parametrize(("known", "has_load", "caveats"), [
    (1200, True, ("SESSION_NOT_RATED",)),
    (1140, True, ("SESSION_NOT_RATED",)),
    (1139, True, ("SESSION_NOT_RATED", "HEART_GAPS")),
    (960, True, ("SESSION_NOT_RATED", "HEART_GAPS")),
    (959, False, ("SESSION_NOT_RATED", "HEART_GAPS")),
])  # fmt: skip
def test_a_recording_speaks_of_a_session_it_covers(known, has_load, caveats):
    beats = np.full(1200, NAN)
    beats[:known] = 150.0
    finding = assess_session(record(done(km=4.0), heart_rate_bpm=beats), known_body())
    assert (finding.value.trimp_au is not None, finding.caveats) == (has_load, caveats)


def test_a_heart_that_passes_its_maximum_is_told():
    beats = np.full(1200, 150.0)
    beats[:24] = 195.0
    assert assess_session(record(heart_rate_bpm=beats), known_body()).caveats == ("SESSION_NOT_RATED",)
    beats[24] = 195.0
    caveats = assess_session(record(heart_rate_bpm=beats), known_body()).caveats
    assert caveats == ("SESSION_NOT_RATED", "HEART_BEYOND_BOUNDS")


def test_bounds_that_are_unknown_or_absurd_judge_nothing():
    beats = record(heart_rate_bpm=np.full(10, 300.0))
    assert out_of_bounds(beats, known_body()) == 1
    for body in (Body(), known_body(max_hr=None), known_body(resting_hr=fact("resting_hr_baseline_bpm", 190.0))):
        assert out_of_bounds(beats, body) == 0
    assert out_of_bounds(SessionRecord(DAY, None), known_body()) == 0


def test_power_is_scored_against_a_threshold_and_work_against_mass():
    rec = record(done(rpe=5), power_w=np.full(1200, 200.0))
    body = Body(ftp=fact("ftp_w", 250.0), mass=fact("body_mass_kg", 60.0))
    finding = assess_session(rec, body)
    assert finding.value.normalized_power_w == pytest.approx(200)
    assert finding.value.intensity_factor == pytest.approx(0.8)
    assert finding.value.tss_points == pytest.approx(64 / 3)
    assert finding.value.work_kj == pytest.approx(240)
    assert finding.value.work_kj_kg == pytest.approx(4)
    assert [reason.code for reason in finding.reasons] == ["SESSION_RATED", "SESSION_POWER_SCORED", "SESSION_WORK"]
    assert finding.caveats == ()
    bare = assess_session(rec, Body())
    assert [reason.code for reason in bare.reasons] == ["SESSION_RATED", "SESSION_POWER", "SESSION_WORK"]
    assert (bare.caveats, bare.value.tss_points, bare.value.work_kj_kg) == (("NO_FTP",), None, None)


def test_short_or_gappy_power_is_not_scored():
    short = currencies(record(done(minutes=9.0), power_w=np.full(540, 200.0)), Body())
    assert values(short) == {"session_duration_min": 9, "power_recorded_pct": 100, "work_kj": 108}
    holes = np.full(1200, 200.0)
    holes[:241] = NAN
    gappy = assess_session(record(done(rpe=5), power_w=holes), Body())
    assert (gappy.value.work_kj, gappy.caveats) == (None, ("POWER_GAPS",))
    holes[:140] = 200.0
    assert assess_session(record(done(rpe=5), power_w=holes), Body()).caveats == ("POWER_GAPS", "NO_FTP")


def test_a_muscle_that_slows_is_told_and_one_that_does_not_is_not():
    session = done(rpe=5)
    tiring = SessionRecord(DAY, session, (emg(-60.0, session, 60), emg(-10.0, session, 60, site="other")))
    finding = assess_session(tiring, Body())
    assert finding.value.emg_slope_hz_min == pytest.approx(-60, abs=6)
    slope = next(one for one in finding.facts if one.metric == "emg_slope_hz_min")
    assert slope.source == "vastus_lateralis_left"
    assert slope.high - slope.value == pytest.approx(slope.value - slope.low)
    assert finding.reasons[-1].code == "SESSION_EMG_FALLING"
    steady = assess_session(SessionRecord(DAY, session, (emg(0.0, session, 60),)), Body())
    assert [reason.code for reason in steady.reasons] == ["SESSION_RATED"]


def test_emg_that_is_too_slow_too_short_or_uneven_says_nothing():
    session = done(rpe=5)
    uneven = emg(-60.0, session, 60)
    seconds = uneven.seconds.copy()
    seconds[100:] += 0.0006
    jumped = signal("emg_mv", uneven.values, session, seconds)
    single = signal("emg_mv", [0.1], session)
    cases = (emg(-60.0, session, 60, 400.0), emg(-60.0, session, 16), jumped, single)
    for stream in cases:
        assert "emg_slope_hz_min" not in currencies(SessionRecord(DAY, session, (stream,)), Body())
    seconds[100:] -= 0.0002
    near = signal("emg_mv", uneven.values, session, seconds)
    assert "emg_slope_hz_min" in currencies(SessionRecord(DAY, session, (near,)), Body())


def test_a_step_in_length_is_noted_beyond_a_tenth_and_strongly_beyond_twice():
    earlier = [SessionRecord(DAY - timedelta(days=ago), done(ago, rpe=4, km=10.0)) for ago in (30, 8, 3)]
    for km, code in ((11.0, None), (11.001, "SESSION_SPIKE"), (20.0, "SESSION_SPIKE"), (20.01, "SESSION_SPIKE_LARGE")):
        finding = assess_session(SessionRecord(DAY, done(rpe=4, km=km)), Body(), earlier)
        codes = [reason.code for reason in finding.reasons if "SPIKE" in reason.code]
        assert codes == ([] if code is None else [code])
        assert finding.value.session_spike == pytest.approx(km / 10)
        assert finding.caveats == (() if code is None else ("SPIKE_IS_ASSOCIATION",))
    (reason,) = [reason for reason in finding.reasons if "SPIKE" in reason.code]
    assert [one.metric for one in reason.facts] == ["session_vs_longest_pct", "longest_km"]
    assert reason.facts[0].value == pytest.approx(100.1)
    assert (reason.facts[1].value, reason.facts[1].window.last_on) == (10.0, DAY - timedelta(days=30))
    assert reason.citation == "frandsen-2025"


def test_three_sessions_of_the_activity_in_thirty_days_make_a_yardstick():
    earlier = [SessionRecord(DAY - timedelta(days=ago), done(ago, rpe=4, km=10.0)) for ago in (31, 8, 3)]
    assert assess_session(SessionRecord(DAY, done(rpe=4, km=30.0)), Body(), earlier).value.session_spike is None
    rides = [SessionRecord(DAY - timedelta(days=ago), done(ago, rpe=4, activity="ride")) for ago in (9, 8, 3)]
    assert assess_session(SessionRecord(DAY, done(rpe=4)), Body(), rides).value.session_spike is None


def test_without_distances_time_is_compared_and_other_sports_are_only_described():
    earlier = [SessionRecord(DAY - timedelta(days=ago), done(ago, 20, rpe=4, activity="ride")) for ago in (9, 8, 3)]
    finding = assess_session(SessionRecord(DAY, done(0, 30, rpe=4, km=9.0, activity="ride")), Body(), earlier)
    assert finding.value.session_spike == pytest.approx(1.5)
    assert finding.caveats == ("SPIKE_OTHER_SPORT",)
    assert {one.metric for one in finding.facts} >= {"longest_min", "session_vs_longest_pct"}
    shorter = assess_session(SessionRecord(DAY, done(0, 10, rpe=4, activity="ride")), Body(), earlier)
    assert shorter.value.session_spike == pytest.approx(0.5)
    assert shorter.caveats == ()


def test_a_session_of_the_same_day_is_no_yardstick():
    earlier = [SessionRecord(DAY - timedelta(days=ago), done(ago, rpe=4, km=10.0)) for ago in (9, 8, 3)]
    morning = SessionRecord(DAY, done(rpe=4, km=40.0, minutes=60))
    finding = assess_session(SessionRecord(DAY, done(rpe=4, km=12.0)), Body(), [*earlier, morning])
    assert finding.value.session_spike == pytest.approx(1.2)


def test_the_hearts_cost_of_a_kilometre_is_told_against_eight_sessions_of_the_kind():
    *earlier, newest = cost_records([160.0, *[150.0, 149.0] * 4])
    finding = assess_session(newest, known_body(), earlier)
    trimp = {bpm: float(banister_trimp(np.full(1200, bpm), np.ones(1200), 50, 190, "male")) for bpm in (149, 150, 160)}
    usual = (trimp[149] + trimp[150]) / 2
    assert finding.value.session_cost_change_pct == pytest.approx(100 * (trimp[160] / usual - 1))
    assert [reason.code for reason in finding.reasons][-1] == "SESSION_COST_HIGH"
    for bpm, code in ((140.0, "SESSION_COST_LOW"), (150.0, "SESSION_COST_USUAL")):
        *earlier, newest = cost_records([bpm, *[150.0, 149.0] * 4])
        assert assess_session(newest, known_body(), earlier).reasons[-1].code == code


def test_cost_needs_the_same_kind_and_a_distance():
    *earlier, newest = cost_records([160.0, *[150.0] * 8])
    of_other_kind = cost_records([150.0] * 9, kind=SessionKind.INTERVALS)[:-1]
    assert assess_session(newest, known_body(), of_other_kind).value.session_cost_change_pct is None
    no_distance = SessionRecord(DAY, done(km=None), newest.streams)
    assert assess_session(no_distance, known_body(), earlier).value.session_cost_change_pct is None
    nowhere = SessionRecord(DAY, done(km=0.0), newest.streams)
    assert assess_session(nowhere, known_body(), earlier).value.session_cost_change_pct is None


def test_work_is_believed_before_distance():
    *earlier, newest = cost_records([150.0, *[150.0] * 8], power_w=200.0)
    worked = SessionRecord(newest.on, newest.session, (newest.streams[0], signal("power_w", np.full(1200, 100.0))))
    assert assess_session(worked, known_body(), earlier).value.session_cost_change_pct == pytest.approx(100.0)


def test_a_short_distance_has_a_cost_too():
    *earlier, newest = cost_records([150.0, *[150.0] * 8], km=0.5)
    assert assess_session(newest, known_body(), earlier).value.session_cost_change_pct == pytest.approx(0.0, abs=1e-9)


def test_power_known_for_four_fifths_is_just_enough():
    holes = np.full(1200, 200.0)
    holes[:240] = NAN
    found = currencies(record(done(rpe=5), power_w=holes), Body(mass=fact("body_mass_kg", 60.0)))
    assert found["power_recorded_pct"].value == 80
    assert found["work_kj"].value == 192
    powered = {key: one for key, one in found.items() if key in ("power_recorded_pct", "work_kj", "normalized_power_w")}
    assert {(one.window.first_on, one.window.last_on) for one in powered.values()} == {(DAY, DAY)}


def test_the_longest_is_told_with_its_day():
    earlier = [SessionRecord(DAY - timedelta(days=ago), done(ago, rpe=4, km=10.0 + ago)) for ago in (3, 12, 8)]
    finding = assess_session(SessionRecord(DAY, done(rpe=4, km=11.0)), Body(), earlier)
    longest = next(one for one in finding.facts if one.metric == "longest_km")
    assert (longest.value, longest.window.first_on, longest.window.last_on) == (
        22.0, DAY - timedelta(days=12), DAY - timedelta(days=12),
    )  # fmt: skip


def test_each_reason_names_its_source():
    slow = done(rpe=5)
    streams = (signal("power_w", np.full(1200, 200.0), slow), signal("heart_rate_bpm", np.full(1200, 150.0), slow))
    found = assess_session(
        SessionRecord(DAY, slow, (*streams, emg(-60.0, slow, 60))), known_body(ftp=fact("ftp_w", 250.0))
    )
    assert [(reason.code, reason.citation) for reason in found.reasons] == [
        ("SESSION_RATED", "foster-2001"), ("SESSION_HEART", "banister-1991"),
        ("SESSION_POWER_SCORED", "allen-coggan-book"), ("SESSION_WORK", "house_rule"),
        ("SESSION_EMG_FALLING", "house_rule"),
    ]  # fmt: skip
    *earlier, newest = cost_records([160.0, *[150.0, 149.0] * 4])
    cost = assess_session(newest, known_body(), earlier).reasons[-1]
    assert (cost.code, cost.citation, [one.metric for one in cost.facts]) == (
        "SESSION_COST_HIGH", "house_rule", ["session_cost_change_pct"],
    )  # fmt: skip
