"""What is learned from a few reports, with the lines that say so."""

from __future__ import annotations

import pytest

from reportgen.proposals import Origin, Proposal, propose, study
from reportgen.records import Setting, read_setting
from reportgen.text import Source, find_sources, read_source
from tests.cli.run import ROOT


def day(number: int, body: str, title: str = "") -> Source:
    heading = title or f"# Day {number} (2025-03-{number + 2:02d})"
    return Source(path=f"week-1/day-{number}.md", text=f"{heading}\n\n{body}\n")


def learned(*sources: Source, settings: str = "", origin: Origin | None = None) -> dict[tuple[str, str], Proposal]:
    setting = read_setting(settings, "site.toml") if settings else Setting()
    return {(one.table, one.key): one for one in propose(study(sources, setting, "glass-house"), origin) if one.key}


def action(ident: str, owner: str, status: str, title: str = "Dust the shelves") -> str:
    return f"- **{ident} – {title} ({owner})**\n  - Status: {status}\n"


def actions(*items: str) -> str:
    return "## Action items\n" + "".join(items)


def test_a_word_between_in_progress_and_done_is_most_likely_a_review() -> None:
    found = learned(
        day(1, actions(action("ACT-1", "Ida", "In Progress"))),
        day(2, actions(action("ACT-1", "Ida", "At the light table"))),
        day(3, actions(action("ACT-1", "Ida", "Done"))),
    )
    word = found["vocabulary.status", "At the light table"]
    assert (word.value, word.sure) == ("in_review", False)
    assert word.why[0].endswith("week-1/day-2.md:4")
    assert word.why[1] == "1 time the item was in progress before and done after"


def test_a_misspelt_status_is_a_finding_and_no_word_of_the_team() -> None:
    assert ("vocabulary.status", "In Progess") not in learned(day(1, actions(action("ACT-1", "Ida", "In Progess"))))


def test_a_nickname_and_a_name_without_its_marks_are_the_same_person() -> None:
    found = learned(
        day(1, actions(action("ACT-1", "Søren", "Done"), action("ACT-2", "Tobias", "Done"))),
        day(2, actions(action("ACT-1", "Soren", "Done"), action("ACT-2", "Tobi", "Done"))),
    )
    assert found["vocabulary.owners", "Soren"].value == "Søren"
    assert found["vocabulary.owners", "Tobi"].value == "Tobias"
    assert "both own ACT-2" in found["vocabulary.owners", "Tobi"].why[0]


def test_three_spellings_of_a_name_lead_to_one() -> None:
    found = learned(
        day(1, actions(action("ACT-1", "Joao Prado", "Done"), action("ACT-2", "João Prado", "Done"))),
        day(2, actions(action("ACT-1", "João Prado", "Done"), action("ACT-2", "João", "Done"))),
        day(3, actions(action("ACT-1", "João", "Done"), action("ACT-2", "Joao Prado", "Done"))),
    )
    assert {found["vocabulary.owners", name].value for name in ("João", "Joao Prado")} == {"João Prado"}


def test_a_status_in_another_language_is_proposed_with_its_meaning_there() -> None:
    word = learned(day(1, actions(action("ACT-1", "Ida", "offen"))))["vocabulary.status", "offen"]
    assert (word.value, word.why[1]) == ("planned", "what it means in another language that is read, de")


def test_two_names_in_one_line_are_two_people() -> None:
    one = day(1, actions(action("ACT-1", "Tobias", "Done"), action("ACT-2", "Tobi", "Done")))
    two = day(2, "Tobi and Tobias were both in the vault.")
    assert ("vocabulary.owners", "Tobi") in learned(one)
    assert ("vocabulary.owners", "Tobi") not in learned(one, two)


def test_whose_role_it_is_stands_in_a_line() -> None:
    items = actions(action("ACT-1", "QA Lead", "Open"), action("ACT-2", "Mara", "Open"))
    found = learned(day(1, f"**Present:** Mara (QA Lead), Ida\n\n{items}"))
    assert found["vocabulary.owners", "QA Lead"].value == "Mara"
    assert "week-1/day-1.md:3 says who that is" in found["vocabulary.owners", "QA Lead"].why[0]


def test_the_day_between_two_neighbours_is_certain_and_the_one_behind_the_last_is_a_guess() -> None:
    dateless = [day(number, "Fog.", title=f"# Day {number} Outcomes") for number in (2, 4)]
    found = learned(day(1, "Fog."), dateless[0], day(3, "Fog."), dateless[1])
    between, behind = found["dates", "week-1/day-2.md"], found["dates", "week-1/day-4.md"]
    assert (between.value, between.sure) == ("2025-03-04", True)
    assert (behind.value, behind.sure) == ("2025-03-06", False)
    assert "day 1 (2025-03-03, week-1/day-1.md) and day 3 (2025-03-05, week-1/day-3.md)" in between.why[0]


def test_a_weekday_in_the_report_itself_that_says_otherwise_makes_it_a_guess() -> None:
    found = learned(day(1, "Fog."), day(2, "Fog.", title="# Day 2 Outcomes (Friday)"), day(3, "Fog."))
    assert not found["dates", "week-1/day-2.md"].sure
    assert found["dates", "week-1/day-2.md"].why[1] == "but the report itself says Friday, and this is a Tuesday"


