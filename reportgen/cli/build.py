"""`reportgen build`: from a content folder to a site with its exports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import msgspec

from reportgen.checks import RULES, explanation
from reportgen.cli.check import judge
from reportgen.cli.copied import Copied
from reportgen.cli.hearing import Hearing
from reportgen.cli.ledger import Looked
from reportgen.cli.load import Loaded, Reader
from reportgen.cli.own import Dress
from reportgen.cli.press import Whole, press
from reportgen.cli.screen import Tell, counted, counted_files
from reportgen.cli.sketches import Sketches
from reportgen.cli.standing import Standing
from reportgen.cli.tracked import Items, leave_items
from reportgen.cli.uncollected import uncollected
from reportgen.cli.withheld import Withheld, keep_back, left_out, read_files, safe_name
from reportgen.corpus.cache import Cache
from reportgen.errors import ReportgenError
from reportgen.exports import Dense, Exported, exports, indexed
from reportgen.exports.formats.sheet import totals
from reportgen.exports.index import is_data
from reportgen.files import File, Long, Same, Site, Target
from reportgen.history import Finding, History, trace
from reportgen.history.slugs import Names, slug
from reportgen.records import Setting
from reportgen.records.privacy import Privacy
from reportgen.site import Look, Prose
from reportgen.site.look import LinkRule
from reportgen.site.page import RulePage
from reportgen.site.printer import NO_PAGE, Printed, Printer, in_order
from reportgen.site.render import open_printer, other_files
from reportgen.text import Source, find_below
from reportgen.text.source import Below


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did: one line for people, the weights of its findings, and which pages could not be read.

    `said` are warnings that hold for the next build, too; `first` says that the output had none of these files before. `edited` are the
    files of ours that somebody else had changed, and which are as printed again. `about` is the part of the line that is true again when
    nothing changed, `files` how many files the output has, `withheld` how much of the hand-written pages was kept back. `leave` keeps
    what the next `show`, `list` and `query` need, which follows from what was looked at, where there is a place for it.
    """

    summary: str
    weights: tuple[str, ...]
    problems: tuple[ReportgenError, ...]
    withheld: Withheld = Withheld()
    edited: tuple[str, ...] = ()
    about: str = ""
    files: int = 0
    said: tuple[str, ...] = ()
    first: bool = False
    leave: Callable[[tuple[Path, ...], Path | None, Looked], None] | None = None


class Made(NamedTuple):
    """What is known of a site besides its files; `keep` what the next build is spared when they are on disk."""

    standing: Standing
    cache: Cache
    about: str
    weights: tuple[str, ...]
    problems: tuple[ReportgenError, ...]
    withheld: Withheld

    def keep(self) -> None:
        """Keep what the next build is spared."""
        self.standing.keep()
        self.cache.prune()


class Making(NamedTuple):
    """A site in the making: its `files`, which are to be taken once, what prints them, the history, and what is known besides."""

    files: Iterator[Same]
    printer: Printer
    history: History
    made: Made


def make(content: Path, target: Target, loaded: Loaded, reader: Reader, dress: Dress, across: str = "") -> Making:
    """Check what was `loaded` from `content`; return the site and exports as they are put into `target`, dressed in what the team has.

    `across` is the title of the site of several projects of which this one is part.
    """
    setting = reader.setting
    with uncollected():
        history = trace(loaded.corpus, setting)
        findings = judge(history, loaded, setting)
    pages, problems, withheld = read_pages(content, setting)
    sketches = Sketches(reader.cache, loaded.corpus)
    look = look_of(setting, dress, loaded.commit, pages, across)
    with uncollected():
        printer = open_printer(history, findings, look, rules_in_words(setting), sketches.draw)
    printer = printer.over(msgspec.structs.replace(printer.site, hear=Hearing(reader.cache, target).hear))
    standing = Standing(reader.cache, target, printer.origins)
    work = _Work(printer, standing, target, history, findings, Copied(reader.cache, target))
    printed = _printed(work, reader.processes(len(loaded.corpus.reports)))
    index = _told(indexed(history, findings, printed, loaded.commit), reader.tell)
    made = Made(
        standing=standing,
        cache=reader.cache,
        about=f"{totals(findings, len(loaded.corpus.reports))}; {counted(len(history.tracks), 'item')}",
        weights=tuple(finding.weight for finding in findings if finding.counts),
        problems=problems,
        withheld=withheld,
    )
    return Making((file if isinstance(file, Same) else target.put(file) for file in index), printer, history, made)


def build_site(content: Path, site: Site, loaded: Loaded, reader: Reader, dress: Dress) -> Built:
    """Check what was `loaded` from `content`, and make site and exports anew in `site`, dressed in what the team has of its own.

    Raises `ReportgenError` when the output cannot be written.
    """
    making = make(content, site, loaded, reader, dress)
    made = making.made
    written = site.publish(making.files)
    if reader.setting.privacy != Privacy():
        site.forget_old()
    made.keep()
    return Built(
        summary=f"{made.about}; {counted_files(Path(site.shown), written.unchanged, written.written, written.removed)}",
        weights=made.weights,
        problems=made.problems,
        withheld=made.withheld,
        edited=made.standing.edited,
        about=made.about,
        files=written.written + written.unchanged,
        first=not written.unchanged + written.removed,
        leave=partial(leave_items, Items(making.history, loaded, reader.setting, site.shown, made.standing.sha256)),
    )


