"""What a load finding says, and when it says that it cannot."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.finding import InsufficientData, Status
from physiology.history import DailyHistory
from physiology.load import acwr, assess_load, monotony, strain_au
from physiology.metrics import METRICS

FIRST_ON = date(2026, 1, 1)
WEEK = [600.0, 300.0, 0.0, 450.0, 300.0, 700.0, 0.0]
any_day = st.one_of(st.integers(0, 900).map(float), st.just(np.nan))


def history_of(daily_load_au, **series):
    loads = np.asarray(daily_load_au, dtype=np.float64)
    rows = {key: np.asarray(values, dtype=np.float64) for key, values in series.items()}
    return DailyHistory(FIRST_ON, loads.size, {"session_load_au": loads, **rows})


def weeks(count, *, last=1.0):
    load_au = np.tile(WEEK, count)
    load_au[-7:] *= last
    return load_au


def with_gaps(load_au, *days):
    gappy = np.array(load_au)
    gappy[list(days)] = np.nan
    return gappy


def fact(finding, metric):
    return next(found for found in finding.facts if found.metric == metric)


def lack_of(history):
    with pytest.raises(InsufficientData) as raised:
        assess_load(history)
    return raised.value


def test_steady_training_is_called_steady():
    finding = assess_load(history_of(weeks(20)))
    assert finding.value.acwr == pytest.approx(1.0)
    assert finding.value.week_change_pct == pytest.approx(0.0)
    assert finding.value.weekly_load_au == sum(WEEK)
    assert finding.status is Status.OK
    assert [reason.code for reason in finding.reasons] == ["LOAD_STEADY"]
    assert finding.caveats == ("RATIO_IS_NOT_RISK",)
    assert finding.method == "load@2"


def test_numbers_are_those_of_the_kernels():
    load_au = weeks(20, last=1.3)
    state = assess_load(history_of(load_au)).value
    assert state.acwr == pytest.approx(acwr(load_au)[-1], rel=1e-12)
    assert state.monotony == pytest.approx(monotony(load_au)[-1], rel=1e-12)
    assert state.strain_au == pytest.approx(strain_au(load_au)[-1], rel=1e-12)
    assert state.acute_au == pytest.approx(load_au[-7:].mean())
    assert state.chronic_au == pytest.approx(load_au[-28:].mean())


@pytest.mark.parametrize(
    ("earlier_au", "week_au", "code"),
    [
        (300, 301, "LOAD_STEADY"),
        (300, 225, "LOAD_STEADY"),  # 0.8 exactly
        (300, 224, "LOAD_FALLING"),
        (27, 39, "LOAD_STEADY"),  # 1.3 exactly
        (300, 434, "LOAD_RISING"),
        (250, 450, "LOAD_RISING"),  # 1.5 exactly
        (250, 451, "LOAD_RISING_FAST"),
    ],
)
def test_reason_names_the_change_at_its_bounds(earlier_au, week_au, code):
    finding = assess_load(history_of(np.repeat([float(earlier_au), float(week_au)], [21, 7])))
    assert [reason.code for reason in finding.reasons] == [code]
    assert finding.reasons[0].citation == "gabbett-2016"
    assert finding.reasons[0].facts[0] == fact(finding, "acwr")


def test_every_fact_has_its_days_and_a_row_in_the_catalogue():
    finding = assess_load(history_of(weeks(20)))
    assert {found.metric for found in finding.facts} == set(type(finding.value).model_fields)
    assert {found.metric for found in finding.facts} <= set(METRICS)
    assert fact(finding, "acwr").window.model_dump() == {
        "first_on": finding.as_of - timedelta(days=27),
        "last_on": finding.as_of,
        "days_used": 28,
        "days_expected": 28,
    }
    assert [fact(finding, "acwr").low, fact(finding, "weekly_load_au").high] == [None, None]


def test_unknown_days_give_a_range_and_a_provisional_finding():
    finding = assess_load(history_of(with_gaps(weeks(20), -3, -9, -10)))
    ratio, week = fact(finding, "acwr"), fact(finding, "weekly_load_au")
    usual_au = np.median([load_au for load_au in WEEK if load_au])
    known_week_au = sum(WEEK) - 300
    assert finding.status is Status.PROVISIONAL
    assert "DAYS_UNKNOWN" in finding.caveats
    assert (week.value, week.low, week.high) == (known_week_au, known_week_au, known_week_au + usual_au)
    earlier_au = 3 * sum(WEEK) - 700 - 300
    assert ratio.low == pytest.approx(4 * known_week_au / (known_week_au + earlier_au + 2 * usual_au))
    assert ratio.high == pytest.approx(4 * week.high / (week.high + earlier_au))
    assert finding.value.monotony is finding.value.strain_au is None


@given(load_au=arrays(np.float64, 70, elements=any_day), gaps=st.sets(st.integers(-28, -8), max_size=3))
@settings(deadline=None)
def test_range_holds_the_ratio_however_the_unknown_days_went(load_au, gaps):
    full = np.nan_to_num(load_au, nan=300.0) + 1
    full[-1] = 200.0
    usual_au = float(np.median(np.delete(full, [70 + day for day in (*gaps, -4)])))
    found = fact(assess_load(history_of(with_gaps(full, -4, *gaps))), "acwr")
    for fill_week_au in (0.0, usual_au):
        for fill_before_au in (0.0, usual_au):
            filled = full.copy()
            filled[-4], filled[list(gaps)] = fill_week_au, fill_before_au
            assert found.low - 1e-9 <= acwr(filled)[-1] <= found.high + 1e-9
    assert found.low <= found.value <= found.high


@pytest.mark.parametrize("gaps", [(-2, -3), (-9, -10, -11, -12, -13)])
def test_too_many_unknown_days_are_said_with_what_is_known(gaps):
    lack = lack_of(history_of(with_gaps(weeks(20), *gaps)))
    assert (lack.quantity, lack.needed, lack.got) == ("acwr", 28, 28 - len(gaps))
    known = {found.metric: found for found in lack.known}
    assert known["days_known"].value == lack.got
    assert known["weekly_load_au"].value == np.nansum(with_gaps(weeks(20), *gaps)[-7:])
    assert known["weekly_load_au"].window.days_used == np.isfinite(with_gaps(weeks(20), *gaps)[-7:]).sum()


def test_three_days_of_log_tell_the_week_and_no_ratio():
    lack = lack_of(history_of([400.0, 0.0, 300.0]))
    assert str(lack) == "acwr needs 28 days, 3 known"
    assert [found.value for found in lack.known if found.metric == "weekly_load_au"] == [700.0]


def test_nothing_logged_is_no_zero():
    lack = lack_of(history_of(np.full(40, np.nan)))
    assert [found.metric for found in lack.known] == ["days_known"]
    assert lack_of(DailyHistory(FIRST_ON, 0, {})).got == 0


@pytest.mark.parametrize(("log_days", "carried"), [(20, False), (21, True), (27, True)])
def test_young_log_without_gaps_carries_a_provisional_ratio_from_three_weeks(log_days, carried):
    history = history_of(np.concatenate([np.full(60, np.nan), weeks(4)[-log_days:]]))
    if not carried:
        assert lack_of(history).got == log_days
        return
    finding = assess_load(history)
    assert finding.status is Status.PROVISIONAL
    assert "YOUNG_LOG" in finding.caveats
    assert "DAYS_UNKNOWN" not in finding.caveats
    assert fact(finding, "acwr").low < finding.value.acwr < fact(finding, "acwr").high


def test_old_log_with_as_many_known_days_carries_none():
    gappy = weeks(20)
    gappy[-28:-21] = np.nan
    assert lack_of(history_of(gappy)).got == 21


def test_day_that_is_not_over_is_left_to_tomorrow():
    history = history_of([*weeks(20), np.nan], checked_in=np.ones(141), sessions_count=np.zeros(141))
    finding = assess_load(history)
    assert finding.as_of == history.last_on
    assert fact(finding, "acwr").window.last_on == history.last_on - timedelta(days=1)
    assert finding.value.acwr == pytest.approx(1.0)
    assert finding.status is Status.OK


def test_two_silent_days_at_the_end_count_as_unknown():
    finding = assess_load(history_of([*weeks(20), np.nan, np.nan]))
    assert fact(finding, "acwr").window.days_used == 27


def test_inferred_rest_days_are_counted():
    logged = np.where(weeks(20) > 0, weeks(20), np.nan)
    finding = assess_load(history_of([*logged, 300.0], checked_in=np.ones(141)))
    assert fact(finding, "rest_inferred_days").value == 8
    assert "REST_INFERRED" in finding.caveats
    lack = lack_of(history_of(logged[:15], checked_in=np.ones(15)))
    assert "rest_inferred_days" in {found.metric for found in lack.known}


def test_unrated_session_is_said():
    counts = np.ones(140)
    finding = assess_load(history_of(with_gaps(weeks(20), -9), sessions_count=counts))
    assert {"UNRATED_SESSIONS", "DAYS_UNKNOWN"} <= set(finding.caveats)


def test_return_from_a_break_has_no_ratio():
    load_au = np.concatenate([weeks(20), np.zeros(26), [200.0, 200.0]])
    finding = assess_load(history_of(load_au))
    assert finding.value.acwr is None
    assert "acwr" not in {found.metric for found in finding.facts}
    (reason,) = finding.reasons
    chronic, usual = reason.facts
    assert (reason.code, reason.citation) == ("LOAD_RETURNING", "house_rule")
    assert (chronic.metric, round(chronic.value, 3)) == ("chronic_au", 14.286)
    assert (usual.metric, usual.window.days_expected) == ("usual_chronic_au", 168)
    assert usual.value > 5 * chronic.value
    assert "RETURNING_FROM_BREAK" in finding.caveats
    assert "RATIO_IS_NOT_RISK" not in finding.caveats
    assert finding.value.weekly_load_au == 400.0


@pytest.mark.parametrize(("share", "returning"), [(0.21, False), (0.19, True)])
def test_break_begins_below_a_fifth_of_the_usual_chronic_load(share, returning):
    finding = assess_load(history_of(np.repeat([500.0, 500.0 * share], [120, 28])))
    assert (finding.value.acwr is None) == returning


def test_four_weeks_of_rest_have_no_ratio_and_no_change():
    finding = assess_load(history_of(np.zeros(40)))
    assert (finding.value.acwr, finding.value.week_change_pct, finding.value.chronic_au) == (None, None, 0.0)
    assert {"CHRONIC_LOAD_ZERO", "FLAT_WEEK"} <= set(finding.caveats)
    assert "RETURNING_FROM_BREAK" not in finding.caveats


def test_rest_with_one_unknown_day_has_no_ratio_and_no_range():
    finding = assess_load(history_of(with_gaps(np.zeros(40), -9)))
    assert finding.value.acwr is None


def test_flat_week_is_said_and_has_no_monotony():
    finding = assess_load(history_of(np.full(40, 400.0)))
    assert (finding.value.monotony, finding.value.strain_au) == (None, None)
    assert "FLAT_WEEK" in finding.caveats


def test_monotony_of_a_nearly_flat_week_is_capped_and_has_no_strain():
    finding = assess_load(history_of([*weeks(10), 400, 410, 390, 400, 400, 405, 395]))
    assert (finding.value.monotony, finding.value.strain_au) == (5.0, None)
    assert "NEARLY_FLAT_WEEK" in finding.caveats


def test_long_average_says_that_it_started_at_zero_until_three_time_constants():
    assert "CTL_SEEDED_AT_ZERO" in assess_load(history_of(weeks(17))).caveats
    assert "CTL_SEEDED_AT_ZERO" not in assess_load(history_of(weeks(18))).caveats


def test_long_average_needs_most_of_its_own_days():
    gappy = weeks(20)
    gappy[-38:-30] = np.nan
    state = assess_load(history_of(gappy)).value
    assert (state.ctl_au, state.atl_au, state.tsb_au) == (None, None, None)
    assert state.acwr == pytest.approx(1.0)


@given(load_au=arrays(np.float64, st.integers(0, 90), elements=any_day))
@settings(deadline=None)
def test_a_finding_is_finite_and_ordered_or_days_are_missing(load_au):
    try:
        facts = assess_load(history_of(load_au)).facts
    except InsufficientData as lack:
        facts, missing_days = lack.known, lack.needed - lack.got
    else:
        missing_days = None
    through = load_au[:-1] if load_au.size and np.isnan(load_au[-1]) else load_au
    if missing_days is not None:
        assert missing_days == 28 - np.isfinite(through[-28:]).sum() > 0
    for found in facts:
        assert np.isfinite(found.value)
        assert METRICS[found.metric].low <= found.value
        assert found.low is None or found.low <= found.value <= found.high
