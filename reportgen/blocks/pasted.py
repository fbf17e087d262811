"""What other programs write where Markdown has its own signs: bullets of word processors and chats, pictures by name, folded parts."""

from __future__ import annotations

import re

from reportgen.blocks.model import IN_BOX
from reportgen.text import lazy

_BULLET = lazy(r"^([ ]*)[•◦▪‣⁃∙·](?=[ \t\xa0]+\S)")
_DASH = lazy(r"^([ ]*)[–—](?=[ \t\xa0]+\S)")
_BOX = lazy(r"^([ ]*)([☐☑])[ \t\xa0]+(?=\S)")
_BARE_BOX = lazy(rf"^([ ]*)(?=\[[{IN_BOX}]\] \S)")
_SUMMARY = lazy(r"^ {0,3}<summary>\s*(?=[^\s<])([^<]*[^\s<])\s*</summary>\s*$", re.I)  # what stands folded below it
_STRUCK = lazy(r"(?<![`\\])</?(?:s|del|strike)>", re.I)
_SIGNS = frozenset("•◦▪‣⁃∙·–—☐☑")
_PICTURE = lazy(r"(?<![\w:]):([a-z][a-z0-9_]+|[+-]1):(?![\w:])")
_PICTURES = {
    "+1": "👍",
    "-1": "👎",
    "alarm_clock": "⏰",
    "arrow_down": "⬇️",
    "arrow_right": "➡️",
    "arrow_up": "⬆️",
    "bangbang": "‼️",
    "bar_chart": "📊",
    "bell": "🔔",
    "black_circle": "⚫",
    "bug": "🐛",
    "bulb": "💡",
    "calendar": "📆",
    "chart_with_downwards_trend": "📉",
    "chart_with_upwards_trend": "📈",
    "checkered_flag": "🏁",
    "clipboard": "📋",
    "clock": "🕰️",
    "construction": "🚧",
    "date": "📅",
    "dart": "🎯",
    "exclamation": "❗",
    "eyes": "👀",
    "fire": "🔥",
    "gavel": "⚖️",
    "gear": "⚙️",
    "green_circle": "🟢",
    "hammer": "🔨",
    "heavy_check_mark": "✔️",
    "hourglass": "⌛",
    "hourglass_flowing_sand": "⏳",
    "large_blue_circle": "🔵",
    "large_green_circle": "🟢",
    "large_orange_circle": "🟠",
    "large_yellow_circle": "🟡",
    "link": "🔗",
    "lock": "🔒",
    "mag": "🔍",
    "memo": "📝",
    "money_with_wings": "💸",
    "moneybag": "💰",
    "no_entry": "⛔",
    "no_entry_sign": "🚫",
    "octagonal_sign": "🛑",
    "orange_circle": "🟠",
    "package": "📦",
    "page_facing_up": "📄",
    "pencil": "📝",
    "pencil2": "✏️",
    "pushpin": "📌",
    "question": "❓",
    "raised_hand": "✋",
    "recycle": "♻️",
    "red_circle": "🔴",
    "repeat": "🔁",
    "robot": "🤖",
    "robot_face": "🤖",
    "rocket": "🚀",
    "rotating_light": "🚨",
    "scales": "⚖️",
    "ship": "🚢",
    "sos": "🆘",
    "sparkles": "✨",
    "speech_balloon": "💬",
    "star": "⭐",
    "stop_sign": "🛑",
    "stopwatch": "⏱️",
    "sweat_smile": "😅",
    "tada": "🎉",
    "test_tube": "🧪",
    "thumbsdown": "👎",
    "thumbsup": "👍",
    "triangular_flag_on_post": "🚩",
    "trophy": "🏆",
    "warning": "⚠️",
    "white_check_mark": "✅",
    "white_circle": "⚪",
    "wrench": "🔧",
    "x": "❌",
    "yellow_circle": "🟡",
}


def as_markdown(line: str, around: tuple[str, str] = ("", "")) -> str:
    """Return a line of prose with the bullet, box, summary or named pictures of another program as Markdown and pictures.

    A dash is a bullet only where one of the lines `around`, the one before and the one behind, opens with a dash, too.

    >>> as_markdown("• Restart the backfill :white_check_mark: done"), as_markdown("☑ Book the room")
    ('- Restart the backfill ✅ done', '- [x] Book the room')
    >>> as_markdown(": Status: closed"), as_markdown("[ ] Book the room")
    ('Status: closed', '- [ ] Book the room')
    >>> as_markdown("– 08:30 call", ("", "– 09:10 crew")), as_markdown("– Ana, for the crew")
    ('- 08:30 call', '– Ana, for the crew')
    """
    line = line.removeprefix(": ")  # what a definition list says of the term above
    opens = line.lstrip(" ")[:1]
    if opens == "[":
        line = _BARE_BOX.sub(r"\1- ", line)
    elif opens in _SIGNS:
        line = _BOX.sub(lambda box: f"{box[1]}- [{'x' if box[2] == '☑' else ' '}] ", _BULLET.sub(r"\1-", line))
        if opens in "–—" and any(map(_DASH.match, around)):
            line = _DASH.sub(r"\1-", line)
    if "<" in line:
        line = _STRUCK.sub("~~", _SUMMARY.sub(r"**\1**", line))
    return _PICTURE.sub(_picture, line) if ":" in line and "`:" not in line else line  # `:x:` is about its name


def _picture(named: re.Match[str]) -> str:
    return _PICTURES.get(named[1], named[0])
