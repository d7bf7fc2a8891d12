"""Where efforts begin and end: from power, and from the oxygen signal alone."""

import numpy as np
import pytest

from physiology.oxygenation.efforts import efforts_from_oxygen, efforts_from_power


def test_efforts_are_runs_of_high_power():
    power = np.repeat([100.0, 300.0, 80.0, 300.0, 80.0], 60)
    assert efforts_from_power(np.arange(300.0), power) == ((60.0, 119.0), (180.0, 239.0))


def test_work_is_half_of_what_the_hardest_tenth_does():
    power = np.repeat([300.0, 150.0, 20.0, 149.0, 20.0, 300.0], 60)
    assert efforts_from_power(np.arange(360.0), power) == ((0.0, 119.0), (300.0, 359.0))


@pytest.mark.parametrize(("length", "found"), [(31, 1), (30, 0)])
def test_an_effort_lasts_half_a_minute(length, found):
    power = np.concatenate([np.full(60, 20.0), np.full(length, 300.0), np.full(60, 20.0)])
    assert len(efforts_from_power(np.arange(float(power.size)), power)) == found


@pytest.mark.parametrize("power", [np.full(100, np.nan), np.zeros(100), np.zeros(0)])
def test_no_power_has_no_efforts(power):
    assert efforts_from_power(np.arange(float(power.size)), power) == ()


def test_unknown_power_ends_an_effort():
    power = np.full(200, 300.0)
    power[80:120] = np.nan
    assert [round(end - start) for start, end in efforts_from_power(np.arange(200.0), power)] == [86, 86]


def test_efforts_are_swings_of_the_oxygen():
    smo2 = np.concatenate([np.full(60, 70.0), np.full(120, 30.0), np.full(60, 70.0)])
    assert efforts_from_oxygen(np.arange(240.0), smo2) == ((59.0, 179.0),)


def test_several_efforts_keep_their_order_and_an_unfinished_one_is_none():
    rest, work = np.full(60, 70.0), np.full(60, 40.0)
    smo2 = np.concatenate([rest, work, rest, work, rest, work])
    assert efforts_from_oxygen(np.arange(360.0), smo2) == ((59.0, 119.0), (179.0, 239.0))


def test_a_recording_that_begins_in_an_effort_has_none_before_the_first_rest():
    work, rest = np.full(60, 40.0), np.full(60, 70.0)
    assert efforts_from_oxygen(np.arange(240.0), np.concatenate([work, rest, work, rest])) == ((119.0, 179.0),)


@pytest.mark.parametrize(("swing", "found"), [(10.0, 1), (9.9, 0)])
def test_a_swing_has_ten_points(swing, found):
    smo2 = np.concatenate([np.full(100, 60.0), np.full(100, 60.0 - swing), np.full(100, 60.0)])
    assert len(efforts_from_oxygen(np.arange(300.0), smo2)) == found


@pytest.mark.parametrize(("swing", "found"), [(16.0, 2), (15.9, 1)])
def test_a_swing_has_four_tenths_of_the_range(swing, found):
    parts = [(100, 70.0), (100, 30.0), (100, 70.0), (100, 70.0 - swing), (100, 70.0)]
    smo2 = np.concatenate([np.full(n, level) for n, level in parts])
    assert len(efforts_from_oxygen(np.arange(500.0), smo2)) == found


@pytest.mark.parametrize("smo2", [np.full(60, 55.0), np.full(60, np.nan), np.zeros(0), np.array([50.0])])
def test_a_signal_without_swings_has_no_efforts(smo2):
    assert efforts_from_oxygen(np.arange(float(smo2.size)), smo2) == ()


def test_efforts_on_a_ramp_run_from_the_edge_of_the_fall_to_the_edge_of_the_rise():
    smo2 = np.concatenate([np.full(60, 70.0), np.linspace(70, 30, 81), np.full(60, 30.0), np.linspace(30, 70, 41)])
    ((start, end),) = efforts_from_oxygen(np.arange(float(smo2.size)), np.append(smo2[:-1], 70.0))
    assert start == pytest.approx(60 + 0.15 * 80, abs=1)
    assert end == pytest.approx(201 + 0.15 * 40, abs=1)


