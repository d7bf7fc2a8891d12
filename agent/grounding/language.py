"""One language's tables, read from its YAML file and compiled once."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


class UnknownLanguage(Exception):
    """There are no tables for a language, so nothing written in it can be verified."""

    def __init__(self, language: str) -> None:
        super().__init__(f"no grounding tables for {language!r}")
        self.language = language


@lru_cache(maxsize=8)
def tables(language: str) -> Mapping[str, Any]:
    """The tables of a language.

    Raises
    ------
    UnknownLanguage
        No `<language>.yaml` lies beside this module.
    """
    path = files(__package__).joinpath(f"{language}.yaml")
    if not language.isalpha() or not path.is_file():
        raise UnknownLanguage(language)
    loaded: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def any_of(words: Iterable[str]) -> str:
    """One alternation of literal words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def whole(pattern: str) -> re.Pattern[str]:
    """A pattern that matches whole words only."""
    return re.compile(rf"(?<![\w])(?:{pattern})(?!\w)")
