"""The classifier, beat for beat, against the published rules written out slowly."""

from itertools import pairwise
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.hrv import IrregularRhythm, correct_artefacts, jump_fraction

BEATS = 240


def around(values: list[float], at: int, width: int) -> list[float]:
    """A centred window; beyond the ends the series is mirrored on its last value."""
    last = len(values) - 1
    places = (abs(at + step) % (2 * last) for step in range(-(width // 2), width // 2 + 1))
    return [values[place if place <= last else 2 * last - place] for place in places]


def threshold(values: list[float], at: int, smallest: float) -> float:
    ordered = sorted(abs(value) for value in around(values, at, 91))
    return max(5.2 * (ordered[68] - ordered[22]) / 2, smallest)


class Rules:
    """Lipponen and Tarvainen (2019), one beat at a time."""

    def __init__(self, rr: list[float]) -> None:
        self.rr, last = rr, len(rr) - 1
        smallest = 0.025 * median(rr)
        self.usual = [median(around(rr, i, 11)) for i in range(last + 1)]
        raw = [rr[0] - self.usual[0], *(b - a for a, b in pairwise(rr))]
        offset = [a - b for a, b in zip(rr, self.usual, strict=True)]
        self.allowed = [threshold(offset, i, smallest) for i in range(last + 1)]
        self.offset = [(2 if o < 0 else 1) * o / t for o, t in zip(offset, self.allowed, strict=True)]
        change = [c / threshold(raw, i, smallest) for i, c in enumerate(raw)]
        self.change = [0.0, *change, -offset[last] / self.allowed[last], 0.0]
        self.ectopic = [self.is_ectopic(i) for i in range(last + 1)]

    def near(self, at: int) -> tuple[float, float, float, float]:
        """This change taken as positive, the one before and the two after in the same sense."""
        before, here, after, second = self.change[at : at + 4]
        sign = 1 if here > 0 else -1
        return sign * before, sign * here, sign * after, sign * second

    def is_ectopic(self, at: int) -> bool:
        before, here, after, _ = self.near(at)
        if not here > 1 or not (here >= abs(before) and here > abs(after)):
            return False
        return max(before, after) < -0.13 * here - 0.17

    def side(self, at: int) -> str:
        """`long`, `short` or nothing."""
        if any(self.ectopic[i] for i in (at - 1, at, at + 1) if 0 <= i < len(self.rr)):
            return ""
        before, here, after, second = self.near(at)
        if not (here > 1 or (abs(before) > 1 and here < abs(after))):
            return ""
        back = here > 1 and min(after, second) < -1
        if (back and self.change[at + 1] > 0) or self.offset[at] > 3:
            return "long"
        return "short" if (back and self.change[at + 1] < 0) or self.offset[at] < -3 else ""

    def kinds(self) -> dict[str, list[int]]:
        places = range(len(self.rr))
        side = [self.side(i) for i in places]
        fits = [lambda total, i=i: abs(total - self.usual[i]) < self.allowed[i] for i in places]
        missed = [i for i in places if side[i] == "long" and fits[i](self.rr[i] / 2)]
        joins = {i for i in places[:-1] if side[i] == "short" and fits[i](self.rr[i] + self.rr[i + 1])}
        free = [i for i in joins if i - 1 not in joins and i + 1 not in missed]
        extra = sorted(i for i in free if not (i + 2 in places and self.ectopic[i + 2]))
        taken = {*missed, *extra, *(i + 1 for i in extra)}
        return {
            "ectopic": [i for i in places if self.ectopic[i]],
            "missed": missed,
            "extra": extra,
            "long_short": [i for i in places if side[i] and i not in taken],
        }


def recording(seed: int, noise_ms: float, spoilt: int) -> list[float]:
    """A breathing heart in which some intervals were drawn out, cut short, joined or split."""
    rng = np.random.default_rng(seed)
    rr = 900 + 25 * np.sin(1.4 * np.arange(BEATS)) + rng.normal(0, noise_ms, BEATS)
    for at in rng.choice(BEATS, spoilt, replace=False):
        rr[at] *= rng.choice([0.3, 0.45, 0.5, 0.55, 0.7, 0.85, 0.93, 1.07, 1.2, 1.4, 1.9, 2.0, 2.1, 3.0])
        rr[min(at + 1, BEATS - 1)] *= rng.choice([1.0, 1.0, 0.5, 1.3])
    return rr.tolist()


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 100_000), st.sampled_from([0.5, 4.0, 12.0, 40.0, 120.0]), st.integers(0, 60))
def test_every_beat_is_classified_as_the_published_rules_say(seed, noise_ms, spoilt):
    rr = recording(seed, noise_ms, spoilt)
    found = correct_artefacts(rr)
    masks = {"ectopic": found.ectopic, "missed": found.missed, "extra": found.extra, "long_short": found.long_short}
    assert {kind: np.flatnonzero(mask).tolist() for kind, mask in masks.items()} == Rules(rr).kinds()


@pytest.mark.parametrize(("seed", "noise_ms", "spoilt"), [(1, 4.0, 12), (2, 12.0, 40), (3, 40.0, 60), (5, 0.5, 30)])
def test_four_spoilt_recordings_are_classified_as_the_published_rules_say(seed, noise_ms, spoilt):
    rr = recording(seed, noise_ms, spoilt)
    found, kinds = correct_artefacts(rr), Rules(rr).kinds()
    masks = {"ectopic": found.ectopic, "missed": found.missed, "extra": found.extra, "long_short": found.long_short}
    assert {kind: np.flatnonzero(mask).tolist() for kind, mask in masks.items()} == kinds


@settings(deadline=None)
@given(st.lists(st.integers(300, 2000), min_size=11, max_size=60))
def test_short_recordings_are_classified_alike(rr):
    try:
        found = correct_artefacts(rr)
    except IrregularRhythm:
        return
    masks = {"ectopic": found.ectopic, "missed": found.missed, "extra": found.extra, "long_short": found.long_short}
    assert {kind: np.flatnonzero(mask).tolist() for kind, mask in masks.items()} == Rules(
        [float(r) for r in rr]
    ).kinds()


def test_replaced_beats_are_flagged_around_an_ectopic_and_joined_ones_around_an_extra():
    rr = recording(3, 4.0, 12)
    found, kinds = correct_artefacts(rr), Rules(rr).kinds()
    touched = {*kinds["missed"], *kinds["long_short"]}
    touched |= {place for at in kinds["ectopic"] for place in (at - 1, at)}
    touched |= {place for at in kinds["extra"] for place in (at, at + 1)}
    assert kinds["ectopic"]
    assert np.flatnonzero(found.flagged).tolist() == sorted(touched)


@pytest.mark.parametrize(("second_ms", "share"), [(960.0, 0.0), (961.0, 1.0), (640.0, 0.0), (639.0, 1.0)])
def test_a_jump_is_more_than_a_fifth_of_the_interval_before(second_ms, share):
    assert jump_fraction(np.array([800.0, second_ms])) == share


def test_beyond_its_end_a_recording_goes_on_at_its_running_median():
    rr = recording(3, 4.0, 0)
    rr[-2], rr[-1] = 940.0, 970.0
    found, kinds = correct_artefacts(np.array(rr)), Rules(rr).kinds()
    assert kinds["long_short"] == [BEATS - 2]
    assert np.flatnonzero(found.long_short).tolist() == kinds["long_short"]
