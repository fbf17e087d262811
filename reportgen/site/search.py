"""Search: an index in small pieces that a script loads when they are needed, also from disk."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from operator import itemgetter
from typing import overload

import msgspec

from reportgen.files import File
from reportgen.records import Report
from reportgen.site.bands import PLACES, Band, need_band
from reportgen.site.cuts import Size, base36, cut, named
from reportgen.site.dayviews import newest_first, report_title, shown
from reportgen.site.handed import script_json
from reportgen.site.heard import Hear, Parted, fold, words_of
from reportgen.site.lookup import PAGED, other_names
from reportgen.site.page import HOME, Page, Site
from reportgen.site.words import LEVELS

ROWS = 30
"""Rows in one piece: about 4 kB, of which a list of hits needs a few."""

PIECE = Size(least=10_000, most=16_000, one_in=8)
"""Bytes of words in one piece."""

KINDS = (*PAGED, "report", "person", "page")
"""What can be found, in the order of hits that are found as well."""

ROOM = ROWS << 15
"""Numbers for the rows of one band: far more than there are, so that none gets another number when another band grows."""

MOST = 20_000
"""Rows kept for one word and one place of it; the first ones are those that need a look, and a mark says that there are more."""

_LONG = 400  # characters of a text whose words are worth keeping; those of a shorter one are heard as fast as found again


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What one hit shows, and the words it is found by: its id, its title, and all the rest; `band` is where it stands in its kind.

    Of a report the rest is told by `said`, and not held: the texts of all reports, as text, are much of a long series.
    """

    kind: str
    id: str
    title: str
    note: str
    href: str
    text: str = ""
    said: Callable[[], str] | None = None
    band: Band = Band()


def rows(site: Site) -> Iterator[Row]:
    """Yield all that can be found, kind by kind, what needs a look first."""
    for kind in PAGED:
        for line in shown(site, (key for key, line in site.lines.items() if line.kind == kind)):
            names = ", ".join(owner.text for owner in line.owners)
            now = line.state_text or LEVELS.get(line.level, "") or line.value
            note, known = " · ".join(part for part in (now, names) if part), " ".join(other_names(site.lookup.tracks[line.key]))
            yield Row(kind=kind, id=line.id, title=line.title, note=note, href=line.href, text=known, band=need_band(line))
    texts = site.lookup.texts
    for report in newest_first(site.lookup.history.corpus.reports):
        said = partial(_said, texts, report)
        title, name, href = report.header.title or report_title(report), report_title(report), site.lookup.report_href(report.key)
        band = Band(newest_first=True) if report.date else Band(place=1)
        yield Row(kind="report", id=report.date or "", title=title, note=name, href=href, said=said, band=band)
    for person in site.lookup.history.people:
        yield Row(kind="person", id="", title=person.name, note="", href=f"people/{person.slug}.html")
    for prose in site.lookup.look.pages:
        yield Row(kind="page", id="", title=prose.title, note="", href=f"pages/{prose.slug}.html", text=prose.text)


def _said(texts: Mapping[str, str], report: Report) -> str:
    return "\n".join(texts.get(report.header.source, "").split("\n")[report.span.first - 1 : report.span.last])


