"""The site's own words in another language: looked up in the table `[words]` of a language's file, English where that lacks them.

Nothing here tells our words from an author's: templates do, which ask for ours only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from reportgen.languages import ENGLISH, load_language, split
from reportgen.site.words import MONTHS, STATES, WEEKDAYS, iso_day, short_day, tick_day

LONG, SHORT, MONTH, TICK = "{weekday} {day} {month} {year}", "{day} {mon} {year}", "{month} {year}", "{day} {mon}"
"""How English writes a date in full, briefly, a month, and a date on the axis of a chart:
under these phrases a catalogue has the forms of its language."""

DECIMAL = "{whole}.{part}"
"""How English writes a number with a fraction."""

FORMS = (LONG, SHORT, MONTH, TICK, DECIMAL)

SIGNS = (".", " · ", "; ", ", ", ": ")
"""What ends a sentence and what stands between its parts; a catalogue has those that its language writes otherwise."""

Words = Mapping[str, str]
"""A catalogue: English phrases, numbers and dates in them as ``{}``, and what they are called."""

_LETTERS = re.compile(r"[^\W\d_]")
_NAMED = re.compile(r"\{(\w+)\}")
_FRACTION = re.compile(r"(\d+)\.(\d+)")
_PLACE = re.compile(r"\{(\d*)\}")
_DATE_OR_NUMBER = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}) )?(?<!\w)(?:(?P<day>\d{{1,2}}) )?"
    rf"(?P<month>{'|'.join(MONTHS)}|(?<=\d )(?:{'|'.join(one[:3] for one in MONTHS)}))"
    r" (?P<year>\d{4})(?!\w)|(?<![\w-])(?P<iso>\d{4}-\d\d-\d\d)(?![\w-])|\d+(?:[.,:]\d+)*"
)
_ROOM = re.compile(r"(\{(?:words|state)\})")
_BEHIND_ID = re.compile(r"([A-Z][\w-]*\d): (.+)")
_KEPT = 1 << 14  # different texts of one site that are remembered


class Speech:
    """One language of pages: `said` is for texts that are ours, `day` for dates where an author's words may stand, `state` for states."""

    def __init__(self, code: str, words: Words, names: Words) -> None:
        """Speak the language `code` with the catalogue `words`, and `names` for months and weekdays that it lacks."""
        self.code, self.words, self.names = code, words, names
        self._say = lru_cache(maxsize=_KEPT)(lambda text: spoken(words, names, text))
        self._tell = lru_cache(maxsize=_KEPT)(lambda text: whole(words, names, text))
        self._frame = lru_cache(maxsize=_KEPT)(self._around)
        self._states, self._frames = frozenset(STATES.values()), frames(words)

    def words_of(self, text: str) -> str:
        """Say one of our texts that is made in Python."""
        return self._say(text)

    def said(self, text: object) -> object:
        """Say one of our texts; what is marked as HTML, or no text at all, stays as it is."""
        return self._say(text) if type(text) is str else text

    def literal(self, text: str) -> str:
        """Say a text of our templates."""
        found = self._tell(text)
        return text if found is None else found

    def told(self, text: object) -> object:
        """Say a text in which an author's words may stand: as a whole, its numbers and dates aside, or what is ours around those words."""
        return (self._frame(text) or text) if type(text) is str else text

    def day(self, text: object) -> object:
        """Say a text that is made of dates in our form and nothing else."""
        return self._say(text) if type(text) is str and only_dates(text) else text

    def tick(self, text: str) -> str:
        """Say an ISO date for the axis of a chart; what is none is said as one of our texts."""
        day = iso_day(text)
        form = self.words.get(TICK)
        if day is None or form is None:
            return self.literal(text) if day is None else tick_day(text)
        parts = {"day": str(day.day), "dd": f"{day.day:02d}", "number": str(day.month), "mm": f"{day.month:02d}"}
        return _NAMED.sub(lambda place: parts.get(place[1], place[0]), form)

    def state(self, text: object) -> object:
        """Say the name of a state; a report may have others."""
        return self._say(text) if text in self._states else text

    def _around(self, text: str) -> str | None:
        found = self._tell(text) or self._framed(text) or self._standing(text)
        if found is None and all(parts := [_BEHIND_ID.fullmatch(part) for part in text.split("; ")]):
            said = [(part[1], self._around(part[2])) for part in parts if part]
            colon, semicolon = (self.words.get(sign, sign) for sign in (": ", "; "))
            found = semicolon.join(f"{ident}{colon}{one}" for ident, one in said) if all(one for _, one in said) else None
        return found

    def _framed(self, text: str) -> str | None:
        """Say what is ours of a text in one of the frames; what stands in its rooms stays as it is, but for a state."""
        key, values = masked(text)
        said = masked(text, lambda one: _dated(self.words, self.names, one))[1]
        found = next(((found, called) for frame, called in self._frames if (found := frame.fullmatch(key))), None)
        if found is None or key.count("{}") != len(values):
            return None
        ours: list[str] = []
        theirs: list[str] = []
        at = 0
        for room in range(1, len(found[0].groups()) + 1):
            first, last = (key[:place].count("{}") for place in found[0].span(room))
            ours += said[at:first]
            theirs.append(_filled(found[0][room], values[first:last]))
            at = last
        left = iter(theirs)
        return _ROOM.sub(lambda room: self._placed(room[0], next(left)), _filled(found[1], ours + said[at:]))

    def _placed(self, room: str, text: str) -> str:
        return text if room == "{words}" else self._around(text) or text

    def _standing(self, text: str) -> str | None:
        """Say a state in a sentence, with the progress behind it."""
        state, comma, rest = text.partition(", ")
        said = self.words.get(state.capitalize()) if state.capitalize() in self._states else None
        return said and f"{said[:1].lower()}{said[1:]}{self.words.get(comma, comma)}{rest}"


