"""Who wears a simulated cuff: a muscle that loses oxygen under work and pressure, and activity that follows its sets.

Invented, no person's: good enough to drive whole sessions, no model of physiology.
"""

from itertools import cycle
from math import exp, sin, tau

import numpy as np

RESTED_PCT, WORK_PCT, OCCLUSION_PCT = 68.0, 14.0, 26.0
"""Muscle oxygen at rest; what work takes of it, and what full occlusion would."""
EMPTY_PCT = 4.0
FALLING_S, RETURNING_S, FAINTING_S = 18.0, 12.0, 4.0
REP_S = 1.2
MOST_RIPPLE = 0.015
"""What a contraction adds to the pressure, of all of it."""
NIRS_NOISE_PCT, EMG_NOISE = 0.3, 0.05


class Wearer:
    """Oxygen and activity of the muscle under the cuff, stepped by time given from outside."""

    def __init__(self, seed: int, limb_occlusion_mmhg: float) -> None:
        noise: list[float] = np.random.default_rng((seed, 3)).normal(size=1999).tolist()
        self._noise = cycle(noise)
        self._occlusion_mmhg = limb_occlusion_mmhg
        self._smo2_pct = RESTED_PCT
        self._set_s = 0.0
        self.works = False
        """Whether a set is being done."""
        self.empties = False
        """Whether the muscle runs out of oxygen: far more occluded than anybody thinks."""
        self.weak = False
        """Whether the weight was dropped."""

    def advance(self, dt_s: float, cuff_mmhg: float) -> None:
        """Live on for a while under a pressure."""
        self._set_s = self._set_s + dt_s if self.works else 0.0
        share = min(cuff_mmhg / self._occlusion_mmhg, 1.0)
        goal_pct = EMPTY_PCT if self.empties else RESTED_PCT - WORK_PCT * self.works - OCCLUSION_PCT * share
        constant_s = FALLING_S if goal_pct < self._smo2_pct else RETURNING_S
        constant_s = FAINTING_S if self.empties else constant_s
        self._smo2_pct += (goal_pct - self._smo2_pct) * (1.0 - exp(-dt_s / constant_s))

    @property
    def ripple_share(self) -> float:
        """What the contraction of this moment adds to the pressure, of all of it."""
        return MOST_RIPPLE * max(sin(tau * self._set_s / REP_S), 0.0)

    def smo2_pct(self) -> float:
        """Muscle oxygen as a sensor reads it now [%]."""
        return round(self._smo2_pct + NIRS_NOISE_PCT * next(self._noise), 2)

    def emg_share(self) -> float:
        """Activity against the running median of the set; 1 while no set is done."""
        if self.weak:
            return 0.1
        if not self.works:
            return 1.0
        return 1.0 + 0.15 * sin(tau * self._set_s / REP_S) + EMG_NOISE * next(self._noise)
