"""The words of languages: one file a language, read when it is first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

ENGLISH = "en"
_FOLDER = Path(__file__).parent


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one file says: for each meaning the words of the language, with bars between them.

    `covers` is "dates" where a language has names of months and weekdays only. `dates` and `times` are forms with ``{d}``, ``{m}``,
    ``{y}``, ``{h}`` and ``{n}`` (minutes) for numbers; `short_dates` and `hours` count only where a date stands. `shared` are words of
    this language that others write, too, and that tell nothing. `folded` lists other spellings of signs ("ß ss"), ``*`` for all without
    their accents. `han` tells that words stand without blanks.
    """

    name: str
    covers: Literal["all", "dates"] = "all"
    han: bool = False
    day_first: bool = False
    decimal_comma: bool = False
    folded: tuple[str, ...] = ()
    shared: str = ""
    surnames: str = ""
    not_names: str = ""
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    short_dates: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    am: str = ""
    pm: str = ""
    counters: dict[str, str] = {}
    states: dict[str, str] = {}
    levels: dict[str, str] = {}
    fields: dict[str, str] = {}
    headings: dict[str, str] = {}
    heading_words: dict[str, str] = {}
    columns: dict[str, str] = {}
    labels: dict[str, str] = {}
    phrases: dict[str, str] = {}
    words: dict[str, str] = {}


def split(words: str) -> tuple[str, ...]:
    """Return the words that stand between bars.

    >>> split("in Arbeit | läuft")
    ('in Arbeit', 'läuft')
    """
    return tuple(word for part in words.split("|") if (word := part.strip()))


@cache
def load_language(code: str) -> Language:
    """Return the words of the language `code`, one of `codes()`.

    >>> load_language("fr").name
    'Français'
    """
    return _read(_text(code))


@cache
def load_names(code: str) -> Language:
    """Return what stands at the top of the file of the language `code`, with the names of months and weekdays, and no table of words.

    For who needs no more: to read the tables of all languages takes a fortieth of a second, ten times as long.

    >>> load_names("fr").weekdays[0], load_names("fr").states
    ('lundi', {})
    """
    return _read(_text(code).partition("\n[")[0])


def _text(code: str) -> str:
    return (_FOLDER / f"{code}.toml").read_text("utf-8")


def _read(text: str) -> Language:
    import tomllib  # noqa: PLC0415 -- only who reads words needs it

    return msgspec.convert(tomllib.loads(text), Language)


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all languages that there is a file for, in their order.

    >>> codes()
    ('de', 'en', 'es', 'fr', 'it', 'nl', 'pt', 'vi', 'zh')
    """
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


@cache
def read_codes() -> tuple[str, ...]:
    """Return the codes of the languages other than English whose words are read, not only dates.

    >>> read_codes()
    ('de', 'es', 'fr', 'vi', 'zh')
    """
    return tuple(code for code in codes() if code != ENGLISH and load_names(code).covers == "all")
