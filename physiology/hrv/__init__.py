"""Heart-rate variability: from beats to a recording, from nights to what they say about an athlete.

`time_domain` and `correct_artefacts` are arithmetic on one recording, `hrv_reading` judges whether it may be used,
`hrv_baseline` compares days with their own past, `hrv_episodes` says when that is more than chance, `assess_hrv` what
the newest day means. `physiology.hrv.autonomic` sets resting heart rate and wellness beside it.
"""

from physiology.hrv.artefacts import Corrected, IrregularRhythm, correct_artefacts, jump_fraction
from physiology.hrv.baseline import HrvBaseline, days_in_row, hrv_baseline, hrv_flag, ln_rmssd
from physiology.hrv.device import since_device_change
from physiology.hrv.episodes import Episodes, LowEpisode, hrv_episodes, low_episode
from physiology.hrv.reading import (
    HrvReading,
    ImplausibleIntervals,
    NotAtRest,
    RecordingTooShort,
    as_milliseconds,
    hrv_reading,
)
from physiology.hrv.spread import step_pct, usual_cv_pct
from physiology.hrv.status import HrvStatus, assess_hrv
from physiology.hrv.time_domain import InvalidIntervals, TimeDomain, TooFewBeats, time_domain

__all__ = [
    "Corrected",
    "Episodes",
    "HrvBaseline",
    "HrvReading",
    "HrvStatus",
    "ImplausibleIntervals",
    "InvalidIntervals",
    "IrregularRhythm",
    "LowEpisode",
    "NotAtRest",
    "RecordingTooShort",
    "TimeDomain",
    "TooFewBeats",
    "as_milliseconds",
    "assess_hrv",
    "correct_artefacts",
    "days_in_row",
    "hrv_baseline",
    "hrv_episodes",
    "hrv_flag",
    "hrv_reading",
    "jump_fraction",
    "ln_rmssd",
    "low_episode",
    "since_device_change",
    "step_pct",
    "time_domain",
    "usual_cv_pct",
]
