"""Red flags, decided before any model and without one."""

from agent.triage.answering import triage
from agent.triage.level import Level, Screened
from agent.triage.screening import screen

__all__ = ["Level", "Screened", "screen", "triage"]
