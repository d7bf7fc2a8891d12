"""What holds after every tick, whatever anybody wants and whatever the sensors say (I1-I15 of docs/safety.md)."""

from dataclasses import dataclass

from devices.cuff.state import PHASE, Inputs, Mode, Origin, State, Step, Wish

LEG_MMHG, ARM_MMHG, CALIBRATION_MMHG = 240.0, 200.0, 300.0
RESTS_S, LONG_REST_S = 60.0, 180.0
TOLERANCE = 1e-6


@dataclass(frozen=True)
class Tick:
    """One tick, seen from outside."""

    before: State
    seen: Inputs
    answer: Step

    @property
    def after(self) -> State:
        return self.answer.state


def broken(tick: Tick) -> list[str]:
    """The invariants that a tick breaks; written with the numbers of the requirement."""
    return [name for name, holds in INVARIANTS.items() if not holds(tick)]


def _target(tick: Tick) -> float:
    return tick.answer.command.target_mmhg or 0.0


def _below_the_ceilings(tick: Tick) -> bool:
    given, target = tick.after.given, _target(tick)
    if target == 0.0:
        return True
    if given is None:
        return False
    if tick.after.mode is Mode.CALIBRATING:
        return target <= CALIBRATION_MMHG
    ceiling = ARM_MMHG if "arm" in given.limb else LEG_MMHG
    return target <= min(0.8 * given.limb_occlusion_mmhg, ceiling, given.approved_mmhg)


def _occlusion_known(tick: Tick) -> bool:
    given = tick.after.given
    exercising = tick.after.mode in (Mode.INFLATING, Mode.HOLDING)
    return not exercising or (given is not None and 80.0 <= given.limb_occlusion_mmhg <= 300.0)


def _valve(tick: Tick) -> bool:
    return tick.answer.command.vents or tick.after.mode in PHASE


def _fault_vents(tick: Tick) -> bool:
    return tick.after.mode is not Mode.FAULT or tick.answer.command.vents


def _fault_left_by_people(tick: Tick) -> bool:
    if tick.before.mode is not Mode.FAULT or tick.after.mode is Mode.FAULT:
        return True
    event = tick.seen.event
    human = event is not None and event.origin in (Origin.PERSON, Origin.CLINICIAN)
    acknowledged = human and event is not None and event.wish is Wish.ACKNOWLEDGE
    free = tick.seen.pressure.highest_mmhg < 20.0
    return acknowledged and free and tick.after.mode is Mode.IDLE and tick.after.given is None


def _no_agent_raises(tick: Tick) -> bool:
    event = tick.seen.event
    if event is None or event.origin is not Origin.AGENT:
        return True
    inflating = tick.before.mode is Mode.INFLATING and tick.after.mode is Mode.INFLATING
    return inflating or _target(tick) <= tick.before.issued.target_mmhg + TOLERANCE


def _raises_are_small(tick: Tick) -> bool:
    rise = _target(tick) - tick.before.issued.target_mmhg
    most = 20.0 if tick.after.mode is Mode.CALIBRATING else 10.0
    return rise <= most + TOLERANCE


def _raises_wait(tick: Tick) -> bool:
    rises = _target(tick) > tick.before.issued.target_mmhg + TOLERANCE
    if not rises or tick.after.mode is Mode.INFLATING or tick.before.mode is Mode.INFLATING:
        return True
    waited = tick.before.issued.since_rise_s + tick.seen.dt_s
    return waited >= (5.0 if tick.after.mode is Mode.CALIBRATING else 2.0) - TOLERANCE


def _rested(tick: Tick) -> bool:
    starts = tick.before.mode not in PHASE and tick.after.mode in PHASE
    if not starts:
        return True
    spent = tick.after.spent
    return spent.deflated_s >= (LONG_REST_S if spent.last_bout_s > 300.0 else RESTS_S)


def _in_time(tick: Tick) -> bool:
    if tick.answer.command.vents or tick.after.given is None:
        return True
    session_s = 900.0 if "arm" in tick.after.given.limb else 1200.0
    spent = tick.after.spent
    calibrated = tick.after.mode is not Mode.CALIBRATING or spent.calibration_s < 180.0
    return spent.bout_s < 600.0 and spent.session_s < session_s and calibrated


def _ledger_grows(tick: Tick) -> bool:
    before, after = tick.before.spent, tick.after.spent
    return after.session_s >= before.session_s and after.calibration_s >= before.calibration_s


def _screened_by_a_clinician(tick: Tick) -> bool:
    event = tick.seen.event
    became = tick.before.given is None and tick.after.given is not None
    return not became or (event is not None and event.origin is Origin.CLINICIAN and event.wish is Wish.SCREENED)


def _started_by_people(tick: Tick) -> bool:
    event = tick.seen.event
    starts = tick.before.mode not in PHASE and tick.after.mode in PHASE
    return not starts or (event is not None and event.origin in (Origin.PERSON, Origin.CLINICIAN))


def _one_limb(tick: Tick) -> bool:
    return tick.answer.command.vents or tick.seen.pressure.other_limb_mmhg < 20.0


def _known_pressure(tick: Tick) -> bool:
    read = tick.seen.pressure
    fresh = 0.0 <= read.age_s <= 0.2 and abs(read.cuff_mmhg - read.second_mmhg) <= 10.0
    return tick.answer.command.vents or (fresh and tick.seen.link_up and 0.0 < tick.seen.dt_s <= 0.5)


def _done_is_the_end(tick: Tick) -> bool:
    return tick.before.mode is not Mode.DONE or tick.after.mode in (Mode.DONE, Mode.FAULT)


INVARIANTS = {
    "I1 no target over the ceilings": _below_the_ceilings,
    "I2 an occlusion pressure of 80 to 300 in exercise": _occlusion_known,
    "I3 the valve closes under pressure modes alone": _valve,
    "I5 a fault vents": _fault_vents,
    "I6 a fault is left by a person, free, to the beginning": _fault_left_by_people,
    "I7 no raise comes from the agent": _no_agent_raises,
    "I7 a raise is small": _raises_are_small,
    "I8 a limb rests before it is inflated": _rested,
    "I9 I10 no command once the time is over": _in_time,
    "I11 the ledger never shrinks": _ledger_grows,
    "I13 no command on an unknown pressure, a lost link or a gap": _known_pressure,
    "I14 a clinician screens": _screened_by_a_clinician,
    "I15 raises wait": _raises_wait,
    "H11 people start": _started_by_people,
    "H18 one limb": _one_limb,
    "a session that ended stays ended": _done_is_the_end,
}