def test_a_return_of_less_than_half_ends_an_effort_too():
    first = np.concatenate(
        [np.full(60, 80.0), np.full(60, 10.0), np.full(60, 44.0), np.full(60, 10.0), np.full(60, 80.0)]
    )
    assert efforts_from_oxygen(np.arange(300.0), first) == ((59.0, 119.0), (179.0, 239.0))


def test_power_in_kilowatts_has_the_same_efforts():
    power = np.repeat([100.0, 300.0, np.nan, 300.0, 80.0], 60)
    marks = efforts_from_power(np.arange(300.0), power)
    assert [round(start) for start, _ in marks] == [60, 173]
    assert efforts_from_power(np.arange(300.0), power / 1000.0) == marks


def held(*parts: tuple[float, float], step: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Levels held for so many seconds, with their times."""
    levels = np.concatenate([np.full(round(length / step), level) for length, level in parts])
    return step * np.arange(levels.size), levels


def test_a_signal_is_smoothed_by_seconds_not_by_samples():
    assert efforts_from_oxygen(*held((60, 70.0), (30, 30.0), (60, 70.0), step=2.0)) == ((58.0, 88.0),)


@pytest.mark.parametrize(("level", "start_s"), [(50.0, 59.0), (51.0, 119.0)])
def test_an_effort_begins_before_the_signal_is_half_way_down(level, start_s):
    bounced = held((60, 80.0), (30, level), (30, 72.0), (60, 20.0), (60, 80.0))
    assert efforts_from_oxygen(*bounced) == ((start_s, 179.0),)


@pytest.mark.parametrize(("bounce", "start_s"), [(71.0, 119.0), (70.9, 59.0)])
def test_near_the_upper_turn_is_within_fifteen_hundredths_of_the_swing(bounce, start_s):
    bounced = held((60, 80.0), (30, 55.0), (30, bounce), (60, 20.0), (60, 80.0))
    assert efforts_from_oxygen(*bounced) == ((start_s, 179.0),)


@pytest.mark.parametrize(("level", "end_s"), [(50.0, 119.0), (49.0, 179.0)])
def test_a_dip_after_the_signal_is_half_way_back_belongs_to_the_rest(level, end_s):
    dipped = held((60, 80.0), (60, 20.0), (30, level), (30, 28.0), (60, 80.0))
    assert efforts_from_oxygen(*dipped) == ((59.0, end_s),)


@pytest.mark.parametrize(("dip", "end_s"), [(29.0, 179.0), (29.1, 119.0)])
def test_near_the_lower_turn_is_within_fifteen_hundredths_of_the_swing(dip, end_s):
    dipped = held((60, 80.0), (60, 20.0), (30, 45.0), (30, dip), (60, 80.0))
    assert efforts_from_oxygen(*dipped) == ((59.0, end_s),)


def test_a_slow_way_up_before_the_first_effort_changes_nothing():
    smo2 = held((30, 60.0), (30, 54.0), (60, 70.0), (60, 40.0), (60, 70.0))
    assert efforts_from_oxygen(*smo2) == ((119.0, 179.0),)


def test_unknown_stretches_are_passed_over():
    seconds, smo2 = held((60, 70.0), (20, np.nan), (120, 30.0), (20, np.nan), (60, 70.0))
    ((start, end),) = efforts_from_oxygen(seconds, smo2)
    assert (start, end) == (66.0, 206.0)


def test_a_last_return_of_less_than_half_ends_the_effort_before_it():
    smo2 = held((60, 80.0), (60, 10.0), (60, 44.0), (60, 17.0))
    assert efforts_from_oxygen(*smo2) == ((59.0, 119.0),)