class English(Speech):
    """The language that everything is written in."""

    def __init__(self) -> None:
        """Say everything as it is."""
        super().__init__(ENGLISH, {}, {})
        self.said = self.told = self.day = self.state = as_it_is  # type: ignore[method-assign]


def as_it_is(text: object) -> object:
    """Return `text`."""
    return text


@lru_cache(maxsize=16)
def speech(code: str) -> Speech:
    """Return how pages speak the language `code`, one that there is a file for."""
    if code == ENGLISH:
        return English()
    language = load_language(code)
    names = dict(zip((*MONTHS, *WEEKDAYS), (split(one)[0] for one in (*language.months, *language.weekdays)), strict=True))
    return Speech(code, language.words, names)


def only_dates(text: str) -> bool:
    """Say whether `text` is a date in our form, or two of them.

    >>> only_dates("Tuesday 14 January 2025"), only_dates("14 Jan 2025 to 15 Jan 2025"), only_dates("In 2025"), only_dates("2025")
    (True, True, False, False)
    """
    rest, dates = text, 0
    for found in _DATE_OR_NUMBER.finditer(text):
        dates += bool(found["month"])
        rest = rest.replace(found[0], "", 1)
    return bool(dates) and re.fullmatch(r"(?: to |,? report )?[ ]?", rest) is not None


def spoken(words: Words, names: Words, text: str) -> str:
    """Say `text`: all of it, or with its numbers and dates taken out, or part by part, or as it is.

    >>> words = {"{} past due": "{} überfällig", "Closed": "Erledigt", "{} of {}": "{2} davon {1}"}
    >>> [spoken(words, {}, text) for text in ("Closed", "3 past due", "4 of 5", "Closed, 3 past due", "Sooner")]
    ['Erledigt', '3 überfällig', '5 davon 4', 'Erledigt, 3 überfällig', 'Sooner']
    """
    found = whole(words, names, text)
    if found is None:
        end, sign = _cut(text)
        said = [spoken(words, names, part) for part in text.removesuffix(end).split(sign)] if sign else []
        found = words.get(sign, sign).join(said) + (words.get(end, end)) if said else text
    return found


