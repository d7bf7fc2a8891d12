"""Whether the newest night, the symptoms or a recent illness speak against training."""

from collections.abc import Collection

import numpy as np

from physiology.finding import Fact, Finding, InsufficientData, Reason, Status
from physiology.history import DailyHistory
from physiology.illness.nights import MIN_SIGNS, SIGNALS, USUAL_DAYS, NightSigns, Signals, illness_signs
from physiology.illness.returning import LOOK_BACK_DAYS, STEPS, days_since_ill, return_step
from physiology.illness.shapes import Advice, IllnessState
from physiology.illness.symptoms import FEVER_C, Symptom, no_training, refers, urgent_muscle
from physiology.newest import computed, days_before, measured_at, newest, newest_measured, one_day

METHOD = "illness@1"
CODES = {
    "skin_temp_c": "SKIN_TEMP_HIGH",
    "resting_hr_bpm": "NIGHT_RHR_HIGH",
    "respiratory_rate_brpm": "BREATHING_FAST",
    "rmssd_ms": "NIGHT_HRV_LOW",
}
CITATIONS = {
    "skin_temp_c": "smarr-2020",
    "resting_hr_bpm": "mishra-2020",
    "respiratory_rate_brpm": "mishra-2020",
    "rmssd_ms": "house_rule",
}
USUAL_KEYS = {
    "skin_temp_c": "skin_temp_usual_c",
    "resting_hr_bpm": "resting_hr_baseline_bpm",
    "respiratory_rate_brpm": "respiratory_rate_usual_brpm",
    "rmssd_ms": "rmssd_baseline_ms",
}


def assess_illness(history: DailyHistory, symptoms: Collection[Symptom] = ()) -> Finding[IllnessState]:
    """Screen the newest night and the reports for illness; symptoms decide, nights only hint.

    Parameters
    ----------
    history : DailyHistory
        Read: `skin_temp_c`, `resting_hr_bpm`, `respiratory_rate_brpm`, `rmssd_ms` of the newest night against the 28
        nights before; `ill` of four weeks; `body_temp_c` of the last two days, until a later day reported as well.
    symptoms : collection of Symptom
        What is reported now.

    Returns
    -------
    Finding[IllnessState]
        Advice in the order refer, urgent, no_training, easy, return, watch, none. Facts: the night's values with their
        usual ones, the number of signs and of known signals, body temperature.

    Raises
    ------
    InsufficientData
        Fewer than two signals of the newest night are known against enough nights, and nothing is reported.

    Notes
    -----
    No diagnosis. Fever from 38 °C and complaints below the neck: no training, a cautious policy without evidence [1]_.
    A night's signs come from illness and from alcohol, heat, a late meal, travel or the luteal phase alike [2]_.

    References
    ----------
    .. [1] Schwellnus et al. (2022). doi:10.1136/bjsports-2022-105759
    .. [2] Alavi et al. (2022). doi:10.1038/s41591-021-01593-2

    Examples
    --------
    >>> from datetime import date
    >>> finding = assess_illness(DailyHistory(date(2026, 1, 1), 30, {}), {Symptom.COUGH})
    >>> finding.value.advice, [reason.code for reason in finding.reasons]
    ('no_training', ['SYMPTOMS_BELOW_NECK'])
    """
    days = max(history.n_days, 1)  # before the first day everything is unknown, and told symptoms still count
    nights = illness_signs(Signals(*(history.tail(metric, days) for metric in SIGNALS)))
    state = _state(history, nights, frozenset(symptoms))
    told = state.symptoms or state.ill is not None or state.body_temp_c is not None or state.well_days is not None
    if state.watch is None and not told:
        raise InsufficientData("illness", MIN_SIGNS, state.signals_known, missing="signals")
    return Finding(
        value=state,
        status=Status.OK if state.signals_known == len(SIGNALS) else Status.PROVISIONAL,
        facts=_facts(history, nights, state),
        reasons=_reasons(history, nights, state),
        caveats=_caveats(state),
        method=METHOD,
        as_of=history.last_on,
    )


def _state(history: DailyHistory, nights: NightSigns, symptoms: frozenset[Symptom]) -> IllnessState:
    said = newest_measured(history, "ill")
    warm = _warm(history)
    spell = days_since_ill(history.tail("ill", LOOK_BACK_DAYS))
    body_temp_c = None if warm is None else warm.value
    ill = None if said is None else said.value >= 1.0
    well_days, ill_days = (None, 0) if spell is None else spell
    step = "done" if well_days is None else return_step(well_days, ill_days)
    watch = nights.watch[-1]
    return IllnessState(
        advice=_advice(symptoms, body_temp_c, ill=bool(ill), returning=step in STEPS, watch=watch == 1.0),
        ill=ill,
        symptoms=tuple(sorted(symptoms)),
        body_temp_c=body_temp_c,
        fever=body_temp_c is not None and body_temp_c >= FEVER_C,
        signs=tuple(metric for metric, sign in _newest_signs(nights).items() if sign == 1.0),
        signals_known=int(nights.known[-1]),
        watch=None if np.isnan(watch) else bool(watch),
        step=step,
        ill_days=ill_days,
        well_days=well_days,
    )


