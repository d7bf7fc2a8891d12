"""The shape of the tree itself: what a reader may rely on without looking."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = (
    "agent", "devices", "evals", "interfaces", "knowledge", "physiology", "prompts", "simulation", "store", "tools",
    "workflows",
)  # fmt: skip
LONGEST_FILE, LONGEST_BODY = 320, 45
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "shared", "lib", "stuff"}
GENERATED = ROOT / "store" / "migrations" / "versions"
MUFFLED = re.compile(r"#\s*(?:type:\s*ignore|noqa|pragma:\s*no cover)|\b(?:TO" + r"DO|FIX" + r"ME|XXX)\b")
ENVIRONMENT = re.compile(r"\bos\.(?:environ|getenv)\b|\bfrom os import [^\n]*\b(?:environ|getenv)\b")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*, with_tests: bool = False) -> list[Path]:
    """Every Python file of ours."""
    folders = [ROOT / room for room in (*ROOMS, *(("tests",) if with_tests else ()))]
    found = [path for folder in folders for path in folder.rglob("*.py") if GENERATED not in path.parents]
    return sorted([*found, ROOT / "server.py", ROOT / "settings.py"])


def named(paths: list[Path]) -> list[str]:
    """As a reader would write them."""
    return [str(path.relative_to(ROOT)) for path in paths]


def functions(path: Path) -> Iterator[Function]:
    """Every function of a file, however deep."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def body_lines(function: Function) -> int:
    """Lines from the first to the last statement, the docstring not counted."""
    statements = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return statements[-1].end_lineno - statements[0].lineno + 1 if statements else 0


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes whatever comes."""
    kind = handler.type
    return kind is None or (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_imported_from_this_repository(room):
    found = importlib.import_module(room)
    assert Path(str(found.__file__)).resolve().parent == (ROOT / room).resolve()


def test_no_file_is_longer_than_a_reader_can_hold():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert named([path for path, lines in lengths.items() if lines > LONGEST_FILE]) == []


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}"
        for path in sources()
        for function in functions(path)
        if body_lines(function) > LONGEST_BODY
    ]
    assert long == []


def test_no_file_has_a_name_that_says_nothing():
    vague = [path for path in sources(with_tests=True) if path.stem in VAGUE or path.parent.name in VAGUE]
    assert named(vague) == []


def test_no_warning_is_muffled_and_no_work_is_put_off():
    muffled = [path for path in sources() if MUFFLED.search(path.read_text(encoding="utf-8"))]
    assert named(muffled) == []


def test_only_the_settings_read_the_environment():
    reading = [path for path in sources() if ENVIRONMENT.search(path.read_text(encoding="utf-8"))]
    assert set(named(reading)) <= {"settings.py"}


def test_no_exception_is_swallowed_whole():
    caught = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and catches_all(node) and not isinstance(node.body[-1], ast.Raise)
    ]
    assert caught == []


def test_no_tool_takes_an_athletes_identity_or_a_cuff_pressure():
    from tools import TOOLS

    for tool in TOOLS:
        fields = set(tool.arguments.model_fields)
        assert "person" not in tool.own_arguments.model_fields
        assert not {name for name in fields if re.search(r"athlete|_id$|mmhg|pressure", name)}
