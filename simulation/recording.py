"""What all simulated recordings share: the sessions they belong to, and when those began."""

from datetime import datetime, timedelta

from physiology.session import DoneSession, SessionKind
from simulation.lived import Lived


def sessions_of(lived: Lived, kind: SessionKind, newest: int) -> list[tuple[DoneSession, datetime]]:
    """The newest sessions of a kind and when each began, oldest first."""
    found = [session for day in lived.training.sessions for session in day if session.kind is kind]
    return [
        (session, session.ended_at - timedelta(minutes=session.duration_min))
        for session in found[-newest:]
        if session.ended_at is not None
    ]
