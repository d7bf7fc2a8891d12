"""Every scenario, by hand. A hazard is a row of docs/safety.md; codes are those of trips, limits and the machine."""

from devices.cuff.limits import CALIBRATION_S, SESSION_LEG_S, Limb, Spent
from devices.cuff.scenarios.scenario import Break, Outcome, Scenario, Sign, When

LEG = Limb.LEFT_LEG
NEARLY_A_SESSION = Spent(session_s=SESSION_LEG_S - 8.0, last_bout_s=100.0, deflated_s=300.0)
NEARLY_CALIBRATED = Spent(calibration_s=CALIBRATION_S - 24.0, session_s=CALIBRATION_S - 24.0, deflated_s=300.0)
HIGH, APART = ("OVERPRESSURE", "RISES_WILDLY", "SENSORS_DISAGREE"), ("SENSORS_DISAGREE", "OVERPRESSURE")
REFUSES, ALONE = Outcome.REFUSES, Outcome.FIRMWARE_VENTS

AIR = (
    Scenario("pump_sticks", Break.PUMP_STUCK, When.PRESSED, "H3", Sign.TOO_HIGH, HIGH),
    Scenario("pump_sticks_at_the_ceiling", Break.PUMP_STUCK, When.HOLDING, "H3", Sign.TOO_HIGH, HIGH, fraction=0.80),
    Scenario(
        "pump_sticks_in_calibration", Break.PUMP_STUCK, When.CALIBRATING, "H3", Sign.TOO_HIGH,
        ("OVERPRESSURE", "FIRMWARE_FAULT", "LINK_LOST"), calibrates=True,
    ),
    Scenario("tube_kinks_while_inflating", Break.TUBE_KINKED, When.INFLATING, "H3", Sign.DISAGREE, HIGH),
    Scenario("limb_squeezes_the_cuff", Break.LIMB_SQUEEZES, When.HOLDING, "H3", Sign.TOO_HIGH, HIGH),
    Scenario("valve_jams", Break.VALVE_JAMMED, When.HOLDING, "H4", Sign.STOP, ("STOP_PRESSED",), then_stops=True),
    Scenario("valve_clogs", Break.VALVE_CLOGGED, When.HOLDING, "H4", Sign.STOP, ("STOP_PRESSED",), then_stops=True),
    Scenario(
        "tube_kinks_while_holding", Break.TUBE_KINKED, When.HOLDING, "H4", Sign.STOP, ("STOP_PRESSED",), then_stops=True
    ),
    Scenario(
        "both_valves_jam", Break.BOTH_VALVES_JAMMED, When.HOLDING, "H4", Sign.STOP, ("STOP_PRESSED",),
        Outcome.CANNOT_VENT, then_stops=True, double=True,
    ),
    Scenario(
        "strap_opens", Break.STRAP_OPENS, When.HOLDING, "H14", Sign.LOST, ("PRESSURE_LOST",), fraction=0.55, limb=LEG
    ),
    Scenario("cuff_leaks", Break.LEAK, When.FROM_THE_START, "H14", Sign.UNREACHED, ("WILL_NOT_INFLATE",)),
    Scenario("pump_is_dead", Break.PUMP_DEAD, When.FROM_THE_START, "H14", Sign.UNREACHED, ("WILL_NOT_INFLATE",)),
)  # fmt: skip

