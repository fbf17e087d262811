"""Write docs/reference/ from the code: ``python -m tests.docs.reference`` (`make reference`)."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from reportgen.checks.explain import rules_markdown
from reportgen.cli import main as program
from reportgen.corpus.schema import ALWAYS, KEYS, KINDS, REQUIRED, Schema, record_schema
from reportgen.exports import schemas
from reportgen.exports.index import Entry, Index
from reportgen.exports.items import Item, Move
from reportgen.exports.sql.database import open_empty
from reportgen.exports.sql.tables import SEARCH_ABOUT, TABLES
from reportgen.exports.sql.views import VIEWS
from reportgen.history import Finding
from reportgen.records import Record, Setting, setting
from reportgen.records.keys import KEYS as SETTINGS
from reportgen.records.keys import example_file
from reportgen.site import page_schemas

FOLDER = Path(__file__).parent.parent.parent / "docs" / "reference"
AGAIN = "run `make reference` and look at what changed"
NOTE = "<!-- Written by `make reference`; what is wrong here is mended in the code that it comes from. -->\n\n"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table; a bar in a cell is escaped."""
    lines = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    return f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n" + "".join(f"| {line} |\n" for line in lines)


# ---- commands


def each_command(group: click.Group = program, path: str = "reportgen") -> Iterator[tuple[str, click.Command]]:
    """Every command and its words, in the order of the help, those below groups behind their group."""
    for name in group.list_commands(click.Context(group)):
        command = group.commands[name]
        if not command.hidden:
            yield f"{path} {name}", command
            if isinstance(command, click.Group):
                yield from each_command(command, f"{path} {name}")


def examples(command: click.Command) -> tuple[str, ...]:
    """The commands below Examples: of a help text."""
    found = re.search(r"Examples:\n((?:  .*(?:\n|$))+)", command.epilog or "")
    return tuple(line.strip() for line in found[1].splitlines()) if found else ()


def marked(text: str) -> str:
    """Words of a help text as Markdown: options are code, what Markdown would take for a sign is none."""
    text = re.sub(r"([*<>_`])", r"\\\1", text)
    return re.sub(r"(?<![\w-])(--[a-z][a-z-]*(?: [A-Z]+)?|-[a-z])(?![\w-])", r"`\1`", text)


def paragraphs(text: str) -> str:
    """A docstring as Markdown paragraphs; a part after \\b keeps its lines."""
    parts = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(f"```text\n{part[2:].strip()}\n```" if part.startswith("\b") else marked(" ".join(part.split())) for part in parts)


def option_row(option: click.Option) -> tuple[str, str]:
    """An option as it is typed, and what it does, with its default and the variables that say the same."""
    context = click.Context(click.Command("reference"))
    value = "" if option.is_flag or option.count else f" {option.make_metavar(context)}"
    record = option.get_help_record(context)
    parts = [marked(re.sub(r"\s*\[(?:default|env var|env vars|x)\b[^\]]*\]", "", (record or ("", ""))[1]).strip())]
    default = option.to_info_dict()["default"]
    if option.show_default and default is not None and default != ():
        parts.append(f"Default: `{default}`.")
    names = [option.envvar] if isinstance(option.envvar, str) else option.envvar or ()
    if names:
        parts.append(f"Also from the environment: {', '.join(f'`{name}`' for name in names)}.")
    return f"`{', '.join([*option.opts, *option.secondary_opts])}{value}`", " ".join(part for part in parts if part)


def command_part(path: str, command: click.Command) -> str:
    """The part of one command."""
    context = click.Context(command, info_name=path)
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    usage = context.get_usage().removeprefix("Usage: ")
    part = f"## {path.removeprefix('reportgen ')}\n\n```text\n{usage}\n```\n\n{paragraphs(command.help or '')}\n"
    if options:
        part += "\n" + table(("option", "meaning"), [option_row(option) for option in options])
    lines = examples(command)
    return part + (f"\nExamples:\n\n```sh\n{chr(10).join(lines)}\n```\n" if lines else "")


COMMANDS = f"""\
# Commands

Every command explains itself with `--help` (`-h`), and `reportgen --version` says which one this is. A PATH is a report, a folder of
reports, or a content folder (with `reports/`, `site.toml`, `pages/`); without one it is `content`, or else the folder that you are in,
and `-` is one report from standard input. Data goes to standard output, everything else to standard error. How a command ends, and what
it hears from the environment, is on [a page of its own](environment.md).

{NOTE}"""


def commands_page() -> str:
    """Every command with every option and its examples."""
    rows = []
    for path, command in each_command():
        name = path.removeprefix("reportgen ")
        rows.append((f"[{name}](#{name.replace(' ', '-')})", marked(command.get_short_help_str(200))))
    return f"{COMMANDS}{table(('command', 'does'), rows)}\n" + "\n".join(command_part(path, command) for path, command in each_command())