class _Long(Sequence[str]):
    """The texts of rows whose words are worth keeping, each made when it is asked for."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._told = [row.said or partial(str, row.text) for row in rows if row.said or len(row.text) >= _LONG]

    def __len__(self) -> int:
        return len(self._told)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return tuple(tell() for tell in self._told[at]) if isinstance(at, slice) else self._told[at]()


def _numbered(found: Iterable[Row]) -> list[tuple[int, Row]]:
    """Give each row a number, rising in the order of hits: more rows of a kind leave the others of other bands, and older ones, theirs."""
    held = list(found)
    many = Counter((row.kind, row.band) for row in held)
    room = ROOM
    while room < max(many.values(), default=0):
        room *= 2
    begin = {
        (kind, band): (KINDS.index(kind) * PLACES + band.place) * room + (room - size if band.newest_first else 0)
        for (kind, band), size in many.items()
    }
    numbers = {place: count(first) for place, first in begin.items()}
    return sorted(((next(numbers[row.kind, row.band]), row) for row in held), key=itemgetter(0))


def _packed(numbers: list[int]) -> str:
    """Return rising numbers as their steps in base 36, the same step many times in a row as one with its times, and ``+`` for more.

    >>> _packed([4, 5, 6, 7, 8, 44])
    '4,1*4,10'
    """
    packed: list[str] = []
    before = step = times = 0
    for number in numbers[:MOST]:
        if number - before == step:
            times += 1
        else:
            packed += (base36(step),) if times == 1 else _run(step, times)
            step, times = number - before, 1
        before = number
    packed += _run(step, times)
    return ",".join(packed) + ("+" if len(numbers) > MOST else "")


def _run(step: int, times: int) -> tuple[str, ...]:
    return (f"{base36(step)}*{base36(times)}",) if times > 2 else (base36(step),) * times


def _postings(found: Sequence[tuple[int, Row]], hear: Hear = words_of) -> dict[str, str]:
    """Map each word to the rows that have it as their id or are the person of that name (i), in their title (t), or elsewhere (x)."""
    places: dict[str, dict[str, list[int]]] = {place: defaultdict(list) for place in "itx"}
    known = Parted()
    heard = iter(hear(_Long(row for _, row in found)))
    for seen, (at, row) in enumerate(found, start=1):
        whole = fold(row.title if row.kind == "person" else row.id)
        ids, title = {whole} if whole else set(), known.words(fold(row.title)) - {whole}
        rest = next(heard) if row.said or len(row.text) >= _LONG else known.words(fold(row.text))
        rest |= known.words(f"{whole} {fold(row.note)}")
        rest -= title | ids
        for place, told in zip("itx", (ids, title, rest), strict=True):
            held = places[place]
            for word in told:
                held[word].append(at)
            if seen % MOST == 0:  # now and then: to look at each list before it grows takes as long as all the rest
                for numbers in held.values():
                    del numbers[MOST + 1 :]
    packed: dict[str, str] = {}
    for place, held in places.items():
        for word, numbers in held.items():
            packed[word] = f"{packed[word]}|{place}{_packed(numbers)}" if word in packed else f"{place}{_packed(numbers)}"
    return packed


def _script(name: str, data: object) -> bytes:
    """Return a script that hands `data` over; nothing in it can end the script early."""
    return f"REPORTGEN_SEARCH.got({json.dumps(name)},{script_json(data)});\n".encode("utf-8", "replace")


def _pieces(postings: dict[str, str]) -> dict[str, list[str]]:
    """Cut the words, in the order of a browser (UTF-16), into pieces by name."""

    def weigh(word: str) -> int:
        return len(word.encode("utf-8", "replace")) + len(postings[word]) + 6

    words = sorted(postings, key=lambda one: (one.encode("utf-16-be", "replace"), one))
    return named(cut(words, str, PIECE, weigh), str)


def _shown(found: Iterable[tuple[int, Row]]) -> dict[int, list[object]]:
    """Return by the number of a piece what its rows show; those that have no row yet come first as zeros."""
    pieces: dict[int, list[object]] = {}
    for at, row in found:
        number, place = divmod(at, ROWS)
        pieces.setdefault(number, [0] * place).append((row.kind, row.id, row.title, row.note, row.href))
    return pieces


def search_files(site: Site) -> Iterator[File]:
    """Yield the index: which word is in which piece, the pieces of words, and the pieces of rows."""
    found = _numbered(rows(site))
    postings = _postings(found, site.hear)
    pieces = _pieces(postings)
    kinds: dict[str, int] = {}
    for at, row in found:
        kinds.setdefault(row.kind, at)
    first = [piece[0] for piece in pieces.values()]
    top = {"rows": ROWS, "kinds": list(kinds.items()), "names": [f"w{name}" for name in pieces], "first": first}
    yield File(path="search/top.js", content=_script("top", top))
    for name, piece in pieces.items():
        yield File(path=f"search/w{name}.js", content=_script(f"w{name}", {word: postings[word] for word in piece}))
    for number, told in _shown(found).items():
        name = f"r{base36(number)}"
        yield File(path=f"search/{name}.js", content=_script(name, told))


def search_page(site: Site) -> Iterator[Page]:
    """Yield the search page, which works with script only and says so."""
    yield Page(path="search.html", template="search.html", title="Search", view=site.lookup.look.title, here="search", crumbs=(HOME,))
