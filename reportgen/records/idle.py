"""Settings that match nothing of what was read: most often a slip, and where something is to be excluded one that publishes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reportgen.blocks.omit import omit_sections
from reportgen.records.privacy import Privacy, excluded, hidden
from reportgen.records.setting import Setting
from reportgen.text import Source


def idle_dates(setting: Setting, reports: Collection[str], shown: Iterable[str]) -> Iterator[str]:
    """Say which of `[dates]` are of none of `reports`; what is `shown` to everybody may be proposed instead."""
    for path in setting.dates:
        if path not in reports:
            said = f"[dates] has {path!r}, and no report is called so: it has no effect"
            yield _note(setting, ("dates", path), said, _near(path, shown))


def idle_files(setting: Setting, files: Collection[str], shown: Iterable[str]) -> Iterator[str]:
    """Say which globs of `[exclude]` match none of `files`, which are all of them with each way to name one."""
    for glob in setting.privacy.files:
        only = Privacy(files=(glob,))
        if not any(excluded(only, file) for file in files):
            said = f"'files' of [exclude] has {glob!r}, and no report or page is called so: it keeps nothing back"
            yield _note(setting, ("exclude", "files", glob), said, _near(glob, shown))


def unmet(headings: Iterable[str], sources: Iterable[Source]) -> tuple[str, ...]:
    """Return those of `headings` that no section of `sources` has, as they were before anything was taken out of them."""
    left = tuple(headings)
    for source in sources:
        if not left:
            break
        if omit_sections(source, left)[1]:
            left = tuple(heading for heading in left if not omit_sections(source, (heading,))[1])
    return left


def idle_sections(setting: Setting, headings: Iterable[str]) -> Iterator[str]:
    """Say of `headings`, which no section has, where `[exclude]` names them."""
    for heading in headings:
        said = f"'sections' of [exclude] has {heading!r}, and no heading that is read says so: it keeps nothing back"
        yield _note(setting, ("exclude", "sections", heading), said)


def idle_items(setting: Setting, ids: Iterable[str]) -> Iterator[str]:
    """Say what of `join` and `keep` of `[items]` is about none of the `ids` that items of all reports have, or joins nothing."""
    known = {one.casefold() for one in ids} if setting.items.join or setting.items.keep else set()
    for at, group in enumerate(setting.items.join):
        names = {one.casefold(): one for one in group}
        lacking = [name for one, name in names.items() if one not in known]
        place, said = ("items", "join", str(at)), f"'join' has {' and '.join(map(repr, names.values())) or 'an empty group'}, and"
        if len(names) - len(lacking) < 2 and lacking:
            yield _note(setting, place, f"{said} no item of a report has {' or '.join(map(repr, lacking))}: it joins nothing")
        elif len(names) < 2:
            yield _note(setting, place, f"{said} no other id: it joins nothing", mend="name the others, or use 'keep' for one")
    for ident in setting.items.keep:
        if ident.casefold() not in known:
            said = f"'keep' has {ident!r}, and no item of a report has that id: it has no effect"
            yield _note(setting, ("items", "keep", ident), said)


def _near(word: str, known: Iterable[str]) -> str:
    """Return what of `known` is nearly written so, if anything.

    >>> _near("reports/hrr", ("reports/hr", "reports/week-1"))
    'reports/hr'
    """
    import difflib  # noqa: PLC0415 -- only for settings with a mistake

    return next(iter(difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.8)), "")


def _note(setting: Setting, place: tuple[str, ...], said: str, meant: str = "", mend: str = "correct it, or take it out") -> str:
    line = f"{said}, did you mean {meant!r}?" if meant else f"{said}; {mend}"
    return f"{setting.places.get(place, 'settings')}: {hidden(setting.privacy, line)}"
