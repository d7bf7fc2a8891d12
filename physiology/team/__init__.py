"""A team's readiness, without names where names are not needed."""

from physiology.team.assessment import GroupSpread, Member, Place, Team, assess_team
from physiology.team.kernels import LEAST_PEOPLE, band_counts, group_z, quartiles, shift

__all__ = [
    "LEAST_PEOPLE", "GroupSpread", "Member", "Place", "Team", "assess_team", "band_counts", "group_z", "quartiles",
    "shift",
]  # fmt: skip
