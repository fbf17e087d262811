"""People: owners that are misspelt, missing, two at once, or asked for too much; what fires and what stays silent."""

from __future__ import annotations

import pytest

from reportgen.records import Setting, read_setting
from tests.checks.days import speaks


def owned(*owners: str) -> str:
    """Make one item for each of `owners`, with a number of its own."""
    return "\n".join(f"- **ACT-{at:02}:** Move box number {at} ({owner}) — In Progress" for at, owner in enumerate(owners, start=1))


FELIX = owned("Felix", "Felix", "Felix", "Mara", "Mara", "Mara")


@pytest.mark.parametrize(
    ("name", "weights"),
    [
        ("Felxi", ["warning"]),  # two letters changed places
        ("Félix", ["warning"]),  # the same without its accent
        ("Feliks", []),  # two letters of six: a name of its own
        ("Fellix", ["note"]),
        ("Filix", ["note"]),
        ("Marta", []),  # near a short name
        ("Maria", []),
        ("Felicitas", []),
        ("Phelix", []),
        ("felix", []),  # the same person in another case
        ("FELIX", []),
        ("Alix", []),
        ("QA", []),
        ("Felix Team", []),
        ("Delix", []),  # another first letter
    ],
)
def test_a_rare_name_near_a_frequent_one(name: str, weights: list[str]) -> None:
    last = f"{FELIX}\n- **ACT-07:** Open the cellar ({name}) — In Progress"
    assert [weight for _, weight in speaks("RG401", FELIX, last)] == weights


def test_two_names_in_one_line_are_two_people() -> None:
    last = f"{FELIX}\n- **ACT-07:** Open the cellar (Felxi) — In Progress\n\n## Participants\n\nFelix, Felxi, Mara"
    assert speaks("RG401", FELIX, last) == []


def test_a_name_that_is_seen_often_is_a_name() -> None:
    twice = f"{FELIX}\n- **ACT-07:** Open the cellar (Felxi) — In Progress"
    assert speaks("RG401", FELIX, twice, twice) == []


def test_a_short_name_needs_the_same_item() -> None:
    other = FELIX.replace("Move box number 4 (Mara)", "Move box number 4 (Marra)")
    assert speaks("RG401", FELIX, FELIX, other) == [(2, "warning")]


def test_how_often_is_frequent_is_a_threshold() -> None:
    last = f"{FELIX}\n- **ACT-07:** Open the cellar (Felxi) — In Progress"
    assert speaks("RG401", FELIX, last, setting=Setting(thresholds={"frequent-owner": 9})) == []


OTHERS = "\n".join(f"- **ACT-{at}:** Dry box {at} (Mara) — In Progress" for at in range(20, 30))


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("- **ACT-01:** Move the archive — In Progress", "- **ACT-01:** Move the archive — In Progress", [1]),
        ("- **ACT-01:** Move the archive (TBD) — Planned", "- **ACT-01:** Move the archive (TBD) — Blocked", [1]),
        ("- **ACT-01:** Move the archive (unassigned) — New", "- **ACT-01:** Move the archive — In Progress", [1]),
        ("- **ACT-01:** Move the archive — In Progress", "- **ACT-01:** Move the archive (Ines) — In Progress", []),
        ("- **ACT-01:** Move the archive (Ines) — In Progress", "- **ACT-01:** Move the archive — In Progress", []),
        ("- **ACT-01:** Move the archive — In Progress", "- **ACT-01:** Move the archive — Done", []),
        ("- **ACT-01:** Move the archive — In Progress", "- **ACT-01:** Move the archive — Cancelled", []),
        ("- **ACT-01:** Move the archive — In Progress", "- **ACT-01:** Move the archive — Deferred", []),
        ("- **ACT-01:** Move the archive — In Progress", "", []),
        ("", "- **ACT-01:** Move the archive — In Progress", []),
        ("- **ACT-01:** Move the archive", "- **ACT-01:** Move the archive", []),
        ("- **ACT-01:** Move the archive (QA) — In Progress", "- **ACT-01:** Move the archive (QA) — In Progress", []),
        ("- Move the archive — In Progress", "- Move the archive — In Progress", []),
    ],
)
def test_open_work_without_an_owner(first: str, second: str, days: list[int]) -> None:
    assert [day for day, _ in speaks("RG402", f"{OTHERS}\n{first}", f"{OTHERS}\n{second}")] == days


