"""The words that reports use: shipped defaults, extended by a team's `site.toml`."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Any, Literal

import msgspec

from reportgen.languages import ENGLISH, load_language, split

State = Literal["new", "planned", "in_progress", "blocked", "at_risk", "on_track", "in_review", "done", "deferred", "cancelled"]
Level = Literal["green", "yellow", "red"]

FIELDS = (
    *("id", "owner", "due", "target", "status", "progress", "points", "priority", "likelihood", "impact", "chance", "level", "trend"),
    *("value", "time", "title", "rationale", "notes"),
)
"""The names under which readers ask for labelled fields."""

STATE_MARKS: dict[str, State] = {
    "✅": "done",
    "☑": "done",
    "✔": "done",
    "✓": "done",
    "🎉": "done",
    "🟢": "on_track",
    "🟡": "at_risk",
    "🟠": "at_risk",
    "⚠": "at_risk",
    "🔴": "blocked",
    "⛔": "blocked",
    "🛑": "blocked",
    "🚫": "blocked",
    "🔄": "in_progress",
    "🚧": "in_progress",
    "⚙": "in_progress",
    "🏗": "in_progress",
    "🔵": "in_progress",
    "▶": "in_progress",
    "🆕": "new",
    "⏳": "planned",
    "📋": "planned",
    "⬜": "planned",
    "⚪": "planned",
    "🔲": "planned",
    "📅": "planned",
    "👀": "in_review",
    "🔍": "in_review",
    "🔨": "in_progress",
    "🧪": "in_review",
    "⏸": "deferred",
    "💤": "deferred",
    "🔁": "deferred",
    "❌": "blocked",
}

LEVEL_MARKS: dict[str, Level] = {"🟢": "green", "🟡": "yellow", "🟠": "yellow", "🔴": "red"}


@cache
def shipped(table: str) -> dict[str, str]:
    """Return the shipped words of a `table`, "states", "levels" or "fields", each with its meaning; the first one of a word counts.

    They are English; longer phrases win over shorter ones. Other languages say the same meanings in files of their own.
    """
    found: dict[str, str] = {}
    for name, words in getattr(load_language(ENGLISH), table).items():
        for word in split(words):
            found.setdefault(word, name)
    return found


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """Every word that has a meaning, lower case: status words, colours, people's other spellings, id families, headings, fields.

    `states` maps a phrase to a state and `levels` to a colour. `owners` maps another spelling to the name to show;
    `prefixes` an id family (``ACT``) to a record kind; `headings` a heading spelling to a kind; `fields` a label to the
    name in `FIELDS`. Those of the team's own stand over those that are shipped, which are read at their first use.

    `build_vocabulary` gives the same object for the same words, also in another process: what was read with a vocabulary can
    be remembered without comparing all its words each time.
    """

    own_states: dict[str, str] = {}
    own_levels: dict[str, str] = {}
    owners: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    headings: dict[str, str] = {}
    own_fields: dict[str, str] = {}

    @cached_property
    def states(self) -> dict[str, str]:
        """Status phrases with their states."""
        return {**shipped("states"), **self.own_states}

    @cached_property
    def levels(self) -> dict[str, str]:
        """Words for colours with their levels."""
        return {**shipped("levels"), **self.own_levels}

    @cached_property
    def fields(self) -> dict[str, str]:
        """Labels with the names of their fields."""
        return {**shipped("fields"), **self.own_fields}

    def __reduce__(self) -> tuple[Any, ...]:
        return _same, tuple(tuple(getattr(self, name).items()) for name in self.__struct_fields__)


@cache  # never forgotten: the same words are one object as long as the program runs
def _same(*tables: tuple[tuple[str, str], ...]) -> Vocabulary:
    """Return the one vocabulary whose fields, in their order, hold the pairs of `tables`."""
    return Vocabulary(**{name: dict(pairs) for name, pairs in zip(Vocabulary.__struct_fields__, tables, strict=True)})


def build_vocabulary(
    states: dict[str, str] | None = None,
    levels: dict[str, str] | None = None,
    owners: dict[str, str] | None = None,
    prefixes: dict[str, str] | None = None,
    headings: dict[str, str] | None = None,
    fields: dict[str, str] | None = None,
) -> Vocabulary:
    """Return the shipped words with a team's own on top (each argument maps word to meaning).

    >>> build_vocabulary(states={"In der Prüfung": "in_review"}).states["in der prüfung"]
    'in_review'
    """

    def lower(table: dict[str, str] | None) -> dict[str, str]:
        return {word.lower(): meaning for word, meaning in (table or {}).items()}

    tables = (
        lower(states),
        lower(levels),
        lower(owners),
        {word.upper(): meaning for word, meaning in (prefixes or {}).items()},
        lower(headings),
        lower(fields),
    )
    return _same(*(tuple(table.items()) for table in tables))


DEFAULT = build_vocabulary()
