"""A week to propose: from a goal, the time there is and the findings, kept by the rules that judge every day."""

from datetime import timedelta

import numpy as np

from physiology.adjustment import Setting
from physiology.assessment import Assessment
from physiology.finding import Fact, Finding, Kind, Reason, Status, Window
from physiology.history import DailyHistory
from physiology.load.monotony import WEEK_DAYS, monotony
from physiology.load.ratio import CHRONIC_DAYS
from physiology.prescription.weights import weights_of
from physiology.week.candidates import SCALES, Candidates, Wish, candidates
from physiology.week.constraints import BoolArray, evening_ratios, keeps_monotony, keeps_ratio, rest_days_needed
from physiology.week.days import sessions
from physiology.week.goals import WHILE_ILL, careful
from physiology.week.shapes import Asked, Basis, Goal, NoWeek, Week
from physiology.week.sizing import Sizing, sizing_of
from physiology.week.templates import GOALS, SOFTER, GoalRule

METHOD = "week@1"


def build_week(
    history: DailyHistory, asked: Asked, *, assessment: Assessment | None = None, setting: Setting | None = None
) -> Finding[Week]:
    """Build an integrated week: demanding days, a light day, mobility, an assessment and rest.

    Parameters
    ----------
    history : DailyHistory
        Read: `session_load_au` [AU], `session_duration_min` [min], `sessions_count`, `rest_confirmed`, `checked_in`.
    asked : Asked
        First day, goal, minutes there are on each day, and the loads planned before the first day.
    assessment : Assessment, optional
        Findings of the newest day: illness, pain, a red check-in, the recovery band, a strain pattern and a return
        from a break make the goal more careful.
    setting : Setting, optional
        Athlete type and age, which choose the demanding days' content and their distance.

    Returns
    -------
    Finding[Week]
        The first week of a fixed order that keeps every rule. Reasons say why it is smaller than asked and what each
        day is for; facts hold the projected ratio, the monotony and the load. A proposal: it changes no plan.

    Raises
    ------
    NoWeek
        No week of any template and size keeps the rules, or there is no time.
    InsufficientData
        Neither loads nor minutes of the last weeks are known well enough.

    Notes
    -----
    Formula: the largest size at most the goal's share of the chronic week whose seven evenings keep the load ratio
    (1.5 coupled, 1.8 uncoupled) and the monotony (2) within their rules.
    House rule. Goal shares, templates and distances have no published basis for an individual; the ratio describes
    how load changes and is no risk [1]_.

    References
    ----------
    .. [1] Dalen-Lorentsen et al. (2021). doi:10.1136/bjsports-2020-103003

    Examples
    --------
    >>> from datetime import date
    >>> days = DailyHistory(date(2026, 1, 1), 28, {"session_load_au": np.tile([450.0, 0.0], 14)})
    >>> week = build_week(days, Asked(date(2026, 1, 29), Goal.MAINTAIN)).value
    >>> len(week.days), week.basis.value, max(week.acwr) <= 1.5
    (7, 'load', True)
    """
    who = setting or Setting()
    goal, why = careful(asked.goal, assessment)
    sizing = sizing_of(history, asked)
    rule = GOALS[goal]
    wish = _wish(rule, sizing, asked, who)
    found = candidates(wish)
    index, blocked = _chosen(found, sizing)
    ill = any(reason.code == WHILE_ILL for reason in why)
    week = _week(asked, goal, found, index, sizing, who, ill=ill)
    reasons = (*why, *_size_reasons(week, blocked))
    return Finding(
        value=week,
        status=Status.OK if sizing.complete else Status.PROVISIONAL,
        facts=_facts(week, sizing),
        reasons=reasons,
        caveats=_caveats(week, sizing),
        method=METHOD,
        as_of=history.last_on,
    )


def _wish(rule: GoalRule, sizing: Sizing, asked: Asked, who: Setting) -> Wish:
    by_load = sizing.basis is Basis.LOAD
    softer = tuple(tuple(SOFTER.get(role, role) for role in roles) for roles in rule.templates)
    return Wish(
        templates=rule.templates if by_load else tuple(dict.fromkeys(softer)),
        load_au=rule.share * sizing.week_au if by_load else None,
        minutes=rule.minutes_share * sizing.week_min,
        availability=asked.availability,
        most_min=sizing.most_min,
        gap_days=weights_of(who).days_between_hard,
        rested_days=sizing.rested_days,
        matches={(on - asked.first_on).days: match for on, match in asked.matches.items()},
    )


