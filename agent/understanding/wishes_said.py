"""What an assessment is asked with: a time to get up, zones to cross, scenarios to compare, a goal for the week."""

import re
from datetime import date, timedelta
from functools import lru_cache

from agent.understanding.clock_times import find_clock_times
from agent.understanding.days_meant import Sense
from agent.understanding.lexicon import Lexicon, Words, alternation, whole
from agent.understanding.noticing import Noticed
from agent.understanding.reading import HealthMention, Intent, Period, Wish

SHORTEST_DAYS, LONGEST_DAYS = 7, 42
"""What scenarios can be compared over."""


def wish_of(intent: Intent, noticed: Noticed, today: date, lexicon: Lexicon) -> tuple[Wish, tuple[str, ...]]:
    """The wish of a subject's question, and what has still to be asked."""
    coming = _coming(noticed, today)
    if intent is Intent.FITNESS:
        return Wish(about=next(iter(_named("about", noticed, lexicon)), None)), ()
    if intent is Intent.SIGNALS:
        return Wish(signal=_signal(noticed, lexicon)), ()
    if intent is Intent.SLEEP:
        return Wish(wake_at=_wake_at(noticed, lexicon), first=_first(noticed, lexicon)), ()
    if intent is Intent.TRAVEL:
        zones = _zones(noticed, lexicon)
        arrive_on = _days_ahead(noticed, today, lexicon) or (coming.first_on if coming else today)
        keep = kept(noticed, lexicon)
        return Wish(zones=zones, arrive_on=arrive_on, keep=keep), () if zones else ("zones",)
    if intent is Intent.SCENARIOS:
        days = _span_days(noticed, lexicon) or ((coming.last_on - coming.first_on).days + 1 if coming else None)
        return Wish(
            scenarios=_named("scenarios", noticed, lexicon),
            days=min(max(days, SHORTEST_DAYS), LONGEST_DAYS) if days else None,
        ), ()
    if intent is Intent.WEEK:
        goals = _named("goals", noticed, lexicon)
        return Wish(goal=goals[0] if goals else None, first_on=coming.first_on if coming else None), ()
    return Wish(), ()


def _signal(noticed: Noticed, lexicon: Lexicon) -> str | None:
    """The one signal that a question names; of several, or of signals and noise as such, none was asked first."""
    if re.search(str(lexicon.data["wishes"]["signals_as_such"]), noticed.text):
        return None
    named = _named("signals", noticed, lexicon)
    return named[0] if len(named) == 1 else None


def _first(noticed: Noticed, lexicon: Lexicon) -> str | None:
    """Which part of sleep is asked for."""
    parts: dict[str, str] = lexicon.data["wishes"]["sleep_first"]
    return next((part for part, say in parts.items() if re.search(say, noticed.text)), None)


def wakes(noticed: Noticed, lexicon: Lexicon) -> bool:
    """Whether a message says when somebody has to get up."""
    return re.search(str(lexicon.data["wishes"]["wake_said"]), noticed.text) is not None


def kept(noticed: Noticed, lexicon: Lexicon) -> bool:
    """Whether a message asks to remember a journey."""
    return re.search(str(lexicon.data["wishes"]["keep_journey"]), noticed.text) is not None


def undone(noticed: Noticed, lexicon: Lexicon) -> bool:
    """Whether a message only takes back what was told before it."""
    said = noticed.text.replace(",", "").strip(" ?.!")
    return re.fullmatch(str(lexicon.data["wishes"]["undone"]), said) is not None


def names_health(noticed: Noticed, lexicon: Lexicon) -> bool:
    """Whether a message that takes something back names an illness, an injury or a symptom."""
    says = lexicon.data["wishes"]
    return any(re.search(str(says[name]), noticed.text) for name in ("ill", "injured", "health_report"))


def means_health(noticed: Noticed, lexicon: Lexicon) -> bool:
    """Whether a message does no more than name the report of an illness or an injury, or say yes to it."""
    said = noticed.text.replace(",", "").strip(" ?.!")
    return re.fullmatch(str(lexicon.data["wishes"]["health_meant"]), said) is not None


