"""Rules about dates, copies, bytes and depth: what a file is called and how it was saved matters, so cases are more than text."""

from __future__ import annotations

import codecs

import pytest

from reportgen.records import Setting, read_setting
from reportgen.text import USUAL, Source, decode, make_source
from tests.checks.pipeline import findings_of

BODY = "\n\n## Highlights\n\n- The archive has a second key\n"


def lines_of(code: str, *sources: Source, setting: Setting | None = None) -> list[tuple[str, int]]:
    """Return where `code` speaks: source and line."""
    return [(one.source, one.line) for one in findings_of(sources, setting) if one.rule == code]


def made(path: str, head: str, body: str = BODY) -> Source:
    return Source(path=path, text=head + body)


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("outcomes.md", "# Cellar Outcomes (2025-03-05)"),
        ("outcomes.md", "# Cellar Outcomes — Wednesday, March 5, 2025"),
        ("outcomes.md", "# Cellar Outcomes, 5th March 2025"),
        ("outcomes.md", "# Tagesbericht vom 5. März 2025"),
        ("outcomes.md", "# Tagesbericht Keller 05.03.2025"),
        ("outcomes.md", "# Informe del sótano, 5 de marzo de 2025"),
        ("outcomes.md", "# Compte rendu de la cave, 5 mars 2025"),
        ("outcomes.md", "# Cellar Outcomes\n\n**Date:** Wednesday, March 5, 2025"),
        ("outcomes.md", "# Cellar Outcomes\n\n**Team:** Archive | **Date:** 2025-03-05"),
        ("outcomes.md", "# Cellar Outcomes\n\n- **Location:** second floor\n- **Report Date:** 2025-03-05"),
        ("outcomes.md", "# Kellerrunde\n\n**Datum:** 05.03.2025"),
        ("outcomes.md", "# Cellar Outcomes\n\n*March 5, 2025*"),
        ("outcomes.md", "---\ntitle: Cellar\ndate: 2025-03-05\n---\n\n# Cellar Outcomes"),
        ("2025-03-05.md", "# Cellar Outcomes"),
        ("2025-03-05-stand-up.md", "# Cellar Outcomes"),
        ("cellar_20250305.md", "# Cellar Outcomes"),
        ("2025/03/05.md", "# Cellar Outcomes"),
        ("2025-03-05.md", "Nobody wrote a heading today."),
        ("week.md", "# Cellar Week, 2025-03-03 to 2025-03-07"),
        ("week.md", "# Cellar Week\n\n**Period:** March 3–7, 2025"),
    ],
)
def test_a_report_that_states_its_day_in_any_place_lacks_no_date(path: str, head: str) -> None:
    assert lines_of("RG102", made(path, head)) == []


def test_a_day_in_the_settings_is_a_date() -> None:
    setting = read_setting('[dates]\n"vault-walk.md" = "2025-03-05"\n', "site.toml")
    assert lines_of("RG102", made("vault-walk.md", "# Vault Walk"), setting=setting) == []
    assert lines_of("RG102", made("vault-walk-2.md", "# Vault Walk"), setting=setting) == [("vault-walk-2.md", 1)]


@pytest.mark.parametrize(
    ("path", "head", "line"),
    [
        ("vault-walk.md", "# Day 3 Outcomes", 1),
        ("vault-walk.md", "\n\n# Sprint 2 Week 3 Day 4 Outcomes\n\n**Team:** Archive", 3),
        ("vault-walk.md", "# Vault Walk (date to follow)", 1),
        ("vault-walk.md", "# Vault Walk\n\nThe next walk is planned with the roofer, who comes on 2025-03-12 if the rain ends.", 1),
        ("build-20259999.md", "# Vault Walk", 1),
        ("vault-walk.md", "# Vault Walk\n\n**Date:** TBD", 1),
        ("vault-walk.md", "# Vault Walk, release 3.5.2", 1),
    ],
)
def test_a_report_without_its_own_day_lacks_a_date(path: str, head: str, line: int) -> None:
    assert lines_of("RG102", made(path, head)) == [(path, line)]


def diary(*days: str) -> str:
    return "".join(f"\n\n## {day}{BODY.replace('##', '###')}" for day in days)