class _Work(NamedTuple):
    """What the processes of a build share out among them: pages and exports."""

    printer: Printer
    standing: Standing
    site: Target
    history: History
    findings: tuple[Finding, ...]
    copied: Copied

    def share(self, share: int, shares: int) -> Iterator[Printed]:
        """Yield what one of `shares` prints and writes: of each page no more than where it lies."""
        for printed in self.printer.pages(self.standing.stands, share, shares, self.standing.asked):
            yield msgspec.structs.replace(printed, files=(), standing=tuple(map(self._put, printed.files))) if printed.files else printed

    def wholes(self) -> tuple[Whole, ...]:
        """Return what is made of the whole history at once, and no page."""
        every = chain(exports(self.history, self.findings, self.copied.render), self.printer.beside())
        return tuple(partial(self._written, files) for files in every)

    def _written(self, files: Iterable[Exported]) -> Iterator[Printed]:
        return map(self._one, files)

    def _one(self, file: Exported) -> Printed:
        if not isinstance(file, Dense):
            return Printed(standing=(self._put(file),))
        digest = file.digest
        standing = self.standing.stands(file.path, digest) or (self._put(file.file()),)
        return Printed(kind=NO_PAGE, path=file.path, digest=digest, standing=standing)

    def _put(self, file: File | Long) -> Same:
        written = self.site.put(file)
        if isinstance(file, Long):
            return written
        return msgspec.structs.replace(written, sha256=hashlib.sha256(file.content).hexdigest()) if is_data(file.path) else written


def _printed(work: _Work, jobs: int) -> Iterator[File | Same]:
    """Yield the files of the site, printed and written in `jobs` processes, or standing as they are, and last those that no page is."""
    places = []
    for printed in press(work.share, jobs, work.wholes()):
        work.standing.note(printed)
        places.append((printed.kind, printed.path))
        yield from printed.standing
    yield from other_files(work.printer.site, in_order(places))


def unlinked(setting: Setting, commit: str) -> tuple[str, ...]:
    """Say where the settings ask for a link to the sources that cannot be made without their `commit`."""
    if "{commit}" not in setting.source_url or commit:
        return ()
    return ("source_url names {commit}, but no commit is known: no link leads to the sources; say --commit, or name a branch instead",)


def look_of(setting: Setting, dress: Dress, commit: str = "", pages: tuple[Prose, ...] = (), across: str = "") -> Look:
    """Return how the settings and templates of a team dress a site of the sources at `commit`."""
    return Look(
        title=setting.title,
        description=setting.description,
        source_url=setting.source_url,
        site_url=setting.site_url,
        indexable=setting.indexable,
        pages=pages,
        linkify=tuple(LinkRule(pattern=pattern, url=url) for pattern, url in setting.links.items()),
        zone=setting.zone,
        commit=commit,
        templates=dress.templates,
        trusted=dress.trusted,
        statics=dress.statics,
        across=across,
        language=setting.language,
    )


def rules_in_words(setting: Setting) -> tuple[RulePage, ...]:
    """Return every rule in words, with the weight that the settings give it."""
    pages = []
    for rule in RULES:
        said = explanation(rule)
        weight = setting.rules.get(rule.code, rule.weight)
        page = RulePage(code=rule.code, name=rule.name, weight=weight, what=said.what, why=said.why, right=said.right, wrong=said.wrong)
        pages.append(page)
    return tuple(pages)


def _told(files: Iterable[File | Same], tell: Tell) -> Iterator[File | Same]:
    """Yield `files` and tell how many there were so far."""
    for number, file in enumerate(files, start=1):
        tell("writing", number, 0)
        yield file


def read_pages(content: Path, setting: Setting) -> tuple[tuple[Prose, ...], tuple[ReportgenError, ...], Withheld]:
    """Return the hand-written pages below ``pages/``, those that could not be read, and how much the settings keep back of them."""
    folder, privacy = content / "pages", setting.privacy
    below = find_below(folder) if folder.is_dir() else Below()
    read = read_files({file: (name, content) for file, name in below.sources}, setting.limits, privacy)
    others = [(file, f"pages/{file.relative_to(folder.resolve()).as_posix()}", why) for file, why in below.left]
    problems = [ReportgenError(safe_name(privacy, name), why) for file, name, why in others if not left_out(privacy, file, name, content)]
    problems += read.problems
    problems += [ReportgenError(f"{source.path}:{line}", f"{what}; shorten it") for source in read.sources for line, what in source.cuts]
    kept, held = keep_back(privacy, read.sources, read.excluded)
    names = Names()
    return tuple(_page(source, names) for source in kept), tuple(problems), held


def _page(source: Source, names: Names) -> Prose:
    stem = PurePosixPath(source.path).stem
    first = source.text.lstrip().partition("\n")[0]
    title = first.strip("# ") if first.startswith("# ") else stem.replace("-", " ").capitalize()
    return Prose(slug=names.take(slug(stem), "page"), title=title, text=source.text)
