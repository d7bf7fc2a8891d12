"""Maximal power tests of a few athletes: most follow an impulse-response of their own to the load they did."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import numpy as np

from physiology.observation import Observation, Source
from physiology.twin.impulse import Gains, performance
from simulation.chance import FloatArray
from simulation.lived import Lived
from simulation.roster import TIME_ZONE

TESTED = Source(vendor="simulated", device="ergometer", method="five_minute_test")
TEST_AT = time(8)
TEST_ERROR = 0.015


@dataclass(frozen=True, slots=True)
class PowerTests:
    """Who is tested how often, and what training does to them as a share of their level."""

    level_w: float
    every_days: int
    fitness: float = 0.35
    fatigue: float = 0.30
    tau1_days: float = 42.0
    tau2_days: float = 12.0
    last_days: int = 400
    """Only the newest days have tests."""
    unrelated: bool = False
    """Whether their tests have nothing to do with their load."""


ATHLETES = {
    "Ingrid Solheim": PowerTests(level_w=262.0, every_days=7),
    "Elif Kaya": PowerTests(level_w=281.0, every_days=7, fitness=0.45, fatigue=0.40, tau1_days=38.0, tau2_days=14.0),
    "Rohan Mehta": PowerTests(level_w=338.0, every_days=8, unrelated=True),
    "Wanjiru Kamau": PowerTests(level_w=276.0, every_days=9, last_days=45),
}
"""Two whose load varied enough to learn from, one whose tests are chance, one with too few."""


def performance_tests(lived: Lived, chance: np.random.Generator) -> list[Observation]:
    """The tests of one athlete, on the morning of each test day; none for most, and none while ill or injured."""
    tested = ATHLETES.get(lived.person.name)
    if tested is None:
        return []
    curve = performance_w(tested, lived.training.load_au)
    ago = np.arange(len(lived.days) - 1, -1, -1)
    well = (lived.line.ill == 0) & (lived.line.injured == 0)
    on = np.flatnonzero((ago % tested.every_days == 1) & (ago < tested.last_days) & well)
    seen_w = curve[on] * (1.0 + TEST_ERROR * chance.standard_normal(on.size))
    return [
        Observation(
            metric="test_power_w",
            on=lived.days[index],
            at=datetime.combine(lived.days[index], TEST_AT, ZoneInfo(TIME_ZONE)).astimezone(UTC),
            value=float(round(watts)),
            source=TESTED,
        )
        for index, watts in zip(on, seen_w, strict=True)
    ]


def performance_w(tested: PowerTests, load_au: FloatArray) -> FloatArray:
    """What the athlete could do on each day; 1 is what the mean load settles at.

    Examples
    --------
    >>> performance_w(PowerTests(level_w=300.0, every_days=7), np.full(30, 400.0)).round(6).tolist()[-1]
    300.0
    """
    usual_au = float(load_au.mean())
    if tested.unrelated or usual_au <= 0:
        return np.full(load_au.shape, tested.level_w)
    k1, k2 = (
        share * tested.level_w * (1.0 - np.exp(-1.0 / tau)) / (usual_au * np.exp(-1.0 / tau))
        for share, tau in ((tested.fitness, tested.tau1_days), (tested.fatigue, tested.tau2_days))
    )
    p0 = tested.level_w * (1.0 - tested.fitness + tested.fatigue)
    gains = Gains(p0, float(k1), float(k2), tested.tau1_days, tested.tau2_days)
    return performance(load_au, gains, before_au=usual_au)
