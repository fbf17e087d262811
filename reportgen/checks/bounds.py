"""What a team may set about the rules: their bounds by name, weights by code, and its calendar."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

import msgspec

from reportgen.records import Setting
from reportgen.records.setting import Calendar
from reportgen.values.vocabulary import Vocabulary


class Threshold(NamedTuple):
    """A bound that `[thresholds]` in `site.toml` may change: its name, the number without a setting, the rule, and what it means.

    It is never less than 0, nor more than `most`.
    """

    name: str
    default: float
    rule: str
    about: str
    most: float = inf


THRESHOLDS = (
    Threshold("neighbours", 4, "RG108", "records with the field in one section, from which one without it is missing something"),
    Threshold("spelling", 82, "RG109", "likeness (0 to 100) from which an unknown status is a misspelt known one", 100),
    Threshold("family", 4, "RG110", "ids of a family that reports define, from which an undefined one dangles"),
    Threshold("gap-days", 5, "RG306", "most working days in a row without report that are a gap; more are a pause"),
    Threshold("frequent-owner", 4, "RG401", "records of an owner from which a rare name that is spelled nearly alike is a slip"),
    Threshold("unowned-reports", 2, "RG402", "report dates on which an open item has no owner"),
    Threshold("due-on-a-day", 4, "RG404", "least number of items of one owner due on one day that is worth a look"),
    Threshold("pause-days", 4, "RG502", "calendar days between two reports after which nobody can say what happened in between"),
    Threshold("silent-dates", 2, "RG502", "report dates without a word before an open item has vanished"),
    Threshold("silent-between", 8, "RG502", "the same for an item that comes back later"),
    Threshold("percent-drop", 5, "RG505", "least fall of a percentage, in points", 100),
    Threshold("overdue-reports", 2, "RG507", "report dates that list an item after its due date without saying so"),
    Threshold("priority-dates", 2, "RG508", "report dates without a word about a priority before it counts as dropped"),
    Threshold("listed-dates", 2, "RG509", "report dates on which a new action item does not appear although others do"),
)
"""All bounds, by the code of their rule."""

_DEFAULTS = {threshold.name: threshold.default for threshold in THRESHOLDS}


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """The setting as rules read it: ``bounds["pause-days"]`` is the team's number, or the default."""

    setting: Setting = Setting()

    def __getitem__(self, name: str) -> float:
        return self.setting.thresholds.get(name, _DEFAULTS[name])

    @property
    def calendar(self) -> Calendar:
        """The team's weekend and holidays."""
        return self.setting.calendar

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that this team uses."""
        return self.setting.vocabulary
