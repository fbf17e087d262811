"""Proposals become settings that can be read, whatever stands in the reports."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ReportgenError
from reportgen.proposals import Proposal, insert, propose, render, study
from reportgen.records import Setting, read_setting
from reportgen.text import Source, decode

HOSTILE = st.text(st.sampled_from("ab \"'\\\n\r\t#=[]{}\0\x1b\x7f\x85\u2028\u202e\ud800ü中🎉"), max_size=30)
WORDS = st.one_of(HOSTILE, st.text(max_size=30))
TABLES = st.sampled_from(["vocabulary.owners", "dates", "vocabulary.status", "links"])


@st.composite
def proposals(draw: st.DrawFn) -> list[Proposal]:
    made: dict[tuple[str, str], Proposal] = {}
    for _ in range(draw(st.integers(0, 6))):
        table, key = draw(TABLES), draw(WORDS)
        value = {"dates": "2025-03-04", "vocabulary.status": "done", "links": "https://example.org/"}.get(table) or draw(WORDS)
        made[table, key] = Proposal(table=table, key=key, value=value, why=(draw(WORDS),), sure=draw(st.booleans()) and table != "links")
    return list(made.values())


def fits(one: Proposal) -> bool:
    return bool(one.key) and not any("\ud800" <= sign <= "\udfff" for sign in f"{one.key}{one.value}")


@given(proposals())
def test_every_value_comes_back_as_it_was_and_no_comment_becomes_a_line(given_: list[Proposal]) -> None:
    text = decode(render(given_).encode("utf-8"))[0]
    read_setting(text, "site.toml")
    values = tomllib.loads(text)
    found = {(table, key): value for table, held in values.items() if table != "vocabulary" for key, value in held.items()}
    found |= {(f"vocabulary.{name}", key): value for name, held in values.get("vocabulary", {}).items() for key, value in held.items()}
    assert found == {(one.table, one.key): one.value for one in given_ if one.sure and fits(one)}


@given(proposals(), proposals())
def test_adding_keeps_what_is_there_and_adding_again_changes_nothing(first: list[Proposal], second: list[Proposal]) -> None:
    text = 'title = "Glass"\n\n# days\n[dates]\n"a.md" = "2025-01-02" # ours\n\n[metrics]\na = "b"\n'
    once = insert(text, first, "site.toml")
    read_setting(once, "site.toml")
    assert [line for line in once.split("\n") if line in text.split("\n")] != []
    assert tomllib.loads(once)["metrics"] == {"a": "b"}
    assert insert(once, first, "site.toml") == once
    read_setting(insert(once, second, "site.toml"), "site.toml")


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_hostile_reports_make_settings_that_can_be_read(words: list[str]) -> None:
    item = "- **ACT-{n} – {word} (Ida)**\n  - Status: {word}\n  - {word}: 2025-01-0{n}\n- **X{word}-{n}** x (I{word})"
    lines = [item.format(n=number, word=word) for number, word in enumerate(words, 1)]
    text = "\n".join([f"# {words[0]} Day 1 (2025-03-03)", "", "## Actions", *lines, f"## {words[-1]}", *lines])
    path = decode(f'we"ek\\{words[0]}/a.md'.encode("utf-8", "replace"))[0]
    sources = (Source(path=path, text=decode(text.encode("utf-8", "replace"))[0]), Source(path="b'\n.md", text="# Day 2\n"))
    read_setting(render(propose(study(sources, Setting(), words[0]))), "site.toml")


def test_lines_are_added_at_the_end_of_their_table() -> None:
    old = '# Ours.\ntitle = "Glass"\n\n[dates]\n"a.md" = "2025-01-02"\n\n# Who is who.\n[vocabulary.owners]\nTobi = "Tobias"\n'
    new = insert(
        old,
        [
            Proposal(key="zone", value="Europe/Berlin", why=("CET",), sure=True),
            Proposal(table="dates", key="b.md", value="2025-01-03", why=("between",), sure=True),
            Proposal(table="dates", key="a.md", value="2025-01-09", why=("another",), sure=True),
            Proposal(table="vocabulary.prefixes", key="ACT", value="action", why=("seen",)),
        ],
        "site.toml",
    )
    assert new == (
        '# Ours.\ntitle = "Glass"\n\n# CET\nzone = "Europe/Berlin"\n\n[dates]\n"a.md" = "2025-01-02"\n\n'
        '# between\n"b.md" = "2025-01-03"\n\n# Who is who.\n[vocabulary.owners]\nTobi = "Tobias"\n\n'
        "# Letters in front of an id = what it counts: action, story, risk, decision, escalation.\n[vocabulary.prefixes]\n\n"
        '# seen\n# ACT = "action"\n'
    )


@pytest.mark.parametrize("old", ['dates = { "a.md" = "2025-01-02" }\n', "title = '''\n[dates]\n'''\n"])
def test_settings_in_another_form_are_left_as_they_are(old: str) -> None:
    with pytest.raises(ReportgenError, match="a form to which nothing can be added"):
        insert(old, [Proposal(table="dates", key="b.md", value="2025-01-03", why=("x",), sure=True)], "site.toml")