def test_the_zone_is_that_of_all_times_or_the_most_frequent_as_a_guess() -> None:
    log = "## Timeline\n- 09:00 CET Stand-up\n- 10:00 CET Dry run\n- 17:00 CET Summary\n"
    assert learned(day(1, log))["", "zone"] == Proposal(
        key="zone", value="Europe/Berlin", why=('the clock of times that name none: 3 times with "CET" (week-1/day-1.md:4)',), sure=True
    )
    mixed = learned(day(1, log), day(2, "## Timeline\n- 09:00 PT Call\n"))["", "zone"]
    assert not mixed.sure
    assert mixed.why[0].endswith("but also PT (week-1/day-2.md:4)")


def test_letters_that_one_report_does_not_explain_are_known_from_the_others() -> None:
    told = [day(number, actions(*(action(f"FIX-{number}{item}", "Ida", "Open") for item in range(3)))) for number in (1, 2)]
    untold = day(3, "## Odds and ends\n- **FIX-11** – Dust the shelves again\n")
    found = learned(*told, untold)
    assert found["vocabulary.prefixes", "FIX"].value == "action"
    assert found["vocabulary.prefixes", "FIX"].sure
    assert "with this line 1 more is read: week-1/day-3.md:4" in found["vocabulary.prefixes", "FIX"].why[1]
    assert not any(table == "vocabulary.prefixes" for table, _ in learned(*told))


def test_a_heading_over_what_looks_like_records_is_proposed_as_what_states_most() -> None:
    promised = "## Things for the museum\n- Call the museum (Ida)\n- Order the lamps (Mara)\n- Paint the wall (Ida)\n"
    found = learned(day(1, actions(action("ACT-1", "Ida", "Open"), action("ACT-2", "Mara", "Open")) + "\n" + promised))
    assert found["vocabulary.headings", "Things for the museum"].value == "action"
    assert found["vocabulary.headings", "Things for the museum"].why[0].endswith("1 time: week-1/day-1.md:9")


def test_a_label_whose_values_are_all_dates_is_when_it_is_due() -> None:
    items = "".join(f"- **ACT-{n} – Dust shelf {n} (Ida)**\n  - Wanted before: 2025-03-1{n}\n" for n in (1, 2, 3))
    assert learned(day(1, actions(items)))["vocabulary.fields", "Wanted before"].value == "due"


def test_a_holiday_is_a_day_without_report_of_which_a_report_says_so() -> None:
    body = "No report tomorrow: public holiday on March 6."
    days = [day(1, "Fog."), day(2, "Fog."), day(3, body), day(5, "Fog.")]
    found = learned(*days)["calendar", "holidays"]
    assert (found.value, found.sure) == (("2025-03-06",), True)
    assert 'week-1/day-3.md:3 speaks of "public holiday"' in found.why[0]
    assert ("calendar", "holidays") not in learned(*days[:2], days[3])


def test_a_weekend_is_on_the_days_on_which_nobody_ever_wrote() -> None:
    written = [Source(path=f"d{d}.md", text=f"# 2025-06-{d:02d}\n\nFog.\n") for d in range(1, 29) if (d + 5) % 7 not in (4, 5)]
    found = learned(*written)["calendar", "weekend"]
    assert found.value == ("friday", "saturday")
    assert not found.sure  # five weeks are few


def test_the_remote_says_where_reports_can_be_seen() -> None:
    found = learned(day(1, "Fog."), origin=Origin("github.com", "team/reports"))
    assert found["", "source_url"].value == "https://github.com/team/reports/blob/{commit}/{path}#L{line}-L{end}"
    assert found["", "source_url"].sure
    assert found["", "site_url"].value == "https://team.github.io/reports/"


def test_nothing_is_proposed_that_the_settings_say_already() -> None:
    settings = '[vocabulary.status]\n"At the light table" = "in_review"\n[dates]\n"week-1/day-2.md" = "2025-03-04"\n'
    sources = [day(1, actions(action("ACT-1", "Ida", "At the light table"))), day(2, "Fog.", title="# Day 2 Outcomes"), day(3, "Fog.")]
    assert ("dates", "week-1/day-2.md") in learned(*sources)
    assert not {table for table, _ in learned(*sources, settings=settings)} & {"dates", "vocabulary.status"}


@pytest.mark.slow
def test_most_of_what_the_team_of_the_demo_says_of_itself_is_found_without_its_settings() -> None:
    content = ROOT / "content"
    ours = read_setting((content / "site.toml").read_text("utf-8"), "site.toml")
    sources = [read_source(file, file.relative_to(content).as_posix()) for file, _ in find_sources(content / "reports")]
    proposals = propose(study(sources, Setting(), "glasshouse"))
    found = {(one.table, one.key): one.value for one in proposals}
    assert (found["", "title"], found["", "zone"]) == (ours.title, ours.zone)
    assert {path: found["dates", path] for path in ours.dates} == ours.dates
    assert found["calendar", "holidays"] == ours.calendar.holidays
    assert found["vocabulary.status", "At the light table"] == "in_review"
    assert (found["vocabulary.owners", "Tobi"], found["vocabulary.owners", "Soren"]) == ("Tobias", "Søren")
    (known,) = [one.why for one in proposals if one.table == "vocabulary.prefixes"]
    assert [line.split(" (")[0] for line in known[1:]] == ["ACT = action items", "D = decisions", "R = risks", "ST = stories"]
    assert {one.key for one in proposals if one.sure} == {"zone", "reports/week-1/day-4-outcomes.md"}


def test_a_status_that_denies_a_known_one_is_proposed_as_another() -> None:
    for words in ("Unfinished", "Incomplete", "Not read"):
        assert learned(day(1, actions(action("ACT-1", "Ida", words))))["vocabulary.status", words].value == "in_progress"
