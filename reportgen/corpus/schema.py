"""JSON Schema (draft 2020-12) of the record format, made from the records' own types."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from reportgen.records import FORMAT, Kind, Record, Report

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: tuple[Kind, ...] = get_args(Kind)

#: The keys that a record of any kind may have.
ALWAYS = ("date", "kind", "title", "mentions", "section", "report", "source", "line", "end_line")
_STATE = ("id", "status", "status_raw", "percent", "owners", "due", "due_raw", "points", "priority", "details")

#: The keys a record of each kind may have (DESIGN, section 4), besides those that all have.
KEYS: dict[Kind, tuple[str, ...]] = {
    "report": ("id", "weekday", "day", "week", "sprint", "owners", "status_raw", "details"),
    "action": (*_STATE, "event"),
    "story": (*_STATE, "event"),
    "risk": ("id", "status", "status_raw", "level", "trend", "trend_raw", "likelihood", "impact", "owners", "due", "due_raw", "details"),
    "decision": ("id", "status_raw", "owners", "due", "due_raw", "details"),
    "escalation": ("id", "status_raw", "owners", "due", "due_raw", "details"),
    "checkpoint": ("start", "end", "time_raw", "status_raw", "owners", "details"),
    "priority": ("owners", "due", "due_raw", "start", "end", "time_raw", "details"),
    "metric": (
        *("id", "value", "unit", "value_raw", "target", "comparator", "target_raw", "met"),
        *("status_raw", "trend", "trend_raw", "owners", "details"),
    ),
}

REQUIRED = ("kind", "report", "source", "line", "end_line")

_DATE = r"^\d{4}-\d{2}-\d{2}$"
_DAY_OR_MOMENT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?)?$"
_TIME = r"^\d{2}:\d{2}$"

#: What the types do not say: the meaning of each key, and the form of its text.
SAID: dict[str, Schema] = {
    "date": {"description": "the reported day", "pattern": _DATE},
    "kind": {"description": "what kind of thing this record is"},
    "id": {"description": "the id as its author wrote it"},
    "title": {"description": "what it is: a task, a metric's name, a decision's text"},
    "weekday": {"description": "the weekday as stated"},
    "day": {"description": "N of 'Day N' as stated"},
    "week": {"description": "N of 'Week N' as stated"},
    "sprint": {"description": "N of 'Sprint N' as stated"},
    "status": {"description": "the state as understood; of a risk, only that it is closed"},
    "status_raw": {"description": "the state, or a risk's colour, in the author's words"},
    "percent": {"description": "how much is done, as stated", "minimum": 0, "maximum": 100},
    "level": {"description": "a risk's colour as understood"},
    "trend": {"description": "where it is heading, as understood"},
    "trend_raw": {"description": "where it is heading, in the author's words"},
    "likelihood": {"description": "in the author's words"},
    "impact": {"description": "in the author's words"},
    "owners": {"description": "names, without roles"},
    "due": {"description": "an ISO date, or a date-time with offset where a time is stated", "pattern": _DAY_OR_MOMENT},
    "due_raw": {"description": "when it is due, in the author's words"},
    "points": {"description": "story points"},
    "priority": {"description": "such as P0"},
    "event": {"description": "new: logged in this report; update: reported on"},
    "start": {"description": "local time of the report's zone", "pattern": _TIME},
    "end": {"description": "local time of the report's zone", "pattern": _TIME},
    "time_raw": {"description": "when it happened, in the author's words"},
    "value": {"description": "the number as understood, in `unit`"},
    "unit": {"description": "the unit of `value` and `target`"},
    "value_raw": {"description": "the value in the author's words"},
    "target": {"description": "the number to reach, in `unit`"},
    "comparator": {"description": "how `value` shall compare with `target`"},
    "target_raw": {"description": "the target in the author's words"},
    "met": {"description": "whether `value` is within `target`; computed"},
    "details": {"description": "the remaining labelled fields, as the author labelled them"},
    "mentions": {"description": "ids named in the record's own text, ranges expanded"},
    "section": {"description": "the heading it stands under, without its number"},
    "report": {"description": "the key of the report"},
    "source": {"description": "path of the report below the content folder; in a plain folder, that folder's name and the path below it"},
    "line": {"description": "first line in the source", "minimum": 1},
    "end_line": {"description": "last line in the source", "minimum": 1},
}


def record_schema(kind: Kind) -> Schema:
    """Return the schema of a record of `kind`: the keys it may have, what they mean, and which are always there."""
    allowed = {*ALWAYS, *KEYS[kind]}
    properties = {key: {**schema, **SAID[key]} for key, schema in record_properties().items() if key in allowed}
    properties["kind"] = {"const": kind, **SAID["kind"]}
    return _document(kind, f"A record of kind {kind}.") | _object(properties, REQUIRED)


def report_schema() -> Schema:
    """Return the schema of ``reports/<key>.json``: one report with its records; it refers to the schemas of the kinds."""
    parts = {name: bare(schema) for name, schema in msgspec.json.schema(Report)["$defs"].items() if name in ("Span", "Unread", "Guess")}
    properties = bare(msgspec.json.schema(Report)["$defs"]["Report"])["properties"]
    properties["header"] = {"$ref": identifier("report")}
    properties["records"] = {"type": "array", "items": any_record_schema(but="report")}
    content = _object({"format": {"const": FORMAT}, **properties}, ("format", "key", "header", "span"))
    about = "One reported day: its header, its records, and the lines that were kept as narrative or not read."
    return _document("report-file", about) | content | {"$defs": parts}


def any_record_schema(*, but: str = "") -> Schema:
    """Return the schema of a record of any kind (all kinds except `but`)."""
    return {"oneOf": [{"$ref": identifier(kind)} for kind in KINDS if kind != but]}


def struct_schema(name: str, about: str, struct: type[msgspec.Struct]) -> Schema:
    """Return the schema of `struct` under `name`; records inside it are those of any kind."""
    found = msgspec.json.schema(struct)["$defs"]
    parts = {part: bare(schema) for part, schema in found.items() if part != struct.__name__}
    if "Record" in parts:
        parts["Record"] = any_record_schema()
    return _document(name, about) | bare(found[struct.__name__]) | {"$defs": parts}


def identifier(name: str) -> str:
    """Return the stable `$id` of the schema `name`.

    >>> identifier("action")
    'urn:reportgen:schema:1:action'
    """
    return f"urn:reportgen:schema:{FORMAT}:{name}"


def bare(schema: Schema) -> Schema:
    """Return `schema` for what is really written: absent means not stated, so that no value is null and no default is needed.

    >>> bare({"anyOf": [{"type": "integer"}, {"type": "null"}], "default": None})
    {'type': 'integer'}
    """
    options = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    if options:
        return {"type": "number"} if {"type": "number"} in options else bare(options[0]) if len(options) == 1 else {"anyOf": options}
    kept = {key: value for key, value in schema.items() if key not in ("default", "title", "description")}
    for key in ("items", "additionalProperties"):
        if isinstance(kept.get(key), dict):
            kept[key] = bare(kept[key])
    if "properties" in kept:
        kept["properties"] = {name: bare(value) for name, value in kept["properties"].items()}
        kept["additionalProperties"] = False
    return kept


def record_properties() -> dict[str, Schema]:
    """Return the schema of every key that a record may have, in the order of the format."""
    properties: dict[str, Schema] = bare(msgspec.json.schema(Record)["$defs"]["Record"])["properties"]
    return properties


def _document(name: str, about: str) -> Schema:
    return {"$schema": DIALECT, "$id": identifier(name), "title": name, "description": about}


def _object(properties: dict[str, Schema], required: tuple[str, ...]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
