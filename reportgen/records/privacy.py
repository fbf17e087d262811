"""What a team keeps to itself: files and sections are left out, names and patterns taken out, before anything else is done."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from reportgen.blocks.omit import omit_sections
from reportgen.text import Source
from reportgen.text.redact import MARK, Rules, read_rules, redact
from reportgen.text.sight import fold

__all__ = ["MARK", "Kept", "Privacy", "excluded", "hidden", "withhold"]


class Privacy(msgspec.Struct, frozen=True, kw_only=True):
    """What the settings say under `[exclude]` and `[redact]`.

    `files` are globs, `sections` words of headings; `names` are people, `patterns` regular expressions, each with ``file:line`` of where it
    was set.
    """

    files: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    patterns: tuple[tuple[str, str], ...] = ()

    @property
    def rules(self) -> Rules | None:
        """What is taken out; None for nothing."""
        return read_rules(self.names, self.patterns) if self.names or self.patterns else None


class Kept(NamedTuple):
    """What was left of a source, and how many sections and places were not."""

    source: Source
    sections: int = 0
    places: int = 0


def excluded(privacy: Privacy, path: str) -> bool:
    """Tell whether one of the globs names the file `path` or a folder that it is in, seen from any folder above it.

    >>> rules = Privacy(files=("reports/hr", "*-private.md", "week-*/**/draft.md"))
    >>> [excluded(rules, path) for path in ("reports/hr/a.md", "x/B-Private.md", "week-1/a/b/draft.md", "reports/hrs.md")]
    [True, True, True, False]
    """
    parts = tuple(fold(path).split("/"))
    return any(_matches(tuple(fold(glob).strip("/").split("/")), parts[at:]) for glob in privacy.files for at in range(len(parts)))


@lru_cache(maxsize=4096)
def _matches(globs: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Tell whether `globs`, one a folder, match the first of `parts`; ``**`` matches any number of folders."""
    if not globs:
        return True
    if globs[0] == "**":
        return any(_matches(globs[1:], parts[at:]) for at in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], globs[0]) and _matches(globs[1:], parts[1:])


def hidden(privacy: Privacy, text: str) -> str:
    """Return a line of text, such as a path or a message, without what is taken out of reports."""
    return redact(privacy.rules, text)[0] if privacy.rules else text


def withhold(privacy: Privacy, source: Source) -> Kept:
    """Return `source` without what the team keeps to itself; lines keep their numbers.

    Raises `ReportgenError` for a pattern that takes too long.
    """
    left, sections = omit_sections(source, privacy.sections)
    if privacy.rules is None:
        return Kept(left, sections)
    text, places = redact(privacy.rules, left.text)
    return Kept(replace(left, text=text), sections, places)