SENSORS = (
    Scenario("pressure_sensor_freezes", Break.SENSOR_FROZEN, When.INFLATING, "H6", Sign.DISAGREE, APART),
    Scenario(
        "both_pressure_sensors_freeze", Break.BOTH_SENSORS_FROZEN, When.INFLATING, "H6", Sign.STANDS_STILL,
        ("PRESSURE_FLAT",), double=True,
    ),
    Scenario(
        "both_pressure_sensors_freeze_while_holding", Break.BOTH_SENSORS_FROZEN, When.HOLDING, "H6", Sign.STANDS_STILL,
        ("PRESSURE_FLAT",), double=True,
    ),
    Scenario(
        "both_pressure_sensors_freeze_in_calibration", Break.BOTH_SENSORS_FROZEN, When.CALIBRATING, "H6",
        Sign.STANDS_STILL, ("PRESSURE_FLAT",), calibrates=True, double=True,
    ),
    Scenario("pressure_sensor_drifts", Break.SENSOR_DRIFTS, When.PRESSED, "H6", Sign.DISAGREE, APART),
    Scenario("pressure_is_no_number", Break.SENSOR_NAN, When.PRESSED, "H6", Sign.UNKNOWN, ("PRESSURE_RANGE",)),
    Scenario("pressure_beyond_range", Break.SENSOR_BEYOND, When.PRESSED, "H6", Sign.UNKNOWN, ("PRESSURE_RANGE",)),
    Scenario(
        "second_sensor_missing", Break.SECOND_SENSOR_MISSING, When.PRESSED, "H6", Sign.UNKNOWN,
        ("PRESSURE_RANGE", "FIRMWARE_FAULT", "LINK_LOST"),
    ),
    Scenario("pressure_reports_stop", Break.REPORTS_STOP, When.PRESSED, "H6", Sign.STALE, ("PRESSURE_STALE",)),
    Scenario("oxygen_stops", Break.NIRS_STOPS, When.PRESSED, "H7", Sign.NIRS_STALE, ("NIRS_STALE",)),
    Scenario("oxygen_stands_still", Break.NIRS_FROZEN, When.HOLDING, "H7", Sign.NIRS_FLAT, ("NIRS_FLAT",)),
    Scenario("oxygen_beyond_range", Break.NIRS_BEYOND, When.PRESSED, "H7", Sign.NIRS_BEYOND, ("NIRS_RANGE",)),
    Scenario("oxygen_is_no_number", Break.NIRS_NAN, When.PRESSED, "H7", Sign.NIRS_BEYOND, ("NIRS_RANGE",)),
    Scenario("muscle_desaturates", Break.DESATURATES, When.HOLDING, "H8", Sign.DESATURATED, ("DESATURATED",)),
    Scenario("weight_is_dropped", Break.EMG_DROPS, When.HOLDING, "H9", Sign.EMG_LOW, ("EMG_DROPPED",)),
    Scenario("activity_stops_coming", Break.EMG_STOPS, When.PRESSED, "H9", Sign.EMG_STALE, ("EMG_STALE",)),
)  # fmt: skip

SOFTWARE = (
    Scenario("link_is_lost", Break.LINK_LOST, When.PRESSED, "H10", Sign.STALE, ("LINK_LOST", "PRESSURE_STALE")),
    Scenario("radio_hangs", Break.RADIO_HANGS, When.PRESSED, "H10", Sign.STALE, ("LINK_LOST", "PRESSURE_STALE")),
    Scenario("firmware_reports_a_fault", Break.FIRMWARE_FAULT, When.PRESSED, "H6", Sign.FIRMWARE, ("FIRMWARE_FAULT",)),
    Scenario("supervisor_hangs", Break.SUPERVISOR_HANGS, When.PRESSED, "H10", Sign.SILENT, ("SUPERVISOR_SILENT",)),
    Scenario("loop_is_late", Break.TICK_GAP, When.PRESSED, "H10", Sign.ODD_TICK, ("TIMING",)),
    Scenario("computer_sleeps", Break.SUSPENDED, When.PRESSED, "H19", Sign.ODD_TICK, ("TIMING",)),
    Scenario("process_dies", Break.PROCESS_DIES, When.PRESSED, "H10", Sign.NONE, (), ALONE),
    Scenario("clock_jumps_ahead", Break.CLOCK_AHEAD, When.PRESSED, "H19", Sign.ODD_TICK, ("TIMING",)),
    Scenario("clock_jumps_back", Break.CLOCK_BACK, When.PRESSED, "H19", Sign.ODD_TICK, ("TIMING",)),
    Scenario(
        "restart_keeps_the_ledger", Break.CRASH_AND_RESTART, When.HOLDING, "H5", Sign.NONE, ("NOT_RESTED",), ALONE
    ),
    Scenario("process_crashes_in_a_loop", Break.CRASH_LOOP, When.HOLDING, "H5", Sign.NONE, ("NOT_RESTED",), ALONE),
)  # fmt: skip

