"""A team's own settings: `content/site.toml` as a frozen value, every key checked."""

from __future__ import annotations

from typing import get_args

import msgspec

from reportgen.errors import ReportgenError
from reportgen.languages import ENGLISH, read_codes
from reportgen.records.keys import KEYS
from reportgen.records.placed import find_places
from reportgen.records.privacy import Privacy, hidden
from reportgen.records.toml import Table, suggest
from reportgen.text import Limits, lazy
from reportgen.text.pattern import read_pattern
from reportgen.values.vocabulary import FIELDS, Level, State, Vocabulary, build_vocabulary

_KINDS = ("action", "story", "risk", "decision", "escalation", "checkpoint", "priority", "metric", "narrative")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEIGHTS = ("off", "note", "warning", "error")
_VOCABULARY: dict[str, tuple[str, ...]] = {
    "status": get_args(State),
    "level": get_args(Level),
    "owners": (),
    "prefixes": _KINDS,
    "headings": _KINDS,
    "fields": FIELDS,
}
_KEYS = tuple(dict.fromkeys(key.name.partition(".")[0] for key in KEYS))
_ACROSS = ("title", "description", "site_url", "indexable", "language", "projects")
_PLACE = lazy(r"\{(\w+)\}")
_NO_ADDRESS = lazy(r"[\x00-\x20\x7f\"'<>\\`]")
_SOURCE_PLACES = ("path", "line", "end", "commit")
_TIME = lazy(r"^(?:[01]\d|2[0-3]):[0-5]\d$|^$")


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """How this team counts time.

    `weekend` are weekday numbers, 0 for Monday; `holidays` ISO dates; `eod` the ``HH:MM`` that "EOD" means, empty when it
    shall stay a day.
    """

    weekend: tuple[int, ...] = (5, 6)
    holidays: tuple[str, ...] = ()
    eod: str = ""


