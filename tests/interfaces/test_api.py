"""The HTTP interface, served by uvicorn and asked by a real client."""

import json
from collections.abc import Iterator

import httpx2
import pytest

from interfaces.api.application import BODY_BYTES, application
from store import Store
from tests.interfaces.conftest import now, settings_of
from tests.loopback.people import ATHLETE, TODAY, Club
from tests.loopback.serving import served

MESSAGES, ROSTER = "/api/v1/messages", "/api/v1/roster/query"
KEYS = {
    "reply", "action", "route", "language", "tools", "evidence", "violations", "receipts", "decision_id", "thread",
    "latency_ms",
}  # fmt: skip
AS_OF = {"as_of": TODAY.isoformat()}


@pytest.fixture(scope="module")
def tokens(using, people: Club) -> dict[str, str]:
    """A token for the athlete, one for somebody else, one for the coach."""

    async def issue(store: Store) -> dict[str, str]:
        other = await store.people.athlete("Noah Brandt")
        whose = {
            "athlete": (people.athlete.person_id, "athlete"),
            "other": (other.id, "athlete"),
            "coach": (people.coach.person_id, "coach"),
            "gone": ("nobody", "athlete"),
        }
        return {name: await store.tokens.issue(*person, now()) for name, person in whose.items()}

    return using(issue)


@pytest.fixture(scope="module")
def address(home, people: Club) -> Iterator[str]:
    with served(application(settings_of(home))) as url:
        yield url


@pytest.fixture
def client(address: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=address, timeout=30, trust_env=False) as opened:
        yield opened


