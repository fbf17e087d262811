"""Every key of `site.toml` in words: what stands there, what it means, and an example; a key that is not here is refused."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """A key of the settings.

    `name` is the key with its tables before it (``calendar.eod``), `form` says what kind of value it takes, `about` what it means, and
    `example` is a value as TOML; `names` says that `example` holds whole lines instead, because the keys of the table are the team's own.
    """

    name: str
    form: str
    about: str
    example: str
    names: bool = False


KEYS = (
    Key("title", "text", "on every page", '"Glasshouse"'),
    Key("description", "text", "on the home page", '"Five weeks in a museum."'),
    Key("site_url", "address", "where the site is published; only for addresses that must be absolute", '"https://example.org/history/"'),
    Key(
        "source_url", "address with `{path}`, `{line}`, `{end}`, `{commit}`", "where a report's source can be seen",
        '"https://example.org/blob/{commit}/content/{path}#L{line}-L{end}"',
    ),
    Key("indexable", "true or false", "true lets search engines in", "false"),
    Key("projects", "list of folders", "folders that are projects of their own; such a file says nothing of reports", "[]"),
    Key("zone", "name of a time zone (IANA)", "the zone of times that name none", '"Europe/Berlin"'),
    Key("language", "code of a language", "language of the site's own words: headings, states, dates", '"de"'),
    Key("languages", "list of codes", "languages of the reports; where this is not set, each report tells its own", '["en", "de"]'),
    Key(
        "dates", "path = date", "days of reports that name none: path below this folder = date",
        '"reports/week-1/day-4-outcomes.md" = "2025-03-06"', names=True,
    ),
    Key("calendar.weekend", "list of weekdays", "days on which no report is missed", '["saturday", "sunday"]'),
    Key("calendar.holidays", "list of dates", "more such days", '["2025-04-18"]'),
    Key("calendar.eod", "HH:MM", 'what "EOD" means; without it, it stays a day', '"17:00"'),
    Key("vocabulary.status", "word = status", "your word = one of the statuses below", '"At the light table" = "in_review"', names=True),
    Key("vocabulary.level", "word = level", "your word = green, yellow, red", '"Calm" = "green"', names=True),
    Key("vocabulary.owners", "spelling = name", "another spelling = the name to show", '"Tobi" = "Tobias"', names=True),
    Key("vocabulary.prefixes", "letters = kind", "letters of an id = a kind of record", 'ACT = "action"', names=True),
    Key(
        "vocabulary.headings", "words = kind", "words of a heading = a kind of record, or narrative", '"Things we promised" = "action"',
        names=True,
    ),
    Key("vocabulary.fields", "label = field", "your label = due, owner, status, …", '"Wanted by" = "due"', names=True),
    Key("items.join", "list of lists of ids", "ids of one item", '[["ST-7", "ACT-9"]]'),
    Key("items.keep", "list of ids", "never split, whatever the titles say", '["R-1"]'),
    Key("items.apart", "list of ids", "never joined with another", '["ACT-12"]'),
    Key("metrics", "spelling = name", "another spelling of a metric = the name to show", '"Plates/day" = "Plates scanned"', names=True),
    Key(
        "links", "pattern = address", "a pattern = where its words lead: {0} is all of it, {1} a group, {repo} a group with that name",
        "'(?P<repo>infra|web)#(?P<number>[0-9]+)' = \"https://example.org/{repo}/pull/{number}\"\n"
        "'(?<![\\w/])#(?P<channel>[a-z][a-z-]+)' = \"https://chat.example.org/{channel}\"\n"
        "'(?<![\\w./-])docs/[\\w./-]*\\w' = \"https://example.org/blob/main/{0}\"",
        names=True,
    ),
    Key("limits.bytes", "number", "bytes of a file; a larger one is not read at all", "500000"),
    Key("limits.lines", "number", "lines of a file; what is beyond is named, with its line (RG101)", "5000"),
    Key("limits.line", "number", "signs of a line; what is beyond is named (RG101)", "20000"),
    Key("limits.records", "number", "records of a file; what is beyond is named (RG101)", "800"),
    Key("rules", "code = weight", "a rule = off, note, warning, error", 'RG306 = "off"', names=True),
    Key("thresholds", "name = number", "bounds of rules, as listed with the rules", "gap-days = 3", names=True),
    Key(
        "exclude.files", "list of globs", "files and folders that are left out; ** is any number of folders",
        '["reports/hr", "*-private.md"]',
    ),
    Key("exclude.sections", "list of words", "words of a heading: it goes with all below it", '["Personnel"]'),
    Key("redact.names", "list of names", "people, in all their spellings; they become ██", '["Avery Smith"]'),
    Key("redact.patterns", "list of patterns", "what else is taken out and becomes ██", "['PRJ-\\d+', '(?i)project orion']"),
)  # fmt: skip
"""All keys, in the order in which a settings file is best read."""


def example_file(keys: tuple[Key, ...] = KEYS) -> str:
    """Return a settings file with all of `keys`, each with its meaning beside it."""
    tables: dict[str, list[str]] = {}
    for key in keys:
        table, _, name = (key.name, "", "") if key.names else key.name.rpartition(".")
        if key.names:
            tables[table] = [_beside(f"[{table}]", key.about), key.example]
        else:
            lines = tables.setdefault(table, [f"[{table}]"] if table else [])
            lines.append(_beside(f"{name} = {key.example}", key.about))
    return "\n".join("\n".join(lines) + "\n" for lines in tables.values())


def _beside(line: str, about: str) -> str:
    return f"{line:<41} # {about}"
