"""Invented people under a cuff: responders, non-responders and the pain-prone, each with both policies. Values only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from physiology.bfr.choosing import propose_scheme
from physiology.bfr.evaluation import Difference, Evaluation, evaluated
from physiology.bfr.reward import session_reward
from physiology.bfr.schemes import BREAK_PAIN, FIXED_AT, Arm, Done
from physiology.history import FloatArray

RAMP = (0, 0, 1, 1)
"""The first sessions are chosen by a person: the fixed scheme at 40, 40, 50 and 50 %, for both policies alike."""
ON = date(2026, 1, 1)
PASSED = Evaluation(everybody=Difference(mean=1, low=1, high=1, athletes=20), groups={}, painful_more=0)
"""What switches the choice on while it is being tried."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a group answers to repetitions and pressure: mean and spread of each trait over its athletes."""

    name: str
    fatigue: tuple[float, float]
    """Fatigue of 75 repetitions at half the occlusion pressure; 1 is just completed."""
    slowing_pct: tuple[float, float]
    """Velocity lost at a fatigue of 1."""
    pain: tuple[float, float]
    """Pain at a fatigue of 1."""


KINDS = (
    Kind("responders", (1.0, 0.15), (25.0, 5.0), (3.5, 1.0)),
    Kind("non_responders", (0.7, 0.1), (8.0, 2.0), (2.0, 0.7)),
    Kind("pain_prone", (1.1, 0.15), (25.0, 5.0), (5.0, 1.0)),
)


@dataclass(frozen=True, slots=True)
class Body:
    """One invented athlete, with the chance of every session drawn beforehand: both policies meet the same days."""

    fatigue: float
    slowing_pct: float
    pain: float
    chance: FloatArray
    """Shape `(n_sessions, 4)`, standard normal."""

    def session(self, arm: Arm, at: int, sore_before_nrs: float) -> Done:
        """What a session does to this body."""
        day = self.chance[at]
        dose = (
            (arm.sets.total / 75.0) ** 0.8 * (arm.fraction_of_lop / 0.5) ** 0.7 * (1.1 if arm.sets.to_failure else 1.0)
        )
        tired = self.fatigue * dose * (1.0 + 0.02 * sore_before_nrs) * (1.0 + 0.08 * day[0])
        return Done(
            arm=arm,
            completion=float(np.clip(1.0 - 0.8 * (tired - 1.0), 0.3, 1.0)),
            pain_nrs=float(np.clip(self.pain * tired + 0.5 * day[1], 0.0, 10.0)),
            velocity_loss_pct=float(np.clip(self.slowing_pct * tired + 3.0 * day[2], 0.0, 90.0)),
            soreness_nrs=float(np.clip(3.0 * tired + 0.8 * day[3], 0.0, 10.0)),
            sore_before_nrs=sore_before_nrs,
        )


def bodies(kind: Kind, athletes: int, sessions: int, seed: int) -> list[Body]:
    """Invent the athletes of a group."""
    chance = np.random.default_rng((seed, len(kind.name)))
    return [
        Body(
            fatigue=float(max(0.2, chance.normal(*kind.fatigue))),
            slowing_pct=float(max(1.0, chance.normal(*kind.slowing_pct))),
            pain=float(max(0.0, chance.normal(*kind.pain))),
            chance=chance.standard_normal((sessions, 4)),
        )
        for _ in range(athletes)
    ]


def course(body: Body, policy: Literal["fixed", "chosen"], seed: int) -> list[Done | None]:
    """Every session of one athlete under one policy; None where nothing could be proposed."""
    done: list[Done] = []
    course: list[Done | None] = []
    for at in range(len(body.chance)):
        sore = 0.4 * (done[-1].soreness_nrs or 0.0) if done else 0.0
        arm = Arm(scheme=FIXED_AT, fraction=RAMP[at]) if at < len(RAMP) else _proposed(done, sore, policy, seed + at)
        course.append(None if arm is None else body.session(arm, at, sore))
        done += [one for one in course[-1:] if one is not None]
    return course


def _proposed(done: Sequence[Done], sore: float, policy: str, seed: int) -> Arm | None:
    return propose_scheme(done, sore, PASSED if policy == "chosen" else None, ON, seed).value.arm


def scheme_evaluation(athletes: int = 60, sessions: int = 24, seed: int = 1) -> Evaluation:
    """Both policies on the same invented athletes; the ramp that they share is not counted."""
    scores: dict[str, dict[str, FloatArray]] = {"chosen": {}, "fixed": {}}
    painful = {"chosen": 0, "fixed": 0}
    for kind in KINDS:
        for policy in ("chosen", "fixed"):
            courses = [
                course(body, policy, seed * 1000 + index)[len(RAMP) :]
                for index, body in enumerate(bodies(kind, athletes, sessions, seed))
            ]
            scores[policy][kind.name] = np.array([[_score(one) for one in days] for days in courses])
            painful[policy] += sum(
                one is not None and (one.pain_nrs or 0.0) >= BREAK_PAIN for days in courses for one in days
            )
    counted = athletes * len(KINDS) * (sessions - len(RAMP))
    return evaluated(scores["chosen"], scores["fixed"], (painful["chosen"] - painful["fixed"]) / counted, seed)


def _score(one: Done | None) -> float:
    """A session that could not be had is worth nothing."""
    return 0.0 if one is None else session_reward(one) or 0.0


def _painful(one: Done | None) -> bool:
    return one is not None and one.pain_nrs is not None and one.pain_nrs >= BREAK_PAIN
