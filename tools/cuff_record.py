"""What is on record about an athlete's cuff, judged now: the screening, the days after the last session."""

from datetime import date, datetime

from physiology.bfr.check_in import CheckIn, assess_check_in
from physiology.bfr.items import ITEMS
from physiology.bfr.screening import Candidate, Clearance, assess_screening
from physiology.bfr.worn import Limb
from physiology.finding import Finding, Reason
from prompts.messages import say
from store.cuff import CuffFile
from tools.context import Person, ToolContext
from tools.evidence import EvidenceList, Line
from tools.facts import line, reason_lines


async def screening(context: ToolContext, who: Person, kept: CuffFile, limb: Limb) -> Finding[Clearance] | None:
    """Whether the athlete may wear an inflated cuff on a limb now; None where nobody was screened for any cuff."""
    athlete = await context.store.people.athlete_by_id(who.athlete_id)
    return judged(kept, athlete.birth_year if athlete else None, limb, context.now, context.today)


def judged(kept: CuffFile, birth_year: int | None, limb: Limb, now: datetime, on: date) -> Finding[Clearance] | None:
    """What is on record, judged at an instant; None where it names no cuff."""
    if kept.cuff_width_cm is None:
        return None
    candidate = Candidate(
        birth_year=birth_year,
        limb=limb,
        cuff_width_cm=kept.cuff_width_cm,
        answers=kept.answers,
        resting=kept.resting,
        sign_off=kept.sign_off,
        clearings=kept.clearings,
    )
    return assess_screening(candidate, now, on)


def check_in(context: ToolContext, kept: CuffFile) -> Finding[CheckIn] | None:
    """The days after the last session; None where there was none."""
    if kept.last_ended_at is None:
        return None
    return assess_check_in(kept.answers, kept.clearings, kept.last_ended_at, context.now, context.today)


def said(reasons: tuple[Reason, ...], found: EvidenceList, who: Person, locale: str) -> list[Line]:
    """Reasons in words; a yes repeats its question in quotation marks, whose numbers claim nothing of the athlete."""
    lines: list[Line] = []
    for reason in reasons:
        code = reason.code.removeprefix("BFR_")
        if code in ITEMS:
            lines.append(line("CUFF_SAID_YES", who, question=found.quote(say(f"ASK_BFR_{code}", locale=locale))))
        else:
            lines += reason_lines((reason,), found, who)
    return lines
