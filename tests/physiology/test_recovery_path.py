"""The mornings after a session: a path with a range, what it is learned from, and how it scored on days held out."""

from datetime import timedelta

import numpy as np
import pytest

from evals.bench.recovery import scored
from evals.pmdata import history_of, people
from physiology.finding import InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.observation import Source
from physiology.readiness.inputs import daily_load_of, signals_of
from physiology.readiness.score import readiness_score
from physiology.recovery import expected_path
from physiology.recovery.component import strongest
from physiology.recovery.trajectory import (
    GROUP_EFFECTS,
    PERSISTS,
    LoadClass,
    learned_effects,
    load_classes,
    recent_level,
    shifts,
)
from physiology.session import DoneSession, SessionKind
from physiology.wellness.scales import ITEMS
from simulation.history import daily_history
from simulation.team import simulate_team
from tests.physiology.judged_days import DAYS, FIRST_ON, history, shaped

TODAY = FIRST_ON + timedelta(days=DAYS - 1)


def done(ago=0, **fields):
    values = {"activity": "run", "duration_min": 60.0, "session_rpe": 6.0, "kind": SessionKind.TEMPO} | fields
    return DoneSession(on=TODAY - timedelta(days=ago), source=Source(vendor="chat"), **values)


def only(**series):
    """Loads too sparse for a ratio, so that no second family stands beside the one given."""
    loads = np.where(np.arange(DAYS) % 3 == (DAYS - 1) % 3, 400.0, np.nan)
    return DailyHistory(FIRST_ON, DAYS, series | {"session_load_au": loads})


def z_of(known):
    return (readiness_score(signals_of(known), carry_days=0).uncapped - 70.0) / 10.0


def test_four_mornings_are_ahead_of_todays_session_and_each_has_a_range():
    known = history()
    finding = expected_path(known, done())
    path = finding.value
    assert (path.metric, path.load_class, path.own) == ("readiness", LoadClass.USUAL, True)
    assert [one.mornings_after for one in path.mornings] == [1, 2, 3, 4]
    assert [one.on for one in path.mornings] == [TODAY + timedelta(days=after) for after in (1, 2, 3, 4)]
    assert all(0.0 <= one.low < one.value < one.high <= 100.0 for one in path.mornings)
    facts = [(fact.metric, fact.value, fact.low, fact.high, fact.window.last_on) for fact in finding.facts]
    assert facts == [("readiness", one.value, one.low, one.high, one.on) for one in path.mornings]
    assert {fact.kind for fact in finding.facts} == {Kind.PREDICTED}
    assert finding.status is Status.OK
    assert finding.caveats == ("RECOVERY_PATH_AS_USUAL",)
    (reason,) = finding.reasons
    assert reason.code == "RECOVERY_PATH_OWN"
    assert reason.facts[0].value == path.sessions
    assert (reason.facts[0].window.first_on, reason.facts[0].window.last_on) == (FIRST_ON, TODAY - timedelta(days=1))
    assert reason.facts[0].window.days_used == reason.facts[0].window.days_expected == DAYS - 1


def test_the_path_is_level_plus_effect_plus_what_is_left_of_the_morning():
    known = shaped(rmssd_ms=[40.0], resting_hr_bpm=[55.0])
    z, classes = z_of(known), load_classes(daily_load_of(known))
    level, last = recent_level(z)[-1], DAYS - 1
    effects = learned_effects(shifts(z)[:, :last], classes[:last], int(classes[last]), np.ones(last, dtype=np.bool_))
    for row, morning in enumerate(expected_path(known, done()).value.mornings):
        middle = level + effects.mean[row] + PERSISTS[row] * (z[-1] - level)
        assert morning.value == pytest.approx(70.0 + 10.0 * middle)
        assert morning.high - morning.value == pytest.approx(10.0 * 1.2816 * effects.sd[row])


def test_a_morning_already_known_corrects_the_rest_of_the_path():
    known = history()
    z, classes, day = z_of(known), load_classes(daily_load_of(known)), DAYS - 3
    path = expected_path(known, done(ago=2)).value
    assert [one.mornings_after for one in path.mornings] == [3, 4]
    effects = learned_effects(shifts(z)[:, :day], classes[:day], int(classes[day]), np.ones(day, dtype=np.bool_))
    level = recent_level(z)[day]
    away = z[-1] - level - effects.mean[1]
    for ahead, morning in zip((1, 2), path.mornings, strict=True):
        middle = level + effects.mean[1 + ahead] + PERSISTS[ahead - 1] * away
        assert morning.value == pytest.approx(70.0 + 10.0 * middle)


