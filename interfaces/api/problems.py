"""What went wrong, as `application/problem+json` in plain words; never what was sent, never a trace."""

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from prompts.messages import say
from store import DatabaseUnusable, ForeignThread
from tools.errors import EXPECTED, meaning

Handler = Callable[[Request, Exception], Awaitable[JSONResponse]]
MEDIA_TYPE = "application/problem+json"
CODES = {401: "no_token", 404: "no_such_page", 405: "wrong_method", 413: "too_large", 415: "not_json"}
"""HTTP statuses that the framework itself raises."""


class Unauthorized(Exception):
    """The token is missing, unknown or too old."""


class AheadOfTime(Exception):
    """A question as on a day that has not come, or from before anything was measured."""


def install(app: FastAPI) -> None:
    """Word every failure of an application."""
    for kind in EXPECTED:
        app.add_exception_handler(kind, _expected)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _framework)
    app.add_exception_handler(Unauthorized, _told(401, "no_token", {"WWW-Authenticate": "Bearer"}))
    app.add_exception_handler(ForeignThread, _told(403, "foreign_thread"))
    app.add_exception_handler(AheadOfTime, _told(422, "day_out_of_reach"))
    app.add_exception_handler(DatabaseUnusable, _told(503, "database_unusable"))
    app.add_exception_handler(Exception, _told(500, "our_fault"))


def problem(status: int, code: str, headers: Mapping[str, str] | None = None, **more: object) -> JSONResponse:
    """One problem document."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "code": code}
    return JSONResponse(
        {**body, "detail": say(f"API_{code}"), **more}, status, dict(headers or {}), media_type=MEDIA_TYPE
    )


async def _expected(_request: Request, error: Exception) -> JSONResponse:
    found = meaning(error)
    return problem(found.http_status, found.code)


async def _unreadable(_request: Request, error: Exception) -> JSONResponse:
    """Names the fields that are wrong, not their values."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(item["type"] == "json_invalid" for item in found):
        return problem(400, "not_json")
    fields = sorted({".".join(str(part) for part in item["loc"][1:])[:80] or "body" for item in found})
    return problem(422, "bad_arguments", fields=[_printable(field) for field in fields])


async def _framework(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, CODES.get(error.status_code, "not_json"), error.headers)


def _told(status: int, code: str, headers: Mapping[str, str] | None = None) -> Handler:
    async def tell(_request: Request, _error: Exception) -> JSONResponse:
        return problem(status, code, headers)

    return tell


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
