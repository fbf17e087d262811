"""The views of the database: what people ask most, and the records of each kind with the columns of that kind."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.corpus.schema import KINDS
from reportgen.exports.records import PLURALS
from reportgen.exports.sql.columns import PLACE, RECORD_COLUMNS, keys_of
from reportgen.exports.sql.tables import TABLES


class View(NamedTuple):
    """One view: its name, what a row of it is, its query, and the columns that no table has, with what they mean."""

    name: str
    about: str
    query: str
    own: tuple[tuple[str, str], ...] = ()

    @property
    def ddl(self) -> str:
        """The statement that makes the view."""
        return f"CREATE VIEW {self.name} AS\n{self.query}"


_PLACE = "source, line, end_line, page"
_WORK = f"item, id, title, status, percent, owners, due, due_last, is_late, days_open, slips, first, last, {_PLACE}"
_LATE = "CAST(julianday((SELECT value FROM about WHERE key = 'as_of')) - julianday(substr(due_last, 1, 10)) AS INTEGER)"
_BY_NEED = "ORDER BY is_late DESC, due_last IS NULL, due_last, item"


_LATER: dict[str, tuple[str, ...]] = {"risk": ("status",)}  # keys that came later: their columns stand behind those that were there


def _kind_views() -> tuple[View, ...]:
    """Return a view for each kind of record."""
    views = []
    for kind in KINDS:
        if kind != "report":
            later = _LATER.get(kind, ())
            own = ", ".join(RECORD_COLUMNS[key].name for key in keys_of(kind) if key not in later)
            behind = "".join(f", {RECORD_COLUMNS[key].name}" for key in later)
            query = f"SELECT record, report, item, {own}, text, {_PLACE}{behind}\nFROM records WHERE kind = '{kind}'"
            views.append(View(PLURALS[kind], f"The records of kind {kind}, with the columns of that kind.", query))
    return tuple(views)


VIEWS = (
    View("open_actions", "Action items that are open, late ones first.",
         f"SELECT {_WORK}\nFROM items WHERE kind = 'action' AND is_open {_BY_NEED}"),
    View("overdue_actions", "Open action items that were due before the last report, the longest overdue first.",
         f"SELECT {_LATE} AS days_late,\n  {_WORK}\nFROM items WHERE kind = 'action' AND is_late ORDER BY due_last, item",
         (("days_late", "calendar days from the due date to the last report"),)),
    View("latest_risks", "Risks that are open, as last stated, red ones first.",
         f"SELECT item, id, title, level, owners, days_open, first, last, {_PLACE}\n"
         "FROM items WHERE kind = 'risk' AND is_open\n"
         "ORDER BY CASE level WHEN 'red' THEN 0 WHEN 'yellow' THEN 1 WHEN 'green' THEN 2 ELSE 3 END, item"),
    View("changes_by_day", "How many changes of each field the reports of each day state.",
         "SELECT date, field, count(*) AS changes, count(DISTINCT item) AS items\nFROM changes GROUP BY date, field",
         (("changes", "how many"), ("items", "of how many items"))),
    View("metric_series", "The values of each metric over time.",
         f"SELECT item, date, title, value, unit, value_raw, comparator, target, met, report, record, {_PLACE}\n"
         "FROM records WHERE kind = 'metric' ORDER BY item, date, record"),
    View("sightings", "What each report says of each item, oldest first.",
         "SELECT item, date, kind, id, title, status, status_raw, percent, level, owners, due, due_raw, value, value_raw, report, record,\n"
         f"  {_PLACE}\nFROM records WHERE item IS NOT NULL ORDER BY item, date, record"),
    View("open_by_owner", "How much of the open work each owner has, and how much of that is late.",
         "SELECT o.person, count(*) AS open, sum(i.is_late) AS late, sum(i.status = 'blocked') AS blocked\n"
         "FROM item_owners o JOIN items i USING (item)\n"
         "WHERE i.is_open AND i.kind IN ('action', 'story') GROUP BY o.person ORDER BY open DESC, o.person",
         (("open", "action items and stories"), ("late", "of these"), ("blocked", "of these"))),
    View("findings_by_rule", "How often each rule finds something; not what is suppressed.",
         "SELECT rule, name, weight, count(*) AS findings\nFROM findings WHERE suppressed IS NULL GROUP BY rule ORDER BY rule",
         (("findings", "how many"),)),
    *_kind_views(),
)  # fmt: skip


def meaning(view: View, column: str) -> str:
    """Return what `column` of `view` means: as the view says, else as the column of that name in a table."""
    own = dict(view.own)
    if column in own:
        return own[column]
    tables = sorted(TABLES, key=lambda table: f" {table.name}" not in view.query)  # those that the view asks come first
    return next((one.about for table in tables for one in table.columns if one.name == column and (one.name in PLACE or one.about)), "")
