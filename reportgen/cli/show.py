"""`reportgen show`: the history of an item as text."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from reportgen.cli.filters import Asked
from reportgen.cli.load import Loaded
from reportgen.cli.question import tell, understand
from reportgen.cli.screen import complain, counted, show_long
from reportgen.cli.shown import Histories, Shown, paint
from reportgen.history import Change, History, Track
from reportgen.records import Record, Setting

_PERCENTS = re.compile(r"(\d+(?:\.\d+)?)\s?%")


def print_history(loaded: Loaded, setting: Setting, wanted: str, kept: Histories | str) -> bool:
    """Print every item whose id, key or title is `wanted`, in any letter case; return whether there was one.

    What follows from all that was `loaded` is `kept`; of a day instead, only what reports up to it say is told.
    """
    question = understand(Asked(as_of=kept if isinstance(kept, str) else ""), loaded, setting)
    history = tell(question, setting)
    found = [track for track in history.tracks if wanted.casefold() in _names(track)]
    show_long((line for number, track in enumerate(found) for line in _apart(number, track_lines(track, history, loaded))), paint)
    if not found:
        complain(f"{wanted}: no such item in these reports{_nearest(wanted, history)}")
    if not loaded.problems and isinstance(kept, Histories):
        kept.keep(Shown(_names(track), tuple(track_lines(track, history, loaded))) for track in history.tracks)
    return bool(found)


def _apart(number: int, lines: Iterator[str]) -> Iterator[str]:
    """Yield `lines`, with an empty one between those of two items."""
    if number:
        yield ""
    yield from lines


def _names(track: Track) -> tuple[str, ...]:
    return tuple(name.casefold() for name in (track.key, track.title, *track.ids, *track.former))


def _nearest(wanted: str, history: History) -> str:
    known = {(track.id or track.title).casefold(): track.id or track.title for track in history.tracks}
    close = difflib.get_close_matches(wanted.casefold(), sorted(known), n=3)
    return f", did you mean {' or '.join(known[name] for name in close)}?" if close else ""


def track_lines(track: Track, history: History, loaded: Loaded) -> Iterator[str]:
    """Yield an item: what it is, where it stands, every sighting with what changed and the author's words, and who mentions it."""
    yield _words(track.kind, track.id, track.title)
    yield f"  {' | '.join(_state(track))}"
    if track.reason:
        yield f"  {track.reason}"
    for record in track.sightings:
        yield ""
        yield f"  {record.date or 'undated'}  {loaded.place(record.source, record.line)}"
        yield from _sighting(record, [change for change in track.changes if change.now == record])
    others = [record for record in history.mentions.get(track.id or "", ()) if record not in track.sightings]
    if others:
        yield ""
        yield "  mentioned in"
        for record in others:
            yield f"    {loaded.place(record.source, record.line)}  {_words(record.kind, record.id, record.title)}"


def _words(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _state(track: Track) -> Iterator[str]:
    """Yield where the item stands, a part a statement."""
    now = track.now
    yield f"now: {now.status_raw or now.status or now.value_raw or now.level or 'no status stated'}"
    if now.owners:
        yield f"owner: {', '.join(now.owners)}"
    if now.due_raw:
        yield f"due: {now.due_raw}"
    if track.days_open is not None:
        yield f"{'was open' if track.closed else 'open'} {counted(track.days_open, 'day')}"
    if track.slips:
        yield f"slipped {counted(track.slips, 'time')} by {counted(track.slipped_days, 'day')}"
    if track.reopened:
        yield f"reopened {counted(track.reopened, 'time')}"
    if track.vanished:
        yield "vanished while open"


def _sighting(record: Record, changes: list[Change]) -> Iterator[str]:
    if record.title:
        yield f"    {record.title}"
    for change in changes:
        yield f"    {change.field}: {change.before} -> {change.after}"
    percent = f"{record.percent:g}" if record.percent is not None else ""
    again = percent in _PERCENTS.findall(record.status_raw or "")  # "60 % done" says it by itself
    said = [record.status_raw, f"{percent} %" if percent and not again else "", record.value_raw]
    said.append(f"due {record.due_raw}" if record.due_raw else "")
    if any(said):
        yield f"    says: {', '.join(part for part in said if part)}"
    for label, text in record.details.items():
        yield f"    {label.replace('_', ' ')}: {text}"
