"""People: what each owner holds, did and is late with."""

from __future__ import annotations

from reportgen.history import trace
from tests.history.builder import corpus, sight


def test_an_owner_holds_what_is_theirs_as_last_stated() -> None:
    history = trace(
        corpus(
            sight("action", "A-1", owners=["Dana"], due="2025-03-04"),
            sight("action", "A-2", owners=["Dana"], status="done", due="2025-03-01"),
            sight("story", "S-1", owners=["Dana"]),
            sight("story", "S-1", owners=["Omar"], day="2025-03-05"),
            sight("risk", "R-1", owners=["omar"]),
            sight("decision", "D-1", owners=["Omar"]),
        )
    )
    dana, omar = history.people
    assert (dana.name, dana.slug) == ("Dana", "dana")
    assert (dana.open, dana.done, dana.late) == (("action:A-1",), ("action:A-2",), ("action:A-1",))
    assert (omar.open, omar.late, omar.risks, omar.decisions) == (("story:S-1",), (), ("risk:R-1",), ("decision:D-1",))


def test_what_is_due_on_the_last_day_is_not_late() -> None:
    history = trace(corpus(sight("action", "A-1", owners=["Dana"], due="2025-03-05T09:00-08:00"), also=("2025-03-05",)))
    assert history.people[0].late == ()


def test_people_are_sorted_and_who_was_named_first_has_the_plain_slug() -> None:
    history = trace(corpus(sight("action", "A-1", owners=["Zoë", "zoe", " ", "CON", "Ada L.", "Ada-L"])))
    assert [(person.name, person.slug) for person in history.people] == [
        ("Ada L.", "ada-l"),
        ("Ada-L", "person-ada-l"),
        ("CON", "person-con"),
        ("zoe", "person-zoe"),
        ("Zoë", "zoe"),
    ]
