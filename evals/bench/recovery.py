"""Whether the mornings after a session come as foreseen: on days held out, against "as that day" and "as usual".

The group's constants were rounded from the earlier half of PMData and one simulated team; scored are the sessions of
the later half of PMData, and of a team of another seed. Each is foreseen from earlier days alone.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from evals.pmdata import history_of, people
from physiology.finding import InsufficientData
from physiology.history import DailyHistory, FloatArray
from physiology.readiness.inputs import daily_load_of
from physiology.recovery.component import strongest
from physiology.recovery.trajectory import MORNINGS, PERSISTS, learned_effects, load_classes, recent_level, shifts
from simulation.history import daily_history
from simulation.team import simulate_team

SEED, TODAY = 23, date(2026, 7, 19)
EIGHTY_PCT = 1.2816
PRIOR_DAYS = 10.0
USUAL_SD, LAST_SD = 0.9, 1.2
"""What a baseline's error is taken for before it has been seen [SD]."""
Measured = dict[str, float | str | None]


@dataclass(frozen=True, slots=True)
class Scored:
    """Errors and spreads of forecasts of standardised mornings, shape (n, 3): the path, "as that day", "as usual"."""

    after: FloatArray
    """How many mornings after the session, shape (n,)."""
    away: FloatArray
    sd: FloatArray

    @property
    def covered(self) -> FloatArray:
        """Share within the 80 % range."""
        return np.asarray((np.abs(self.away) <= EIGHTY_PCT * self.sd).mean(axis=0))

    @property
    def crps(self) -> FloatArray:
        """Mean continuous ranked probability score; smaller is better."""
        z = self.away / self.sd
        bell = np.exp(-0.5 * z * z) / math.sqrt(2 * math.pi)
        below = 0.5 * (1.0 + np.vectorize(math.erf)(z / math.sqrt(2)))
        return np.asarray((self.sd * (z * (2 * below - 1) + 2 * bell - 1 / math.sqrt(math.pi))).mean(axis=0))

    def on(self, after: int) -> "Scored":
        """Only the mornings this many days after."""
        kept = self.after == after
        return Scored(self.after[kept], self.away[kept], self.sd[kept])


def recovery_calibration() -> Measured:
    """Coverage, width and score of the learned path on both sets; the ratio is to the better baseline."""
    team = [daily_history(one) for one in simulate_team(SEED, TODAY).athletes]
    simulated = scored(team)
    real = scored([history_of(person) for person in people()])
    shown = real if real.after.size else simulated
    notes = [
        f"{name}: {_note(found)}" for name, found in (("PMData", real), ("simulated", simulated)) if found.after.size
    ]
    path, last, usual = shown.crps
    return {
        "name": "recovery",
        "ours_ms": None,
        "bound_ms": None,
        "ratio": float(path / min(last, usual)),
        "target": 1.0,
        "coverage": float(shown.covered[0]),
        "note": "; ".join(notes),
    }


def scored(histories: list[DailyHistory]) -> Scored:
    """Every session of the later half of each history, foreseen from the days before it."""
    rows = [row for history in histories for row in _rows(history)]
    table = np.array(rows, dtype=np.float64).reshape(-1, 7)
    return Scored(table[:, 0], table[:, 1:4], table[:, 4:7])


def _rows(history: DailyHistory) -> Iterator[tuple[float, ...]]:
    try:
        z = strongest(history).z
    except InsufficientData:
        return
    classes, shifted, level = load_classes(daily_load_of(history)), shifts(z), recent_level(z)
    for day in np.flatnonzero(classes >= 0):
        if day < history.n_days // 2 or np.isnan(z[day]):
            continue
        seen = _known_by(shifted, int(day))
        effects = learned_effects(seen, classes[:day], int(classes[day]), np.ones(day, dtype=np.bool_))
        for row in range(MORNINGS):
            if day + row + 1 < z.size and np.isfinite(z[day + row + 1]):
                now, then = z[day], z[day + row + 1]
                middle = level[day] + effects.mean[row] + PERSISTS[row] * (now - level[day])
                spreads = (effects.sd[row], *_baseline_sds(z[: day + 1], row + 1))
                yield (row + 1.0, then - middle, then - now, then, *spreads)


def _known_by(shifted: FloatArray, day: int) -> FloatArray:
    """The shifts of earlier sessions as far as their mornings have been by this day's."""
    seen = shifted[:, :day].copy()
    for row in range(MORNINGS):
        seen[row, max(day - row, 0) :] = np.nan
    return seen


def _baseline_sds(z: FloatArray, ahead: int) -> tuple[float, float]:
    """How far "as that day" and "as usual" were off so far."""
    moved, known = z[ahead:] - z[:-ahead], z[np.isfinite(z)]
    return _sd(moved[np.isfinite(moved)], LAST_SD), _sd(known, USUAL_SD)


def _sd(errors: FloatArray, prior: float) -> float:
    return float(np.sqrt((PRIOR_DAYS * prior**2 + np.square(errors).sum()) / (PRIOR_DAYS + errors.size)))


def _note(found: Scored) -> str:
    first = found.on(1)
    width = 20.0 * EIGHTY_PCT * float(found.sd[:, 0].mean())
    path, last, usual = found.crps
    return (
        f"{found.after.size} mornings, {100 * found.covered[0]:.0f} % inside 80 % ({width:.0f} points wide); "
        f"CRPS {path:.3f}, as that day {last:.3f}, as usual {usual:.3f}; "
        f"morning 1 {first.crps[0]:.3f}, {first.crps[1]:.3f}, {first.crps[2]:.3f}"
    )
