"""The HTTP application: routes, limits, and a Fettle that is open as long as the server runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from interfaces.api import health, messages, roster
from interfaces.api.body_limit import BodyLimit
from interfaces.api.problems import install
from interfaces.assembly import opened
from interfaces.telegram_bot.beside import beside
from settings import Settings

BODY_BYTES = 64 * 1024


def application(settings: Settings) -> FastAPI:
    """Build the application; nothing is opened before the server starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with opened(settings) as fettle, beside(fettle):
            app.state.fettle = fettle
            yield

    app = FastAPI(
        title="Fettle",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.include_router(messages.router, prefix="/api/v1")
    app.include_router(roster.router, prefix="/api/v1")
    app.include_router(health.router)
    app.add_middleware(BodyLimit, most_bytes=BODY_BYTES)
    install(app)
    return app
