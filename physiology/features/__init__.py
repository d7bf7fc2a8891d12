"""Signal against noise: what of today says anything about tomorrow, and which surroundings are worth a word."""

from physiology.features.importance import Importance, signal_importance
from physiology.features.ranking import RankedSignal, SignalRanking, rank_signals
from physiology.features.surroundings import SECONDARY, Surrounding, clear_deviation

__all__ = [
    "SECONDARY",
    "Importance",
    "RankedSignal",
    "SignalRanking",
    "Surrounding",
    "clear_deviation",
    "rank_signals",
    "signal_importance",
]
