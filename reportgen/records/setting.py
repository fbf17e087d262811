"""A team's own settings: `content/site.toml` as a frozen value, every key checked."""

from __future__ import annotations

import difflib
import tomllib
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from reportgen.errors import ReportgenError
from reportgen.values.vocabulary import FIELDS, LEVELS, STATES, Vocabulary, build_vocabulary

_KINDS = ("action", "story", "risk", "decision", "escalation", "checkpoint", "priority", "metric", "narrative")
_TABLES: dict[str, tuple[str, ...]] = {
    "status": tuple(STATES),
    "level": tuple(LEVELS),
    "owners": (),
    "prefixes": _KINDS,
    "headings": _KINDS,
    "fields": tuple(FIELDS),
}


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What `site.toml` says: the site's words, the zone of times without one, dates of dateless reports, the vocabulary."""

    title: str = "Execution history"
    description: str = ""
    site_url: str = ""
    source_url: str = ""
    zone: str = "UTC"
    dates: dict[str, str] = {}
    vocabulary: Vocabulary = build_vocabulary()


def _suggest(word: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f", did you mean {close[0]!r}?" if close else f"; known are {', '.join(known)}"


def _line_of(text: str, key: str) -> int:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip().lstrip("[\"'").startswith(key):
            return number
    return 1


class _Checker:
    """Checks keys and values of one settings text, so that every complaint names its line."""

    def __init__(self, text: str, where: str) -> None:
        self.text = text
        self.where = where

    def fail(self, key: str, problem: str) -> ReportgenError:
        return ReportgenError(f"{self.where}:{_line_of(self.text, key)}", problem)

    def text_of(self, table: dict[str, Any], key: str, default: str) -> str:
        value = table.get(key, default)
        if not isinstance(value, str):
            raise self.fail(key, f"{key!r} must be text in quotes")
        return value

    def words(self, name: str, table: object, known: tuple[str, ...]) -> dict[str, str]:
        if not isinstance(table, dict):
            raise self.fail(name, f"[vocabulary.{name}] must be a table of words")
        for word, meaning in table.items():
            if not isinstance(meaning, str):
                raise self.fail(word, f"the meaning of {word!r} must be text in quotes")
            if known and meaning not in known:
                raise self.fail(word, f"unknown meaning {meaning!r} for {word!r}{_suggest(meaning, known)}")
        return dict(table)

    def dates(self, table: object) -> dict[str, str]:
        if not isinstance(table, dict):
            raise self.fail("dates", "[dates] must be a table of paths and dates")
        found = {}
        for path, day in table.items():
            try:
                found[path] = (day if isinstance(day, date) else date.fromisoformat(str(day))).isoformat()
            except ValueError:
                raise self.fail(path, f"{day!r} is no date; write it as YYYY-MM-DD") from None
        return found


def read_setting(text: str, where: str) -> Setting:
    """Read the text of a settings file named `where`.

    Raises `ReportgenError`, with the line and the nearest known word, for broken TOML, an unknown key or a wrong value.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReportgenError(where, f"is not valid TOML: {error}") from None
    checker = _Checker(text, where)
    known = ("title", "description", "site_url", "source_url", "zone", "dates", "vocabulary")
    for key in table:
        if key not in known:
            raise checker.fail(key, f"unknown key {key!r}{_suggest(key, known)}")
    words = table.get("vocabulary", {})
    if not isinstance(words, dict):
        raise checker.fail("vocabulary", "[vocabulary] must be a table")
    for key in words:
        if key not in _TABLES:
            raise checker.fail(f"vocabulary.{key}", f"unknown key 'vocabulary.{key}'{_suggest(key, tuple(_TABLES))}")
    parts = {name: checker.words(name, words.get(name, {}), allowed) for name, allowed in _TABLES.items()}
    zone = checker.text_of(table, "zone", "UTC")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise checker.fail("zone", f"unknown time zone {zone!r}; use a name such as 'Europe/Berlin' (IANA)") from None
    return Setting(
        title=checker.text_of(table, "title", "Execution history"),
        description=checker.text_of(table, "description", ""),
        site_url=checker.text_of(table, "site_url", ""),
        source_url=checker.text_of(table, "source_url", ""),
        zone=zone,
        dates=checker.dates(table.get("dates", {})),
        vocabulary=build_vocabulary(
            parts["status"], parts["level"], parts["owners"], parts["prefixes"], parts["headings"], parts["fields"]
        ),
    )
