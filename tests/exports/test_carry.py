"""The draft of the next report says what is open, in the team's own shape, and reads back as what it carried."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.draft import until
from reportgen.blocks import parse_blocks
from reportgen.exports.carry import Draft, draft_next, fallen_silent, name_next, next_workday
from reportgen.history import History
from reportgen.records import Calendar, Record, Setting, read_reports, read_setting
from reportgen.text import Source
from tests.checks.pipeline import findings_of, history_of, sources_below
from tests.generator.model import SHAPES, dice, make_series
from tests.generator.write import write_series

SETTING = Setting()
CONTENT = Path(__file__).parent.parent.parent / "content"
DEMO_SETTING = read_setting((CONTENT / "site.toml").read_text("utf-8"), "site.toml")
DEMO = history_of(
    (msgspec.structs.replace(one, path=one.path.removeprefix("content/")) for one in sources_below(CONTENT / "reports")), DEMO_SETTING
)

NESTED = """\
# Relay Week 2 Day 3 Outcomes (Wednesday 2025-01-15)

## 1. Session Overview
- **Goal:** Ship the relay.
- **Timeline:**
  - 09:00 PT stand-up

## 2. Action Items
- **ACT-1 – Order `racks` (Ines)**
  - Status: In Progress (40%)
  - Owner Update: Called the supplier.
  - Due: 2025-01-14
- **ACT-2 – Label racks (Jonas)**
  - Status: Done (100%)
  - Owner Update: All of them.
  - Due: 2025-01-15
- **ACT-3 – Paint racks (Ines)**
  - Status: Planned (0%)
  - Owner Update: No paint yet.
  - Due: 2025-01-17

## 3. Risks (R-1, R-2)
- **R-1 – Damp cellar (Owner: Mara) – Status: Yellow (↑ from Green)**
- **R-2 – Late van (Owner: Mara) – Status: Green**

## 4. Day 4 Priorities
1. Bring ACT-1 home (Ines), 10:00
2. Find the paint

## 5. New Action Items
- **ACT-4:** Rent a dryer (Owner: Mara, Due: 2025-01-16).

## 6. Metrics
| Metric | Target | Result | Status |
|---|---|---|---|
| Racks built | ≥12 | 14 | ✅ |
"""

DRAFTED = """\
# Relay Week 2 Day 4 Outcomes (Thursday 2025-01-16)

## 1. Session Overview

- **Goal:** …
- **Timeline:**
  - 10:00 PT Bring ACT-1 home (Ines), 10:00

## 2. Yesterday's Priorities

- Bring ACT-1 home (Ines), 10:00 → …
- Find the paint → …

## 3. Action Items

- **ACT-1 – Order `racks` (Ines)**
  - Overdue: since 2025-01-14
  - Status: In Progress (40%)
  - Owner Update: …
  - Due: 2025-01-14
- **ACT-3 – Paint racks (Ines)**
  - Status: Planned (0%)
  - Owner Update: …
  - Due: 2025-01-17
- **ACT-4 – Rent a dryer (Mara)**
  - Status: …
  - Owner Update: …
  - Due: 2025-01-16

## 4. Risks

- **R-1 – Damp cellar (Owner: Mara) – Status: Yellow**
- **R-2 – Late van (Owner: Mara) – Status: Green**

## 5. Day 5 Priorities

1. …

## 6. New Action Items

- …

## 7. Metrics

