"""One state of the preview: the whole site as it was put together last, the pages of reports that changed since, and what went wrong."""

from __future__ import annotations

import html
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import msgspec

from reportgen.checks import check_source
from reportgen.checks.verdict import Verdict
from reportgen.cli.build import look_of, read_pages, rules_in_words
from reportgen.cli.check import judge
from reportgen.cli.load import Reader, load_setting, open_cache
from reportgen.cli.own import read_dress
from reportgen.cli.preview.panel import Told, panel
from reportgen.cli.preview.shelf import Shelf, read_all
from reportgen.errors import ReportgenError
from reportgen.exports import Exported, exports, laid_out
from reportgen.history import Finding
from reportgen.history.trace import Traced, retrace
from reportgen.site.at_once import at_once, changed
from reportgen.site.desk import Desk
from reportgen.site.page import Site
from reportgen.site.printer import Printer
from reportgen.site.render import open_printer

_VERDICT = msgspec.msgpack.Decoder(Verdict)
_MOST = 200  # printed pages that one edition keeps


class Asked(NamedTuple):
    """The arguments and options of `reportgen serve` that decide what is shown; `cache` are results of builds, if there are any."""

    content: Path
    config: Path | None = None
    commit: str = ""
    trust: bool = False
    jobs: int = 0
    cache: Path | None = None


class Whole(NamedTuple):
    """A whole site, ready to be printed, and all that it was made from."""

    reader: Reader
    shelf: Shelf
    traced: Traced
    findings: tuple[Finding, ...]
    printer: Printer
    problems: tuple[str, ...]


class Fresh(NamedTuple):
    """The pages of reports that changed since: what prints them, where they are, and the findings about their sources, by path."""

    desk: Desk
    site: Site
    pages: frozenset[str]
    findings: Mapping[str, tuple[Finding, ...]]


def make_whole(asked: Asked, shelf: Shelf | None = None, before: Whole | None = None) -> Whole:
    """Read what is new since the `shelf` of the edition `before`, and put the whole site together.

    Raises `ReportgenError` when that cannot be done: no report, settings or templates that cannot be read.
    """
    setting = load_setting(asked.config, (asked.content,))
    same = before is not None and before.reader.setting == setting
    reader = before.reader if before and same else Reader(setting, open_cache(asked.cache, setting), asked.jobs, judged=True)
    dress = read_dress(asked.content, setting.privacy, trusted=asked.trust)
    pages, problems, _ = read_pages(asked.content, setting)
    shelf = read_all(asked.content, reader, asked.commit, shelf if same else None)
    if not shelf.loaded.corpus.sources:
        raise shelf.loaded.problems[0]
    reader = reader._replace(cache=open_cache(None, setting))  # what is read from now on is half written: nothing for the next build
    traced = retrace(shelf.loaded.corpus, setting, before.traced if before else None)
    findings = judge(traced.history, shelf.loaded, setting)
    look, known = look_of(setting, dress, asked.commit, pages), before.printer if before else None
    printer = open_printer(traced.history, findings, look, rules_in_words(setting), before=known)
    return Whole(reader, shelf, traced, findings, printer, tuple(map(str, (*shelf.loaded.problems, *problems))))


def make_fresh(whole: Whole, shelf: Shelf) -> Fresh | None:
    """Return the pages of the reports that changed from `whole` to `shelf`; None where that are none, or where reports came or went."""
    corpus = shelf.loaded.corpus
    reports = changed(whole.traced.history.corpus, corpus)
    if not reports:
        return None
    paths = sorted({report.header.source for report in reports})
    findings = {path: _own(shelf, path, whole.reader) for path in paths}
    site = at_once(whole.printer.site, corpus, reports, findings)
    pages = frozenset(site.lookup.report_href(report.key) for report in reports)
    return Fresh(Desk(whole.printer.over(site)), site, pages, findings)


def _own(shelf: Shelf, path: str, reader: Reader) -> tuple[Finding, ...]:
    corpus, packed = shelf.loaded.corpus, shelf.loaded.verdicts[path]
    source = next(source for source in corpus.sources if source.path == path)
    reports = [report for report in corpus.reports if report.header.source == path]
    return check_source(source, reports, _VERDICT.decode(packed), reader.setting)


