"""One number a person: what a roster question is answered from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from physiology.finding import Fact, InsufficientData
from physiology.history import DailyHistory
from physiology.recovery import assess_recovery
from physiology.session import DoneSession
from tools.assessing import assessed
from tools.context import Person, ToolContext
from tools.histories import histories
from tools.query import Condition, Query
from tools.querying import OPERATORS, fact

RECOVERY_DAYS = 10
NEWEST_DAYS = 28
"""How old a roster's newest value may be."""
HOURS_LEFT = "recovery_left_h"
VERDICTS = ("readiness", "acwr", "strain_signals")
"""What is judged of the day as a whole."""


@dataclass(frozen=True, slots=True)
class Row:
    """One person's value; None where their data do not carry it."""

    person: Person
    fact: Fact | None
    others: tuple[Fact, ...] = ()
    """Values of further metrics that a condition asks about."""

    @property
    def absent(self) -> bool:
        """No value; or a check-in that is known not to have happened."""
        return self.fact is None or (self.fact.metric == "checked_in" and self.fact.value == 0)

    @property
    def value(self) -> float:
        """For sorting; NaN where there is none."""
        return float("nan") if self.fact is None else self.fact.value

    def meets(self, condition: Condition) -> bool:
        """Whether a condition holds for this person; nobody without a value meets a comparison."""
        if condition.operator in ("missing", "known"):
            return self.absent == (condition.operator == "missing")
        other = next((fact.value for fact in self.others if fact.metric == condition.metric), float("nan"))
        value = self.value if self.fact is None or condition.metric == self.fact.metric else other
        return bool(OPERATORS[condition.operator](np.array([value]), condition.value or 0.0)[0])


@dataclass(frozen=True, slots=True)
class Known:
    """What one person's value is read from."""

    days: DailyHistory
    last_done: DoneSession | None
    now: datetime


def in_hours_left(query: Query) -> Query:
    """Who is "not recovered" is about the hours that are left, not about how long recovery takes in all."""
    if query.metric != "recovery_h":
        return query
    having = tuple(condition.model_copy(update={"metric": HOURS_LEFT}) for condition in query.having)
    return query.model_copy(update={"metric": HOURS_LEFT, "having": having})


async def roster_rows(context: ToolContext, query: Query) -> list[Row]:
    """The query's people, each with their value, in roster order."""
    chosen = tuple(context.person(alias) for alias in query.people) or context.people
    wanted = (query.group or "").casefold()
    people = tuple(person for person in chosen if not wanted or person.group.casefold() == wanted)
    last_on = min(query.last_on or context.today, context.today)
    known = await histories(context, people, last_on, since=query.first_on)
    asked = (query, *_also_asked(query))
    done = await _done_before(context, people, last_on) if any(one.metric == HOURS_LEFT for one in asked) else {}
    rows = []
    for person in people:
        one = Known(known[person.alias], done.get(person.alias), context.now)
        value, *others = (_value(one, each) for each in asked)
        rows.append(Row(person, value, tuple(other for other in others if other is not None)))
    return rows


async def _done_before(context: ToolContext, people: tuple[Person, ...], last_on: date) -> dict[str, DoneSession]:
    """Everybody's newest session, by alias."""
    first_on = last_on - timedelta(days=RECOVERY_DAYS)
    done = await context.store.sessions.done_of([person.athlete_id for person in people], first_on, last_on)
    return {person.alias: done[person.athlete_id][-1].session for person in people if done[person.athlete_id]}


def _also_asked(query: Query) -> list[Query]:
    """The newest value of each further metric in a condition."""
    keys = dict.fromkeys(condition.metric for condition in query.having if condition.metric != query.metric)
    return [Query(metric=key, last_on=query.last_on) for key in keys]


def _value(known: Known, query: Query) -> Fact | None:
    """Today's verdicts come from the person's assessment, everything else from their days."""
    days = known.days
    try:
        if query.aggregate == "latest" and query.metric in VERDICTS:
            return _verdict(days, query.metric)
        if query.metric == HOURS_LEFT:
            return _hours_left(known)
        asked = query
        if query.aggregate == "latest" and query.first_on is None and query.last_on is None:
            asked = query.model_copy(update={"first_on": days.last_on - timedelta(days=NEWEST_DAYS - 1)})
        return fact(days, asked)
    except InsufficientData:
        return None


def _verdict(known: DailyHistory, key: str) -> Fact | None:
    found = assessed(known)
    finding = {"readiness": found.readiness, "acwr": found.load, "strain_signals": found.strain}[key]
    return next((fact for fact in finding.facts if fact.metric == key), None) if finding else None


def _hours_left(known: Known) -> Fact | None:
    finding = assess_recovery(known.days, known.last_done, known.now)
    return next((one for one in finding.facts if one.metric == HOURS_LEFT), None)
