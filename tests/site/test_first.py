"""What is asked first: home says what is late, blocked, red or contradictory; an item says what it waits for and what waits for it."""

from __future__ import annotations

import re
from functools import cache

from reportgen.site import render_site
from tests.site.builder import nothing, small
from tests.site.odd import LONG, odd

GIVEN = {"small": small, "odd": odd, "nothing": nothing}


@cache
def pages(name: str) -> dict[str, str]:
    return {file.path: file.content.decode() for file in render_site(*GIVEN[name]()) if file.path.endswith(".html")}


def part(html: str, opened: str, closed: str) -> str:
    """Return the words between two pieces of HTML."""
    inside = html.partition(opened)[2].partition(closed)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", inside).split())


def test_home_counts_what_to_look_at_first_and_names_it() -> None:
    said = part(pages("odd")["index.html"], 'id="h-first">', "</section>")
    assert re.search(r"Past due 2 ACTION-PLATFORM-MIGRATION-W1D2-020 .* due 6 May 2025", said)
    assert re.search(r"Blocked or at risk 1[0-9] ", said)
    assert "Red risks 1 RISK-PLATFORM-MIGRATION-2025-0001" in said


def test_home_says_that_there_is_nothing_to_look_at() -> None:
    said = part(pages("small")["index.html"], 'id="h-first">', "</section>")
    assert "Blocked or at risk 0 Nothing is blocked or at risk." in said
    assert 'id="h-first"' not in pages("nothing")["index.html"]


def test_what_is_to_be_looked_at_first_is_not_listed_again() -> None:
    home = pages("odd")["index.html"]
    first, rest = (part(home, f'id="{key}">', "</section>") for key in ("h-first", "h-open"))
    named = set(re.findall(rf"{LONG}-\d+", first))
    assert named
    assert not named & set(re.findall(rf"{LONG}-\d+", rest))


def test_an_item_says_what_it_waits_for_and_the_other_that_it_is_waited_for() -> None:
    blocked, blocker = (pages("odd")[f"items/{LONG.lower()}-{number}.html"] for number in ("001", "003"))
    assert f"Blocked by Waits for {LONG}-003 , for reasons" in part(blocked, 'id="h-waits">', "</section>")
    assert f"It blocks {LONG}-001 Move the tenants of region 1" in part(blocker, 'id="h-waits">', "</section>")
    assert "Blocked by No report says." in part(blocker, 'id="h-waits">', "</section>")


def test_mentions_of_one_item_are_one_with_all_their_days() -> None:
    mentions = part(pages("small")["items/act-01.html"], 'id="h-men">', "</section>")
    assert "R-1 Humidity risk 5 Mar 2025 4 Mar 2025 3 Mar 2025" in mentions
