"""The only place with SQL."""

from store.audit import AuditEvent, AuditReport, TrailCut
from store.columns import NaiveInstant, UnstorableValue
from store.conversations import ForeignThread, ToolUse, Turn
from store.database import TransactionElsewhere
from store.decisions import Decision, DecisionExists
from store.engine import DatabaseUnusable
from store.links import Link, TooManyTries
from store.people import Athlete, BlankName, Coach, NameTaken, Team, UnknownAthlete, UnknownTeam
from store.recording import Recorded
from store.samples import UnstorableStream
from store.sessions import DuplicateSession, StoredDone, StoredPlan, UnknownSession
from store.store import Store
from store.tokens import Bearer

__all__ = [
    "Athlete",
    "AuditEvent",
    "AuditReport",
    "Bearer",
    "BlankName",
    "Coach",
    "DatabaseUnusable",
    "Decision",
    "DecisionExists",
    "DuplicateSession",
    "ForeignThread",
    "Link",
    "NaiveInstant",
    "NameTaken",
    "Recorded",
    "Store",
    "StoredDone",
    "StoredPlan",
    "Team",
    "TooManyTries",
    "ToolUse",
    "TrailCut",
    "TransactionElsewhere",
    "Turn",
    "UnknownAthlete",
    "UnknownSession",
    "UnknownTeam",
    "UnstorableStream",
    "UnstorableValue",
]
