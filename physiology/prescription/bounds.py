"""How far the rules may go for a team."""

from types import MappingProxyType

from pydantic import Field

from physiology.finding import Shape

SWAPS = MappingProxyType(
    {
        "back_squat": "goblet_squat",
        "front_squat": "goblet_squat",
        "split_squat": "step_up",
        "lunge": "step_up",
        "deadlift": "hip_thrust",
        "romanian_deadlift": "hip_thrust",
        "nordic_curl": "hamstring_bridge",
        "calf_raise": "isometric_calf_hold",
        "depth_jump": "step_up",
        "box_jump": "step_up",
        "jump_squat": "goblet_squat",
        "sprints": "cycling",
        "bench_press": "push_up",
        "overhead_press": "landmine_press",
        "pull_up": "band_row",
    }
)
"""Heavy, eccentric or bouncing work, and what asks less of sore muscle (house rule)."""


class Bounds(Shape):
    """Limits a team sets for every automatic change. The defaults are house rules."""

    largest_cut: float = Field(default=0.5, gt=0, le=0.5)
    """Share of the planned volume that all cuts of a day together may take; a team may ask for less, never for more."""
    least_session_min: float = Field(default=10.0, ge=0, le=60)
    """No cut of volume leaves a session shorter than this [min]; a shorter plan stays as it is."""
    allowed_swaps: tuple[str, ...] = tuple(SWAPS)
    """Exercises that a rule may exchange for their gentler stand-in."""
