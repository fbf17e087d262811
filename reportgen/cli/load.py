"""From sources to a corpus, in any number of processes with the same result."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from pathlib import Path
from typing import NamedTuple

import msgspec

from reportgen.blocks import parse_blocks
from reportgen.cli.find import Found, find, load_setting
from reportgen.cli.idle import idle_notes, scope_of
from reportgen.cli.screen import Tell, silent
from reportgen.cli.withheld import Withheld
from reportgen.corpus import Corpus
from reportgen.corpus.build import build_corpus
from reportgen.corpus.cache import READERS, Cache, code_version
from reportgen.corpus.sharing import Sharing
from reportgen.errors import ReportgenError
from reportgen.records import Report, Setting, read_reports
from reportgen.records.idle import idle_items
from reportgen.records.privacy import Privacy
from reportgen.text import Source
from reportgen.text.memory import forget
from reportgen.text.packed import Packed

__all__ = ["MANY", "Learned", "Loaded", "Reader", "gather", "learn", "load", "load_setting", "look", "open_cache", "packed"]

MANY = 100  # files from which several processes pay for their start
_AT_ONCE = 20  # files that a process takes at a time


class Learned(msgspec.Struct, frozen=True, array_like=True):
    """What one source says: its reports, and, packed, what the rules say of it by itself, where they were asked."""

    reports: tuple[Report, ...]
    verdict: bytes = b""


_LEARNED = msgspec.msgpack.Decoder(Learned)


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A corpus, and what could not be read, each with its reason; `shown` is as in `Found`, `commit` what its sources are at, if known.

    `withheld` is how much the settings keep back, `notes` are as in `Found`.
    `verdicts` has by path what the rules say of each source by itself, where they were asked: a packed `checks.Verdict`, since not all
    commands need the checks.
    """

    corpus: Corpus
    verdicts: dict[str, bytes] = {}
    shown: dict[str, str] = {}
    problems: tuple[ReportgenError, ...] = ()
    commit: str = ""
    withheld: Withheld = Withheld()
    notes: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """What a person is told besides of what was read."""
        return (*filter(None, [self.withheld.said]), *self.notes)

    def place(self, source: str, line: int) -> str:
        """Return ``path:line`` with the path as a person who stands in the working folder opens it."""
        return f"{self.shown.get(source, source)}:{line}"


def open_cache(folder: Path | None, setting: Setting) -> Cache:
    """Return the cache in `folder` (None: one that keeps nothing) for readers that run with `setting`."""
    # what is kept back is not in what is read, which is in every key; where something is set says nothing of it
    read = msgspec.structs.replace(setting, privacy=Privacy(), places={})
    return Cache(folder, settings=msgspec.msgpack.encode(read, order="sorted"))


class Reader(NamedTuple):
    """How sources are read: with which settings and results kept between runs, in how many processes (0: one a processor), whom to tell.

    With `judged`, the rules are asked about each source at once, which spares parsing it again.
    """

    setting: Setting
    cache: Cache
    jobs: int = 0
    tell: Tell = silent
    judged: bool = False

    def processes(self, things: int) -> int:
        """Return in how many processes so many things are read or printed: one where others would not pay for their start."""
        return (self.jobs or os.cpu_count() or 1) if things >= MANY else 1


def load(paths: Sequence[Path], reader: Reader, commit: str = "") -> Loaded:
    """Read all reports at or below `paths`, which are at `commit`.

    Raises `ReportgenError` when there is no report at all; a path that cannot be read becomes one of the problems.
    """
    found = look(paths, reader.setting)
    return gather(found, learn(found, found.sources, reader), reader.setting, commit)


def packed(loaded: Loaded) -> Loaded:
    """Return what was `loaded` with its sources packed, for who has little use for their texts and much for memory, and reads no more."""
    forget()
    return msgspec.structs.replace(loaded, corpus=msgspec.structs.replace(loaded.corpus, sources=Packed(loaded.corpus.sources)))


def look(paths: Sequence[Path], setting: Setting) -> Found:
    """Return the sources at or below `paths`, not yet read as reports.

    Raises `ReportgenError` when there is no report at all.
    """
    privacy = setting.privacy
    found = find(paths, setting.limits, privacy if privacy != Privacy() else None)
    if found.withheld.files and not found.sources and not found.problems:
        raise ReportgenError("reports", "none is left: the settings exclude all of them; see [exclude] in site.toml")
    if not found.sources and not found.problems:
        where = ", ".join(str(path) for path in paths)
        if found.notes:
            raise ReportgenError(where, "no reports found; what is there is empty: write it, or name another folder")
        lead = "put Markdown files (.md) there, one a day, as reportgen new writes them, or name another folder"
        raise ReportgenError(where, f"no reports found; {lead}")
    scope = scope_of(paths, setting)
    return msgspec.structs.replace(found, notes=(*found.notes, *idle_notes(scope, setting, found)), whole=True) if scope else found


