"""Who asks: the bearer of a token, and nobody a body may name."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from interfaces.api.problems import Unauthorized
from interfaces.assembly import Fettle
from interfaces.principals import principal_of
from tools.context import Principal, Purpose, Role
from tools.errors import NotAllowed

CHANNEL = "api"
_SCHEME = HTTPBearer(auto_error=False)


def running(request: Request) -> Fettle:
    """The open Fettle of this application."""
    fettle: Fettle = request.app.state.fettle
    return fettle


Running = Annotated[Fettle, Depends(running)]


async def asking(
    fettle: Running, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_SCHEME)]
) -> Principal:
    """The person a token was issued to.

    Raises
    ------
    Unauthorized
        No token, or one that holds for nobody.
    """
    bearer = await fettle.store.tokens.bearer(credentials.credentials, datetime.now(UTC)) if credentials else None
    who = await principal_of(fettle.store, bearer.person_id, bearer.role, channel=CHANNEL) if bearer else None
    if who is None:
        raise Unauthorized
    return who


Asking = Annotated[Principal, Depends(asking)]


def coach_for(purpose: Purpose) -> Callable[[Principal], Principal]:
    """A coach, for the purpose that a route has."""

    def coaching(who: Asking) -> Principal:
        if who.role is not Role.COACH:
            raise NotAllowed("a coach's question")
        return who.model_copy(update={"purpose": purpose})

    return coaching
