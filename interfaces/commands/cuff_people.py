"""`fettle cuff screen|sign|approve`: what only people do, at a terminal and never in a chat."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interfaces.commands.running import FAILED, MISUSED, run, stop

if TYPE_CHECKING:
    from physiology.bfr.screening import Clearance
    from physiology.finding import Finding
    from store import Athlete, Store

Name = Annotated[str, typer.Option("--athlete", help="Who wears the cuff.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask again.")]


class Occasion(StrEnum):
    """Which questions are asked."""

    SCREEN = "screen"
    TODAY = "today"
    AFTER = "after"


def screen(
    athlete: Name,
    ask: Annotated[
        Occasion, typer.Option(help="The screening, the check of a day, or one to three days after.")
    ] = Occasion.SCREEN,
    answers: Annotated[
        Path | None, typer.Option(help='A JSON object of answers instead of asking: {"FEVER": false, ...}.')
    ] = None,
) -> None:
    """Ask the questions before a cuff, of a day, or after a session, and keep the answers. What is left out stays open.

    Examples
    --------
      fettle cuff screen --athlete "Ana Lima"
      fettle cuff screen --athlete "Ana Lima" --ask today --answers today.json
    """
    from interfaces.cuff_questions import Unreadable, asked_people, read_answers
    from interfaces.showing_cuff_people import show_clearance
    from store.cuff import Answered

    now = datetime.now(UTC)
    run(lambda: _known(athlete))
    try:
        found = asked_people(ask.value, now) if answers is None else read_answers(answers, now)
    except Unreadable as bad:
        stop("CUFF_ANSWERS_UNREADABLE", MISUSED, path=str(answers), why=bad.why)

    async def work() -> "Finding[Clearance] | None":
        from interfaces.database import opened_store
        from settings import Settings

        async with opened_store(Settings()) as store:
            who = await _athlete(store, athlete)
            await store.cuff.add(who.id, Answered.model_validate(found), now, who.id)
            return await _judged(store, who, now)

    show_clearance(run(work))


def sign(
    athlete: Name,
    clinician: Annotated[str, typer.Option("--clinician", help="Who signs, by name.")],
    clear: Annotated[bool, typer.Option("--clear", help="Also lets it go on after a complaint.")] = False,
    yes: Yes = False,
) -> None:
    """A clinician signs the screening as it stands. It overrides no answer, and counts for 90 days at most.

    Example:
      fettle cuff sign --athlete "Ana Lima" --clinician "Dr Ito"
    """
    from interfaces.showing_cuff_people import show_clearance

    now = datetime.now(UTC)

    async def work() -> "Finding[Clearance] | None":
        from interfaces.database import opened_store
        from physiology.bfr.items import Clearing
        from settings import Settings
        from store.cuff import Cleared

        async with opened_store(Settings()) as store:
            who = await _athlete(store, athlete)
            found = await _judged(store, who, now)
            show_clearance(found)
            if found is None or found.value.clot_points is None:
                stop("CUFF_NOTHING_TO_SIGN", FAILED, athlete=athlete)
            _sure("CLI_CUFF_SIGN_SURE", yes=yes, athlete=athlete, clinician=clinician)
            await _sign(store, who, clinician, found.value.clot_points, now)
            if clear:
                await store.cuff.add(who.id, Cleared(clearing=Clearing(by=clinician, at=now)), now, clinician)
            return await _judged(store, who, now)

    show_clearance(run(work))


def approve(
    athlete: Name,
    by: Annotated[str, typer.Option("--by", help="Who agrees, by name.")],
    yes: Yes = False,
) -> None:
    """A person agrees to the session that waits. Beginning it still takes somebody at the cuff.

    Example:
      fettle cuff approve --athlete "Ana Lima" --by "Ana Lima"
    """
    from interfaces.showing_cuff_people import show_approved, show_clearance, show_proposal

    now = datetime.now(UTC)

    async def work() -> None:
        from interfaces.database import opened_store
        from settings import Settings
        from store.cuff import Approved

        async with opened_store(Settings()) as store:
            who = await _athlete(store, athlete)
            kept = await store.cuff.of(who.id)
            if kept.proposal is None or kept.approval is not None:
                stop("CUFF_NOTHING_TO_APPROVE", FAILED, athlete=athlete)
            found = await _judged(store, who, now)
            if found is None or not found.value.cleared:
                show_clearance(found)
                stop("CUFF_NOT_CLEARED", FAILED, athlete=athlete)
            show_proposal(kept.proposal)
            _sure("CLI_CUFF_APPROVE_SURE", yes=yes, athlete=athlete, by=by)
            agreed = Approved(proposal_id=kept.proposal.id, by=by, channel="terminal")
            await store.cuff.add(who.id, agreed, now, by)
        show_approved(athlete)

    run(work)


async def _sign(store: "Store", who: "Athlete", clinician: str, points: int, now: datetime) -> None:
    from physiology.bfr.answers import VALID
    from physiology.bfr.screening import SignOff
    from store.cuff import Signed

    until = now + VALID["screen"] - timedelta(seconds=1)
    sign_off = SignOff(by=clinician, signed_at=now, expires_at=until, points_seen=points)
    await store.cuff.add(who.id, Signed(sign_off=sign_off), now, clinician)


async def _known(name: str) -> None:
    """Nobody answers thirty questions to hear that the name was wrong."""
    from interfaces.database import opened_store
    from settings import Settings

    async with opened_store(Settings()) as store:
        await _athlete(store, name)


async def _athlete(store: "Store", name: str) -> "Athlete":
    found = await store.people.athlete(name)
    if found is None:
        stop("SPEAKER_UNKNOWN_NO_NAMES", FAILED, said=name)
    return found


async def _judged(store: "Store", who: "Athlete", now: datetime) -> "Finding[Clearance] | None":
    """For the limb of the waiting proposal; a leg, which is stricter about the cuff, where none waits."""
    from physiology.bfr.worn import Limb
    from tools.cuff_record import judged

    kept = await store.cuff.of(who.id)
    limb = kept.proposal.limb if kept.proposal else Limb.LEFT_LEG
    return judged(kept, who.birth_year, limb, now, now.date())


def _sure(code: str, *, yes: bool, **args: str) -> None:
    from prompts.messages import say

    if not yes:
        typer.confirm(say(code, args), abort=True)