| Metric | Target | Result | Status |
|---|---|---|---|
| Racks built | ≥12 | … (yesterday: 14) | … |
"""


def made(*texts: str, setting: Setting = SETTING) -> History:
    return history_of((Source(path=f"day-{at}.md", text=text) for at, text in enumerate(texts)), setting)


def drafted(*texts: str, setting: Setting = SETTING, day: date | None = None) -> Draft:
    history = made(*texts, setting=setting)
    return draft_next(history, setting, day or next_workday(history, setting))


def read(text: str) -> tuple[Record, ...]:
    (report,) = read_reports(parse_blocks(Source(path="draft.md", text=text)), SETTING)
    return report.records


def test_a_draft_has_the_sections_the_style_and_the_open_items_of_the_last_report() -> None:
    assert drafted(NESTED).text == DRAFTED


def test_priorities_that_a_list_would_state_again_stand_in_a_table() -> None:
    asked = "R-1 – Damp cellar – Status: Yellow"
    text = drafted(NESTED.replace("Find the paint", asked)).text
    assert f"| Planned | Outcome |\n|---|---|\n| Bring ACT-1 home (Ines), 10:00 | … |\n| {asked} | … |\n" in text


def test_a_blank_states_nothing() -> None:
    records = read(DRAFTED)
    assert [(record.kind, record.id or record.title) for record in records if record.kind not in ("action", "risk", "checkpoint")] == []
    assert [record.status for record in records if record.id == "ACT-4"] == [None]
    assert all("…" not in str(record.details) for record in records)


def test_a_draft_of_a_draft_marks_once() -> None:
    again = drafted(NESTED, DRAFTED).text
    assert again.count("Overdue: since 2025-01-14") == 1
    assert [record.id for record in read(again) if record.kind == "action"] == ["ACT-1", "ACT-4", "ACT-3"]


def test_a_goal_and_a_mitigation_hold_on_in_whatever_words_and_place_they_stand() -> None:
    metrics = "## Metrics\n\n- Uptime 99.2 % (goal 99.5 %)\n- **Lag:** 41 s (target ≤45 s)\n- Load: 3 (limit 4)\n"
    risks = "## Risks\n\n- R-1: Ice (Zoë) – Yellow – Mitigation: salt the road\n- R-2: Fog (Zoë) – Red; Mitigation: horn on Friday\n"
    text = drafted(f"# D (Monday 2026-02-16)\n\n{metrics}\n{risks}").text
    assert [line for line in text.split("\n") if line.startswith("- ")] == [
        "- Uptime: … (goal 99.5 %; yesterday: 99.2 %)",
        "- **Lag:** … (target ≤45 s; yesterday: 41 s)",
        "- Load: … (limit 4; yesterday: 3)",
        "- R-1: Ice (Zoë) – Yellow – Mitigation: salt the road",
        "- R-2: Fog (Zoë) – Red – Mitigation: …",
    ]
    (risk,) = (record for record in read(text) if record.id == "R-1")
    assert (risk.level, risk.details) == ("yellow", {"mitigation": "salt the road"})


def table(day: str, *rows: str) -> str:
    return f"# Standup {day}\n\n## Actions\n\n| ID | Action | Owner | Due | Status | Notes |\n|---|---|---|---|---|---|\n" + "\n".join(rows)


def test_a_table_stays_a_table_and_the_newest_words_count() -> None:
    first = table("2025-01-14", "| A-1 | Order racks | Ines | 2025-01-14 | Planned | tomorrow |", "| A-2 | Old | Jo | | Done | |")
    then = table("2025-01-15", "| A-1 | Order eight racks | Ines | 2025-01-14 | Blocked | no \\| money |")
    assert "| A-1 | Order eight racks | Ines | 2025-01-14 | Blocked | … (overdue since 2025-01-14) |\n" in drafted(first, then).text
    assert "A-2" not in drafted(first, then).text


def test_what_is_done_or_long_silent_does_not_come_back() -> None:
    days = [table(f"2025-01-{day}", "| A-9 | Other | Jo | | Planned | |") for day in (14, 15)]
    history = made(table("2025-01-13", "| A-1 | Order racks | Ines | | Planned | |", "| A-2 | Label | Jo | | Done | |"), *days)
    draft = draft_next(history, SETTING, date(2025, 1, 16))
    assert [one.now.id for one in draft.carried] == ["A-9"]
    assert [track.id for track in fallen_silent(history, draft.day)] == ["A-1"]
    assert {one.now.id for one in draft_next(history, SETTING, date(2025, 1, 16), silent=4).carried} == {"A-1", "A-9"}


def test_words_for_a_day_are_said_so_that_they_mean_the_same() -> None:
    text = "# Notes 2025-01-15\n\n## Actions\n\n- **A-1:** Order racks (Owner: Ines, Due: tomorrow) — Planned\n"
    assert "(Owner: Ines, Due: 2025-01-16)" in drafted(text).text


def test_of_two_things_with_one_id_the_new_one_is_carried() -> None:
    old = table("2025-01-14", "| A-1 | Order racks for the cellar | Ines | | Planned | |")
    new = table("2025-01-15", "| A-1 | Translate the museum guide | Jo | | Planned | |")
    assert [record.title for record in read(drafted(old, new).text)] == ["Translate the museum guide"]


def test_the_default_day_is_the_next_working_day() -> None:
    setting = Setting(calendar=Calendar(holidays=("2025-01-20",)))
    assert next_workday(made(table("2025-01-17", "| A-1 | Order | Ines | | Planned | |"), setting=setting), setting) == date(2025, 1, 21)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bericht – Montag, 3. März 2025", "# Bericht – 2025-03-04"),
        ("Day 3 (Mon 03.03.2025)", "# Day 4 (Tue 04.03.2025)"),
        ("Week 9 Day 1 — Monday, March 3, 2025", "# Week 9 Day 2 — Tuesday, March 4, 2025"),
        ("2025-03-03 (a Friday, we thought)", "# 2025-03-04 (a Tuesday, we thought)"),
    ],
)
def test_a_title_says_the_new_day_as_the_old_one_was_said(title: str, expected: str) -> None:
    draft = drafted(f"# {title}\n\n## Actions\n\n- **A-1:** Order racks (Owner: Ines) — Planned\n")
    assert draft.text.splitlines()[0] == expected
    assert read(draft.text)[0].date == "2025-03-04"


HOSTILE = (
    *(
        "Fix `a|b` and *this* <script>alert(1)</script>",
        "[link](https://x.test/?a=1&b=2) thing",
        "Trailing ** stars",
        r"Escaped \* star \| pipe",
    ),
    *("Ünïcode — dash (v2) end", "$(rm -rf /) `; ls`", "<!-- comment --> hidden", "**ACT-99** nested id", "A_b_c and __dunder__"),
    *(
        "1. numbered # hash",
        "Owner: Bob to do",
        "due 2025-01-09 in title",
        "../../etc/passwd",
        "Title with colon:",
        "Status: Done",
        "x" * 300,
    ),
)


def listed(shape: str, ident: str, title: str) -> str:
    if shape == "nested":
        return f"- **{ident} – {title} (Ann)**\n  - Status: In Progress (40%)\n  - Next Steps: whatever"
    if shape == "flat":
        return f"- **{ident}:** {title} (Owner: Ann, Due: 2025-01-10) — In Progress"
    return "| " + " | ".join((ident, title.replace("|", "\\|"), "Ann", "2025-01-10", "In Progress")) + " |"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_title_stays_what_its_author_wrote(shape: str) -> None:
    head = ["| ID | Action | Owner | Due | Status |", "|---|---|---|---|---|"] if shape == "table" else []
    text = "\n".join(
        ["# Day 1 (2025-01-06)", "", "## Action Items", "", *head, *(listed(shape, f"ACT-{at}", one) for at, one in enumerate(HOSTILE))]
    )
    draft = drafted(text)
    assert draft.unlike == ()
    assert [(one.id, one.title, one.owners) for one in read(draft.text)] == [(one.id, one.title, one.owners) for one in read(text)]


def reads_back(draft: Draft, sources: list[Source], setting: Setting) -> None:
    """The records of a draft are the carried ones, each once, with the state of their last words; its check finds nothing new."""
    assert draft.unlike == ()
    reports = read_reports(parse_blocks(Source(path="draft.md", text=draft.text)), setting)
    found = [one for report in reports for one in report.records if one.kind in ("action", "story", "risk")]
    wanted = [one for one in draft.carried if one.now.kind != "metric"]
    assert sorted((one.kind, one.id or "", one.title) for one in found) == sorted(
        (one.now.kind, one.now.id or "", one.now.title) for one in wanted
    )
    assert [one for report in reports for one in report.records if one.kind in ("metric", "priority", "decision", "escalation")] == []
    assert {report.date for report in reports} == {draft.day.isoformat()}
    findings = findings_of([*sources, Source(path="draft.md", text=draft.text)], setting)
    assert [one for one in findings if one.weight != "note" and one.source == "draft.md"] == []


STANDS_ANYWAY = ("RG402",)  # that nobody owns an item is what the last report says, too


@pytest.mark.slow
@pytest.mark.parametrize("last", sorted({day.report.date or "" for day in DEMO.days}))
def test_the_draft_after_a_day_of_the_demo_passes_check(last: str) -> None:
    history = until(DEMO, last, DEMO_SETTING)
    draft = draft_next(history, DEMO_SETTING, next_workday(history, DEMO_SETTING))
    assert draft.unlike == ()
    path = draft.base.header.source if draft.inside else name_next(history, DEMO_SETTING, draft.day)[0]
    before = {one.path: one for one in history.corpus.sources}
    if draft.inside:
        before[path] = Source(path=path, text="\n".join(before[path].lines[: draft.behind]))
    text = "\n".join([*(before[path].lines if draft.inside else []), "", draft.text])
    found = findings_of((before | {path: Source(path=path, text=text)}).values(), DEMO_SETTING)
    new = [one for one in found if one.weight != "note" and one.source == path and one.line > draft.behind]
    if new:  # the words that the team carries along, or does without, are found as before
        known = {(one.rule, one.track) for one in findings_of(before.values(), DEMO_SETTING)}
        new = [one for one in new if one.rule not in STANDS_ANYWAY and (one.rule, one.track) not in known]
    assert [(one.rule, one.message) for one in new] == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.sampled_from(SHAPES))
def test_the_draft_after_any_series_reads_back_and_passes_check(seed: int, shape: str) -> None:
    sources = [Source(path=path, text=text) for path, text in write_series(make_series(dice(f"draft {seed}"), shape, 3))]
    history = history_of(sources)
    reads_back(draft_next(history, SETTING, next_workday(history, SETTING)), sources, SETTING)
