"""An athlete's tests and the training before them, if there is enough of both to fit anything."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from physiology.finding import InsufficientData
from physiology.history import DailyHistory, FloatArray
from physiology.newest import day_of
from physiology.readiness.inputs import daily_load_of

TEST_METRIC = "test_power_w"
MIN_TESTS, MIN_SPAN_DAYS = 8, 90
MIN_KNOWN_SHARE = 0.9
"""Tests, days from the first to the last, and days of known load it takes at least (house rule)."""


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """Days from the first known load on."""

    first_on: date
    load_au: FloatArray
    """Shape (n_days,); unknown days hold the mean of the known ones [AU]."""
    unknown_days: int
    usual_au: float
    """Mean daily load, above 0."""
    days: NDArray[np.intp]
    """Positions of the tests."""
    tests: FloatArray

    @property
    def span_days(self) -> int:
        """From the first test to the last."""
        return int(self.days[-1] - self.days[0]) if self.days.size else 0


def training_record(history: DailyHistory) -> TrainingRecord:
    """Tests and loads of an athlete, whatever their number.

    Parameters
    ----------
    history : DailyHistory
        Read: `test_power_w` [W] and session loads with their masks [AU].

    Returns
    -------
    TrainingRecord
        A test before the first known load is left out.

    Raises
    ------
    InsufficientData
        No load above 0 is known.

    Notes
    -----
    Formula: an unknown day counts as the mean of the known ones, so that it neither builds nor rests (house rule).

    Examples
    --------
    >>> load = {"session_load_au": np.array([np.nan, 300.0, np.nan, 500.0]), "sessions_count": np.ones(4)}
    >>> tests = {"test_power_w": np.array([290.0, 300.0, np.nan, np.nan])}
    >>> record = training_record(DailyHistory(date(2026, 1, 1), 4, load | tests))
    >>> record.load_au.tolist(), record.unknown_days, record.tests.tolist()
    ([300.0, 400.0, 500.0], 1, [300.0])
    """
    load_au = daily_load_of(history)
    known = np.flatnonzero(np.isfinite(load_au))
    if not known.size or not load_au[known].any():
        raise InsufficientData("twin_load", 1, 0)
    first = int(known[0])
    load_au, tests = load_au[first:], history.of(TEST_METRIC)[first:]
    usual_au = float(np.nanmean(load_au))
    unknown = np.isnan(load_au)
    done = np.flatnonzero(tests > 0)
    return TrainingRecord(
        first_on=day_of(history, first),
        load_au=np.where(unknown, usual_au, load_au),
        unknown_days=int(unknown.sum()),
        usual_au=usual_au,
        days=done,
        tests=tests[done],
    )


def enough(record: TrainingRecord) -> TrainingRecord:
    """The same record where it may be fitted at all.

    Parameters
    ----------
    record : TrainingRecord

    Returns
    -------
    TrainingRecord

    Raises
    ------
    InsufficientData
        Fewer than eight tests (`twin`), fewer than 90 days between the first and the last (`twin_span`), or a load
        known on fewer than 90 % of days (`twin_load`).

    Notes
    -----
    House rule: the model has five numbers, and published fits on some ten tests left each of them open by a factor of
    three [1]_.

    References
    ----------
    .. [1] Hellard et al. (2006). doi:10.1080/02640410500244697

    Examples
    --------
    >>> days = {"session_load_au": np.full(9, 300.0), "sessions_count": np.ones(9)}
    >>> try:
    ...     enough(training_record(DailyHistory(date(2026, 1, 1), 9, days)))
    ... except InsufficientData as lack:
    ...     lack.quantity, lack.needed, lack.got, lack.missing
    ('twin', 8, 0, 'tests')
    """
    if record.tests.size < MIN_TESTS:
        raise InsufficientData("twin", MIN_TESTS, int(record.tests.size), missing="tests")
    if record.span_days < MIN_SPAN_DAYS:
        raise InsufficientData("twin_span", MIN_SPAN_DAYS, record.span_days)
    n_days = record.load_au.size
    known, needed = n_days - record.unknown_days, int(np.ceil(MIN_KNOWN_SHARE * n_days))
    if known < needed:
        raise InsufficientData("twin_load", needed, known)
    return record
