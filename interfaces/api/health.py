"""Is it up: for load balancers and people, without a secret."""

from fastapi import APIRouter, Response

from interfaces.api.bearer import Running
from physiology.finding import Shape
from store import DatabaseUnusable, Store

router = APIRouter()


class Health(Shape):
    """What works."""

    ok: bool
    database: bool
    """It was reached a moment ago."""
    model: bool
    """A language model is configured; without one the offline planner answers."""
    telegram: bool
    """The Telegram bot is configured."""


@router.get("/healthz")
async def healthz(fettle: Running, response: Response) -> Health:
    """Whether questions can be answered."""
    reached = await _reached(fettle.store)
    response.status_code = 200 if reached else 503
    settings = fettle.settings
    return Health(ok=reached, database=reached, model=settings.has_model, telegram=settings.telegram_token is not None)


async def _reached(store: Store) -> bool:
    try:
        await store.people.teams()
    except DatabaseUnusable:
        return False
    return True
