"""Modules stay small, say what they are in one sentence, and have names that mean something."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted((ROOT / "reportgen").rglob("*.py"))}
TESTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted((ROOT / "tests").rglob("*.py"))}

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
NO_NAMES = ("util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "core", "base", "lib")


def functions(text: str) -> Iterator[tuple[str, int, int]]:
    """Name, first line and length of every function, its docstring not counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            words = first.end_lineno - first.lineno + 1 if ast.get_docstring(node) is not None and first.end_lineno else 0
            yield node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1 - words


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    assert [f"{name}: {length} lines" for name, text in PACKAGE.items() if (length := text.count("\n")) > LONGEST_MODULE] == []


def test_no_function_is_longer_than_a_screen() -> None:
    wrong = [
        f"{name}:{line}: {function} has {length} lines"
        for name, text in PACKAGE.items()
        for function, line, length in functions(text)
        if length > LONGEST_FUNCTION
    ]
    assert wrong == [], "\n".join(wrong)


def test_every_module_opens_with_one_sentence() -> None:
    opening = {name: (ast.get_docstring(ast.parse(text)) or "").partition("\n\n")[0] for name, text in {**PACKAGE, **TESTS}.items()}
    assert [name for name, words in opening.items() if not words.endswith((".", "!", "?"))] == []


def test_names_of_modules_mean_something() -> None:
    words = {name: [part.removeprefix("test_") for part in Path(name).with_suffix("").parts[1:]] for name in {**PACKAGE, **TESTS}}
    assert [name for name, parts in words.items() if set(parts) & set(NO_NAMES)] == []


def test_files_end_with_one_newline_and_hold_no_windows_newlines() -> None:
    wrong = [name for name, text in {**PACKAGE, **TESTS}.items() if not text.endswith("\n") or text.endswith("\n\n") or "\r" in text]
    assert wrong == [], "\n".join(wrong)
