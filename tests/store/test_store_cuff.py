"""What is on record about a cuff: complete, in order, never changed, and each addition audited without its answers."""

from datetime import UTC, datetime, timedelta

import pytest

from physiology.bfr.items import Answer, Clearing
from physiology.bfr.pressure_today import RestingPressure
from physiology.bfr.schemes import Arm, Done
from physiology.bfr.screening import SignOff
from physiology.bfr.worn import Limb
from store import Athlete, Store, UnknownAthlete
from store.cuff import Answered, Approved, Cleared, CuffFile, Ended, Proposed, Signed

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
ARM = Arm(scheme=4, fraction=0)
PROPOSED = Proposed(id="p1", limb=Limb.LEFT_LEG, arm=ARM, method="bfr_scheme@1")


async def test_everything_established_comes_back_in_order(store: Store, athlete: Athlete) -> None:
    answer = Answer(code="FEVER", yes=False, at=NOW)
    resting = RestingPressure(systolic_mmhg=120, diastolic_mmhg=75, at=NOW)
    sign_off = SignOff(by="Dr Ito", signed_at=NOW, expires_at=NOW + timedelta(days=90), points_seen=0)
    clearing = Clearing(by="Dr Ito", at=NOW)
    for record in (
        Answered(answers=(answer,), resting=resting, cuff_width_cm=11.5),
        Signed(sign_off=sign_off),
        Cleared(clearing=clearing),
        PROPOSED,
        Approved(proposal_id="p1", by="Ada Berg", channel="terminal"),
    ):
        await store.cuff.add(athlete.id, record, NOW, athlete.id)
    found = await store.cuff.of(athlete.id)
    assert (found.answers, found.resting, found.cuff_width_cm) == ((answer,), resting, 11.5)
    assert (found.sign_off, found.clearings, found.proposal) == (sign_off, (clearing,), PROPOSED)
    assert found.approval is not None
    assert found.approval.by == "Ada Berg"


async def test_an_approval_belongs_to_its_proposal_and_a_session_uses_it_up(store: Store, athlete: Athlete) -> None:
    await store.cuff.add(athlete.id, PROPOSED, NOW, athlete.id)
    await store.cuff.add(athlete.id, Approved(proposal_id="p1", by="Ada", channel="terminal"), NOW, athlete.id)
    await store.cuff.add(athlete.id, PROPOSED.model_copy(update={"id": "p2"}), NOW, athlete.id)
    found = await store.cuff.of(athlete.id)
    assert found.proposal is not None
    assert (found.proposal.id, found.approval) == ("p2", None)
    done = Done(arm=ARM, completion=1.0, pain_nrs=2.0)
    ended_at = NOW + timedelta(hours=1)
    await store.cuff.add(athlete.id, Ended(limb=Limb.LEFT_LEG, done=done), ended_at, athlete.id)
    found = await store.cuff.of(athlete.id)
    assert (found.proposal, found.approval, found.last_ended_at) == (None, None, ended_at)
    assert (found.done(Limb.LEFT_LEG), found.done(Limb.RIGHT_LEG)) == ((done,), ())


async def test_nothing_is_known_of_somebody_new(store: Store, athlete: Athlete) -> None:
    assert await store.cuff.of(athlete.id) == CuffFile()
    empty = CuffFile()
    assert (empty.resting, empty.cuff_width_cm, empty.sign_off, empty.last_ended_at) == (None, None, None, None)


async def test_a_record_of_nobody_is_refused(store: Store) -> None:
    with pytest.raises(UnknownAthlete):
        await store.cuff.add("nobody", PROPOSED, NOW, "nobody")


async def test_records_cannot_be_changed_behind_the_store(store, athlete, behind_the_store) -> None:
    await store.cuff.add(athlete.id, PROPOSED, NOW, athlete.id)
    with pytest.raises(Exception, match="never change"):
        behind_the_store("UPDATE cuff_records SET body = '{}'")


async def test_the_trail_says_that_somebody_answered_and_not_what(store: Store, athlete: Athlete) -> None:
    yes = Answered(answers=(Answer(code="PREVIOUS_CLOT", yes=True, at=NOW),))
    await store.cuff.add(athlete.id, yes, NOW, athlete.id)
    (event,) = await store.audit.about(athlete.id)
    assert (event.kind, event.detail) == ("cuff_answered", {})
    assert (await store.audit.verify()).ok
