"""Sheets: a long list as pages of some rows each, and the whole of it in pieces that a script filters and sorts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from reportgen.site.cuts import about, cut_back, named
from reportgen.site.page import Page
from reportgen.site.view import Ref

T = TypeVar("T")
Keys = Mapping[str, str]

ROWS = 25
"""Printed rows in one piece, about: what a list of hits needs a few of."""

KEYS = 2000
"""Rows whose keys are in one piece, about."""

NEAR = 2
"""Sheets named on each side of the one that is shown; the first and the last are always named."""


class HasKeys(Protocol):
    """A row that says what it is filtered and sorted by: several values of one key stand between bars."""

    @property
    def keys(self) -> Keys:
        """What stands under each key; nothing where a key is missing."""


class Keyed(msgspec.Struct, Generic[T], frozen=True):
    """One row of something that other pages show too, and its keys."""

    of: T
    keys: Keys

    def __hash__(self) -> int:
        """Tell rows apart by what they show, since a mapping has no hash."""
        return hash(self.of)

    @property
    def grows(self) -> bool:
        """Tell whether a script counts its days, since a date that stands under their key, so that the row stays as it is."""
        return self.keys.get("age", "").startswith("@")


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a list one page shows.

    `shown` says it in words, `name` is what the way to it calls it, `every` are all pages (none for a list on one page), `refs` those
    that this page names (no address: a gap), `whole` is the folder with the pieces of the whole list, empty where there are none.
    `fixed` pieces hold so many rows each; of the others a list says what they hold.
    """

    number: int
    total: int
    shown: str
    name: str = ""
    every: tuple[Ref, ...] = ()
    refs: tuple[Ref, ...] = ()
    whole: str = ""
    fixed: bool = False

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many rows a piece of keys and a piece of rows of the whole list hold; nothing where that differs."""
        return (KEYS, ROWS) if self.fixed else ()


class Sheeted(msgspec.Struct, frozen=True, kw_only=True):
    """A view of one part of a list."""

    part: Sheet

    @property
    def total(self) -> int:
        """How many rows the whole list has."""
        return self.part.total

    @property
    def sheet(self) -> int:
        """Which page this is, from 1."""
        return self.part.number

    @property
    def sheets(self) -> tuple[Ref, ...]:
        """All pages of the list; none for a list on one page."""
        return self.part.every


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a whole list: keys by name as different values with the place of each row's, or rows for a template to print.

    Or `top`: the names of the pieces of keys and of rows, each with how many rows it holds, and the day until which days count.

    `root` leads from the pages that show the rows to the root of the site, `columns` are those of their table.
    """

    name: str
    root: str = ""
    columns: tuple[object, ...] = ()
    keys: Mapping[str, tuple[list[str], list[int]]] = {}
    rows: tuple[object, ...] = ()
    top: Mapping[str, object] = {}


def shown_words(first: int, last: int, total: int) -> str:
    """Say which rows of how many stand on a page.

    >>> shown_words(1, 500, 1234), shown_words(1, 7, 7)
    ('1 to 500 of 1234', 'All 7')
    """
    return f"All {total}" if last - first + 1 >= total else f"{first} to {last} of {total}"


def sheet_refs(path: Callable[[int], str], many: int, number: int, name: Callable[[int], str] = str) -> tuple[Ref, ...]:
    """Return the way from sheet `number` to the one before and after, to the first and last, and to those near it.

    `path` and `name` say where a sheet is and what its link says.

    >>> [ref.text for ref in sheet_refs(str, 9, 5)]
    ['← Previous', '1', '…', '3', '4', '5', '6', '7', '…', '9', 'Next →']
    """
    if many == 1:
        return ()
    near = [at for at in range(1, many + 1) if at in (1, many) or abs(at - number) <= NEAR]
    refs = [Ref(text="← Previous", href=path(number - 1))] if number > 1 else []
    for before, at in zip([0, *near], near, strict=False):
        refs += [Ref(text="…")] if at > before + 1 else []
        refs.append(Ref(text=name(at), href=path(at)))
    return (*refs, Ref(text="Next →", href=path(number + 1))) if number < many else tuple(refs)


