"""From paths to a corpus: find, read, parse, read records; one bad file never stops the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import msgspec

from reportgen.blocks import parse_blocks
from reportgen.corpus import Corpus
from reportgen.corpus.build import build_corpus
from reportgen.corpus.cache import Cache
from reportgen.errors import ReportgenError
from reportgen.records import Report, Setting, read_reports, read_setting
from reportgen.text import Source, find_sources, read_source

SETTINGS = "site.toml"
MANY = 100  # files from which several processes pay for their start

Tell = Callable[[str, int, int], None]


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A corpus, and what could not be read, each with its reason."""

    corpus: Corpus
    problems: tuple[ReportgenError, ...] = ()


def quiet(_what: str, _done: int, _all: int) -> None:
    """Tell nobody about progress."""


def load_setting(config: Path | None, paths: Sequence[Path]) -> Setting:
    """Return the settings in `config`, else in the `site.toml` in or beside one of `paths`, else the defaults.

    Raises `ReportgenError` when the file cannot be read or says something unknown.
    """
    beside = [folder / SETTINGS for path in paths for folder in (path, path.resolve().parent)]
    for file in [config] if config else beside:
        if config or file.is_file():
            return read_setting(read_source(file, str(file)).text, str(file))
    return Setting()


def _read(setting: Setting, source: Source) -> tuple[Report, ...]:
    return read_reports(parse_blocks(source), setting)


def _sources(paths: Iterable[Path]) -> tuple[list[Source], list[ReportgenError]]:
    found = {name: file for path in paths for file, name in find_sources(path)}
    sources, problems = [], []
    for name, file in sorted(found.items()):
        try:
            sources.append(read_source(file, name))
        except ReportgenError as error:
            problems.append(error)
    return sources, problems


def _read_all(sources: list[Source], setting: Setting, cache: Cache, jobs: int, tell: Tell) -> list[tuple[Report, ...]]:
    decoder = msgspec.msgpack.Decoder(tuple[Report, ...])
    keys = [cache.key("reports", source.path, source.text.encode()) for source in sources]
    found = [cache.find(key, decoder) for key in keys]
    missing = [at for at, reports in enumerate(found) if reports is None]
    todo = [sources[at] for at in missing]
    read = partial(_read, setting)
    if jobs > 1 and len(todo) >= MANY:
        with ProcessPoolExecutor(jobs) as pool:
            made = list(pool.map(read, todo, chunksize=20))
    else:
        made = []
        for source in todo:
            tell("reading", len(made), len(todo))
            made.append(read(source))
    for at, reports in zip(missing, made, strict=True):
        cache.keep(keys[at], reports)
        found[at] = reports
    tell("reading", len(todo), len(todo))
    return [reports or () for reports in found]


def load(paths: Sequence[Path], setting: Setting, cache: Cache, jobs: int = 0, tell: Tell = quiet) -> Loaded:
    """Read all reports at or below `paths`, in any number of processes (0: one a processor) with the same result.

    Raises `ReportgenError` when one of `paths` does not exist; a file that cannot be read becomes one of the problems.
    """
    sources, problems = _sources(paths)
    reports = _read_all(sources, setting, cache, jobs or os.cpu_count() or 1, tell)
    corpus = build_corpus((report for many in reports for report in many), sources)
    return Loaded(corpus=corpus, problems=tuple(problems))
