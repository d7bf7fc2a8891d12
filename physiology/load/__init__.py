"""Training load: daily loads, ratios, monotony, balance, and the finding that describes them."""

from physiology.load.assessment import assess_load
from physiology.load.balance import LoadBalance, ctl_atl_tsb
from physiology.load.days import inferred_rest, known_daily_load, session_load_au
from physiology.load.ewma import acwr_ewma, ewma
from physiology.load.monotony import flat_week, monotony, strain_au
from physiology.load.ratio import acwr, acwr_uncoupled, converted_threshold, week_change_pct
from physiology.load.state import LoadState

__all__ = [
    "LoadBalance",
    "LoadState",
    "acwr",
    "acwr_ewma",
    "acwr_uncoupled",
    "assess_load",
    "converted_threshold",
    "ctl_atl_tsb",
    "ewma",
    "flat_week",
    "inferred_rest",
    "known_daily_load",
    "monotony",
    "session_load_au",
    "strain_au",
    "week_change_pct",
]
