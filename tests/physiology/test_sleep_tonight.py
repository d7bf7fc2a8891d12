"""What a morning's finding says of the night, of regularity, and of tonight."""

from datetime import timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.observation import Source
from physiology.sleep import assess_sleep, assess_tonight
from physiology.sleep.state import efficiency_of, stage_deviation_sd
from tests.physiology.judged_days import FIRST_ON

NAN = np.nan
DAYS = 40


def nights(slept: float = 450.0, asleep: float = -60.0, awake: float = 420.0, **series: np.ndarray) -> DailyHistory:
    """The same night forty times, in bed from falling asleep to waking up, but for the series that are given."""
    steady = {
        "sleep_min": np.full(DAYS, slept),
        "time_in_bed_min": np.full(DAYS, awake - asleep),
        "asleep_at_min": np.full(DAYS, asleep),
        "awake_at_min": np.full(DAYS, awake),
        "sessions_count": np.ones(DAYS),
    }
    return DailyHistory(FIRST_ON, DAYS, steady | series)


def changed(value: float, *places: int, usual: float = 450.0) -> np.ndarray:
    values = np.full(DAYS, usual)
    values[list(places)] = value
    return values


def codes(finding) -> list[str]:
    return [reason.code for reason in finding.reasons]


def facts_of(finding, code: str) -> dict[str, float]:
    return {fact.metric: fact.value for reason in finding.reasons if reason.code == code for fact in reason.facts}


def test_a_steady_sleeper_is_told_so_and_gets_a_bedtime():
    finding = assess_tonight(nights())
    state, tonight = finding.value.state, finding.value.tonight
    bedtime = ["BEDTIME_COVERS_NEED", "BEDTIME_REPAYS_DEBT", "BEDTIME_NOT_SO_EARLY"]
    assert codes(finding) == ["NIGHT_NEAR_NEED", "SLEEP_REGULAR", *bedtime]
    assert (state.need_min, state.free_nights, state.debt_7_min, state.debt_14_min) == (480.0, 0, 210.0, 420.0)
    assert state.midpoint_sd_min == pytest.approx(0.0, abs=1e-3)
    assert (round(state.usual_bedtime_min), round(state.usual_wake_min)) == (-60, 420)
    assert state.usual_efficiency_pct == pytest.approx(93.75)
    assert tonight.in_bed_min == pytest.approx(532.5 / 0.9375)
    assert (tonight.bedtime_min, tonight.unbounded_min, tonight.without_debt_min) == (-120.0, -150.0, -90.0)
    assert tonight.bounded


def test_what_bounds_a_bedtime_is_said_on_both_sides():
    early = assess_tonight(nights(), wake_target_min=300.0)
    assert facts_of(early, "BEDTIME_NOT_SO_EARLY") == {"bedtime_unbounded_min": -270.0, "bedtime_shift_min": 60.0}
    late = assess_tonight(nights(), wake_target_min=720.0)
    assert facts_of(late, "BEDTIME_NOT_SO_LATE") == {"bedtime_unbounded_min": 150.0, "bedtime_shift_min": 60.0}
    assert late.value.tonight.bedtime_min == 0.0
    assert late.value.tonight.shift_min == pytest.approx(60.0)
    free = assess_tonight(nights(slept=480.0, awake=480.0))
    assert (free.value.tonight.bounded, free.value.tonight.bedtime_min) == (False, -60.0)
    assert not any(code.startswith("BEDTIME_NOT") or code == "BEDTIME_REPAYS_DEBT" for code in codes(free))


def test_a_debt_worth_less_than_a_quarter_of_an_hour_is_not_given_as_a_reason():
    small = nights(sleep_min=changed(460.0, -1, usual=480.0), time_in_bed_min=np.full(DAYS, 480.0))
    finding = assess_tonight(small)
    assert finding.value.state.debt_7_min == 20.0
    assert "BEDTIME_REPAYS_DEBT" not in codes(finding)
    large = nights(sleep_min=changed(420.0, -1, -2, -3, usual=480.0), time_in_bed_min=np.full(DAYS, 480.0))
    told = facts_of(assess_tonight(large), "BEDTIME_REPAYS_DEBT")
    assert told["sleep_debt_min"] == 180.0
    assert told["bedtime_without_debt_min"] == assess_tonight(large).value.tonight.without_debt_min