class Items(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about identity: groups of ids that are one item, and ids that are never split or joined.

    `join` holds groups such as ``("P0-S1-07", "AI-7")``; `keep` ids whose sightings are one item whatever their titles;
    `apart` ids that are not joined with others although a report says so.
    """

    join: tuple[tuple[str, ...], ...] = ()
    keep: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What `site.toml` says.

    `zone` is that of times without one, `language` that of the site's own words, `languages` those of the
    reports, `dates` the days of dateless reports by path, `metrics` maps another spelling of a
    metric's name to the name to show, `links` a pattern to the address that its words lead to,
    `rules` a rule's code to its weight or "off", `thresholds` a rule's bound by name, `privacy` what nobody shall read,
    `limits` how much of a file is read, `places` where some of this is set (see `find_places`), `projects` the folders that are content
    folders of their own; then nothing is said of reports.
    """

    title: str = "Execution history"
    description: str = ""
    site_url: str = ""
    source_url: str = ""
    indexable: bool = False
    zone: str = "UTC"
    language: str = ENGLISH
    languages: tuple[str, ...] = ()
    dates: dict[str, str] = {}
    calendar: Calendar = Calendar()
    vocabulary: Vocabulary = build_vocabulary()
    items: Items = Items()
    metrics: dict[str, str] = {}
    links: dict[str, str] = {}
    rules: dict[str, str] = {}
    thresholds: dict[str, float] = {}
    privacy: Privacy = Privacy()
    limits: Limits = Limits()
    places: dict[tuple[str, ...], str] = {}
    projects: tuple[str, ...] = ()


def _zone(table: Table) -> str:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 -- what only a settings file needs

    zone = table.words("zone", "UTC")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise table.fail("zone", f"unknown time zone {zone!r}; use a name such as 'Europe/Berlin' (IANA)") from None
    return zone


def _language(table: Table) -> str:
    """Return the language of the pages, one that there are words of."""
    code, known = table.words("language", ENGLISH), (ENGLISH, *read_codes())
    if code not in known:
        raise table.fail("language", f"unknown language {code!r}; pages can be in {', '.join(known)}")
    return code


def _calendar(table: Table) -> Calendar:
    table.check(("weekend", "holidays", "eod"))
    weekend = table.names("weekend", ("saturday", "sunday"), _WEEKDAYS)
    eod = table.words("eod")
    if not _TIME.match(eod):
        raise table.fail("eod", f"{eod!r} is no time; write it as HH:MM")
    return Calendar(weekend=tuple(sorted(_WEEKDAYS.index(day) for day in weekend)), holidays=table.days("holidays"), eod=eod)


def _items(table: Table) -> Items:
    table.check(("join", "keep", "apart"))
    groups = table.values.get("join", [])
    if not isinstance(groups, list) or not all(isinstance(group, list) and all(isinstance(one, str) for one in group) for group in groups):
        raise table.fail("join", '\'join\' must be a list of lists of ids, such as [["P0-S1-07", "AI-7"]]')
    return Items(join=tuple(tuple(group) for group in groups), keep=table.names("keep"), apart=table.names("apart"))


def _address(table: Table, key: str, url: str) -> str:
    """Return `url`, where that is an address on the web in signs of an address."""
    if not url.startswith(("https://", "http://")):
        raise table.fail(key, f"{url!r} must start with https:// or http://")
    strange = _NO_ADDRESS.search(url)
    if strange:
        raise table.fail(key, f"{strange.group()!r} in {url!r} is no sign of an address; write %{ord(strange.group()):02X} for it")
    return url


def _source_url(table: Table) -> str:
    url = table.words("source_url") and _address(table, "source_url", table.words("source_url"))
    for name in _PLACE.findall(url):
        if name not in _SOURCE_PLACES:
            raise table.fail("source_url", f"{{{name}}} in {url!r} is filled by nothing{suggest(name, _SOURCE_PLACES)}")
    return url


def _links(table: Table) -> dict[str, str]:
    """Return the patterns of words that lead somewhere, each one that can be searched for, and their addresses."""
    links = table.meanings()
    for pattern, url in links.items():
        try:
            known = read_pattern(pattern)
        except ValueError as error:
            raise table.fail(pattern, f"{pattern!r} is no pattern: {error}") from None
        _address(table, pattern, url)
        for name in _PLACE.findall(url):
            if name not in known.groupindex and not (name.isdigit() and int(name) <= known.groups):
                raise table.fail(pattern, f"{{{name}}} in {url!r} is no group of {pattern!r}")
    return links


def _limits(table: Table) -> Limits:
    names = Limits.__struct_fields__
    table.check(names)
    for name, number in table.numbers().items():
        if number < 1 or not number.is_integer():
            raise table.fail(name, f"{name!r} must be a whole number from 1 on")
    return Limits(**{name: int(number) for name, number in table.numbers().items()})


def _projects(table: Table) -> tuple[str, ...]:
    """Return the folders of projects, each below this one; beside them only what the home across them shows may be set."""
    folders = table.names("projects")
    for folder in folders:
        parts = folder.split("/")
        if "\\" in folder or ":" in folder or not all(part and not part.startswith(".") for part in parts):
            raise table.fail("projects", f"{folder!r} is no folder below this one; write it as 'museum' or 'teams/museum'")
    for key in table.values if folders else ():
        if key not in _ACROSS:
            raise table.fail(key, f"{key!r} belongs into the site.toml of each project: here are 'projects' and what their home shows")
    outer = next(((one, other) for one in folders for other in folders if one.startswith(f"{other}/")), None)
    if outer:  # which would be read with the settings of the other project, too, whatever its own keep back
        raise table.fail("projects", "{!r} lies in {!r}, which is a project, too; put them side by side".format(*outer))
    if len(set(folders)) < len(folders):
        raise table.fail("projects", "a folder is named twice in 'projects'; name each once")
    return folders


def _vocabulary(table: Table) -> Vocabulary:
    table.check(_VOCABULARY)
    parts = {name: table.table(name).meanings(known) for name, known in _VOCABULARY.items()}
    return build_vocabulary(
        states=parts["status"],
        levels=parts["level"],
        owners=parts["owners"],
        prefixes=parts["prefixes"],
        headings=parts["headings"],
        fields=parts["fields"],
    )


def read_setting(text: str, where: str) -> Setting:
    """Read the text of a settings file named `where`.

    Raises `ReportgenError`, with the line and the nearest known word, for broken TOML, an unknown key or a wrong value.
    """
    import tomllib  # noqa: PLC0415 -- what only a settings file needs

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReportgenError(where, f"is not valid TOML: {error}") from None
    except RecursionError:
        raise ReportgenError(where, "holds lists or tables inside each other, deeper than is read; no setting needs that") from None
    table = Table(values, text, where)
    privacy = _privacy(table)
    try:
        return _shown(_setting(table, privacy), table)
    except ReportgenError as error:  # also what is wrong with the settings is said without what nobody shall read
        path, _, line = error.where.rpartition(":")
        raise ReportgenError(f"{hidden(privacy, path)}:{line}", hidden(privacy, error.problem)) from None


def _privacy(table: Table) -> Privacy:
    """Return what nobody shall read; other spellings of a name that the vocabulary has are names, too."""
    exclude, redact = table.table("exclude"), table.table("redact")
    exclude.check(("files", "sections"))
    redact.check(("names", "patterns"))
    made = Privacy(
        files=_told(exclude, "files", 1),
        sections=_told(exclude, "sections", 1),
        names=_told(redact, "names", 2),
        patterns=redact.places("patterns", redact.names("patterns")),
    )
    made.rules  # noqa: B018 -- says at once what is wrong with a pattern
    spelled = table.table("vocabulary").table("owners").values
    others = tuple(other for other, name in spelled.items() if isinstance(name, str) and hidden(made, name) != name)
    return msgspec.structs.replace(made, names=made.names + others) if others else made


def _told(table: Table, key: str, least: int) -> tuple[str, ...]:
    """Return the texts under `key`, none of which has fewer than `least` letters and digits."""
    texts = table.names(key)
    if any(sum(map(str.isalnum, text)) < least for text in texts):
        raise table.fail(key, f"one of {key!r} has fewer than {least} letters or digits: too few to tell what is meant")
    return texts


def _shown(setting: Setting, table: Table) -> Setting:
    """Return `setting` whose own words that a page shows are without what nobody shall read.

    Raises `ReportgenError` for an address that would lead elsewhere without them.
    """
    privacy = setting.privacy
    addresses = (("site_url", setting.site_url), ("source_url", setting.source_url), *(("links", url) for url in setting.links.values()))
    for key, url in addresses:
        if hidden(privacy, url) != url:
            raise table.fail(key, f"an address of {key!r} has words that [redact] takes out; change one of both")
    return msgspec.structs.replace(
        setting,
        title=hidden(privacy, setting.title),
        description=hidden(privacy, setting.description),
        metrics={spelling: hidden(privacy, name) for spelling, name in setting.metrics.items()},
    )


def _setting(table: Table, privacy: Privacy) -> Setting:
    table.check(_KEYS)
    dates = table.table("dates")
    return Setting(
        title=table.words("title", "Execution history"),
        description=table.words("description"),
        site_url=table.words("site_url") and _address(table, "site_url", table.words("site_url")),
        source_url=_source_url(table),
        indexable=table.flag("indexable"),
        zone=_zone(table),
        language=_language(table),
        languages=table.names("languages", known=(ENGLISH, *read_codes())),
        dates={path: dates.day(path, value) for path, value in dates.values.items()},
        calendar=_calendar(table.table("calendar")),
        vocabulary=_vocabulary(table.table("vocabulary")),
        items=_items(table.table("items")),
        metrics=table.table("metrics").meanings(),
        links=_links(table.table("links")),
        rules={code.upper(): weight for code, weight in table.table("rules").meanings(_WEIGHTS).items()},
        thresholds=table.table("thresholds").numbers(),
        privacy=privacy,
        limits=_limits(table.table("limits")),
        places=find_places(table),
        projects=_projects(table),
    )
