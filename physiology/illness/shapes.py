"""What an illness screen says."""

from typing import Literal

from physiology.finding import Shape
from physiology.illness.returning import Step

Advice = Literal["refer", "urgent", "no_training", "easy", "return", "watch", "none"]
"""`refer`: a doctor first; `urgent`: today; `no_training`; `easy`: at most easy; `return`: a step on the way back;
`watch`: the night looks unusual; `none`: nothing stands out."""


class IllnessState(Shape):
    """The newest night, what is reported, and what follows."""

    advice: Advice
    ill: bool | None
    """None where nobody said in the last days."""
    symptoms: tuple[str, ...]
    body_temp_c: float | None
    fever: bool
    signs: tuple[str, ...]
    """Metrics whose newest night is a sign."""
    signals_known: int
    watch: bool | None
    """None with fewer than two known signals."""
    step: Step
    """Step of the return; `done` where there was no illness."""
    ill_days: int
    well_days: int | None
    """Days since the last ill one; None without any in four weeks."""