def test_after_four_mornings_nothing_is_ahead():
    finding = expected_path(history(), done(ago=4))
    assert finding.value.mornings == finding.facts == ()
    assert expected_path(history(), done(ago=5)).value.mornings == ()
    assert [one.mornings_after for one in expected_path(history(), done(ago=3)).value.mornings] == [4]


def test_a_path_of_one_morning_goes_on_from_the_third():
    known = history()
    z, classes, day = z_of(known), load_classes(daily_load_of(known)), DAYS - 4
    effects = learned_effects(shifts(z)[:, :day], classes[:day], int(classes[day]), np.ones(day, dtype=np.bool_))
    level = recent_level(z)[day]
    (morning,) = expected_path(known, done(ago=3)).value.mornings
    middle = level + effects.mean[3] + PERSISTS[0] * (z[-1] - level - effects.mean[2])
    assert morning.value == pytest.approx(70.0 + 10.0 * middle)


def test_a_session_of_today_before_any_morning_is_known_has_all_four_ahead():
    gone = ("rmssd_ms", "resting_hr_bpm", "sleep_min", "sleep_efficiency_pct", *ITEMS)
    blind = shaped(**{key: [np.nan] for key in gone})
    path = expected_path(blind, done()).value
    assert [one.mornings_after for one in path.mornings] == [1, 2, 3, 4]


def test_with_no_morning_known_since_the_session_the_level_and_the_effect_speak():
    blind = shaped(
        **{key: [np.nan] * 3 for key in ("rmssd_ms", "resting_hr_bpm", "sleep_min", "sleep_efficiency_pct", *ITEMS)}
    )
    path = expected_path(blind, done(ago=2)).value
    assert [one.mornings_after for one in path.mornings] == [3, 4]
    z, day = z_of(blind), DAYS - 3
    classes = load_classes(daily_load_of(blind))
    effects = learned_effects(shifts(z)[:, :day], classes[:day], int(classes[day]), np.ones(day, dtype=np.bool_))
    assert path.mornings[0].value == pytest.approx(70.0 + 10.0 * (recent_level(z)[day] + effects.mean[2]))


def few_sessions(sessions):
    """A history whose last days hold so many sessions and one more today."""
    loads = np.zeros(DAYS)
    loads[-2 * sessions - 1 :: 2] = 400.0
    kept = {key: history().of(key) for key in ("rmssd_ms", "resting_hr_bpm")}
    series = {"session_load_au": loads, "sessions_count": (loads > 0) * 1.0, "rest_confirmed": (loads == 0) * 1.0}
    return DailyHistory(FIRST_ON, DAYS, kept | series)


@pytest.mark.parametrize(("sessions", "rests_on"), [(5, 0), (9, 4), (10, 5)])
def test_five_own_sessions_of_the_class_make_a_path_learned_and_fewer_a_groups(sessions, rests_on):
    finding = expected_path(few_sessions(sessions), done())
    assert finding.value.sessions == rests_on
    assert finding.value.own is (rests_on >= 5)
    assert finding.reasons[0].code == ("RECOVERY_PATH_OWN" if rests_on >= 5 else "RECOVERY_PATH_GROUP")
    assert finding.status is (Status.OK if rests_on >= 5 else Status.PROVISIONAL)
    if not rests_on:
        z = z_of(few_sessions(sessions))
        level = recent_level(z)[-1]
        first = level + GROUP_EFFECTS[1][0] + PERSISTS[0] * (z[-1] - level)
        assert finding.value.mornings[0].value == pytest.approx(70.0 + 10.0 * first)


def test_kinds_are_told_apart_where_sessions_are_given():
    known = history()
    easy = [done(ago=ago, kind=SessionKind.EASY, session_rpe=2.0) for ago in range(1, 60)]
    hard = [done(ago=ago, session_rpe=9.0) for ago in range(1, 60)]
    alike, other = (expected_path(known, done(session_rpe=9.0), past).value for past in (hard, easy))
    assert alike.sessions == other.sessions
    assert alike.mornings[0].high - alike.mornings[0].low < other.mornings[0].high - other.mornings[0].low
    both = [*easy, *(one.model_copy(update={"session_rpe": 9.5}) for one in hard)]
    assert expected_path(known, done(session_rpe=9.0), both[::-1]).value == alike