def frames(words: Words) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the phrases with room for an author's words or for a state, as patterns of `masked` texts, and what they are called.

    >>> [(frame.pattern, called) for frame, called in frames({"owner:{words}": "Person:{words}", "Closed": "Erledigt"})]
    [('owner:(.+)', 'Person:{words}')]
    """
    found = []
    for phrase, called in words.items():
        parts = _ROOM.split(phrase)
        if len(parts) > 1:
            found.append((re.compile("".join("(.+)" if _ROOM.match(part) else re.escape(part) for part in parts)), called))
    return tuple(found)


def whole(words: Words, names: Words, text: str) -> str | None:
    """Say `text` as one phrase; None where there is none for it."""
    if not text or text in words:
        return words.get(text, text)
    key, values = masked(text, lambda found: _dated(words, names, found))
    if key in words or not _LETTERS.search(key):
        return _filled(words.get(key, key), values)
    return names.get(text)


def _cut(text: str) -> tuple[str, str]:
    """Return the full stop of `text`, where it ends in one, and the sign between its parts; nothing for one phrase.

    >>> _cut("3 red, 4 green."), _cut("What was decided, newest first."), _cut("Closed")
    (('.', ', '), ('', ''), ('', ''))
    """
    end = "." if text.endswith(".") else ""
    if end and not any(map(str.isdigit, text)):
        return "", ""
    return end, next((sign for sign in SIGNS[1:] if sign in text), "")


def lacking(words: Words, names: Words, text: str) -> tuple[str, ...]:
    """Return the phrases of `text`, one of ours, that a catalogue lacks, as it would have them.

    >>> lacking({"Closed": "Erledigt"}, {}, "Closed, 3 past due")
    ('{} past due',)
    """
    if whole(words, names, text) is not None:
        return ()
    end, sign = _cut(text)
    if not sign:
        return (masked(text)[0],)
    return tuple(one for part in text.removesuffix(end).split(sign) for one in lacking(words, names, part))


def masked(text: str, say: Callable[[re.Match[str]], str] = lambda found: found[0]) -> tuple[str, list[str]]:
    """Return `text` with ``{}`` for its numbers and dates, and what `say` says for each of these.

    >>> masked("was 3 on 14 Jan 2025")
    ('was {} on {}', ['3', '14 Jan 2025'])
    """
    values: list[str] = []

    def take(found: re.Match[str]) -> str:
        values.append(say(found))
        return "{}"

    return _DATE_OR_NUMBER.sub(take, text), values


def _filled(phrase: str, values: list[str]) -> str:
    """Put `values` into the places of `phrase`, in order or by number; a place without a value stays."""
    left = iter(values)

    def put(place: re.Match[str]) -> str:
        if place[1]:
            at = int(place[1]) - 1
            return values[at] if 0 <= at < len(values) else place[0]
        return next(left, place[0])

    return _PLACE.sub(put, phrase)


def _dated(words: Words, names: Words, found: re.Match[str]) -> str:
    """Say a number or a date in the form and with the names of the language."""
    if found["iso"]:
        day_of = short_day(found["iso"])
        again = _DATE_OR_NUMBER.fullmatch(day_of)
        return _dated(words, names, again) if again and again["month"] else found[0]
    if not found["month"]:
        part = _FRACTION.fullmatch(found[0])
        return words.get(DECIMAL, DECIMAL).format(whole=part[1], part=part[2]) if part else found[0]
    number = next(at for at, month in enumerate(MONTHS, start=1) if month.startswith(found["month"]))
    form = LONG if found["weekday"] else SHORT if found["day"] else MONTH
    if form not in words:
        return found[0]
    month, weekday, day = MONTHS[number - 1], found["weekday"] or "", found["day"] or ""
    parts = {
        "weekday": words.get(weekday) or names.get(weekday, weekday), "month": words.get(month) or names.get(month, month),
        "mon": words.get(month[:3]) or names.get(month, month), "day": day, "dd": day.zfill(2), "number": str(number),
        "mm": f"{number:02d}", "year": found["year"],
    }  # fmt: skip
    return _NAMED.sub(lambda place: parts.get(place[1], place[0]), words[form])
