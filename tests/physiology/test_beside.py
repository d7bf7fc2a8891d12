"""Two recordings of one session: which of several belongs, to its last sample."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from physiology.beside import beside
from physiology.observation import Source
from physiology.stream import Stream

ON = date(2026, 1, 1)
AT = datetime(2026, 1, 1, 9, tzinfo=UTC)


def recorded(metric, seconds, at=AT, on=ON):
    times = np.array(seconds, dtype=np.float64)
    return Stream(metric, on, times, np.ones(times.size), Source(vendor="a"), at)


OXYGEN = recorded("smo2_pct", range(0, 601, 100))
OTHERS = {
    "another day": recorded("power_w", range(0, 601, 100), AT - timedelta(days=1), ON - timedelta(days=1)),
    "without a start": recorded("power_w", range(0, 601, 100), None),
    "empty": recorded("power_w", []),
}


@pytest.mark.parametrize("other", OTHERS)
def test_a_recording_that_cannot_belong_hides_no_later_one(other):
    fits = recorded("power_w", range(0, 601, 100), AT + timedelta(seconds=10))
    assert beside(OXYGEN, [OTHERS[other]]) is None
    assert beside(OXYGEN, [OTHERS[other], fits]).seconds[0] == 10.0


@pytest.mark.parametrize(("last", "belongs"), [(300.0, True), (299.0, False)])
def test_half_is_counted_to_the_last_sample(last, belongs):
    assert (beside(OXYGEN, [recorded("power_w", [0.0, 1.0, last])]) is not None) == belongs


def test_a_recording_without_a_length_has_nothing_beside_it():
    assert beside(replace(OXYGEN, seconds=np.zeros(1), values=np.ones(1)), [OXYGEN]) is None
