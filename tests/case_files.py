"""Cases kept in files: blocks of `title . input . expected .`, as many as the file holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """One case of a file; `where` is the file and the line of its title."""

    where: str
    title: str
    given: str
    expected: str


def read_blocks(file: Path) -> list[Case]:
    """Return the cases of a file; a line of one dot ends title, input and expected."""
    lines = file.read_text("utf-8").splitlines()
    ends = [number for number, line in enumerate(lines) if line == "."]
    starts = [0, *(end + 1 for end in ends[2::3])]
    return [
        Case(
            f"{file.name}:{start + 1}",
            "\n".join(lines[start:title]).strip(),
            "\n".join(lines[title + 1 : middle]),
            "\n".join(lines[middle + 1 : last]),
        )
        for start, title, middle, last in zip(starts, ends[::3], ends[1::3], ends[2::3], strict=False)
    ]


def wrong(file: Path, read: Callable[[str], str]) -> str:
    """Return, for each case of a file that `read` does not read as expected, where it stands and what was read."""
    cases = read_blocks(file)
    assert cases
    found = [(case, read(case.given)) for case in cases]
    return "\n\n".join(f"{case.where}: {case.title}\n.\n{case.given}\n.\n{got}\n." for case, got in found if got != case.expected)
