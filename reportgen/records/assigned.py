"""Work that a sentence gives to somebody: "AI: lucio to find a sponsor", "The Head of ICT shall submit a cost estimate"."""

from __future__ import annotations

import msgspec

from reportgen.blocks import split_label
from reportgen.records.context import Context
from reportgen.records.named import Named
from reportgen.text import lazy
from reportgen.values.people import known_names, looks_like_people, split_owners

_LABEL = lazy(r"#?(?:ais?|actions?(?: items?)?|to-?dos?)")
_TO = lazy(
    r"(?:the\s+)?(?P<who>@?[^\W\d_][\w.-]*(?:\s*(?:,|&|\+|/|\s(?:and|of|the)\b)?\s*@?[^\W\d_][\w.-]*){0,7}?)(?:\s+\([^()]*\))?"
    r"\s+(?:to|will|should|must|shall)\s+(?=[a-z])"
)
_SENTENCE = lazy(r"(?<=[^\s.A-Z][.!])\s+(?=[A-ZÀ-Þ@])")
_PROMISES = lazy(r"@?[A-ZÀ-Þ][\w.-]*(?:\s(?:and|&|\+)\s@?[A-ZÀ-Þ][\w.-]*|\s[A-ZÀ-Þ][\w.-]*){0,3}\s(?:will|shall|must|should|to)\s[a-z]")
_INSTRUCTED = lazy(
    r"(?:The\s+)?(?P<who>[A-Z][\w.-]*(?:\s+(?:of|the|for|and|[A-Z][\w.-]*)){0,6})\s+"
    r"(?:shall(?!\s+be\b)|(?:is|are) (?:requested|instructed|asked|required|directed) to)\s+[a-z]"
)
_LEFT_TO = lazy(r"to\s+(?=[a-z])")


def take_assigned(named: Named, context: Context) -> Named | None:
    """Return a line labelled as an action, without its label and with the owner whom it names; None for any other.

    >>> from reportgen.records.head import read_head
    >>> head = read_head("AI: lucio and tarn to find a sponsor", Context())
    >>> found = take_assigned(Named(id=None, title=head.title, head=head), Context(roster=frozenset(("lucio", "tarn"))))
    >>> found and (found.title, found.head.said)
    ('lucio and tarn to find a sponsor', {'owner': 'lucio and tarn'})
    """
    if named.id is not None or not (named.head.label or ":" in named.title):
        return None
    label, rest = (named.head.label, named.title) if named.head.label else split_label(named.title)
    if not label or not rest or not _LABEL.fullmatch(label.lower()):
        return None
    said = named.head.said
    left = _LEFT_TO.match(rest) if "owner" in said else None  # what a mention before it left: "AI: @lucio to find a sponsor"
    owner = None if "owner" in said else assignee(rest, context)
    if owner is None and "owner" not in said:
        return None
    said = {"owner": owner, **said} if owner else said
    return Named(id=None, title=rest[left.end() :] if left else rest, head=msgspec.structs.replace(named.head, label="", said=said))


def assignee(title: str, context: Context) -> str | None:
    """Return who is to do what `title` says, in the author's words: people whom the document knows, or names with capitals.

    >>> assignee("Avery and Bo to publish it", Context()), assignee("try to publish it", Context())
    ('Avery and Bo', None)
    """
    match = _TO.match(title)
    if match is None:
        return None
    known = known_names(context.roster)
    names = split_owners(match["who"])
    sure = bool(names) and all(name.lower() in known or (name[:1].isupper() and looks_like_people(name)) for name in names)
    return match["who"] if sure else None


def commitments(text: str) -> list[str]:
    """Return a paragraph cut before each sentence that says what somebody will do, where more than one does and the first one too.

    >>> commitments("Sven will call the yard by Friday. It is late. Zoe will send the papers by Tuesday.")
    ['Sven will call the yard by Friday. It is late.', 'Zoe will send the papers by Tuesday.']
    >>> commitments("Sven will call the yard. It is late.")
    ['Sven will call the yard. It is late.']
    """
    parts = _SENTENCE.split(text) if ". " in text else [text]
    found = [parts[0]]
    if not _PROMISES.match(found[0]):
        return [text]
    for part in parts[1:]:
        if _PROMISES.match(part):
            found.append(part)
        else:
            found[-1] = f"{found[-1]} {part}"
    return found


def instructed(title: str) -> str | None:
    """Return the office or person whom a sentence in the language of authorities instructs.

    >>> instructed("The Head of ICT shall submit an estimate"), instructed("The Portal shall be open at eight")
    ('Head of ICT', None)
    """
    match = _INSTRUCTED.match(title) if " shall " in title or " to " in title else None
    return match["who"] if match else None
