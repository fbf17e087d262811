"""The words of reports, kept from build to build: to find them takes longer than anything else that search is made of."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import chain

import msgspec

from reportgen.cli.standing import LAYERS
from reportgen.corpus.cache import Cache, code_version
from reportgen.files import Target
from reportgen.site.heard import words_of


class _Heard(msgspec.Struct, frozen=True):
    """Different words, and by the digest of each text the places in there of those that it has; a word that none has any more is empty."""

    words: list[str] = []
    texts: dict[bytes, bytes] = {}


_DECODER = msgspec.msgpack.Decoder(_Heard)


class Hearing:
    """The words of the texts of one site. What they need is claimed at once: the process that makes the search may keep it."""

    def __init__(self, cache: Cache, site: Target) -> None:
        """Keep in `cache` the words of what is searched in `site`."""
        self._cache = cache
        self._key = cache.key(f"words {code_version(LAYERS)} {sys.byteorder}", str(site.folder), b"")
        cache.claim(self._key)

    def hear(self, texts: Sequence[str]) -> Iterator[set[str]]:
        """Yield of each text what `reportgen.site.heard.words_of` does."""
        kept = self._cache.find(self._key, _DECODER) or _Heard()
        names = [sha256(text.encode("utf-8", "surrogatepass")).digest()[:16] for text in texts]
        new = {name: at for at, name in enumerate(names) if name not in kept.texts}
        words, places = list(kept.words), {word: at for at, word in enumerate(kept.words)}
        packed = {name: kept.texts[name] for name in names if name not in new}
        for name, heard in zip(new, words_of(map(texts.__getitem__, new.values())), strict=True):
            for word in sorted(heard - places.keys()):
                places[word] = len(words)
                words.append(word)
            packed[name] = array("I", map(places.__getitem__, heard)).tobytes()
        if packed.keys() != kept.texts.keys():
            self._keep(words, packed)
        return (set(map(words.__getitem__, array("I", packed[name]))) for name in names)

    def _keep(self, words: list[str], packed: dict[bytes, bytes]) -> None:
        """Keep what is heard now, and no word of a text that is gone: it may be one that nobody shall read any more."""
        used = set(chain.from_iterable(array("I", one) for one in packed.values()))
        self._cache.keep(self._key, _Heard([word if at in used else "" for at, word in enumerate(words)], packed))
