"""Rules RG108 and RG109: fields that are missing where the neighbours have them, and status words that nobody knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from reportgen.checks.case import Case
from reportgen.checks.likeness import nearest_status
from reportgen.checks.page import Page
from reportgen.checks.rule import Remark
from reportgen.checks.told import Told, called, place
from reportgen.languages import load_language, read_codes, split
from reportgen.records import Record

_CLOSED = ("done", "cancelled", "deferred")
_DASH = re.compile(r"(?:^|[|:(,;–—-])\s*(?:[-–—]+|n/?a|none|tb[dac]|nobody|unassigned|\?+)\s*(?:$|[|),;])", re.I)
_LEFT_OPEN = re.compile(r"[|:—–-]\s*…")  # a place in a draft
_BEHIND_DASH = re.compile(r"\)\s[—–-]\s(?P<words>[^\W\d_][^;,.(|]{2,22})(?=[;,.(|]|$)")
_PLAIN_WORDS = re.compile(r"[^\W\d_][^\d|]*")
_SPOKEN_FOR = re.compile(r"\b(?:team|everyone|everybody|all hands|whole group|continuous|daily|weekly|asap|backlog)\b", re.I)


def _has_status(record: Record) -> bool:
    return record.percent is not None or bool(record.status_raw or record.status or record.level)


def _has_due(record: Record) -> bool:
    return bool(record.due or record.due_raw)


_FIELDS: tuple[tuple[str, tuple[str, ...], Callable[[Record], bool]], ...] = (
    ("id", ("action", "story", "risk"), lambda record: bool(record.id)),
    ("owner", ("action", "story", "risk"), lambda record: bool(record.owners)),
    ("due date", ("action",), _has_due),
    ("status", ("action", "story"), _has_status),
    ("level", ("risk",), _has_status),
)


def _needs(record: Record, name: str) -> bool:
    """Whether `record` can be expected to state the field: what is closed is due no more, what is new has no status yet."""
    return not (name == "due date" and record.status in _CLOSED) and not (name == "status" and record.event == "new")


def _groups(records: Sequence[Record]) -> Iterator[list[Record]]:
    """Gather the records of one kind that stand under one heading, in the order of their lines."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        found[record.kind, record.section].append(record)
    yield from found.values()


def _alone(group: list[Record], name: str, has: Callable[[Record], bool], least: float, lines: Told) -> Record | None:
    """Return the one record of `group` without the field that all others have."""
    without = [record for record in group if not has(record)]
    if len(without) != 1 or len(group) - 1 < least or not _needs(without[0], name):
        return None
    first = [lines.line(record.source, record.line).lstrip()[:1] for record in group]
    words = lines.words(without[0])
    left_open = _DASH.search(words) or _LEFT_OPEN.search(words)
    known = left_open or _SPOKEN_FOR.search(words) or (name == "status" and ("[ ]" in words or behind_dash(words)))
    return without[0] if not known and len({mark == "|" for mark in first}) == 1 and lines.is_entry(without[0]) else None


def missing_field(page: Page) -> Iterator[Remark]:
    """A record lacks the id, owner, due date or status that all its neighbours have.

    Why: it is missing from every list that goes by that field, and most often a line was lost when the list was copied.
    Right:
        | ACTION-07 | Order racks | Ines | 2025-01-15 | Done |
        | ACTION-08 | Label racks | Jonas | 2025-01-16 | In Progress |
    Wrong:
        | ACTION-07 | Order racks | Ines | 2025-01-15 | Done |
        | ACTION-08 | Label racks | | 2025-01-16 | In Progress |
    """
    least = page.bounds["neighbours"]
    for report in page.reports:
        for group in _groups(report.records):
            for name, kinds, has in _FIELDS:
                alone = _alone(group, name, has, least, page.told) if group[0].kind in kinds else None
                if alone is None:
                    continue
                others = [record for record in group if record is not alone]
                yield Remark(
                    source=alone.source,
                    line=alone.line,
                    message=f'{called(alone)} has no {name}; the {len(others)} others under "{alone.section}" have one',
                    hint=f"add the {name}, or write a dash where there is none on purpose",
                    report=report.key,
                    words=f"{called(alone)} {name}",
                    also=(place(others[0]),),
                )


def behind_dash(words: str) -> str:
    """Return what stands where a flat bullet states its status, if it can be a misspelt one.

    >>> behind_dash("- ACT-05: Automate the language pack (Felix) — Blokced; Due 2025-03-09")
    'Blokced'
    """
    match = _BEHIND_DASH.search(words.split("\n", maxsplit=1)[0])
    return match["words"].strip() if match else ""


def _unknown(record: Record, lines: Told) -> str:
    """Return the status words of `record` that nobody knows, or nothing."""
    if record.kind not in ("action", "story") or record.status:
        return ""
    words = (record.status_raw or behind_dash(lines.words(record))).strip()
    return words if not _DASH.search(words) and 1 <= len(words.split()) <= 4 and _PLAIN_WORDS.fullmatch(words) else ""


def unknown_status(case: Case) -> Iterator[Remark]:
    """A status that is none of the known words.

    Why: the item counts as neither open nor closed, and is missing from every count by status.
    Right:
        - Status: In Progress
    Wrong:
        - Status: In Progess
    """
    known, lines = sorted(case.bounds.vocabulary.states), case.told
    often: dict[str, list[Record]] = defaultdict(list)
    for report in case.history.corpus.reports:
        for record in report.records:
            if words := _unknown(record, lines):
                often[words.casefold()].append(record)
    for folded, records in sorted(often.items()):
        near = nearest_status(folded, known, case.bounds["spelling"])
        stated = [record for record in records if record.status_raw]
        if near:
            yield from (_misspelt(record, record.status_raw or behind_dash(lines.words(record)), near) for record in records)
        elif stated:
            yield _strange(stated)


def _misspelt(record: Record, words: str, near: str) -> Remark:
    return Remark(
        source=record.source,
        line=record.line,
        message=f'{called(record)} has the unknown status "{words}"; the nearest known one is "{near}"',
        hint=f'write "{near}"',
        report=record.report,
        words=words,
    )


def meant_elsewhere(word: str) -> tuple[str, str]:
    """Return the state that a word stands for in another language that is read, with the code of the language; else an example.

    >>> meant_elsewhere("offen"), meant_elsewhere("wobbly")
    (('planned', 'de'), ('in_progress', ''))
    """
    for code in read_codes():
        for state, words in load_language(code).states.items():
            if word in split(words):
                return state, code
    return "in_progress", ""


def _strange(records: Sequence[Record]) -> Remark:
    """Say once, at the first place, that a word is like none that is known: it may be the team's own."""
    state, code = meant_elsewhere((records[0].status_raw or "").casefold())
    other = f'; or read the language of the word in every report: languages = ["en", "{code}"]' if code else ""
    record, more = records[0], f" (and {len(records) - 1} more)" if len(records) > 1 else ""
    return Remark(
        source=record.source,
        line=record.line,
        message=f'{called(record)}{more} has the status "{record.status_raw}", which is no known word',
        hint=f'say in site.toml what it means: [vocabulary.status] "{record.status_raw}" = "{state}"{other}',
        report=record.report,
        words=record.status_raw or "",
        weight="note",
    )