def bearing(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def problem(response: httpx2.Response, status: int, code: str) -> dict[str, object]:
    """The response is a problem in plain words."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert (body["status"], body["code"]) == (status, code)
    assert body["detail"]
    assert "Traceback" not in response.text
    return body


def test_a_message_is_answered_with_the_json_of_the_command_line(client, tokens):
    response = client.post(MESSAGES, json={"text": "How ready am I?", **AS_OF}, headers=bearing(tokens["athlete"]))
    assert response.status_code == 200, response.text
    body = response.json()
    assert set(body) >= KEYS
    assert (body["action"], body["route"]) == ("answer", "offline")
    score = next(item["value"] for item in body["evidence"] if item["metric"] == "readiness")
    assert f"{score:.0f}/100" in body["reply"]
    assert body["latency_ms"] > 0


def test_a_conversation_goes_on_in_its_thread(client, tokens):
    asked = {"text": "Log my run", "thread": "api:evening"}
    first = client.post(MESSAGES, json=asked, headers=bearing(tokens["athlete"])).json()
    assert (first["action"], first["thread"]) == ("clarify", "api:evening")
    told = {"text": "45 minutes, RPE 6", "thread": "api:evening"}
    second = client.post(MESSAGES, json=told, headers=bearing(tokens["athlete"])).json()
    assert second["action"] == "log"
    assert second["receipts"][0]["values"]["session_duration_min"] == 45


def test_somebody_elses_thread_stays_closed(client, tokens):
    mine = {"text": "How ready am I?", "thread": "api:mine", **AS_OF}
    assert client.post(MESSAGES, json=mine, headers=bearing(tokens["athlete"])).status_code == 200
    problem(client.post(MESSAGES, json=mine, headers=bearing(tokens["other"])), 403, "foreign_thread")


@pytest.mark.parametrize("as_of", ["latest", TODAY.isoformat(), "2000-01-01"])
def test_days_that_have_been_can_be_asked_as_of(client, tokens, as_of):
    asked = {"text": "How ready am I?", "thread": f"api:{as_of}", "as_of": as_of}
    assert client.post(MESSAGES, json=asked, headers=bearing(tokens["athlete"])).status_code == 200


@pytest.mark.parametrize("as_of", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_days_out_of_reach_are_refused(client, tokens, as_of):
    asked = {"text": "How ready am I?", "as_of": as_of}
    problem(client.post(MESSAGES, json=asked, headers=bearing(tokens["athlete"])), 422, "day_out_of_reach")


HEADERS = {
    "no token": {},
    "an empty token": {"Authorization": "Bearer"},
    "a wrong token": {"Authorization": "Bearer wrong"},
    "another scheme": {"Authorization": "Basic YTpi"},
    "no scheme": {"Authorization": "token"},
    "a token in other letters": {"Authorization": b"Bearer \xff\xfe"},
}


@pytest.mark.parametrize("headers", HEADERS)
@pytest.mark.parametrize("path", [MESSAGES, ROSTER])
def test_without_a_valid_token_nothing_is_said(client, headers, path):
    response = client.post(path, json={"text": "How ready am I?"}, headers=HEADERS[headers])
    problem(response, 401, "no_token")
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_token_of_somebody_who_is_gone_is_worthless(client, tokens):
    problem(client.post(MESSAGES, json={"text": "Hi"}, headers=bearing(tokens["gone"])), 401, "no_token")


@pytest.mark.parametrize("field", ["person_id", "as", "role", "athlete", "speaker", "purpose", "principal"])
def test_nobody_can_say_in_the_body_who_they_are(client, tokens, field):
    asked = {"text": "How ready am I?", field: "coach:Jordan Reyes"}
    body = problem(client.post(MESSAGES, json=asked, headers=bearing(tokens["athlete"])), 422, "bad_arguments")
    assert body["fields"] == [field]


BODIES = {
    "not JSON": (b"{not json", 400, "not_json"),
    "nothing": (b"", 422, "bad_arguments"),
    "a list": (b"[]", 422, "bad_arguments"),
    "text": (b'"How ready am I?"', 422, "bad_arguments"),
    "no text": (b"{}", 422, "bad_arguments"),
    "text that is a number": (b'{"text": 7}', 422, "bad_arguments"),
    "half a character": (b'{"text": "\\ud800"}', 422, "bad_arguments"),
    "not UTF-8": (b'{"text": "\xff"}', 400, "not_json"),
    "a nest of brackets": (b"[" * 60_000, 400, "not_json"),
    "a bad thread": (b'{"text": "Hi", "thread": "a b"}', 422, "bad_arguments"),
    "no day": (b'{"text": "Hi", "as_of": "yesterday"}', 422, "bad_arguments"),
    "a field that is half a character": (b'{"text": "Hi", "\\ud800": 1}', 422, "bad_arguments"),
}


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_makes_no_sense_is_refused_in_plain_words(client, tokens, body):
    content, status, code = BODIES[body]
    headers = {**bearing(tokens["athlete"]), "Content-Type": "application/json"}
    problem(client.post(MESSAGES, content=content, headers=headers), status, code)


def test_a_body_of_more_than_64_kb_is_refused(client, tokens):
    headers = {**bearing(tokens["athlete"]), "Content-Type": "application/json"}
    content = json.dumps({"text": "x" * BODY_BYTES}).encode()
    problem(client.post(MESSAGES, content=content, headers=headers), 413, "too_large")

    def streamed() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 8192

    problem(client.post(MESSAGES, content=streamed(), headers=headers), 413, "too_large")


def test_ten_thousand_characters_are_read_from_the_beginning(client, tokens):
    text = "How ready am I? " + "word " * 2000
    response = client.post(MESSAGES, json={"text": text, **AS_OF}, headers=bearing(tokens["athlete"]))
    assert response.status_code == 200
    assert "only the beginning" in response.json()["reply"]


@pytest.mark.parametrize("text", ["", "   \n ", "\u0000\u200b"])
def test_an_empty_message_gets_a_question_back(client, tokens, text):
    body = client.post(MESSAGES, json={"text": text}, headers=bearing(tokens["athlete"])).json()
    assert body["action"] == "clarify"
    assert body["reply"]


def test_a_coach_queries_the_roster_for_the_purpose_of_the_route(client, tokens, people: Club, using):
    query = {"metric": "readiness", "order": "ascending", "last_on": TODAY.isoformat()}
    response = client.post(ROSTER, json=query, headers=bearing(tokens["coach"]))
    assert response.status_code == 200, response.text
    body = response.json()
    assert body["purpose"] == "load_monitoring"
    assert ATHLETE in body["people"].values()
    scores = [item["value"] for item in body["evidence"] if item["metric"] == "readiness"]
    assert scores == sorted(scores)
    assert len(scores) >= 5

    async def chain(store: Store) -> int:
        report = await store.audit.verify()
        assert report.ok
        return report.events

    before = using(chain)
    client.post(ROSTER, json=query, headers=bearing(tokens["coach"]))
    assert using(chain) == before + 1


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ({"metric": "no_such_metric"}, 422, "unknown_metric"),
        ({"metric": "readiness", "people": ["A99"]}, 404, "unknown_person"),
        ({"metric": "readiness", "people": [ATHLETE]}, 404, "unknown_person"),
        ({"metric": "readiness", "limit": 0}, 422, "bad_arguments"),
        ({"metric": "readiness", "purpose": "contract"}, 422, "bad_arguments"),
        ({"metric": "sleep_min", "first_on": "0001-01-01", "last_on": "0001-02-01"}, 422, "bad_arguments"),
        ({"metric": "sleep_min", "first_on": "9999-01-01", "last_on": "9999-12-31"}, 200, ""),
    ],
)
def test_a_query_is_checked(client, tokens, query, status, code):
    response = client.post(ROSTER, json=query, headers=bearing(tokens["coach"]))
    if status == 200:
        assert response.status_code == 200, response.text
    else:
        problem(response, status, code)


def test_an_athlete_may_not_query_the_roster(client, tokens):
    query = {"metric": "readiness"}
    problem(client.post(ROSTER, json=query, headers=bearing(tokens["athlete"])), 403, "not_allowed")


def test_health_says_what_works_and_nothing_secret(client, tokens):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"ok": True, "database": True, "model": False, "telegram": False}


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "no_such_page"),
        ("GET", MESSAGES, 405, "wrong_method"),
        ("GET", "/docs", 404, "no_such_page"),
    ],
)
def test_a_wrong_address_is_a_problem_too(client, method, path, status, code):
    problem(client.request(method, path), status, code)


def test_the_description_of_the_api_names_no_person(client):
    description = client.get("/api/v1/openapi.json").json()
    message = description["components"]["schemas"]["Message"]
    assert set(message["properties"]) == {"text", "thread", "as_of"}
    assert message["additionalProperties"] is False
