"""What people see when they answer, sign and approve."""

import typer

from physiology.bfr.items import ITEMS
from physiology.bfr.screening import Clearance
from physiology.finding import Finding
from prompts.messages import say
from store.cuff import Proposed

ADDRESS = {"you": "you", "your": "your", "Your": "Your", "You": "You", "them": "you"}


def show_clearance(found: Finding[Clearance] | None) -> None:
    """The verdict of a screening, and every reason."""
    if found is None:
        typer.echo(say("CUFF_NO_SCREENING"))
        return
    typer.echo(say(f"BFR_VERDICT_{found.value.verdict.upper()}"))
    for reason in found.reasons:
        values = {fact.metric: f"{fact.value:.0f}" for fact in reason.facts}
        code = reason.code if reason.code.removeprefix("BFR_") not in ITEMS else "CLI_CUFF_YES"
        question = {"question": say(f"ASK_{reason.code}")} if code == "CLI_CUFF_YES" else {}
        typer.echo("  " + say(code, ADDRESS | values | question))


def show_proposal(proposal: Proposed) -> None:
    """What waits for approval: limb, repetitions and share; there is no pressure in it."""
    arm = proposal.arm
    reps = "-".join(str(count) for count in arm.sets.reps)
    args = {"limb": proposal.limb.value, "reps": reps, "share": f"{100 * arm.fraction_of_lop:.0f}"}
    typer.echo(say("CLI_CUFF_PROPOSAL", args))


def show_approved(athlete: str) -> None:
    """That it was approved, and what still takes a person."""
    typer.echo(say("CLI_CUFF_APPROVED", {"athlete": athlete}))