OUTCOMES = made("2025-03-05-outcomes.md", "# Cellar Outcomes (2025-03-05)")


@pytest.mark.parametrize(
    "others",
    [
        [],
        [made("2025-03-06-outcomes.md", "# Cellar Outcomes (2025-03-06)")],
        [made("later/2025-03-05-outcomes.md", "# Cellar Outcomes (2025-03-06)")],
        [made("2024-03-05-outcomes.md", "# Cellar Outcomes (2024-03-05)")],
        [made("2025-03-05-retrospective.md", "# Sprint 2 Retrospective (2025-03-05)")],
        [made("2025-03-05-roof.md", "# Roof Outcomes (2025-03-05)")],
        [made("2025-03-05-evening.md", "# Evening Shift (2025-03-05)"), made("2025-03-05-night.md", "# Night Shift (2025-03-05)")],
        [made("week-10.md", "# Cellar Week, 2025-03-03 to 2025-03-07")],
        [made("week-10.md", "# Cellar Week, 2025-03-05 to 2025-03-07")],
        [made("outcomes.md", "# Cellar Outcomes")],
        [made("days.md", "# Cellar Diary", diary("Thursday, 2025-03-06", "Friday, 2025-03-07"))],
        [made("days.md", "# Roof Diary", diary("Wednesday, 2025-03-05: Roof", "Thursday, 2025-03-06: Roof"))],
    ],
)
def test_reports_of_other_days_or_with_other_names_are_no_copies(others: list[Source]) -> None:
    assert lines_of("RG103", OUTCOMES, *others) == []


@pytest.mark.parametrize(
    ("other", "line"),
    [
        (made("old/2025-03-05-outcomes.md", "# Cellar Outcomes (2025-03-05)"), 1),
        (made("old/2025-03-05-outcomes.md", "\n# What the Cellar Told Us (March 5, 2025)"), 2),
        (made("outcomes-final.md", "# Cellar Outcomes (2025-03-05)"), 1),
        (made("outcomes-final.md", "# CELLAR OUTCOMES (05.03.2025)"), 1),
    ],
)
def test_a_report_with_the_day_and_a_name_of_another_is_a_copy(other: Source, line: int) -> None:
    assert lines_of("RG103", OUTCOMES, other) == [(other.path, line)]


def test_each_further_copy_is_found() -> None:
    paths = [f"{folder}/2025-03-05-outcomes.md" for folder in ("a", "b", "c")]
    copies = [made(path, "# Cellar Outcomes (2025-03-05)") for path in paths]
    assert [path for path, _ in lines_of("RG103", *copies, OUTCOMES)] == paths


def test_a_copy_of_a_file_of_days_is_a_copy_of_each_day() -> None:
    head, days = "# Roof Diary", diary("Wednesday, 2025-03-05: Roof", "Thursday, 2025-03-06: Roof")
    found = lines_of("RG103", made("days.md", head, days), made("old/days.md", head, days))
    assert sorted(found) == [("old/days.md", 1), ("old/days.md", 3), ("old/days.md", 10)]


NOTES = "# Cellar Outcomes (2025-03-05)\n\n## Highlights\n\n- Zoë and Jürgen found 3 boxes – 70 % dry\n"


def bytes_of(data: bytes) -> list[int]:
    text, damaged = decode(data)
    return [line for _, line in lines_of("RG106", Source(path="2025-03-05.md", text=text, damaged=damaged))]


@pytest.mark.parametrize(
    "data",
    [
        NOTES.encode(),
        codecs.BOM_UTF8 + NOTES.encode(),
        codecs.BOM_UTF16_LE + NOTES.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + NOTES.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + NOTES.encode("utf-32-le"),
        NOTES.replace("\n", "\r\n").encode(),
        NOTES.replace("\n", "\r").encode(),
        NOTES.replace("–", "🚀 👩‍🔧 ✅").encode(),
        NOTES.replace("ë", "e\u0308").encode(),
        NOTES.replace("Zoë", "Zo\ufffd").encode(),
        NOTES.replace("Zoë", "\u200bZo\u00ad\u00a0ë\ufeff").encode(),
        NOTES.replace("Zoë", "山田さん、Ольга and دانا").encode(),
        NOTES.replace("Zoë", "\x1b[32mZo\x0c").encode(),
        NOTES.replace("ë", "&#0;").encode(),
        NOTES.rstrip("\n").encode(),
        b"",
    ],
)
def test_text_in_its_encoding_is_not_damaged(data: bytes) -> None:
    assert bytes_of(data) == []


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (NOTES.replace("–", "-").encode("latin-1"), 5),
        (NOTES.encode("cp1252"), 5),
        (NOTES.encode()[: NOTES.encode().index("ë".encode()) + 1], 5),
        (codecs.BOM_UTF16_LE + NOTES.encode("utf-16-le")[:-1], 5),
        (NOTES.replace("Cellar", "Ce\0lar").encode(), 1),
        (NOTES.encode("utf-16-le"), 1),
    ],
)
def test_bytes_of_another_encoding_are_damaged(data: bytes, line: int) -> None:
    assert bytes_of(data) == [line]