def test_the_evening_of_the_bedtime_and_the_morning_of_the_wake_up():
    finding = assess_tonight(nights(), wake_target_min=400.0)
    windows = {fact.metric: (fact.window.last_on, fact.kind) for fact in finding.facts}
    assert windows["bedtime_min"] == (finding.as_of, Kind.COMPUTED)
    assert windows["wake_target_min"] == (finding.as_of + timedelta(days=1), Kind.PLANNED)
    assert windows["bedtime_shift_min"][0] == finding.as_of
    assert "WAKE_TIME_USUAL" not in finding.caveats
    assert finding.value.tonight.wake_given
    usual = assess_tonight(nights())
    assert "WAKE_TIME_USUAL" in usual.caveats
    assert not usual.value.tonight.wake_given


def test_without_known_times_a_wake_up_has_to_be_named():
    bare = DailyHistory(FIRST_ON, DAYS, {"sleep_min": np.full(DAYS, 450.0)})
    silent = assess_tonight(bare)
    assert silent.value.tonight is None
    assert silent.caveats[-1] == "WAKE_TIME_UNKNOWN"
    assert not any(code.startswith("BEDTIME") for code in codes(silent))
    told = assess_tonight(bare, wake_target_min=420.0)
    assert told.value.tonight.shift_min is None
    assert told.caveats[-2:] == ("EFFICIENCY_ASSUMED", "BEDTIME_UNKNOWN")
    assert "bedtime_shift_min" not in {fact.metric for fact in told.facts}
    assert told.value.tonight.bedtime_min == -75.0


def test_an_unknown_debt_repays_nothing():
    unknown = nights(sleep_min=np.append(np.full(DAYS - 7, 450.0), [NAN] * 6 + [300.0]))
    finding = assess_tonight(unknown)
    assert finding.value.state.debt_7_min is None
    assert finding.value.tonight.without_debt_min == finding.value.tonight.bedtime_min


def test_who_wakes_in_the_evening_of_the_clock_keeps_a_time_within_the_day():
    finding = assess_tonight(nights(slept=450.0, asleep=300.0, awake=800.0))
    assert finding.value.state.usual_wake_min == pytest.approx(800.0)
    assert finding.value.state.usual_bedtime_min == pytest.approx(300.0)


@pytest.mark.parametrize(("apart", "code"), [(118.0, "SLEEP_REGULAR"), (121.0, "SLEEP_IRREGULAR")])
def test_an_hour_of_scatter_is_worth_naming(apart, code):
    asleep = np.where(np.arange(DAYS) % 2, -60.0, -60.0 + apart)
    awake = np.where(np.arange(DAYS) % 2, 420.0, 420.0 + apart)
    finding = assess_sleep(nights(asleep_at_min=asleep, awake_at_min=awake))
    assert codes(finding)[-1] == code
    assert facts_of(finding, code)["sleep_midpoint_sd_min"] == finding.value.midpoint_sd_min
    window = next(fact.window for fact in finding.facts if fact.metric == "sleep_midpoint_sd_min")
    assert (window.days_used, window.days_expected) == (14, 14)


@pytest.mark.parametrize(
    ("slept", "code"), [(419.9, "NIGHT_SHORT"), (420.0, "NIGHT_SHORT"), (420.1, "NIGHT_NEAR_NEED"),
                        (479.9, "NIGHT_NEAR_NEED"), (480.0, "NIGHT_ENOUGH")],
)  # fmt: skip
def test_an_hour_under_the_need_is_short(slept, code):
    assert codes(assess_sleep(nights(sleep_min=changed(slept, -1, usual=480.0))))[0] == code