PEOPLE = (
    Scenario("stop_is_pressed", Break.STOP_PRESSED, When.PRESSED, "H16", Sign.STOP, ("STOP_PRESSED",)),
    Scenario("second_limb_is_inflated", Break.SECOND_LIMB, When.PRESSED, "H18", Sign.OTHER_LIMB, ("TWO_LIMBS",)),
    Scenario("occlusion_in_kpa", Break.LOP_IN_KPA, When.FROM_THE_START, "H20", Sign.SAID, ("NOT_NOW",), REFUSES),
    Scenario(
        "screening_has_expired", Break.SCREENING_EXPIRED, When.FROM_THE_START, "H12", Sign.SAID, ("NOT_SCREENED",),
        REFUSES,
    ),
    Scenario(
        "check_of_the_day_has_expired", Break.CHECK_EXPIRED, When.FROM_THE_START, "H12", Sign.SAID, ("NOT_SCREENED",),
        REFUSES,
    ),
    Scenario(
        "screening_is_not_signed", Break.SCREENING_UNSIGNED, When.FROM_THE_START, "H12", Sign.SAID, ("NOT_SCREENED",),
        REFUSES,
    ),
    Scenario("cuff_is_too_narrow", Break.CUFF_NARROW, When.FROM_THE_START, "H2", Sign.SAID, ("CUFF_WIDTH",), REFUSES),
    Scenario(
        "start_above_the_fraction", Break.START_ABOVE_FRACTION, When.FROM_THE_START, "H1", Sign.SAID,
        ("ABOVE_FRACTION",), REFUSES,
    ),
    Scenario(
        "start_without_rest", Break.START_WITHOUT_REST, When.RESTING, "H5", Sign.SAID, ("NOT_RESTED",), REFUSES
    ),
    Scenario(
        "planner_above_the_cap", Break.PLANNER_ABOVE_CAP, When.HOLDING, "H1", Sign.SAID, ("ABOVE_FRACTION",),
        approved=0.80,
    ),
    Scenario(
        "planner_above_what_was_approved", Break.PLANNER_ABOVE_APPROVED, When.HOLDING, "H1", Sign.SAID,
        ("ABOVE_APPROVED",),
    ),
    Scenario(
        "planner_too_fast", Break.PLANNER_TOO_FAST, When.HOLDING, "H1", Sign.SAID, ("RISES_TOO_FAST",), approved=0.80
    ),
    Scenario(
        "planner_says_infinity", Break.PLANNER_INFINITE, When.HOLDING, "H1", Sign.SAID, ("ABOVE_ABSOLUTE",),
        approved=0.80,
    ),
    Scenario("planner_says_no_number", Break.PLANNER_NAN, When.HOLDING, "H1", Sign.SAID, ()),
    Scenario("agent_asks_to_raise", Break.AGENT_RAISES, When.HOLDING, "H11", Sign.SAID, ("NOT_YOURS",), REFUSES),
    Scenario("agent_asks_to_start", Break.AGENT_STARTS, When.READY, "H11", Sign.SAID, ("NOT_YOURS",), REFUSES),
    Scenario("agent_asks_to_stop", Break.AGENT_STOPS, When.PRESSED, "H11", Sign.SAID, ()),
    Scenario(
        "agent_acknowledges_a_fault", Break.AGENT_ACKNOWLEDGES, When.HOLDING, "H13", Sign.STOP,
        ("STOP_PRESSED",),
    ),
)  # fmt: skip

TIME = (
    Scenario("bout_is_over", Break.TIME_RUNS, When.HOLDING, "H5", Sign.TIME_OVER, ("BOUT_OVER",), held_s=592.0),
    Scenario(
        "session_is_over", Break.TIME_RUNS, When.HOLDING, "H5", Sign.TIME_OVER, ("SESSION_OVER",), limb=LEG,
        spent=NEARLY_A_SESSION,
    ),
    Scenario(
        "calibration_is_over", Break.TIME_RUNS, When.CALIBRATING, "H5", Sign.TIME_OVER, ("CALIBRATION_OVER",),
        spent=NEARLY_CALIBRATED, calibrates=True,
    ),
    Scenario("whole_session", None, When.NEVER, "", Sign.NONE, (), Outcome.RUNS),
    Scenario("calibration", None, When.NEVER, "", Sign.NONE, (), Outcome.RUNS, calibrates=True),
)  # fmt: skip

SCENARIOS: dict[str, Scenario] = {one.name: one for one in (*AIR, *SENSORS, *SOFTWARE, *PEOPLE, *TIME)}
