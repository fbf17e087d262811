"""Where in a settings file something is set whose sense is known only later, when rules are asked or reports are read."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.records.toml import Table, line_of_text

_KEYS = ("rules", "thresholds", "dates")
"""Tables whose keys are names of something else."""

_LISTS = (("exclude", "files"), ("exclude", "sections"), ("items", "keep"))
"""Lists of texts that are to match something."""


def find_places(table: Table) -> dict[tuple[str, ...], str]:
    """Return by the tables, the key and the word where it is set, as ``file:line``; a group of ids in `join` stands by its number."""
    return dict(_found(table))


def _found(table: Table) -> Iterator[tuple[tuple[str, ...], str]]:
    for name in _KEYS:
        part = table.table(name)
        yield from (((name, key.upper() if name == "rules" else key), part.place(key)) for key in part.values)
    for name, key in _LISTS:
        part = table.table(name)
        yield from (((name, key, word), place) for word, place in part.places(key, part.names(key)))
    part = table.table("items")
    groups = part.values.get("join", [])
    line = part.line("join")
    for at, group in enumerate(groups if isinstance(groups, list) else ()):  # whoever reads them refuses what is no list
        line = max((line_of_text(part.text, str(one), line) for one in group), default=line)  # ids may be in several groups
        yield ("items", "join", str(at)), f"{part.where}:{line}"
