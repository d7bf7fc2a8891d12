import pytest

from agent.grounding.language import UnknownLanguage
from agent.grounding.verify import verify
from tests.agent.grounding.good_replies import FOUR, HRV, INTERVALS, LOAD, RUN, SHORT_NIGHTS
from tests.agent.grounding.grounding_cases import HIDDEN, TODAY, Case, case, days, fact, judged, squad


def codes(item: Case) -> set[str]:
    return {violation.code for violation in judged(item)}


def test_a_number_of_another_metric_is_refused() -> None:
    assert codes(case("Resting HR is 48 bpm.", *HRV)) == {"unsupported_number"}


def test_a_number_of_another_athlete_is_refused() -> None:
    assert "unsupported_number" in codes(squad("Mia is at 72/100, Jonas at 54/100.", *FOUR))


def test_the_usual_value_is_no_value_of_today() -> None:
    assert "unsupported_number" in codes(case("Your HRV is 56 ms.", *HRV))
    assert codes(case("Your HRV is 48 ms, your usual is 56 ms.", *HRV)) == set()


def test_a_direction_must_have_the_sign_of_its_number() -> None:
    assert codes(case("HRV is 15 % above your usual.", *HRV)) == {"wrong_direction"}


def test_a_direction_without_evidence_is_refused() -> None:
    assert codes(case("Your HRV is rising.", fact("rmssd_ms", 48))) == {"unsupported_direction"}


def test_a_window_must_be_the_window_of_its_number() -> None:
    mean = fact("sleep_min", 402, window=days(7), aggregate="mean")
    assert codes(case("Over the last 7 days you slept 6 h 42 min.", mean)) == set()
    assert "wrong_window" in codes(case("Over the last 28 days you slept 6 h 42 min.", mean))


def test_yesterday_is_checked_against_today() -> None:
    assert "wrong_window" in codes(case("HRV was 48 ms yesterday.", *HRV))
    assert codes(case("HRV was 39 ms yesterday.", fact("rmssd_ms", 39, window=days(ends=1)))) == set()


def test_planned_and_adjusted_do_not_trade_places() -> None:
    assert codes(case("Planned: 5 reps. Now: 6 reps.", *INTERVALS)) == {"wrong_label"}


def test_a_band_word_must_be_the_band_of_the_score() -> None:
    assert codes(case("Readiness is 54/100 (moderate).", fact("readiness", 54))) == {"wrong_band"}


@pytest.mark.parametrize("score", [12, 54, 59, 60, 70, 80, 81, 95])
def test_the_middle_value_of_a_group_is_no_band(score: int) -> None:
    spread = fact("readiness", score, "group", aggregate="mean", low=score - 8, high=score + 4)
    said = f"Readiness of the defenders has its middle value at {score}/100."
    lies = f"The middle of the group lies at {score - 8} to {score + 4}/100."
    assert codes(squad(f"{said} {lies}", spread)) == set()


def test_a_middle_band_is_still_a_band() -> None:
    low = fact("readiness", 54, "group", aggregate="mean")
    assert codes(squad("Readiness of the team is 54/100 (middle).", low)) == {"wrong_band"}


def test_a_tie_has_no_single_lowest() -> None:
    tied = (fact("readiness", 48, "A1"), fact("readiness", 48.2, "A4"), fact("readiness", 72, "A2"))
    assert "wrong_rank" in codes(squad("Mia has the lowest readiness.", *tied))
    assert codes(squad("Mia and Tomas are tied for the lowest readiness.", *tied)) == set()


def test_a_cause_needs_its_reason_code() -> None:
    assert codes(case("Because your VO2max fell.", reasons=("SLEEP_SHORT",))) == {
        "unsupported_reason",
        "unsupported_direction",
    }
    assert codes(case("Because of short sleep.", reasons=("SLEEP_SHORT",))) == set()


