"""One page before it is printed, and what all page functions are given."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from typing import TypeVar

import msgspec

from reportgen.blocks.sketch import Sketch, sketch
from reportgen.history.model import Promise
from reportgen.site.drawn import Asking, encoded
from reportgen.site.heard import Hear, words_of
from reportgen.site.lines import Lines, build_lines, by_need
from reportgen.site.linkify import Finder, finder
from reportgen.site.lookup import Lookup
from reportgen.site.past import Pasts, pasts
from reportgen.site.view import Line, Ref
from reportgen.site.windows import Window, charted, span_href, sprints, weeks, windows
from reportgen.text.packed import digests

T = TypeVar("T")

Draw = Callable[[str, int, int], Sketch]
"""`reportgen.blocks.sketch.sketch`, or something that keeps what that returns."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page goes, which template prints it, and its view.

    `here` names the entry of the navigation that is lit; `crumbs` lead from home to the page above this one;
    `date` is the ISO day that the page is about.
    """

    path: str
    template: str
    title: str
    view: object
    here: str = ""
    about: str = ""
    crumbs: tuple[Ref, ...] = ()
    date: str = ""


class Later(msgspec.Struct, frozen=True, kw_only=True):
    """A page that `make` makes when it is printed; `basis` is all that it and its twins follow from, and differs when they do.

    A `body` says besides what it asks the site for.
    """

    path: str
    basis: object
    make: Callable[[], Page]
    body: Asking | None = None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where the report that a page shows comes from: path and lines of its source."""

    path: str
    line: int
    end_line: int


class RulePage(msgspec.Struct, frozen=True, kw_only=True):
    """A rule in words: its code and name, what it weighs, and its four texts (plain text, `right` and `wrong` in Markdown)."""

    code: str
    name: str
    weight: str
    what: str = ""
    why: str = ""
    right: str = ""
    wrong: str = ""


class Site(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The history with its indexes, the line of every item, and the rules; each is its own, so that results about it can be kept.

    `need` has by item its place among all, what needs a look first; `dues` what its due dates mean (ISO, empty where nobody can tell), with
    the days that stated them; `promises`
    what was promised of it. `spans` has by report the pages of its week and sprint, `sources` by page of a report where that comes from,
    `finders` find what else leads somewhere, `draw` sketches lines of a source, and `hear` tells the words of texts. `windows` are
    the spans of dates of charts, `charts` has by the key of one a trend with a value in it, `digests` by the path of a source that of its
    text, `pasts` what had been said of each item by each report,
    `faces` by item the digest of its due dates and its line, but for its days open, which change each day and most pages do not tell.
    Where several processes print pages, this one has the share `share` of `shares`.
    """

    lookup: Lookup
    lines: Lines
    need: Mapping[str, int]
    dues: Mapping[str, tuple[tuple[str, str], ...]]
    rules: tuple[RulePage, ...] = ()
    spans: Mapping[str, tuple[Ref, ...]] = {}
    promises: Mapping[str, tuple[Promise, ...]] = {}
    finders: tuple[Finder, ...] = ()
    sources: Mapping[str, Origin] = {}
    draw: Draw = sketch
    hear: Hear = words_of
    windows: tuple[Window, ...] = ()
    charts: Mapping[str, str] = {}
    digests: Mapping[str, bytes] = {}
    pasts: Pasts
    faces: Mapping[str, bytes] = {}
    share: int = 0
    shares: int = 1

    def mine(self, things: Iterable[T]) -> Iterator[T]:
        """Yield those of `things` that are in the share of this process, in their order; all of them where there is one process."""
        return islice(things, self.share, None, self.shares)

    def due_on(self, key: str, date: str) -> str:
        """Return the due date of an item as last stated on the day `date`, or nothing."""
        stated = self.dues.get(key, ())
        at = bisect_right(stated, (date, "~"))
        return stated[at - 1][1] if at else ""


def _spans(lookup: Lookup) -> dict[str, tuple[Ref, ...]]:
    found: dict[str, tuple[Ref, ...]] = {}
    for kind, periods in (("week", weeks(lookup.history)), ("sprint", sprints(lookup.history))):
        for period in periods:
            for day in period.days:
                found[day.report.key] = (*found.get(day.report.key, ()), Ref(text=period.name, href=span_href(kind, period)))
    return found


def _promises(lookup: Lookup) -> dict[str, tuple[Promise, ...]]:
    found: dict[str, list[Promise]] = defaultdict(list)
    for day in lookup.history.days:
        for promise in day.promises:
            found[promise.track].append(promise)
    return {key: tuple(held) for key, held in found.items() if key}


def _sources(lookup: Lookup) -> dict[str, Origin]:
    return {
        lookup.report_href(report.key): Origin(path=report.header.source, line=report.span.first, end_line=report.span.last)
        for report in lookup.history.corpus.reports
    }


def _face(line: Line, dues: object) -> bytes:
    return sha256(encoded((msgspec.structs.replace(line, days_open=None), dues))).digest()[:16]


def build_site(lookup: Lookup, rules: tuple[RulePage, ...] = (), draw: Draw = sketch, before: Site | None = None) -> Site:
    """Compute once what all pages share; what is the same as in the site `before` is taken over."""
    dues = {
        track.key: tuple(
            (record.date, (when.last or "")) for record, when in zip(track.sightings, track.whens, strict=True) if when and record.date
        )
        for track in lookup.history.tracks
        if track.kind in ("action", "story")
    }
    found, lines = windows(lookup.history), build_lines(lookup, (before.lookup, before.lines) if before else None)
    return Site(
        lookup=lookup,
        lines=lines,
        need={line.key: at for at, line in enumerate(sorted(lines.values(), key=by_need))},
        dues=dues,
        rules=rules,
        spans=_spans(lookup),
        promises=_promises(lookup),
        finders=tuple(map(finder, lookup.look.linkify)),
        sources=_sources(lookup),
        draw=draw,
        windows=found,
        charts=charted(lookup.history, found),
        digests=digests(lookup.texts),
        pasts=pasts(lookup),
        faces={key: _face(line, dues.get(key)) for key, line in lines.items()},
    )


HOME = Ref(text="Home", href="index.html")
