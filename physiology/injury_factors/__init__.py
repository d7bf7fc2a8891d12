"""What may contribute to an injury, ranked by how far it lies outside the athlete's own usual."""

from physiology.injury_factors.assessment import assess_injury_factors
from physiology.injury_factors.shapes import Contributor, InjuryPicture

__all__ = ["Contributor", "InjuryPicture", "assess_injury_factors"]
