"""How much of a file is read: what goes beyond is cut off at the door, and the cut is told."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from reportgen.text.lazy import lazy

_BLANK = lazy(r"\s\S*$")
_BACK = 200  # signs before the end of a cut line in which a blank is looked for, so that no word and no name is cut in two


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The most that is read: `bytes`, `lines` and `records` of one file, signs of one `line`.

    Far beyond what people write in a day, and little enough that one file takes two seconds at most.
    """

    bytes: int = 500_000
    lines: int = 5_000
    line: int = 20_000
    records: int = 800


USUAL = Limits()
"""What holds where no settings say another thing."""


class Cut(NamedTuple):
    """A line of which, or from which on, something was not read; `what` says how much."""

    line: int
    what: str


def _cut(line: str, most: int) -> str:
    kept = line[:most]
    word = _BLANK.search(kept, max(most - _BACK, 0)) if not line[most].isspace() else None
    return kept[: word.start()] if word else kept


def within(text: str, limits: Limits) -> tuple[str, tuple[Cut, ...]]:
    """Return `text` without what goes beyond `limits`, and where that was.

    >>> within("a\\nlong line\\nb", Limits(line=4, lines=2))[0]
    'a\\nlong'
    """
    if len(text) <= limits.line and text.count("\n") < limits.lines:
        return text, ()
    lines = text.split("\n")
    kept, cuts = lines[: limits.lines], []
    for at, line in enumerate(kept):
        if len(line) > limits.line:
            kept[at] = _cut(line, limits.line)
            cuts.append(Cut(at + 1, f"the line has {len(line):,} signs, of which the first {len(kept[at]):,} are read"))
    more = len(lines) - len(kept) - (not lines[-1])
    if more > 0:
        cuts.append(Cut(len(kept), f"the last {more:,} of {len(kept) + more:,} lines are not read"))
    return "\n".join(kept) if cuts else text, tuple(cuts)