# ---- settings


def default_of(name: str) -> str:
    """The default of a setting, from the value that holds without any settings file."""
    if name == "calendar.weekend":
        return ", ".join(setting._WEEKDAYS[day] for day in Setting().calendar.weekend)
    table, _, key = name.rpartition(".")
    place = {"": Setting(), "exclude": Setting().privacy, "redact": Setting().privacy}.get(table)
    value: Any = getattr(place if place is not None else getattr(Setting(), table), key)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | tuple) or not value or isinstance(value, msgspec.Struct):
        return "none" if not value or isinstance(value, msgspec.Struct) else str(value)
    return f"{value:,}" if isinstance(value, int) else f"`{value}`"


SETTINGS_HEAD = f"""\
# Settings

`content/site.toml`, in [TOML](https://toml.io). The file and every line of it are optional; a wrong key is refused with its line and the
nearest right one. `--config FILE` names another file.

{NOTE}```toml
"""
SETTINGS_END = """
The bounds that `thresholds` may set are listed [with the rules](rules.md#thresholds). More on the addresses of `source_url` and `links`:
[Links to sources and elsewhere](../how-to/links.md); on `exclude` and `redact`: [What nobody shall read](../how-to/privacy.md); on
`vocabulary`, `items` and `metrics`: [Your own words](../how-to/vocabulary.md); on `projects`: [Several projects](../how-to/projects.md).

## Words

What may stand on the right of a setting:

"""


def settings_page() -> str:
    """Every key of site.toml."""
    rows = []
    for key in SETTINGS:
        default = "none" if key.name.startswith("vocabulary.") else default_of(key.name)
        rows.append((f"`{key.name}`", key.form, default, re.sub(r"(\{\w+\}|\*\*)", r"`\1`", key.about)))
    words = setting._VOCABULARY
    lists = {"statuses": words["status"], "levels": words["level"], "kinds of a heading or of a prefix": words["headings"]}
    lists |= {"fields": words["fields"], "weights of a rule": setting._WEIGHTS}
    known = [(name, ", ".join(f"`{word}`" for word in values)) for name, values in lists.items()]
    keys = table(("key", "value", "default", "meaning"), rows)
    return f"{SETTINGS_HEAD}{example_file()}```\n\n## Keys\n\n{keys}{SETTINGS_END}{table(('of', 'known words'), known)}"


# ---- records and exports


