"""Evidence and receipts as rows that a mention can be held against."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from agent.grounding.units import unit_of
from physiology.finding import Kind, Window
from physiology.metrics import METRICS
from tools.evidence import Evidence, Receipt

RECEIPT_KEYS = {"duration_min": "session_duration_min", "rpe": "session_rpe"}
"""Names a receipt may use for a metric beside the metric's own key."""
EDGE = 1e-9
SIGNED = frozenset(
    {"hrv_vs_baseline_pct", "resting_hr_vs_baseline_bpm", "sleep_vs_need_min", "wellness_vs_usual", "week_change_pct",
     "test_power_vs_usual_pct", "ambient_temp_vs_usual_c", "humidity_vs_usual_pct", "noise_vs_usual_db",
     "skin_temp_vs_usual_c", "gait_drift_deg", "gait_drift_usual_deg", "session_vs_longest_pct",
     "session_load_vs_usual_pct", "trimp_vs_usual_pct", "session_cost_change_pct", "emg_slope_hz_min",
     "smo2_half_recovery_vs_usual_s", "vo2max_change_ml_kg_min",
     "power_after_work_change_pct", "decoupling_pct",
     "tsb_au", "readiness_points", "correlation", "trend_per_week"}
)  # fmt: skip
"""Metrics whose sign is part of what they say."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value that may be said, in the canonical unit of its dimension."""

    id: str
    subject: str
    metric: str
    dimension: str
    value: float
    half: float
    """Half of the last digit that the catalogue prints."""
    low: float | None
    high: float | None
    window: Window | None
    label: str | None
    role: str
    """What its label makes of it: `base`, `changed`, `needed`, `threshold`, `known`, `missing`, `receipt` or none."""
    aggregate: str | None
    kind: Kind

    @property
    def signed(self) -> bool:
        """Whether the sign is part of what the value says: a difference, a change, a slope."""
        return self.metric in SIGNED or self.aggregate == "trend"

    @property
    def days(self) -> int | None:
        """Length of the window."""
        return None if self.window is None else (self.window.last_on - self.window.first_on).days + 1


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows of a turn."""

    rows: tuple[Row, ...]

    def of(self, subjects: Iterable[str], metrics: Iterable[str]) -> tuple[Row, ...]:
        """Rows of some people and metrics."""
        whom, what = frozenset(subjects), frozenset(metrics)
        return tuple(row for row in self.rows if row.subject in whom and row.metric in what)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Everybody with a row, in order."""
        return tuple(dict.fromkeys(row.subject for row in self.rows))

    def pairs(self, subjects: Iterable[str], metrics: Iterable[str]) -> tuple[tuple[Row, Row], ...]:
        """Before and after of one metric of one person."""
        rows = self.of(subjects, metrics)
        return tuple(
            (base, changed)
            for base in rows
            for changed in rows
            if base.role == "base" and changed.role == "changed" and base.metric == changed.metric
            and base.subject == changed.subject
        )  # fmt: skip


def _row(item: Evidence, roles: Mapping[str, str]) -> Row:
    unit = unit_of(item.unit)
    decimals = METRICS[item.metric].decimals if item.metric in METRICS else 0
    return Row(
        id=item.id,
        subject=item.subject,
        metric=item.metric,
        dimension=unit.dimension,
        value=item.value * unit.factor,
        half=0.5 * 10.0**-decimals * unit.factor,
        low=None if item.low is None else item.low * unit.factor,
        high=None if item.high is None else item.high * unit.factor,
        window=item.window,
        label=item.label,
        role=roles.get(item.label or "", ""),
        aggregate=item.aggregate,
        kind=item.kind,
    )


def _receipt_rows(receipt: Receipt) -> Iterable[Row]:
    window = Window(first_on=receipt.on, last_on=receipt.on, days_used=1, days_expected=1)
    for key, value in receipt.values.items():
        metric = RECEIPT_KEYS.get(key, key)
        if isinstance(value, str):
            continue
        unit = unit_of(METRICS[metric].unit) if metric in METRICS else unit_of("")
        yield Row("receipt", "you", metric, unit.dimension, value * unit.factor, 0.05 * unit.factor, None, None, window,
                  "logged", "receipt", None, Kind.MEASURED)  # fmt: skip


def ledger(evidence: Sequence[Evidence], receipts: Sequence[Receipt], roles: Mapping[str, str]) -> Ledger:
    """All rows of a turn, receipts last."""
    written = (row for receipt in receipts for row in _receipt_rows(receipt))
    return Ledger((*(_row(item, roles) for item in evidence), *written))
