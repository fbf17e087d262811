"""What is wanted: one filter, the same for items, for records and for lines, and for what a build left of its items."""
# ruff: noqa: D102 -- what the fields of a record mean stands there

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from regex import Pattern

OWNED = ("action", "story", "risk", "decision", "escalation")
"""Kinds whose records have owners."""


class Words(Protocol):
    """A record, as far as a filter looks into it: fields of `reportgen.records.Record`."""

    @property
    def id(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...
    @property
    def report(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def owners(self) -> Sequence[str]: ...
    @property
    def status_raw(self) -> str | None: ...
    @property
    def due_raw(self) -> str | None: ...
    @property
    def value_raw(self) -> str | None: ...
    @property
    def time_raw(self) -> str | None: ...
    @property
    def details(self) -> Mapping[str, str]: ...


class Filter(NamedTuple):
    """What is wanted: each part that is stated must hold; of several words for one part, one is enough.

    `open` is None for both; `owners` are names as `fold_name` folds them; `due_before` and `due_after` leave out their own day,
    `since` and `until` hold theirs (all ISO dates); `reports` are keys, `section` words of a heading, folded; `text` is looked
    for in all words of a record. An item is of a time, of a report and of a section in which one of its records stands.
    """

    kinds: tuple[str, ...] = ()
    open: bool | None = None
    overdue: bool = False
    unowned: bool = False
    owners: frozenset[str] = frozenset()
    status: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    due_before: str = ""
    due_after: str = ""
    since: str = ""
    until: str = ""
    reports: tuple[str, ...] = ()
    section: str = ""
    text: Pattern[str] | None = None

    @property
    def looks(self) -> bool:
        """Whether it looks into records, not only at where an item stands."""
        return bool(self.since or self.until or self.reports or self.section or self.text)


class Facets(NamedTuple):
    """What a filter asks of an item, of a record or of a line; `said` are its records."""

    kind: str
    open: bool | None = None
    overdue: bool = False
    owners: Sequence[str] = ()
    status: str = ""
    level: str = ""
    due: str = ""
    said: Sequence[Words] = ()


def folded(text: str) -> str:
    """Return `text` as words are compared: without letter case, and with letters that look alike as one.

    >>> folded("Two ﬁles, PLEASE")
    'two files, please'
    """
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def fold_name(name: str) -> str:
    """Return a name as names are compared.

    >>> fold_name(" ADA  Lovelace")
    'ada lovelace'
    """
    return " ".join(folded(name).split())


def words(record: Words) -> str:
    """Return all that a record says, a line each: its id, title, owners, status and details."""
    stated = (record.status_raw, record.due_raw, record.value_raw, record.time_raw, *record.details.values())
    return "\n".join(part for part in (record.id, record.title, ", ".join(record.owners), *stated) if part)


def _in_time(wanted: Filter, record: Words) -> bool:
    date = record.date or ""
    return bool(date) and wanted.since <= date <= (wanted.until or "~")


def _says(pattern: Pattern[str], said: Sequence[Words]) -> bool:
    from reportgen.text.pattern import finds  # noqa: PLC0415 -- few ask for words, and nothing else here takes long to load

    return any(finds(pattern, words(record)) for record in said)


_TESTS: tuple[Callable[[Filter, Facets], bool], ...] = (
    lambda wanted, it: not wanted.kinds or it.kind in wanted.kinds,
    lambda wanted, it: wanted.open is None or it.open is wanted.open,
    lambda wanted, it: not wanted.overdue or it.overdue,
    lambda wanted, it: not wanted.unowned or (it.kind in OWNED and not it.owners),
    lambda wanted, it: not wanted.owners or any(fold_name(name) in wanted.owners for name in it.owners),
    lambda wanted, it: not wanted.status or it.status in wanted.status,
    lambda wanted, it: not wanted.levels or it.level in wanted.levels,
    lambda wanted, it: not wanted.due_before or bool(it.due and it.due[:10] < wanted.due_before),
    lambda wanted, it: not wanted.due_after or bool(it.due and it.due[:10] > wanted.due_after),
    lambda wanted, it: not (wanted.since or wanted.until) or any(_in_time(wanted, record) for record in it.said),
    lambda wanted, it: not wanted.reports or any(record.report in wanted.reports for record in it.said),
    lambda wanted, it: not wanted.section or any(wanted.section in folded(record.section) for record in it.said),
    lambda wanted, it: wanted.text is None or _says(wanted.text, it.said),
)
"""From cheap to dear: the first that fails ends the look."""


def accepts(wanted: Filter, it: Facets) -> bool:
    """Say whether `it` is wanted."""
    return all(test(wanted, it) for test in _TESTS)


def named_like(wanted: str, known: Iterable[str]) -> frozenset[str]:
    """Return which of the `known` names `wanted` means, folded: the one that is written so, else those that hold it as words.

    >>> sorted(named_like("OLIVER", ["Oliver", "Oliver Twist"])), sorted(named_like("twist", ["Oliver", "Oliver Twist"]))
    (['oliver'], ['oliver twist'])
    """
    name = fold_name(wanted)
    names = frozenset(map(fold_name, known))
    return frozenset({name}) & names or frozenset(one for one in names if name and f" {name} " in f" {one} ")