def sheets(
    rows: Sequence[T], size: int, path: Callable[[int], str], whole: str = "", *, fixed: bool = False
) -> Iterator[tuple[Sheet, Sequence[T]]]:
    """Cut `rows` into sheets of `size`, at least one; `path` names a sheet, `whole` the folder for the pieces if there are several."""
    many = max(-(-len(rows) // size), 1)
    every = tuple(Ref(text=str(number), href=path(number)) for number in range(1, many + 1)) if many > 1 else ()
    for number in range(1, many + 1):
        first = (number - 1) * size
        part = rows[first : first + size]
        sheet = Sheet(
            number=number, total=len(rows), shown=shown_words(first + 1, first + len(part), len(rows)),
            name=str(number), every=every, refs=sheet_refs(path, many, number), whole=whole if many > 1 else "",
            fixed=fixed,
        )  # fmt: skip
        yield sheet, part


def one_sheet(total: int, words: str = "", whole: str = "") -> Sheet:
    """Return the only page of a list of `total` rows; one without room for all says in `words` what it shows, and has all in `whole`."""
    return Sheet(number=1, total=total, shown=words or shown_words(1, total, total), whole=whole)


def _column(values: list[str]) -> tuple[list[str], list[int]]:
    """Return the different values, and for each row the place of its own; no places where each row has its own, in order."""
    known = {value: at for at, value in enumerate(dict.fromkeys(values))}
    return list(known), [] if len(known) == len(values) else [known[value] for value in values]


def _group(key: str, filters: Sequence[str]) -> str:
    return "t" if key == "find" else "f" if key in filters else "s"


def _fixed(rows: Sequence[T], size: int) -> dict[str, Sequence[T]]:
    return {str(at // size): rows[at : at + size] for at in range(0, len(rows), size)}


def _keys(part: Sequence[HasKeys], letter: str, filters: Sequence[str]) -> dict[str, tuple[list[str], list[int]]]:
    names = sorted({key for row in part for key in row.keys if _group(key, filters) == letter})
    return {key: _column([row.keys.get(key, "") for row in part]) for key in names}


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """How a whole list is written below `folder`: rows as `template` prints them, in a table of `columns`, on pages with `root`.

    Its pieces follow from what `mark` says of each row, so that one row more leaves most as they are; without one they are `Sheet.fixed`.
    The days of rows that `grows` tells are counted until the day `until`, an ISO date.
    """

    folder: str
    template: str
    filters: Sequence[str] = ()
    mark: Callable[[Any], str] | None = None
    root: str = ""
    columns: tuple[object, ...] = ()
    until: str = ""

    def _cut(self, rows: Sequence[HasKeys], size: int) -> Mapping[str, Sequence[HasKeys]]:
        return named(cut_back(rows, self.mark, about(size)), self.mark) if self.mark else _fixed(rows, size)

    def pieces(self, rows: Sequence[HasKeys]) -> Iterator[Page]:
        """Yield the whole list: f (keys of `filters`), s (other keys), t (words), r (rows), and what they hold where that differs."""
        keyed, printed = self._cut(rows, KEYS), self._cut(rows, ROWS)
        if self.mark:
            held = {name: [(at, len(part)) for at, part in one.items()] for name, one in (("keys", keyed), ("rows", printed))}
            yield _page(Piece(name=f"{self.folder}/top", top={**held, "until": self.until}), "keys.html")
        for at, part in keyed.items():
            for letter in "fst":
                yield _page(Piece(name=f"{self.folder}/{letter}{at}", keys=_keys(part, letter, self.filters)), "keys.html")
        for at, part in printed.items():
            piece = Piece(name=f"{self.folder}/r{at}", root=self.root, columns=self.columns, rows=tuple(part))
            yield _page(piece, self.template)


def _page(piece: Piece, template: str) -> Page:
    return Page(path=f"{piece.name}.js", template=template, title=piece.name, view=piece)
