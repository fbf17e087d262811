"""What a team does not want anybody to read is taken out of a text: names of people in their spellings, and patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.errors import ReportgenError
from reportgen.text.lazy import lazy
from reportgen.text.pattern import SECONDS
from reportgen.text.sight import GAP, Sight, fold, see

if TYPE_CHECKING:
    from regex import Pattern

MARK = "██"
"""Stands where something was taken out: as long as this, however long that was."""

_ROUNDS = 20
_PER_SECOND = 100_000  # signs that a pattern of usual size is through with in much less than a second

_WORD = lazy(r"[^\W_]+")
_BLANK = lazy(r"\\(.)|\[[^\]]*\]| ", re.S)
_LEAD = lazy(r"[ \t>]*")
_RUNS = lazy(r"\*+|`+|~~|\]\((?:[^()\s]|\([^()]*\))*\)")
_NOTHING = lazy(rf"[\s{MARK}]*")


class Rules(NamedTuple):
    """What is taken out: the `names` of people as one pattern for folded text, and `patterns`, for what is written and for what is seen.

    The third of a pattern says where it was set, for whoever has to change it.
    """

    names: Pattern[str] | None
    patterns: tuple[tuple[Pattern[str], Pattern[str], str], ...]


class Hit(NamedTuple):
    """Signs to be taken out; of what was only `seen`, the markup that would be left without its other half stays."""

    start: int
    end: int
    seen: bool


@lru_cache(maxsize=8)
def read_rules(names: tuple[str, ...], patterns: tuple[tuple[str, str], ...]) -> Rules:
    """Return the rules for the `names` of people and for `patterns`, each with the place where it was set.

    Raises `ReportgenError` at that place for a pattern that cannot be read, without its words, which may be what nobody shall read.
    """
    import regex  # noqa: PLC0415 -- as in `sight`

    forms = sorted({form for name in names for form in _forms(name)}, key=lambda form: (-len(form), form))
    known = []
    for pattern, where in patterns:
        try:
            written = regex.compile(pattern, regex.M)
            seen = written if written.flags & regex.X else regex.compile(_BLANK.sub(_any_blank, pattern), regex.M)
        except regex.error as error:
            raise ReportgenError(where, f"is no pattern: {_reason(error)}") from None
        known.append((written, seen, where))
    return Rules(regex.compile("|".join(forms)) if forms else None, tuple(known))


def _reason(error: Exception) -> str:
    """Return what is wrong with a pattern, without any word of it."""
    said = str(getattr(error, "msg", "it cannot be read"))
    at = getattr(error, "pos", None)
    kept = said if re.fullmatch(r"[a-z ()\[\]{}\-]{1,40}", said) else "it cannot be read"
    return f"{kept}, at its sign {at + 1}" if isinstance(at, int) else kept


def _any_blank(found: re.Match[str]) -> str:
    r"""Let a blank of a pattern be the end of a line too; inside of ``[ ]`` it stays what it is."""
    return r"\s" if found.group() in (" ", "\\ ") else found.group()


def _edge(letter: str, look: str) -> str:
    """Return where a word may begin or end; in a script without capitals, such as Chinese, words may stand close together."""
    return look if letter.upper() != letter.lower() or letter.isdigit() else ""


def _forms(name: str) -> Iterator[str]:
    """Yield patterns of the spellings of a name: all of it, each of its words, and a word after the initial of another."""
    import regex  # noqa: PLC0415 -- as in `sight`

    words = _WORD.findall(name)
    capital = any(word[0].isupper() for word in words)
    alone = [fold(word) for word in words if len(fold(word)) > 1 and not (capital and word[0].islower() and len(words) > 1)]
    parts = [fold(word) for word in words if fold(word)]
    spelled = [(f"{GAP}*".join(map(regex.escape, part)), part) for part in parts]
    apart = r"[^\p{L}\p{N}]{0,4}"
    whole = apart.join(form for form, _ in spelled)
    letters = "".join(regex.escape(part[0]) for part in parts)
    if len("".join(parts)) > 1:
        yield _whole_word(whole, parts[0][0], parts[-1][-1])
    for form, part in spelled:
        if part in alone:
            yield _whole_word(rf"(?:[{letters}]{GAP}*(?:\.[\s{GAP}]{{0,2}})?)?{form}", part[0], part[-1])


def _whole_word(form: str, first: str, last: str) -> str:
    return _edge(first, r"(?<!\p{L})") + form + _edge(last, rf"(?:{GAP}*s)?(?!\p{{L}})")


def redact(rules: Rules, text: str) -> tuple[str, int]:
    """Return `text` without what `rules` name, and how many places that were. Lines keep their numbers.

    A place becomes `MARK`, one on each of its lines. Nothing is found in the result any more, neither as it is written nor as it is seen.
    Raises `ReportgenError` for a pattern that takes too long.
    """
    places = 0
    for _ in range(_ROUNDS):
        hits = _merged(text, _hits(rules, text))
        after = _without(text, hits)
        if after == text:
            return text, places
        text, places = after, places + len(hits)
    raise ReportgenError(_first_place(rules), f"finds something new in what it left, {_ROUNDS} times; let it find all of it at once")


def _first_place(rules: Rules) -> str:
    return rules.patterns[0][2] if rules.patterns else "redact"


def _hits(rules: Rules, text: str) -> Iterator[Hit]:
    if rules.names:
        for markup in (False, True):
            yield from _found(rules.names, see(text, markup=markup, folded=True), seen=True)
    if rules.patterns:
        sights = [(see(text, markup=markup, folded=False), markup) for markup in (False, True)]
        for written, loose, where in rules.patterns:
            try:
                time = SECONDS * (1 + len(text) / _PER_SECOND)
                for match in written.finditer(text, timeout=time):
                    yield Hit(match.start(), match.end(), seen=False)
                for sight, seen in sights:
                    yield from _found(loose, sight, seen=seen, time=time)
            except TimeoutError:
                raise ReportgenError(where, "this pattern takes too long for a report; put no repetition inside a repetition") from None


def _found(pattern: Pattern[str], sight: Sight, *, seen: bool, time: float | None = None) -> Iterator[Hit]:
    for match in pattern.finditer(sight.text, timeout=time):
        if match.end() > match.start():
            yield Hit(*sight.written(match.start(), match.end()), seen)


def _merged(text: str, hits: Iterable[Hit]) -> list[Hit]:
    """Return the places in order, those that overlap or have only blanks between them as one; what is only marks and blanks is none."""
    merged: list[Hit] = []
    for hit in sorted(hits):
        if _NOTHING.fullmatch(text, hit.start, hit.end):
            continue
        last = merged[-1] if merged else None
        if last and (hit.start <= last.end or not text[last.end : hit.start].strip(" ")):
            merged[-1] = Hit(last.start, max(last.end, hit.end), last.seen and hit.seen)
        else:
            merged.append(hit)
    return merged


def _without(text: str, hits: list[Hit]) -> str:
    parts, at = [], 0
    for hit in hits:
        first, last, left = hit.start, hit.end, ""
        for run in _single(text[first:last]) if hit.seen else ():
            if text.startswith(run, last):  # its other half goes too
                last += len(run)
            elif text.endswith(run, at, first):
                first -= len(run)
            else:
                left += run
        parts += [text[at:first], _marked(text[hit.start : hit.end]), left]
        at = last
    return "".join((*parts, text[at:]))


def _single(taken: str) -> list[str]:
    """Return the marks of emphasis, code and links in `taken` whose other half is outside."""
    runs = _RUNS.findall(taken)
    return [run for run in dict.fromkeys(runs) if runs.count(run) % 2]


def _marked(taken: str) -> str:
    """Return what stands in the place of `taken`: on each of its lines a mark, behind the blanks and ``>`` that the line begins with."""
    first, *others = taken.split("\n")
    lines = [MARK if first.strip() else ""]
    for line in others:
        lead = _LEAD.match(line)
        begin = lead.group() if lead else ""
        lines.append(begin + MARK if line[len(begin) :].strip() else begin)
    return "\n".join(lines)
