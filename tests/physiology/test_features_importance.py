"""What a signal adds to a forecast: found where it is there, seldom found where it is not, and never by order alone."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.features import signal_importance
from tests.physiology.steady_leagues import noise


def world(days: int, effect: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Five autocorrelated signals and an answer that the first one moves the next morning."""
    signals = np.concatenate([noise(2, days, 0.6, seed), noise(3, days, 0.2, seed + 10_000)])
    answer = noise(1, days, 0.4, seed + 20_000)[0]
    answer[1:] += effect * signals[0, :-1]
    return signals, answer


def shown(signals: np.ndarray, answer: np.ndarray) -> np.ndarray:
    found = signal_importance(signals, answer)
    return (found.importance_pct > max(found.null_pct, 0.0)) & (found.r2 > 0.0)


@pytest.mark.parametrize(("days", "false", "true"), [(180, 0.04, 0.91), (70, 0.06, 0.43)])
def test_signals_that_say_nothing_are_seldom_shown_and_one_that_does_is_found(days, false, true):
    worlds = range(150)
    false_share = np.mean([shown(*world(days, 0.0, seed)).any() for seed in worlds])
    true_share = np.mean([shown(*world(days, 0.4, seed))[0] for seed in worlds])
    print(f"{days} mornings: {false_share:.0%} shown by chance, {true_share:.0%} found")
    assert false_share == pytest.approx(false, abs=0.05)
    assert false_share < 0.1
    assert true_share == pytest.approx(true, abs=0.12)


def test_the_importance_is_the_mean_over_every_permutation():
    from physiology.features import importance as kernel

    rng = np.random.default_rng(4)
    inputs, wanted = rng.normal(size=(1, 3, 12)), rng.normal(size=12)
    kernel_blocks, kernel.BLOCKS = kernel.BLOCKS, 1
    try:
        sse, gain, mean_sse, last_sse = kernel._forecast(inputs, wanted)
    finally:
        kernel.BLOCKS = kernel_blocks
    training, tested = inputs[..., :6], inputs[..., 6:]
    weights = kernel._ridge(kernel._standard(training, training), wanted[:6])
    x = kernel._standard(tested, training)[0]
    usual = wanted[:6].mean()
    errors = []
    for order in itertools.permutations(range(6)):
        moved = x.copy()
        moved[1] = x[1, list(order)]
        errors.append(np.square(wanted[6:] - usual - weights[0] @ moved).sum())
    assert sse[0] == pytest.approx(np.square(wanted[6:] - usual - weights[0] @ x).sum())
    assert gain[0, 0] == pytest.approx(np.mean(errors) - sse[0])
    assert mean_sse == pytest.approx(np.square(wanted[6:] - usual).sum())
    assert last_sse == pytest.approx(np.square(wanted[6:] - tested[0, 0]).sum())


def test_a_perfect_signal_explains_nearly_everything_and_repeating_nothing():
    signals = noise(2, 150, 0.0, 3)
    answer = np.append(0.0, signals[1, :-1])
    found = signal_importance(signals, answer)
    assert found.r2 > 0.95
    assert found.last_value_r2 < 0.0
    assert found.importance_pct[1] > 1000.0
    assert found.importance_pct[0] == pytest.approx(0.0, abs=2.0)
    assert found.slope[1] > 0.9
    assert found.rows == 149


def test_an_answer_that_repeats_itself_is_explained_by_the_last_one():
    answer = noise(1, 180, 0.95, 5)[0]
    found = signal_importance(noise(2, 180, 0.3, 6), answer)
    assert found.last_value_r2 > 0.6
    assert found.r2 > 0.6


def test_an_unknown_value_moves_no_forecast_and_is_not_read_as_zero():
    signals, answer = world(150, 0.8, 2)
    gappy = signals + 100.0
    gappy[0, ::3] = np.nan
    zeroed = np.nan_to_num(gappy, nan=0.0)
    with_gaps, with_zeros = signal_importance(gappy, answer), signal_importance(zeroed, answer)
    assert with_gaps.r2 > with_zeros.r2 + 0.1
    assert with_gaps.importance_pct[0] > with_gaps.null_pct


def test_a_signal_nobody_knows_or_that_never_changes_has_no_importance():
    signals, answer = world(120, 0.5, 8)
    signals[1], signals[2] = np.nan, 7.0
    found = signal_importance(signals, answer)
    assert found.importance_pct[1:3].tolist() == [0.0, 0.0]
    assert found.slope[1:3].tolist() == [0.0, 0.0]


