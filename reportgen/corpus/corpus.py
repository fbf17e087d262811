"""Many reports as one ordered, validated whole."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportgen.records import Report
from reportgen.text import Source


class Corpus(msgspec.Struct, frozen=True, kw_only=True):
    """All reports, sorted by date, then key (undated ones last), and the sources they were read from, sorted by path."""

    reports: tuple[Report, ...] = ()
    sources: Sequence[Source] = ()
