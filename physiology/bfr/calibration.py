"""When a breakpoint may be called the limb occlusion pressure: every condition, each with a code of its own."""

from collections.abc import Sequence
from datetime import date, timedelta

from physiology.bfr.inflation import LEAST_MMHG, MOST_MMHG, Breakpoint, Inflation, Pressures, hhb_breakpoint
from physiology.bfr.predicted_occlusion import Band
from physiology.finding import Fact, Finding, InsufficientData, Kind, Reason, Shape, Status
from physiology.newest import one_day

METHOD = "bfr_calibration@1"
RUNS = 2
MOST_APART_MMHG = 10.0
LEAST_REST = timedelta(seconds=120)


class Occlusion(Shape):
    """What the newest two inflations give."""

    hhb_breakpoint_mmhg: float | None
    """The lower of the known ones; None where no inflation gave any."""
    limb_occlusion_mmhg: float | None
    """None unless every condition holds."""
    failed: tuple[str, ...]
    runs: tuple[Breakpoint, ...]


def assess_calibration(runs: Sequence[Inflation], band: Band | None, on: date, seed: int = 0) -> Finding[Occlusion]:
    """Judge the newest two inflations, and promote their breakpoint only where nothing speaks against it.

    Parameters
    ----------
    runs : sequence of Inflation
        The day's inflations in any order; the newest two count.
    band : Band or None
        What would be expected; None where no equation covers this person, cuff and limb.
    on : date
        The day at which it is judged: an inflation of another day counts for nothing.
    seed : int
        Of the bootstrap.

    Returns
    -------
    Finding[Occlusion]
        The breakpoint as measured, and the limb occlusion pressure where both inflations are sound, agree within
        10 mmHg, belong to the same limb, cuff, posture and day, are 120 s apart, and lie within the band if there is
        one. It is then the lowest of what was held before either breakpoint and the prediction plus one standard error.

    Raises
    ------
    InsufficientData
        There is no inflation at all.

    Notes
    -----
    Formula: limb_occlusion = min(pressure held before either breakpoint, predicted + 15.3) [mmHg]
    Too low only under-doses, too high makes a fraction of it a tourniquet, so every doubt lowers or refuses. That a
    breakpoint of HHb is the arterial occlusion pressure has not been validated; repeats of automated occlusion
    pressures differ by about 1.5 mmHg and legs by less than 6, and 10 mmHg between runs is a house rule, as are the
    other conditions.

    Examples
    --------
    >>> assess_calibration([], None, date(2026, 1, 1))
    Traceback (most recent call last):
    physiology.finding.InsufficientData: limb_occlusion needs 2 inflations, 0 known
    """
    if not runs:
        raise InsufficientData("limb_occlusion", RUNS, 0, missing="inflations")
    newest = sorted(runs, key=lambda run: run.started_at)[-RUNS:]
    found = tuple(hhb_breakpoint(run, seed) for run in newest)
    known = tuple(one.pressures for one in found if one.pressures is not None)
    alone = [code for one in found for code in one.failed]
    failed = tuple(dict.fromkeys([*alone, *_pair_failures(newest, on), *_value_failures(known, band)]))
    occlusion_mmhg = None if failed else min([*(one.below_mmhg for one in known), *_ceiling(band)])
    if occlusion_mmhg is not None and not LEAST_MMHG <= occlusion_mmhg <= MOST_MMHG:
        failed, occlusion_mmhg = ("BFR_CAL_OUT_OF_RANGE",), None
    value = Occlusion(
        hhb_breakpoint_mmhg=min((one.hhb_breakpoint_mmhg for one in known), default=None),
        limb_occlusion_mmhg=occlusion_mmhg,
        failed=failed,
        runs=found,
    )
    return _finding(value, known, band, on)


def _ceiling(band: Band | None) -> tuple[float, ...]:
    return () if band is None else (band.most_mmhg,)


def _finding(value: Occlusion, known: Sequence[Pressures], band: Band | None, on: date) -> Finding[Occlusion]:
    return Finding(
        value=value,
        status=Status.OK if value.limb_occlusion_mmhg is not None else Status.PROVISIONAL,
        facts=_facts(value, known, band, on),
        reasons=tuple(Reason(code=code, citation="house_rule") for code in value.failed),
        caveats=(
            "BFR_BREAKPOINT_NOT_VALIDATED",
            *(() if band is not None else ("BFR_NO_PREDICTION",)),
            *(() if value.limb_occlusion_mmhg is None else ("BFR_OCCLUSION_THIS_SETUP_TODAY",)),
        ),
        method=METHOD,
        as_of=on,
    )


def _pair_failures(runs: Sequence[Inflation], on: date) -> list[str]:
    """What speaks against taking the inflations together."""
    if len(runs) < RUNS:
        return ["BFR_CAL_ONE_RUN"]
    first, second = runs
    rest = second.started_at - first.started_at - timedelta(seconds=float(first.seconds[-1]))
    conditions = (
        ("BFR_CAL_OTHER_LIMB", first.worn.limb is not second.worn.limb),
        ("BFR_CAL_OTHER_CUFF", first.worn.cuff_width_cm != second.worn.cuff_width_cm),
        ("BFR_CAL_OTHER_POSTURE", first.worn.posture is not second.worn.posture),
        ("BFR_CAL_OTHER_DAY", not first.on == second.on == on),
        ("BFR_CAL_NOT_RESTED", rest < LEAST_REST),
    )
    return [code for code, holds in conditions if holds]


def _value_failures(known: Sequence[Pressures], band: Band | None) -> list[str]:
    """What speaks against the pressures taken together, and against the prediction."""
    points = [one.hhb_breakpoint_mmhg for one in known]
    conditions = (
        ("BFR_CAL_RUNS_DISAGREE", len(points) == RUNS and max(points) - min(points) > MOST_APART_MMHG),
        ("BFR_CAL_OUTSIDE_BAND", band is not None and not all(band.low_mmhg <= at <= band.high_mmhg for at in points)),
    )
    return [code for code, holds in conditions if holds]


def _facts(value: Occlusion, known: Sequence[Pressures], band: Band | None, on: date) -> tuple[Fact, ...]:
    lowest = sorted(known, key=lambda one: one.hhb_breakpoint_mmhg)[:1]
    return (
        *(_fact("venous_breakpoint_mmhg", one.venous_mmhg, on) for one in lowest),
        *(
            _fact("hhb_breakpoint_mmhg", one.hhb_breakpoint_mmhg, on, low=one.low_mmhg, high=one.high_mmhg)
            for one in lowest
        ),
        *(() if band is None else (_predicted(band, on),)),
        *(() if value.limb_occlusion_mmhg is None else (_fact("limb_occlusion_mmhg", value.limb_occlusion_mmhg, on),)),
    )


def _fact(metric: str, mmhg: float, on: date, *, low: float | None = None, high: float | None = None) -> Fact:
    return Fact(metric=metric, value=mmhg, window=one_day(on), low=low, high=high)


def _predicted(band: Band, on: date) -> Fact:
    return Fact(
        metric="limb_occlusion_predicted_mmhg",
        value=band.predicted_mmhg,
        window=one_day(on),
        kind=Kind.PREDICTED,
        low=band.low_mmhg,
        high=band.high_mmhg,
    )
