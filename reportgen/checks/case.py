"""All reports as the rules over them see them."""

from __future__ import annotations

import msgspec

from reportgen.checks.bounds import Bounds
from reportgen.checks.silence import Silence, Spoken
from reportgen.checks.told import Told
from reportgen.checks.verdict import Heard, Verdict
from reportgen.history.model import History
from reportgen.records import Report


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A history with what its sources say beside the records.

    `verdicts` are by the path of the source, `reports` the reports of each source in the order of the corpus, and `heard` is by the
    key of the report, with those words only that rules ask for. `calendar` says which ids each date names, and `silences` where open
    items are not named.
    """

    history: History
    bounds: Bounds
    told: Told
    verdicts: dict[str, Verdict]
    reports: dict[str, list[Report]]
    heard: dict[str, Heard]
    calendar: Spoken
    silences: tuple[Silence, ...]
