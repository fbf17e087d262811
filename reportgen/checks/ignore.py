"""Comments that suppress a finding: ``<!-- reportgen: ignore RG203 because … -->``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from reportgen.history.finding import Finding
from reportgen.text import Source, squash

_COMMENT = re.compile(r"<!--\s*reportgen\s*:(?P<order>(?:(?!-->).){0,600})-->", re.I | re.S)
_ORDER = re.compile(r"ignore\b(?P<codes>(?:[\s,]+(?:and\s+)?RG\w+)*)(?P<rest>.*)", re.I | re.S)
_REASON = re.compile(r"^[\s,:–—-]*(?:because|since|as|for|reason\s*:?)?[\s,:–—-]*", re.I)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


class Ignore(msgspec.Struct, frozen=True, kw_only=True):
    """One comment: the codes that it names, its reason, the line it stands in, and the lines that it speaks of.

    `whole` is true at the top of a file, where it speaks of all lines.
    """

    codes: tuple[str, ...]
    reason: str
    line: int
    about: tuple[int, ...]
    whole: bool

    def hides(self, finding: Finding) -> bool:
        """Whether `finding`, of the same source, is one that this comment suppresses."""
        return bool(self.reason) and finding.rule in self.codes and (self.whole or finding.line in self.about)


def _samples(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines of code fences, where a comment is a sample."""
    inside, found = "", set()
    for number, line in enumerate(lines, start=1):
        mark = _FENCE.match(line)
        if mark and (not inside or (mark[1].startswith(inside) and not line.strip().strip(inside[0]))):
            inside = "" if inside else mark[1]
            found.add(number)
        elif inside:
            found.add(number)
    return frozenset(found) if not inside else frozenset()


def _read(match: re.Match[str]) -> tuple[tuple[str, ...], str]:
    order = _ORDER.match(match["order"].strip())
    if order is None:
        return (), ""
    codes = tuple(code.upper() for code in re.findall(r"RG\w+", order["codes"], re.I))
    reason = squash(order["rest"])
    return codes, reason[_REASON.match(reason).end() :]  # type: ignore[union-attr]


def _next(lines: Sequence[str], last: int) -> int:
    """Return the number of the first line after `last` that is not blank."""
    return next((number for number in range(last + 1, len(lines) + 1) if lines[number - 1].strip()), last)


def ignores(source: Source) -> tuple[Ignore, ...]:
    """Return the comments of `source` that are addressed to reportgen, those without codes or reason too.

    >>> text = "- 26 points <!-- reportgen: ignore RG203 because a stretch story is not listed -->"
    >>> [(i.codes, i.reason, i.about, i.whole) for i in ignores(Source(path="a.md", text="# A\\n" + text))]
    [(('RG203',), 'a stretch story is not listed', (2,), False)]
    """
    if "reportgen" not in source.text:
        return ()
    lines = source.lines
    samples, found = _samples(lines), []
    for match in _COMMENT.finditer(source.text):
        first = source.text.count("\n", 0, match.start()) + 1
        last = first + match.group().count("\n")
        if first in samples:
            continue
        before = re.sub(r"\A---\n.*?\n---(?=\n|\Z)", "", source.text[: match.start()], flags=re.S)
        alone = not (source.text[: match.start()].rpartition("\n")[2].strip() or source.text[match.end() :].partition("\n")[0].strip())
        codes, reason = _read(match)
        found.append(
            Ignore(
                codes=codes,
                reason=reason,
                line=first,
                about=(*range(first, last + 1), _next(lines, last)) if alone else (first,),
                whole=alone and not re.sub(r"<!--.*?-->", "", before, flags=re.S).strip(),
            )
        )
    return tuple(found)


def suppressed(findings: Sequence[Finding], sources: Sequence[Source]) -> Iterator[Finding]:
    """Yield `findings`, each with the reason of the comment that suppresses it, where there is one."""
    by_path = {source.path: ignores(source) for source in sources if "reportgen" in source.text}
    for finding in findings:
        hiding = [ignore for ignore in by_path.get(finding.source, ()) if ignore.hides(finding)]
        yield msgspec.structs.replace(finding, suppressed=hiding[0].reason) if hiding else finding
