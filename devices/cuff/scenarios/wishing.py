"""What planners and agents wish for that may not be, or that may: each as the event the controller hears."""

from collections.abc import Callable

from devices.cuff.scenarios.scenario import Break
from devices.cuff.scenarios.session import Session
from devices.cuff.state import Event, Origin, Wish


def _wished(wish: Wish, origin: Origin, mmhg: Callable[[Session], float]) -> Callable[[Session], Event]:
    return lambda one: Event(wish, origin, mmhg=mmhg(one))


def _nothing(_one: Session) -> float:
    return float("nan")


WISHED: dict[Break, Callable[[Session], Event]] = {
    Break.PLANNER_ABOVE_CAP: _wished(
        Wish.ADJUST, Origin.SUPERVISOR, lambda one: 0.8 * one.occlusion_mmhg + one.drawn(0.1, 9.0)
    ),
    Break.PLANNER_ABOVE_APPROVED: _wished(
        Wish.ADJUST, Origin.SUPERVISOR, lambda one: one.goal_mmhg + one.drawn(0.1, 9.9)
    ),
    Break.PLANNER_TOO_FAST: _wished(Wish.ADJUST, Origin.SUPERVISOR, lambda one: one.goal_mmhg + one.drawn(10.1, 20.0)),
    Break.PLANNER_NAN: _wished(Wish.ADJUST, Origin.SUPERVISOR, _nothing),
    Break.PLANNER_INFINITE: _wished(Wish.ADJUST, Origin.SUPERVISOR, lambda _one: float("inf")),
    Break.AGENT_RAISES: _wished(Wish.ADJUST, Origin.AGENT, lambda one: one.goal_mmhg + one.drawn(1.0, 50.0)),
    Break.AGENT_STARTS: _wished(Wish.START, Origin.AGENT, lambda one: one.goal_mmhg),
    Break.AGENT_STOPS: _wished(Wish.STOP, Origin.AGENT, _nothing),
    Break.AGENT_ACKNOWLEDGES: _wished(Wish.ACKNOWLEDGE, Origin.AGENT, _nothing),
}
