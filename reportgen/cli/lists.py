"""What the next `list` and `query` say without reading any report: rows of items, kept by a build or by a `list` that came first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, TypeVar

from reportgen.beside import read_kept, replacing
from reportgen.cli.filters import STATES, Asked, pattern, read_day
from reportgen.cli.kept import Kept, Said
from reportgen.cli.ledger import Looked
from reportgen.cli.rows import ORDERS, Row, in_order, read_row
from reportgen.cli.screen import note
from reportgen.errors import ReportgenError
from reportgen.values.wanted import Facets, Filter, accepts, folded, named_like

T = TypeVar("T")

_FILE = "rows"
_PROOF = 64  # digits in front of the lines, which prove that they are whole
_NO_WORDS: Mapping[str, str] = {}

ITEMS = "data/items.json"
"""All that is said of each item, in the order of the rows."""

DATABASE = "data/reportgen.sqlite"
"""All that `query` asks."""


class Head(NamedTuple):
    """The first line: what rows are asked by.

    `before` stands before the name of each source where a person is to open it, `day` is that of the latest report (ISO), `owners` are
    all that records name, `aliases` and `levels` the words of the settings for owners and colours. `left` are files that a build left in
    the `site`, each with its SHA-256 in hex: `ITEMS` and `DATABASE`.
    """

    before: str
    day: str | None
    owners: Sequence[str]
    aliases: Mapping[str, str]
    levels: Mapping[str, str]
    site: str = ""
    left: Mapping[str, str] = _NO_WORDS

    def place(self, source: str, line: int) -> str:
        """Return ``path:line`` with the path as a person who stands in the working folder opens it."""
        return f"{self.before}{source}:{line}"

    def read(self, file: str) -> bytes:
        """Return what is in a `file` that a build left. Raises `OSError` and `ValueError` where none is, or not as it was left."""
        data = read_kept(f"{self.site}/{file}")
        if hashlib.sha256(data).hexdigest() != self.left.get(file):
            raise ValueError(file)
        return data


class _Stated(NamedTuple):
    """What one record says, as far as filters look: fields of `reportgen.records.Record`."""

    id: str | None = None
    date: str | None = None
    report: str = ""
    section: str = ""
    title: str = ""
    owners: Sequence[str] = ()
    status_raw: str | None = None
    due_raw: str | None = None
    value_raw: str | None = None
    time_raw: str | None = None
    details: Mapping[str, str] = _NO_WORDS


class Listing(NamedTuple):
    """The rows that were asked for, and where their sources lie."""

    rows: list[Row]
    head: Head


class Lists(Kept):
    """The rows of one set of paths, as they were when `find` last saw what they are made of."""

    def __init__(self, paths: Iterable[Path], config: Path | None) -> None:
        """Look for what was kept for `paths` and the settings `config`, as a person in the working folder named them."""
        super().__init__("list", paths, config)
        self._holds = False

    def find(self, asked: Asked, order: str) -> Listing | None:
        """Return the items that are `asked` for, sorted by `order`, and tell a person what reading all reports would have said, too.

        None when nothing that is true now was kept, or when only the reports tell: what they said on another day, what a word means that
        is of another language, or what is wrong with it.
        """
        if asked.as_of or (order and order.removeprefix("-") not in ORDERS):
            return None
        found = self._told(lambda head, lines: _find(head, lines, asked))
        return Listing(in_order(found.rows, order), found.head) if found else None

    def database(self) -> bytes | None:
        """Return the database that a build left of these reports, and tell a person what reading them would have said, too."""
        return self._told(lambda head, _: head.read(DATABASE))

    def _told(self, read: Callable[[Head, list[bytes]], T]) -> T | None:
        """Return what `read` finds in what was kept, and say again what was said; None where it is not true now, or not whole."""
        kept = self.look()
        if kept is None:
            return None
        folder, said = kept
        try:
            head, lines = _read(folder / _FILE)
            self._holds = True
            found = read(head, lines)
        except (OSError, ValueError, ReportgenError):
            return None
        for line in said:
            note(line)
        return found

    def keep(self, lines: Iterable[bytes], said: Said = (), looked: Looked | None = None) -> None:
        """Keep `lines`, which follow from what was `looked` at, else from what `find` looked at; `said` is said again.

        They are the head, the keys and dates of all reports, and two for each item: its row, and the last day on which it is due.
        Where what is kept holds already, it stays.
        """
        if not self._holds or looked:  # what a build left says more
            self.put(lambda folder: _write(folder / _FILE, lines), said, looked)


def _write(file: Path, lines: Iterable[bytes]) -> None:
    """Write `lines`, some at a time, and in front of them what proves that they are whole."""
    digest = hashlib.blake2b(digest_size=_PROOF // 2)
    with replacing(file) as stream:
        stream.write(b" " * _PROOF + b"\n")
        for some in lines:
            digest.update(some)
            stream.write(some)
        stream.seek(0)
        stream.write(digest.hexdigest().encode())


def _read(file: Path) -> tuple[Head, list[bytes]]:
    """Return the head in `file` and the other lines. Raises `OSError` and `ValueError` for a file that is not whole."""
    data = read_kept(str(file))
    if data[:_PROOF] != hashlib.blake2b(data[_PROOF + 1 :], digest_size=_PROOF // 2).hexdigest().encode():
        raise ValueError(file)
    _, first, *lines = data.split(b"\n")
    return Head(*json.loads(first)), lines


def _find(head: Head, lines: list[bytes], asked: Asked) -> Listing:
    """Return the rows in `lines` that are `asked` for. Raises an error where that cannot be told from them."""
    reports, *lines = lines
    wanted = _understand(asked, head, reports)
    near = wanted._replace(since="", until="", reports=(), section="", text=None)
    found = {}
    for number, line in _likely(lines[::2], wanted):
        row = read_row(line)
        facets = Facets(row.kind, row.open, row.overdue, row.owners, row.status, row.level or "", json.loads(lines[2 * number + 1]))
        if accepts(near, facets):
            found[number] = row, facets
    if wanted.looks:
        said = dict(_said(head, frozenset(found)))
        found = {number: one for number, one in found.items() if accepts(wanted, one[1]._replace(said=said[number]))}
    return Listing([row for row, _ in found.values()], head)


def _likely(lines: Sequence[bytes], wanted: Filter) -> Iterator[tuple[int, bytes]]:
    """Yield with their numbers those of `lines` that may be wanted, by signs that those which are wanted all have."""
    begin = tuple(b'{"kind":"%b"' % kind.encode() for kind in wanted.kinds) or (b"{",)
    has = {True: b'"open":true', False: b'"open":false', None: b""}[wanted.open]
    return ((number, line) for number, line in enumerate(lines) if line.startswith(begin) and has in line)


def _said(head: Head, numbers: frozenset[int]) -> Iterator[tuple[int, list[_Stated]]]:
    """Yield what the records of the items of these `numbers` say. Raises `OSError` and `ValueError` where a build left it otherwise."""
    for number, line in enumerate(BytesIO(head.read(ITEMS)), start=-1):  # a bracket stands in front
        if number in numbers:
            records = json.loads(line.rstrip(b",\n"))["sightings"]
            yield number, [_Stated(**{name: one[name] for name in _Stated._fields if name in one}) for one in records]


def _understand(asked: Asked, head: Head, reports: bytes) -> Filter:
    """Return what is `asked`. Raises `ValueError` and `ReportgenError` for words that are to be understood by the reports themselves."""
    return Filter(
        kinds=asked.kinds,
        open={"open": True, "closed": False}.get(asked.standing),
        overdue=asked.overdue,
        unowned=asked.unowned,
        owners=frozenset().union(*(_owners(words, head) for words in asked.owners)),
        status=tuple(map(_status, asked.status)),
        levels=tuple(head.levels[_known(" ".join(words.casefold().split()), head.levels)] for words in asked.levels),
        due_before=read_day(asked.due_before, "--due-before", head.day),
        due_after=read_day(asked.due_after, "--due-after", head.day),
        since=read_day(asked.since, "--since", head.day, back=True),
        until=read_day(asked.until, "--until", head.day, back=True),
        reports=tuple(key for words in asked.reports for key in _reports(words, reports)),
        section=" ".join(folded(asked.section).split()),
        text=pattern(asked.text, "--text") if asked.text else None,
    )


def _owners(words: str, head: Head) -> frozenset[str]:
    like = named_like(head.aliases.get(words.strip().lower(), words), head.owners)
    if not like:
        raise ValueError(words)
    return like


def _status(words: str) -> str:
    return _known(" ".join(words.casefold().replace("_", " ").split()).replace(" ", "_").replace("-", "_"), STATES)


def _known(word: str, known: Iterable[str]) -> str:
    if word not in known:
        raise ValueError(word)
    return word


def _reports(words: str, reports: bytes) -> list[str]:
    keys = [key for key, date in json.loads(reports) if words in (key, date)]
    if not keys:
        raise ValueError(words)
    return keys
