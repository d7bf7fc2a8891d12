"""What Fettle says to people: one Fluent message a code, one folder a language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent / "messages"


class UnknownMessage(Exception):
    """No message carries this code in this language."""

    def __init__(self, code: str, locale: str) -> None:
        super().__init__(f"{locale} has no message {code!r}")
        self.code = code
        self.locale = locale


class BrokenMessage(Exception):
    """A message wants an argument that it was not given."""

    def __init__(self, code: str, problems: tuple[str, ...]) -> None:
        super().__init__(f"{code}: {'; '.join(problems)}")
        self.code = code


def say(code: str, args: Mapping[str, str | float] | None = None, locale: str = "en") -> str:
    """Render one message; slots such as `{{e3}}` pass through untouched.

    Raises
    ------
    UnknownMessage
        The language has no such code.
    BrokenMessage
        An argument is missing.
    """
    bundle = _bundle(locale)
    if not bundle.has_message(code):
        raise UnknownMessage(code, locale)
    pattern = bundle.get_message(code).value
    if pattern is None:
        raise UnknownMessage(code, locale)
    text, problems = bundle.format_pattern(pattern, dict(args or {}))
    if problems:
        raise BrokenMessage(code, tuple(str(problem) for problem in problems))
    return str(text).strip()


def has(code: str, locale: str = "en") -> bool:
    """Whether a language has a message for a code."""
    return bool(_bundle(locale).has_message(code))


def locales() -> tuple[str, ...]:
    """The languages Fettle speaks."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir()))


@cache
def _bundle(locale: str) -> FluentBundle:
    bundle = FluentBundle([locale], use_isolating=False)
    for path in sorted((FOLDER / locale).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
