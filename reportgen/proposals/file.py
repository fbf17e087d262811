"""Proposals as the text of a settings file: every value in quotes that hold, every reason in a comment that stays one."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from reportgen.errors import ReportgenError
from reportgen.proposals.proposal import Proposal

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WIDTH = 120
_LONGEST = 200  # signs of a text that is quoted from a report
_MOST = 100  # lines of one table; a settings file is for people
_ODD = "is written in a form to which nothing can be added by itself; see what is proposed with --dry-run in a copy without it"
_HEADER = re.compile(r"^\s*\[\s*(?P<table>[A-Za-z._ \"'-]+?)\s*\]\s*(?:#.*)?$")

ABOUT = """\
# Settings, as reportgen init proposes them. Every line is optional. What is certain is set; what is a guess stands behind "# " and is
# to be uncommented, or corrected, by somebody who knows. Each line says what it was learned from. All settings: docs/reference/settings.md.
"""

TABLES = {
    "links": "Words that lead somewhere: a regular expression = an address.",
    "dates": "Days of reports that name none: path as seen from this folder = date.",
    "calendar": "Days on which no report is missed.",
    "vocabulary.status": (
        "Status words of this team = new, planned, in_progress, blocked, at_risk, on_track, in_review, done, deferred, cancelled."
    ),
    "vocabulary.owners": "Other spellings of a name = the name to show.",
    "vocabulary.prefixes": "Letters in front of an id = what it counts: action, story, risk, decision, escalation.",
    "vocabulary.headings": (
        "Words of a heading = what stands below it: action, story, risk, decision, escalation, checkpoint, priority, metric, narrative."
    ),
    "vocabulary.fields": "Labels of this team = due, owner, status, …",
}


def quoted(text: str) -> str:
    r"""Return `text` as a basic string of TOML.

    >>> print(quoted('say "no"\n'))
    "say \"no\"\u000A"
    """
    return '"' + "".join(map(_sign, text)) + '"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04X}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08X}"


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else quoted(text)


def _line(proposal: Proposal) -> str:
    """Return ``key = value``, without a mark before it."""
    value = proposal.value
    written = quoted(value) if isinstance(value, str) else f"[{', '.join(map(quoted, value))}]"
    return f"{_key(proposal.key)} = {written}"


def _comment(text: str) -> Iterator[str]:
    """Yield `text` as comments: on lines of their own, whatever signs it has."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)  # half a sign is not printable either
    short = plain if len(plain) <= 4 * _LONGEST else plain[: 4 * _LONGEST] + " …"
    yield from (f"# {line}" for line in textwrap.wrap(short, _WIDTH, break_on_hyphens=False) or [""])


def _lines(proposal: Proposal) -> Iterator[str]:
    yield from (line for why in proposal.why for line in _comment(why))
    if proposal.key:
        yield _line(proposal) if proposal.sure else f"# {_line(proposal)}"


def _fits(proposal: Proposal) -> bool:
    """Tell whether a proposal can be a line of settings: not a whole paragraph, and no half of a sign, which no file can hold."""
    values = (proposal.value,) if isinstance(proposal.value, str) else proposal.value
    return all(len(text) <= _LONGEST and not any("\ud800" <= sign <= "\udfff" for sign in text) for text in (proposal.key, *values))


def render(proposals: Iterable[Proposal]) -> str:
    """Return the text of a settings file with `proposals`, table after table in their order."""
    return ABOUT + "".join(f"{block}\n" for block in _blocks(proposals))


def _blocks(proposals: Iterable[Proposal]) -> Iterator[str]:
    tables: dict[str, list[Proposal]] = {"": []}
    for proposal in filter(_fits, proposals):
        tables.setdefault(proposal.table, []).append(proposal)
    for table, held in tables.items():
        head = [*_comment(TABLES[table]), f"[{table}]"] if table else []
        more = [f"# … and {len(held) - _MOST} more"] if len(held) > _MOST else []
        body = [line for proposal in held[:_MOST] for line in ("", *_lines(proposal))]
        if body:
            yield "\n".join(["", *head, *body, *more] if head else [*body, *more])


def insert(text: str, proposals: Iterable[Proposal], where: str) -> str:
    """Return the settings file `text`, called `where`, with `proposals` added: each at the end of its table.

    None is added that stands there already, commented or not, and no value changes. Raises `ReportgenError` where the file is written in a
    form to which nothing can be added line by line.
    """
    lines = text.rstrip("\n").split("\n")
    there = {line.lstrip("# ").strip() for line in lines}
    before = _values(text, where)
    tables: dict[str, list[Proposal]] = {}
    for proposal in filter(_fits, proposals):
        if proposal.key and _line(proposal) not in there and proposal.key not in _table(before, proposal.table):
            tables.setdefault(proposal.table, []).append(proposal)
    for table, held in tables.items():
        body = [line for proposal in held[:_MOST] for line in ("", *_lines(proposal))]
        at = _end(lines, table)
        if at is None:
            lines += ["", *_comment(TABLES[table]), f"[{table}]", *body]
        else:
            lines[at:at] = body
    new = "\n".join(lines) + "\n" if tables else text
    after = _values(new, where)
    for table, held in tables.items():
        if any(proposal.sure and _table(after, table).get(proposal.key) != _read(proposal.value) for proposal in held[:_MOST]):
            raise ReportgenError(where, _ODD)
    if not _holds(after, before):
        raise ReportgenError(where, _ODD)
    return new


def _values(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        raise ReportgenError(where, _ODD) from None


def _table(values: dict[str, Any], name: str) -> dict[str, Any]:
    for part in name.split(".") if name else ():
        inner = values.get(part, {})
        values = inner if isinstance(inner, dict) else {}
    return values


def _read(value: str | tuple[str, ...]) -> object:
    return value if isinstance(value, str) else list(value)


def _holds(after: object, before: object) -> bool:
    """Tell whether `after` has all that `before` has."""
    if isinstance(before, dict):
        return isinstance(after, dict) and all(key in after and _holds(after[key], value) for key, value in before.items())
    return after == before


def _end(lines: list[str], table: str) -> int | None:
    """Return behind which line a table ends, the comment above the next one not counted; None where it is not there."""
    heads = [(at, match["table"].replace(" ", "")) for at, line in enumerate(lines) if (match := _HEADER.match(line))]
    start = -1 if not table else next((at for at, name in heads if name == table), None)
    if start is None:
        return None
    end = next((at for at, _ in heads if at > start), len(lines))
    while start + 1 < end < len(lines) and lines[end - 1].lstrip().startswith("#"):
        end -= 1
    while start + 1 < end and not lines[end - 1].strip():
        end -= 1
    return end
