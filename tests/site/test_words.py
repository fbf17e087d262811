"""The site's own words in other languages: found in a catalogue, English where it lacks them, and never an author's."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from reportgen.languages import read_codes
from reportgen.site import Look, printer, render, spoken
from reportgen.site.choices import FLAGS, STANDINGS
from reportgen.site.dayviews import GROUPS
from reportgen.site.life import HOW, INWARD, OUTCOMES
from reportgen.site.lists import COLUMNS, LIST_KINDS
from reportgen.site.render import NAV, open_printer
from reportgen.site.reports import marks
from reportgen.site.saidfiles import IN_SCRIPTS, said_file
from reportgen.site.single import NEEDS, TABLES
from reportgen.site.spoken import FORMS, SIGNS, Speech, lacking, speech
from reportgen.site.translated import teach
from reportgen.site.words import FIELDS, KINDS, LEVELS, MONTHS, STATES, WEEKDAYS
from tests.cli.run import ROOT, run
from tests.history.builder import report, sight
from tests.site.builder import LOOK, hostile, nothing, small

STATIC = ROOT / "site_templates" / "static"

TEXT = re.compile(r">([^<>]+)<")


class _Noting(Speech):
    """Speech that notes what it is asked for, but for texts in which an author's words may stand."""

    def __init__(self) -> None:
        super().__init__("de", {"": ""}, {})
        self.asked: set[str] = set()

    def literal(self, text: str) -> str:
        self.asked.add(f"\0{text}")
        return text

    def said(self, text: object) -> object:
        if type(text) is str:
            self.asked.add(text)
        return text

    def told(self, text: object) -> object:
        return text


def constants() -> set[str]:
    """Phrases that Python has for what the sites below lack."""
    found = {name for pair in KINDS.values() for word in pair for name in (word, word.capitalize())}
    found.update((*STATES.values(), *LEVELS.values(), *LEVELS, *FIELDS.values(), *FLAGS.values(), *STANDINGS.values(), *HOW.values()))
    found.update((*INWARD.values(), *OUTCOMES.values(), *MONTHS, *WEEKDAYS, *(column.name for column in COLUMNS.values()), *FORMS))
    found.update(words for one in LIST_KINDS for words in (one.title, one.about, one.empty))
    found.update(text for name, group in NAV for _, text, _ in group for text in (name, text) if text)
    found.update(words for _, name, about in GROUPS for words in (name, about))
    found.update(words for _, name, about, _ in (*NEEDS, *TABLES) for words in (name, about))
    return found


@pytest.fixture(scope="module")
def asked() -> set[str]:
    """Return every phrase that a site with reports, one without, and the other templates ask for."""
    noting = _Noting()
    with pytest.MonkeyPatch.context() as patch:
        for module in (render, printer):
            patch.setattr(module, "speech", lambda _: noting)
        for build in (small, nothing):
            list(open_printer(*build()).pages())
        jinja = render.environment()
        for name in jinja.list_templates(["html"]):
            jinja.get_template(name)
    shown = re.findall(r'content: "([^"]*[a-z]{2}[^"]*)"', (STATIC / "site.css").read_text())
    return noting.asked | constants() | {f"\0{text.strip()}" for text in (*IN_SCRIPTS, *shown)}


def _lacks(code: str, asked: set[str]) -> set[str]:
    words, names = speech(code).words, speech(code).names
    found = {one for text in asked if text[:1] != "\0" for one in lacking(words, names, text)} - {LOOK.title, "Yusra"}
    whole = {text[1:] for text in asked if text[:1] == "\0"}
    return found | {text for text in whole if spoken.whole(words, names, text) is None and not text.startswith(("REPORTGEN_ROWS", "html "))}


@pytest.mark.parametrize("code", read_codes())
def test_a_language_lacks_no_phrase(code: str, asked: set[str]) -> None:
    found = _lacks(code, asked)
    assert not found, f"{code} lacks {len(found)} of {len(asked)} phrases:\n" + "\n".join(sorted(found))


@pytest.mark.parametrize("code", read_codes())
def test_a_language_lacks_no_phrase_that_another_has(code: str) -> None:
    every = {phrase for one in read_codes() for phrase in speech(one).words}
    assert every - speech(code).words.keys() - {*MONTHS, *WEEKDAYS, *SIGNS} == set(), "a month is named by what reports call it"


@pytest.mark.parametrize("code", read_codes())
def test_what_a_phrase_is_called_has_its_places_in_their_order_or_by_number(code: str) -> None:
    for phrase, called in speech(code).words.items():
        if phrase not in FORMS:
            rooms, places = (re.findall(sort, phrase) for sort in (r"{[a-z]+}", r"{\d*}"))
            assert re.findall(r"{[a-z]+}", called) == rooms, phrase
            assert sorted(re.findall(r"{\d*}", called)) in (places, [f"{{{at + 1}}}" for at in range(len(places))]), phrase


