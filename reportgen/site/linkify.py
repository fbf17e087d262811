"""Words that lead somewhere: reports and ids of items always, and what the settings of a site name (pull requests, channels, paths)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

import msgspec

from reportgen.blocks.html import Split
from reportgen.blocks.links import leads_out
from reportgen.errors import ReportgenError
from reportgen.site.look import LinkRule
from reportgen.site.lookup import PAGED, Lookup
from reportgen.site.view import Ref
from reportgen.text.pattern import clockless, matches, read_pattern

if TYPE_CHECKING:
    from regex import Match, Pattern

_WORD = re.compile(r"[^\W_]+(?:[-_.#][^\W_]+)*")
_PATH = re.compile(r"([\w./-]+)(?:(?::|#L)([0-9]{1,6}))?")

Found = tuple[int, int, str]


class Finder(msgspec.Struct, frozen=True):
    """What a rule names, and where it leads; in texts of up to `short` signs the pattern may be searched for without a clock."""

    pattern: Pattern[str]
    url: str
    short: int

    def __call__(self, text: str) -> list[Found]:
        """Return what the rule names in `text`, with the address it leads to."""
        return [(match.start(), match.end(), _filled(self.url, match)) for match in matches(self.pattern, text)]


def finder(rule: LinkRule) -> Finder:
    """Return what finds in a text what `rule` names.

    Raises `ReportgenError` for a pattern that cannot be read and for an address that leads nowhere on the web.
    """
    if not leads_out(rule.url):
        raise ReportgenError("linkify", f"the address {rule.url!r} does not begin with https://, http:// or mailto:")
    try:
        return Finder(read_pattern(rule.pattern), rule.url, clockless(rule.pattern))
    except ValueError as error:
        raise ReportgenError("linkify", f"the pattern {rule.pattern!r} cannot be read: {error}") from None


def _filled(url: str, match: Match[str]) -> str:
    """Return an address with what was found in it, quoted; the slashes of a path stay."""
    values = {**{str(at): text for at, text in enumerate((match.group(), *match.groups()))}, **match.groupdict()}
    return re.sub(r"\{(\w+)\}", lambda name: quote(values.get(name.group(1)) or "", safe="/"), url)


def _id_href(lookup: Lookup, word: str, date: str | None, own: str) -> str:
    """Return the page of the item that has the id `word`; nothing for none, and for `own`."""
    track = lookup.track_named(word, date)
    return lookup.track_href(track) if track and track.kind in PAGED and track.key != own else ""


def _ids(lookup: Lookup, text: str, said: Iterable[str], date: str | None, own: str) -> Iterator[Found]:
    """Find the ids in a text that have a page: with a digit, and as one of the words that are `said` in it, which come in their order."""
    end = 0
    for word in said:
        start = text.index(word, end)  # between words is nothing that a word begins with
        end = start + len(word)
        if word.casefold() in lookup.numbered:
            href = _id_href(lookup, word, date, own)
            if href:
                yield start, end, href


def _reports(lookup: Lookup, text: str, source: str) -> Iterator[Found]:
    """Find the paths that name a source of a report, as seen from the file `source` or from the content folder; with a line behind, it."""
    for match in _PATH.finditer(text):
        path = match[1].rstrip(".") if not match[2] else match[1]
        if path.endswith((".md", ".markdown")):
            hrefs = (lookup.path_href(normpath(one), int(match[2] or 0)) for one in (join(dirname(source), path), path))
            href = next(filter(None, hrefs), "")
            if href:
                yield match.start(), match.end() if match[2] else match.start() + len(path), href


def _beside(found: list[Found], others: list[Found]) -> list[Found]:
    """Return those of `others` that overlap nothing in `found`."""
    if not found or not others:
        return others
    return [one for one in others if all(one[1] <= start or end <= one[0] for start, end, _ in found)]


def _cut(text: str, found: list[Found]) -> list[tuple[str, str]]:
    """Return a text in pieces: what was `found` with its address, and what is between."""
    pieces, at = [], 0
    for start, end, href in sorted(found):
        if start > at:
            pieces.append((text[at:start], ""))
        pieces.append((text[start:end], href))
        at = end
    return [*pieces, (text[at:], "")] if at < len(text) else pieces


class Heard(NamedTuple):
    """What a `splitter` looked at: words that stand in texts with an id or a file, and the texts that may name files."""

    words: set[str]
    texts: set[str]

    def asked(self, lookup: Lookup) -> tuple[set[str], set[str]]:
        """Return what was asked `lookup` for: words that may be ids, case folded, and texts that may name files."""
        hinted = lookup.hints.search
        return {word.casefold() for word in self.words if hinted(word)}, self.texts


def asked_of(lookup: Lookup, texts: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return what a `splitter` of `texts` asks `lookup` for: words that may be ids, case folded, and texts that may name files."""
    heard = [text for text in texts if lookup.hints.search(text)]
    files = {text for text in heard if ".md" in text or ".markdown" in text}
    return Heard(set(_WORD.findall("\n".join(heard))), files).asked(lookup)


