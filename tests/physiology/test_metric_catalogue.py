"""The catalogue is one table: every key once, in order, with a range that holds itself."""

from datetime import date

import numpy as np
import pytest

from physiology.assessment import assess
from physiology.history import DailyHistory
from physiology.metrics import COMPUTED, METRICS, OBSERVED, OBSERVED_KEYS, SELF_REPORTED, UnknownMetric, metric


def test_a_key_outside_the_catalogue_is_named():
    with pytest.raises(UnknownMetric, match="'shoe_size' is not in the metric catalogue") as caught:
        metric("shoe_size")
    assert caught.value.key == "shoe_size"


def test_no_key_stands_twice():
    keys = [row[0] for row in (*OBSERVED, *COMPUTED)]
    assert len(keys) == len(set(keys)) == len(METRICS)


def test_every_range_is_a_range_and_both_ends_belong_to_it():
    for one in METRICS.values():
        assert one.low < one.high
        assert one.plausible(one.low)
        assert one.plausible(one.high)
        assert not one.plausible(np.nextafter(one.low, -np.inf))
        assert not one.plausible(np.nextafter(one.high, np.inf))
        assert not one.plausible(float("nan"))
        assert 0 <= one.decimals <= 3


def test_what_athletes_say_is_observed():
    assert SELF_REPORTED <= OBSERVED_KEYS


def test_an_assessment_gives_every_fact_once():
    days = {key: np.tile([48.0, 52.0], 30) for key in ("rmssd_ms", "resting_hr_bpm")}
    history = DailyHistory(date(2026, 1, 1), 60, days | {"ill": np.ones(60), "sleep_min": np.full(60, 450.0)})
    facts = assess(history).facts
    assert len(facts) == len(set(facts)) > 5
    assert facts[0].metric == "ill"
    assert {"rmssd_ms", "resting_hr_bpm", "sleep_min"} <= {fact.metric for fact in facts}
