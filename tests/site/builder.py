"""Histories for the tests of the site: a small believable one, a hostile one, and none at all."""

from __future__ import annotations

from functools import cache

from reportgen.checks import check
from reportgen.corpus import Corpus
from reportgen.history import Finding, History, trace
from reportgen.records import Record, Report, Unread
from reportgen.site import Look, Prose
from reportgen.text import Source, Span
from tests.history.builder import sight

EVIL = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"' {{ 7001*7001 }} ${x} javascript:alert(1)"

TEXT = """# Day {day}

Good morning.

- **ACT-01 – Move the boxes (Yusra)**
  - Status: In Progress ({percent}%)
- R-1: Humidity

| Metric | Target | Result |
|---|---|---|
| Plates | ≥240 | {plates} |

Nobody read this.
"""


def _report(at: int, *records: Record, words: str = "") -> tuple[Report, Source]:
    day = f"2025-03-{at:02d}"
    text = TEXT.format(day=at, percent=at * 10, plates=200 + at * 10) + words
    path = f"reports/{day}.md"
    header = Record(kind="report", date=day, title=f"Day {at} {words}".strip(), day=at, week=1, report=day, source=path, line=1, end_line=1)
    last = text.count("\n") + 1
    unread = Unread(section="Result", span=Span(13, 13), why="has no shape of a record", text=f"Nobody read this. {words}")
    report = Report(key=day, date=day, header=header, span=Span(1, last), records=records, kept=(Span(3, 3),), unread=(unread,))
    return report, Source(path=path, text=text)


def _day(at: int, level: str, due: str, words: str = "") -> tuple[Report, Source]:
    day = f"2025-03-{at:02d}"
    said = {"day": day, "section": f"Items {words}"}
    return _report(
        at,
        sight(
            "action", "ACT-01", **said, line=5, title=f"Move the boxes {words}", owners=("Yusra", f"Ty {words}".strip()),
            status="in_progress", status_raw=f"In Progress {words}", percent=at * 10, due=due, due_raw=f"by {due} {words}",
            details={"next_steps": f"Lift {words}"},
        ),
        sight(
            "story", "ST-1", **said, line=6, title=f"Viewer {words}", status="done" if at > 4 else "new", points=5, owners=("Yusra",),
        ),
        sight(
            "risk", "R-1", **said, line=7, title=f"Humidity {words}", level=level, likelihood=f"High {words}", mentions=("ACT-01",),
        ),
        sight(
            "metric", None, **said, line=11, title=f"Plates {words}", value=200 + at * 10, value_raw=f"{at} {words}",
            target=240, comparator="≥", met=at >= 4,
        ),
        sight("decision", f"D-{at}", **said, line=3, title=f"Work on day {at} {words}", owners=("Yusra",)),
        sight("escalation", None, **said, line=3, title=f"Ask for help {words}"),
        sight("checkpoint", None, **said, line=3, title=f"Stand-up {words}", start="09:00", time_raw=f"09:00 {words}"),
        sight("priority", None, **said, line=3, title=f"Lift boxes (ACT-01) {words}", mentions=("ACT-01",)),
        words=words,
    )  # fmt: skip


def _history(words: str) -> History:
    days = [_day(3, "red", "2025-03-04", words), _day(4, "yellow", "2025-03-04", words), _day(5, "yellow", "2025-03-06", words)]
    return trace(Corpus(reports=tuple(report for report, _ in days), sources=tuple(source for _, source in days)))


LOOK = Look(
    title="Glass", description="Plates and boxes", source_url="https://host.test/blob/{path}#L{line}",
    pages=(Prose(slug="about", title="About", text="# About\n\nRead [the first day](../reports/2025-03-03.md) or [the rest](gone.md).\n"),),
)  # fmt: skip


@cache
def small() -> tuple[History, tuple[Finding, ...], Look]:
    """Three days with one item of each kind."""
    history = _history("")
    found = Finding(
        source="reports/2025-03-04.md", line=5, weight="error", rule="RG202", name="percent-status", message="ACT-01 is done at 40%",
        hint="correct one of them", report="2025-03-04", track="action:ACT-01",
    )  # fmt: skip
    return history, (*check(history), found), LOOK


@cache
def hostile() -> tuple[History, tuple[Finding, ...], Look]:
    """The same three days with `EVIL` in every field that a report can fill."""
    history = _history(EVIL)
    found = Finding(
        source="reports/2025-03-04.md", line=5, weight="error", rule="RG202", name=f"n {EVIL}", message=EVIL, hint=EVIL,
        report="2025-03-04", track=history.tracks[0].key,
    )  # fmt: skip
    look = Look(title=EVIL, description=EVIL, pages=(Prose(slug="evil", title=EVIL, text=f"# {EVIL}\n\n{EVIL}"),))
    return history, (found,), look


@cache
def nothing() -> tuple[History, tuple[Finding, ...], Look]:
    """A project before its first report."""
    return trace(Corpus()), (), Look(title="Empty")
