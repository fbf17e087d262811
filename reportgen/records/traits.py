"""What a section looks like, as short names of traits: the words of its heading, and the shape and words of what it lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.blocks import Block, Item, Table, split_label
from reportgen.records.claim import clean_heading
from reportgen.records.columns import claim_table, names_of
from reportgen.records.context import Context
from reportgen.text import lazy, plain, remember
from reportgen.values.clock import read_clock
from reportgen.values.ident import split_id
from reportgen.values.moment import read_date
from reportgen.values.people import known_names, looks_like_people

_MOST, _SIGNS = 24, 240  # entries of a list, and signs of each, that are looked at
_WORD = lazy(r"[^\W\d_]+(?:['’][a-z]+)?")
_ENDINGS = ("'s", "ing", "ies", "ied", "ed", "es", "s")
_SHORTEST_STEM = 3
_DAYS = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|tomorrow|eod)"
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_IN_LIST = (  # what many entries of a list say
    ("due", lazy(rf"\b(?:by|before|due|until)\s+(?:(?:the|next|end|this|of)\s+)*(?:{_DAYS}|{_MONTHS}|cob|noon|tonight|\d)")),
    ("day at end", lazy(rf"[,(–—-]\s*(?:(?:by|due|on)\s+)?(?:{_DAYS},?\s*)?(?:\d{{1,2}}[ ./-]?(?:{_MONTHS}|\d{{1,2}})|{_DAYS})\W*$")),
    ("colour", lazy(r"\b(?:red|amber|yellow|green)\b|[🔴🟡🟢🟠]")),
    ("measure", lazy(r"\d\s?(?:%|ms|s|h|min|kg|km|mb|gb|k|€|\$|°|kw|mw)(?!\w)")),
    ("target", lazy(r"\b(?:target|goal|vs|limit|spec|threshold)\b|[≥≤<>]\s?\d")),
    ("may", lazy(r"\b(?:may|might|could|if|unless)\b")),
    ("rank", lazy(r"\b(?:high|medium|low|severe|likely|unlikely)\b")),
    ("we", lazy(r"\bwe\b")),
    ("not", lazy(r"\b(?:no|not|never|without|nothing|none)\b")),
    ("owner", lazy(r"\bowner\b|@\w")),
    ("asks", lazy(r"\?\W*$")),
    ("sentence", lazy(r"\.$")),
)
_PAST = lazy(r"^[a-z]+(?:ed|pt|lt|nt|ld|ught)\b")
_NAME_AT_END = lazy(r"[(→–—-]\s*@?(?P<who>[^\W\d_][\w.-]*)\)?\.?$")
_NUMBER = lazy(r"\W*[\d~<>≥≤±$€]")


@remember
def stems(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without their endings.

    >>> stems("Things we're worried about")
    ('thing', "we're", 'worr', 'about')
    """
    return tuple(_stem(word) for word in _WORD.findall(text.lower().replace("’", "'")))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def traits_of(title: str, blocks: tuple[Block, ...], outer: str, context: Context) -> list[str]:
    """Return the traits of a section by its title, the blocks right below it and the heading `outer` around it, each once."""
    found = {*_of_heading(title, context), *(f"o:{word}" for word in stems(clean_heading(outer)))}
    items = [block for block in blocks if type(block) is Item][:_MOST]
    if items:
        found.update(_of_items(items, context))
    for block in blocks:
        if type(block) is Table:
            found.update(_of_table(block, context))
    return sorted(found)


def _of_heading(title: str, context: Context) -> Iterator[str]:
    head = clean_heading(title).lower()[:_SIGNS]
    words = stems(head)
    for word, following in zip(words, (*words[1:], ""), strict=False):
        yield f"h:{word}"
        if following:
            yield f"h:{word} {following}"
    if head.endswith("?"):
        yield "asks"
    if context.day and (day := read_date(head, context.day)):
        yield "day ahead" if day > context.day else "day"


def _of_items(items: list[Item], context: Context) -> Iterator[str]:
    known = known_names(context.roster)
    shapes, words = Counter[str](), set[str]()
    for item in items:
        text = plain(item.text).strip()[:_SIGNS]
        shapes.update(set(_shape(item, text, known, context)))
        words.update(stems(text))
    for shape, count in shapes.items():
        share = "most" if 4 * count >= 3 * len(items) else "some" if 3 * count >= len(items) else "few"
        yield f"{shape}: {share}"
    yield from (f"w:{word}" for word in words)
    yield f"items: {len(items) if len(items) < 3 else '3+' if len(items) < 6 else '6+'}"
    if all(item.number is not None for item in items):
        yield "numbered"
    if any(item.items for item in items):
        yield "nested"


def _shape(item: Item, text: str, known: frozenset[str], context: Context) -> Iterator[str]:
    """Yield what one entry of a list looks like: it opens with an id, a name, a word in the past; it ends in a name; and so on."""
    ident, rest = split_id(text.lstrip("[("))
    if ident:
        yield "id"
    label, value = split_label(item.text[:_SIGNS])
    if label is not None:
        yield from _label(plain(label), plain(value), known, context)
    low = (rest or text).lower()
    first = _WORD.match(low)
    if first and first.group() in known:
        yield "person first"
    if _PAST.match(low):
        yield "past"
    if item.checked is not None:
        yield "box"
    if read_clock(text):
        yield "clock"
    if name := _NAME_AT_END.search(text):
        yield "person last" if name["who"].lower() in known else "name last" if name["who"][:1].isupper() else "word last"
    low = text.lower()
    yield from (name for name, pattern in _IN_LIST if pattern.search(low))
    count = len(text.split())
    yield "short" if count <= 5 else "middling" if count <= 14 else "long"


def _label(label: str, value: str, known: frozenset[str], context: Context) -> Iterator[str]:
    yield "label"
    if label.lower() in known:
        yield "person labels"
    elif looks_like_people(label):
        yield "name labels"
    if context.vocabulary.fields.get(label.lower()):
        yield "field labels"
    if _NUMBER.match(value):
        yield "number behind"


def _of_table(table: Table, context: Context) -> Iterator[str]:
    yield "table"
    yield from (f"f:{name}" for name in names_of(table.header, context.vocabulary))
    yield from (f"c:{word}" for cell in table.header[:2] for word in stems(plain(cell)))
    yield f"rows: {claim_table(table.header, None, context)}"