def answers(lookup: Lookup, words: Iterable[str], texts: Iterable[str], date: str | None, source: str) -> object:
    """Return what `lookup` says of what it was `asked` for: with these answers a `splitter` cuts as before."""
    known = [(word, _id_href(lookup, word, date, "")) for word in words if word in lookup.numbered]
    return lookup.hints.pattern, known, [tuple(_reports(lookup, text, source)) for text in texts]


def meant(lookup: Lookup, words: Iterable[str]) -> object:
    """Return what `lookup` says on any day of the `words` that `asked_of` found: by each id the items called so, and since when."""
    held = ((word, [lookup.tracks[key] for key in lookup.by_id[word]]) for word in words if word in lookup.numbered)
    ids = [(word, [(one.first, one.key, lookup.track_href(one), one.kind in PAGED) for one in tracks]) for word, tracks in held]
    return lookup.hints.pattern, ids


def named_files(lookup: Lookup, text: str, source: str) -> tuple[Found, ...]:
    """Return what `lookup` says of a text that `asked_of` found, which stands in the file `source`: where the files it names lead."""
    return tuple(_reports(lookup, text, source))


def splitter(  # noqa: PLR0913, PLR0917 -- what a text is seen from
    lookup: Lookup, finders: tuple[Finder, ...], root: str, date: str | None = None, own: str = "", source: str = "",
    heard: Heard | None = None,
) -> Split:  # fmt: skip
    """Return a function that cuts a text into pieces with the address each leads to.

    Of two that overlap, reports win, then ids, then what is first. `root` leads from the page to the root of the site; `date` tells items
    of one id apart; `own` is the item that the page is about; `source` the file that the text stands in. What it looks at
    is noted in `heard`.
    """
    hinted, numbered, words = lookup.hints.search, lookup.numbered, _WORD.findall
    note = heard or Heard(set(), set())
    rules = [(one.pattern.search, one.short, one) for one in finders]

    def split(text: str) -> Sequence[tuple[str, str]]:
        found: list[Found] = []
        if hinted(text):
            if ".md" in text or ".markdown" in text:
                note.texts.add(text)
                found += [(start, end, f"{root}{href}") for start, end, href in _reports(lookup, text, source)]
            said = words(text)
            note.words.update(said)
            if not numbered.isdisjoint(map(str.casefold, said)):
                found += _beside(found, [(start, end, f"{root}{href}") for start, end, href in _ids(lookup, text, said, date, own)])
        for search, short, find in rules:
            if len(text) > short or search(text):
                found += _beside(found, find(text))
        return _cut(text, found) if found else ((text, ""),) if text else ()

    return split


def linked(split: Split, text: str) -> tuple[Ref, ...]:
    """Return a text as pieces for a template; their links hold for the page as they are."""
    return tuple(Ref(text=piece, href=href) for piece, href in split(text))
