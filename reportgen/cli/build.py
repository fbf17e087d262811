"""`reportgen build`: from a content folder to a site with its exports."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import msgspec

from reportgen.checks import check, check_source
from reportgen.cli.load import Tell, load
from reportgen.cli.text import count_line
from reportgen.corpus.cache import READERS, Cache, code_version
from reportgen.errors import ReportgenError
from reportgen.exports import render_exports
from reportgen.files import write_files
from reportgen.history import Finding, trace
from reportgen.records import Setting
from reportgen.site import Look, Prose, render_site
from reportgen.text import Source, find_sources, read_source

_FINDINGS = msgspec.msgpack.Decoder(tuple[Finding, ...])


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did: one line for people, the weights of its findings, and what could not be read."""

    summary: str
    weights: tuple[str, ...]
    problems: tuple[ReportgenError, ...]


def _pages(content: Path) -> tuple[Prose, ...]:
    folder = content / "pages"
    if not folder.is_dir():
        return ()
    pages = []
    for file, name in find_sources(folder):
        text = read_source(file, name).text
        first, _, rest = text.lstrip().partition("\n")
        title = first.lstrip("# ").strip() if first.startswith("#") else file.stem.replace("-", " ").capitalize()
        pages.append(Prose(slug=file.stem.lower(), title=title, text=rest if first.startswith("#") else text))
    return tuple(pages)


def _checked(cache: Cache, source: Source) -> tuple[Finding, ...]:
    what = f"findings {code_version((*READERS, 'checks'))}"
    return cache.get(what, source.path, source.text.encode(), _FINDINGS, lambda: check_source(source))


def build_site(content: Path, target: Path, setting: Setting, cache: Cache, jobs: int, tell: Tell) -> Built:
    """Read `content`, check it, and write site and exports into `target`.

    Raises `ReportgenError` when there is no content or the output cannot be written.
    """
    reports = content / "reports"
    loaded = load((reports if reports.is_dir() else content,), setting, cache, jobs, tell)
    history = trace(loaded.corpus)
    findings = check(history, lambda source: _checked(cache, source))
    look = Look(
        title=setting.title,
        description=setting.description,
        source_url=setting.source_url,
        site_url=setting.site_url,
        pages=_pages(content),
    )
    files = chain(render_exports(history, findings), render_site(history, findings, look))
    written = write_files(target, files, content=content)
    cache.prune()
    summary = (
        f"{count_line(findings, len(loaded.corpus.reports))}; {len(history.tracks)} items; "
        f"{written.written} files written, {written.unchanged} unchanged, {written.removed} removed in {target}"
    )
    return Built(summary=summary, weights=tuple(finding.weight for finding in findings), problems=loaded.problems)
