"""Trained, rested, unknown: what each day's load is read as."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.load import inferred_rest, known_daily_load

NAN = np.nan
flags = arrays(np.float64, 30, elements=st.sampled_from([0.0, 1.0, NAN]))
loads = arrays(np.float64, 30, elements=st.one_of(st.integers(0, 900).map(float), st.just(NAN)))


def said(n_days, *, sessions=(), confirmed=(), checked_in=()):
    rows = {"sessions_count": sessions, "rest_confirmed": confirmed, "checked_in": checked_in}
    return {key: np.isin(np.arange(n_days), days).astype(float) for key, days in rows.items()}


def logged(n_days, **loads_au):
    series = np.full(n_days, NAN)
    for day, load_au in loads_au.items():
        series[int(day.removeprefix("day_"))] = load_au
    return series


def test_day_without_a_word_is_unknown():
    sessions_au = logged(6, day_0=300.0, day_1=200.0, day_5=100.0)
    np.testing.assert_array_equal(known_daily_load(sessions_au, **said(6)), [300, 200, NAN, NAN, NAN, 100])


def test_confirmed_rest_is_zero():
    sessions_au = logged(3, day_0=300.0)
    np.testing.assert_array_equal(known_daily_load(sessions_au, **said(3, confirmed=[1, 2])), [300, 0, 0])


def test_check_in_without_session_among_sessions_is_read_as_rest():
    sessions_au = logged(5, day_0=300.0, day_3=200.0)
    words = said(5, sessions=[0, 3], checked_in=range(5))
    assert inferred_rest(sessions_au, **words).tolist() == [False, True, True, False, False]
    np.testing.assert_array_equal(known_daily_load(sessions_au, **words), [300, 0, 0, 200, NAN])


def test_newest_day_is_not_over_and_not_read_as_rest():
    sessions_au = logged(4, day_0=300.0, day_1=200.0)
    assert not inferred_rest(sessions_au, **said(4, checked_in=[3]))[-1]
    np.testing.assert_array_equal(known_daily_load(sessions_au, **said(4, confirmed=[3]))[-1:], [0.0])


@pytest.mark.parametrize(
    ("session_days", "read_as_rest"),
    [((20,), False), ((13, 20), True), ((13, 27), True), ((27, 28), False), ((12, 13), False), ((13, 14), True)],
)
def test_rest_is_read_only_within_a_week_of_two_days_with_sessions(session_days, read_as_rest):
    sessions_au = logged(40, **{f"day_{day}": 300.0 for day in session_days})
    words = said(40, sessions=session_days, checked_in=range(40))
    assert inferred_rest(sessions_au, **words)[20 if 20 not in session_days else 19] == read_as_rest


def test_unrated_session_makes_its_day_unknown_whatever_else_was_said():
    sessions_au = logged(4, day_0=300.0, day_2=200.0)
    words = said(4, sessions=[0, 1, 2], confirmed=[1], checked_in=range(4))
    assert np.isnan(known_daily_load(sessions_au, **words)[1])


def test_a_confirmed_rest_is_not_counted_among_the_inferred_ones():
    words = said(5, sessions=[0, 3], confirmed=[1], checked_in=range(5))
    assert inferred_rest(logged(5, day_0=300.0, day_3=200.0), **words).tolist() == [False, False, True, False, False]


def test_session_outweighs_a_confirmed_rest():
    sessions_au = logged(2, day_0=300.0)
    assert known_daily_load(sessions_au, **said(2, confirmed=[0]))[0] == 300.0


def test_unrated_sessions_show_that_the_athlete_logs():
    words = said(6, sessions=[0, 1], checked_in=range(6))
    assert inferred_rest(logged(6), **words).tolist() == [False, False, True, True, True, False]


@given(sessions_au=loads, sessions_count=flags, rest_confirmed=flags, checked_in=flags)
@settings(deadline=None)
def test_zero_is_only_ever_a_logged_a_confirmed_or_an_inferred_one(
    sessions_au, sessions_count, rest_confirmed, checked_in
):
    words = {"sessions_count": sessions_count, "rest_confirmed": rest_confirmed, "checked_in": checked_in}
    daily_au, inferred = known_daily_load(sessions_au, **words), inferred_rest(sessions_au, **words)
    np.testing.assert_array_equal(daily_au[np.isfinite(sessions_au)], sessions_au[np.isfinite(sessions_au)])
    made = np.isfinite(daily_au) & np.isnan(sessions_au)
    assert (daily_au[made] == 0).all()
    assert ((rest_confirmed == 1) | inferred)[made].all()
    assert (checked_in[inferred] == 1).all()


def test_a_team_is_read_as_its_athletes_one_by_one():
    rng = np.random.default_rng(6)
    team_au = np.where(rng.random((2, 3, 30)) < 0.5, 300.0, NAN)
    words = {key: rng.integers(0, 2, team_au.shape).astype(float) for key in ("rest_confirmed", "checked_in")}
    words["sessions_count"] = np.zeros(team_au.shape)
    whole = known_daily_load(team_au, **words)
    alone = known_daily_load(team_au[1, 2], **{key: values[1, 2] for key, values in words.items()})
    np.testing.assert_array_equal(whole[1, 2], alone)


def test_no_days_are_no_loads():
    assert known_daily_load(np.empty(0), **said(0)).shape == (0,)