def health_of(noticed: Noticed, today: date, lexicon: Lexicon) -> HealthMention:
    """What a message says about being ill or injured."""
    says = lexicon.data["wishes"]
    well = re.search(str(says["well_again"]), noticed.text) is not None
    ill, injured = (re.search(str(says[name]), noticed.text) is not None for name in ("ill", "injured"))
    area = next(iter(_named("areas", noticed, lexicon)), None)
    injured = injured or (well and area is not None and not ill)
    unnamed = well and not (ill or injured)
    periods = (time.value.period(today, Sense.PAST) for time in noticed.times)
    on = next((period.last_on for period in periods if period and period.last_on <= today), today)
    warm = re.search(str(says["temperature"]), noticed.text)
    return HealthMention(
        on=on,
        ill=not well if ill else False if unnamed else None,
        injured=not well if injured else False if unnamed else None,
        body_temp_c=float(warm["n"].replace(",", ".")) if warm else None,
        symptoms=() if well else _named("symptoms", noticed, lexicon),
        area=area if injured and not well else None,
    )


def _coming(noticed: Noticed, today: date) -> Period | None:
    """The days to come that a message names."""
    periods = (time.value.period(today, Sense.COMING) for time in noticed.times)
    return next((period for period in periods if period and period.last_on >= today), None)


def _days_ahead(noticed: Noticed, today: date, lexicon: Lexicon) -> date | None:
    """The day that `in 6 days` is."""
    says = lexicon.data["wishes"]
    said = re.search(str(says["days_ahead"]), noticed.text)
    return today + timedelta(days=int(said["n"]) * says["span_days"][said["unit"].rstrip("s")]) if said else None


def _span_days(noticed: Noticed, lexicon: Lexicon) -> int | None:
    """How long scenarios are to run; what is shorter than they can be compared over is part of a name."""
    says = lexicon.data["wishes"]
    lengths: dict[str, int] = says["span_days"]
    for said in re.finditer(str(says["span"]), noticed.text):
        days = (int(said["n"]) if said["n"].isdigit() else 1) * lengths[said["unit"].rstrip("s")]
        if days >= SHORTEST_DAYS and _runs(noticed.text, said.start(), says["span_before"]):
            return days
    return None


def _runs(text: str, start: int, before: str) -> bool:
    return start == 0 or re.search(f"(?:{before})\\s+$", text[:start]) is not None


def _wake_at(noticed: Noticed, lexicon: Lexicon) -> str | None:
    clocks = find_clock_times(noticed.text, lexicon)
    if clocks:
        hour = clocks[0].value
        return f"{int(hour):02d}:{round(hour % 1 * 60):02d}"
    bare = re.search(str(lexicon.data["wishes"]["wake"]), noticed.text)
    return f"{int(bare['h']):02d}:00" if bare else None


def _zones(noticed: Noticed, lexicon: Lexicon) -> float | None:
    """Signed, east positive; None where the number or the direction was not said."""
    forms = _travel_forms(lexicon)
    said = forms[0].search(noticed.text)
    east, west = (form.search(noticed.text) is not None for form in forms[1:])
    if said is None or east == west:
        return None
    zones = float(said["n"].replace(",", "."))
    return zones if east else -zones


def _named(section: str, noticed: Noticed, lexicon: Lexicon) -> tuple[str, ...]:
    """Which of a section's names a message says, in its order."""
    return tuple(dict.fromkeys(said.meaning for said in _names(section, lexicon).find(noticed.text)))


@lru_cache(maxsize=16)
def _names(section: str, lexicon: Lexicon) -> Words:
    rows: dict[str, list[str]] = lexicon.data["wishes"][section]
    return Words({said: name for name, phrases in rows.items() for said in phrases})


@lru_cache(maxsize=8)
def _travel_forms(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    says = lexicon.data["wishes"]
    east, west = (re.compile(whole(alternation(says[name]))) for name in ("east", "west"))
    return re.compile(str(says["zones"])), east, west
