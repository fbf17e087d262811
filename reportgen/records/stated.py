"""Paragraphs that are what a section lists, where it has no list: one decision each, one risk, one piece of work."""

from __future__ import annotations

import re

import msgspec

from reportgen.blocks import Block, Item, Paragraph, split_label
from reportgen.records.dayplan import by_days
from reportgen.records.make import says_nothing
from reportgen.records.sections import Claim
from reportgen.text import lazy, plain
from reportgen.values.clock import read_clock

_NO_STATEMENT = lazy(
    r"(?:see|the following|(?:no|nothing|none)\s(?:\w+\s){0,3}(?:is|are|was|were|has|have)"
    r"|as (?:before|above)|pending|still|there (?:is|are|was|were)"
    r"|(?:we|they|it|nobody) (?:did|do|have|has|could|was|were)(?:n[o'’]t| not)\b.*)\b", re.I
)
_RATED = lazy(
    r"[^\W\d_][^.:()\n]{2,80}\((?:[^()]*\b)?(?:red|amber|yellow|green|high|medium|low)\b[^()]*\):\s"
    r"|\*\*[^*\n]{3,100}:\s(?:red|amber|yellow|green)\b[^*\n]{0,40}\*\*", re.I
)
_LED = lazy(r"(?:\*\*|__)[^*\n]{4,120}[^*\n:](?:\*\*|__)(?!:)\s*[(–—A-Z]")  # "**The ford closes altogether.** This is likely now"
_LED_ITEM = lazy(r"[^\w*]*(?:\*\*|__)[^*\n]{4,120}\.(?:\*\*|__)\s+[A-Z]")
_SHORT_TITLE = lazy(r"^([^\w*_]*)(\*\*|__)([^*_\s]+(?:\s[^*_\s]+){0,2})\.\2\s+(?=[A-Z])")
_CLAUSE = lazy(r"^\d{1,2}\.\d{1,2}\.?\s+(?=[*_]*\d{1,2}[:.h]\d\d)")  # "2.1 06:30 Toolbox talk"
_PART_NUMBER = lazy(r"^(\*\*|__)\d{1,2}\.\d{1,2}\.?\s+(?=[^\W\d_])")  # "**5.2 Ice on the pier**", numbered as its section is
_FEWEST_TIMES = 3  # paragraphs that open with a time and are a log
_STATED = lazy(
    r"\*\*(?:(?:call|ruling|resolution|decision|item|point|escalation)\s#?\d{1,3}|to [^*]{2,60}?)(?:[:.]\*\*|\*\*:)\s+", re.I
)
_SIGNED = lazy(  # the end of a letter: "Good night,", and who wrote it below
    r"(?:good (?:night|evening|day|weekend)|best(?: wishes)?|(?:kind |warm |best )?regards|cheers|thanks|thank you|yours(?: \w+)?"
    r"|greetings|see you(?: \w+)?|take care|sincerely)"
    r"(?:,? (?:all|both|\w+body|everyone|team|folks))?[,.!–-]?[ \t]*(?:\n[^\n]{2,60}){0,2}", re.I
)
_LONGEST_STATEMENT = 400  # signs of a paragraph that is one decision or escalation, and no account of it


def stated_items(blocks: tuple[Block, ...], claim: Claim | None) -> tuple[Block, ...]:
    """Return what stands below a heading of decisions, escalations, risks or priorities, where paragraphs are its items, as items.

    In a letter each is one: "We start the run on its own." A risk names its colour: "Weather (red, getting worse): one boat day".

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> blocks = parse_blocks(Source(path="a.md", text="We start A03 on its own.\\n\\nNight work stays forbidden.\\n")).blocks
    >>> [type(block).__name__ for block in stated_items(blocks, "decision")]
    ['Item', 'Item']
    """
    blocks = by_days(blocks) if claim == "priority" else blocks
    if claim == "risk" and (titled := _short_titles(blocks)):
        return titled
    if not blocks or not all(type(block) is Paragraph for block in blocks):
        return blocks
    paragraphs = [block for block in blocks if type(block) is Paragraph and not _states_nothing(block.text)]
    led = len(paragraphs) > 1 and all(_LED.match(block.text) for block in paragraphs)
    if claim in (None, "checkpoint"):
        paragraphs = [msgspec.structs.replace(block, text=_CLAUSE.sub("", block.text)) for block in paragraphs]
        fits = len(paragraphs) >= _FEWEST_TIMES and all(read_clock(plain(block.text)) for block in paragraphs)
    elif claim == "risk":
        fits = led or all(_RATED.match(block.text) for block in paragraphs)
    elif claim in ("action", "story"):
        fits = led
    elif claim == "priority":
        fits = len(paragraphs) > 1 and all(_is_statement(block.text) and ". " not in block.text for block in paragraphs)
    else:
        fits = claim in ("decision", "escalation") and (
            (led and claim == "decision") or all(_is_statement(block.text) for block in paragraphs)
        )
    if not fits or not paragraphs:
        return blocks
    if all(_PART_NUMBER.match(block.text) for block in paragraphs):
        paragraphs = [msgspec.structs.replace(block, text=_PART_NUMBER.sub(r"\1", block.text)) for block in paragraphs]
    texts = map(_with_dash if led and claim != "decision" else str, (block.text for block in paragraphs))
    items = {block.span: Item(text=text, own=block.span, span=block.span) for block, text in zip(paragraphs, texts, strict=True)}
    return tuple(items.get(block.span, block) for block in blocks)


def _short_titles(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return items with a dash behind their short titles, where each opens with a sentence in bold; nothing for any other blocks."""
    items = [block for block in blocks if type(block) is Item and _LED_ITEM.match(block.text)]
    if len(items) < 2 or len(items) < len(blocks):
        return ()
    return tuple(msgspec.structs.replace(item, text=_with_dash(item.text)) for item in items)


def _with_dash(text: str) -> str:
    """Return a paragraph with a dash behind its title, where at most three words in bold and a full stop are one; more may be a sentence.

    >>> _with_dash("**Way to it.** It may close."), _with_dash("**The ford closes for all of the week.** It rains.")
    ('**Way to it** — It may close.', '**The ford closes for all of the week.** It rains.')
    """
    return _SHORT_TITLE.sub(r"\1\2\3\2 — ", text)


def _states_nothing(text: str) -> bool:
    words = plain(text)
    return says_nothing(words) or bool(_NO_STATEMENT.match(words) or _SIGNED.fullmatch(text.strip()))


def _is_statement(text: str) -> bool:
    label = _STATED.match(text)
    words = text[label.end() :] if label else text
    whole = words.lstrip("*_")[:1].isupper() or label
    ends = text.rstrip("*_")[-1:] in (".", ")") and ("\n" not in text or _is_wrapped(text, label))
    return bool(whole) and ends and len(text) < _LONGEST_STATEMENT


def _is_wrapped(text: str, label: re.Match[str] | None) -> bool:
    """Tell whether a statement with a label only runs on over its lines: none of them has a label of its own, nor opens in bold."""
    below = text.split("\n")[1:]
    return bool(label) and not any(line.startswith(("**", "__")) or split_label(line)[0] for line in below)
