"""Where an attacker writes: the fields of a report, each a piece of Markdown with the hostile words in it."""

from __future__ import annotations

from collections.abc import Callable

Place = Callable[[str], str]


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _table(head: str, *cells: str) -> str:
    columns = head.split(" | ")
    return f"| {head} |\n|{'---|' * len(columns)}\n| {' | '.join(_cell(cell) for cell in cells)} |"


def _no_bracket(words: str) -> str:
    return words.replace("[", "\\[").replace("]", "\\]")


FIELDS: dict[str, Place] = {
    "id in bold": lambda words: f"- **{words} – Move the boxes (Yusra)**\n  - Status: Blocked",
    "id in a cell": lambda words: _table("ID | Action | Owner | Status", words, "Move the boxes", "Yusra", "Done"),
    "title": lambda words: f"- **TT-## – Move {words} (Yusra)**\n  - Status: Blocked",
    "owner in brackets": lambda words: f"- **AT-## – Move the boxes ({words})**\n  - Status: Blocked",
    "owner": lambda words: f"- **AT-## – Move the boxes**\n  - Owner: {words}\n  - Status: Blocked",
    "status": lambda words: f"- **AT-## – Move the boxes (Yusra)**\n  - Status: {words}",
    "status behind a known one": lambda words: f"- **AT-## – Move the boxes (Yusra)**\n  - Status: In progress (40%) {words}",
    "due": lambda words: f"- **AT-## – Move the boxes (Yusra)**\n  - Status: Blocked\n  - Due: Friday {words}",
    "notes": lambda words: f"- **AT-## – Move the boxes (Yusra)**\n  - Status: Blocked\n  - Next Steps: {words}\n  - {words}",
    "label of a field": lambda words: f"- **AT-## – Move the boxes (Yusra)**\n  - Status: Blocked\n  - {words[:60]}: lift them {words}",
    "evidence": lambda words: f"- **AT-## – Move the boxes (Yusra)**\n  - Status: Done\n  - Evidence: see {words} and [proof](https://ok.test/@@)",
    "cells of a row": lambda words: _table("ID | Action | Owner | Due | Status", "AT-##", words, words, words, words),
    "head of a table": lambda words: _table("ID | " + words.replace("|", "/") + " | Owner | Status", "AT-##", "x @@", "Yusra", "Done"),
    "risk": lambda words: (
        f"### Risks\n\n- **RT-##: Fog {words}** (Owner: {words}) – Status: Red {words} (up from {words})\n  - Mitigation: {words}"
    ),
    "metric": lambda words: "### Metrics\n\n"
    + _table("Metric | Target | Result", f"Plates ## of case @@ {words}", f"≥240 {words}", f"250 {words}"),
    "decision": lambda words: f"### Decisions\n\n- **DT-##:** Keep the boxes {words} (Owner: {words})",
    "escalation": lambda words: f"### Escalations\n\n- **ET-##:** Ask {words} for help (Owner: {words})",
    "checkpoint": lambda words: f"### Timeline\n\n- 09:00 – stand-up @@ {words}\n- {words} 10:00 – call",
    "priority": lambda words: f"### Next Day Priorities\n\n1. Lift AT-## {words}\n2. {words}",
    "story": lambda words: "### Sprint Stories\n\n"
    + _table("Story | Title | Points | Owner | Status", "ST-##", words, "3", words, words),
    "heading": lambda words: f"### HT-## {words}\n\nSome words.",
    "heading of action items": lambda words: f"### Action Items {words}\n\n- **AT-## – Move the boxes (Yusra)**\n  - Status: Blocked",
    "list": lambda words: f"- {words}\n  1. {words}\n     - [x] {words} @@",
    "quote": lambda words: f"> {words}\n>> {words} @@",
    "code": lambda words: f"`{words}` and ``{words}`` @@",
    "fence": lambda words: f"```{words.replace('`', '')}\n{words} @@\n```",
    "comment": lambda words: f"<!-- {words} @@ -->",
    "hidden thinking": lambda words: f"<think>\n{words} @@\n</think>",
    "words of a link": lambda words: f"See [{_no_bracket(words)}](https://ok.test/@@) now.",
    "words of an image": lambda words: f"See ![{_no_bracket(words)}](https://ok.test/@@.png) now.",
    "title of a link": lambda words: f'See [x](https://ok.test/@@ "{words}") now.',
    "name of a reference": lambda words: f"See [{_no_bracket(words)}] now.\n\n[{_no_bracket(words)}]: https://ok.test/@@ '{words}'",
    "running text": lambda words: f"Some words {words} and more @@.",
    "line of its own": lambda words: f"{words}\n{words} @@",
}  # fmt: skip

LINKS: dict[str, Place] = {
    "link": lambda target: f"See [case @@]({target}) now.",
    "link in pointed brackets": lambda target: f"See [case @@](<{target}>) now.",
    "link with a title": lambda target: f'See [case @@]({target} "x") now.',
    "link in a field": lambda target: f"- **LT-## – Move [the boxes]({target}) (Yusra)**\n  - Status: Done\n  - Proof: [case @@]({target})",
    "link in a cell": lambda target: _table("ID | Action | Owner", "LT-##", f"[case @@]({target})", f"[Yusra]({target})"),
    "link in a heading": lambda target: f"### [case @@]({target})\n\nwords",
    "image": lambda target: f"See ![case @@]({target}) now.",
    "image in a link": lambda target: f"See [![case @@]({target})]({target}) now.",
    "autolink": lambda target: f"See <{target}> now, case @@.",
    "bare address": lambda target: f"See {target} now, case @@.",
    "reference": lambda target: f"See [case @@][r@@] and [r@@].\n\n[r@@]: {target}",
    "raw html": lambda target: f"See <a href=\"{target}\" target=_blank>case @@</a><img src='{target}'> now.",
}  # fmt: skip
