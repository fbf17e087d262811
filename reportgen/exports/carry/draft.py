"""The draft of the next report: what is open, in the sections and the style of the reports that this team wrote last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from reportgen.blocks import Document, Item, parse_blocks
from reportgen.errors import ReportgenError
from reportgen.exports.carry.choose import SILENT, Carried, carry, last_days
from reportgen.exports.carry.fields import words_of
from reportgen.exports.carry.form import Form, Own, title_of
from reportgen.exports.carry.forms import ways
from reportgen.exports.carry.head import below_head, head_lines
from reportgen.exports.carry.homes import NEEDED, insert, model_page, only, slot_for, untitled, walk
from reportgen.exports.carry.markup import cell
from reportgen.exports.carry.numbers import gauge, times
from reportgen.exports.carry.outline import Node, Outliner, Slot, Usual, usual
from reportgen.exports.carry.places import Page, read_page
from reportgen.exports.carry.when import Move, move_to, next_day
from reportgen.exports.carry.write import Piece, Sheet, settle
from reportgen.history import History
from reportgen.history.almanac import Almanac, build_almanac
from reportgen.records import Record, Report, Setting, read_reports
from reportgen.text import BLANK, Source, lazy
from reportgen.values.moment import read_clock

_CLOCK = lazy(r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b")
_ANSWERS = "Yesterday's Priorities"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The draft of a report of `day`, made in the style of `base`; `carried` are its items, `unlike` those that it could not say exactly.

    `answers` counts the priorities of yesterday that it asks about. `inside` is true where the text is a section for the file of `base`,
    which holds several days, to stand behind its line `behind`.
    """

    day: date
    base: Report
    text: str
    carried: tuple[Carried, ...] = ()
    unlike: tuple[Carried, ...] = ()
    answers: int = 0
    inside: bool = False
    behind: int = 0


def next_workday(history: History, setting: Setting) -> date:
    """Return the working day after the last report, by the weekend and the holidays of the settings.

    Raises `ReportgenError` when no report has a date.
    """
    return next_day(_last(history), build_almanac(history.corpus.reports, setting))


def _last(history: History) -> date:
    if not history.days:
        raise ReportgenError("reports", "none of them is about a day that it names, so there is none to draft the next one from")
    return date.fromisoformat(history.days[-1].report.date or "")


def draft_next(history: History, setting: Setting, day: date, silent: int = SILENT) -> Draft:
    """Return the draft of the report of `day`, made from the reports of `history`, all of which are about days before it.

    Open items that `silent` report dates in a row did not speak of are left out.

    Raises `ReportgenError` when no report has a date, or the last one is not before `day`.
    """
    if _last(history) >= day:
        raise ReportgenError(day.isoformat(), f"is not after the last report, which is about {_last(history)}; name a later day")
    return _Drafting(history, setting, day, silent).draft()


