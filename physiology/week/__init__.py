"""A week to propose, kept by the rules that judge every day."""

from physiology.week.building import build_week
from physiology.week.shapes import Asked, Availability, Basis, Goal, NoWeek, Role, Week, WeekDay

__all__ = ["Asked", "Availability", "Basis", "Goal", "NoWeek", "Role", "Week", "WeekDay", "build_week"]