def test_pages_are_in_the_language_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "content" / "reports").mkdir(parents=True)
    (tmp_path / "content" / "site.toml").write_text('language = "de"\n')
    (tmp_path / "content" / "reports" / "2025-03-03.md").write_text(
        "# Past due\n\n## Action Items\n\n- **ACT-1: Past due** (Owner: Closed; Due: 2025-03-01; Status: In Progress)\n"
        "- **ACT-2: 14 Jan 2025** (Owner: Home)\n"
    )
    assert run("build", tmp_path / "content", "--out", tmp_path / "site", "--no-cache").exit_code == 0
    home, item = ((tmp_path / "site" / path).read_text() for path in ("index.html", "items/act-1.html"))
    assert '<html lang="de"' in home
    assert "<h1>Montag, 3. März 2025</h1>" in home
    assert {"Überfällig ", "Maßnahmen", "Zuerst ansehen"} <= set(TEXT.findall(home))
    assert '<span class="ti">Past due</span>' in home, "the title of an item is its author's"
    assert "<h1>Past due</h1>" in item
    assert ">Closed</a>" in item, "so is an owner"
    assert '<span class="st st-in_progress">In Arbeit</span>' in item
    assert "<h1>14 Jan 2025</h1>" in (tmp_path / "site" / "items" / "act-2.html").read_text()


def test_each_project_speaks_its_own_language(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for name, settings in (("", 'language = "de"\nprojects = ["a", "b"]\n'), ("a", 'language = "fr"\n'), ("b", "")):
        (content / name).mkdir(exist_ok=True)
        (content / name / "site.toml").write_text(settings)
    for name in "ab":
        (content / name / "reports").mkdir()
        (content / name / "reports" / "2025-03-03.md").write_text("# Monday\n\n## Risks\n\n- R-1: Damp (Red)\n")
    assert run("build", content, "--out", tmp_path / "site", "--no-cache").exit_code == 0
    pages = [(tmp_path / "site" / name / "index.html").read_text() for name in ("", "a", "b")]
    assert [re.findall('<html lang="([a-z]+)"', page) for page in pages] == [["de"], ["fr"], ["en"]]
    assert "2 Projekte, 0 überfällig" in pages[0]
    assert ">Rapports</a>" in pages[1]
    assert ">Reports</a>" in pages[2]


def test_an_unknown_language_is_said_with_those_that_there_are(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "A"\nlanguage = "tlh"\n')
    said = run("build", tmp_path, "--out", tmp_path / "site")
    assert said.exit_code == 2
    assert "site.toml:2: unknown language 'tlh'; pages can be in en, de, es, fr, vi, zh" in said.stderr


def test_hostile_reports_stay_escaped_in_german() -> None:
    history, findings, look = hostile()
    pages = [file for one in open_printer(history, findings, msgspec.structs.replace(look, language="de")).pages() for file in one.files]
    assert all(b"<script>alert(1)" not in file.content for file in pages if file.path.endswith(".html"))


def printed(text: str, words: dict[str, str], foreign: frozenset[str] = frozenset(), **values: object) -> str:
    jinja = Environment(autoescape=True, loader=DictLoader({"page": text}), undefined=StrictUndefined)
    teach(jinja, Speech("xx", words, {}), foreign)
    return jinja.get_template("page").render(**values)


def test_what_a_catalogue_says_is_escaped() -> None:
    words = {"Open": '<b>"Offen"', "{} late": "<i>{}"}
    assert printed('<p title="Open">Open {{ late|said }}</p>', words, late="3 late") == (
        '<p title="&lt;b&gt;&#34;Offen&#34;">&lt;b&gt;&#34;Offen&#34; &lt;i&gt;3</p>'
    )


def test_only_text_and_attributes_that_people_read_are_said() -> None:
    text = '<a class="open" id="open" aria-label="open {{ n }} open">open<code>open</code> <!-- open --></a><script>open</script>'
    assert printed(text, {"open": "offen"}, n="open") == (
        '<a class="open" id="open" aria-label="offen open offen">offen<code>open</code> <!-- open --></a><script>open</script>'
    )


def test_a_template_of_a_team_is_its_own_words() -> None:
    assert printed("<p>Open</p>", {"Open": "Offen"}, frozenset({"page"})) == "<p>Open</p>"


def test_scripts_and_styles_show_words_of_the_language_and_keep_their_names() -> None:
    odd = Speech("xx", {"More": 'a"</b>', "due": 'a"b'}, {})
    assert said_file("a.js", 'f("More", "due", "more");', odd) == 'f("a\\u0022\\u003c/b\\u003e", "due", "more");'
    assert said_file("a.css", '.due { content: "due "; }', odd) == '.due { content: "a\\000022b "; }'


def test_every_word_of_the_scripts_stands_in_one() -> None:
    scripts = "".join(file.read_text() for file in STATIC.glob("*.js"))
    assert [text for text in IN_SCRIPTS if f'"{text}"' not in scripts] == []


def test_words_may_change_their_order() -> None:
    assert Speech("xx", {"{} of {}": "{2} / {1}"}, {}).said("3 of 14 Jan 2025") == "14 Jan 2025 / 3"


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        ("de", "Tuesday 4 March 2025", "Dienstag, 4. März 2025"),
        ("de", "4 Mar 2025 to 14 Mar 2025", "4.3.2025 bis 14.3.2025"),
        ("de", "March 2025", "März 2025"),
        ("es", "Tuesday 4 March 2025", "martes, 4 de marzo de 2025"),
        ("fr", "4 Mar 2025", "04/03/2025"),
        ("zh", "Tuesday 4 March 2025", "2025年3月4日 星期二"),
        ("vi", "Tuesday 4 March 2025", "Thứ Ba, ngày 4 tháng 3 năm 2025"),
        ("de", "4 Mar 2025 17:00", "4.3.2025 17:00"),
        ("en", "Tuesday 4 March 2025", "Tuesday 4 March 2025"),
    ],
)
def test_dates_are_said_as_the_language_writes_them(code: str, text: str, says: str) -> None:
    assert speech(code).day(text) == says


