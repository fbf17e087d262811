"""What a language file has to hold; a new language is one more file, and here it is said what that lacks."""

from __future__ import annotations

import msgspec
import pytest

from reportgen.blocks import parse_blocks
from reportgen.languages import Language, codes, load_language, read_codes, split
from reportgen.records import Setting, read_reports
from reportgen.records.detect import detect
from reportgen.records.english import find_swaps
from reportgen.records.phrases import HEADINGS
from reportgen.records.rules import rules_of
from reportgen.text import Source

GERMAN = load_language("de")
TABLES = ("counters", "states", "levels", "fields", "headings", "heading_words", "columns", "labels", "phrases")


def lacking(language: Language) -> list[str]:
    """What a language has no words for."""
    tables = {name: getattr(language, name) for name in TABLES}
    expected = {name: set(getattr(GERMAN, name)) for name in TABLES}
    expected["headings"] = set(HEADINGS)
    found = [f"[{name}] {key}" for name, keys in expected.items() for key in sorted(keys - set(tables[name]))]
    found += [f"[{name}] {key}: no meaning" for name, keys in expected.items() for key in sorted(set(tables[name]) - keys)]
    found += [f"[{name}] {key}: empty" for name, table in tables.items() for key, words in table.items() if not split(words)]
    return found


@pytest.mark.parametrize("code", read_codes())
def test_a_language_has_words_for_every_meaning(code: str) -> None:
    assert lacking(load_language(code)) == []


def test_what_a_file_lacks_is_found() -> None:
    short = msgspec.structs.replace(GERMAN, labels={"Date": "datum"}, states={**GERMAN.states, "done": " | "})

    assert "[labels] Decision" in lacking(short)
    assert "[states] done: empty" in lacking(short)


@pytest.mark.parametrize("code", codes())
def test_a_language_names_twelve_months_and_seven_days(code: str) -> None:
    language = load_language(code)

    assert (len(language.months), len(language.weekdays), len(language.short_weekdays) in (0, 7)) == (12, 7, True)


@pytest.mark.parametrize("code", read_codes())
def test_no_state_or_colour_means_two_things(code: str) -> None:
    language = load_language(code)
    for table in (language.states, language.levels, language.headings):
        words = [word for line in table.values() for word in split(line)]
        assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("code", read_codes())
def test_every_word_of_a_file_can_be_found(code: str) -> None:
    language = load_language(code)
    for state, words in language.states.items():
        for word in split(words):
            swaps = find_swaps(f"x: {word}", "text", (code,))
            known = state.replace("_", " ") in word.lower()
            assert known or [swap.english.strip() for swap in swaps if swap.kind == "state"] == [state.replace("_", " ")], word
    assert all(rule.pattern.groupindex.get("w") for rule in rules_of(code))


@pytest.mark.parametrize(
    ("code", "text", "place", "expected"),
    [
        ("de", "Neue Maßnahmen", "heading", "new Action Items"),
        ("de", "Massnahmen (KW 10)", "heading", "Action Items (Week 10)"),
        ("de", "Angebot prüfen (Anna, fällig am 7.3., in Arbeit)", "text", "Angebot prüfen (Anna, due 7 March, in progress)"),
        ("de", "Bis: Fr 17 Uhr", "text", "due: Friday 17:00"),
        ("de", "1.284 von 1.300", "text", "1284 of 1300"),
        ("de", "Sicherheit: `Stand: offen` bleibt", "text", "Sicherheit: `Stand: offen` bleibt"),
        ("fr", "Échéance : vendredi 7 mars à 17h", "text", "due: Friday 7 March à 17:00"),
        ("fr", "mar. 4 mars", "text", "Tuesday 4 March"),
        ("fr", "état : terminee", "text", "status: done"),
        ("es", "Plazo: mar 4 de marzo de 2025", "text", "due: Tuesday 2025-03-04"),
        ("es", "Vence el 05/03/2025", "text", "due 2025-03-05"),
        ("zh", "（负责人：李娜，截止：周五下午5点）", "text", "( owner : 李娜, due : Friday 17:00 )"),
        ("zh", "第十二天 2025年3月3日 星期一", "heading", "Day 12 2025-03-03 Monday"),
        ("vi", "Hạn: Thứ Sáu, ngày 7 tháng 3 năm 2025", "text", "due: Friday, 2025-03-07"),
        ("vi", "Hạn: T6 7/3, 5 giờ chiều", "text", "due: Friday 7 March, 17:00"),
    ],
)
def test_a_text_is_read_by_the_english_words_that_it_stands_for(code: str, text: str, place: str, expected: str) -> None:
    parts, at = [], 0
    for swap in find_swaps(text, place, (code,)):
        parts += [text[at : swap.start], swap.english]
        at = swap.end

    assert " ".join("".join([*parts, text[at:]]).split()) == expected


def test_a_language_is_told_by_two_words_of_its_own() -> None:
    def told(text: str) -> list[str]:
        return [found.code for found in detect(parse_blocks(Source(path="reports/a.md", text=text)))]

    assert told("# 2025-03-03\n\n## Maßnahmen\n\n- x\n\n## Risiken\n") == ["de"]
    assert told("# 2025-03-03\n\n## Actions\n\n- Note: die fin\n\n## Decisions\n") == []
    assert told("# Lundi 3 mars 2025\n\n## Actions\n\n- responsable: Luc, échéance: demain") == ["fr"]
    assert told("# Lunes, 3 de marzo de 2025\n\n## Acciones\n\n- responsable: Luis") == ["es"]


def test_the_settings_choose_the_languages() -> None:
    document = parse_blocks(
        Source(path="reports/a.md", text="# 2025-03-03\n\n## Maßnahmen\n\n- **M-1: Umzug** (Zuständig: Anna; Stand: offen)\n")
    )

    def read(*languages: str) -> list[str | None]:
        return [record.status_raw for record in read_reports(document, Setting(languages=languages))[0].records]

    assert (read("en", "de"), read("en"), read()) == (["offen"], [], ["offen"])