def by_hand(signals: np.ndarray, answer: np.ndarray) -> tuple[float, float, list[float]]:
    """Worth of the forecast, worth of the last answer, and slopes: day by day, as one would on paper."""
    rows = [day for day in range(1, answer.size) if np.isfinite(answer[day])]
    wanted = answer[rows]
    inputs = np.array([[answer[day - 1], *signals[:, day - 1]] for day in rows])

    def standard(values: np.ndarray, training: np.ndarray) -> np.ndarray:
        columns = []
        for column, known in zip(values.T, training.T, strict=True):
            there = known[np.isfinite(known)]
            columns.append([(one - there.mean()) / there.std() if np.isfinite(one) else 0.0 for one in column])
        return np.array(columns).T

    def ridge(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.linalg.inv(x.T @ x + 10.0 * np.eye(x.shape[1])) @ (x.T @ (y - y.mean()))

    edges = np.round(np.linspace(len(rows) / 2, len(rows), 6)).astype(int)
    errors = {"forecast": 0.0, "mean": 0.0, "last": 0.0}
    for first, last in itertools.pairwise(edges):
        weights, usual = ridge(standard(inputs[:first], inputs[:first]), wanted[:first]), wanted[:first].mean()
        for row in range(first, last):
            x = standard(inputs[row : row + 1], inputs[:first])[0]
            said = inputs[row, 0] if np.isfinite(inputs[row, 0]) else usual
            errors["forecast"] += (wanted[row] - usual - weights @ x) ** 2
            errors["mean"] += (wanted[row] - usual) ** 2
            errors["last"] += (wanted[row] - said) ** 2
    slopes = ridge(standard(inputs, inputs), wanted)[1:]
    return 1 - errors["forecast"] / errors["mean"], 1 - errors["last"] / errors["mean"], slopes.tolist()


def test_gaps_in_signals_and_answers_leave_what_one_would_work_out_by_hand():
    signals, answer = world(150, 0.8, 2)
    signals += 100.0
    signals[0, ::3], signals[1, 5::7] = np.nan, np.nan
    answer[[30, 31, 80, 100, 101, 120, 140]] = np.nan
    found, (r2, last_value_r2, slopes) = signal_importance(signals, answer), by_hand(signals, answer)
    assert (found.rows, found.r2, found.last_value_r2) == pytest.approx((142, r2, last_value_r2))
    assert found.slope.tolist() == pytest.approx(slopes)


def test_unanswered_mornings_are_left_out():
    signals, answer = world(150, 0.8, 2)
    answer[40:60] = np.nan
    found = signal_importance(signals, answer)
    assert found.rows == 129
    assert np.isfinite([found.r2, found.last_value_r2, found.null_pct]).all()


def test_the_order_of_days_matters():
    signals, answer = world(150, 0.8, 2)
    mixed = np.random.default_rng(1).permutation(150)
    assert shown(signals, answer)[0]
    assert not shown(signals[:, mixed], answer)[0]


@settings(deadline=None, max_examples=20)
@given(st.floats(0.1, 50.0), st.floats(-100.0, 100.0), st.integers(0, 50))
def test_other_units_change_no_importance(scale, offset, seed):
    signals, answer = world(90, 0.5, seed)
    once, again = signal_importance(signals, answer), signal_importance(scale * signals + offset, answer)
    np.testing.assert_allclose(again.importance_pct, once.importance_pct, atol=1e-6)
    assert again.null_pct == pytest.approx(once.null_pct, abs=1e-6)
    assert again.r2 == pytest.approx(once.r2, abs=1e-9)


def test_the_same_days_always_give_the_same_answer():
    signals, answer = world(100, 0.5, 4)
    once, again = signal_importance(signals, answer), signal_importance(signals, answer)
    assert once.null_pct == again.null_pct
    np.testing.assert_array_equal(once.importance_pct, again.importance_pct)


def test_answers_that_never_differ_leave_nothing_to_forecast():
    found = signal_importance(noise(2, 120, 0.4), np.full(120, 3.1))
    assert (found.rows, found.r2, found.last_value_r2, found.null_pct) == (119, 0.0, 0.0, 0.0)
    assert found.importance_pct.tolist() == found.slope.tolist() == [0.0, 0.0]


def test_a_known_world_gives_known_numbers():
    found = signal_importance(*world(150, 0.6, 2))
    assert (found.rows, found.r2, found.last_value_r2, found.null_pct) == pytest.approx(
        (149, 0.34289257, -0.13840293, 8.69350590), abs=1e-6
    )
    assert found.importance_pct.tolist() == pytest.approx(
        [48.63456179, -0.51686903, 0.09200547, 1.23614587, -1.14226761], abs=1e-6
    )
    assert found.slope.tolist() == pytest.approx(
        [0.48709321, -0.03934275, -0.07253967, 0.09953397, -0.00616133], abs=1e-6
    )
