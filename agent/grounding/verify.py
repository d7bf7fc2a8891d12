"""The verifier: a pure function from a final text and its evidence to what the text may not say."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from agent.grounding.bands import bands
from agent.grounding.bind import numbers
from agent.grounding.comparisons import comparisons
from agent.grounding.concerns import concerns
from agent.grounding.days import days
from agent.grounding.directions import directions
from agent.grounding.ledger import ledger
from agent.grounding.orders import orders
from agent.grounding.passage import Passage, read
from agent.grounding.people import GROUP, leaks, named, strangers
from agent.grounding.qualities import qualities
from agent.grounding.reasons import reasons as causes
from agent.grounding.safety import banned, output
from agent.grounding.situation import Situation
from agent.grounding.writes import writes
from agent.reply import Violation
from tools.evidence import Evidence, Receipt

CLAIMS: tuple[Callable[[Situation], Iterable[Violation]], ...] = (
    numbers, comparisons, directions, days, bands, concerns, orders, causes, qualities, writes, banned,
)  # fmt: skip
"""Checks of what is claimed, in order: numbers first, because the others ask what they were bound to."""


def verify(
    text: str,
    *,
    evidence: Sequence[Evidence],
    names: Mapping[str, str],
    user_text: str,
    receipts: Sequence[Receipt] = (),
    reasons: Collection[str] = (),
    known_names: Collection[str] = (),
    language: str = "en",
    today: date | None = None,
    forbidden: Collection[str] = (),
) -> tuple[Violation, ...]:
    """Everything a final text states without proof. An empty result means that it may be sent.

    `names` are the people in scope by alias (`you` for an athlete who asks), `known_names` those who exist but are out
    of it. `today` lets words such as "yesterday" be checked; without it they are not. `forbidden` are
    phrases that may never leave, such as the canary of a prompt.

    Raises
    ------
    UnknownLanguage
        There are no tables for the language.
    """
    passage = read(text, language)
    inside = named(passage, names)
    situation = Situation(
        passage=passage,
        ledger=ledger(evidence, receipts, passage.words.roles),
        people=inside,
        user=read(user_text, language),
        receipts=tuple(receipts),
        reasons=tuple(reasons),
        today=today,
        coach=any(alias not in ("you", GROUP) for alias in names),
    )
    found = [violation for check in CLAIMS for violation in check(situation)]
    said = [*found, *_names(situation, names, known_names), *output(situation, names, forbidden)]
    return tuple(dict.fromkeys(said))


def _names(situation: Situation, names: Mapping[str, str], hidden: Collection[str]) -> Iterator[Violation]:
    people = [tag for tag in situation.people if tag.value != GROUP]
    yield from leaks(situation.passage, tuple(people), hidden)
    if not situation.coach:
        return
    yield from strangers(situation.passage, situation.people)
    user = {tag.value for tag in named(situation.user, names)}
    for tag in people:
        quoted = situation.passage.quote(tag.start, tag.end)
        if tag.value == "?":
            yield Violation(code="ambiguous_name", span=quoted)
        elif tag.value not in situation.ledger.subjects and tag.value not in user:
            yield Violation(code="name_without_evidence", span=quoted)


__all__ = ["Passage", "verify"]
