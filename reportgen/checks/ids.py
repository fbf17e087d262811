"""Rules RG110 and RG111: ids that nothing defines, and headings that announce other ids than stand below them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportgen.blocks import Section
from reportgen.checks.case import Case
from reportgen.checks.page import Page, sections
from reportgen.checks.rule import Remark
from reportgen.history.finding import Place
from reportgen.history.model import History
from reportgen.records import Record, Report
from reportgen.text import plain
from reportgen.values.ident import family, find_ids

_NUMBER = re.compile(r"\d+")
_MAY_NAME = re.compile(r"[A-Z][A-Z0-9]*-[A-Z0-9]|[`\[<*_~\\]")  # an id as it is, or marks that may stand inside one
_HEADING_IDS = re.compile(r"^\s*(?:#|\*\*|__).*\(.*-\d")
_LEADS = re.compile(r"^\s*(?:[-*+]\s+|\d{1,3}[.)]\s+|#{1,6}\s+|\|\s*|>\s*)*(?:\[[ xX]\]\s*)?[*_`\[(]*(?=[A-Za-z]\w*-)")
_OPEN_END = re.compile(
    r"…|\.\.\.|\betc\b|\b(?:new|changed?|changes|updated?|top|main|selected|highlights?|closed|only|incl\w*|e\.g)\b", re.I
)
_FOREIGN = re.compile(
    r"\b(?:jira|ticket|tracker|upstream|vendor|partner|their|legacy|old|former|previous(?:ly)?|retired|external|next id)\b", re.I
)


class _Family:
    """The ids of one family that reports define, folded, their kinds, and the greatest last number behind the same other numbers."""

    def __init__(self) -> None:
        self.defined: set[str] = set()
        self.kinds: set[str] = set()
        self.most: dict[tuple[int, ...], int] = {}

    def add(self, name: str, numbers: tuple[int, ...], kind: str) -> None:
        """Take in the id `name` with its `numbers`."""
        self.defined.add(name.casefold())
        self.kinds.add(kind)
        self.most[numbers[:-1]] = max(numbers[-1], self.most.get(numbers[:-1], 0))


def _numbers(name: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _NUMBER.findall(name))


def _families(history: History) -> dict[str, _Family]:
    found: dict[str, _Family] = defaultdict(_Family)
    for name, kind in {(record.id, record.kind) for report in history.corpus.reports for record in report.records if record.id}:
        if numbers := _numbers(name):
            found[family(name.upper())].add(name, numbers, kind)
    return dict(found)


def mentioned(page: Page) -> Iterator[tuple[int, str]]:
    """Yield line and an id that stands inside it; what a line begins with is defined there, read or not."""
    for number, line, cells in page.numeric:
        if "-" not in line or line.startswith("#") or number in page.hidden or not _MAY_NAME.search(line):
            continue
        text = plain(_LEADS.sub("", line))
        ids = find_ids(text)
        if not ids:
            continue
        starts = cells if line.lstrip().startswith("|") else (text,)
        leading = {name for cell in starts for name in find_ids(cell)[:1] if cell.startswith(name)}
        names = [name for name in ids if name not in leading and name in text]
        if names and not _FOREIGN.search(text):
            yield from ((number, name) for name in names)


def dangling_id(case: Case) -> Iterator[Remark]:
    """An id is mentioned that no report defines, although reports define its neighbours.

    Why: the reader looks for an item that does not exist; most often two digits changed places.
    Right:
        Blocked by ACTION-12, where a report lists ACTION-12
    Wrong:
        Blocked by ACTION-21, where reports list ACTION-01 to ACTION-14
    """
    families, least = _families(case.history), case.bounds["family"]
    for path, verdict in case.verdicts.items():
        seen: set[str] = set()
        for line, name in verdict.mentions:
            known = families.get(family(name.upper()))
            if known is None or len(known.defined) < least or name.casefold() in known.defined or name in seen:
                continue
            most = known.most.get(_numbers(name)[:-1])
            if most is None or _numbers(name)[-1] <= most or "decision" in known.kinds:
                continue  # an item of the time before the reports, or the number of a list that they do not show
            seen.add(name)
            yield Remark(
                source=path,
                line=line,
                message=f"{name} is mentioned, but no report defines it; the ids of its kind end with number {most}",
                hint="correct the id, or list the item",
                words=name,
            )


def _listed(records: Sequence[Record], section: Section, kind: str) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for record in records:
        if record.id and family(record.id.upper()) == kind and section.heading.last < record.line <= section.span.last:
            found.setdefault(record.id.casefold(), record)
    return found


def _announced(page: Page, section: Section, report: Report) -> Iterator[Remark]:
    title = plain(section.title)
    inside = re.search(r"\(([^()]*)\)\s*$", title)
    names = find_ids(inside[1]) if inside else ()
    kinds = {family(name.upper()) for name in names}
    if inside is None or len(names) < 2 or len(kinds) != 1 or _OPEN_END.search(title):
        return
    listed = _listed(report.records, section, kinds.pop())
    told = {name.casefold(): name for name in names}
    below = {name.casefold() for name in find_ids("\n".join(page.lines[section.heading.last : section.span.last]))}
    lost = [name for folded, name in told.items() if folded not in below]
    extra = [record for folded, record in listed.items() if folded not in told]
    if len(listed) < 2 or not (lost or extra) or not any(folded in listed for folded in told):
        return
    parts = [f"{', '.join(lost)} {'is' if len(lost) == 1 else 'are'} not below it"] if lost else []
    parts += [f"{', '.join(record.id or '' for record in extra)} {'stands' if len(extra) == 1 else 'stand'} there as well"] if extra else []
    yield Remark(
        source=page.source.path,
        line=section.heading.first,
        message=f'the heading announces "{inside[1].strip()}", and {"; ".join(parts)}',
        hint="let the heading and the list name the same ids",
        report=report.key,
        words=inside[1],
        also=tuple(Place(source=record.source, line=record.line) for record in extra),
    )


def _may_differ(page: Page, report: Report) -> bool:
    """Whether a heading of `report` names other ids than the records of its family in all of the report."""
    listed: dict[str, set[str]] = defaultdict(set)
    for record in report.records:
        if record.id:
            listed[family(record.id.upper())].add(record.id.casefold())
    for line in page.told.of_report(report):
        names = find_ids(plain(line)) if _HEADING_IDS.match(line) else ()
        kinds = {family(name.upper()) for name in names}
        if any({name.casefold() for name in names if family(name.upper()) == kind} != listed[kind] for kind in kinds):
            return True
    return False


def announced_ids(page: Page) -> Iterator[Remark]:
    """A heading announces ids, and the list below it has others.

    Why: one of the two was not changed with the other, and a risk nobody lists is a risk nobody watches.
    Right:
        ## Risk Assessment (R-1, R-2), with R-1 and R-2 below it
    Wrong:
        ## Risk Assessment (R-1, R-2), with R-1 and R-3 below it
    """
    for report in page.reports:
        inside = [section for section in sections(page.document) if section.heading.first in report.span]
        found = [remark for section in inside for remark in _announced(page, section, report)]
        yield from found if found and _may_differ(page, report) else ()
