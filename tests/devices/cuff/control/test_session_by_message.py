"""No message carries a pressure; a start needs the code that was shown, at the pressures that were shown."""

import json
import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.cuff.control.lateness import Lateness
from devices.cuff.control.messages import MOST_BYTES, WISHES, Said, Unreadable, Verb, read, told
from devices.cuff.control.session import Agreed
from devices.cuff.control.tokens import ALPHABET, GUARDED, LOCKED_S, MOST_WRONG, VALID_S, Terms, Tokens
from devices.cuff.port import Command
from devices.cuff.state import Mode, State, Step, Wish
from tests.devices.cuff.control.rig import GIVEN, Rig

START = Said(Verb.OFFER, Wish.START)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
WORDS = st.sampled_from([*Verb, *Wish, "", "say"])


@pytest.fixture
def rig(tmp_path):
    return Rig(tmp_path)


def heard(rig, said):
    answers = []
    rig.session.hear(said, answers.append)
    return answers


async def done(rig, wish, code=""):
    answers = heard(rig, Said(Verb.DO, wish, code))
    if not answers:
        await rig.tick()
    return answers[0]


async def test_a_start_needs_the_code_and_happens_at_the_pressures_shown(rig):
    await rig.ready()
    assert heard(rig, START) == [{"ok": True, "shown": "start"}]
    ((wish, code, terms),) = rig.shown
    assert (wish, terms) == (Wish.START, Terms(80.0, 100.0))
    assert (await done(rig, Wish.START, "AAAAAA"))["refused"] == ["WRONG_CODE"]
    answer = await done(rig, Wish.START, code.lower())
    assert (answer["ok"], answer["mode"]) == (True, "inflating")
    assert (rig.loop.state.goal_mmhg, rig.loop.state.given.approved_mmhg) == (80.0, 100.0)
    assert (await done(rig, Wish.START, code))["refused"] == ["WRONG_CODE"]


async def test_a_code_starts_at_what_was_shown_beside_it_whatever_is_known_since(rig):
    await rig.ready()
    heard(rig, START)
    code = rig.shown[0][1]
    rig.session.agreed = Agreed(GIVEN, 0.8, 0.8)
    await done(rig, Wish.START, code)
    assert rig.loop.state.goal_mmhg == 80.0


async def test_no_start_is_offered_before_the_occlusion_pressure_is_known(rig):
    assert heard(rig, START) == [{"ok": False, "refused": ["NOT_CALIBRATED"]}]
    assert rig.shown == []


@pytest.mark.parametrize(("age_s", "wishes"), [(12 * 3600.0, 2), (12 * 3600.0 + 1, 1), (float("nan"), 1), (-1.0, 1)])
def test_an_old_measurement_is_none(age_s, wishes):
    assert len(Agreed(replace(GIVEN, occlusion_age_s=age_s), 0.4, 0.5).opening()) == wishes


async def test_a_code_of_another_wish_starts_nothing(rig):
    await rig.ready()
    heard(rig, Said(Verb.OFFER, Wish.END))
    code = rig.shown[0][1]
    assert rig.shown[0][2].start_mmhg != rig.shown[0][2].start_mmhg
    assert (await done(rig, Wish.START, code))["refused"] == ["WRONG_CODE"]
    assert (await done(rig, Wish.END, code))["mode"] == "done"


async def test_codes_cannot_be_made_void_faster_than_somebody_types(rig):
    await rig.ready()
    heard(rig, START)
    assert heard(rig, START) == [{"ok": False, "refused": ["CODE_NOT_YET"]}]
    rig.now_s += 1.0
    assert heard(rig, START)[0]["ok"]


async def test_anybody_stops_and_lowers_without_a_code(rig):
    await rig.holding()
    heard(rig, Said(Verb.LOWER))
    await rig.tick()
    assert rig.loop.state.goal_mmhg == 70.0
    heard(rig, Said(Verb.STOP))
    await rig.tick()
    assert rig.mode is Mode.DEFLATING


async def test_lowering_ends_in_venting(rig):
    await rig.holding()
    for _ in range(6):
        heard(rig, Said(Verb.LOWER))
        await rig.tick(12)
    assert rig.loop.state.goal_mmhg == 20.0
    heard(rig, Said(Verb.LOWER))
    await rig.tick()
    assert rig.mode is Mode.DEFLATING


async def test_a_finished_set_needs_no_code_and_a_status_waits_for_no_tick(rig):
    await rig.holding()
    assert heard(rig, Said(Verb.STATUS))[0]["mode"] == "holding"
    assert (await done(rig, Wish.SET_DONE))["mode"] == "deflating"


async def test_whoever_asks_too_much_is_told_so_and_a_stop_still_gets_through(rig):
    await rig.holding()
    answers = [heard(rig, Said(Verb.LOWER)) for _ in range(9)]
    assert answers[-1] == [{"ok": False, "refused": ["BUSY"]}]
    assert heard(rig, Said(Verb.STOP)) == []
    await rig.tick()
    assert rig.mode is Mode.DEFLATING


