"""Dashes within ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.text import lazy
from reportgen.tidy.sheet import Fix, Mend, Sheet, veiled
from reportgen.values.ident import is_id

_BEFORE, _BEHIND = r"(?<![\w/.#‐‑–−-])", r"(?![\w‐‑–−-]|\.[a-z\d])"
_DASHED = lazy(rf"{_BEFORE}[A-Z][A-Z0-9]{{0,15}}(?:[-‐‑–−][A-Z0-9]{{1,12}}){{1,5}}{_BEHIND}")
_SPACED = lazy(rf"{_BEFORE}([A-Z][A-Z0-9]{{1,15}})[ \u00a0\u202f](\d{{1,4}})(?![\w%‐‑–−-]|[.,:]\d|\.[a-z])")
_ODD = str.maketrans("‐‑–−", "----")
_HYPHENS = str.maketrans("‐‑", "--")


def _known(sheet: Sheet) -> frozenset[str]:
    """Return the ids that the text spells with dashes."""
    return frozenset(found[0] for _, line in sheet.prose() for found in _DASHED.finditer(veiled(line)) if is_id(found[0]))


def mend_idents(sheet: Sheet) -> Iterator[Mend]:
    """Yield each line with the dashes of its ids as the text spells them elsewhere.

    A hyphen that does not break lines is a dash wherever it stands in an id. A longer dash or a blank is one only where the same text has
    that very id with a dash, since ``R-1–3`` may be a range and ``PHASE 2`` two words.
    """
    known = _known(sheet)
    for number, line in sheet.prose():
        mended = _mended(line, known)
        if mended != line:
            yield (Fix(number, mended, f"dash in {_first_change(line, mended)}"),)


def _mended(line: str, known: frozenset[str]) -> str:
    if line.isascii() and not _SPACED.search(line):
        return line
    seen, parts, at = veiled(line), [], 0
    for found in sorted([*_DASHED.finditer(seen), *_SPACED.finditer(seen)], key=re.Match.start):
        if found.start() >= at:
            parts += [line[at : found.start()], _spelled(found, known)]
            at = found.end()
    return "".join([*parts, line[at:]])


def _spelled(found: re.Match[str], known: frozenset[str]) -> str:
    if found.re.groups:
        meant = f"{found[1]}-{found[2]}"
        return meant if meant in known and not any(ident.startswith(f"{meant}-") for ident in known) else found[0]
    hyphened, meant = found[0].translate(_HYPHENS), found[0].translate(_ODD)
    if hyphened == meant:
        return meant if is_id(meant) else found[0]
    return meant if meant in known and meant.rpartition("-")[0] not in known else found[0]


def _first_change(line: str, mended: str) -> str:
    """Return the id in which both first differ, as it is spelled now."""
    at = next(at for at, (was, now) in enumerate(zip(line, mended, strict=True)) if was != now)
    return next(found[0] for found in _DASHED.finditer(mended) if found.start() <= at < found.end())
