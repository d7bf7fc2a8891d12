"""What the rules read of muscle oxygen: a recent recording that came back later than the athlete's own."""

from datetime import date, timedelta

import pytest

from physiology.finding import Finding, Status
from physiology.history import DailyHistory
from physiology.newest import computed
from physiology.oxygenation.assessment import MuscleOxygen
from physiology.oxygenation.recording import OxygenSession
from physiology.prescription import adjust
from physiology.prescription.day_facts import day_facts
from physiology.session import PlannedSession, SessionKind

TODAY = date(2026, 3, 10)
HISTORY = DailyHistory(TODAY - timedelta(days=13), 14, {})
INTERVALS = PlannedSession(on=TODAY, title="Intervals", kind=SessionKind.INTERVALS, duration_min=60, target_rpe=8)
STRENGTH = INTERVALS.model_copy(update={"kind": SessionKind.STRENGTH})
FACTS = (computed("smo2_half_recovery_s", 30.0, None), computed("smo2_half_recovery_usual_s", 24.0, None))


def found(trend: str = "slower", days_ago: int = 0) -> Finding[MuscleOxygen]:
    on = TODAY - timedelta(days=days_ago)
    session = OxygenSession.model_construct()
    value = MuscleOxygen.model_construct(on=on, site=None, trend=trend, session=session)
    return Finding[MuscleOxygen].model_construct(
        value=value, status=Status.OK, facts=(computed("smo2_efforts", 5.0, None), *FACTS), reasons=(), caveats=()
    )


@pytest.mark.parametrize("days_ago", [0, 6])
def test_a_slow_return_within_seven_days_is_told_with_its_usual(days_ago):
    assert day_facts(HISTORY, INTERVALS, oxygen=found(days_ago=days_ago)) == FACTS


@pytest.mark.parametrize(
    "oxygen", [None, found(days_ago=7), *(found(trend) for trend in ("faster", "as_usual", "no_norm", "no_figure"))]
)
def test_an_older_a_usual_or_a_missing_one_is_no_fact(oxygen):
    assert day_facts(HISTORY, INTERVALS, oxygen=oxygen) == ()


@pytest.mark.parametrize("session", [INTERVALS, STRENGTH])
def test_rests_become_longer_and_the_effort_stays(session):
    adjusted = adjust(session, reports=day_facts(HISTORY, session, oxygen=found()))
    assert [fired.rule for fired in adjusted.rules] == ["OXYGEN_SLOW_LENGTHENS_RESTS"]
    assert adjusted.after.target_rpe == session.target_rpe
    assert "longer_rests" in adjusted.after.notes