def test_the_axis_of_a_chart_has_dates_of_the_language_and_other_places_as_phrases() -> None:
    assert [speech("de").tick(text) for text in ("2025-03-04", "2 days", "Somewhere")] == ["4.3.", "2 Tage", "Somewhere"]


@pytest.mark.parametrize("text", ["Past due", "Day 9", "In 2025", "14 Jan 2025 is late", "Home", "2025"])
def test_what_is_no_date_alone_is_left_to_its_author(text: str) -> None:
    assert speech("de").day(text) == text


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        (
            "de",
            "3 items done by 2 owners, most by Closed 2.5, May 1.",
            "3 Einträge von 2 Personen erledigt, am meisten von Closed 2.5, May 1.",
        ),
        ("es", "it moved on 2025-03-04: in review, 90 %", "avanzó el 4/3/2025: en revisión, 90 %"),
        ("es", "ACT-4: done by 2025-03-07; ST-1: spoken of: blocked", "ACT-4: hecho el 7/3/2025; ST-1: mencionado: bloqueado"),
        ("zh", "Open holds most: 3 of 9 in all.", "Open 最多：共 9 项中 3 项。"),
        ("fr", "due 2025-03-04 (was Friday)", "échéance 2025-03-04 (was Friday)"),
        ("es", "ACT-4: as Yusra wrote; ST-1: done by 2025-03-07", "ACT-4: as Yusra wrote; ST-1: done by 2025-03-07"),
        ("en", "On 4 Mar 2025: Klara 2.", "On 4 Mar 2025: Klara 2."),
    ],
)
def test_what_is_ours_around_words_of_an_author_is_said_and_these_stay(code: str, text: str, says: str) -> None:
    assert speech(code).told(text) == says


def test_numbers_and_signs_are_those_of_the_language() -> None:
    said = [speech(code).said("12.5 days on 28 Mar 2025, up 5.5 since 19 Mar 2025; lowest 3.5 days.") for code in ("de", "zh")]
    assert said == [
        "12,5 Tage am 28.3.2025, 5,5 mehr seit 19.3.2025; niedrigster Wert 3,5 Tage.",
        "2025年3月28日 为 12.5 天，自 2025年3月19日 起增加 5.5；最低 3.5 天。",
    ]


def test_a_change_of_language_prints_all_pages_again() -> None:
    history, findings, _ = small()
    digests = [
        {one.path: one.digest for one in open_printer(history, findings, Look(language=code)).pages() if one.path} for code in ("en", "de")
    ]
    assert all(digests[0][path] != digests[1][path] for path in digests[0])


def test_the_sign_beside_a_line_says_its_kind_in_the_language_of_the_pages() -> None:
    made = report("2025-03-03", [sight("action", "A-1")])

    assert [mark.title for mark in marks(made, say=speech("de").words_of).values()] == ["Maßnahme A-1"]
    assert 'risk: "Risiko "' in said_file("report.js", (STATIC / "report.js").read_text("utf-8"), speech("de"))


def test_a_closed_risk_is_shown_as_closed_and_not_in_its_last_colour(tmp_path: Path) -> None:
    content, out = tmp_path / "content", tmp_path / "out"
    (content / "reports").mkdir(parents=True)
    for day, risks in (("03", "- R-1: One disk – Red\n- R-2: Rain – Yellow\n"), ("04", "- R-1: closed\n- R-2: Yellow\n")):
        (content / "reports" / f"2025-03-{day}.md").write_text(f"# Outcomes (2025-03-{day})\n\n## Risks\n\n{risks}", "utf-8")
    assert run("build", str(content), "--out", str(out), "--cache", str(tmp_path / "cache")).exit_code == 0

    shown = re.findall(r'class="nowrap c-level">.*?<span class="(?:st|lv) (?:st|lv)-(\w+)', (out / "risks.html").read_text("utf-8"))
    assert sorted(shown) == ["done", "yellow"]
