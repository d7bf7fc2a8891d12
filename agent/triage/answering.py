"""From a red flag to the fixed message that answers it."""

from agent.reply import Draft
from agent.triage.calling import Numbers, numbers_for
from agent.triage.files import languages
from agent.triage.level import Screened
from agent.triage.lexicon import DEFAULT_LANGUAGE
from agent.triage.screening import screen
from prompts.messages import has, locales, say


def triage(text: str, locale: str = DEFAULT_LANGUAGE, country: str | None = None) -> Draft | None:
    """The reply to a message that holds a red flag; None for all others.

    People write in other languages than their own: every lexicon reads the message, the gravest finding answers.
    The text comes in the locale's language, in English where that is not translated yet.
    """
    found = [screened for language in languages() if (screened := screen(text, language))]
    if not found:
        return None
    worst = max(found, key=lambda screened: screened.level.gravity)
    return Draft(action=worst.level.action, text=_message(worst, locale, numbers_for(locale, country)))


def _message(screened: Screened, locale: str, numbers: Numbers | None) -> str:
    code = f"TRIAGE_{screened.sign}"
    language = locale.replace("_", "-").split("-")[0].lower()
    spoken = language if language in locales() and has(code, language) else DEFAULT_LANGUAGE
    call = _either(numbers.emergency, spoken) if numbers else say("TRIAGE_CALL_LOCAL", locale=spoken)
    return say(code, {"call": call, "crisis": _crisis(numbers, spoken)}, spoken)


def _crisis(numbers: Numbers | None, spoken: str) -> str:
    if numbers is None or not numbers.crisis:
        return say("TRIAGE_CRISIS_LOCAL", locale=spoken)
    named = {"name": numbers.line or "", "number": _either(numbers.crisis, spoken)}
    if numbers.hours is None:
        return say("TRIAGE_CRISIS_LINE", named, spoken)
    return say("TRIAGE_CRISIS_LINE_HOURS", {**named, "hours": numbers.hours}, spoken)


def _either(numbers: tuple[str, ...], spoken: str) -> str:
    """One number as it is, two as a choice."""
    first, *others = numbers
    return say("TRIAGE_EITHER", {"first": first, "second": others[0]}, spoken) if others else first
