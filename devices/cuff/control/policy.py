"""The supervisor: lowers for any doubt, raises by little and seldom, up to what a person approved."""

from devices.cuff.control.loop import Sensed
from devices.cuff.limits import DEFLATED_MMHG, RISE_EVERY_S
from devices.cuff.state import EXERCISING, Event, Mode, Origin, State, Wish
from physiology.bfr.pressure_proposal import Held, pressure_proposal
from physiology.bfr.set_signals import smo2_floor_pct

CHANGE_EVERY_S = RISE_EVERY_S
"""Between two changes of either direction: the pressure has to follow the last one first (house rule)."""


class Supervisor:
    """A `Policy`. What it wants is a wish like any other: the machine and the limits judge it anew."""

    def __init__(self) -> None:
        self._alive_s = float("-inf")
        self._changed_s = float("-inf")
        self._held_mmhg = self._most_mmhg = float("inf")
        self.why: str | None = None
        """Code of its newest change."""

    def wish(self, state: State, sensed: Sensed, now_s: float) -> Event | None:
        """Another pressure for a cuff that is held, or nothing."""
        wished = self._change(state, sensed, now_s)
        self._alive_s = now_s
        return wished

    def age_s(self, now_s: float) -> float:
        """Since it last finished looking at a tick."""
        return now_s - self._alive_s

    def _remember(self, state: State) -> None:
        """What was lowered, by whomever, is not raised again in the same set."""
        if state.mode not in EXERCISING:
            self._held_mmhg = self._most_mmhg = float("inf")
            return
        if state.goal_mmhg < self._held_mmhg < float("inf"):
            self._most_mmhg = state.goal_mmhg
        self._held_mmhg = state.goal_mmhg

    def _change(self, state: State, sensed: Sensed, now_s: float) -> Event | None:
        self._remember(state)
        since_s = min(now_s - self._changed_s, state.issued.since_rise_s, state.in_mode_s)
        if state.mode is not Mode.HOLDING or state.given is None or since_s < CHANGE_EVERY_S:
            return None
        proposal = pressure_proposal(
            Held(
                target_mmhg=state.goal_mmhg,
                since_change_s=since_s,
                smo2_pct=sensed.smo2_pct,
                smo2_floor_pct=smo2_floor_pct(sensed.smo2_floor_pct),
                velocity_loss_pct=sensed.velocity_loss_pct,
                pain_nrs=sensed.pain_nrs,
                limb_occlusion_mmhg=state.given.limb_occlusion_mmhg,
                most_mmhg=min(state.given.approved_mmhg, self._most_mmhg),
            )
        )
        if proposal is None:
            return None
        self._changed_s, self.why = now_s, proposal.code
        if proposal.target_mmhg < DEFLATED_MMHG:
            return Event(Wish.STOP, Origin.SUPERVISOR)
        return Event(Wish.ADJUST, Origin.SUPERVISOR, proposal.target_mmhg)
