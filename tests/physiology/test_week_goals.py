"""When the findings make a week more careful than it was asked for."""

from dataclasses import replace

import pytest

from physiology.assessment import assess
from physiology.newest import computed
from physiology.readiness.shapes import Band
from physiology.week import Goal
from physiology.week.goals import careful
from tests.physiology.judged_days import all_items
from tests.physiology.judged_days import history as judged


@pytest.mark.parametrize(
    ("reports", "code"),
    [
        ((computed("ill", 1.0, None),), "WEEK_WHILE_ILL"),
        ((computed("body_temp_c", 38.0, None),), "WEEK_WHILE_ILL"),
        ((computed("pain_nrs", 4.0, None),), "WEEK_WITH_PAIN"),
        ((computed("injured", 1.0, None),), "WEEK_WITH_PAIN"),
    ],
)
def test_reports_turn_a_demanding_week_into_a_careful_one(reports, code):
    ordinary = replace(assess(judged()), reports=reports)
    goal, why = careful(Goal.BUILD, ordinary)
    assert (goal, [reason.code for reason in why]) == (Goal.RECOVER, [code])
    assert why[0].facts == reports
    assert careful(Goal.RETURN, ordinary)[0] is Goal.RETURN
    for harmless in (("pain_nrs", 3.0), ("ill", 0.0), ("body_temp_c", 37.9)):
        known = replace(assess(judged()), reports=(computed(*harmless, None),))
        assert careful(Goal.BUILD, known) == (Goal.BUILD, ())


def test_a_red_check_in_the_recovery_band_and_a_strain_pattern_do_so_too():
    assert careful(Goal.PEAK, assess(judged())) == (Goal.PEAK, ())
    red = careful(Goal.PEAK, assess(judged(all_items(1.6))))
    assert red[0] is Goal.RECOVER
    assert "WEEK_CHECK_IN_RED" in [reason.code for reason in red[1]]
    ordinary = assess(judged())
    low = ordinary.readiness.model_copy(
        update={"value": ordinary.readiness.value.model_copy(update={"band": Band.RECOVERY})}
    )
    goal, why = careful(Goal.BUILD, replace(ordinary, readiness=low))
    assert (goal, [reason.code for reason in why]) == (Goal.RECOVER, ["WEEK_READINESS_LOW"])
    assert [fact.metric for fact in why[0].facts] == ["readiness"]
    assert careful(Goal.BUILD, replace(ordinary, readiness=None, wellness=None, strain=None)) == (Goal.BUILD, ())


@pytest.mark.parametrize(("level", "calls"), [("none", False), ("watch", False), ("reduce", True), ("refer", True)])
def test_a_strain_pattern_calls_for_recovery_from_three_families_on_and_where_it_is_a_physicians_matter(level, calls):
    ordinary = assess(judged())
    value = ordinary.strain.value.model_copy(update={"level": level})
    found = careful(Goal.BUILD, replace(ordinary, strain=ordinary.strain.model_copy(update={"value": value})))
    if not calls:
        assert found == (Goal.BUILD, ())
        return
    goal, why = found
    assert (goal, [(reason.code, reason.facts) for reason in why]) == (Goal.RECOVER, [("WEEK_STRAIN_PATTERN", ())])


def test_of_two_reports_of_a_kind_the_first_is_told():
    reports = (computed("pain_nrs", 5.0, None), computed("pain_nrs", 6.0, None))
    _, why = careful(Goal.BUILD, replace(assess(judged()), reports=reports))
    assert [reason.facts for reason in why] == [reports[:1]]
