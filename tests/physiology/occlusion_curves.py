"""Stepwise inflations of an invented leg: what near-infrared light would show under a cuff."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

from physiology.bfr.inflation import Inflation
from physiology.bfr.worn import Limb, Posture, Worn
from physiology.history import FloatArray

DAY = date(2026, 3, 1)
BEGAN = datetime(2026, 3, 1, 9, tzinfo=UTC)
WORN = Worn(limb=Limb.LEFT_LEG, cuff_width_cm=18.0, posture=Posture.SEATED)
HZ = 10.0
METABOLIC_UM_S = 0.12
POOLING_UM_S = 0.25


def stepped(most_mmhg: float, diastolic_mmhg: float = 80.0) -> FloatArray:
    """60 s at rest, 20 mmHg every 5 s up to the diastolic pressure, then 10 mmHg every 8 s, vented for 10 s; 10 Hz."""
    levels = [(0.0, 60.0)]
    mmhg = 0.0
    while mmhg < most_mmhg:
        step, held_s = (20.0, 5.0) if mmhg + 20.0 <= diastolic_mmhg else (10.0, 8.0)
        mmhg += step
        levels.append((mmhg, held_s))
    return np.concatenate([np.full(round(held_s * HZ), level) for level, held_s in (*levels, (0.0, 10.0))])


def inflation(
    occlusion_mmhg: float = 160.0,
    venous_mmhg: float = 50.0,
    most_mmhg: float | None = None,
    noise_um: float = 0.05,
    seed: int = 1,
    worn: Worn = WORN,
    later: timedelta = timedelta(),
    on: date = DAY,
) -> Inflation:
    """An inflation that stops three steps above the occlusion pressure, unless told otherwise."""
    cuff = stepped(occlusion_mmhg + 25.0 if most_mmhg is None else most_mmhg)
    seconds = np.arange(cuff.size) / HZ
    pooling = (cuff >= venous_mmhg) & (cuff < occlusion_mmhg)
    shut = cuff >= occlusion_mmhg
    hhb = np.cumsum(pooling * 0.6 * POOLING_UM_S + shut * METABOLIC_UM_S) / HZ
    o2hb = np.cumsum(pooling * 0.4 * POOLING_UM_S - shut * METABOLIC_UM_S) / HZ
    chance = np.random.default_rng(seed)
    hhb, o2hb = (one + noise_um * chance.standard_normal(cuff.size) for one in (hhb, o2hb))
    return Inflation(worn, on, BEGAN + later, seconds, cuff, hhb, o2hb, hhb + o2hb)
