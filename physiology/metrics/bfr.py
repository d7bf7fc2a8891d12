"""Blood-flow restriction: pressures, what a set shows, and what is proposed."""

from physiology.metrics.row import DOWN, FLAT, LAST, MEAN

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("systolic_mmhg", "mmHg", 50, 300, 0, FLAT, LAST),
    ("diastolic_mmhg", "mmHg", 30, 200, 0, FLAT, LAST),
    ("thb_um", "µM", -500, 500, 2, FLAT, MEAN),
)

COMPUTED = (
    ("bfr_clot_points", "points", 0, 17, 0, DOWN, LAST),
    ("bfr_questions_open", "questions", 0, 100, 0, DOWN, LAST),
    ("venous_breakpoint_mmhg", "mmHg", 0, 300, 0, FLAT, LAST),
    ("hhb_breakpoint_mmhg", "mmHg", 0, 300, 0, FLAT, LAST),
    ("limb_occlusion_mmhg", "mmHg", 80, 300, 0, FLAT, LAST),
    ("limb_occlusion_predicted_mmhg", "mmHg", 0, 400, 0, FLAT, LAST),
    ("cuff_pressure_time_mmhg_s", "mmHg·s", 0, 400000, 0, FLAT, LAST),
    ("velocity_loss_pct", "%", 0, 100, 0, FLAT, LAST),
    ("bfr_reps_planned", "reps", 30, 90, 0, FLAT, LAST),
    ("bfr_fraction_pct", "%", 40, 80, 0, FLAT, LAST),
    ("bfr_reward", "", 0, 1, 2, FLAT, LAST),
)
