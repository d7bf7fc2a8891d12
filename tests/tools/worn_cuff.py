"""A cuff that a test holds in its hands, and an athlete who may wear one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from physiology.bfr.items import ITEMS, Answer, asked
from physiology.bfr.pressure_today import RestingPressure
from physiology.bfr.screening import SignOff
from physiology.bfr.worn import Limb
from store import Store
from store.cuff import Answered, Signed
from tools.cuff_port import CuffSeen

HELD = CuffSeen(mode="holding", limb=Limb.LEFT_LEG, cuff_mmhg=88.4, bout_s=31.5, session_s=92.0)
VENTING = CuffSeen(mode="deflating", limb=Limb.LEFT_LEG, cuff_mmhg=60.0)


@dataclass
class HeldCuff:
    """A `CuffPort` that says what it is told to say, and counts its stops."""

    seen: CuffSeen | None = HELD
    stops: int = 0

    async def status(self) -> CuffSeen | None:
        return self.seen

    async def stop(self) -> CuffSeen | None:
        self.stops += 1
        return self.seen and VENTING


async def answered(
    store: Store, athlete_id: str, now: datetime, yes: tuple[str, ...] = (), cuff_width_cm: float | None = 11.5
) -> None:
    """Every question of the screening and of today, and a blood pressure."""
    answers = tuple(
        Answer(code=item.code, yes=item.code in yes, at=now) for when in ("screen", "today") for item in asked(when)
    ) + tuple(Answer(code=code, yes=True, at=now) for code in yes if ITEMS[code].asked == "after")
    resting = RestingPressure(systolic_mmhg=121, diastolic_mmhg=76, at=now)
    await store.cuff.add(athlete_id, Answered(answers=answers, resting=resting, cuff_width_cm=cuff_width_cm), now, "me")


async def signed(store: Store, athlete_id: str, now: datetime, points: int = 0, days: int = 90) -> None:
    """A clinician's signature."""
    sign_off = SignOff(by="Dr Ito", signed_at=now, expires_at=now + timedelta(days=days), points_seen=points)
    await store.cuff.add(athlete_id, Signed(sign_off=sign_off), now, "Dr Ito")
