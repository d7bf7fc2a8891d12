"""How things break in a simulated session: once, between two steps of the plant, by amounts that the seed gives."""

from dataclasses import replace

from devices.cuff.pneumatics import PUMP_MMHG_S, squeezed
from devices.cuff.port import Fault
from devices.cuff.scenarios.scenario import Break
from devices.cuff.scenarios.session import Session
from devices.cuff.scenarios.wishing import WISHED

NEVER_S = float("inf")
KPA_A_MMHG = 0.133322
CRASHES, BETWEEN_CRASHES_S = 4, 4.0


def broken(one: Session, what: Break | None) -> None:
    """Let it break."""
    if what in WISHED:
        one.says(WISHED[what](one))
    for family in (_air, _sensors, _muscle, _reach, _software, _papers):
        family(one, what)


def _air(one: Session, what: Break | None) -> None:
    wear = one.cuff.wear
    match what:
        case Break.PUMP_STUCK:
            wear.pump_sticks = True
        case Break.PUMP_DEAD:
            wear.pump_dead = True
        case Break.VALVE_JAMMED:
            wear.vent_s = NEVER_S
        case Break.VALVE_CLOGGED:
            wear.vent_s = one.drawn(0.2, 0.6)
        case Break.BOTH_VALVES_JAMMED:
            wear.vent_s = wear.second_vent_s = NEVER_S
        case Break.TUBE_KINKED:
            wear.kinked = True
        case Break.LIMB_SQUEEZES:
            one.cuff.air = squeezed(one.cuff.air, one.drawn(14.0, 22.0))
        case Break.STRAP_OPENS:
            wear.leak_s = one.drawn(0.3, 0.6)
        case Break.LEAK:
            wear.leak_s = one.drawn(0.4, 0.7) * one.goal_mmhg / PUMP_MMHG_S


def _sensors(one: Session, what: Break | None) -> None:
    senses, status = one.cuff.senses, one.cuff.status()
    match what:
        case Break.SENSOR_FROZEN:
            senses.first_frozen_mmhg = status.cuff_mmhg
        case Break.BOTH_SENSORS_FROZEN:
            senses.first_frozen_mmhg, senses.second_frozen_mmhg = status.cuff_mmhg, status.second_mmhg
        case Break.SENSOR_DRIFTS:
            senses.first_drift_mmhg_s = one.drawn(3.0, 20.0) * (1.0 if one.drawn(0.0, 1.0) < 0.5 else -1.0)
        case Break.SENSOR_NAN:
            senses.reported_mmhg = float("nan")
        case Break.SENSOR_BEYOND:
            senses.reported_mmhg = one.drawn(401.0, 1000.0) if one.drawn(0.0, 1.0) < 0.5 else one.drawn(-200.0, -21.0)
        case Break.SECOND_SENSOR_MISSING:
            senses.second_missing = True
        case Break.REPORTS_STOP:
            senses.reports_stop = True
        case Break.FIRMWARE_FAULT:
            senses.fault = Fault.SENSOR


def _muscle(one: Session, what: Break | None) -> None:
    heard = one.heard
    match what:
        case Break.NIRS_STOPS:
            heard.nirs_stops = True
        case Break.NIRS_FROZEN:
            heard.nirs_frozen = True
        case Break.NIRS_BEYOND:
            heard.nirs_says_pct = one.drawn(100.1, 200.0)
        case Break.NIRS_NAN:
            heard.nirs_says_pct = float("nan")
        case Break.DESATURATES:
            one.wearer.empties = True
        case Break.EMG_DROPS:
            one.wearer.weak = True
        case Break.EMG_STOPS:
            heard.emg_stops = True
        case Break.SECOND_LIMB:
            heard.other_limb_mmhg = one.drawn(21.0, 120.0)


def _reach(one: Session, what: Break | None) -> None:
    match what:
        case Break.LINK_LOST:
            one.cuff.senses.link_down = True
            one.after(one.drawn(0.05, 0.4), one.heard.lose_link)
        case Break.RADIO_HANGS:
            one.cuff.senses.link_hangs = True
        case Break.SUPERVISOR_HANGS:
            one.heard.supervisor_hangs = True
        case Break.CLOCK_AHEAD:
            one.clock_off_s = one.drawn(0.6, 3600.0)
        case Break.CLOCK_BACK:
            one.clock_off_s = -one.drawn(0.2, 3600.0)
        case Break.STOP_PRESSED:
            one.heard.press_stop()
        case Break.AGENT_ACKNOWLEDGES:
            one.heard.press_stop()
            one.after(1.0, one.heard.release_stop)
            one.after(1.5, lambda: one.says(WISHED[Break.AGENT_ACKNOWLEDGES](one)))


def _software(one: Session, what: Break | None) -> None:
    match what:
        case Break.TICK_GAP:
            one.blocked_until_s = one.now_s + one.drawn(0.6, 1.6)
        case Break.SUSPENDED:
            one.blocked_until_s = one.now_s + one.drawn(3.0, 6.0)
        case Break.PROCESS_DIES:
            one.die()
        case Break.CRASH_AND_RESTART:
            _crashes(one, 1)
        case Break.CRASH_LOOP:
            _crashes(one, CRASHES)


def _crashes(one: Session, times: int) -> None:
    """Each time it is away for a while, comes back, and is asked to start at once."""
    away_s = one.drawn(2.5, 6.0)
    for number in range(times):
        again_s = number * (away_s + BETWEEN_CRASHES_S)
        one.after(again_s, one.die)
        one.after(again_s + away_s, lambda: one.restart(away_s))


def _papers(one: Session, what: Break | None) -> None:
    person = one.person
    match what:
        case Break.LOP_IN_KPA:
            person.occlusion_mmhg = round(one.occlusion_mmhg * KPA_A_MMHG, 1)
        case Break.SCREENING_EXPIRED:
            person.given = replace(person.given, screen_age_s=one.drawn(90.01, 400.0) * 86400.0)
        case Break.CHECK_EXPIRED:
            person.given = replace(person.given, check_age_s=one.drawn(12.01, 48.0) * 3600.0)
        case Break.SCREENING_UNSIGNED:
            person.given = replace(person.given, signed=False)
        case Break.CUFF_NARROW:
            person.given = replace(person.given, cuff_width_cm=one.drawn(3.0, 4.9))
        case Break.START_ABOVE_FRACTION:
            person.goal_mmhg = person.up_to_mmhg = one.occlusion_mmhg * one.drawn(0.801, 1.2)
        case Break.START_WITHOUT_REST:
            person.waits = False
        case Break.AGENT_STARTS | Break.AGENT_STOPS:
            person.idle = True
