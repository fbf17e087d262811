"""Reports that are too much: files, lines, tables and trees of a size that nobody writes, and text that makes slow parsers slower."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

HEAD = "# Day 2 Outcomes (2025-05-06)\n\n## Action Items\n\n"
TABLE = "| ID | Action | Owner | Status |\n|---|---|---|---|\n"
METRICS = "# Day 2 (2025-05-06)\n\n## Metrics\n\n| Metric | Target | Result |\n|---|---|---|\n"
MB = 1_000_000
_LARGE = "holds more than 500,000 bytes and is not read"
_MORE = "records more than are read of one file"


class Heavy(NamedTuple):
    """A report that is too much: how it is made, and words of what is said about it; empty where all of it is read."""

    make: Callable[[], str | bytes]
    said: str = ""

    @property
    def data(self) -> bytes:
        made = self.make()
        return made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")


def _lines(text: str, width: int = 900) -> str:
    return HEAD + "\n".join(text[at : at + width] for at in range(0, len(text), width)) + "\n"


def _items(text: str, width: int = 900) -> str:
    return HEAD + "".join(f"- **A-{at} – {text[at : at + width]} (Bo)**\n" for at in range(0, len(text), width))


SIZES: dict[str, Heavy] = {
    "100 MB of prose": Heavy(lambda: HEAD + "words and words.\n" * (100 * MB // 17), _LARGE),
    "one line of 10 MB": Heavy(lambda: "- " + "word " * (2 * MB), _LARGE),
    "one line of 400 kB": Heavy(lambda: HEAD + "- **A-1 – x (Bo)** " + "word " * 80_000, "the line has 400,019 signs"),
    "title of 400 kB": Heavy(lambda: "# Day 2 (2025-05-06) " + "t" * 400_000 + "\n\nx\n", "the line has 400,021 signs"),
    "490 kB of prose": Heavy(lambda: HEAD + "words and words of a day.\n" * 9_000 + ("and so on, " * 24 + "\n") * 900),
    "100,000 ids": Heavy(lambda: HEAD + "".join(f"- A-{at}\n" for at in range(100_000)), _LARGE),
    "30,000 ids": Heavy(lambda: HEAD + "".join(f"- A-{at} x\n" for at in range(30_000)), _MORE),
    "10,000 rows": Heavy(lambda: HEAD + TABLE + "".join(f"| A-{at} | do {at} | Bo | Done |\n" for at in range(9_990)), _MORE),
    "5,000 metrics": Heavy(lambda: METRICS + "".join(f"| m{at} | >=9 | {at} |\n" for at in range(5_000)), _MORE),
    "one id 10,000 times": Heavy(lambda: HEAD + "- **A-1 – x (Bo)**\n" * 9_990, _MORE),
    "ids that name 1,000 others": Heavy(
        lambda: HEAD + "".join(f"- A-{at} x A-{at + 1}\n" for at in range(999)) + "- A-1000 " + " ".join(f"A-{at}" for at in range(999))
    ),
    "10,000 columns": Heavy(lambda: HEAD + "|a" * 9_999 + "|\n" + "|-" * 9_999 + "|\n" + ("|b" * 9_999 + "|\n") * 5),
    "10,000 columns, short rows": Heavy(lambda: HEAD + "|a" * 9_999 + "|\n" + "|-" * 9_999 + "|\n" + "|b|\n" * 5_000),
    "300 columns, 300 rows": Heavy(lambda: HEAD + "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + ("|b" * 300 + "|\n") * 300),
    "a year in one file": Heavy(
        lambda: "".join(f"# Day {at} (2024-{1 + at // 28:02}-{1 + at % 28:02})\n\n- A-1 x\n\n" for at in range(336))
    ),
    "100,000 lines": Heavy(lambda: HEAD + "a\n" * 100_000, "the last 95,004 of 100,004 lines are not read"),
    "10,000 headings": Heavy(lambda: HEAD + "".join("#" * (at % 6 + 1) + f" a{at}\n" for at in range(9_990))),
    "10,000 bold headings": Heavy(lambda: HEAD + "**a**\n\n" * 4_990),
    "10,000 empty bullets": Heavy(lambda: HEAD + "-\n" * 9_990),
    "10,000 bullets": Heavy(lambda: HEAD + "- a\n" * 9_990),
    "10,000 fences": Heavy(lambda: HEAD + "```\n" * 9_991),
    "10,000 unclosed comments": Heavy(lambda: HEAD + "<!-- a\n" * 9_990),
    "10,000 unclosed thoughts": Heavy(lambda: HEAD + "<think>\n" * 9_990),
    "10,000 underlined titles": Heavy(lambda: HEAD + "a\n===\n\n" * 3_300),
    "10,000 references": Heavy(lambda: HEAD + "".join(f"[a{at}]: /x\n" for at in range(9_000)) + "[a1] " * 2_000),
    "a range of a billion ids": Heavy(lambda: HEAD + "- A-1 through A-999999999 x\n- A-1/2/3/4 – A-999999 (Bo)\n"),
    "a number of 100,000 digits": Heavy(lambda: METRICS + f"| m | ≥{'9' * 9_000} | {'9' * 9_000}% |\n"),
}  # fmt: skip

NESTED: dict[str, Heavy] = {
    "100,000 bullets in one line": Heavy(lambda: HEAD + "- " * 100_000 + "x", "the line has 200,001 signs"),
    "9,000 bullets in one line": Heavy(lambda: HEAD + "- " * 9_000 + "x", "nested too deeply"),
    "100,000 quotes in one line": Heavy(lambda: HEAD + "> " * 100_000 + "x", "the line has 200,001 signs"),
    "9,000 quotes in one line": Heavy(lambda: HEAD + "> " * 9_000 + "x", "nested too deeply"),
    "a ladder of 900 bullets": Heavy(lambda: HEAD + "\n".join("  " * at + "- x" for at in range(690)), "nested too deeply"),
    "a ladder of 900 quotes": Heavy(lambda: HEAD + "\n".join(">" * at + " x" for at in range(900)), "nested too deeply"),
    "quotes and lists in turn": Heavy(lambda: HEAD + "> - " * 4_000 + "x", "nested too deeply"),
    "90 levels, 2,000 times": Heavy(lambda: HEAD + ("> " * 45 + "x\n\n") * 2_000),
    "front matter, 190 levels": Heavy(lambda: "---\na:\n" + "".join("  " * at + "a:\n" for at in range(190)) + "---\n" + HEAD),
    "front matter, huge keys": Heavy(lambda: "---\n" + "".join(f"{'k' * 2000}{at}: v\n" for at in range(190)) + "---\n" + HEAD),
    "front matter, aliases": Heavy(
        lambda: "---\na0: &a0 [x,x]\n" + "".join(f"a{at}: &a{at} [{f'*a{at - 1},' * 9}x]\n" for at in range(1, 150)) + "---\n" + HEAD
    ),
    "front matter without an end": Heavy(lambda: "---\n" + "a: b\n" * 9_000 + HEAD),
}  # fmt: skip

_N = 240_000  # signs
SLOW: dict[str, str] = {
    "a million backticks": "`" * 480_000,
    "backticks, ever more": "e".join("`" * at for at in range(1, 690)),
    "code that never ends": "`a``b" * (_N // 5),
    "emphasis that only opens": "_a " * (_N // 3),
    "emphasis that only closes": "a_ " * (_N // 3),
    "emphasis of two kinds": "*a_ " * (_N // 4),
    "emphasis in emphasis": "*a **a " * (_N // 14) + "b" + " a** a*" * (_N // 14),
    "stars of three": "***a***" * (_N // 7),
    "bold and bold": "**a__b" * (_N // 6),
    "struck out": "~~a ~" * (_N // 5),
    "brackets that open": "[" * _N,
    "brackets with a letter": "[a" * (_N // 2),
    "brackets in brackets": "[" * (_N // 2) + "a" + "]" * (_N // 2),
    "brackets and emphasis": "[ a_" * (_N // 4),
    "links that never end": "[a](" * (_N // 4),
    "images that never end": "![a](" * (_N // 5),
    "images in brackets": "![[]()" * (_N // 6),
    "links with open brackets": "[a](<b" * (_N // 6),
    "titles that never end": '[a](b "c' * (_N // 8),
    "references": "[a][b" * (_N // 5),
    "footnotes": "[^" * (_N // 2),
    "entities": "&amp;" * (_N // 5),
    "entities that never end": "&#1" * (_N // 3),
    "comments that never end": "<!--" * (_N // 4),
    "declarations": "a <!A " * (_N // 6),
    "instructions": "<?" * (_N // 2),
    "CDATA": "<![CDATA[" * (_N // 9),
    "tags that never end": "<a href='" * (_N // 9),
    "autolinks that never end": "<https://x" * (_N // 10),
    "backslashes": "\\" * _N,
    "pipes": "|" * _N,
    "round brackets": "(Done) " * (_N // 7),
    "brackets with owners": "(Owner: a) " * (_N // 11),
    "days": "Day 3 " * (_N // 6),
    "dates": "2025-05-06 due Friday " * (_N // 22),
    "labels": "Owner: Status: " * (_N // 15),
    "dashes": " — a - b" * (_N // 8),
    "names": "Bo, Ann and " * (_N // 12),
    "numbers": "5% of 6 (3/4) ≥5 → " * (_N // 19),
    "combining marks": "a\u0301\u0301\u0301" * (_N // 8),
    "blanks of all kinds": "\u00a0\u2003 \t" * (_N // 8),
}  # fmt: skip
"""What is slow to read in some parser: in lines of one paragraph, and in the titles of items."""

ENCODED: dict[str, Heavy] = {
    "UTF-16 with a mark": Heavy(lambda: (HEAD + "- a\n" * 2_000).encode("utf-16")),
    "UTF-16 without a mark": Heavy(lambda: (HEAD + "- a\n" * 2_000).encode("utf-16-le"), "characters are damaged"),
    "UTF-32 with a mark": Heavy(lambda: (HEAD + "- a\n").encode("utf-32")),
    "a mark and nothing else": Heavy(lambda: b"\xef\xbb\xbf"),
    "nothing": Heavy(lambda: b""),
    "NUL": Heavy(lambda: HEAD.encode() + b"\0" * 9_000 + b"\n- a\0b\n", "9001 characters are damaged"),
    "not UTF-8": Heavy(lambda: HEAD.encode() + b"- caf\xe9 \xff\xfe\xc0\x80\n", "characters are damaged"),
    "halves of pairs": Heavy(lambda: HEAD + "- a\ud800b\udc00\n", "characters are damaged"),
    "carriage returns": Heavy(lambda: (HEAD + "- **A-1 – x (Bo)**\n").replace("\n", "\r")),
    "separators of lines": Heavy(lambda: HEAD + "- **A-1 – x\u2028y\u2029z\u0085 (Bo)**\n"),
    "controls": Heavy(lambda: HEAD + "- **A-1 – " + "".join(map(chr, range(1, 32))) + "\x7f (Bo)**\n"),
    "every byte": Heavy(lambda: HEAD.encode() + bytes(range(256)) * 400, "characters are damaged"),
}  # fmt: skip


def heavy_cases() -> dict[str, Heavy]:
    """Return every case by its name."""
    slow = {f"{name}, {form}": Heavy(partial(write, text)) for name, text in SLOW.items() for form, write in _FORMS.items()}
    return {**SIZES, **NESTED, **ENCODED, **slow}


_FORMS: dict[str, Callable[[str], str]] = {"in a paragraph": _lines, "in items": _items}
