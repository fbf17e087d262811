"""Slugs: file names that are safe on every disk and unique on one site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

PAGED = ("action", "story", "risk", "decision", "metric")
"""Kinds whose items have a page of their own, ``items/<slug>.html``; the others are shown with their report."""

_LONGEST = 60
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})  # that do not decompose
_UNSAFE = re.compile(r"[^a-z0-9]+")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$")


def digest(*parts: str) -> str:
    """Return eight hexadecimal digits that stand for `parts`, the same on every machine."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII letters, digits and single hyphens; empty when nothing is left.

    Text that would lose letters or is over-long keeps a digest, so that different texts stay different.

    >>> slug("ACTION-05"), slug("Zoë Ødegård"), slug("P0_S1.14")
    ('action-05', 'zoe-odegard', 'p0-s1-14')
    >>> slug("задача-5")
    '5-288904f4'
    """
    if text.isascii() and len(safe := _UNSAFE.sub("-", text.casefold()).strip("-")) <= _LONGEST:
        return safe
    folded = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign)).translate(_LETTERS)
    safe = _UNSAFE.sub("-", bare).strip("-")
    lost = any(sign.isalnum() and not sign.isascii() for sign in bare)
    if not lost and len(safe) <= _LONGEST:
        return safe
    return f"{safe[:_LONGEST].rstrip('-')}-{digest(folded)}".lstrip("-")


def is_reserved(name: str) -> bool:
    """Say whether a slug is a device on some system, where no file can be called so.

    >>> is_reserved("nul"), is_reserved("null")
    (True, False)
    """
    return bool(_DEVICE.match(name))


class Names:
    """Give out each name once: the second to ask for one gets another, in an order that only depends on who asks first.

    >>> names = Names()
    >>> names.take("r-1", "risk"), names.take("r-1", "story"), names.take("r-1", "risk"), names.take("con", "action")
    ('r-1', 'story-r-1', 'risk-r-1', 'action-con')
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, wanted: str, kind: str) -> str:
        """Return `wanted` if it is free and safe, else with `kind` in front, else with a number behind."""
        first = wanted if wanted and not is_reserved(wanted) else f"{kind}-{wanted}".rstrip("-")
        for name in (first, f"{kind}-{wanted}".rstrip("-")):
            if name not in self._taken:
                return self._keep(name)
        return self.take_numbered(first)

    def take_numbered(self, first: str, start: int = 2) -> str:
        """Return `first` with the lowest free number behind it, from `start`."""
        number = max(start, self._next.get(first, start))
        while f"{first}-{number}" in self._taken:
            number += 1
        self._next[first] = number + 1
        return self._keep(f"{first}-{number}")

    def _keep(self, name: str) -> str:
        self._taken.add(name)
        return name


def report_slugs(keys: Iterable[str]) -> dict[str, str]:
    """Map the keys of all reports to the file names of their pages and data.

    >>> report_slugs(["2025-03-24--2025-03-28", "2025-03-24"])
    {'2025-03-24--2025-03-28': '2025-03-24-2025-03-28', '2025-03-24': '2025-03-24'}
    """
    names = Names()
    return {key: names.take(slug(key), "report") for key in keys}