def test_a_code_is_valid_for_two_minutes_and_once():
    tokens = Tokens()
    code = tokens.mint(Wish.START, 0.0, Terms(1.0, 2.0))
    assert set(code) <= set(ALPHABET)
    assert len(code) == 6
    assert tokens.spend(Wish.START, code, VALID_S) == Terms(1.0, 2.0)
    assert tokens.spend(Wish.START, code, VALID_S) is None
    code = tokens.mint(Wish.START, 0.0, Terms())
    assert tokens.spend(Wish.START, code, VALID_S + 0.1) is None


def test_five_wrong_codes_lock_all_of_them():
    tokens = Tokens()
    code = tokens.mint(Wish.START, 0.0, Terms())
    for wrong in range(MOST_WRONG - 1):
        assert tokens.spend(Wish.START, f"WRONG{wrong}", 1.0) is None
    other = Tokens(dict(tokens._minted), tokens._wrong)
    assert other.spend(Wish.START, code, 1.0) is not None
    assert tokens.spend(Wish.START, "WRONG9", 1.0) is None
    assert tokens.spend(Wish.START, code, 1.0) is None
    assert tokens.mint(Wish.START, LOCKED_S, Terms()) is None
    fresh = tokens.mint(Wish.START, 1.0 + LOCKED_S, Terms())
    assert tokens.spend(Wish.START, fresh, 1.0 + LOCKED_S) is not None


def test_a_right_code_forgives_the_wrong_ones_before():
    tokens = Tokens()
    for _ in range(3):
        for _ in range(MOST_WRONG - 1):
            tokens.spend(Wish.END, "WRONG", 0.0)
        assert tokens.spend(Wish.END, tokens.mint(Wish.END, 0.0, Terms()), 0.0) is not None


@pytest.mark.parametrize("code", ["", "\ud800", "ß", "é" * 6, "\0", "A" * 400])
def test_odd_codes_are_wrong_codes(code):
    tokens = Tokens()
    tokens.mint(Wish.START, 0.0, Terms())
    assert tokens.spend(Wish.START, code, 0.0) is None
    assert tokens.spend(Wish.CALIBRATE, code, 0.0) is None


def test_a_code_is_spent_once_by_many_at_a_time():
    tokens = Tokens()
    code = tokens.mint(Wish.START, 0.0, Terms())
    got, gate = [], threading.Barrier(8)

    def spend():
        gate.wait()
        got.append(tokens.spend(Wish.START, code, 0.0))

    threads = [threading.Thread(target=spend) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(one is not None for one in got) == 1


@given(st.binary(max_size=MOST_BYTES + 40) | ANYTHING.map(lambda one: json.dumps(one).encode()))
def test_a_line_is_a_message_or_unreadable(line):
    try:
        said = read(line)
    except Unreadable:
        return
    assert said.verb in Verb


@given(st.dictionaries(st.sampled_from(["say", "wish", "code", "mmhg", "target_mmhg"]), WORDS | ANYTHING))
def test_near_messages_are_messages_or_unreadable_and_never_hold_a_number(said):
    try:
        one = read(json.dumps(said).encode())
    except Unreadable:
        return
    assert not {"mmhg", "target_mmhg"} & said.keys()
    assert isinstance(one.code, str)
    assert (one.wish is None) == (one.verb not in (Verb.OFFER, Verb.DO))


@pytest.mark.parametrize("wish", WISHES)
def test_every_wish_of_a_person_reads(wish):
    line = json.dumps({"say": "do", "wish": wish, "code": "ABC"}).encode()
    assert read(line) == Said(Verb.DO, WISHES[wish], "ABC")


@pytest.mark.parametrize(
    "line",
    [
        b'{"say": "start"}',
        b'{"say": "do"}',
        b'{"say": "do", "wish": "adjust"}',
        b'{"say": "do", "wish": "screened"}',
        b'{"say": "stop", "wish": "start"}',
        b'{"say": "do", "wish": ["start"]}',
        b'{"say": "offer", "wish": "calibrated"}',
        b'{"say": ["stop"]}',
        b'{"say": "do", "wish": "start", "code": 7}',
        b'{"say": "stop", "mmhg": 5}',
        b"[]",
        b"\xff",
        b'{"say": "stop"}' + b" " * MOST_BYTES,
    ],
)
def test_what_is_no_message_is_unreadable(line):
    with pytest.raises(Unreadable):
        read(line)


def test_what_starts_or_raises_is_guarded():
    assert set(WISHES.values()) - GUARDED == {Wish.SET_DONE}
    assert Wish.ADJUST not in WISHES.values()


def test_what_is_not_known_is_told_as_none():
    said = told(Step(State(), Command(None)), Lateness())
    assert (said["limb"], said["cuff_mmhg"], said["smo2_pct"], said["target_mmhg"]) == (None, None, None, None)
    assert json.dumps(said)
