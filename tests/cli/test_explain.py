"""`reportgen explain`: what each line of a report became."""

from __future__ import annotations

from tests.cli.run import SMALL, run

TEXT = """# Day 1, 2025-05-05

Fog.

## Action Items
- **AI-1 – Grease the bearing (Ada)**
  - Status: In Progress (40%)
"""
EXPLAINED = """\
    1 report 2025-05-05 │ # Day 1, 2025-05-05
    2                   │
    3 .                 │ Fog.
    4                   │
    5 .                 │ ## Action Items
    6 action AI-1       │ - **AI-1 – Grease the bearing (Ada)**
    7 |                 │   - Status: In Progress (40%)
"""


def test_the_margin_names_what_starts_on_a_line() -> None:
    result = run("explain", "-", stdin=TEXT)
    assert result.stdout == EXPLAINED
    assert result.exit_code == 0


def test_every_line_that_is_not_blank_has_a_mark() -> None:
    for file in sorted((SMALL / "reports").glob("*.md")):
        lines = run("explain", file).stdout.splitlines()
        assert lines
        assert [line for line in lines if line.partition("│")[2].strip() and not line.partition("│")[0][6:].strip()] == []


def test_what_is_unread_is_marked_and_the_reason_follows() -> None:
    said = run("explain", "-", stdin="# 2025-05-05\n\n## Action Items\n- **AI-1 – Grease (Ada)** – Done\n- the usual two\n").stdout
    assert "    5 ! unread          │ - the usual two\n" in said
    assert said.splitlines()[-1] == "stdin:5: unread, it has neither an id nor an owner, so it cannot be read as an action item"


def test_the_legend_is_no_data() -> None:
    result = run("explain", "-", stdin=TEXT)
    assert result.stderr == "stdin: 1 record, 0 places unread; | belongs to the record above, . is narrative\n"
    assert run("explain", "-q", "-", stdin=TEXT).stderr == ""


def test_a_report_without_any_record_gets_a_hint() -> None:
    result = run("explain", "-", stdin="# 2025-05-05\n\n## Taken\n- Koffie\n")
    assert result.stderr.splitlines()[1:] == [
        'no heading says what stands below it; write one such as "## Action Items", or add yours to [vocabulary.headings] in site.toml'
    ]


def test_a_folder_is_no_report() -> None:
    result = run("explain", SMALL)
    assert result.stderr == f"{SMALL}: is a folder; name one report\n"
    assert result.exit_code == 2