@pytest.mark.parametrize(("slept", "named"), [(480 - 299 / 7, False), (480 - 300.01 / 7, True)])
def test_five_hours_of_debt_are_worth_naming(slept, named):
    assert ("SLEEP_DEBT" in codes(assess_sleep(nights(slept=slept)))) is named


def test_efficiency_is_time_asleep_over_time_in_bed_where_one_device_knows_both():
    told = np.full(DAYS, 97.0)
    night = nights(sleep_efficiency_pct=told)
    assert efficiency_of(night)[-1] == pytest.approx(93.75)
    fact = next(fact for fact in assess_sleep(night).facts if fact.metric == "sleep_efficiency_pct")
    assert (fact.kind, fact.value) == (Kind.COMPUTED, pytest.approx(93.75))
    assert fact.window.last_on == night.last_on
    watch, ring = Source(vendor="garmin"), Source(vendor="oura")
    apart = DailyHistory(FIRST_ON, DAYS, night.series, {"sleep_min": watch, "time_in_bed_min": ring})
    assert efficiency_of(apart)[-1] == 97.0
    assert next(f for f in assess_sleep(apart).facts if f.metric == "sleep_efficiency_pct").kind is Kind.MEASURED
    together = DailyHistory(FIRST_ON, DAYS, night.series, {"sleep_min": watch, "time_in_bed_min": watch})
    assert efficiency_of(together)[-1] == pytest.approx(93.75)


@pytest.mark.parametrize(("in_bed", "expected"), [(450.0, 100.0), (449.0, 97.0), (0.0, 97.0), (NAN, 97.0)])
def test_an_impossible_time_in_bed_leaves_the_devices_own_figure(in_bed, expected):
    days = nights(time_in_bed_min=np.full(DAYS, in_bed), sleep_efficiency_pct=np.full(DAYS, 97.0))
    assert efficiency_of(days)[-1] == expected


@pytest.mark.parametrize(("in_bed", "restless"), [(450 / 0.8499, True), (450 / 0.8501, False)])
def test_a_restless_night_is_one_below_85_percent(in_bed, restless):
    assert ("SLEEP_RESTLESS" in codes(assess_sleep(nights(time_in_bed_min=np.full(DAYS, in_bed))))) is restless


@pytest.mark.parametrize(
    ("told", "differs"), [(389.0, True), (390.0, False), (510.0, False), (511.0, True), (NAN, False)]
)
def test_a_night_told_an_hour_apart_from_the_watch_is_said(told, differs):
    days = nights()
    history = DailyHistory(FIRST_ON, DAYS, days.series, told={"sleep_min": changed(told, -1, usual=NAN)})
    finding = assess_sleep(history)
    assert ("SLEEP_TOLD_DIFFERS" in finding.caveats) is differs
    assert finding.value.last_night_min == 450.0
    assert finding.value.told_min == (None if np.isnan(told) else told)
    assert ("sleep_told_min" in {fact.metric for fact in finding.facts}) is not np.isnan(told)


def test_a_night_that_only_the_athlete_knows_does_not_differ_from_anything():
    series = dict(nights().series) | {"sleep_min": changed(NAN, -1)}
    history = DailyHistory(FIRST_ON, DAYS, series, told={"sleep_min": np.full(DAYS, 100.0)})
    assert "SLEEP_TOLD_DIFFERS" not in assess_sleep(history).caveats
    assert "LAST_NIGHT_UNKNOWN" in assess_sleep(history).caveats


def test_another_device_is_a_caveat_of_sleep_only_if_it_knows_nights():
    days = nights()
    for others, said in (({"sleep_min"}, True), ({"rmssd_ms"}, False)):
        history = DailyHistory(FIRST_ON, DAYS, days.series, other_sources=frozenset(others))
        assert ("SLEEP_OTHER_SOURCE" in assess_sleep(history).caveats) is said


