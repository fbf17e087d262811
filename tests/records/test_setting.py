"""A team's own settings, and the complaint about each thing that can be wrong in them."""

from __future__ import annotations

import pytest

from reportgen.errors import ReportgenError
from reportgen.records import Setting, read_setting

GOOD = """
title = "Harbor"
zone = "Europe/Berlin"

[dates]
"reports/retro.md" = 2025-01-17
"reports/kickoff.md" = "2025-01-02"

[vocabulary.status]
"In Prüfung" = "in_review"

[vocabulary.owners]
AKim = "Ana Kim"

[vocabulary.prefixes]
TKT = "story"

[vocabulary.headings]
"Was ansteht" = "priority"

[vocabulary.fields]
"Fällig" = "due"
"""


def test_a_full_file_is_read() -> None:
    setting = read_setting(GOOD, "site.toml")

    assert (setting.title, setting.zone) == ("Harbor", "Europe/Berlin")
    assert setting.dates == {"reports/retro.md": "2025-01-17", "reports/kickoff.md": "2025-01-02"}
    words = setting.vocabulary
    assert (words.states["in prüfung"], words.owners["akim"], words.prefixes["TKT"]) == ("in_review", "Ana Kim", "story")
    assert (words.headings["was ansteht"], words.fields["fällig"]) == ("priority", "due")


def test_an_empty_file_changes_nothing() -> None:
    assert read_setting("", "site.toml") == Setting()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('title = "a"\n\ntitel = "b"', "site.toml:3: unknown key 'titel', did you mean 'title'?"),
        ("title = 3", "site.toml:1: 'title' must be text in quotes"),
        ('\nzone = "Mars/Base"', "site.toml:2: unknown time zone 'Mars/Base'"),
        ('zone = "../../etc/passwd"', "site.toml:1: unknown time zone"),
        ('[vocabulary.statuses]\na = "done"', "site.toml:1: unknown key 'vocabulary.statuses', did you mean 'status'?"),
        ('[vocabulary.status]\nfertig = "dine"', "site.toml:2: unknown meaning 'dine' for 'fertig', did you mean 'done'?"),
        ('[vocabulary.headings]\n"x" = "risk"\n"y" = "riks"', "site.toml:3: unknown meaning 'riks' for 'y', did you mean 'risk'?"),
        ("[vocabulary.status]\nfertig = 3", "site.toml:2: the meaning of 'fertig' must be text in quotes"),
        ("[vocabulary]\nstatus = 3", "site.toml:2: [vocabulary.status] must be a table"),
        ("vocabulary = 1", "site.toml:1: [vocabulary] must be a table"),
        ('[dates]\n"a.md" = "soon"', "site.toml:2: 'soon' is no date; write it as YYYY-MM-DD"),
        ("dates = 3", "site.toml:1: [dates] must be a table"),
        ("title = ", "site.toml"),
        ('title = "a"\ntitle = "b"', "site.toml"),
        ('[links]\n"(" = "https://x.test/"', "site.toml:2: '(' is no pattern: missing )"),
        ('[links]\n"a" = "javascript:{0}"', "site.toml:2: 'javascript:{0}' must start with https:// or http://"),
        ("[links]\n'(?P<n>a)' = 'https://x.test/{m}'", "site.toml:2: {m} in 'https://x.test/{m}' is no group of '(?P<n>a)'"),
        ('source_url = "file:{path}"', "site.toml:1: 'file:{path}' must start with https:// or http://"),
        ('source_url = "https://x.test/{pth}"', "site.toml:1: {pth} in 'https://x.test/{pth}' is filled by nothing, did you mean 'path'?"),
        ("[links]\n'(a)' = 'https://x.test/{2}'", "site.toml:2: {2} in"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, complaint: str) -> None:
    with pytest.raises(ReportgenError) as caught:
        read_setting(text, "site.toml")

    assert str(caught.value).startswith(complaint)
    assert "\n" not in str(caught.value)