class _Drafting:
    """The parts of one draft while it is made."""

    def __init__(self, history: History, setting: Setting, day: date, silent: int) -> None:
        self.history, self.setting, self.day = history, setting, day
        self.almanac: Almanac = build_almanac(history.corpus.reports, setting)
        self.sources = {source.path: source for source in history.corpus.sources}
        self.documents: dict[str, Document] = {}
        self.pages: dict[str, Page] = {}
        self.reports = {one.report.key: one.report for one in history.days}
        self.recent = tuple(self.page(one.report) for one in last_days(history))
        self.base = model_page(self.recent)
        self.move: Move = move_to(self.base.report, day, self.almanac)
        self.known: Usual = usual(self.recent)
        self.carried = carry(history, day, silent)
        self.answers = 0

    def page(self, report: Report) -> Page:
        """Return a report as it is written."""
        if report.key not in self.pages:
            source = self.sources[report.header.source]
            if source.path not in self.documents:
                self.documents[source.path] = parse_blocks(source)
            self.pages[report.key] = read_page(report, source, self.documents[source.path])
        return self.pages[report.key]

    def own(self, record: Record) -> Own | None:
        """Return where `record` stands."""
        report = self.reports.get(record.report)
        page = self.page(report) if report else None
        place = page.places.get(record.line) if page else None
        return Own(page, place) if page and place else None

    def draft(self) -> Draft:
        """Return the draft."""
        outliner = Outliner(self.base, self.known, self.move)
        nodes = outliner.nodes(self.base.sections)
        intro = outliner.body(below_head(self.base.blocks), "")
        if any(isinstance(part, Slot) for part in intro):
            nodes.insert(0, untitled(intro))
        inner = nodes
        while len(inner) == 1 and inner[0].below:
            inner = inner[0].below
        self._complete(inner)
        pieces = self._fill(nodes)
        self._answer(inner, pieces)
        inside = self._inside()
        sheet = Sheet(tuple(self._head()), tuple(nodes), pieces)
        key = self.day.isoformat()
        text, wrong = settle(sheet, self._placed, self.setting, lambda report: report.date == key or not inside)
        return Draft(
            day=self.day,
            base=self.base.report,
            text=text,
            carried=self.carried,
            unlike=tuple(piece.carried for piece in wrong if piece.carried),
            answers=self.answers,
            inside=inside,
            behind=self._behind() if inside else 0,
        )

    def _inside(self) -> bool:
        """Tell whether the draft goes into the file of its model: one that holds several days of one week, and the day is of it."""
        report, last = self.base.report, self.history.days[-1].report
        part = report.span.first > 1 or report.span.last < self.documents[report.header.source].lines
        several = part and report.header.source == last.header.source
        same_week = date.fromisoformat(report.date or "").isocalendar()[:2] == self.day.isocalendar()[:2]
        return several and same_week

    def _placed(self, text: str) -> Source:
        """Return the source in which `text` will be read."""
        path = self.base.report.header.source
        if not self._inside():
            return Source(path="draft.md", text=text)
        return Source(path=path, text="\n".join([*self.sources[path].lines[: self._behind()], "", text, ""]))

    def _behind(self) -> int:
        """Return the line of the file of `base` behind which a further day goes."""
        path = self.base.report.header.source
        return max(one.report.span.last for one in self.history.days if one.report.header.source == path)

    def _head(self) -> list[str]:
        """Return what stands above the first section, with a line that says the date where the team says it nowhere else."""
        base = self.base
        titles = tuple(page.report.header.title for page in self.recent if page is not base)
        lines = list(head_lines(base, self.documents[base.report.header.source], self.move, titles))
        if self._inside() or self._dated(lines):
            return lines
        lines += [*([] if lines[-1].startswith("**") else [""]), f"**Date:** {self.day.isoformat()}"]
        if not self._dated(lines):  # the title says another day, in words that are not understood here
            lines = [f"{line.partition(' ')[0]} {self.day.isoformat()}" if line.startswith("#") else line for line in lines]
        return lines

    def _dated(self, lines: list[str]) -> bool:
        """Tell whether a report that begins with `lines` is about the day, by these lines alone."""
        read = read_reports(parse_blocks(Source(path="draft.md", text="\n".join([*lines, "", "## End", "", "…"]))), self.setting)
        return read[0].date == self.day.isoformat()

    def _complete(self, nodes: list[Node]) -> None:
        """Add a section for each kind that is carried, or that the team usually has, and that the model has no place for."""
        kinds = {one.now.kind for one in self.carried}
        if sum("priority" in page.kinds() for page in self.recent) * 2 > len(self.recent) - 1:
            kinds.add("priority")
        for kind in (one for one in NEEDED if one in kinds):
            if any(slot.kind == kind and not slot.over for node in nodes for slot in node.slots()):
                continue
            if (found := self._elsewhere(kind)) is not None:
                insert(nodes, found)

    def _elsewhere(self, kind: str) -> Node | None:
        """Return a section for `kind` from another report: a recent one, else the one that speaks of such an item last."""
        older = [own.page for one in self.carried if one.now.kind == kind and (own := self.own(one.now))]
        for page in (*older, *self.recent) if kind == "metric" else (*self.recent, *older):
            move = move_to(page.report, self.day, self.almanac)
            for node in Outliner(page, self.known, move).nodes(page.sections, kept=True):
                slot = next((slot for slot in node.slots() if slot.kind == kind and not slot.over and not slot.fresh), None)
                home = next((one for one in walk([node]) if slot in one.body), None) if slot else None
                if slot is not None and home is not None:
                    return only(home, slot, page, move)
        return None

    def _fill(self, nodes: list[Node]) -> dict[int, list[Piece]]:
        slots = [slot for node in nodes for slot in node.slots()]
        pieces: dict[int, list[Piece]] = {}
        for one in self.carried:
            slot = slot_for(one, self.own(one.now), slots)
            if slot is not None:
                pieces.setdefault(id(slot), []).append(self._piece(one, slot))
        for slot in slots:
            if slot.kind == "checkpoint" and (due := list(self._due(slot))):
                pieces.setdefault(id(slot), []).extend(due)
                break
        return pieces

    def _piece(self, one: Carried, slot: Slot) -> Piece:
        own = self.own(one.now)
        if one.now.kind == "metric" and own is not None:
            return Piece(gauge(one.now, own, slot.form, self.move, self.setting))
        words = words_of(one, title_of(one.now, own), self.day, self.setting)
        return Piece(ways(one, own, slot.form, words, self.setting), one)

    def _due(self, slot: Slot) -> Iterator[Piece]:
        """Yield the checkpoints of the day: what is due at a time of it, and the priorities that name one."""
        found: list[tuple[str, str]] = []
        for one in self.carried:
            due = one.filled.due or ""
            if due.startswith(f"{self.day.isoformat()}T"):
                found.append((due[11:16], f"{one.now.id or ''} {title_of(one.now, self.own(one.now))}".strip()))
        for record in self._asked():
            found_at = _CLOCK.search(record.title)
            clock = read_clock(record.title[found_at.start() :]) if found_at else None
            if clock is not None and clock.start:
                found.append((clock.start, self._words(record)))
        for start, words in sorted(dict.fromkeys(found)):
            yield Piece([times(slot.form, start, words)])

    def _asked(self) -> tuple[Record, ...]:
        """Return the priorities that the reports of the last day announced."""
        last = self.history.days[-1].report.date
        return tuple(
            record for day in self.history.days if day.report.date == last for record in day.report.records if record.kind == "priority"
        )

    def _words(self, record: Record) -> str:
        """Return a priority as its author wrote it."""
        own = self.own(record)
        if own is not None and isinstance(own.place.block, Item):
            return " ".join(own.place.block.text.split())
        return title_of(record, own)

    def _answer(self, nodes: list[Node], pieces: dict[int, list[Piece]]) -> None:
        """Add a section with a line for each priority of yesterday, and an empty place for what became of it."""
        asked = [self._words(record) for record in self._asked()]
        if not asked or not nodes:
            return
        self.answers = len(asked)
        model = next((node for node in nodes if node.heading.startswith("#")), nodes[0])
        node = Node(f"{model.heading.partition(' ')[0] if model.heading.startswith('#') else '##'} {_ANSWERS}", "", numbered=model.numbered)
        form = next((slot.form for one in nodes for slot in one.slots() if slot.form.shape == "item"), None)
        slot = Slot("answer", "", form or Form("item", self.base, next(iter(self.base.places.values())), self.base.report.header))
        node.body = [slot]
        table = ["| Planned | Outcome |", "|---|---|", *(f"| {cell(words)} | {BLANK} |" for words in asked)]
        pieces[id(slot)] = [Piece([tuple(f"- {words} → {BLANK}" for words in asked), tuple(table)])]
        first = next(iter(nodes))
        nodes.insert(0 if any(one.kind in ("action", "story") for one in first.slots()) else 1, node)
