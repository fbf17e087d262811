"""What holds on from day to day, such as a mitigation, and that an item says on its own line."""

from __future__ import annotations

import re

from reportgen.exports.carry.fields import DAILY, STANDING, labelled
from reportgen.exports.carry.form import Own
from reportgen.exports.carry.markup import escaped
from reportgen.records import Record
from reportgen.text import BLANK, plain


def standing_words(record: Record, own: Own | None) -> dict[str, str]:
    """Return what an item says on its own line and holds on, in Markdown by label as written there; a blank for words about a day."""
    if own is None or own.place.shape not in ("item", "line") or labelled(own.page, own.place):
        return {}
    line = plain(own.page.lines[record.line - 1])
    found = {}
    for key, value in record.details.items():
        label = re.search(rf"(?<!\w){re.escape(key.replace('_', ' '))}(?=:)", line, re.I)
        if label and STANDING.match(label.group()):
            found[label.group()] = BLANK if DAILY.search(value) else escaped(value)
    return found