def _newest_signs(nights: NightSigns) -> dict[str, float]:
    """The newest night's signs by signal; NaN is unknown."""
    return dict(zip(SIGNALS, nights.signs[:, -1].tolist(), strict=True))


def _warm(history: DailyHistory) -> Fact | None:
    """The newest body temperature, unless somebody said to be well on a later day."""
    warm, said = newest(history.of("body_temp_c")), newest(history.of("ill"))
    if warm is None or (said is not None and said.value == 0 and said.index > warm.index):
        return None
    return measured_at(history, "body_temp_c", warm.index)


def _advice(
    symptoms: frozenset[Symptom], body_temp_c: float | None, *, ill: bool, returning: bool, watch: bool
) -> Advice:
    asked: tuple[tuple[Advice, bool], ...] = (
        ("refer", refers(symptoms)),
        ("urgent", urgent_muscle(symptoms)),
        ("no_training", ill or no_training(symptoms, body_temp_c)),
        ("easy", bool(symptoms)),
        ("return", returning),
        ("watch", watch),
    )
    return next((advice for advice, holds in asked if holds), "none")


def _facts(history: DailyHistory, nights: NightSigns, state: IllnessState) -> tuple[Fact, ...]:
    on = one_day(history.last_on)
    facts: list[Fact] = []
    if state.watch is not None:
        facts.append(computed("illness_signals", len(state.signs), on))
        facts.append(computed("illness_signals_known", state.signals_known, on))
    warm = _warm(history)
    known = [metric for metric, sign in _newest_signs(nights).items() if np.isfinite(sign)]
    of_nights = (fact for metric in known for fact in _night(history, nights, metric))
    return (*facts, *(() if warm is None else (warm,)), *of_nights)


def _night(history: DailyHistory, nights: NightSigns, metric: str) -> tuple[Fact, Fact]:
    """The newest night's value, and the usual one of the four weeks before."""
    row = nights.usual[SIGNALS.index(metric)]
    mean = float(np.exp(row.mean[-1]) if metric == "rmssd_ms" else row.mean[-1])
    before = days_before(history, history.n_days - 1, USUAL_DAYS, int(row.days_known[-1]))
    return measured_at(history, metric, history.n_days - 1), computed(USUAL_KEYS[metric], mean, before)


def _reasons(history: DailyHistory, nights: NightSigns, state: IllnessState) -> tuple[Reason, ...]:
    symptoms = frozenset(Symptom(one) for one in state.symptoms)
    warm = _warm(history)
    told = (
        ("HEART_OR_LUNG_SYMPTOMS", refers(symptoms), "schwellnus-2022"),
        ("MUSCLE_SYMPTOMS", urgent_muscle(symptoms), "er-return-2008"),
        (
            "SYMPTOMS_BELOW_NECK",
            no_training(symptoms) and not refers(symptoms) and not urgent_muscle(symptoms),
            "house_rule",
        ),
        ("SYMPTOMS_ABOVE_NECK", state.advice == "easy", "house_rule"),
        ("SAYS_ILL", bool(state.ill) and not _neck_outranked(state), "house_rule"),
        ("SAYS_ILL_ABOVE_NECK", _neck_outranked(state), "house_rule"),
    )
    found = [Reason(code=code, citation=citation) for code, holds, citation in told if holds]
    if warm is not None and state.fever:
        found.append(Reason(code="FEVER", facts=(warm,), citation="house_rule"))
    if state.step in STEPS:
        found.append(Reason(code=f"RETURN_{state.step.upper()}", citation="schwellnus-2022"))
    found += [
        Reason(code=CODES[metric], facts=_night(history, nights, metric), citation=CITATIONS[metric])
        for metric in state.signs
    ]
    return tuple(found)


def _neck_outranked(state: IllnessState) -> bool:
    """Whether the word of being ill decides: symptoms above the neck alone would leave an easy session open."""
    symptoms = frozenset(Symptom(one) for one in state.symptoms)
    return bool(state.ill) and bool(symptoms) and not no_training(symptoms)


def _caveats(state: IllnessState) -> tuple[str, ...]:
    codes = (
        ("NECK_CHECK_IS_POLICY", state.fever or (bool(state.symptoms) and not _neck_outranked(state))),
        ("NIGHTS_LOOK_ALIKE", bool(state.watch)),
        ("ILLNESS_SIGNALS_MISSING", state.signals_known < len(SIGNALS)),
        ("NO_SYMPTOMS_ASKED", state.ill is None and not state.symptoms),
    )
    return tuple(code for code, holds in codes if holds)
