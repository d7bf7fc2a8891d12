"""Which signals take part, which are shown, and which surroundings are worth a word."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.features import SECONDARY, clear_deviation, rank_signals, signal_importance
from physiology.finding import InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.metrics import METRICS
from physiology.wellness.scales import ITEMS
from tests.physiology.steady_leagues import noise

FIRST = date(2026, 1, 1)
DAYS = 150


def felt_after(signal: np.ndarray, effect: float = 0.8, seed: int = 9) -> np.ndarray:
    return 3.0 + 0.4 * (effect * np.append(0.0, signal[:-1]) + 0.5 * noise(1, signal.size, 0.2, seed)[0])


def history(days: int = DAYS, **series: np.ndarray) -> DailyHistory:
    return DailyHistory(FIRST, days, {key: np.asarray(values, dtype=np.float64) for key, values in series.items()})


def ordinary(days: int = DAYS) -> dict[str, np.ndarray]:
    z = noise(3, days, 0.2, 4)
    return {
        "sleep_min": 450.0 + 30.0 * z[0],
        "rmssd_ms": np.exp(4.0 + 0.1 * z[1]),
        "resting_hr_bpm": 50.0 + 1.5 * z[2],
        "self_readiness_score": felt_after(z[0]),
    }


def codes(found) -> list[str]:
    return [reason.code for reason in found.reasons]


def test_the_signal_that_moves_the_answer_is_ranked_and_the_others_are_not():
    found = rank_signals(history(**ordinary()))
    assert [signal.metric for signal in found.value.ranked] == ["sleep_min"]
    assert found.value.ranked[0].rises_with
    assert found.value.ranked[0].importance_pct > found.value.null_pct
    assert found.value.judged == ("sleep_min", "rmssd_ms", "resting_hr_bpm")
    assert codes(found) == ["SIGNALS_FOUND", "SIGNALS_SLEEP", "SIGNALS_WORTH"]
    assert [fact.metric for fact in found.facts] == ["days_known", "signal_importance_pct", "signal_r2_pct"]
    assert found.facts[2].value == pytest.approx(100.0 * found.value.r2)
    assert (found.facts[0].value, found.facts[0].window.days_used, found.facts[0].window.days_expected) == (
        149,
        149,
        182,
    )
    assert (found.status, found.caveats, found.method) == (Status.OK, ("SIGNALS_NO_CAUSE",), "signals@1")


def test_two_signals_stand_in_order_of_importance_with_their_direction():
    series = ordinary()
    z = noise(2, DAYS, 0.2, 21)
    series["sleep_min"], series["resting_hr_bpm"] = 450.0 + 30.0 * z[0], 50.0 + 1.5 * z[1]
    series["self_readiness_score"] = felt_after(0.5 * z[0] - z[1])
    found = rank_signals(history(**series)).value
    assert [(signal.metric, signal.rises_with) for signal in found.ranked] == [
        ("resting_hr_bpm", False), ("sleep_min", True),
    ]  # fmt: skip


def test_an_answer_nothing_moves_has_no_signal_and_the_forecast_is_said_to_be_worthless():
    series = ordinary() | {"self_readiness_score": 3.0 + 0.3 * noise(1, DAYS, 0.0, 33)[0]}
    found = rank_signals(history(**series))
    assert found.value.ranked == ()
    assert found.value.r2 <= 0.0
    assert codes(found) == ["SIGNALS_NONE", "SIGNALS_WORTHLESS"]


def test_a_forecast_beside_an_answer_that_repeats_itself_says_both():
    slow = noise(1, DAYS, 0.9, 5)[0]
    found = rank_signals(history(**(ordinary() | {"self_readiness_score": 3.0 + 0.4 * slow})))
    assert codes(found)[-1] == "SIGNALS_WORTH_BOTH"
    own, last = found.reasons[-1].facts
    assert (own.metric, own.value) == ("signal_r2_pct", pytest.approx(100.0 * found.value.r2))
    assert (last.metric, last.value) == ("last_value_r2_pct", pytest.approx(100.0 * found.value.last_value_r2))
    assert own.window == last.window
    assert (last.window.last_on, last.window.days_used) == (FIRST + timedelta(days=DAYS - 1), 149)


def test_check_ins_are_forecast_where_readiness_is_not_answered_often_enough():
    series = ordinary()
    answers = {item: np.clip(np.round(series["self_readiness_score"]), 1, 5) for item in ITEMS}
    series["self_readiness_score"] = np.where(np.arange(DAYS) < 60, 3.0, np.nan)
    found = rank_signals(history(**series, **answers)).value
    assert (found.answer, found.rows) == ("wellness_score", 149)
    series["self_readiness_score"] = np.where(np.arange(DAYS) < 61, ordinary()["self_readiness_score"], np.nan)
    assert rank_signals(history(**series, **answers)).value.answer == "self_readiness_score"


@pytest.mark.parametrize(("answered", "enough"), [(60, False), (61, True)])
def test_sixty_mornings_with_a_day_before_are_needed(answered, enough):
    series = {key: values[-answered:] for key, values in ordinary().items()}
    days = history(answered, **series)
    if enough:
        found = rank_signals(days)
        assert (found.status, found.caveats[0]) == (Status.PROVISIONAL, "SIGNALS_FEW_DAYS")
        return
    with pytest.raises(InsufficientData) as lack:
        rank_signals(days)
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("signals", 60, 59)


@pytest.mark.parametrize(("days", "status"), [(120, Status.PROVISIONAL), (121, Status.OK)])
def test_one_hundred_and_twenty_mornings_are_no_first_guess_any_more(days, status):
    found = rank_signals(history(days, **{key: values[:days] for key, values in ordinary().items()}))
    assert found.status is status
    assert ("SIGNALS_FEW_DAYS" in found.caveats) == (status is Status.PROVISIONAL)


def test_nothing_measured_leaves_nothing_to_rank():
    with pytest.raises(InsufficientData) as lack:
        rank_signals(history(self_readiness_score=ordinary()["self_readiness_score"]))
    assert (lack.value.quantity, lack.value.missing) == ("signals", "signals")


def test_a_signal_known_on_half_of_the_days_takes_part_and_on_fewer_does_not():
    series = ordinary()
    series["rmssd_ms"] = np.where(np.arange(DAYS) < 75, series["rmssd_ms"], np.nan)
    assert "rmssd_ms" in rank_signals(history(**series)).value.judged
    series["rmssd_ms"][0] = np.nan
    assert "rmssd_ms" not in rank_signals(history(**series)).value.judged


def test_what_is_older_than_half_a_year_is_left_out():
    found = rank_signals(history(260, **ordinary(260))).value
    assert found.rows == 181


def loud_nights(count: int, days: int = DAYS) -> np.ndarray:
    noise_db = 30.0 + noise(1, days, 0.0, 8)[0]
    noise_db[30 : 30 + 12 * count : 12] += 20.0
    return noise_db


@pytest.mark.parametrize(("nights", "judged"), [(5, True), (4, False)])
def test_surroundings_take_part_with_five_clear_days_and_not_with_four(nights, judged):
    found = rank_signals(history(**ordinary(), noise_db=loud_nights(nights))).value
    assert ("noise_db" in found.judged) is judged


def test_only_their_clear_deviations_are_heard():
    quiet, loud = loud_nights(0), loud_nights(9)
    series = ordinary()
    clear = loud > 40.0
    series["self_readiness_score"] = 3.0 + 0.1 * noise(1, DAYS, 0.0, 3)[0] - 1.5 * np.append(0.0, clear[:-1])
    found = rank_signals(history(**series, noise_db=loud)).value
    assert found.ranked[0].metric == "noise_db"
    assert not found.ranked[0].rises_with
    assert "noise_db" not in rank_signals(history(**series, noise_db=quiet)).value.judged


def test_a_night_that_is_not_clear_counts_as_no_deviation_and_an_unknown_one_as_unknown():
    noise_db = loud_nights(9)
    noise_db[36 : 36 + 12 * 6 : 12] -= 15.0
    noise_db[90:95] = np.nan
    off, clear = clear_deviation(noise_db, 6.0, 1.0)
    assert (clear.sum(), (off[clear] < 0.0).sum()) == (14, 6)
    heard = np.where(clear, off, 0.0)
    heard[np.isnan(off)] = np.nan
    series = ordinary() | {"self_readiness_score": felt_after(np.nan_to_num(heard) / 20.0, effect=2.0)}
    found = rank_signals(history(**series, noise_db=noise_db)).value
    signals = [series["sleep_min"], np.log(series["rmssd_ms"]), series["resting_hr_bpm"], heard]
    expected = signal_importance(np.stack(signals), series["self_readiness_score"])
    assert found.ranked[0].metric == "noise_db"
    assert found.ranked[0].importance_pct == pytest.approx(expected.importance_pct[3])


@pytest.mark.parametrize(
    ("metric", "usual", "off", "code"),
    [
        ("ambient_temp_c", 20.0, 8.0, "SIGNALS_TEMPERATURE_ABOVE_USUAL"),
        ("ambient_temp_c", 20.0, -8.0, "SIGNALS_TEMPERATURE_BELOW_USUAL"),
        ("humidity_pct", 50.0, 30.0, "SIGNALS_HUMIDITY_ABOVE_USUAL"),
        ("humidity_pct", 50.0, -30.0, "SIGNALS_HUMIDITY_BELOW_USUAL"),
        ("noise_db", 30.0, 20.0, "SIGNALS_NOISE_ABOVE_USUAL"),
        ("noise_db", 40.0, -20.0, "SIGNALS_NOISE_BELOW_USUAL"),
    ],
)
def test_surroundings_that_stand_out_today_are_named_with_their_distance(metric, usual, off, code):
    values = usual + noise(1, DAYS, 0.0, 8)[0]
    values[-1] = usual + off
    found = rank_signals(history(**ordinary(), **{metric: values}))
    reason = found.reasons[-1]
    assert (reason.code, found.value.unusual) == (code, (metric,))
    assert (reason.facts[0].value, reason.facts[0].kind) == (usual + off, Kind.MEASURED)
    assert reason.facts[1].value == pytest.approx(off, abs=0.5)
    assert reason.facts[1].window.last_on == FIRST + timedelta(days=DAYS - 1)


def test_two_sds_and_the_least_difference_are_both_needed():
    room = np.append(np.tile([19.0, 21.0], 30), 20.0)
    sd = room[:-1].std(ddof=1)
    for value, clear in ((20.0 + 4.0, True), (20.0 + 3.99, False), (20.0 - 4.0, True)):
        room[-1] = value
        assert bool(clear_deviation(room, 4.0, 0.5)[1][-1]) is clear
    for value, clear in ((20.0 + 2.0 * sd + 0.001, True), (20.0 + 2.0 * sd - 0.001, False)):
        room[-1] = value
        assert bool(clear_deviation(room, 1.0, 0.5)[1][-1]) is clear
    even = np.append(np.full(60, 20.0), 21.5)
    assert clear_deviation(even, 1.0, 0.5)[1][-1]
    assert not clear_deviation(even, 1.0, 0.75)[1][-1]


@given(st.lists(st.one_of(st.floats(0.0, 40.0), st.just(float("nan"))), min_size=1, max_size=80))
def test_an_unknown_day_is_never_clear(values):
    daily = np.array(values)
    off, clear = clear_deviation(daily, 1.0, 0.5)
    assert not (clear & np.isnan(daily)).any()
    assert not (clear & np.isnan(off)).any()


def test_every_metric_that_is_ranked_is_in_the_catalogue():
    assert {one.metric for one in SECONDARY} | {one.relative for one in SECONDARY} <= METRICS.keys()
    assert [one.least for one in SECONDARY] == [4.0, 15.0, 6.0]


def told(reason):
    return (reason.code, reason.citation, [fact.metric for fact in reason.facts])


def test_each_reason_names_its_source_and_holds_its_facts():
    noise_db = loud_nights(0)
    noise_db[-1] = 60.0
    found = rank_signals(history(**ordinary(), noise_db=noise_db))
    assert [told(reason) for reason in found.reasons] == [
        ("SIGNALS_FOUND", "house_rule", ["days_known"]),
        ("SIGNALS_SLEEP", "house_rule", ["signal_importance_pct"]),
        ("SIGNALS_WORTH", "house_rule", ["signal_r2_pct"]),
        ("SIGNALS_NOISE_ABOVE_USUAL", "house_rule", ["noise_db", "noise_vs_usual_db"]),
    ]
    last_on = FIRST + timedelta(days=DAYS - 1)
    assert {fact.window.last_on for reason in found.reasons for fact in reason.facts} == {last_on}
    assert {fact.window.days_expected for reason in found.reasons[:3] for fact in reason.facts} == {182}
    assert found.reasons[1].facts[0].value == found.value.ranked[0].importance_pct
    nothing = rank_signals(history(**(ordinary() | {"self_readiness_score": 3.0 + 0.3 * noise(1, DAYS, 0.0, 33)[0]})))
    assert [told(reason) for reason in nothing.reasons] == [
        ("SIGNALS_NONE", "house_rule", ["days_known"]), ("SIGNALS_WORTHLESS", "house_rule", []),
    ]  # fmt: skip
    slow = ordinary() | {"self_readiness_score": 3.0 + 0.4 * noise(1, DAYS, 0.9, 5)[0]}
    assert told(rank_signals(history(**slow)).reasons[-1]) == (
        "SIGNALS_WORTH_BOTH", "house_rule", ["signal_r2_pct", "last_value_r2_pct"],
    )  # fmt: skip


def test_load_is_a_signal_too():
    loads = np.tile([300.0, 450.0, 200.0, 350.0, 500.0, 250.0, 400.0], 22)[:DAYS]
    found = rank_signals(history(**ordinary(), session_load_au=loads, sessions_count=np.ones(DAYS))).value
    assert found.judged == ("sleep_min", "rmssd_ms", "resting_hr_bpm", "daily_load_au")


def test_too_few_answers_of_both_kinds_leave_the_check_in_to_be_asked_for():
    few = np.where(np.arange(DAYS) < 20, 3.0, np.nan)
    with pytest.raises(InsufficientData) as lack:
        rank_signals(history(self_readiness_score=few, sleep_min=ordinary()["sleep_min"]))
    assert (lack.value.needed, lack.value.got) == (60, 19)
    with pytest.raises(InsufficientData) as bare:
        rank_signals(history(self_readiness_score=ordinary()["self_readiness_score"]))
    assert (bare.value.needed, bare.value.got, bare.value.missing) == (60, 0, "signals")
