"""Words that lead somewhere: ids of items always, and what the settings of a site name (pull requests, channels)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote

from reportgen.blocks.html import Split
from reportgen.blocks.links import leads_out
from reportgen.errors import ReportgenError
from reportgen.site.look import LinkRule
from reportgen.site.lookup import PAGED, Lookup
from reportgen.site.view import Ref

_WORD = re.compile(r"[^\W_]+(?:[-_.#][^\W_]+)*")
_LONGEST = 2000
"""Signs of one text that the patterns of a site are tried on: they are not ours, and may be slow."""

Found = tuple[int, int, str]
Finder = Callable[[str], Iterator[Found]]


def finder(rule: LinkRule) -> Finder:
    """Return a function that finds what `rule` names in a text, with the address it leads to.

    Raises `ReportgenError` for a pattern that cannot be read and for an address that leads nowhere on the web.
    """
    if not leads_out(rule.url):
        raise ReportgenError("linkify", f"the address {rule.url!r} does not begin with https://, http:// or mailto:")
    try:
        pattern = re.compile(rule.pattern)
    except re.error as error:
        raise ReportgenError("linkify", f"the pattern {rule.pattern!r} cannot be read: {error}") from None

    def find(text: str) -> Iterator[Found]:
        for match in pattern.finditer(text[:_LONGEST]):
            if match.group():
                yield match.start(), match.end(), _filled(rule.url, match)

    return find


def _filled(url: str, match: re.Match[str]) -> str:
    values = {**{str(at): text for at, text in enumerate((match.group(), *match.groups()))}, **match.groupdict()}
    return re.sub(r"\{(\w+)\}", lambda name: quote(values.get(name.group(1)) or "", safe=""), url)


def _ids(lookup: Lookup, text: str, date: str | None, own: str) -> Iterator[Found]:
    """Find the ids in a text that have a page: with a digit, and as a whole word."""
    for match in _WORD.finditer(text):
        word = match.group()
        if any(sign.isdigit() for sign in word) and word.casefold() in lookup.by_id:
            track = lookup.track_named(word, date)
            if track and track.kind in PAGED and track.key != own:
                yield match.start(), match.end(), lookup.track_href(track)


def splitter(lookup: Lookup, finders: tuple[Finder, ...], root: str, date: str | None = None, own: str = "") -> Split:
    """Return a function that cuts a text into pieces with the address each leads to; of two that overlap, ids win, then what is first.

    `root` leads from the page to the root of the site; `date` tells items of one id apart; `own` is the item that the page is about.
    """

    def split(text: str) -> Iterator[tuple[str, str]]:
        found = [(start, end, f"{root}{href}") for start, end, href in _ids(lookup, text, date, own)]
        for find in finders:
            found += [one for one in find(text) if all(one[1] <= start or end <= one[0] for start, end, _ in found)]
        at = 0
        for start, end, href in sorted(found):
            if start > at:
                yield text[at:start], ""
            yield text[start:end], href
            at = end
        if at < len(text):
            yield text[at:], ""

    return split


def linked(split: Split, text: str) -> tuple[Ref, ...]:
    """Return a text as pieces for a template; their links hold for the page as they are."""
    return tuple(Ref(text=piece, href=href) for piece, href in split(text))
