"""The text of a report on its page: drawn when the page is printed, and known before by what it follows from."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from markupsafe import Markup

from reportgen.blocks.html import Resolve, Split
from reportgen.records import Report
from reportgen.site.drawn import Drawn
from reportgen.site.linkify import Heard, answers, splitter
from reportgen.site.page import Site
from reportgen.site.targets import resolver


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """What a text asked the site for: words that may be ids, texts that may name files, and the targets of its links.

    It follows from the text and from the signs that ids are numbered with: as long as these are the same, so is what is asked.
    """

    words: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


_DECODER = msgspec.msgpack.Decoder(Asked)


class Body(Drawn):
    """HTML of a report that follows from `basis`, in any form that differs when it does, and from what the site says when it is drawn."""

    def __init__(self, basis: object, site: Site, report: Report, draw: Callable[[Resolve, Split], Markup]) -> None:
        """Let `draw` make the HTML: it may take from `site` only what the two functions say that it is given."""
        super().__init__(basis, lambda: draw(self._resolved, self._cut))
        self._site, self._report = site, report
        self._heard = Heard(set(), set())
        self._cut = splitter(site.lookup, site.finders, "../", report.date, source=report.header.source, heard=self._heard)
        self._resolve = resolver(site, report.header.source, "../")
        self._targets = list[str]()

    def _resolved(self, target: str) -> str | None:
        self._targets.append(target)
        return self._resolve(target)

    @property
    def asked(self) -> bytes:
        """What the site was asked when the HTML was drawn, to be kept."""
        found = (*self._heard.asked(self._site.lookup), set(self._targets))
        return msgspec.msgpack.encode(Asked(*(tuple(sorted(one)) for one in found)))

    def answers(self, asked: bytes) -> object:
        """Return what the site says now to what it was `asked` when the same text was drawn."""
        words, texts, targets = msgspec.structs.astuple(_DECODER.decode(asked))
        report = self._report
        found = answers(self._site.lookup, words, texts, report.date, report.header.source)
        return found, [self._resolve(target) for target in targets]
