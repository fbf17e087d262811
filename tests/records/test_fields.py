"""The labelled fields of an entry, asked for by meaning."""

from __future__ import annotations

import re

from reportgen.blocks import Entry
from reportgen.records.fields import Fields, detail_key, field_name
from reportgen.text import Span
from reportgen.values.vocabulary import DEFAULT, build_vocabulary


def fields(*pairs: tuple[str, str]) -> Fields:
    """The fields of an item."""
    return Fields(Entry(head="a", fields=pairs, span=Span(1, 1), shape="item"), DEFAULT)


def test_a_label_is_known_by_any_of_its_names() -> None:
    assert [field_name(label, DEFAULT) for label in ("Assignee", "**DRI:**", "Due (PT)", "ETA", "Owner(s)", "Mood")] == [
        "owner", "owner", "due", "due", "owner", None,
    ]  # fmt: skip
    assert field_name("Fällig", build_vocabulary(fields={"Fällig": "due"})) == "due"


def test_a_field_is_found_by_meaning_and_is_plain() -> None:
    one = fields(("ETA", "**Friday**"), ("State", "Done"))

    assert (one.get("due"), one.get("owner"), one.get("owner", "status")) == ("Friday", None, "Done")
    assert "due" in one


def test_an_empty_field_states_nothing() -> None:
    assert fields(("ETA", " "), ("Deadline", "Friday")).get("due") == "Friday"


def test_what_nobody_asked_for_are_the_details_under_the_authors_labels() -> None:
    one = fields(("Owner", "Ana"), ("Blockers/Dependencies", "the `vendor`"), ("Next Steps", "wait"), ("Next steps", "again"), ("Mood", ""))
    one.get("owner")

    assert one.details() == {"blockers_dependencies": "the vendor", "next_steps": "wait"}


def test_a_field_can_be_asked_for_by_its_very_label() -> None:
    one = fields(("By", "Ana"))

    assert one.labelled(re.compile(r"^by$")) == "Ana"
    assert one.details() == {}


def test_the_key_of_a_detail_is_its_label_in_lower_case() -> None:
    assert [detail_key(label) for label in ("Owner Update", "**QA/UAT:**", "Δ %", "  Next   steps ")] == [
        "owner_update",
        "qa_uat",
        "",
        "next_steps",
    ]
