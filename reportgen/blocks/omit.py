"""Sections that nobody shall read are cut out of a text, whose lines keep their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from reportgen.blocks.model import Section
from reportgen.blocks.parse import parse_blocks
from reportgen.blocks.tree import PSEUDO
from reportgen.text import Source, Span, lazy
from reportgen.text.sight import GAP, fold, see

# What may be a heading, wherever it stands: more than the parser calls one, so that nothing is shown because of how it was written.
_HEADING = lazy(r"^(?:[ \t>]|[-*+][ \t]|[0-9]{1,9}[.)][ \t])*(?:(?P<hashes>#{1,6}(?=[^#\w]|$)|#{2,6})|(?P<bold>\*\*|__))(?P<title>.+)")
_BELOW = lazy(r"^[ \t>]*(?:(?P<first>=+)|-{2,})[ \t]*$")
_LABEL = lazy(r"^[^|.!?;]{1,60}:\s*$")


@lru_cache(maxsize=8)
def _wanted(headings: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds one of `headings` in folded text, word for word, whatever else stands beside it."""
    words = ((f"{GAP}*".join(map(re.escape, word)) for word in re.findall(r"\w+", fold(heading))) for heading in headings)
    return re.compile("|".join(rf"(?<!\w){'[^a-z0-9]+'.join(each)}(?!\w)" for each in words))


def omit_sections(source: Source, headings: tuple[str, ...]) -> tuple[Source, int]:
    """Return `source` without the sections that have one of `headings`, as empty lines, and how many sections those were.

    A section is one with all the words of a heading in its own, in their order and in any letter case, whatever else it says. It ends
    before the next heading of its level or above; what only looks like a heading, because it stands in a list or in code, begins one too.
    """
    if not headings or not _wanted(headings).search(see(source.text, markup=True, folded=True).text):
        return source, 0
    lines = source.lines
    starts = list(_starts(lines, _wanted(headings)))
    real = [(section.heading.first, section.level, section.title) for section in _all(parse_blocks(source).sections)]
    starts += [(line, level) for line, level, title in real if _named(title, _wanted(headings))]
    spans: list[Span] = []
    for line, level in sorted(starts):
        last = min((first - 1 for first, other, _ in real if first > line and other <= level), default=len(lines))
        if spans and line in spans[-1]:
            spans[-1] = Span(spans[-1].first, max(spans[-1].last, last))
        else:
            spans.append(Span(line, last))
    if not spans:
        return source, 0
    for span in spans:
        lines[span.first - 1 : span.last] = [""] * len(span)
    return replace(source, text="\n".join(lines)), len(spans)


def _all(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Yield sections and those below, in order."""
    stack = list(reversed(sections))
    while stack:
        section = stack.pop()
        yield section
        stack.extend(reversed(section.sections))


def _starts(lines: list[str], wanted: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield line and level of all that looks like a heading with wanted words."""
    for number, line in enumerate(lines, start=1):
        heading = _HEADING.match(line)
        below = _BELOW.match(lines[number]) if number < len(lines) else None
        if not (heading or below or _LABEL.match(line)) or not _named(line, wanted):
            continue
        if heading and heading["hashes"]:
            yield number, len(heading["hashes"])
        elif below:
            yield number, 1 if below["first"] else 2
        elif not heading or line.rstrip(" \t:").endswith(heading["bold"]):
            yield number, PSEUDO


def _named(title: str, wanted: re.Pattern[str]) -> bool:
    return bool(wanted.search(see(title, markup=True, folded=True).text))
