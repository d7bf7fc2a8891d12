"""Decision records in a terminal."""

from rich.table import Table

from interfaces.showing import console
from store import Decision


def show_decision(decision: Decision) -> None:
    """Before and after side by side, then the rules."""
    adjustment = decision.adjustment
    table = Table(title=f"Decision {decision.id} for {decision.on}", title_justify="left")
    for column in ("field", "planned", "to do"):
        table.add_column(column)
    before, after = adjustment.before.model_dump(mode="json"), adjustment.after.model_dump(mode="json")
    for field, value in before.items():
        if value != after[field] or field in ("title", "duration_min", "target_rpe", "reps"):
            table.add_row(field, str(value), str(after[field]))
    console.print(table)
    for fired in adjustment.rules:
        facts = ", ".join(f"{fact.metric} {fact.value:g}" for fact in fired.facts)
        console.print(f"• {fired.rule} [{fired.citation}] rests on {facts}", markup=False)
        if fired.would_have_kept:
            kept = fired.would_have_kept
            console.print(f"  would not have fired with {kept.metric} {kept.side} {kept.threshold:g}", markup=False)
    if not adjustment.rules:
        console.print("No rule fired: the plan stands.")
    console.print(
        f"Decided by {decision.decided_by} at {decision.decided_at:%Y-%m-%d %H:%M} UTC, engine {decision.engine}."
    )
    if decision.missing:
        console.print(f"Could not be judged: {', '.join(decision.missing)}.")


def show_replay(decision: Decision, *, same: bool) -> None:
    """Whether a record came out the same again."""
    word = "the same" if same else "[bold red]different[/bold red]"
    console.print(f"Decision {decision.id} (engine {decision.engine}) computed again: {word}.")
