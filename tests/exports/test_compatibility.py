"""The promise of docs/reference/compatibility.md: under one number keys, tables and columns may be added, and nothing else changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen.exports import schemas
from reportgen.exports.sql.database import open_empty
from reportgen.records import FORMAT
from tests.golden.golden import WRITE

KEPT = Path(__file__).parent / "schemas" / f"format-{FORMAT}.json"
Facts = dict[str, Any]


def types_of(schema: Facts, definitions: Facts) -> Facts:
    """What a schema promises: the types and words of each key, and which keys are always there; references are followed."""
    if "$ref" in schema and schema["$ref"].startswith("#/$defs/"):
        return types_of(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    facts: Facts = {key: schema[key] for key in ("type", "const", "$ref", "pattern", "minimum", "maximum") if key in schema}
    if "enum" in schema:
        facts["enum"] = sorted(schema["enum"])
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            facts[key] = types_of(schema[key], definitions)
    for key in ("oneOf", "anyOf", "prefixItems"):
        if key in schema:
            facts[key] = [types_of(one, definitions) for one in schema[key]]
    if "properties" in schema:
        facts["required"] = sorted(schema.get("required", ()))
        facts["properties"] = {name: types_of(value, definitions) for name, value in schema["properties"].items()}
    return facts


def promised() -> Facts:
    """What this program promises now."""
    database = open_empty()
    names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name")]
    tables = {name: [row[1] for row in database.execute(f"PRAGMA table_info({name})")] for name in names if "search_" not in name}
    return {"schemas": {name: types_of(schema, schema.get("$defs", {})) for name, schema in schemas().items()}, "tables": tables}


def broken(kept: Any, now: Any, where: str = "") -> Iterator[str]:
    """Every place at which `now` does not hold what was `kept`."""
    if isinstance(kept, dict) and isinstance(now, dict):
        for key, value in kept.items():
            if key in now:
                yield from broken(value, now[key], f"{where}/{key}")
            else:
                yield f"{where}/{key} is gone"
        extra = set(now) - set(kept) if not where.endswith(("properties", "schemas", "tables")) and where else set()
        yield from (f"{where}/{key} is new, and no key of an object" for key in sorted(extra))
    elif where.startswith("/tables/"):
        yield from (f"{where}: {column} is gone" for column in kept if column not in now)
    elif kept != now:
        yield f"{where} was {kept}, is {now}"


def test_nothing_changes_under_one_number() -> None:
    now = promised()
    if WRITE:
        kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else now
        assert list(broken(kept, now)) == [], "this needs a new FORMAT"
        KEPT.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", "utf-8")
    kept = json.loads(KEPT.read_text("utf-8"))
    assert list(broken(kept, now)) == [], "this needs a new FORMAT; see docs/reference/compatibility.md"
    assert kept == json.loads(json.dumps(now)), "something was added; write it down with REPORTGEN_GOLDEN=write"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("schemas", "action", "properties", "title", "type"), "integer", "/schemas/action/properties/title/type was string, is integer"),
        (("schemas", "action", "required"), ["kind"], "/schemas/action/required was "),
        (("schemas", "risk", "properties", "level", "enum"), ["green", "yellow"], "/schemas/risk/properties/level/enum was "),
        (("schemas", "action", "properties", "title", "minLength"), 1, "/schemas/action/properties/title/minLength is new"),
        (("schemas", "action", "properties", "extra"), {"type": "string"}, ""),
        (("tables", "items"), ["item"], "/tables/items: kind is gone"),
        (("tables", "more"), ["x"], ""),
    ],
)
def test_the_comparison_sees_what_would_break_a_reader(path: tuple[str, ...], value: object, said: str) -> None:
    kept, now = promised(), promised()
    inner = now
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    found = list(broken(kept, now))
    assert bool(found) is bool(said)
    assert not said or found[0].startswith(said)
