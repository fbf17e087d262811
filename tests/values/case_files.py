"""Cases kept in files: blocks of `title . input . expected .`, where line n of the input gives line n of the expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[tuple[str, str, str]]:
    """Return where (file and line), input and expected of every case of a file."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    ends = [number for number, line in enumerate(lines) if line == "."]
    cases: list[tuple[str, str, str]] = []
    for title, middle, last in zip(ends[::3], ends[1::3], ends[2::3], strict=True):
        given, wanted = lines[title + 1 : middle], lines[middle + 1 : last]
        assert len(given) == len(wanted), f"{name}:{title + 1}: {len(given)} lines of input, {len(wanted)} expected"
        cases += [(f"{name}:{title + 2 + n}", *pair) for n, pair in enumerate(zip(given, wanted, strict=True))]
    return cases


def differences(name: str, read: Callable[[str], str]) -> list[str]:
    """Return a line for each case of a file that `read` does not read as expected."""
    cases = read_cases(name)
    assert cases
    return [f"{where}: {given!r} reads {got!r}, not {wanted!r}" for where, given, wanted in cases if (got := read(given)) != wanted]


def line(*values: object) -> str:
    """Return values as the expected lines write them: parted by ` | `, a dash for None, no dashes at the end."""
    return re.sub(r"(?: \| -)+$", "", " | ".join("-" if value is None else str(value) for value in values))