def _chosen(found: Candidates, sizing: Sizing) -> tuple[int, str | None]:
    """The first week that keeps the rules, and which rule kept the size asked for out.

    Raises
    ------
    NoWeek
        There is none.
    """
    varied = keeps_monotony(sizing.past_au, found.loads_au)
    ratio = keeps_ratio(sizing.past_au, found.loads_au) if sizing.basis is Basis.LOAD else np.ones_like(varied)
    kept = np.flatnonzero(varied & ratio & found.small_enough)
    if not kept.size:
        raise _refused(ratio, found.small_enough, sizing)
    asked = found.scales == SCALES[0]
    blocked = "monotony" if ratio[asked].any() else "acwr"
    return int(kept[0]), None if asked[kept[0]] else blocked


def _refused(ratio: BoolArray, small_enough: BoolArray, sizing: Sizing) -> NoWeek:
    """Which rule leaves nothing: the size of the usual week, then the load ratio, else monotony."""
    if not small_enough.any():
        return NoWeek("size", None)
    if not (ratio & small_enough).any():
        return NoWeek("acwr", rest_days_needed(sizing.past_au))
    return NoWeek("monotony", None)


def _week(asked: Asked, goal: Goal, found: Candidates, index: int, sizing: Sizing, who: Setting, *, ill: bool) -> Week:
    loads, minutes = found.loads_au[index], found.minutes[index]
    efforts = np.divide(loads, minutes, out=np.zeros_like(loads), where=minutes > 0)
    by_load = sizing.basis is Basis.LOAD
    ratios = evening_ratios(sizing.past_au, loads[np.newaxis])[0] if by_load else np.array([])
    return Week(
        asked=asked.goal,
        goal=goal,
        basis=sizing.basis,
        days=sessions(asked.first_on, found.roles[index], found.minutes[index], efforts, who, goal, ill=ill),
        load_au=float(loads.sum()),
        usual_load_au=sizing.week_au if by_load else None,
        raises=by_load and float(loads.sum()) > sizing.week_au,
        acwr=tuple(float(ratio) for ratio in ratios),
        monotony=float(monotony(loads)[-1]),
    )


def _size_reasons(week: Week, blocked: str | None) -> tuple[Reason, ...]:
    codes = (
        ("WEEK_BY_MINUTES", week.basis is Basis.MINUTES),
        ("WEEK_RAISES_LOAD", week.raises),
        (f"WEEK_LIGHTER_{blocked}".upper(), blocked is not None),
    )
    return tuple(Reason(code=code, citation="house_rule") for code, holds in codes if holds)


def _facts(week: Week, sizing: Sizing) -> tuple[Fact, ...]:
    last_on = week.days[-1].on
    span = Window(first_on=week.days[0].on, last_on=last_on, days_used=WEEK_DAYS, days_expected=WEEK_DAYS)
    facts = [
        Fact(metric="weekly_load_au", value=week.load_au, window=span, kind=Kind.PLANNED),
        Fact(metric="monotony", value=week.monotony, window=span, kind=Kind.PREDICTED),
    ]
    if week.acwr:
        highest = int(np.argmax(week.acwr))
        on = week.days[highest].on
        month = Window(
            first_on=on - timedelta(days=CHRONIC_DAYS - 1),
            last_on=on,
            days_used=sizing.known_on(highest),
            days_expected=CHRONIC_DAYS,
        )
        facts.append(Fact(metric="acwr", value=week.acwr[highest], window=month, kind=Kind.PREDICTED))
    if week.usual_load_au is not None:
        facts.append(Fact(metric="chronic_au", value=week.usual_load_au / WEEK_DAYS, window=sizing.window))
    return tuple(facts)


def _caveats(week: Week, sizing: Sizing) -> tuple[str, ...]:
    codes = (
        ("WEEK_IS_A_PROPOSAL", True),
        ("WEEK_DAYS_BEFORE_AS_PLANNED", sizing.assumed_days > 0),
        ("DAYS_UNKNOWN", week.basis is Basis.LOAD and not sizing.complete),
        ("RATIO_IS_NOT_RISK", bool(week.acwr)),
    )
    return tuple(code for code, holds in codes if holds)
