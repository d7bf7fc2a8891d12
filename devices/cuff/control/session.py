"""What a session was agreed to be, and what each message asks of the loop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from devices.cuff.control.loop import Loop
from devices.cuff.control.messages import Said, Verb, told
from devices.cuff.control.tokens import GUARDED, Tokens
from devices.cuff.limits import DEFLATED_MMHG, Given
from devices.cuff.state import Event, Origin, State, Step, Wish

LOWER_BY_MMHG = 10.0
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a person approved before the cuff was put on: fractions of the occlusion pressure, never pressures."""

    given: Given
    start_fraction: float
    up_to_fraction: float
    """How far the supervisor may raise."""

    def mmhg(self, state: State) -> tuple[float, float]:
        """The pressures those fractions are, once the occlusion pressure is known; NaN before."""
        occlusion = state.given.limb_occlusion_mmhg if state.given else float("nan")
        return self.start_fraction * occlusion, self.up_to_fraction * occlusion


@dataclass
class Session:
    """The loop, what was agreed, and the codes; the only way in from outside."""

    loop: Loop
    agreed: Agreed
    show: Callable[[Wish, str, float, float], None]
    """Shows a code at the cuff: the wish, the code, and for a start its pressure and how far it may rise [mmHg]."""
    now_s: Callable[[], float]
    tokens: Tokens = field(default_factory=Tokens)
    shown_mmhg: tuple[float, float] = (float("nan"), float("nan"))

    def hear(self, said: Said, answered: Callable[[Answer], None]) -> None:
        """Follow a message. The answer may come a tick later, from the loop."""
        if said.verb is Verb.STATUS:
            answered({"ok": True, **told(self.loop.last, self.loop.lateness)})
        elif said.verb is Verb.OFFER and said.wish is not None:
            self._offer(said.wish, answered)
        elif said.verb is Verb.DO and said.wish is not None:
            self._do(said.wish, said.code, answered)
        else:
            self._less(said.verb, answered)

    def _offer(self, wish: Wish, answered: Callable[[Answer], None]) -> None:
        """A code is shown, never told to whoever asked for it."""
        if wish is Wish.START:
            self.shown_mmhg = self.agreed.mmhg(self.loop.state)
        self.show(wish, self.tokens.mint(wish, self.now_s()), *self.shown_mmhg)
        answered({"ok": True, "shown": wish.value})

    def _do(self, wish: Wish, code: str, answered: Callable[[Answer], None]) -> None:
        if wish in GUARDED and not self.tokens.spend(wish, code, self.now_s()):
            answered({"ok": False, "refused": ["WRONG_CODE"]})
            return
        goal, up_to = self.shown_mmhg if wish is Wish.START else (float("nan"), float("nan"))
        self._ask(Event(wish, Origin.PERSON, goal, up_to), answered)

    def _less(self, verb: Verb, answered: Callable[[Answer], None]) -> None:
        """Stopping and lowering are open to everybody, and to the agent."""
        lower_mmhg = self.loop.state.goal_mmhg - LOWER_BY_MMHG
        if verb is Verb.STOP or not lower_mmhg >= DEFLATED_MMHG:
            self._ask(Event(Wish.STOP, Origin.AGENT), answered)
        else:
            self._ask(Event(Wish.ADJUST, Origin.AGENT, lower_mmhg), answered)

    def _ask(self, event: Event, answered: Callable[[Answer], None]) -> None:
        def after(step: Step) -> None:
            answered({"ok": not step.refused, **told(step, self.loop.lateness)})

        if not self.loop.ask(event, after):
            answered({"ok": False, "refused": ["BUSY"]})