def type_of(schema: Schema) -> str:
    """A schema's type in words."""
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2].rpartition(":")[2]
        return f"`{name}`"
    if "oneOf" in schema or "anyOf" in schema:
        return "a record" if "oneOf" in schema else " or ".join(type_of(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {plural(type_of(schema['items']))}" if "items" in schema else "list"
    if schema.get("type") == "object":
        return f"object of {plural(type_of(schema['additionalProperties']))}" if schema.get("additionalProperties") else "object"
    name = str(schema.get("type", "any"))
    return {"string": "text", "boolean": "true or false", "integer": "whole number"}.get(name, name)


def plural(word: str) -> str:
    """More than one of a type."""
    return {"text": "texts", "whole number": "whole numbers", "number": "numbers", "a record": "records"}.get(word, word)


RECORDS = f"""\
# Records

What `reportgen parse` prints and `data/*.ndjson` holds: one JSON object a record. A key that a report does not state is absent; `*_raw`
holds the author's words beside what was understood; text is plain text. The keys stand in this order. `reportgen schema action` prints
the JSON Schema of a kind.

{NOTE}## Keys

Those with \\* are always there.

"""


def records_page() -> str:
    """Every key of every kind of record."""
    known = {key: schema for kind in KINDS for key, schema in record_schema(kind)["properties"].items()}
    order = [field.name for field in msgspec.structs.fields(Record)]
    rows = []
    for key in order:
        on = "all" if key in ALWAYS else ", ".join(kind for kind in KINDS if key in KEYS[kind])
        form = "one of the kinds" if key == "kind" else type_of(known[key])
        rows.append((f"`{key}`" + (" \\*" if key in REQUIRED else ""), form, on, known[key]["description"]))
    columns = [(kind, ", ".join(f"`{key}`" for key in order if key in KEYS[kind])) for kind in KINDS]
    kinds = table(("kind", "keys that it may have"), columns)
    return f"{RECORDS}{table(('key', 'type', 'on', 'meaning'), rows)}\n## Kinds\n\nBesides the keys that all have:\n\n{kinds}"


def about(struct: type[msgspec.Struct]) -> str:
    """The docstring of a type, whose names in code stay code."""
    return " ".join(part for part in inspect.cleandoc(struct.__doc__ or "").replace("``", "`").split())


def part_of(title: str, schema: Schema, words: str) -> str:
    """The keys of one object."""
    needed = schema.get("required", ())
    rows = [(f"`{key}`" + (" \\*" if key in needed else ""), type_of(value)) for key, value in schema["properties"].items()]
    return f"## {title}\n\n{words}\n\n{table(('key', 'type'), rows)}"


EXPORTS = f"""\
# Data of items, findings and pages

What stands in `data/` of the site besides [records](records.md). Keys with \\* are always there; one that is not known is absent, never
null.

{NOTE}## Files

| file in `build/site/data/` | is |
|---|---|
| `records.ndjson`, `actions.ndjson`, `risks.ndjson`, … | one record a line, by date; all kinds, or one |
| `reports/KEY.json` | one report: header, records, what was not read |
| `items.json`, `items/SLUG.json` | all items, one item: all sightings and changes |
| `findings.ndjson` | one finding a line |
| `actions.json`, `asof/KEY.json`, `weeks/….json`, `people.json`, `trends/….json`, … | what a page says, with the lines that say so |
| `actions.csv`, `reports.csv`, `findings.csv`, `trends/….csv`, … | the table of a page, whole |
| `reportgen.sqlite` | all of it as [a database](database.md) |
| `schema/NAME.json` | JSON Schema of the JSON files |
| `index.json` | the list of all files, with size and checksum, and how many there are of each kind of thing |

"""
TWINS = """
## Pages

A page `P.html` is also Markdown at `P.md`, its data are `data/P.json` and, where it is a table, `data/P.csv`; every page names its twins in
its head and at its foot. Home has `data/home.json`, because `data/index.json` lists every file of data with size and checksum. The sheets
of a list and the windows of a trend share one CSV with all rows, named after the first. The JSON of a value holds the source file and the
line that state it. The Markdown of a report has its lines as they were written; where a reader of Markdown that lets HTML through would
find a tag in them, or a link that no page follows, signs are entities (`&lt;`, `&#91;`) there, and its head says so.
`reportgen schema page-home` prints the schema of a kind of page, and `data/schema/` has all of them.

"""


def exports_page() -> str:
    """Every key of the other files of data."""
    known = schemas()
    report, item = known["report-file"], known["item"]
    parts = [
        part_of("Report file", report, f"`data/reports/KEY.json`. {report['description']}"),
        part_of("Item", item, f"`data/items.json`, `data/items/SLUG.json`. {about(Item)}"),
        part_of("A move of an item", item["$defs"]["Move"], about(Move)),
        part_of("Finding", known["finding"], f"`data/findings.ndjson`, `reportgen check --format ndjson`. {about(Finding)}"),
        part_of("Index", known["index"], f"`data/index.json`. {about(Index)}"),
        part_of("A file of the index", known["index"]["$defs"]["Entry"], about(Entry)),
    ]
    rows = [(f"`{name}`", schema["description"]) for name, schema in page_schemas().items()]
    return EXPORTS + "\n".join(parts) + TWINS + table(("schema", "is"), rows)


DATABASE = f"""\
# The database

`data/reportgen.sqlite` of the site, and what `reportgen query` asks. `reportgen query --schema` prints the same. A value that no report
states is NULL. [How to use it](../how-to/data.md).

{NOTE}"""


def database_page() -> str:
    """Every table and view with the meaning of its columns."""
    parts = [DATABASE]
    for one in TABLES:
        rows = [
            (f"`{column.name}`" + (" \\*" if column.key else ""), column.type, f"`{column.refers}`" if column.refers else "", column.about)
            for column in one.columns
        ]
        parts.append(f"## {one.name}\n\n{one.about} \\* is the key.\n\n{table(('column', 'type', 'key of', 'meaning'), rows)}")
    parts.append(f"## search\n\n{SEARCH_ABOUT.replace('search MATCH', '`search MATCH').replace('rank.', 'rank`.')}\n")
    database = open_empty()
    for view in VIEWS:
        names = [name for _, name, *_ in database.execute(f"PRAGMA table_info({view.name})")]
        own = "".join(f" `{name}`: {words}." for name, words in view.own)
        parts.append(f"## {view.name}\n\nA view. {view.about}{own}\n\n{', '.join(f'`{name}`' for name in names)}\n")
    return "\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "settings.md": settings_page,
    "rules.md": lambda: rules_markdown().replace("\n\n", f"\n\n{NOTE}", 1),
    "records.md": records_page,
    "exports.md": exports_page,
    "database.md": database_page,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
