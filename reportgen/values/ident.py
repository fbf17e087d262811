"""Ids: ``ACTION-05``, ``AI-W1D5-02``, ``P0-S1-01``; how they are found in text, and what family they are of."""

from __future__ import annotations

import re

from reportgen.text import lazy, remember

_PART = r"(?:(?<=[0-9])(?:(?:\.[0-9]{1,3}){1,2}(?![0-9.])|[abcef](?!\w)))?"  # "AI-9.14", "S-3a"
_BEHIND_FIRST = rf"[A-Z0-9]{{0,15}}(?:-[A-Z0-9]{{1,12}}){{1,5}}{_PART}"
_ID = rf"[A-Z]{_BEHIND_FIRST}"
_TIME_UNIT = r"(?:min(?:ute)?s?|hours?|days?|weeks?|seconds?)"
# Neither ACTION-05.md nor "T-30 minutes". What may not stand before an id is asked for behind its first letter, since a search
# for a letter skips all else fast.
_TOKEN = lazy(rf"([A-Z](?<![\w/.#-].){_BEHIND_FIRST})(?![\w-]|\.[a-z]|\s{_TIME_UNIT}\b)")
# "4.2-F07", of a release, and "2025-A-061", of a year; "2025-JAN-06" is a day, and "2025-W-06" a week.
_NUMBER_FIRST = (
    r"(?:\d{1,2}\.\d{1,2}-[A-Z]{1,3}\d{1,4}|20\d\d-(?!JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|[WQ]-)[A-Z]{1,4}-\d{1,4})"
)
_LOOSE = lazy(
    rf"^[A-Za-z][A-Za-z0-9]{{0,15}}(?:[-_.#][A-Za-z0-9]{{1,12}}){{1,6}}$|^(?:[A-Z]{{1,8}}\d{{1,6}}|[A-Z]{{2,5}}\d{{7,9}})$"
    rf"|^#\d{{2,7}}$|^{_NUMBER_FIRST}$"
)
_REFERENCE = lazy(r"[A-Z]{1,6}(?:/\d{2,5}){2,3}")
_LEADING = lazy(rf"^[\[(]?({_ID})[\])]?(?![\w-])")
# Without a hyphen an id is sure only when a separator follows: "R01 – …". P0, Q1, H2 and W3 are priorities and periods.
_SHORT = lazy(
    rf"^((?!P[0-4]\b|Q[1-4]\b|H[12]\b|W\d|V\d)[A-Z]{{1,4}}\d{{1,5}}|[A-Z]{{1,6}}(?:/\d{{2,5}}){{1,3}}|{_NUMBER_FIRST})"
    r"(?:\s*(?::|–|—|\||·|-(?=\s))\s*|\s+(?=[🔴🟠🟡🟢]))(?=\S)"
)
# A number behind an id is one more id, unless it counts something: "R-1, 2 and 3", but "R-1, 5 points" and "R-1 – 3 pts".
# "WO 88213 – Drain the pit": letters, and a number of four digits or more that is no year; no standards, zones, money or products.
_TWO_WORDS = (
    r"(?!(?:ISO|EN|DIN|IEC|IEEE|RFC|BS|ASTM|NIST|EU|EC|UN|CE|UTC|GMT|PT|ET|CES?T|[PEM][SD]?T|USD|EUR|GBP|CHF|RTX|GTX|RX|FY|CY)\b)"
    r"[A-Z]{2,5} (?!(?:19|20)\d\d\b)\d{4,8}"
)
_SPACED, _SPACED_ALONE = lazy(rf"^({_TWO_WORDS})(?:\s*(?::|–|—|\||·)\s*|\s+-\s+)(?=\S)"), lazy(_TWO_WORDS)
_ISSUE = lazy(r"^(#[0-9]{3,7})\s+(?=[*_`\"“]*[^\W\d_])")  # "#4488 Crash when it is read-only"
_NUMBER = r"(\d{1,4})(?![\w%:-]|\.\d)"
_NO_COUNT = r"(?!\s+(?!(?:and|und|y|et)\s+\d)[^\W\d_])"
_MORE = lazy(rf"^(?:/-?{_NUMBER}|\s*(?:/|,|&|\band\b|\bund\b)\s*-?{_NUMBER}{_NO_COUNT})")
_BESIDE = lazy(rf"^/({_ID})(?![\w-]|\.\w)")
_THROUGH = lazy(
    rf"^(?:\s*(?:through|thru|to|bis|…|\.\.\.?)\s*(?:({_ID})(?![\w-])|{_NUMBER})|\s*[–—-]\s*({_ID})(?![\w-])|[–—-]{_NUMBER}|\s+[–—-]\s+{_NUMBER}{_NO_COUNT})"
)
# What may stand between a leading id and its separator: "AI-D10-01/02/03: …", "R-1 through R-3 – …".
_OTHERS = lazy(
    rf"^(?:(?:\s*(?:/|,|…|\.\.\.?|&|\b(?:through|thru|to|bis|and|und)\b)\s*|–)-?(?:{_ID}|\d{{1,4}}))+(?=\s*(?:[:–—|)\]]|$)|\s-\s)"
)
_GOES_ON = lazy(r"\s*(?:[/,&…–—-]|\.\.|and|und|thr|to|bis)")  # what all of these begin with
_ENDS = ":)|]*("  # what no list or range of ids goes on with, to be told without a pattern
_TAIL = lazy(r"^(.*?)(\d+)$")
_RANGE_LIMIT = 200
# Names of standards and of things in general that have the form of an id.
_NOT_IDS = lazy(
    r"^(?:UTF|SHA|ISO|RFC|MD|AES|RSA|TLS|HTTP|WCAG|COVID|IPV|CVE-\d+$|ECMA|ES|PEP|UTC|GMT|AC|DC|USB|FIPS|SOC|PCI|GPT|RS"
    r"|EN|DIN|IEC|IEEE)-\d+$|^(?:Q[1-4]|H[12]|W\d{1,2})-20\d\d$"
)
# "S-4 will be specified again" is a sentence about S-4, and names nothing.
GOES_ON = lazy(r"(?:will|does|do|did|is|are|was|stays?|moves?|goes|gets|leaves|remains|becomes|waits|starts|may|must|can|has|needs)\b")
_SEPARATOR = lazy(r"^\s*(?::|,(?=\s)|–|—|\||·|•|-(?=\s)|\.(?=\s)|→)?\s*")


