"""From sources to a corpus, in any number of processes with the same result."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from pathlib import Path
from typing import NamedTuple

import msgspec

from reportgen.blocks import parse_blocks
from reportgen.cli.find import Found, find, load_setting
from reportgen.cli.screen import Tell, silent
from reportgen.cli.withheld import Withheld
from reportgen.corpus import Corpus
from reportgen.corpus.build import build_corpus
from reportgen.corpus.cache import READERS, Cache, code_version
from reportgen.corpus.sharing import Sharing
from reportgen.errors import ReportgenError
from reportgen.records import Report, Setting, read_reports
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

    `withheld` is how much the settings keep back.
    `verdicts` has by path what the rules say of each source by itself, where they were asked: a packed `checks.Verdict`, since not all
    commands need the checks.
    """

    corpus: Corpus
    verdicts: dict[str, bytes] = {}
    shown: dict[str, str] = {}
    problems: tuple[ReportgenError, ...] = ()
    commit: str = ""
    withheld: Withheld = Withheld()

    def place(self, source: str, line: int) -> str:
        """Return ``path:line`` with the path as a person who stands in the working folder opens it."""
        return f"{self.shown.get(source, source)}:{line}"


def open_cache(folder: Path | None, setting: Setting) -> Cache:
    """Return the cache in `folder` (None: one that keeps nothing) for readers that run with `setting`."""
    read = msgspec.structs.replace(setting, privacy=Privacy())  # what is kept back is not in what is read, which is in every key
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
    return gather(found, learn(found, found.sources, reader), commit)


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
        lead = "put Markdown files (.md) there, one a day, as reportgen new writes them, or name another folder"
        raise ReportgenError(where, f"no reports found; {lead}")
    return found


def learn(found: Found, sources: tuple[Source, ...], reader: Reader) -> list[Learned]:
    """Return what each of `sources`, which are of those that were `found`, says by itself."""
    dates = {found.names.get(path, path): day for path, day in reader.setting.dates.items()}
    return _learn_all(sources, reader._replace(setting=msgspec.structs.replace(reader.setting, dates=dates)))


def gather(found: Found, learned: Sequence[Learned], commit: str = "") -> Loaded:
    """Return as one corpus what the sources that were `found` say, which was `learned` from each, in their order."""
    return Loaded(
        corpus=build_corpus((report for one in learned for report in one.reports), found.sources),
        verdicts={source.path: one.verdict for source, one in zip(found.sources, learned, strict=True) if one.verdict},
        shown=found.shown,
        problems=found.problems,
        commit=commit,
        withheld=found.withheld,
    )


def _learn_all(sources: tuple[Source, ...], reader: Reader) -> list[Learned]:
    cache, sharing = reader.cache, Sharing()

    def kept(key: bytes) -> Learned | None:
        learned = cache.find(key, _LEARNED)
        sharing.share(learned.reports if learned else ())
        return learned

    def keyed(*, judged: bool) -> list[bytes]:
        what = f"judged {code_version((*READERS, 'history', 'checks'))}" if judged else "reports"
        return [cache.key(what, source.path, source.stamp) for source in sources]

    keys = keyed(judged=reader.judged)
    found = [kept(key) for key in keys]
    if cache.keeps and not reader.judged and None in found:  # what was judged is as good for whoever does not ask the rules
        found = [learned or kept(key) for key, learned in zip(keyed(judged=True), found, strict=True)]
    missing = [at for at, learned in enumerate(found) if learned is None]
    for done, read in enumerate(_made({at: (keys[at], sources[at]) for at in missing}, reader), start=1):
        sharing.share(read.learned.reports)
        found[read.at] = read.learned
        reader.tell("reading", done, len(missing))
    return [one for one in found if one is not None]


class _Read(msgspec.Struct, frozen=True, array_like=True):
    """What the source says that stands `at` a place."""

    at: int
    learned: Learned


def _made(new: Mapping[int, tuple[bytes, Source]], reader: Reader) -> Iterator[_Read]:
    """Yield, in any order, the place of each of the `new` sources and what it says, which is kept under the key beside it."""

    def make(places: Iterable[int]) -> Iterator[_Read]:
        for at in places:
            key, source = new[at]
            learned = _learn(reader.setting, reader.judged, source)
            reader.cache.keep(key, learned)
            yield _Read(at, learned)

    places = list(new)
    jobs = reader.processes(len(places))
    yield from make(places if jobs == 1 else places[:1])  # what the first one imports and compiles, copies of this process need not
    if jobs > 1:
        from reportgen.cli.crew import MOST, Crew  # noqa: PLC0415 -- for many new sources only

        several = max(_AT_ONCE, ceil(len(places) / MOST))
        tasks = [partial(make, places[start : start + several]) for start in range(1, len(places), several)]
        yield from Crew(jobs, list[_Read], often=1).make(tasks)


def _learn(setting: Setting, judged: bool, source: Source) -> Learned:
    document = parse_blocks(source)
    reports = read_reports(document, setting)
    if not judged:
        return Learned(reports)
    from reportgen.checks import check_document, in_place  # noqa: PLC0415 -- a tenth of a second, and not all commands check

    return Learned(reports, msgspec.msgpack.encode(check_document(source, document, in_place(reports), setting)))
