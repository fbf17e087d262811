"""What a reader knows beside the entry in front of it: the team's words, the people, the id families, the day."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from reportgen.text import remember
from reportgen.values.ident import family
from reportgen.values.vocabulary import DEFAULT, Vocabulary


class Context(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The surroundings of an entry.

    `roster` holds the people the document names as owners or participants, `met` names that come again in brackets;
    `families` maps an id family (``P#-S#-#``)
    to the record kind it was defined as; `heading` is the text of the nearest heading and `label` of
    the bold or labelled line below it; `number` is the N of "Day N", `week` and `sprint` those of the report;
    `columns` the header of the table around;
    `with_ids` tells that the claimed section gives its records ids, so that text without one is commentary;
    `state` is the status that a heading states for all below it, `person` the name that a list of work stands under;
    `board` is what a board or list of work holds that says of each how far it is;
    `day_first` tells that the dates of the table or report around are written with the day first ("27/03/2026");
    `boxes` that a box to tick is a task in this document, since most of them have an owner;
    `risks_apart` that this document has a section for its risks, so that one of what hinders it is another thing;
    `dotted` that a dot parts hour and minute in the log around ("6.30 dryer emptied");
    `weekday` is that of a report that names no date;
    `row_ids` that the numbers in front of the rows of the table around are ids ("88", "91").
    """

    vocabulary: Vocabulary = DEFAULT
    zone: str = "UTC"
    source: str = ""
    day: date | None = None
    number: int | None = None
    week: int | None = None
    sprint: int | None = None
    roster: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    families: dict[str, str] = {}
    with_ids: bool = False
    heading: str = ""
    label: str = ""
    state: str = ""
    person: str = ""
    board: Literal["story", "action"] | None = None
    day_first: bool = False
    boxes: bool = False
    risks_apart: bool = False
    row_ids: bool = False
    dotted: bool = False
    weekday: int | None = None
    columns: tuple[str, ...] = ()
    report: str = ""

    def kind_of(self, ident: str | None) -> str | None:
        """Return the kind that an id's family was defined as: by a prefix in the settings, else in the document itself."""
        if not ident:
            return None
        return _of_prefix(ident.upper(), self.vocabulary) or self.families.get(family(ident))


@remember
def _of_prefix(ident: str, vocabulary: Vocabulary) -> str | None:
    return next((kind for prefix, kind in vocabulary.prefixes.items() if ident == prefix or ident.startswith(f"{prefix}-")), None)