@remember
def is_id(text: str) -> bool:
    """Tell whether `text` as a whole is an id: letters, then parts with at least one digit.

    >>> is_id("AI-W1D5-02"), is_id("ADR-011"), is_id("SHA-256"), is_id("Q&A")
    (True, True, False, False)
    """
    return bool(_TOKEN.fullmatch(text)) and any(c.isdigit() for c in text) and not _NOT_IDS.match(text)


def is_cell_id(text: str) -> bool:
    """Tell whether a cell of an id column holds an id; looser than `is_id`, since the column says what it is.

    >>> is_cell_id("infra#482"), is_cell_id("WO 88213"), is_cell_id("R1"), is_cell_id("1"), is_cell_id("two words")
    (True, True, True, False, False)
    """
    loose = bool(_LOOSE.match(text)) and any(c.isdigit() for c in text)
    return is_id(text) or is_reference(text) or loose or bool(_SPACED_ALONE.fullmatch(text))


def is_reference(text: str) -> bool:
    """Tell whether `text` as a whole is the reference of an office: letters, the year and a number between strokes.

    >>> is_reference("DO/25/071"), is_reference("A/B"), is_reference("09/10/2025")
    (True, False, False)
    """
    return bool(_REFERENCE.fullmatch(text))


@remember
def split_id(text: str) -> tuple[str | None, str]:
    """Split a leading id and its separator off `text`; of several ids, all are split off and the first is returned.

    >>> split_id("ACTION-05 – Deliver it (Felix)")
    ('ACTION-05', 'Deliver it (Felix)')
    >>> split_id("ACTION-15 (Tokens): Done")
    ('ACTION-15', '(Tokens): Done')
    >>> split_id("AI-D10-01/02/03: Write the docs")
    ('AI-D10-01', 'Write the docs')
    >>> split_id("WO 88213 – Drain the pit"), split_id("ISO 27001 – the audit")
    (('WO 88213', 'Drain the pit'), (None, 'ISO 27001 – the audit'))
    >>> split_id("Nothing-like it")
    (None, 'Nothing-like it')
    """
    match = _LEADING.match(text.lstrip())
    if not match or not is_id(match.group(1)):
        short = _SHORT.match(text.lstrip()) or _ISSUE.match(text.lstrip()) or _SPACED.match(text.lstrip())
        return (short.group(1), text.lstrip()[short.end() :]) if short else (None, text)
    rest = _OTHERS.sub("", text.lstrip()[match.end() :])
    return match.group(1), rest[_SEPARATOR.match(rest).end() :]  # type: ignore[union-attr]