def learn(found: Found, sources: tuple[Source, ...], reader: Reader) -> list[Learned]:
    """Return what each of `sources`, which are of those that were `found`, says by itself."""
    dates = {found.names.get(path, path): day for path, day in reader.setting.dates.items()}
    return _learn_all(sources, reader._replace(setting=msgspec.structs.replace(reader.setting, dates=dates)))


def gather(found: Found, learned: Sequence[Learned], setting: Setting, commit: str = "") -> Loaded:
    """Return as one corpus what the sources that were `found` say, which was `learned` from each, in their order, with `setting`."""
    ids = (record.id for one in learned for report in one.reports for record in report.records if record.id)
    idle = idle_items(setting, ids) if found.whole and not found.problems else ()
    return Loaded(
        corpus=build_corpus((report for one in learned for report in one.reports), found.sources),
        verdicts={source.path: one.verdict for source, one in zip(found.sources, learned, strict=True) if one.verdict},
        shown=found.shown,
        problems=found.problems,
        commit=commit,
        withheld=found.withheld,
        notes=(*found.notes, *idle),
    )


def _learn_all(sources: tuple[Source, ...], reader: Reader) -> list[Learned]:
    cache, sharing = reader.cache, Sharing()
    found: dict[int, Learned] = {}

    def take(read: _Read) -> None:
        sharing.share(read.learned.reports)
        found[read.at] = read.learned

    def keyed(*, judged: bool) -> dict[int, bytes]:
        what = f"judged {code_version((*READERS, 'history', 'checks'))}" if judged else "reports"
        return {at: cache.key(what, source.path, source.stamp) for at, source in enumerate(sources) if at not in found}

    keys = keyed(judged=reader.judged)
    for read in _known(keys, sources, reader):
        take(read)
    if cache.keeps and not reader.judged and len(found) < len(sources):  # what was judged is as good for whoever does not ask the rules
        for read in _kept(keyed(judged=True), cache):
            take(read)
    missing = {at: (key, sources[at]) for at, key in keys.items() if at not in found}
    for done, read in enumerate(_made(missing, reader), start=1):
        take(read)
        reader.tell("reading", done, len(missing))
    return [found[at] for at in range(len(sources))]


class _Read(msgspec.Struct, frozen=True, array_like=True):
    """What the source says that stands `at` a place."""

    at: int
    learned: Learned


_New = Mapping[int, tuple[bytes, Source]]
"""By their places, sources that are to be read, each with the key under which it is kept what it says."""


def _kept(keys: Mapping[int, bytes], cache: Cache) -> Iterator[_Read]:
    """Yield what is kept under `keys`, each with its place."""
    for at, key in keys.items():
        learned = cache.find(key, _LEARNED)
        if learned is not None:
            yield _Read(at, learned)


def _known(keys: Mapping[int, bytes], sources: Sequence[Source], reader: Reader) -> Iterator[_Read]:
    """Yield what is kept under `keys`; where that is much, and little is not, another process meanwhile reads what is not."""
    new = {at: (key, sources[at]) for at, key in keys.items() if not reader.cache.has(key)}
    if not 0 < len(new) < MANY <= len(keys) - len(new) or reader.processes(len(keys)) == 1 or not reader.judged:
        yield from _kept(keys, reader.cache)
        return
    from reportgen.cli.crew import Crew  # noqa: PLC0415 -- as below

    yield from Crew(2, list[_Read], often=MANY).make([partial(_kept, keys, reader.cache)], [partial(_make, new, reader)])


def _make(new: _New, reader: Reader) -> Iterator[_Read]:
    for at, (key, source) in new.items():
        learned = _learn(reader.setting, reader.judged, source)
        reader.cache.keep(key, learned)
        yield _Read(at, learned)


def _made(new: _New, reader: Reader) -> Iterator[_Read]:
    """Yield, in any order, the place of each of the `new` sources and what it says, which is kept under the key beside it."""
    things = list(new.items())
    jobs = reader.processes(len(things))
    yield from _make(dict(things if jobs == 1 else things[:1]), reader)  # what the first one imports and compiles, copies need not
    if jobs > 1:
        from reportgen.cli.crew import MOST, Crew  # noqa: PLC0415 -- for many new sources only

        several = max(_AT_ONCE, ceil(len(things) / MOST))
        tasks = [partial(_make, dict(things[start : start + several]), reader) for start in range(1, len(things), several)]
        yield from Crew(jobs, list[_Read], often=1).make(tasks)


def _learn(setting: Setting, judged: bool, source: Source) -> Learned:
    document = parse_blocks(source)
    reports = read_reports(document, setting)
    if not judged:
        return Learned(reports)
    from reportgen.checks import check_document, in_place  # noqa: PLC0415 -- a tenth of a second, and not all commands check

    return Learned(reports, msgspec.msgpack.encode(check_document(source, document, in_place(reports), setting)))