def listed(levels: int, mark: str = "- ") -> str:
    return "\n".join(f"{' ' * len(mark) * level}{mark}step {level + 1}" for level in range(levels))


WIDE = "| Box | Shelf |\n|---|---|\n| 12 | left |"


def deep(text: str) -> list[int]:
    return [line for _, line in lines_of("RG107", made("2025-03-05.md", "# Cellar Outcomes (2025-03-05)\n\n## Highlights\n\n", text))]


@pytest.mark.parametrize(
    "text",
    [
        listed(1),
        listed(10),
        listed(10, "1. "),
        listed(10, "*   "),
        "- the landlord said:\n\n  > nobody climbs over boxes\n  >\n  > > not even the roofer",
        "> - first\n>   - second\n>     > - third",
        "> > > > > > > > > > ten voices in one thread",
        "```text\n" + "> " * 40 + "a thread of forty mails\n```",
        "~~~\n" + " " * 90 + "the far end of a picture\n~~~",
        "- a log:\n\n  ```text\n  " + "> " * 40 + "forty mails\n  ```",
        "- shelves:\n\n" + "\n".join(f"  {line}" for line in WIDE.split("\n")),
        "- shelves:\n  - left:\n\n" + "\n".join(f"    {line}" for line in WIDE.split("\n")),
        "| Box | Shelf |\n|---|---|\n| 12 |" + " " * 130 + "left |",
        "> " * 60,
        "- " * 60,
        "-" * 130,
        "\t\t- a line pasted from an outline",
        "the roofer came late " * 30,
    ],
)
def test_few_levels_wide_lines_and_code_are_not_too_deep(text: str) -> None:
    assert deep(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("> " * 60 + "a thread of sixty mails", 5),
        (">" * 110 + " a thread of more mails", 5),
        ("Before.\n\n" + listed(60), 56),
        ("- " * 55 + "a list in a list in a list", 5),
        ("> - " * 30 + "both by turns", 5),
    ],
)
def test_levels_below_the_limit_are_too_deep(text: str, line: int) -> None:
    assert deep(text) == [line]


def test_a_nul_is_called_one_with_its_line_and_not_an_encoding() -> None:
    source = make_source(b"# Cellar (2025-03-05)\n\n- The lamp\0 is lit\n", "2025-03-05.md", USUAL)
    (found,) = [one for one in findings_of((source,), None) if one.rule == "RG106"]
    assert (found.line, found.message) == (3, "1 NUL character is in the file, which no text has, the first in line 3")
    assert "UTF" not in found.hint


def test_a_file_in_utf_16_that_does_not_say_so_is_to_be_saved_in_utf_8() -> None:
    source = make_source("# Cellar (2025-03-05)\n".encode("utf-16-le"), "2025-03-05.md", USUAL)
    (found,) = [one for one in findings_of((source,), None) if one.rule == "RG106"]
    assert found.hint == "save the file as UTF-8: it seems to be UTF-16"


def test_a_nul_beside_other_damage_is_said_by_itself() -> None:
    source = make_source(b"# Cellar (2025-03-05)\n\n- Zo\xeb\n- The lamp\0\n", "2025-03-05.md", USUAL)
    found = [(one.line, one.message.partition(",")[0]) for one in findings_of((source,), None) if one.rule == "RG106"]
    assert found == [(3, "1 character is damaged"), (4, "1 NUL character is in the file")]