class Printed(NamedTuple):
    """What is sent for one path: the bytes, and a tag that differs when they do."""

    content: bytes
    tag: str


class Edition:
    """What is shown from one moment to the next. What it has printed is kept, and it prints one page at a time."""

    def __init__(
        self, whole: Whole | None = None, fresh: Fresh | None = None, errors: tuple[str, ...] = (), *, before: Edition | None = None
    ) -> None:
        """Show `whole`, but for what is `fresh`, and beside it the `errors`; `before` is shown where a template breaks."""
        self.whole, self.fresh, self.errors = whole, fresh, errors
        self._before: Edition | None = before if before is None or before.fine else before._before  # noqa: SLF001 -- of this class
        again = before if before and before.whole is whole else None  # what was printed of the same site is as good
        self._desk: Desk | None = again._desk if again else Desk(whole.printer) if whole else None  # noqa: SLF001
        pages = (fresh.pages if fresh else frozenset()) | (again.fresh.pages if again and again.fresh else frozenset())
        known = again._printed.items() if again else ()  # noqa: SLF001
        self._printed: dict[str, bytes | None] = {path: content for path, content in known if path not in pages}
        self._data: dict[str, Exported] | None = None
        self._lock = Lock()
        if before and before.fine:
            before._before = None  # noqa: SLF001 -- one that can be shown is enough

    def probe(self) -> None:
        """Print a page of the kinds that matter most where a team has templates of its own, so that it is known at once when one breaks."""
        site = self.whole.printer.site if self.whole else None
        if site is None or not site.lookup.look.templates:
            return
        reports = (f"reports/{file}.html" for file in reversed(tuple(site.lookup.files.values())))
        for path in ("index.html", *islice(reports, 1), *(line.href for line in islice(site.lines.values(), 1))):
            with suppress(ReportgenError):
                self.find(path)

    @property
    def fine(self) -> bool:
        """Whether there is a site to be shown, and nothing went wrong."""
        return self.whole is not None and not self.errors

    def find(self, path: str) -> Printed | None:
        """Return the file of the site at `path`, pages with the panel of the preview; None where there is none."""
        if self.whole is None:
            return None
        with self._lock:
            content, errors = self._content(path), self.errors
        if content is None:
            return None
        told = self._told(path, errors) if path.endswith(".html") else None
        return furnished(content, panel(told)) if told else Printed(content, _tag(content))

    def _content(self, path: str) -> bytes | None:
        if path not in self._printed:
            if len(self._printed) >= _MOST:
                self._printed.clear()
            try:
                self._printed[path] = self._print(path)
            except ReportgenError as error:
                self.errors = tuple(dict.fromkeys((*self.errors, str(error))))
                if self._before is None:
                    raise
                self._printed[path] = self._before._content(path)  # noqa: SLF001
        return self._printed[path]

    def _print(self, path: str) -> bytes | None:
        desk = self.fresh.desk if self.fresh and path in self.fresh.pages else self._desk
        file = desk.file(path) if desk else None
        if file is None and path.startswith("data/") and self.whole:
            if self._data is None:
                every = chain.from_iterable(exports(self.whole.traced.history, self.whole.findings))
                self._data = {one.path: one for one in every}
            one = self._data.get(path)
            return laid_out(one).content if one else None
        return file.content if file else None

    def _told(self, path: str, errors: tuple[str, ...]) -> Told:
        assert self.whole  # noqa: S101 -- asked by `find`
        alone = bool(self.fresh and path in self.fresh.pages)
        site = self.fresh.site if self.fresh and alone else self.whole.printer.site
        key = next((key for key, file in site.lookup.files.items() if path == f"reports/{file}.html"), "")
        findings = site.lookup.in_report.get(key, ()) if key else None
        return Told((*errors, *self.whole.problems), findings, sum(one.counts for one in self.whole.findings))


def furnished(page: bytes, more: str) -> Printed:
    """Return `page` with `more` at the end of its body, which says by which tag the whole is known."""
    head, body, rest = page.rpartition(b"</body>")
    tag = _tag(page + more.encode("utf-8", "replace"))
    told = more.replace("TAG", html.escape(tag), 1).encode("utf-8", "replace")
    return Printed(head + told + body + rest if body else page + told, tag)


def _tag(content: bytes) -> str:
    return f'"{sha256(content).hexdigest()[:20]}"'