def test_where_nobody_names_owners_nobody_is_missing() -> None:
    assert speaks("RG402", *["- **ACT-01:** Move the archive — In Progress\n- **ACT-02:** Dry it — In Progress"] * 2) == []


@pytest.mark.parametrize(
    ("recap", "count"),
    [
        ("- **ACT-01:** Move the archive (Mara) — In Progress", 1),
        ("- **ACT-01 – Move the archive (Jonas)**\n  - Status: In Progress", 1),
        ("| ID | Action | Owner | Status |\n|---|---|---|---|\n| ACT-01 | Move the archive | Mara | In Progress |", 1),
        ("- **ACT-01:** Move the archive (Felix) — In Progress", 0),
        ("- **ACT-01:** Move the archive (Felix + Mara) — In Progress", 0),
        ("- **ACT-01:** Move the archive (Mara, with Felix) — In Progress", 0),
        ("- **ACT-01:** Move the archive (Mara) — In Progress; reassigned on Monday", 0),
        ("- **ACT-01:** Move the archive (Mara) — In Progress; Felix handed over to her", 0),
        ("- **ACT-01:** Move the archive (Mara) — In Progress; stands in for Felix", 0),
        ("- **ACT-01:** Move the archive (QA) — In Progress", 0),
        ("- **ACT-01:** Move the archive (Release Manager) — In Progress", 0),
        ("- **ACT-01:** Move the archive (Feliks) — In Progress", 0),
        ("- **ACT-01:** Move the archive — In Progress", 0),
        ("- Mara will look at ACT-01 tomorrow", 0),
        ("- **ACT-01:** Test what came of it on the second shelf (Mara) — In Progress", 0),
    ],
)
def test_two_owners_of_one_item_on_one_day(recap: str, count: int) -> None:
    day = f"## Action Items\n\n- **ACT-01:** Move the archive (Felix) — In Progress\n\n## Action Items at the end of the day\n\n{recap}"
    assert len(speaks("RG403", day)) == count


def test_an_owner_may_change_from_day_to_day() -> None:
    assert speaks("RG403", owned("Felix"), owned("Mara")) == []


def due(*days: str, status: str = "In Progress", owner: str = "Felix") -> str:
    return "\n".join(f"- **ACT-{at:02}:** Move box number {at} ({owner}) — {status}; Due {day}" for at, day in enumerate(days, start=1))


DONE = "- **ACT-50:** Open the cellar (Felix) — Done"
OPEN = "- **ACT-50:** Open the cellar (Felix) — In Progress"


@pytest.mark.parametrize(
    ("items", "count"),
    [
        (due(*["2025-03-10"] * 4), 1),
        (due(*["2025-03-10"] * 6), 1),
        (due(*["2025-03-10"] * 4, "2025-03-11", "2025-03-11"), 1),
        (due(*["2025-03-10"] * 3), 0),
        (due("2025-03-10", "2025-03-11", "2025-03-12", "2025-03-13"), 0),
        (due(*["2025-03-10"] * 4, status="Done"), 0),
        (due(*["2025-03-10"] * 4, status="Deferred"), 0),
        (due(*["2025-03-10"] * 4, owner="Mara"), 0),
        (due(*["2025-02-10"] * 4), 0),
        (due("2025-03-10", "2025-03-10") + "\n" + due("2025-03-10", "2025-03-10"), 0),
        ("\n".join(f"- **ACT-{at:02}:** Move box {at} (Felix) — In Progress" for at in range(6)), 0),
        (due(*["2025-03-10"] * 2) + "\n" + due("2025-03-10", "2025-03-10", owner="Mara").replace("ACT-0", "ACT-1"), 0),
        ("", 0),
    ],
)
def test_more_due_on_a_day_than_ever_done_on_one(items: str, count: int) -> None:
    assert len(speaks("RG404", f"{OPEN}\n{items}", f"{DONE}\n{items}")) == count


def test_who_never_finished_anything_cannot_be_judged() -> None:
    assert speaks("RG404", f"{OPEN}\n{due(*['2025-03-10'] * 4)}") == []


def test_the_least_number_of_items_is_a_threshold() -> None:
    setting = read_setting("[thresholds]\ndue-on-a-day = 3\n", "site.toml")
    items = due(*["2025-03-10"] * 3)
    assert len(speaks("RG404", f"{OPEN}\n{items}", f"{DONE}\n{items}", setting=setting)) == 1
