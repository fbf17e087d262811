"""From sources to a corpus, in any number of processes with the same result."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import msgspec

from reportgen.blocks import parse_blocks
from reportgen.cli.find import find, load_setting
from reportgen.cli.screen import Tell, silent
from reportgen.corpus import Corpus
from reportgen.corpus.build import build_corpus
from reportgen.corpus.cache import Cache
from reportgen.errors import ReportgenError
from reportgen.records import Report, Setting, read_reports
from reportgen.text import Source

__all__ = ["MANY", "Loaded", "load", "load_setting", "open_cache"]

MANY = 100  # files from which several processes pay for their start
_AT_ONCE = 20  # files that a process takes at a time

_REPORTS = msgspec.msgpack.Decoder(tuple[Report, ...])


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A corpus, and what could not be read, each with its reason; `shown` is as in `Found`, `commit` what its sources are at, if known."""

    corpus: Corpus
    shown: dict[str, str] = {}
    problems: tuple[ReportgenError, ...] = ()
    commit: str = ""

    def place(self, source: str, line: int) -> str:
        """Return ``path:line`` with the path as a person who stands in the working folder opens it."""
        return f"{self.shown.get(source, source)}:{line}"


def open_cache(folder: Path | None, setting: Setting) -> Cache:
    """Return the cache in `folder` (None: one that keeps nothing) for readers that run with `setting`."""
    return Cache(folder, settings=msgspec.msgpack.encode(setting, order="sorted"))


def load(paths: Sequence[Path], setting: Setting, cache: Cache, jobs: int = 0, tell: Tell = silent, commit: str = "") -> Loaded:
    """Read all reports at or below `paths`, in `jobs` processes (0: one a processor).

    Raises `ReportgenError` when there is no report at all; a path that cannot be read becomes one of the problems.
    """
    found = find(paths)
    if not found.sources and not found.problems:
        where = ", ".join(str(path) for path in paths)
        raise ReportgenError(where, "no reports found; put Markdown files (.md) there, one a day, or name another folder")
    reports = _read_all(found.sources, setting, cache, jobs or os.cpu_count() or 1, tell)
    corpus = build_corpus((report for many in reports for report in many), found.sources)
    return Loaded(corpus=corpus, shown=found.shown, problems=found.problems, commit=commit)


def _read_all(sources: tuple[Source, ...], setting: Setting, cache: Cache, jobs: int, tell: Tell) -> list[tuple[Report, ...]]:
    keys = [cache.key("reports", source.path, source.text.encode()) for source in sources]
    found = [cache.find(key, _REPORTS) for key in keys]
    missing = [at for at, reports in enumerate(found) if reports is None]
    made = _made([sources[at] for at in missing], setting, jobs)
    for done, (at, reports) in enumerate(zip(missing, made, strict=True), start=1):
        cache.keep(keys[at], reports)
        found[at] = reports
        tell("reading", done, len(missing))
    return [reports or () for reports in found]


def _made(sources: list[Source], setting: Setting, jobs: int) -> Iterator[tuple[Report, ...]]:
    """Yield the reports of each source, in order."""
    read = partial(_read, setting)
    if jobs == 1 or len(sources) < MANY:
        yield from map(read, sources)
        return
    with ProcessPoolExecutor(jobs, initializer=_leave_ctrl_c_to_the_first_process) as pool:
        try:
            yield from pool.map(read, sources, chunksize=_AT_ONCE)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _read(setting: Setting, source: Source) -> tuple[Report, ...]:
    return read_reports(parse_blocks(source), setting)


def _leave_ctrl_c_to_the_first_process() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
