"""What the kernels are timed on: ten thousand athletes over a year, or as many values in the shape a kernel takes."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

ATHLETES, DAYS = 10_000, 365
SESSIONS, SECONDS = 500, 7_300
"""As many values as athletes x days: recordings of two hours at 1 Hz."""
UNKNOWN_SHARE = 0.05


class League:
    """Series of chance, made when first asked for; one value in twenty is unknown."""

    def __init__(self, athletes: int = ATHLETES, days: int = DAYS, sessions: int = SESSIONS) -> None:
        self.shape = (athletes, days)
        self.sessions = sessions
        self._chance = np.random.default_rng(2026)

    @cached_property
    def load_au(self) -> FloatArray:
        """Daily load."""
        return self._gappy(self._chance.gamma(2.0, 150.0, self.shape))

    @cached_property
    def z(self) -> FloatArray:
        """Deviations from usual [SD]."""
        return self._gappy(self._chance.normal(0.0, 1.0, self.shape))

    @cached_property
    def ln_rmssd(self) -> FloatArray:
        """Nightly lnRMSSD."""
        return self._gappy(self._chance.normal(4.0, 0.15, self.shape))

    @cached_property
    def resting_hr_bpm(self) -> FloatArray:
        """Resting heart rate."""
        return self._gappy(self._chance.normal(50.0, 2.0, self.shape))

    @cached_property
    def sleep_min(self) -> FloatArray:
        """Time asleep."""
        return self._gappy(self._chance.normal(450.0, 40.0, self.shape))

    @cached_property
    def efficiency_pct(self) -> FloatArray:
        """Sleep efficiency."""
        return self._gappy(self._chance.normal(90.0, 3.0, self.shape))

    @cached_property
    def items(self) -> FloatArray:
        """Five wellness items, the first axis."""
        return self._gappy(self._chance.integers(1, 6, (5, *self.shape)).astype(np.float64))

    @cached_property
    def flag(self) -> FloatArray:
        """Something that is reported on one day in twenty."""
        return self._gappy((self._chance.random(self.shape) < UNKNOWN_SHARE).astype(np.float64))

    @cached_property
    def condition(self) -> NDArray[np.bool_]:
        """Something that holds on half of the days."""
        return self._chance.random(self.shape) < 0.5

    @cached_property
    def clock_min(self) -> FloatArray:
        """A time of day, about eleven at night."""
        return self._gappy(self._chance.normal(1380.0, 40.0, self.shape) % 1440.0)

    @cached_property
    def power_w(self) -> FloatArray:
        """Power, second by second."""
        return self._chance.normal(200.0, 40.0, (self.sessions, SECONDS)).clip(0.0)

    @cached_property
    def heart_rate_bpm(self) -> FloatArray:
        """Heart rate, second by second."""
        return self._chance.normal(140.0, 12.0, (self.sessions, SECONDS))

    @cached_property
    def held(self) -> FloatArray:
        """How long each sample stands [s]."""
        return np.ones((self.sessions, SECONDS))

    def _gappy(self, values: FloatArray) -> FloatArray:
        values[self._chance.random(values.shape) < UNKNOWN_SHARE] = np.nan
        return values
