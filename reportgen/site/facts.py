"""What the records of an item state, in their authors' words: as text, and cut into what leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap

import msgspec

from reportgen.history import Track
from reportgen.records import Record
from reportgen.site.linkify import asked_of, linked, meant, named_files, splitter
from reportgen.site.page import Site
from reportgen.site.view import Ref
from reportgen.site.words import label, number


def facts(record: Record, first: bool) -> Iterator[tuple[str, str]]:
    """Yield what a record states besides its state, label and words; owner and due once, since their changes are told anyway."""
    if first and record.owners:
        yield "Owner", ", ".join(record.owners)
    if first and (record.due_raw or record.due):
        yield "Due", record.due_raw or record.due or ""
    if record.value_raw or record.value is not None:
        yield "Value", record.value_raw or number(record.value or 0)
    if record.target_raw or record.target is not None:
        yield "Target", record.target_raw or f"{record.comparator or ''}{number(record.target or 0)}"
    pairs = (("Trend", record.trend_raw), ("Likelihood", record.likelihood), ("Impact", record.impact), ("Priority", record.priority))
    yield from ((name, words) for name, words in pairs if words)
    yield from ((label(key), words) for key, words in record.details.items() if words)


class _Asked(msgspec.Struct, frozen=True, array_like=True):
    """What texts asked the site for: words that may be ids, and texts that may name files, each with the file that it stands in."""

    words: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


_DECODER = msgspec.msgpack.Decoder(_Asked)


class Told:
    """Cuts the words of an item's authors into pieces that lead somewhere, and knows what it asked the site for that."""

    def __init__(self, site: Site, track: Track) -> None:
        """Cut nothing yet; nothing leads from the page of `track` to itself."""
        self._site, self._own = site, track.key
        self._texts = list[tuple[str, str]]()

    def linked(self, text: str, date: str | None, source: str = "") -> tuple[Ref, ...]:
        """Return a text of the day `date`, which stands in the file `source`, in pieces."""
        self._texts.append((text, source))
        return linked(splitter(self._site.lookup, self._site.finders, "../", date, self._own, source), text)

    @property
    def asked(self) -> bytes:
        """What the site was asked for the texts that were cut, to be kept; it follows from them and the signs that ids have."""
        words, texts = asked_of(self._site.lookup, (text for text, _ in self._texts))
        pairs = {(text, source) for text, source in self._texts if text in texts}
        return msgspec.msgpack.encode(_Asked(tuple(sorted(words)), tuple(sorted(pairs))))

    def answers(self, asked: bytes) -> object:
        """Return what the site says now to what it was `asked`, on whatever day the same texts were written."""
        held, lookup = _DECODER.decode(asked), self._site.lookup
        return meant(lookup, held.words), list(starmap(lambda text, source: named_files(lookup, text, source), held.texts))
