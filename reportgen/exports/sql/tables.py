"""The tables of the database, each with the meaning of its columns."""

from __future__ import annotations

from reportgen.exports.sql.columns import RECORD_COLUMNS, Column, Table, place

_RECORD = Column("record", "INTEGER", "the record", "records", key=True)
_POSITION = Column("position", "INTEGER", "from 0, in the order of the text", key=True)
_PERSON = (
    Column("name", "TEXT", "as the report spells it"),
    Column("person", "TEXT", "the owner of that name in any spelling, where one holds an item", "people"),
)
_ITEM = Column("item", "TEXT", "the item, where it is about one", "items")
_REPORT = Column("report", "TEXT", "the report", "reports")

ABOUT = Table("about", "One fact about this file a row.", (
    Column("key", "TEXT", "format: the number of the record format; generator: what wrote this; as_of: the last reported day", key=True),
    Column("value", "TEXT", "what it is"),
))  # fmt: skip

PEOPLE = Table("people", "One owner a row: who owns an item as last stated.", (
    Column("person", "TEXT", "the name", key=True),
    *place("the first record that names them as owner"),
))  # fmt: skip

REPORTS = Table("reports", "One reported day or period a row.", (
    Column("report", "TEXT", "the key of the report: its date, with a word behind it where two files report one day", key=True),
    RECORD_COLUMNS["date"], RECORD_COLUMNS["title"]._replace(about="its title"),
    *(RECORD_COLUMNS[key] for key in ("weekday", "day", "week", "sprint")),
    Column("records", "INTEGER", "how many records it states"),
    *place("this report"),
))  # fmt: skip

ITEMS = Table("items", "One thing over all reports a row: an action item, a story, a risk, a metric …, as last stated.", (
    Column("item", "TEXT", "a key that is unique and stays", key=True),
    Column("kind", "TEXT", "action, story, risk, decision, escalation, checkpoint, priority or metric"),
    Column("id", "TEXT", "its id"),
    Column("title", "TEXT", "what it is"),
    Column("status", "TEXT", "the state as last stated"),
    Column("level", "TEXT", "a risk's colour as last stated"),
    Column("percent", "NUMERIC", "how much is done, as last stated"),
    Column("owners", "TEXT", "names as last stated, with commas"),
    Column("due", "TEXT", "the due date or time as last stated"),
    Column("due_last", "TEXT", "the last day on which it is due, by what the words mean in the calendar of the series"),
    Column("first", "TEXT", "date of the first sighting"),
    Column("last", "TEXT", "date of the last sighting"),
    Column("closed", "TEXT", "date of the report that closed it"),
    Column("is_open", "INTEGER", "1 for an action item, a story or a risk that is neither closed nor lapsed"),
    Column("is_late", "INTEGER", "1 for an open action item or story that was due before the last report"),
    Column("days_open", "INTEGER", "calendar days from the first sighting until it was closed, or to the last report"),
    Column("slips", "INTEGER", "how often its due date moved to a later one"),
    Column("slipped_days", "INTEGER", "by how many days in all"),
    Column("reopened", "INTEGER", "how often it was opened again"),
    Column("vanished", "INTEGER", "1 when it is open and the last two days say nothing of it"),
    Column("lapsed", "INTEGER", "1 when nobody has spoken of it for so long that it counts as open no more"),
    Column("reason", "TEXT", "why it was told from another item of the same id, or joined with one"),
    *place("the record that says last where it stands"),
))  # fmt: skip

RECORDS = Table("records", "One statement of one report a row, and one of kind report for each report.", (
    Column("record", "INTEGER", "a number, in the order of dates and lines; another one after the next build", key=True),
    Column("report", "TEXT", "the report that states it", "reports"),
    Column("item", "TEXT", "the item it is a sighting of", "items"),
    Column("kind", "TEXT", "what kind of thing it is; report for what a report says of itself"),
    *(column for key, column in RECORD_COLUMNS.items() if key not in ("owners", "details")),
    Column("owners", "TEXT", "names without roles, with commas; one a row in record_owners"),
    Column("details", "TEXT", "the remaining labelled fields, as a JSON object"),
    Column("text", "TEXT", "its lines as written; of a report those that no record has"),
    *place("this record"),
))  # fmt: skip

RECORD_OWNERS = Table("record_owners", "One owner of one record a row.", (_RECORD, _POSITION, *_PERSON, *place("that record")))

RECORD_MENTIONS = Table("record_mentions", "One id that a record names a row.", (
    _RECORD, _POSITION,
    Column("id", "TEXT", "the id as named"),
    Column("item", "TEXT", "the item of that id; of several the latest that had begun", "items"),
    *place("that record"),
))  # fmt: skip

ITEM_OWNERS = Table("item_owners", "One owner of one item, as last stated, a row.", (
    Column("item", "TEXT", "the item", "items", key=True),
    _POSITION, *_PERSON, *place("the record that states the owners"),
))  # fmt: skip

CHANGES = Table("changes", "One field of one item that reads differently than before a row.", (
    Column("change", "INTEGER", "a number", key=True),
    Column("item", "TEXT", "the item", "items"),
    Column("record", "INTEGER", "the record that states the new value", "records"),
    _REPORT,
    Column("date", "TEXT", "the day of that report"),
    Column("field", "TEXT", "status, percent, owners, due, title, level or points"),
    Column("before", "TEXT", "the value before, in words"),
    Column("after", "TEXT", "the value now, in words"),
    Column("slip_days", "INTEGER", "for a due date that moved later: by how many days at least"),
    *place("that record"),
))  # fmt: skip

FINDINGS = Table("findings", "One thing that a rule finds wrong, missing or contradictory a row.", (
    Column("finding", "INTEGER", "a number", key=True),
    Column("rule", "TEXT", "the code of the rule"),
    Column("name", "TEXT", "the name of the rule"),
    Column("weight", "TEXT", "error, warning or note"),
    Column("message", "TEXT", "what is wrong, with the numbers"),
    Column("hint", "TEXT", "what to do"),
    Column("words", "TEXT", "those words of the line that are wrong"),
    Column("suppressed", "TEXT", "the reason, where a comment of the report suppresses it"),
    _REPORT, _ITEM,
    Column("column", "INTEGER", "where in the line the words begin"),
    *place("what is wrong"),
))  # fmt: skip

FINDING_PLACES = Table("finding_places", "One more place that proves a finding a row.", (
    Column("finding", "INTEGER", "the finding", "findings", key=True),
    _POSITION, *place("the proof"),
))  # fmt: skip

TABLES = (
    ABOUT, REPORTS, ITEMS, PEOPLE, RECORDS, RECORD_OWNERS, RECORD_MENTIONS, ITEM_OWNERS, CHANGES, FINDINGS, FINDING_PLACES,
)  # fmt: skip
"""In an order in which each refers to those before it only."""

# The quotation marks are those by which Datasette sees that the index is that of records.
SEARCH = """CREATE VIRTUAL TABLE search USING fts5(
  title, text, content="records", content_rowid="record", tokenize="unicode61 remove_diacritics 2"
)"""
SEARCH_ABOUT = "Full text of records (FTS5): rowid is the record; WHERE search MATCH 'lamp NOT spare' ORDER BY rank."
