"""One finding a line: for editors, and as JSON."""

from __future__ import annotations

import re

import msgspec

from reportgen.exports.formats.sheet import Sheet, active

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    r"""Return `text` on one line, with signs that steer a terminal or turn what follows spelled out.

    >>> one_line("done\n \x1b[2J now")
    'done \\x1b[2J now'
    """
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """Return `text` with line ends and all other signs that steer whoever shows it spelled out."""
    return _STEERING.sub(lambda sign: sign.group().encode("unicode_escape").decode(), text)


def render_line(sheet: Sheet) -> str:
    """Return ``path:line:col: weight code message`` lines, which editors, grep and problem matchers read."""
    return "".join(
        f"{visible(sheet.path(one.source))}:{one.line}:{one.column}: {one.weight} {one.rule} {one_line(one.message)}\n"
        for one in active(sheet.findings)
    )


def render_ndjson(sheet: Sheet) -> str:
    """Return one JSON object a line, suppressed and known findings too."""
    return "".join(msgspec.json.encode(finding).decode() + "\n" for finding in sheet.findings)


def render_json(sheet: Sheet) -> str:
    """Return one JSON array, suppressed and known findings too."""
    return msgspec.json.format(msgspec.json.encode(sheet.findings), indent=2).decode() + "\n"
