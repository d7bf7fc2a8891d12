"""What the renderer writes, the verifier accepts; one digit more or less, it does not."""

from hypothesis import assume, given
from hypothesis import strategies as st

from agent.grounding.render import render
from agent.grounding.verify import verify
from physiology.metrics import METRICS, Metric
from tests.agent.grounding.grounding_cases import ALONE, TODAY, case, fact
from tools.evidence import Evidence

SENTENCES = {
    "readiness": "Readiness is {}.",
    "rmssd_ms": "HRV is {}.",
    "rmssd_baseline_ms": "Your usual HRV is {}.",
    "resting_hr_bpm": "Resting heart rate is {}.",
    "sleep_min": "You slept {}.",
    "sleep_need_min": "Your sleep need is {}.",
    "sleep_debt_min": "Your sleep debt is {}.",
    "acwr": "The load ratio is {}.",
    "acute_au": "Acute load is {}.",
    "chronic_au": "Chronic load is {}.",
    "weekly_load_au": "Your weekly load is {}.",
    "monotony": "Monotony is {}.",
    "wellness_score": "Your wellness is {}.",
    "soreness_score": "Soreness is {}.",
    "spo2_pct": "Your oxygen saturation is {}.",
    "body_mass_kg": "Your body mass is {}.",
    "distance_km": "The distance was {}.",
    "recovery_h": "Recovery takes {}.",
}
RELATIVE = {
    "hrv_vs_baseline_pct": "HRV is {} {} your usual.",
    "resting_hr_vs_baseline_bpm": "Resting heart rate is {} {} your usual.",
    "wellness_vs_usual": "Your wellness is {} {} your usual.",
}


def plausible(row: Metric) -> st.SearchStrategy[float]:
    return st.floats(row.low, min(row.high, 9999), allow_nan=False)


def check(text: str, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    found = verify(text, evidence=evidence, names=ALONE, user_text="", today=TODAY)
    return tuple(violation.code for violation in found)


@st.composite
def replies(draw: st.DrawFn) -> tuple[str, tuple[Evidence, ...]]:
    keys = draw(st.lists(st.sampled_from(sorted(SENTENCES)), min_size=1, max_size=6, unique=True))
    facts = [fact(key, draw(plausible(METRICS[key]))) for key in keys]
    draft = " ".join(SENTENCES[key].format(f"{{{{e{number}}}}}") for number, key in enumerate(keys, start=1))
    evidence = case("", *facts).evidence
    return render(draft, evidence, ALONE).text, evidence


@given(replies())
def test_what_the_renderer_writes_always_verifies(reply: tuple[str, tuple[Evidence, ...]]) -> None:
    text, evidence = reply
    assert check(text, evidence) == ()


@given(replies(), st.data())
def test_another_digit_never_verifies(reply: tuple[str, tuple[Evidence, ...]], data: st.DataObject) -> None:
    text, evidence = reply
    body = [
        n
        for n, char in enumerate(text)
        if char.isdigit() and not text[max(0, n - 4) : n].endswith(("/", "/1", "/10", "of "))
    ]
    place = data.draw(st.sampled_from(body))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != text[place]]))
    assert check(text[:place] + digit + text[place + 1 :], evidence) != ()


@given(st.sampled_from(sorted(RELATIVE)), st.data())
def test_the_words_of_a_difference_follow_its_sign(key: str, data: st.DataObject) -> None:
    value = data.draw(st.floats(METRICS[key].low, min(METRICS[key].high, 300), allow_nan=False))
    assume(abs(value) >= 1)
    evidence = case("", fact(key, value)).evidence
    right, wrong = ("above", "below") if value > 0 else ("below", "above")
    size = render("{{e1.abs}}", evidence, ALONE).text
    assert check(RELATIVE[key].format(size, right), evidence) == ()
    assert check(RELATIVE[key].format(size, wrong), evidence) != ()


@given(st.floats(0, 200), st.floats(1, 40))
def test_a_range_is_its_two_ends(low: float, width: float) -> None:
    evidence = case("", fact("recovery_h", low + width / 2, low=low, high=low + width)).evidence
    text = render("Recovery takes {{e1.low}} to {{e1.high}}.", evidence, ALONE).text
    assert check(text, evidence) == ()


@given(st.text(max_size=300))
def test_no_text_breaks_the_verifier(text: str) -> None:
    assert isinstance(check(text, ()), tuple)
