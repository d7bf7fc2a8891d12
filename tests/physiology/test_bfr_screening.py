"""A screening clears only where everything is known, nothing speaks against it and a clinician signed it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from physiology.bfr.clot_score import clot_gate, clot_points
from physiology.bfr.items import ITEMS, Answer, Clearing, Kind, asked
from physiology.bfr.pressure_today import RestingPressure, resting_pressure
from physiology.bfr.screening import Candidate, SignOff, assess_screening
from physiology.bfr.worn import Limb, width_allowed
from physiology.finding import Kind as FactKind
from physiology.finding import Status

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ON = date(2026, 3, 1)
HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)
SCREEN = [item.code for item in asked("screen")]
TODAY = [item.code for item in asked("today")]
DECIDING = [code for code in (*SCREEN, *TODAY) if ITEMS[code].kind is not Kind.SCORE]


def answer(code: str, at: datetime = NOW - HOUR, *, yes: bool = False) -> Answer:
    return Answer(code=code, yes=yes, at=at)


def all_no(screen_at: datetime = NOW - 2 * DAY, today_at: datetime = NOW - HOUR) -> list[Answer]:
    return [answer(code, screen_at) for code in SCREEN] + [answer(code, today_at) for code in TODAY]


def sign(points: int = 0, at: datetime = NOW - DAY, until: datetime = NOW + 30 * DAY) -> SignOff:
    return SignOff(by="a clinician", signed_at=at, expires_at=until, points_seen=points)


SOUND = Candidate(
    birth_year=1996,
    limb=Limb.LEFT_LEG,
    cuff_width_cm=11.5,
    answers=tuple(all_no()),
    resting=RestingPressure(systolic_mmhg=120.0, diastolic_mmhg=75.0, at=NOW - HOUR),
    sign_off=sign(),
)


def judged(**changed: object):
    return assess_screening(replace(SOUND, **changed), NOW, ON)


def verdict(**changed: object) -> str:
    return judged(**changed).value.verdict


def codes(**changed: object) -> list[str]:
    return [reason.code for reason in judged(**changed).reasons]


def saying(code: str, at: datetime = NOW - HOUR) -> tuple[Answer, ...]:
    return (*SOUND.answers, answer(code, at, yes=True))


def test_everything_known_and_signed_is_cleared_without_a_reason():
    found = judged()
    assert (found.value.verdict, found.value.cleared, found.status) == ("cleared", True, Status.OK)
    assert found.reasons == ()
    assert found.caveats == ("BFR_SCREEN_IS_NO_CLEARANCE", "BFR_SCREEN_HOUSE_RULES")
    assert (found.value.yes, found.value.unanswered, found.value.locked_by) == ((), (), ())
    assert (found.value.screen_age_s, found.value.check_age_s) == (2 * 86400.0, 3600.0)
    assert (found.value.clot_points, found.value.signed) == (0, True)
    assert (found.method, found.as_of) == ("bfr_screening@1", ON)
    assert {fact.metric: fact.value for fact in found.facts} == {
        "bfr_clot_points": 0, "bfr_questions_open": 0, "systolic_mmhg": 120.0, "diastolic_mmhg": 75.0,
    }  # fmt: skip
    assert [fact.kind for fact in found.facts] == [FactKind.COMPUTED] * 2 + [FactKind.MEASURED] * 2
    assert all(fact.window.first_on == fact.window.last_on == ON for fact in found.facts)


@pytest.mark.parametrize("code", DECIDING)
def test_each_item_alone_keeps_the_cuff_off_whoever_signed(code):
    found = judged(answers=saying(code), sign_off=sign(at=NOW))
    expected = {Kind.EXCLUDE: "exclude", Kind.REFER: "refer", Kind.TODAY: "not_today"}[ITEMS[code].kind]
    assert (found.value.verdict, found.value.cleared) == (expected, False)
    (reason,) = (one for one in found.reasons if one.code == f"BFR_{code}")
    assert reason.citation == ITEMS[code].source


@pytest.mark.parametrize("code", [*SCREEN, *TODAY])
def test_one_open_question_is_not_cleared(code):
    found = judged(answers=tuple(one for one in SOUND.answers if one.code != code))
    assert (found.value.verdict, found.value.unanswered, found.status) == ("unanswered", (code,), Status.PROVISIONAL)
    assert ("BFR_UNANSWERED" in [one.code for one in found.reasons]) == (code in SCREEN)
    assert ("BFR_TODAY_UNANSWERED" in [one.code for one in found.reasons]) == (code in TODAY)
    assert (found.value.screen_age_s is None, found.value.check_age_s is None) == (code in SCREEN, code in TODAY)
    assert {fact.metric: fact.value for fact in found.facts}["bfr_questions_open"] == 1


@pytest.mark.parametrize(
    ("points", "gate"),
    [([], "open"), (["SMOKER"], "sign"), (["INTENSIVE_CARE"], "sign"), (["SMOKER", "OBESE"], "refer")],
)
def test_points_ask_for_a_signature_and_then_for_a_doctor(points, gate):
    assert clot_gate(points, 59) == gate
    answers = (*SOUND.answers, *(answer(code, yes=True) for code in points))
    late = sign(points=len(points), at=NOW - HOUR)
    assert verdict(answers=answers, sign_off=late) == ("refer" if gate == "refer" else "cleared")
    assert verdict(answers=answers) == {"open": "cleared", "sign": "sign", "refer": "refer"}[gate]
    assert ("BFR_CLOT_SIGN" in codes(answers=answers)) == (gate == "sign")
    assert ("BFR_CLOT_REFER" in codes(answers=answers)) == (gate == "refer")


def test_the_points_that_refer_or_are_to_be_signed_are_shown():
    for said, code in ((["SMOKER"], "BFR_CLOT_SIGN"), (["PREVIOUS_CLOT"], "BFR_CLOT_REFER")):
        found = judged(answers=(*SOUND.answers, *(answer(one, yes=True) for one in said)))
        (reason,) = (one for one in found.reasons if one.code == code)
        assert [(fact.metric, fact.value) for fact in reason.facts] == [("bfr_clot_points", clot_points(said, 0))]
        assert reason.citation == "nascimento-2022"


@pytest.mark.parametrize(
    ("birth_year", "expected", "code"),
    [(2009, "exclude", "BFR_UNDER_18"), (2008, "exclude", "BFR_UNDER_18"), (2007, "cleared", None),
     (1967, "cleared", None), (1966, "sign", "BFR_FROM_60"), (None, "unanswered", "BFR_AGE_UNKNOWN")],
)  # fmt: skip
def test_age_is_taken_at_its_worse_end(birth_year, expected, code):
    assert verdict(birth_year=birth_year) == expected
    assert (code in codes(birth_year=birth_year)) == (code is not None)
    assert {"BFR_UNDER_18", "BFR_FROM_60", "BFR_AGE_UNKNOWN"} & set(codes(birth_year=birth_year)) == {code} - {None}
    assert (judged(birth_year=birth_year).value.clot_points is None) == (birth_year is None)


def test_age_and_another_point_refer_together():
    smoking = (*SOUND.answers, answer("SMOKER", yes=True))
    assert [verdict(answers=smoking, birth_year=year, sign_off=sign(1, NOW)) for year in (1967, 1966)] == [
        "cleared",
        "refer",
    ]
    assert "BFR_CLOT_REFER" in codes(answers=smoking, birth_year=1966)


def test_an_unknown_year_of_birth_adds_no_point():
    assert "BFR_CLOT_SIGN" in codes(answers=(*SOUND.answers, answer("SMOKER", yes=True)), birth_year=None)


def test_a_point_for_age_can_be_signed():
    assert verdict(birth_year=1966, sign_off=sign(points=1)) == "cleared"


@pytest.mark.parametrize(
    ("systolic", "diastolic", "found"),
    [(159.9, 99.9, "open"), (160.0, 80.0, "high"), (120.0, 100.0, "high"), (179.9, 109.9, "high"),
     (180.0, 80.0, "severe"), (150.0, 110.0, "severe"), (float("nan"), 80.0, "unknown"),
     (120.0, float("nan"), "unknown"),
     (80.0, 80.0, "unknown"), (300.0, 30.0, "severe"), (300.1, 30.0, "unknown"), (120.0, 29.9, "unknown"),
     (120.0, 30.0, "open"), (16.0, 10.0, "unknown")],
)  # fmt: skip
def test_blood_pressure_at_both_sides_of_its_thresholds(systolic, diastolic, found):
    assert resting_pressure(systolic, diastolic) == found
    read = RestingPressure(systolic_mmhg=systolic, diastolic_mmhg=diastolic, at=NOW)
    expected = {"open": "cleared", "high": "not_today", "severe": "refer", "unknown": "unanswered"}[found]
    assert verdict(resting=read) == expected
    reasons = [one for one in judged(resting=read).reasons if one.code.startswith("BFR_PRESSURE_")]
    assert [one.code for one in reasons] == ([] if found == "open" else [f"BFR_PRESSURE_{found.upper()}"])
    told = [(fact.metric, fact.value) for one in reasons for fact in one.facts]
    known = [("systolic_mmhg", systolic), ("diastolic_mmhg", diastolic)]
    assert told == (known if found in ("high", "severe") else [])
    shown = [fact.metric for fact in judged(resting=read).facts if fact.metric.endswith("_mmhg")]
    assert shown == ([] if found == "unknown" else ["systolic_mmhg", "diastolic_mmhg"])


@pytest.mark.parametrize(
    ("age", "known"),
    [(timedelta(), True), (12 * HOUR, True), (12 * HOUR + SECOND, False), (-SECOND, False)],
)
def test_a_blood_pressure_counts_for_twelve_hours(age, known):
    read = RestingPressure(systolic_mmhg=120.0, diastolic_mmhg=75.0, at=NOW - age)
    assert verdict(resting=read) == ("cleared" if known else "unanswered")


def test_no_blood_pressure_is_not_cleared():
    assert (verdict(resting=None), codes(resting=None)) == ("unanswered", ["BFR_PRESSURE_UNKNOWN"])


@pytest.mark.parametrize(
    ("limb", "width", "allowed"),
    [(Limb.LEFT_LEG, 9.9, False), (Limb.RIGHT_LEG, 10.0, True), (Limb.LEFT_LEG, 18.0, True),
     (Limb.RIGHT_LEG, 18.1, False), (Limb.LEFT_ARM, 4.9, False), (Limb.RIGHT_ARM, 5.0, True),
     (Limb.LEFT_ARM, 18.1, False), (Limb.LEFT_LEG, float("nan"), False)],
)  # fmt: skip
def test_cuff_width_at_both_sides(limb, width, allowed):
    assert width_allowed(limb, width) is allowed
    assert verdict(limb=limb, cuff_width_cm=width) == ("cleared" if allowed else "exclude")
    assert codes(limb=limb, cuff_width_cm=width) == ([] if allowed else ["BFR_CUFF_WIDTH"])


@pytest.mark.parametrize(
    ("screen_age", "today_age", "expected"),
    [(90 * DAY, HOUR, "cleared"), (90 * DAY + SECOND, HOUR, "unanswered"), (DAY, 12 * HOUR, "cleared"),
     (DAY, 12 * HOUR + SECOND, "unanswered"), (-SECOND, HOUR, "unanswered"), (DAY, -SECOND, "unanswered")],
)  # fmt: skip
def test_answers_expire_and_the_future_counts_for_nothing(screen_age, today_age, expected):
    answers = all_no(NOW - screen_age, NOW - today_age)
    assert verdict(answers=answers, sign_off=sign(at=min(NOW, NOW - screen_age))) == expected


@pytest.mark.parametrize(
    ("signature", "counts"),
    [(None, False), (sign(points=1), False), (sign(at=NOW), True), (sign(at=NOW + SECOND), False),
     (sign(at=NOW - 2 * DAY), True), (sign(at=NOW - 2 * DAY - SECOND), False), (sign(until=NOW), False),
     (sign(until=NOW + SECOND), True)],
)  # fmt: skip
def test_a_signature_covers_these_answers_this_score_and_its_time(signature, counts):
    found = judged(sign_off=signature)
    assert found.value.signed is counts
    assert found.value.verdict == ("cleared" if counts else "sign")
    assert [one.code for one in found.reasons] == ([] if counts else ["BFR_NOT_SIGNED"])


@pytest.mark.parametrize(("age", "counts"), [(90 * DAY, True), (90 * DAY + SECOND, False)])
def test_a_signature_is_as_old_as_its_answers_may_be(age, counts):
    now = NOW + 90 * DAY
    answers = all_no(now - 90 * DAY, now - HOUR)
    one = replace(
        SOUND,
        answers=answers,
        sign_off=sign(at=now - age, until=now + DAY),
        resting=SOUND.resting.model_copy(update={"at": now}),
    )
    assert assess_screening(one, now, now.date()).value.signed is counts


@pytest.mark.parametrize("code", [code for code in SCREEN if ITEMS[code].kind is Kind.EXCLUDE])
def test_what_excludes_once_stays_whatever_is_answered_later(code):
    answers = (answer(code, NOW - 400 * DAY, yes=True), *SOUND.answers)
    assert verdict(answers=answers) == "exclude"


@pytest.mark.parametrize(
    ("code", "expected"), [("PREVIOUS_CLOT", "refer"), ("THROMBOPHILIA", "refer"), ("LEG_PARALYSIS", "cleared")]
)
def test_a_clot_stays_and_other_points_go(code, expected):
    assert verdict(answers=(answer(code, NOW - 400 * DAY, yes=True), *SOUND.answers)) == expected


def test_what_refers_goes_with_a_later_no():
    assert verdict(answers=(answer("RECENT_COVID", NOW - 80 * DAY, yes=True), *SOUND.answers)) == "cleared"
    assert verdict(answers=(*SOUND.answers, answer("RECENT_COVID", yes=True))) == "refer"


def test_a_complaint_before_a_session_locks_until_a_person_clears():
    hurt = answer("CALF_PAIN", NOW - 3 * DAY, yes=True)
    assert verdict(answers=(hurt, *SOUND.answers)) == "refer"
    assert judged(answers=(hurt, *SOUND.answers)).value.locked_by == ("CALF_PAIN",)
    assert "BFR_LOCKED" in codes(answers=(hurt, *SOUND.answers))
    cleared = (Clearing(by="a clinician", at=NOW - 2 * DAY),)
    assert verdict(answers=(hurt, *SOUND.answers), clearings=cleared) == "cleared"


def test_the_worst_verdict_is_the_one_that_is_said():
    worst = [answer(code, yes=True) for code in ("FEVER", "RECENT_COVID", "HEART_ATTACK")]
    for count, expected in ((1, "not_today"), (2, "refer"), (3, "exclude")):
        assert verdict(answers=tuple(worst[:count]), sign_off=None, birth_year=None) == expected


def test_an_unknown_question_and_a_nameless_person_are_refused():
    with pytest.raises(ValidationError):
        answer("SHOE_SIZE")
    with pytest.raises(ValidationError):
        Clearing(by=" ", at=NOW)
    with pytest.raises(ValidationError):
        SignOff(by="", signed_at=NOW, expires_at=NOW, points_seen=0)


@given(st.sets(st.sampled_from(SCREEN + TODAY), min_size=1), st.integers(0, 20), st.integers(1, 400))
def test_a_further_yes_never_clears(said, points, days):
    answers = (*SOUND.answers, *(answer(code, yes=True) for code in said))
    found = assess_screening(
        replace(SOUND, answers=answers, sign_off=sign(points, until=NOW + days * DAY)), NOW, ON
    ).value
    if any(code in DECIDING for code in said) or clot_gate(said, 30) != "open":
        assert not found.cleared


@given(st.sets(st.sampled_from(SCREEN + TODAY), min_size=1))
def test_missing_answers_are_never_read_as_no(missing):
    assert not judged(answers=[one for one in SOUND.answers if one.code not in missing]).value.cleared
