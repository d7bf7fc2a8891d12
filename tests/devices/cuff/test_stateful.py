"""Random sessions with hostile people, planners, agents and sensors: every invariant after every tick."""

import math
from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from devices.cuff.limits import Limb, Seen
from devices.cuff.machine import step
from devices.cuff.state import Event, Inputs, Mode, Origin, State, Wish
from tests.devices.cuff.invariants import Tick, broken
from tests.devices.cuff.sessions import GIVEN, follows, good

PRESSURES = st.one_of(st.floats(-50, 500), st.sampled_from([math.nan, math.inf, -math.inf, 0.0, 80.0, 160.0, 240.0]))
ODD = st.sampled_from([math.nan, math.inf, -math.inf, -1.0, 0.0, 1e9])
FIELDS = ["dt_s", "smo2_pct", "smo2_age_s", "emg_share", "emg_age_s", "supervisor_age_s", "smo2_floor_pct"]


class HostileSession(RuleBasedStateMachine):
    """A cuff that follows slowly, with anybody wanting anything."""

    @initialize(limb=st.sampled_from(list(Limb)), occlusion=st.floats(60, 320))
    def begin(self, limb, occlusion):
        self.state, self.cuff_mmhg, self.ticks, self.found = State(limb=limb), 0.0, 0, []
        self.one(Event(Wish.SCREENED, Origin.CLINICIAN, given=replace(GIVEN, limb=limb)))
        self.one(Event(Wish.CALIBRATED, Origin.CLINICIAN, mmhg=occlusion))

    def one(self, event=None, **changes):
        living_mmhg = self.cuff_mmhg + 0.1 * (self.ticks % 2) if self.cuff_mmhg else 0.0
        seen = good(living_mmhg, event=event, smo2_pct=60.0 + self.ticks % 7)
        seen = replace(seen, **changes)
        answer = step(self.state, seen)
        self.found += broken(Tick(self.state, seen, answer))
        self.state, self.ticks = answer.state, self.ticks + 1
        self.cuff_mmhg = follows(self.cuff_mmhg, answer.command)

    @rule(wish=st.sampled_from(list(Wish)), origin=st.sampled_from(list(Origin)), mmhg=PRESSURES, up_to=PRESSURES)
    def somebody_wants(self, wish, origin, mmhg, up_to):
        limb = self.state.limb or Limb.LEFT_LEG
        self.one(Event(wish, origin, mmhg, up_to, replace(GIVEN, limb=limb)))

    @rule(share=st.floats(0.4, 0.8), more=st.floats(1.0, 1.3))
    def a_person_starts(self, share, more):
        occlusion = self.state.given.limb_occlusion_mmhg if self.state.given else 200.0
        self.one(Event(Wish.START, Origin.PERSON, share * occlusion, share * more * occlusion))

    @rule(by=st.floats(-30, 15), origin=st.sampled_from([Origin.SUPERVISOR, Origin.AGENT]))
    def somebody_adjusts(self, by, origin):
        self.one(Event(Wish.ADJUST, origin, self.state.goal_mmhg + by))

    @rule(ticks=st.integers(1, 60))
    def time_passes(self, ticks):
        for _ in range(ticks):
            self.one()

    @rule(seconds=st.sampled_from([61.0, 181.0, 90000.0]))
    def a_long_rest(self, seconds):
        if self.state.mode not in (Mode.CALIBRATING, Mode.INFLATING, Mode.HOLDING):
            rested = replace(self.state.spent, deflated_s=self.state.spent.deflated_s + seconds)
            self.state = replace(self.state, spent=rested)

    @rule(name=st.sampled_from(FIELDS), value=ODD)
    def a_value_is_odd(self, name, value):
        self.one(**{name: value})

    @rule(first=PRESSURES, second=PRESSURES, age_s=st.sampled_from([0.0, 0.1, 0.3, math.nan]), other=PRESSURES)
    def the_pressure_is_odd(self, first, second, age_s, other):
        self.one(pressure=Seen(first, second, age_s, other))

    @rule(name=st.sampled_from(["link_up", "firmware_fault", "stop_pressed"]))
    def a_flag_turns(self, name):
        self.one(**{name: not getattr(good(), name)})

    @rule(spent_s=st.sampled_from([299.0, 598.0, 899.0, 1198.0]))
    def much_time_was_spent(self, spent_s):
        spent = self.state.spent
        inflated = self.state.mode in (Mode.INFLATING, Mode.HOLDING, Mode.CALIBRATING)
        bout_s = max(spent.bout_s, min(spent_s, 599.0)) if inflated else spent.bout_s
        self.state = replace(self.state, spent=replace(spent, session_s=max(spent.session_s, spent_s), bout_s=bout_s))

    @invariant()
    def nothing_is_broken(self):
        assert getattr(self, "found", []) == []


TestHostileSession = HostileSession.TestCase
TestHostileSession.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)


def test_an_input_that_nobody_filled_in_is_hostile_to_nothing():
    assert step(State(limb=Limb.LEFT_ARM), Inputs(dt_s=0.1)).command.vents
