"""The picture of contributors: each against the athlete's own usual, ranked, without a number for the whole."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.finding import Fact, InsufficientData, Status
from physiology.history import DailyHistory
from physiology.injury_factors import assess_injury_factors
from physiology.injury_factors.contributors import (
    load_change,
    missed_sleep,
    past_injury,
    session_spike,
    soreness_pain,
)
from physiology.injury_factors.movement import asymmetry, gait_drift
from physiology.load.ratio import week_change_pct
from physiology.newest import one_day

FIRST_ON = date(2026, 1, 1)
NAN = np.nan


def history(days=120, **series):
    rows = {}
    for key, values in series.items():
        rows[key] = np.full(days, NAN)
        if len(values):
            rows[key][-len(values) :] = values
    return DailyHistory(FIRST_ON, days, rows)


def spaced(values, every=7, last_ago=0):
    """Measurements a week apart, the newest `last_ago` days ago."""
    row = np.full(every * len(values) + last_ago, NAN)
    for number, value in enumerate(reversed(values)):
        row[row.size - 1 - last_ago - every * number] = value
    return row


def loads(last_week):
    """Ten weeks that differ by a tenth from one to the next, then the newest."""
    weeks = [300.0 * (1.1 if number % 2 else 1.0) for number in range(10)]
    days = np.repeat([*weeks, last_week], 7)
    return history(days=77, session_load_au=days)


def test_a_load_change_is_present_where_it_is_unusual_for_the_athlete():
    found = load_change(loads(600.0))
    assert (found.presence, found.days_known, found.size) == ("present", 14, 3.0)
    assert (found.facts[0].metric, found.facts[0].window.days_expected) == ("week_change_pct", 14)
    assert found.facts[0].value == pytest.approx(100 * (600 / 330 - 1))
    ordinary = load_change(loads(300.0))
    assert (ordinary.presence, ordinary.size) == ("not_present", 0.0)
    falling = load_change(loads(100.0))
    assert (falling.presence, falling.size) == ("not_present", 0.0)
    assert load_change(history(session_load_au=np.full(20, 300.0))).presence == "unknown"


def test_a_load_that_falls_less_than_usual_is_no_rise():
    days = np.repeat([1000.0 * 0.5**n for n in range(10)] + [1000.0 * 0.5**9 * 0.95], 7)
    found = load_change(history(days=77, session_load_au=days))
    assert found.facts[0].value == pytest.approx(-5.0)
    assert (found.presence, found.size) == ("not_present", 0.0)


@pytest.mark.parametrize(("days", "presence"), [(33, "unknown"), (34, "not_present")])
def test_a_usual_change_takes_three_weeks_of_changes(days, presence):
    found = load_change(history(days=days, session_load_au=np.full(days, 300.0)))
    assert found.presence == presence


@pytest.mark.parametrize("rise", [1.05, 1.2, 1.25, 1.3, 1.6])
def test_a_load_change_counts_in_sds_of_the_own_changes_with_a_floor_of_ten_points(rise):
    days = np.append(np.full(70, 300.0), np.full(7, 300.0 * rise))
    change = week_change_pct(days)
    earlier = change[20:76][np.isfinite(change[20:76])]
    expected = (change[-1] - earlier.mean()) / max(earlier.std(ddof=1), 10.0)
    found = load_change(history(days=77, session_load_au=days))
    assert found.size == pytest.approx(min(expected, 3.0))
    assert found.presence == ("present" if expected >= 1.5 else "not_present")


@pytest.mark.parametrize(
    ("change", "size"), [(10.0, 0.0), (10.1, 1.5), (30.0, 1.5), (30.1, 2.0), (100.0, 2.0), (100.1, 3.0), (-40.0, 0.0)]
)
def test_a_spike_counts_in_the_bands_of_the_cohort(change, size):
    found = session_spike(Fact(metric="session_vs_longest_pct", value=change, window=one_day(FIRST_ON, 4)))
    assert (found.size, found.presence, found.days_known) == (size, "present" if size else "not_present", 4)
    assert found.facts[0].value == change


def test_no_session_to_compare_is_unknown():
    assert (session_spike(None).presence, session_spike(None).size, session_spike(None).days_known) == (
        "unknown",
        0.0,
        0,
    )
    assert session_spike(Fact(metric="session_vs_longest_pct", value=50.0)).days_known == 0


@pytest.mark.parametrize(
    ("values", "last_ago", "presence", "size"),
    [
        ([5.0, 5.0, 5.0, 5.0, 13.0], 0, "present", 3.0),
        ([5.0, 5.0, 5.0, 5.0, 9.9], 0, "not_present", 0.0),
        ([7.0, 7.0, 7.0, 7.0, 10.0], 0, "present", 1.5),
        ([7.1, 7.1, 7.1, 7.1, 10.0], 0, "not_present", 1.45),
        ([14.0, 14.0, 14.0, 14.0, 14.0], 0, "not_present", 0.0),
        ([5.0, 5.0, 5.0, 5.0, 13.0], 14, "present", 3.0),
        ([5.0, 5.0, 5.0, 5.0, 13.0], 15, "unknown", 0.0),
        ([5.0, 5.0, 5.0, 13.0], 0, "unknown", 0.0),
        ([], 0, "unknown", 0.0),
    ],
)
def test_asymmetry_counts_when_it_is_large_and_unusual(values, last_ago, presence, size):
    found = asymmetry(history(asymmetry_pct=spaced(values, last_ago=last_ago)))
    assert (found.presence, found.days_known) == (presence, len(values))
    assert found.size == pytest.approx(size)


@pytest.mark.parametrize(
    ("values", "presence", "size"),
    [
        ([0.5, 0.5, 0.5, 0.5, 2.0], "present", 1.5),
        ([0.5, 0.5, 0.5, 0.5, 1.99], "not_present", 1.49),
        ([0.5, 0.5, 0.5, 0.5, -1.0], "present", 1.5),
        ([3.0, 3.0, 3.0, 3.0, 3.5], "not_present", 0.5),
        ([-2.0, 2.0, -2.0, 2.0, 3.0], "not_present", 3.0 / np.std([-2.0, 2.0, -2.0, 2.0], ddof=1)),
        ([0.5, 0.5, 0.5, 4.0], "unknown", 0.0),
    ],
)
def test_gait_drift_counts_against_the_own_drift_and_the_error(values, presence, size):
    found = gait_drift(history(gait_drift_deg=spaced(values)))
    assert (found.presence, found.days_known) == (presence, len(values))
    assert found.size == pytest.approx(size)


def test_a_measurement_comes_with_the_usual_one_and_its_days():
    found = gait_drift(history(gait_drift_deg=spaced([0.5, 0.7, 0.5, 0.7, 4.0], last_ago=3)))
    newest, usual = found.facts
    assert (newest.metric, newest.value) == ("gait_drift_deg", 4.0)
    assert newest.window.last_on == FIRST_ON + timedelta(days=116)
    assert (usual.metric, usual.value) == ("gait_drift_usual_deg", pytest.approx(0.6))
    assert (usual.window.days_used, usual.window.last_on) == (4, FIRST_ON + timedelta(days=115))
    assert (usual.window.days_expected, usual.window.first_on) == (116, FIRST_ON)
    long = gait_drift(history(days=400, gait_drift_deg=spaced([0.5, 0.7, 0.5, 0.7, 4.0])))
    assert long.facts[1].window.days_expected == 182


@pytest.mark.parametrize(
    ("ago", "presence", "size"),
    [
        (0, "present", 3.0), (2, "present", 3.0), (3, "present", 3 * (1 - 3 / 168)), (84, "present", 1.5),
        (85, "not_present", 0.0),
    ],
)  # fmt: skip
def test_a_past_injury_fades_over_twelve_weeks(ago, presence, size):
    answers = np.zeros(120)
    answers[-1 - ago] = 1.0
    found = past_injury(history(injured=answers))
    assert (found.presence, found.days_known) == (presence, 85)
    assert found.size == pytest.approx(size)
    if presence == "present":
        fact = found.facts[0]
        assert (fact.metric, fact.value, fact.window.days_expected) == ("days_since_injury", ago, 85)
        assert fact.window.first_on == FIRST_ON + timedelta(days=119 - ago)


def test_silence_about_injuries_is_unknown():
    assert past_injury(history(injured=np.zeros(28))).presence == "not_present"
    assert past_injury(history(injured=np.zeros(27))).presence == "unknown"
    assert past_injury(history(injured=np.array([1.0, *[NAN] * 10]))).presence == "present"


@pytest.mark.parametrize(("week", "presence", "size"), [(430.0, "present", 1.0), (430.1, "not_present", 29.9 / 30)])
def test_sleep_is_missed_from_a_full_sd_below_usual(week, presence, size):
    found = missed_sleep(history(sleep_min=np.append(np.full(28, 460.0), np.full(7, week))))
    assert (found.presence, found.days_known) == (presence, 7)
    assert found.size == pytest.approx(size)
    assert (found.facts[0].metric, found.facts[0].value) == ("sleep_min", pytest.approx(week))
    assert (found.facts[0].window.days_expected, found.facts[0].window.days_used) == (7, 7)
    assert found.facts[0].window.first_on == FIRST_ON + timedelta(days=113)


def test_long_nights_are_no_contributor_and_few_nights_are_unknown():
    assert missed_sleep(history(sleep_min=np.append(np.full(28, 420.0), np.full(7, 520.0)))).size == 0.0
    assert missed_sleep(history(sleep_min=np.full(17, 420.0))).presence == "unknown"


@pytest.mark.parametrize(("week", "presence"), [(3.5, "present"), (3.6, "not_present")])
def test_soreness_stands_out_from_a_full_sd(week, presence):
    found = soreness_pain(history(soreness_score=np.append(np.full(28, 4.0), np.full(7, week))))
    assert (found.presence, found.days_known) == (presence, 7)
    assert [fact.metric for fact in found.facts] == ["soreness_score"]
    assert found.facts[0].value == pytest.approx(week)
    window = found.facts[0].window
    assert (window.first_on, window.days_used) == (FIRST_ON + timedelta(days=113), 7)


def test_pain_of_three_stands_out_by_itself_and_lasts_two_days():
    assert soreness_pain(history(pain_nrs=[3.0])).size == 3.0
    assert soreness_pain(history(pain_nrs=[2.9])).presence == "unknown"
    assert soreness_pain(history(pain_nrs=[3.0, NAN, NAN])).presence == "present"
    assert soreness_pain(history(pain_nrs=[3.0, NAN, NAN, NAN])).presence == "unknown"
    both = soreness_pain(history(pain_nrs=[4.0], soreness_score=np.full(35, 4.0)))
    assert [fact.metric for fact in both.facts] == ["pain_nrs", "soreness_score"]
    calm = soreness_pain(history(pain_nrs=[1.0], soreness_score=np.full(35, 4.0)))
    assert calm.presence == "not_present"


def test_the_picture_is_ranked_and_has_no_total():
    known = history(
        gait_drift_deg=spaced([0.5, 0.5, 0.5, 0.5, 2.5]),
        asymmetry_pct=spaced([5.0, 5.0, 5.0, 5.0, 13.0]),
        injured=np.zeros(120),
        sleep_min=np.append(np.full(28, 460.0), np.full(7, 420.0)),
    )
    spike = Fact(metric="session_vs_longest_pct", value=5.0)
    finding = assess_injury_factors(known, spike)
    ranked = [(one.factor, one.presence) for one in finding.value.contributors]
    assert ranked == [
        ("asymmetry", "present"), ("gait_drift", "present"), ("missed_sleep", "present"),
        ("session_spike", "not_present"), ("past_injury", "not_present"),
        ("load_change", "unknown"), ("soreness_pain", "unknown"),
    ]  # fmt: skip
    assert [reason.code for reason in finding.reasons] == [
        "FACTOR_ASYMMETRY",
        "FACTOR_GAIT_DRIFT",
        "FACTOR_MISSED_SLEEP",
    ]
    assert [reason.citation for reason in finding.reasons] == ["house_rule", "house_rule", "walsh-2021"]
    assert all(reason.contribution is None for reason in finding.reasons)
    assert [reason.facts for reason in finding.reasons] == [one.facts for one in finding.value.present]
    assert {fact.window for fact in finding.facts[:2]} == {one_day(known.last_on)}
    assert (finding.facts[0].metric, finding.facts[0].value) == ("injury_factors_present", 3)
    assert (finding.facts[1].metric, finding.facts[1].value) == ("injury_factors_known", 5)
    assert finding.caveats == ("NO_TEST_PREDICTS", "FACTORS_UNKNOWN")
    assert (finding.status, finding.method) == (Status.PROVISIONAL, "injury_factors@1")


def test_with_everything_known_nothing_is_provisional():
    rows = loads(600.0).series | history(
        days=77, soreness_score=np.append(np.full(28, 4.0), np.full(7, 3.0)), injured=np.zeros(77),
        sleep_min=np.full(35, 460.0), gait_drift_deg=spaced([0.5] * 5), asymmetry_pct=spaced([5.0] * 5),
    ).series  # fmt: skip
    finding = assess_injury_factors(DailyHistory(FIRST_ON, 77, rows), Fact(metric="session_vs_longest_pct", value=45.0))
    assert (finding.status, finding.caveats) == (Status.OK, ("NO_TEST_PREDICTS",))
    assert [reason.code for reason in finding.reasons] == [
        "FACTOR_LOAD_CHANGE",
        "FACTOR_SESSION_SPIKE",
        "FACTOR_SORENESS",
    ]
    assert {reason.citation for reason in finding.reasons} == {"frandsen-2025", "saw-2016"}


def test_pain_is_called_pain():
    finding = assess_injury_factors(history(pain_nrs=[5.0], injured=np.zeros(40)))
    assert finding.reasons[0].code == "FACTOR_PAIN"
    sore = history(pain_nrs=[1.0], injured=np.zeros(40), soreness_score=np.append(np.full(28, 4.0), np.full(7, 3.4)))
    assert assess_injury_factors(sore).reasons[0].code == "FACTOR_SORENESS"


def test_fewer_than_two_known_is_no_picture():
    with pytest.raises(InsufficientData) as lack:
        assess_injury_factors(history(injured=np.zeros(40)))
    assert (lack.value.quantity, lack.value.needed, lack.value.got, lack.value.missing) == (
        "injury_factors", 2, 1, "factors",
    )  # fmt: skip
    assert assess_injury_factors(history(injured=np.zeros(40), pain_nrs=[3.0])).value.known == 2


@settings(deadline=None)
@given(st.lists(st.floats(0, 20), min_size=5, max_size=9))
def test_sizes_are_bounded_whatever_is_measured(values):
    found = (asymmetry(history(asymmetry_pct=spaced(values))), gait_drift(history(gait_drift_deg=spaced(values))))
    assert all(0 <= one.size <= 3 for one in found)


@pytest.mark.parametrize("days", [0, 1, 5, 6, 7])
def test_a_young_history_has_no_picture(days):
    with pytest.raises(InsufficientData):
        assess_injury_factors(DailyHistory(date(2026, 1, 1), days, {"sleep_min": np.full(days, 450.0)}))


def test_the_usual_measurement_counts_only_the_half_year_it_rests_on():
    found = asymmetry(DailyHistory(date(2026, 1, 1), 200, {"asymmetry_pct": np.full(200, 5.0)}))
    assert [fact.metric for fact in found.facts] == ["asymmetry_pct", "asymmetry_usual_pct"]
    window = found.facts[1].window
    assert window is not None
    assert (window.days_used, window.days_expected) == (182, 182)
