"""A coach's typed question over the roster, without any words."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends

from agent.scope import scope
from interfaces.api.bearer import Running, coach_for
from interfaces.people import local_day
from physiology.finding import Shape
from store import AuditEvent
from tools.context import Principal, Purpose, ToolContext
from tools.evidence import Evidence
from tools.query import Query
from tools.roster_query import query_roster

router = APIRouter()
PURPOSE = Purpose.LOAD_MONITORING
Coaching = Annotated[Principal, Depends(coach_for(PURPOSE))]


class RosterAnswer(Shape):
    """The numbers, and who the aliases in them are."""

    purpose: Purpose
    people: dict[str, str]
    evidence: tuple[Evidence, ...]
    abstained: bool


@router.post("/roster/query")
async def post_roster_query(query: Query, who: Coaching, fettle: Running) -> RosterAnswer:
    """Any metric over everybody who shares with the coach."""
    now = datetime.now(UTC)
    reach = await scope(fettle.store, who)
    context = ToolContext(who, fettle.store, reach.people, await local_day(fettle.store, who, now), now)
    result = await query_roster.call(context, {"query": query.model_dump()}, 1)
    detail = {"metric": query.metric, "purpose": PURPOSE.value, "results": str(len(result.evidence))}
    await fettle.store.audit.append(
        AuditEvent(at=now, kind="roster_query", person_id=who.person_id, subject_id=None, detail=detail)
    )
    shown = {item.subject for item in result.evidence}
    people = {person.alias: person.name for person in reach.people if person.alias in shown}
    return RosterAnswer(purpose=PURPOSE, people=people, evidence=result.evidence, abstained=result.abstained)
