"""`reportgen show`: the history of an item as text."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.cli.filters import Asked
from reportgen.cli.load import Loaded
from reportgen.cli.question import tell, understand
from reportgen.cli.screen import complain, show_long
from reportgen.cli.shown import Histories, Shown, paint, told_text
from reportgen.cli.telling import missing
from reportgen.cli.tracked import called, names_of, track_lines
from reportgen.records import Setting


def print_history(loaded: Loaded, setting: Setting, wanted: str, kept: Histories | str) -> bool:
    """Print every item whose id, key or title is `wanted`, in any letter case; return whether there was one.

    What follows from all that was `loaded` is `kept`; of a day instead, only what reports up to it say is told.
    """
    question = understand(Asked(as_of=kept if isinstance(kept, str) else ""), loaded, setting)
    history = tell(question, setting)
    found = [track for track in history.tracks if wanted.casefold() in names_of(track)]
    show_long((line for number, track in enumerate(found) for line in _apart(number, track_lines(track, history, loaded))), paint)
    if not found:
        complain(missing(wanted, (called(track) for track in history.tracks)))
    if not loaded.problems and isinstance(kept, Histories):
        told = (Shown(names_of(track), called(track), told_text(track_lines(track, history, loaded))) for track in history.tracks)
        kept.keep(told, loaded.said)
    return bool(found)


def _apart(number: int, lines: Iterator[str]) -> Iterator[str]:
    """Yield `lines`, with an empty one between those of two items."""
    if number:
        yield ""
    yield from lines