@pytest.mark.parametrize("session", [done(ago=DAYS), done(ago=-1)])
def test_a_session_outside_the_history_has_no_class(session):
    with pytest.raises(InsufficientData) as lack:
        expected_path(history(), session)
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("recovery_class", 1, 0)
    assert lack.value.missing == "sessions"


def test_an_unrated_session_has_no_class():
    with pytest.raises(InsufficientData, match="recovery_class"):
        expected_path(shaped(session_load_au=[np.nan]), done())


def test_wellness_and_then_hrv_speak_where_readiness_cannot():
    items = {item: history().of(item) for item in ITEMS}
    felt = strongest(only(**items))
    assert (felt.metric, felt.least, felt.most) == ("wellness_score", 1.0, 5.0)
    path = expected_path(only(**items), done()).value
    assert path.metric == "wellness_score"
    assert all(1.0 <= one.low < one.value < one.high <= 5.0 for one in path.mornings)
    assert strongest(history()).metric == "readiness"
    rmssd = only(rmssd_ms=history().of("rmssd_ms"))
    path = expected_path(rmssd, done()).value
    assert path.metric == "rmssd_ms"
    first = path.mornings[0]
    assert first.high / first.value == pytest.approx(first.value / first.low)
    assert 40.0 < first.value < 80.0


def test_a_value_is_given_back_in_its_own_unit_and_stays_within_its_limits():
    felt = strongest(only(**{item: history().of(item) for item in ITEMS}))
    assert felt.at(0.0) == pytest.approx(felt.mean)
    assert felt.at(0.5) == pytest.approx(felt.mean + 0.5 * felt.sd)
    assert (felt.at(-50.0), felt.at(50.0)) == (1.0, 5.0)
    ready = strongest(history())
    assert (ready.at(0.0), ready.at(1.0), ready.at(-9.0), ready.at(9.0)) == (70.0, 80.0, 0.0, 100.0)


@pytest.mark.parametrize(("nights", "known"), [(30, True), (29, False)])
def test_fourteen_judged_mornings_are_enough_and_thirteen_are_not(nights, known):
    """HRV is judged from its seventeenth night on: three make a week, fourteen a baseline."""
    hrv = np.full(DAYS, np.nan)
    hrv[-nights:] = history().of("rmssd_ms")[-nights:]
    if known:
        assert np.isfinite(strongest(only(rmssd_ms=hrv)).z).sum() == 14
    else:
        with pytest.raises(InsufficientData) as lack:
            strongest(only(rmssd_ms=hrv))
        assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("recovery_path", 14, 13)


def test_fourteen_mornings_of_readiness_are_enough_too():
    nights = {key: np.full(DAYS, np.nan) for key in ("rmssd_ms", "resting_hr_bpm")}
    for key, values in nights.items():
        values[-30:] = history().of(key)[-30:]
    found = strongest(only(**nights))
    assert (found.metric, np.isfinite(found.z).sum()) == ("readiness", 14)


def calibrated(found):
    """Coverage of each set, and the scores of the path, of `as that day` and of `as usual`."""
    assert 0.75 <= found.covered[0] <= 0.85
    path, last, usual = found.crps
    assert path < 0.85 * last
    assert path < 1.01 * usual
    first = found.on(1)
    assert 0.75 <= first.covered[0] <= 0.85
    assert first.crps[0] < 0.98 * first.crps[2]


def test_four_in_five_mornings_of_a_simulated_team_lie_within_the_range():
    team = simulate_team(23, FIRST_ON, 12).athletes
    calibrated(scored([daily_history(one) for one in team]))


@pytest.mark.skipif(not people(), reason="recordings of real people are kept outside the project")
def test_four_in_five_mornings_of_real_people_lie_within_the_range():
    found = scored([history_of(person) for person in people()])
    assert found.after.size > 800
    calibrated(found)


def test_a_path_names_its_source_and_the_days_it_was_learned_from():
    (reason,) = expected_path(history(), done()).reasons
    assert (reason.citation, [fact.metric for fact in reason.facts]) == ("house_rule", ["sessions_count"])
    assert reason.facts[0].window.days_expected == DAYS - 1
