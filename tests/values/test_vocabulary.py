"""The shipped words: each means one thing, and a team's own come on top."""

from __future__ import annotations

import pickle
from collections import Counter
from typing import get_args

import pytest

from reportgen.languages import load_language
from reportgen.text.memory import forget
from reportgen.values.vocabulary import DEFAULT, FIELDS, Level, State, build_vocabulary

ENGLISH = load_language("en")
TABLES = {name: [*getattr(ENGLISH, name).values()] for name in ("states", "levels", "fields")}


def test_every_meaning_has_words() -> None:
    assert (set(ENGLISH.states), set(ENGLISH.levels), set(ENGLISH.fields)) == (set(get_args(State)), set(get_args(Level)), set(FIELDS))


@pytest.mark.parametrize("name", TABLES)
def test_words_are_written_as_they_are_looked_up(name: str) -> None:
    words = [word.strip() for line in TABLES[name] for word in line.split("|")]

    assert [word for word in words if not word or word != word.lower()] == []


@pytest.mark.parametrize("name", ["states", "levels"])
def test_no_word_means_two_things(name: str) -> None:
    counts = Counter(word.strip() for line in TABLES[name] for word in line.split("|"))

    assert [word for word, count in counts.items() if count > 1] == []


def test_where_a_label_stands_under_two_fields_the_first_counts() -> None:
    assert (DEFAULT.fields["when"], DEFAULT.fields["details"]) == ("due", "title")


def test_a_teams_words_replace_the_shipped_ones() -> None:
    own = build_vocabulary(
        states={"Ready": "in_review"},
        levels={"Orange": "red"},
        owners={"BB": "Bob"},
        prefixes={"tkt": "story"},
        headings={"Was ansteht": "priority"},
        fields={"Fällig": "due", "When": "time"},
    )

    assert (own.states["ready"], own.states["done"]) == ("in_review", "done")
    assert (own.levels["orange"], own.levels["red"]) == ("red", "red")
    assert (own.owners, own.prefixes, own.headings) == ({"bb": "Bob"}, {"TKT": "story"}, {"was ansteht": "priority"})
    assert (own.fields["fällig"], own.fields["when"], own.fields["owner"]) == ("due", "time", "owner")


def test_the_shipped_words_stay_as_they_are() -> None:
    build_vocabulary(states={"ready": "in_review"})

    assert DEFAULT.states["ready"] == "planned"
    forget()
    assert build_vocabulary() == DEFAULT


def test_the_same_words_are_one_object_also_behind_a_process_border() -> None:
    own = build_vocabulary(states={"Ready": "in_review"})

    assert build_vocabulary(states={"Ready": "in_review"}) is own
    assert pickle.loads(pickle.dumps(own)) is own  # noqa: S301 -- our own bytes
    assert own != DEFAULT