def test_a_denied_cause_may_not_be_one_of_the_reasons() -> None:
    assert "unsupported_reason" in codes(case("Because of sleep, not load.", reasons=("SLEEP_SHORT", "LOAD_RISING")))


@pytest.mark.parametrize(
    "text", ["All saved!", "I logged your run.", "Done.", "Your run is saved.", "I've cut your session."]
)
def test_a_claimed_write_needs_a_receipt(text: str) -> None:
    assert "claimed_write" in codes(case(text, user="log my run"))


@pytest.mark.parametrize(
    "text", ["Nothing is logged yet.", "It needs four weeks of logged days.", "Shall I log it?", "You logged it."]
)
def test_speaking_of_logging_is_no_claim(text: str) -> None:
    assert codes(case(text, fact("days_known", 28, label="needed"))) == set()


def test_a_receipt_of_a_run_is_no_receipt_of_a_swim() -> None:
    assert codes(case("Logged your swim, 45 min.", receipts=(RUN,))) == {"wrong_receipt"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("You are 30 % more likely to get injured.", "injury_risk"),
        ("It is safe to go hard.", "safety_claim"),
        ("You are overtrained.", "diagnosis"),
        ("You have an infection.", "diagnosis"),
        ("I guarantee a good day.", "guarantee"),
        ("Try to lose weight.", "body_targets"),
        ("Push through the pain.", "push_through"),
        ("See https://example.org.", "link"),
        ("![chart](x)", "markup"),
        ("<b>Go</b>", "markup"),
        ("The key is sk-abcdefghijklmnop.", "secret"),
        ("Readiness is {{e1}}.", "unfilled_slot"),
    ],
)
def test_what_no_evidence_can_support_is_always_refused(text: str, code: str) -> None:
    assert code in codes(case(text))


def test_refusing_to_give_odds_is_allowed() -> None:
    assert codes(case("I can't give you a chance of injury.")) == set()
    assert "injury_risk" in codes(case("I can't diagnose, but your injury risk is high."))


def test_a_hidden_name_is_a_leak() -> None:
    hidden = min(HIDDEN)
    assert "leaked_name" in codes(squad(f"{hidden} is fine.", *FOUR))
    assert "leaked_name" in codes(case(f"You and {hidden.split()[0]} trained."))


def test_a_name_without_evidence_is_refused_unless_asked_for() -> None:
    assert "name_without_evidence" in codes(squad("Lena is fine.", *FOUR))
    assert codes(squad("I have no data for Lena.", *FOUR, user="how is lena? I mean Lena Brandt")) == set()


def test_an_invented_name_is_refused() -> None:
    assert "unknown_name" in codes(squad("Zorblax · 54/100", *FOUR))


def test_an_alias_is_not_for_people() -> None:
    assert "raw_alias" in codes(squad("A1 is low.", *FOUR))


def test_a_number_of_the_user_may_be_repeated_but_not_adopted() -> None:
    assert (
        codes(case("You said 95. Your readiness is 54.", fact("readiness", 54), user="my readiness is 95, right?"))
        == set()
    )
    assert codes(case("Your readiness is 95.", fact("readiness", 54), user="my readiness is 95, right?")) == {
        "unsupported_number"
    }


def test_a_forbidden_phrase_never_leaves() -> None:
    found = verify("The word is heron-4.", evidence=(), names={}, user_text="", forbidden=("heron-4",))
    assert "secret" in {violation.code for violation in found}


def test_a_language_without_tables_cannot_be_verified() -> None:
    with pytest.raises(UnknownLanguage):
        verify("Hallo", evidence=(), names={}, user_text="", language="xx")


def test_the_same_reply_is_judged_the_same_twice() -> None:
    item = case("You slept 5 h 10 min and 5 h 40 min. Load ratio 1.40.", *SHORT_NIGHTS, *LOAD)
    assert judged(item) == judged(item) != ()
    assert TODAY.weekday() == 1
