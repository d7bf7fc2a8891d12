"""What a session was agreed to be, and what each message asks of the loop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from devices.cuff.control.loop import Loop
from devices.cuff.control.messages import Said, Verb, told
from devices.cuff.control.tokens import GUARDED, Terms, Tokens
from devices.cuff.limits import DEFLATED_MMHG, OCCLUSION_VALID_S, Given
from devices.cuff.state import EXERCISING, Event, Origin, State, Step, Wish

LOWER_BY_MMHG = 10.0
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a person approved before the cuff was put on: fractions of the occlusion pressure, never pressures."""

    given: Given
    start_fraction: float
    up_to_fraction: float
    """How far the supervisor may raise."""

    def terms(self, state: State) -> Terms:
        """The pressures those fractions are, once the occlusion pressure is known; NaN before."""
        occlusion = state.given.limb_occlusion_mmhg if state.given else float("nan")
        return Terms(self.start_fraction * occlusion, self.up_to_fraction * occlusion)

    def opening(self) -> tuple[Event, ...]:
        """What a clinician signed and measured, as the first wishes of a process."""
        screened = Event(Wish.SCREENED, Origin.CLINICIAN, given=self.given)
        if not 0.0 <= self.given.occlusion_age_s <= OCCLUSION_VALID_S:
            return (screened,)
        return (screened, Event(Wish.CALIBRATED, Origin.CLINICIAN, mmhg=self.given.limb_occlusion_mmhg))


@dataclass
class Session:
    """The loop, what was agreed, and the codes; the only way in from outside."""

    loop: Loop
    agreed: Agreed
    show: Callable[[Wish, str, Terms], None]
    """Shows a code at the cuff, with the pressures that it is good for."""
    now_s: Callable[[], float]
    tokens: Tokens = field(default_factory=Tokens)

    def begin(self) -> None:
        """Tell the loop what was signed. Once: after a fault, everything has to be established anew."""
        for event in self.agreed.opening():
            self.loop.ask(event, lambda _step: None)

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
        terms = self.agreed.terms(self.loop.state) if wish is Wish.START else Terms()
        if wish is Wish.START and terms.start_mmhg != terms.start_mmhg:
            answered({"ok": False, "refused": ["NOT_CALIBRATED"]})
            return
        code = self.tokens.mint(wish, self.now_s(), terms)
        if code is None:
            answered({"ok": False, "refused": ["CODE_NOT_YET"]})
            return
        self.show(wish, code, terms)
        answered({"ok": True, "shown": wish.value})

    def _do(self, wish: Wish, code: str, answered: Callable[[Answer], None]) -> None:
        terms = self.tokens.spend(wish, code, self.now_s()) if wish in GUARDED else Terms()
        if terms is None:
            answered({"ok": False, "refused": ["WRONG_CODE"]})
            return
        self._ask(Event(wish, Origin.PERSON, terms.start_mmhg, terms.up_to_mmhg), answered)

    def _less(self, verb: Verb, answered: Callable[[Answer], None]) -> None:
        """Stopping and lowering are open to everybody, and to the agent."""
        state = self.loop.state
        lower_mmhg = state.goal_mmhg - LOWER_BY_MMHG
        if verb is Verb.STOP or state.mode not in EXERCISING or not lower_mmhg >= DEFLATED_MMHG:
            self._ask(Event(Wish.STOP, Origin.AGENT), answered)
        else:
            self._ask(Event(Wish.ADJUST, Origin.AGENT, lower_mmhg), answered)

    def _ask(self, event: Event, answered: Callable[[Answer], None]) -> None:
        def after(step: Step) -> None:
            answered({"ok": not step.refused, **told(step, self.loop.lateness)})

        if not self.loop.ask(event, after):
            answered({"ok": False, "refused": ["BUSY"]})
