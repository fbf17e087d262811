"""Colours: every text stands out from what is behind it, light and dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLE = (Path(__file__).parent.parent.parent / "site_templates" / "static" / "site.css").read_text("utf-8")
TONES = ("good", "fair", "poor", "violet", "blue", "teal")
PAIRS = (
    *((ink, ground) for ink in ("ink", "soft", "faint", "accent", *TONES) for ground in ("bg", "surface")),
    *((ink, "sunken") for ink in ("ink", "soft", "faint")),
    *((tone, f"{tone}-soft") for tone in TONES),
    *((f"on-{tone}", f"v-{tone}") for tone in ("good", "fair", "poor")),
    ("ink", "accent-soft"), ("soft", "accent-soft"), ("ink", "fair-soft"), ("surface", "poor"),
)  # fmt: skip


def tokens(opening: str) -> dict[str, str]:
    """Return the colours that the first block after `opening` sets."""
    block = STYLE.split(opening, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


LIGHT = tokens(":root {")
DARK = tokens(':root[data-theme="dark"] {')


def light_of(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light_of(one), light_of(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out(theme: dict[str, str]) -> None:
    weak = {f"{ink} on {ground}": round(ratio, 2) for ink, ground in PAIRS if (ratio := contrast(theme[ink], theme[ground])) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_of_charts_stand_out_from_the_paper(theme: dict[str, str]) -> None:
    drawn = ("v-good", "v-poor", "v-violet", "v-blue", "v-slate")  # yellow and gray are told by their letter, place and words
    assert {name: round(ratio, 2) for name in drawn if (ratio := contrast(theme[name], theme["surface"])) < 3} == {}


def test_both_ways_to_dark_are_the_same() -> None:
    assert tokens(':root:not([data-theme="light"]) {') == DARK
    assert set(LIGHT) == set(DARK)
