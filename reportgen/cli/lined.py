"""Every item as a line for the next `list`, with what its filters ask besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice

import msgspec

from reportgen.cli.lists import Head
from reportgen.cli.load import Loaded
from reportgen.history import History
from reportgen.history.listed import list_due
from reportgen.history.sightings import last_date
from reportgen.records import Setting
from reportgen.records.privacy import hidden

_NONE: Mapping[str, str] = {}
_AT_ONCE = 2000  # lines, so that those of tens of thousands of items are not held together


def before(loaded: Loaded) -> str | None:
    """Return what stands before the name of each source where a person is to open it; None where that does not follow from its name."""
    names = [source.path for source in loaded.corpus.sources]
    found = loaded.shown.get(names[0], names[0]).removesuffix(names[0])
    return found if all(loaded.shown.get(name, name) == found + name for name in names) else None


def item_lines(history: History, setting: Setting, front: str, site: str = "", left: Mapping[str, str] = _NONE) -> Iterator[bytes]:
    """Yield the lines that `Lists` keep, some at a time; `front` is what `before` returns, the rest as in `Head`.

    Settings may name whom they keep back: a command that is asked for one of these reads the settings.
    """
    reports, words = history.corpus.reports, setting.vocabulary
    day = last_date(reports)
    owners = sorted({name for report in reports for record in report.records for name in record.owners})
    said = {name: other for name, other in words.owners.items() if _open(setting, name) and _open(setting, other)}
    encode = msgspec.json.Encoder().encode_lines
    yield bytes(encode([Head(front, day, owners, said, words.levels, site, left), [(one.key, one.date) for one in reports]]))
    lines = chain.from_iterable(list_due(track, day) for track in history.tracks)
    while some := list(islice(lines, _AT_ONCE)):
        yield bytes(encode(some))


def _open(setting: Setting, text: str) -> bool:
    """Tell whether nothing in `text` is kept back."""
    return hidden(setting.privacy, text) == text
