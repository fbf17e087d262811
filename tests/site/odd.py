"""Reports that strain a layout: long ids and tables, words without a break, right-to-left text, a day of words only."""

from __future__ import annotations

from functools import cache

from reportgen.blocks import parse_blocks
from reportgen.checks import check
from reportgen.corpus.build import build_corpus
from reportgen.history import Finding, History, trace
from reportgen.records import Setting, read_reports
from reportgen.site import Look, Prose
from reportgen.text import Source

OWNERS = ("Maximiliane von Hohenstein-Oberkirch", "Yusra", "Ty", "Bartholomew Featherstonehaugh")
STATES = ("Done", "In progress (40%)", "Blocked", "At risk", "Planned", "In review (90%)")
LONG = "ACTION-PLATFORM-MIGRATION-W1D2"
NO_BREAK = "Thisisonewordwithoutanyspacesthatislongerthananyscreenofaphonecouldeverbeandstillgoesonandon"

WORDS_ONLY = """# Day 1 Execution Outcomes (Monday, May 5, 2025)

Only words today: nothing was recorded as an item, a risk or a number.
"""

TABLE = """# Day 2 Execution Outcomes (Tuesday, May 6, 2025) – with a title that goes on, because the whole summary of the day went into it

السلام عليكم. هذا تقرير اليوم الثاني، وفيه جدول طويل.

## Action Items

| ID | Action | Owner | Due | Status |
|---|---|---|---|---|
{rows}

## Risks
- **RISK-PLATFORM-MIGRATION-2025-0001:** خطر تأخر التسليم بسبب نقص المعدات (Owner: نادية الشريف) – Status: Red (↑ from Yellow)
- **R-2:** https://example.org/a/very/long/address/that/does/not/break/because/it/has/no/spaces/and/goes/on (Owner: Ty) – Status: Yellow

## Metrics
| Metric | Target | Result |
|---|---|---|
| Requests_served_without_error_over_the_whole_working_day_including_retries_and_background_jobs | ≥99.95% | 99.2% |
| שיעור הצלחה | ≥90% | 93% |

## Decisions
- **D-1:** {word} was decided (Owner: Ty)
"""

BLOCKED = """# Day 3 Execution Outcomes (Wednesday, May 7, 2025)

## Action Items
- **{long}-001 – Move the tenants of region 1 to the new control plane and remove the old one (Yusra)**
  - Status: Blocked (45%)
  - Blockers: Waits for {long}-003, for reasons told at such length that they take up more than one line on any screen there is.
  - Due: 2025-05-20

```
$ a very long line of a terminal that scrolls sideways because code is never wrapped --with --many --options --and=values
```
"""

ABOUT = """# About

Words with a [link](../reports/words.md), `code`, and

> a quote.

- one
  - two

1. first

| a | b |
|---|---|
| 1 | 2 |

## A part

```
code
```
"""


def _row(at: int) -> str:
    title = f"Move the tenants of region {at} to the new control plane and remove the old one"
    return f"| {LONG}-{at:03} | {title} | {OWNERS[at % 4]} | 2025-05-{6 + at % 20:02} | {STATES[at % 6]} |"


def _read(look: Look, **texts: str) -> tuple[History, tuple[Finding, ...], Look]:
    sources = [Source(path=f"reports/{name}.md", text=text) for name, text in texts.items()]
    reports = [report for source in sources for report in read_reports(parse_blocks(source), Setting())]
    history = trace(build_corpus(reports, sources))
    return history, tuple(check(history)), look


@cache
def odd() -> tuple[History, tuple[Finding, ...], Look]:
    """Three days that strain every page."""
    table = TABLE.format(rows="\n".join(map(_row, range(1, 42))), word=NO_BREAK)
    pages = (Prose(slug="about", title="About", text=ABOUT),)
    look = Look(title="A project with a rather long name that nobody would shorten", pages=pages)
    return _read(look, words=WORDS_ONLY, table=table, blocked=BLOCKED.format(long=LONG))


@cache
def one() -> tuple[History, tuple[Finding, ...], Look]:
    """A project on its first day."""
    words = "# Day 1 (Monday, May 5, 2025)\n\n## Action Items\n- **ACT-1 – Begin (Yusra)**\n  - Status: New\n  - Due: 2025-05-09\n"
    return _read(Look(title="First day"), first=words)
