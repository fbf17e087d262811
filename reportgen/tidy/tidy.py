"""A report with everything mended that can be without changing what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reportgen.records import Report, Setting
from reportgen.text.limits import within
from reportgen.tidy.blanks import mend_blanks
from reportgen.tidy.days import mend_days
from reportgen.tidy.idents import mend_idents
from reportgen.tidy.numbers import mend_numbers
from reportgen.tidy.same import same, told
from reportgen.tidy.sheet import Mend, Sheet
from reportgen.values.ident import find_ids

MENDS: tuple[Callable[[Sheet], Iterator[Mend]], ...] = (mend_blanks, mend_numbers, mend_idents, mend_days)
"""Everything that is mended, in this order."""

_ROUNDS = 5  # one mend may make room for the next; each makes a line better, so that they come to an end
_ONE_BY_ONE = 200  # mends of one kind that are tried by themselves, where all together would change what is read


class Tidied(NamedTuple):
    """One thing that was mended: where, and what it was."""

    line: int
    what: str


class Tidy(NamedTuple):
    """A text as it should be, and what was mended in it, by line."""

    text: str
    mended: tuple[Tidied, ...] = ()


class _State(NamedTuple):
    sheet: Sheet
    before: tuple[Report, ...] | None = None
    idents: frozenset[str] = frozenset()
    done: tuple[Tidied, ...] = ()


def tidy(text: str, path: str = "report.md", setting: Setting | None = None) -> Tidy:
    r"""Return `text`, which has ``\n`` newlines, with its safe mends made. What is read of it stays the same; twice is once.

    Numbers of lists and headings that are out of step, dashes in ids, dates of labelled fields, and blanks at the end of lines are mended.
    A mend that would change what is read as a record is not made. `path` is the report's name, `setting` the team's own words.

    >>> print(tidy("# Day 3, 2025-03-05\n\n## Action items\n1. ACT‑05: Lamp (Ada)\n   - Due: March 14, 2025\n1. Ask \n2. Go\n").text)
    # Day 3, 2025-03-05
    <BLANKLINE>
    ## Action items
    1. ACT-05: Lamp (Ada)
       - Due: 2025-03-14
    2. Ask
    3. Go
    <BLANKLINE>
    """
    setting = setting or Setting()
    if within(text, setting.limits)[1]:
        return Tidy(text)  # of which not all is read: nobody could tell what a mend changes
    state = _State(Sheet(path, text, setting))
    for _ in range(_ROUNDS):
        seen = state.sheet
        for mend in MENDS:
            state = _mended(state, mend)
        if state.sheet is seen:
            break
    return Tidy(state.sheet.source.text, tuple(sorted(set(state.done))))


def _mended(state: _State, mend: Callable[[Sheet], Iterator[Mend]]) -> _State:
    mends = list(mend(state.sheet))
    if not mends:
        return state
    if state.before is None:
        state = state._replace(before=told(state.sheet, state.sheet.setting))
    together = _tried(state, mends)
    if together is not None:
        return together
    for one in mends[:_ONE_BY_ONE]:
        state = _tried(state, [one]) or state
    return state


def _tried(state: _State, mends: list[Mend]) -> _State | None:
    """Return the state with `mends` made, None where that would change what is read."""
    lines, idents = list(state.sheet.lines), set(state.idents)
    for fix in (fix for one in mends for fix in one):
        idents |= {*find_ids(fix.text)} - {*find_ids(lines[fix.line - 1])}
        lines[fix.line - 1] = fix.text
    sheet = Sheet(state.sheet.source.path, "\n".join(lines), state.sheet.setting)
    if not same(state.before or (), told(sheet, sheet.setting), frozenset(idents)):
        return None
    done = tuple(Tidied(fix.line, fix.what) for one in mends for fix in one)
    return _State(sheet, state.before, frozenset(idents), state.done + done)
