"""Training in, performance out: the two-component model, fitted only where an athlete's own tests support it."""

from physiology.twin.impulse import Convention, Gains, critical_days, performance, traces

__all__ = ["Convention", "Gains", "critical_days", "performance", "traces"]