@remember
def family(ident: str) -> str:
    """Return the family of an id: every run of digits as ``#``.

    >>> family("P0-S1-01"), family("ACTION-12")
    ('P#-S#-#', 'ACTION-#')
    """
    return re.sub(r"\d+(?:[A-Za-z]\b)?", "#", ident)


def _numbered(first: str, last: str) -> list[str]:
    """Return the ids after `first` up to number `last`, in the width of `first`."""
    match = _TAIL.match(first)
    if not match or not last.isdigit():
        return []
    start, end = int(match.group(2)), int(last)
    if not start < end <= start + _RANGE_LIMIT:
        return []
    return [f"{match.group(1)}{number:0{len(match.group(2))}d}" for number in range(start + 1, end + 1)]


@remember
def find_ids(text: str) -> tuple[str, ...]:
    """Return the ids in `text` in the order of their first mention, ranges expanded.

    >>> find_ids("AI-D10-01/02/03, R-7 and ACTION-05 through ACTION-07 (SHA-256)")
    ('AI-D10-01', 'AI-D10-02', 'AI-D10-03', 'R-7', 'ACTION-05', 'ACTION-06', 'ACTION-07')
    >>> find_ids("R-1, 5 points; R-2 – 3 pts; R-3/R-4")
    ('R-1', 'R-2', 'R-3', 'R-4')
    """
    found: dict[str, None] = {}
    at = 0 if "-" in text else len(text)
    while match := _TOKEN.search(text, at):
        name, at = match.group(1), match.end()
        if is_id(name):
            found[name] = None
            if text[at : at + 1] not in _ENDS and _GOES_ON.match(text, at):
                more, at = _behind(text, at, name)
                found.update(dict.fromkeys(more))
    return tuple(found)


def _behind(text: str, at: int, first: str) -> tuple[list[str], int]:
    """Return the ids that a list or range behind the id `first`, which ends at index `at`, goes on with, and where that ends."""
    found, last = [], first
    while True:
        beside = _BESIDE.match(text[at : at + 120])
        more = None if beside else _MORE.match(text[at : at + 60])
        tail = _TAIL.match(last)
        if beside and is_id(beside.group(1)):
            last = beside.group(1)
        elif more and tail:
            last = f"{tail.group(1)}{(more.group(1) or more.group(2)).zfill(len(tail.group(2)))}"
        else:
            break
        found.append(last)
        at += (beside or more).end()  # type: ignore[union-attr]
    through = _THROUGH.match(text[at : at + 120])
    if through is None:
        return found, at
    end = next(group for group in through.groups() if group)
    same = _TAIL.match(end)
    number = same.group(2) if same and (end.isdigit() or family(end) == family(last)) else ""
    return [*found, *_numbered(last, number)], at + through.end() if number and end.isdigit() else at
