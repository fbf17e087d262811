"""What a preview reads, and what it learned from each source, kept so that an edit costs one report."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from reportgen.cli.find import Found
from reportgen.cli.load import Learned, Loaded, Reader, gather, learn, look
from reportgen.errors import ReportgenError
from reportgen.records.privacy import Privacy
from reportgen.text import Source, read_source


class Shelf(NamedTuple):
    """The sources that were found, what was learned from each, and both as a corpus; to be read further by `again`."""

    found: Found
    learned: tuple[Learned, ...]
    loaded: Loaded

    @property
    def known(self) -> dict[str, tuple[Source, Learned]]:
        """By name, each source and what was learned from it."""
        return {source.path: (source, one) for source, one in zip(self.found.sources, self.learned, strict=True)}


def read_all(content: Path, reader: Reader, commit: str = "", before: Shelf | None = None) -> Shelf:
    """Look for all sources, and read those that say something else than `before`, which was read with the same settings.

    A report that was read before and cannot be read now stays as it was, and is one of the problems.
    Raises `ReportgenError` when there is no report at all.
    """
    found = look((content,), reader.setting)
    if before:
        found = _with_unreadable(found, before.found)
    return _shelf(found, reader, commit, before)


def read_again(shelf: Shelf, files: Iterable[str], reader: Reader) -> Shelf | None:
    """Return `shelf` with `files` (absolute paths) read anew; None where all have to be looked at: one is new, gone or unreadable."""
    if reader.setting.privacy != Privacy():  # what a file is called may depend on all others
        return None
    names = {os.path.abspath(shown): name for name, shown in shelf.found.shown.items()}  # noqa: PTH100 -- links are kept
    now: dict[str, Source] = {}
    for file in files:
        name = names.get(file)
        if name is None or not Path(file).is_file():
            return None
        try:
            now[name] = read_source(Path(file), name, reader.setting.limits)
        except ReportgenError:
            return None
    sources = tuple(now.get(source.path, source) for source in shelf.found.sources)
    return _shelf(msgspec.structs.replace(shelf.found, sources=sources), reader, shelf.loaded.commit, shelf)


def _with_unreadable(found: Found, before: Found) -> Found:
    """Return what was `found`, with what was there `before` and is on disk still, although it cannot be read."""
    names = {source.path for source in found.sources}
    lost = [source for source in before.sources if source.path not in names and os.path.lexists(before.shown.get(source.path, ""))]
    failed = {problem.where.rpartition(":")[0] or problem.where for problem in found.problems} | {one.where for one in found.problems}
    kept = [source for source in lost if failed & {source.path, before.shown[source.path]}]
    shown = {source.path: before.shown[source.path] for source in kept}
    return msgspec.structs.replace(
        found, sources=tuple(sorted((*found.sources, *kept), key=lambda source: source.path)), shown={**found.shown, **shown}
    )


def _shelf(found: Found, reader: Reader, commit: str, before: Shelf | None) -> Shelf:
    known = before.known if before else {}
    held: dict[str, Learned] = {}
    sources = []
    for source in found.sources:
        was = known.get(source.path)
        if was and (was[0] is source or was[0] == source):
            held[source.path] = was[1]
            sources.append(was[0])
        else:
            sources.append(source)
    missing = tuple(source for source in sources if source.path not in held)
    held.update((source.path, one) for source, one in zip(missing, learn(found, missing, reader), strict=True))
    found = msgspec.structs.replace(found, sources=tuple(sources))
    learned = tuple(held[source.path] for source in sources)
    return Shelf(found, learned, gather(found, learned, reader.setting, commit))
