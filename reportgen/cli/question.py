"""What a person asks of reports: words typed for a filter, understood by what the reports and settings know."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Literal, NamedTuple

import click

from reportgen.cli.filters import STATES, Asked, pattern, read_day
from reportgen.cli.load import Loaded
from reportgen.cli.offered import keep_names
from reportgen.cli.screen import complain, counted, note
from reportgen.corpus import Corpus
from reportgen.errors import ReportgenError
from reportgen.history import History, trace
from reportgen.history.known import known_by
from reportgen.history.sightings import last_date, moment
from reportgen.languages import load_language, read_codes, split
from reportgen.records import Report, Setting
from reportgen.values.wanted import Filter, fold_name, folded, named_like


class Question(NamedTuple):
    """The reports that are asked, what of them is wanted, and the day (ISO) that is today for them, if there is one.

    `whole` says that these are all reports that were read.
    """

    corpus: Corpus
    wanted: Filter
    day: str | None
    whole: bool = False


def tell(question: Question, setting: Setting) -> History:
    """Return the history of what is asked; that of all in the folder content also leaves its names for the shell to complete."""
    history = trace(question.corpus, setting)
    given = click.get_current_context().params
    if question.whole and not given.get("paths") and not given.get("config"):
        keep_names(history)
    return history


def understand(asked: Asked, loaded: Loaded, setting: Setting) -> Question:
    """Return what is `asked` of what was `loaded`. Raises `ReportgenError` for words that mean nothing."""
    end = last_date(loaded.corpus.reports)
    day = read_day(asked.as_of, "--as-of", end) or end
    corpus = known_by(loaded.corpus, day) if asked.as_of and day else loaded.corpus
    if asked.as_of and day:
        note_undated(loaded.corpus.reports, day)
    wanted = Filter(
        kinds=asked.kinds,
        open={"open": True, "closed": False}.get(asked.standing),
        overdue=asked.overdue,
        unowned=asked.unowned,
        owners=_owners(asked.owners, corpus, setting),
        status=tuple(_status(words, setting) for words in asked.status),
        levels=tuple(_level(words, setting) for words in asked.levels),
        due_before=read_day(asked.due_before, "--due-before", day),
        due_after=read_day(asked.due_after, "--due-after", day),
        since=read_day(asked.since, "--since", day, back=True),
        until=read_day(asked.until, "--until", day, back=True),
        reports=tuple(key for words in asked.reports for key in _reports(words, corpus)),
        section=" ".join(folded(asked.section).split()),
        text=pattern(asked.text, "--text") if asked.text else None,
    )
    return Question(corpus, wanted, day, whole=corpus is loaded.corpus)


def note_undated(reports: Iterable[Report], day: str) -> None:
    """Say how many of `reports` have no date, so that nobody knows whether `day` knew them."""
    undated = sum(moment(report) is None for report in reports)
    if undated:
        note(f"{counted(undated, 'report')} without a date left out: nobody knows whether {day} knew them")


def _near(words: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(words.casefold(), {one.casefold(): one for one in known}, n=1)
    spelled = {one.casefold(): one for one in known}
    return f", did you mean {spelled[close[0]]}?" if close else ""


def _owners(asked: tuple[str, ...], corpus: Corpus, setting: Setting) -> frozenset[str]:
    """Return the names, folded, that `asked` mean; somebody whom nobody knows is said to be so, and owns nothing."""
    known = sorted({name for report in corpus.reports for record in report.records for name in record.owners})
    found: set[str] = set()
    for words in asked:
        name = setting.vocabulary.owners.get(words.strip().lower(), words)
        like = named_like(name, known)
        if not like:
            complain(f"{words}: nobody of that name owns anything{_near(name, known)}")
        found |= like or {fold_name(name)}
    return frozenset(found)


def _status(words: str, setting: Setting) -> str:
    said = " ".join(words.casefold().replace("_", " ").split())
    state = said.replace(" ", "_").replace("-", "_")
    found = state if state in STATES else setting.vocabulary.states.get(said) or _abroad(said, "states")
    if found is None:
        near = _near(said, (*setting.vocabulary.states, *STATES)) or f"; say one of {', '.join(STATES)}"
        raise ReportgenError("--status", f"{words!r} is no status{near}")
    return found


def _abroad(said: str, table: Literal["states", "levels"]) -> str | None:
    """Return what `said`, case folded, means in another language that reports may be in; the first of two by their codes."""
    for code in read_codes():
        meanings: dict[str, str] = getattr(load_language(code), table)
        for meaning, words in meanings.items():
            if said in map(str.casefold, split(words)):
                return meaning
    return None


def _level(words: str, setting: Setting) -> str:
    said = " ".join(words.casefold().split())
    found = setting.vocabulary.levels.get(said) or _abroad(said, "levels")
    if found is None:
        raise ReportgenError("--level", f"{words!r} is no colour; say green, yellow or red")
    return found


def _reports(words: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the keys of the reports that `words` name: one key, or all of one date."""
    keys = tuple(report.key for report in corpus.reports if words in (report.key, report.date))
    if not keys:
        raise ReportgenError("--report", f"no report has the key or date {words!r}{_near(words, [one.key for one in corpus.reports])}")
    return keys
