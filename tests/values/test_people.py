"""People: split, without their roles, told from things, found by mention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.values.people import looks_like_people, mentioned_people, split_owners
from reportgen.values.vocabulary import build_vocabulary
from tests.values.case_files import differences

NAMES = st.sampled_from(["Ada", "Bruno", "Émile", "Łukasz", "Иван", "Release Manager", "Anne-Marie", "QA"])


def test_owners_split_as_the_cases_say() -> None:
    assert differences("owners.txt", lambda text: " + ".join(split_owners(text)) or "nobody") == []


def test_other_spellings_become_one_name() -> None:
    vocabulary = build_vocabulary(owners={"AKim": "Ana Kim", "ana": "Ana Kim"})

    assert split_owners("akim, Ana & Bob", vocabulary) == ("Ana Kim", "Bob")


@given(st.lists(NAMES, min_size=1, max_size=5, unique=True), st.sampled_from([" + ", " & ", ", ", "; ", " and ", " / ", " w/ "]))
def test_joined_names_split_again(names: list[str], by: str) -> None:
    assert split_owners(by.join(names)) == tuple(names)
    assert looks_like_people(by.join(names))


@pytest.mark.parametrize(
    "text",
    [
        "Bob",
        "Bob + ReScript Champion",
        "Émile",
        "Łukasz & Иван",
        "van der Berg",
        "QA",
        "Data Platform Team",
        "Ada Lovelace",
        "@Ana",
        "Bob (Ops)",
    ],
)
def test_these_can_be_people(text: str) -> None:
    assert looks_like_people(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "non-blocking", "README + Loom", "Phase 2", "3 pts", "done", "Done", "see below", "Monday", "P0", "Statement of Work", "of",
        "release notes", "Blocked", "A very long name of a thing", "HTTP2", "Bob, and then we shipped it",
    ],
)  # fmt: skip
def test_these_are_no_people(text: str) -> None:
    assert not looks_like_people(text)


def test_a_known_name_makes_its_neighbours_likely() -> None:
    assert looks_like_people("mira", roster=("Mira",))
    assert looks_like_people("mira + README", roster=("Mira",))
    assert not looks_like_people("mira + the others", roster=("Mira",))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fix it @mira and @jo-k, @mira", ("mira", "jo-k")),
        ("mail a@x.test", ()),
        ("see x.test/@mira", ()),
        ("(@mira)", ("mira",)),
        ("@ 10:00", ()),
    ],
)
def test_mentions_are_found_but_not_in_addresses(text: str, names: tuple[str, ...]) -> None:
    assert mentioned_people(text) == names
