"""A signal recorded within one session: heart rate, power, muscle oxygen, muscle activity."""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from physiology.history import FloatArray
from physiology.observation import Source


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """One signal of one session, in the unit of its metric; time runs from the start of the recording.

    `seconds` and `values` have shape `(n_samples,)`, oldest first, `seconds` strictly increasing; a value is NaN where
    the sensor had none. A gap is a gap: nothing is filled in.

    Examples
    --------
    >>> values = np.array([200.0, np.nan, 210.0])
    >>> power = Stream("power_w", date(2026, 1, 1), np.arange(3.0), values, Source(vendor="meter"))
    >>> power.duration_s, power.known_share
    (2.0, 0.6666666666666666)
    """

    metric: str
    """Key of `physiology.metrics.METRICS`: `heart_rate_bpm`, `power_w`, `smo2_pct`, `emg_mv`, `speed_m_s` ..."""
    on: date
    seconds: FloatArray
    values: FloatArray
    source: Source
    started_at: datetime | None = None
    site: str | None = None
    """Where on the body, for example `vastus_lateralis_left`. Two sites are two streams."""
    efforts_s: tuple[tuple[float, float], ...] = ()
    """Start and end of each work interval [s], as the recording marks them."""

    @property
    def duration_s(self) -> float:
        """From the first to the last sample [s]; 0 without samples."""
        return float(self.seconds[-1] - self.seconds[0]) if self.seconds.size else 0.0

    @property
    def known_share(self) -> float:
        """Share of samples that have a value, 0-1."""
        return float(np.isfinite(self.values).mean()) if self.values.size else 0.0
