"""Two recordings of one session, put on one clock."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from physiology.beside import beside
from tests.physiology.oxygen_recordings import DAY, NOON, oxygen, power


def test_a_recording_that_began_earlier_is_put_on_the_others_clock():
    meter = replace(power(), started_at=NOON - timedelta(seconds=90))
    assert beside(oxygen(), [meter]).seconds[0] == -90.0


@pytest.mark.parametrize(("late", "found"), [(200, True), (201, False)])
def test_half_of_the_time_has_to_be_shared(late, found):
    meter = replace(power(last=1000.0), started_at=NOON + timedelta(seconds=late))
    assert (beside(oxygen(last=402.0), [meter]) is not None) == found


def test_the_recording_that_shares_most_is_taken():
    far, near = (replace(power(), started_at=NOON + timedelta(seconds=late)) for late in (100, 10))
    assert beside(oxygen(), [far, near]).seconds[0] == 10.0
    assert beside(oxygen(), [near, far]).seconds[0] == 10.0


def test_recordings_without_a_start_belong_to_each_other_only():
    nowhen = replace(oxygen(), started_at=None)
    assert beside(nowhen, [power(started_at=None)]).seconds[0] == 0.0
    assert beside(nowhen, [power()]) is None
    assert beside(oxygen(), [power(started_at=None)]) is None
    assert beside(oxygen(), [power(on=DAY - timedelta(days=1))]) is None


def test_an_empty_recording_belongs_to_nothing():
    empty = replace(power(), seconds=np.zeros(0), values=np.zeros(0))
    assert beside(oxygen(), [empty]) is None
    assert beside(replace(oxygen(), seconds=np.zeros(1), values=np.zeros(1)), [power()]) is None


def test_of_two_that_share_as_much_the_later_one_is_taken():
    first, second = power(), replace(power(), values=power().values + 1.0)
    assert beside(oxygen(), [first, second]).values[0] == 21.0


def test_only_time_that_both_recorded_is_shared():
    short = replace(power(last=250.0), started_at=NOON + timedelta(seconds=100))
    assert beside(oxygen(last=402.0), [short]).seconds[[0, -1]].tolist() == [100.0, 349.0]
    late = replace(oxygen(last=402.0), seconds=oxygen(last=402.0).seconds + 300.0)
    assert beside(late, [power(last=500.0)]) is None
    assert beside(late, [power(last=502.0)]).seconds[0] == 0.0
