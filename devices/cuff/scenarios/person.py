"""The people of a simulated session: who screens, starts, does the sets, ends them and rests."""

from dataclasses import dataclass

from devices.cuff.limits import CALIBRATION_EVERY_S, MOST_CALIBRATION_RISE_MMHG, Given
from devices.cuff.state import Event, Mode, Origin, State, Wish
from devices.cuff.wearer import REP_S

SETTLES_S = 0.6
"""Between two things that a person does (an invention of the simulation, as the rest here)."""
REST_WAITED_S = 61.0


@dataclass(slots=True)
class Person:
    """Wishes in the order of a session. A clinician's measurement or a calibration comes before the first start."""

    given: Given
    occlusion_mmhg: float
    """What is said to have been measured."""
    goal_mmhg: float
    up_to_mmhg: float
    reps: tuple[int, ...]
    calibrates: bool = False
    idle: bool = False
    """Whether nobody wishes for anything any more."""
    waits: bool = True
    """For the rest between two sets to be over."""
    said_occlusion: bool = False
    sets_done: int = 0

    def wish(self, state: State) -> Event | None:
        """What is wished for now."""
        if self.idle or state.in_mode_s < SETTLES_S:
            return None
        match state.mode:
            case Mode.IDLE:
                return Event(Wish.SCREENED, Origin.CLINICIAN, given=self.given)
            case Mode.SCREENED:
                return self._measures()
            case Mode.CALIBRATING:
                return self._raises(state)
            case Mode.READY:
                return None if self.calibrates else self._starts()
            case Mode.HOLDING:
                return self._works(state)
            case Mode.RESTING:
                return self._rests(state)
        return None

    def _measures(self) -> Event:
        if self.calibrates:
            return Event(Wish.CALIBRATE, Origin.PERSON)
        if self.said_occlusion:
            return self._starts()
        self.said_occlusion = True
        return Event(Wish.CALIBRATED, Origin.CLINICIAN, mmhg=self.occlusion_mmhg)

    def _raises(self, state: State) -> Event | None:
        """The supervisor's steps, up to the occlusion pressure."""
        if state.goal_mmhg >= self.occlusion_mmhg and state.issued.since_rise_s > CALIBRATION_EVERY_S:
            return Event(Wish.CALIBRATED, Origin.SUPERVISOR, mmhg=self.occlusion_mmhg)
        if state.issued.since_rise_s <= CALIBRATION_EVERY_S or state.goal_mmhg >= self.occlusion_mmhg:
            return None
        return Event(Wish.ADJUST, Origin.SUPERVISOR, mmhg=state.goal_mmhg + MOST_CALIBRATION_RISE_MMHG)

    def _starts(self) -> Event:
        return Event(Wish.START, Origin.PERSON, mmhg=self.goal_mmhg, up_to_mmhg=self.up_to_mmhg)

    def _works(self, state: State) -> Event | None:
        if self.sets_done == len(self.reps) or state.in_mode_s < self.reps[self.sets_done] * REP_S:
            return None
        self.sets_done += 1
        return Event(Wish.SET_DONE, Origin.PERSON)

    def _rests(self, state: State) -> Event | None:
        if self.sets_done >= len(self.reps):
            return Event(Wish.END, Origin.PERSON)
        return self._starts() if not self.waits or state.spent.deflated_s >= REST_WAITED_S else None
