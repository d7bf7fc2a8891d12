"""`fettle eval` and `fettle bench`: how good and how fast."""

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from agent.model import ChatModel

evaluations = typer.Typer(help="Is it any good: run cases, compare runs.", no_args_is_help=True)
MISUSED = 2
OWN_CASES = Path(__file__).parent / "cases"


@evaluations.command()
def run(
    suites: Annotated[
        list[str] | None, typer.Argument(metavar="[SUITE]...", help="Categories to run; default all.")
    ] = None,
    cases: Annotated[
        Path | None, typer.Option(help="A JSONL file of cases; default the ones of this repository.")
    ] = None,
    model: Annotated[str, typer.Option(help="offline, openai, or script:FILE.")] = "offline",
    json_file: Annotated[Path | None, typer.Option("--json", help="Write summary and cases here.")] = None,
) -> None:
    """Play cases against the agent. Exit code 1 where one fails or could not be scored.

    Examples
    --------
      fettle eval run
      fettle eval run coach_roster --cases ../shared/evals/cases.jsonl --json run.json
    """
    from evals.case import BadCases, read_cases
    from evals.report import progress_bar, show_run
    from evals.runner import run_cases

    paths = [cases] if cases else sorted(OWN_CASES.glob("*.jsonl"))
    try:
        found = [case for path in paths for case in read_cases(path)]
    except BadCases as bad:
        _stop("CASES_UNREADABLE", path=str(bad.path), line=str(bad.line), why=bad.why)
    known = sorted({case.category for case in found})
    if unknown := [name for name in suites or () if name not in known]:
        _stop("SUITE_UNKNOWN", said=", ".join(unknown), known=", ".join(known))
    chosen = [case for case in found if not suites or case.category in suites]
    chosen_model = _model(model)
    with progress_bar() as advance:
        finished = asyncio.run(run_cases(chosen, lambda: chosen_model, advance))
    show_run(finished)
    if json_file is not None:
        json_file.write_text(finished.model_dump_json(indent=2) + "\n", encoding="utf-8")
    if any(not case.passed for case in finished.cases):
        raise typer.Exit(1)


@evaluations.command()
def compare(
    before: Annotated[Path, typer.Argument(metavar="RUN_A", help="An earlier run, as --json wrote it.")],
    after: Annotated[Path, typer.Argument(metavar="RUN_B", help="A later one.")],
) -> None:
    """Show which cases came out differently in two runs. Exit code 1 where one that passed now fails.

    Example:
      fettle eval compare monday.json today.json
    """
    from evals.comparing import UnreadableRun, compared, read_run
    from evals.report import show_differences

    try:
        differences = compared(read_run(before), read_run(after))
    except UnreadableRun as unreadable:
        _stop("RUN_UNREADABLE", path=str(unreadable.path), why=unreadable.why)
    show_differences(differences)
    if any(one.kind == "broken" for one in differences):
        raise typer.Exit(1)


def bench(
    names: Annotated[list[str] | None, typer.Argument(help="Which to run; default all.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures here.")] = None,
) -> None:
    """Measure speed as ratios (a shared machine's seconds mean little; its ratios mean more).

    Examples
    --------
      fettle bench
      fettle bench kernels
      fettle bench acwr_rolling offline_turn --json bench.json
    """
    from evals.bench import BENCHES, GROUPS, chosen
    from evals.report import progress_bar, show_figures, show_names

    wanted = chosen(names)
    if unknown := [name for name in wanted if name not in BENCHES]:
        _complain("BENCH_UNKNOWN", said=", ".join(unknown))
        show_names([*GROUPS, *BENCHES])
        raise typer.Exit(MISUSED)
    figures = []
    with progress_bar() as advance:
        for done, name in enumerate(wanted):
            advance(name, done, len(wanted))
            figures.append(BENCHES[name]())
    show_figures(figures)
    if json_file is not None:
        json_file.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def _model(said: str) -> "ChatModel | None":
    if said == "offline":
        return None
    if said.startswith("script:"):
        from evals.scripted_model import ScriptedModel

        path = Path(said.removeprefix("script:"))
        try:
            return ScriptedModel(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            _stop("CASES_UNREADABLE", path=str(path), line="0", why=str(error))
    if said == "openai":
        from agent.language_model.openai_model import OpenAIModel
        from settings import Settings

        settings = Settings()
        if not settings.has_model:
            _stop("NO_MODEL")
        key = settings.openai_api_key
        return OpenAIModel(
            model=settings.model or "",
            api_key=key.get_secret_value() if key else "none",
            base_url=settings.openai_base_url,
            timeout_s=settings.model_timeout_s,
        )
    return _stop("MODEL_UNKNOWN", said=said)


def _stop(code: str, **args: str) -> NoReturn:
    _complain(code, **args)
    raise typer.Exit(MISUSED)


def _complain(code: str, **args: str) -> None:
    from prompts.messages import say

    typer.echo(say(f"CLI_{code}", args), err=True)
