"""`reportgen new`: the draft of the next report, printed or put beside the last one."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from reportgen.beside import adding, replacing
from reportgen.cli.clock import today
from reportgen.cli.load import Loaded
from reportgen.cli.place import content_folder
from reportgen.cli.screen import counted, data, note
from reportgen.errors import ReportgenError
from reportgen.exports.carry import SILENT, Draft, draft_next, fallen_silent, name_next, next_workday
from reportgen.history import History, trace
from reportgen.records import Setting
from reportgen.text import decode
from reportgen.values.moment import read_date, read_weekday

_NAMED = 6  # items that one line names
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEWLINE = re.compile(r"\r\n|\r|\n")


class Asked(NamedTuple):
    """What was asked for: the words for the day, whether to print the draft, and after how many silent dates an item is left out."""

    day: str | None = None
    printed: bool = False
    silent: int | None = None


def write_draft(loaded: Loaded, setting: Setting, asked: Asked) -> None:
    """Draft the next report of what is `loaded`, print it or write it, and say on standard error what was carried and what was not."""
    history = trace(loaded.corpus, setting)
    silent = asked.silent or SILENT
    draft = draft_next(history, setting, _day(asked.day, history, setting), silent)
    if asked.printed or draft.base.header.source not in loaded.shown:  # what came by standard input has no place beside it
        data([draft.text.removesuffix("\n")])
        where = f"draft for {draft.day}"
    else:
        where = str(_write(draft, history, setting, loaded))
    _say(where, draft, history, silent)


def _day(words: str | None, history: History, setting: Setting) -> date:
    """Return the day that `words` name, seen from the last report."""
    following = next_workday(history, setting)
    if words is None:
        return following
    if words.casefold() == "today":
        return today(setting.zone)
    if _ISO.fullmatch(words) and (day := read_date(words)) is not None:
        return day
    weekday = read_weekday(words) if words.isalpha() else None
    if weekday is None:
        raise ReportgenError(words, 'is no day; write it as 2025-04-22, as a weekday ("friday"), or as "today"')
    last = date.fromisoformat(history.days[-1].report.date or "")
    return last + timedelta(days=(weekday - last.weekday() - 1) % 7 + 1)


def _write(draft: Draft, history: History, setting: Setting, loaded: Loaded) -> Path:
    shown = Path(loaded.shown.get(draft.base.header.source, draft.base.header.source))
    if draft.inside:
        _insert(shown, draft, loaded)
        return shown
    path, source = name_next(history, setting, draft.day)
    file = _beside(Path(loaded.shown.get(source, source)), source, path)
    try:
        file.parent.mkdir(exist_ok=True)
        with adding(file) as stream:
            stream.write(draft.text.encode())
    except FileExistsError:
        raise ReportgenError(str(file), "is there already and stays as it is; name another day, or use --stdout") from None
    except OSError as error:
        raise ReportgenError(str(file), f"cannot be written ({error.strerror or error})") from None
    return file


def _beside(last: Path, source: str, path: str) -> Path:
    """Return the file for `path` seen from the file `last`, which is called `source`: beside it, or in a new folder beside its own."""
    old, new = Path(source), Path(path)
    if new.parent == old.parent:
        return last.with_name(new.name)
    folder, top = last.parent.with_name(new.parent.name), content_folder(last)
    inside = top is not None and folder.resolve().is_relative_to(top) and folder.resolve() != top
    return (folder if inside else last.parent) / new.name


def _insert(file: Path, draft: Draft, loaded: Loaded) -> None:
    """Put the draft behind the last day of a file that holds several, all else of which stays byte for byte."""
    source = next(one for one in loaded.corpus.sources if one.path == draft.base.header.source)
    try:
        raw = file.read_bytes()
        if decode(raw)[0] != source.text:
            raise ReportgenError(
                str(file), "is not all that is read (see [exclude], [redact] and [limits]); print the draft with --stdout and add it"
            )
        text = raw.decode("utf-8")
        ends = [match.end() for match in _NEWLINE.finditer(text)]
        newline = (_NEWLINE.search(text) or _NEWLINE.search("\n")).group()  # type: ignore[union-attr]
        at = ends[draft.behind - 1] if draft.behind <= len(ends) else len(text)
        before, behind = text[:at], text[at:]
        gap = "" if before.endswith(newline * 2) else newline if before.endswith(newline) else newline * 2
        added = draft.text.replace("\n", newline)
        with replacing(file) as stream:
            stream.write(f"{before}{gap}{added}{newline if behind else ''}{behind}".encode())
            with suppress(OSError):
                shutil.copymode(file, stream.name)
    except UnicodeDecodeError:
        raise ReportgenError(str(file), "is not UTF-8, so nothing is added to it; print the draft with --stdout") from None
    except OSError as error:
        raise ReportgenError(str(file), f"cannot be written ({error.strerror or error})") from None


def _say(where: str, draft: Draft, history: History, silent: int) -> None:
    late = sum(bool(one.late) for one in draft.carried)
    said = [f"{counted(len(draft.carried), 'item')} carried over", *([f"{late} of them overdue"] if late else [])]
    said += [f"{draft.answers} of yesterday's priorities to answer"] if draft.answers else []
    note(f"{where}: {', '.join(said)}")
    if draft.unlike:
        note(f"look at these, which read otherwise than before: {_names([one.now.id or one.now.title for one in draft.unlike])}")
    left = [track.id or track.title for track in fallen_silent(history, draft.day, silent)]
    if left:
        note(f"open but left out, since the last reports do not speak of them: {_names(left)} (see --silent)")


def _names(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