def test_the_need_read_from_free_nights_is_no_default():
    free = nights(sleep_min=np.full(DAYS, 500.0), sessions_count=np.full(DAYS, NAN))
    finding = assess_sleep(free)
    need = next(fact for fact in finding.facts if fact.metric == "sleep_need_min")
    assert (need.value, need.kind, need.window.days_used, need.window.days_expected) == (500.0, Kind.COMPUTED, 8, 28)
    assert need.window.last_on == finding.as_of - timedelta(days=1)
    assert "SLEEP_NEED_ASSUMED" not in finding.caveats
    assumed = assess_sleep(nights())
    need = next(fact for fact in assumed.facts if fact.metric == "sleep_need_min")
    assert (need.kind, need.window.last_on) == (Kind.DEFAULT, assumed.as_of)
    assert "SLEEP_NEED_ASSUMED" in assumed.caveats


def test_stages_speak_of_a_week_and_never_of_a_night():
    noise = 0.4 + 0.02 * np.where(np.arange(DAYS) % 2, 1.0, -1.0)
    rem = np.zeros(DAYS)
    one_bad = 450.0 * noise
    one_bad[-1] = 450.0 * 0.35
    week_bad = 450.0 * noise
    week_bad[-7:] = 450.0 * 0.35
    usual = stage_deviation_sd(nights(deep_sleep_min=450.0 * noise, rem_sleep_min=rem))[-1]
    assert abs(usual) < 0.2
    night = stage_deviation_sd(nights(deep_sleep_min=one_bad, rem_sleep_min=rem))[-1]
    week = stage_deviation_sd(nights(deep_sleep_min=week_bad, rem_sleep_min=rem))[-1]
    assert usual - night < 0.5
    assert week < -1.0
    steady = nights(deep_sleep_min=np.full(DAYS, 90.0), rem_sleep_min=np.full(DAYS, 90.0))
    assert stage_deviation_sd(steady)[-1] == pytest.approx(0.0, abs=1e-9)
    assert assess_sleep(steady).value.score < assess_sleep(nights()).value.score
    bad = assess_sleep(nights(deep_sleep_min=week_bad, rem_sleep_min=rem))
    assert not any("deep" in fact.metric or "rem" in fact.metric for fact in bad.facts)
    assert bad.value.score > assess_sleep(nights()).value.score - 10.0


def test_a_night_of_no_sleep_has_no_share_of_stages():
    night = nights(sleep_min=changed(0.0, -1), deep_sleep_min=np.zeros(DAYS), rem_sleep_min=np.zeros(DAYS))
    assert np.isfinite(stage_deviation_sd(night)[-1])
    assert assess_sleep(night).value.last_night_min == 0.0


def test_the_score_is_there_where_a_night_and_its_frame_are_known():
    finding = assess_sleep(nights(slept=480.0))
    assert finding.value.score == pytest.approx(100.0)
    assert next(fact.value for fact in finding.facts if fact.metric == "sleep_score") == pytest.approx(100.0)
    bare = assess_sleep(DailyHistory(FIRST_ON, DAYS, {"sleep_min": np.full(DAYS, 450.0)}))
    assert bare.value.score is None
    assert "sleep_score" not in {fact.metric for fact in bare.facts}
    assert bare.value.efficiency_pct is None


def test_a_finding_is_provisional_while_nights_of_the_week_are_missing():
    assert assess_tonight(nights()).status is Status.OK
    gap = assess_tonight(nights(sleep_min=changed(NAN, -3)))
    assert gap.status is Status.PROVISIONAL
    assert "NIGHTS_MISSING" in gap.caveats
    assert gap.method == "sleep@2"


def test_no_nights_are_refused():
    with pytest.raises(InsufficientData) as lack:
        assess_tonight(nights(sleep_min=np.full(DAYS, NAN)), wake_target_min=420.0)
    assert (lack.value.quantity, lack.value.got) == ("sleep", 0)
