"""Sketches of reports, kept from build to build."""

from __future__ import annotations

import msgspec

from reportgen.blocks.sketch import Sketch, sketch
from reportgen.corpus import Corpus
from reportgen.corpus.cache import Cache
from reportgen.text.packed import digest, digests, texts

_DECODER: msgspec.msgpack.Decoder[Sketch] = msgspec.msgpack.Decoder(Sketch)


class Sketches:
    """Draws what was not drawn before. What `corpus` needs is claimed at once, so that the processes that print may keep more of it."""

    def __init__(self, cache: Cache, corpus: Corpus) -> None:
        """Keep in `cache` the sketches of the reports of `corpus`."""
        self._cache = cache
        told = digests(texts(corpus.sources))
        for report in corpus.reports:
            cache.claim(self._key(told.get(report.header.source, b""), report.span.first, report.span.last))

    def _key(self, text: bytes, first: int, last: int) -> bytes:
        return self._cache.key("sketch", f"{first}-{last}", text)

    def draw(self, text: str, first: int, last: int) -> Sketch:
        """Return lines `first` to `last` of `text` as `reportgen.blocks.sketch.sketch` does."""
        key = self._key(digest(text), first, last)
        found = self._cache.find(key, _DECODER)
        if found is None:
            found = sketch(text, first, last)
            self._cache.keep(key, found)
        return found
