"""What a team keeps to itself is nowhere: every byte that a build or a command writes or prints is searched for it, in every coding."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from reportgen.text.sight import fold
from tests.cli.run import run

NAMES = ("quillon", "zarabeth", "vexley", "tobbs")
CODES = ("prj-4711", "nightingale", "jackdaw", "hushword")
LEFT_OUT = ("cormorant", "guillemot", "salary", "kittiwake")
SECRETS = (*NAMES, *CODES, *LEFT_OUT)

SETTINGS = r"""
title = "History of Project Nightingale"
description = "Told by Quillon"

[vocabulary.owners]
"Tobbs" = "Quillon Vexley"

[metrics]
"Plates" = "Plates of Zarabeth"

[links]
'(?P<word>[a-z]+)#[0-9]+' = "https://x.test/{word}"

[dates]
"reports/undated-quillon.md" = "2025-03-06"

[exclude]
files = ["reports/hr", "*-private.md"]
sections = ["Personnel"]

[redact]
names = ["Quillon Vexley", "Zarabeth"]
patterns = ['PRJ-\d+', '(?i)nightingale', '(?i)jackdaw\w*', 'hushword']
"""

REPORT = """---
date: 2025-03-0{day}
author: Quillon
---
# Outcomes of Nightingale, 2025-03-0{day}, by Zarabeth

**Lead:** Quillon Vexley | **Code:** PRJ-4711

## Action items
- **ACT-1 – Deliver PRJ-4711 to Zarabeth (Owner: Quillon)**
  - Status: In progress ({day}0%), says quillon
  - Owner: QUILLON VEXLEY, @tobbs, Mira
  - Due: 2025-03-1{day}
  - Blockers: waits for Q. Vexley and <b>Zara</b>beth
  - Next steps: ask Zara**beth**, Quill&#111;n, Q\u200buillon, Quillo\u0301n, Ｑｕｉｌｌｏｎ
- ACT-2 jackdaw – Owner: zarabeth – Status: Blocked by Tobbs' hushword
- **jackdaw-7: is an id** (Owner: Mira)

## Risks
| ID | Risk | Owner | Level |
|---|---|---|---|
| R-1 | Nightingale sings | Vexley | Red |
| PRJ-4711 | hush**word** | Z\\arabeth | Green |

## Metrics
| Metric | Target | Result |
|---|---|---|
| Plates | 10 | 7 by Quillon |
| Jackdaws | 10 | 1{day} |

## Personnel
- **ACT-9: raise the salary of cormorant (Owner: Guillemot)**

```
# cormorant in code is no heading
```
### Salary
guillemot

## Notes for Zarabeth
[Quillon](https://x.test/~quillon?a=%71uillon "Vexley") `nightingale` <https://x.test/nightingale> zarabeth#12 <!-- Vexley -->
> Project
> *Nightingale* [to the other](undated-quillon.md) and quillon.vexley@x.test

```python
owner = "zarabeth"  # PRJ-4711
```
26 points of Quillon; total 27
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("privacy") / "content"
    texts = {
        "site.toml": SETTINGS,
        "reports/2025-03-03.md": REPORT.format(day=3),
        "reports/zarabeth/2025-03-04-quillon.md": REPORT.format(day=4),
        "reports/zarabeth/2025-03-05-Vexley.md": REPORT.format(day=5).replace("\n", "\r\n"),
        "reports/undated-quillon.md": "# Undated\n\n## Action items\n- **ACT-1 – Deliver** (Owner: Quillon)\n  - Status: Done\n",
        "reports/hr/cormorant.md": "# 2025-03-07 cormorant\n",
        "reports/2025-03-08-kittiwake-private.md": "# 2025-03-08 guillemot\n",
        "pages/zarabeth.md": "# About Zarabeth\n\n[Quillon](../reports/zarabeth/2025-03-04-quillon.md)\n\n## Personnel\nguillemot\n",
        "pages/kittiwake-private.md": "# kittiwake\n",
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


def codings(data: bytes) -> Iterator[str]:
    """Yield data as a searcher may read it: as it is, with references and escapes undone, with markup left out, and what was base64."""
    text = data.decode("utf-8", "replace")
    yield fold(text)
    yield fold(unquote(html.unescape(text)))
    yield fold(re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text))
    yield re.sub(r"<[^>]*>|[*_`\\~\u200b\u00ad]", "", fold(html.unescape(text)))
    for found in re.findall(rb"[A-Za-z0-9+/]{24,}", data):
        yield fold(base64.b64decode(found[: len(found) // 4 * 4]).decode("utf-8", "replace"))


def hits(where: str, data: bytes) -> list[str]:
    return [f"{where}: {secret}" for text in codings(data) for secret in SECRETS if secret in text]


def in_files(*folders: Path) -> list[str]:
    found = []
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            found += hits(name, name.encode())
            found += hits(name, file.read_bytes()) if file.is_file() else []
    return found


def test_no_byte_of_a_build_has_a_word_that_nobody_shall_read(content: Path) -> None:
    out, cache = content.parent / "site", content.parent / "cache"
    first, again = (run("build", content, "--out", out) for _ in range(2))
    assert first.exit_code == 0, first.stderr
    assert in_files(out, cache) == []
    for result in (first, again):
        assert hits("said", result.stderr.encode() + result.stdout.encode()) == []
        assert re.search(r"^3 files and 4 sections excluded, \d+ places redacted by the settings$", result.stderr, re.M), result.stderr
    assert json.loads((out / "data" / "index.json").read_text("utf-8"))
    assert "ACT-1" in (out / "data" / "records.ndjson").read_text("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("parse",), ("parse", "--format", "table"),
        ("check", "--format", "human"), ("check", "--format", "sarif"), ("check", "--format", "line"),
        ("show", "ACT-1"), ("show", "Quillon"), ("show", "PRJ-4711"),
    ],
)  # fmt: skip
def test_no_command_prints_one(content: Path, arguments: tuple[str, ...]) -> None:
    command, *more = arguments
    result = run(command, *more, content) if command == "show" else run(command, content, *more)
    assert hits("said", result.stderr.encode() + result.stdout.encode()) == []


def test_a_report_named_alone_and_one_from_standard_input_are_no_way_around(content: Path) -> None:
    config = content / "site.toml"
    for result in (
        run("explain", content / "reports" / "zarabeth" / "2025-03-04-quillon.md"),
        run("parse", content / "reports" / "hr" / "cormorant.md"),
        run("parse", "-", "--config", config, stdin=REPORT.format(day=3)),
        run("digest", "2025-03-04", "--in", content),
        run("build", content, "--single-file", "latest", "--out", "-"),
        run("build", content, "--out", content.parent / "nightingale" / "Quillon", "--no-cache"),
    ):
        assert hits("said", result.stderr.encode() + result.stdout.encode()) == []


def test_what_was_kept_and_written_before_a_rule_was_made_is_gone_with_the_next_build(tmp_path: Path, content: Path) -> None:
    folder, out = tmp_path / "content", tmp_path / "site"
    for file in content.rglob("*.md"):
        place = folder / file.relative_to(content)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())
    run("build", folder, "--out", out)
    assert in_files(out, tmp_path / "cache") != []
    (folder / "reports" / "2025-03-03.md").write_bytes(b"# 2025-03-03 Quillon\n")
    run("build", folder, "--out", out)  # leaves what was there before for the next build
    (folder / "site.toml").write_text(SETTINGS, "utf-8")
    assert run("build", folder, "--out", out).exit_code == 0
    assert in_files(*(one for one in tmp_path.iterdir() if one != folder)) == []


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("[redact]\npatterns = [\n  'a',\n  '(hushword',\n]\n", r"site\.toml:4: is no pattern: [a-z )]+, at its sign \d+"),
        ("[redact]\npatterns = ['(x+x+)+y']\n", r"site\.toml:2: this pattern takes too long for a report"),
        ("[redact]\nnames = ['-']\n", r"site\.toml:2: one of 'names' has fewer than 2"),
        ("[redact]\nname = ['Quillon']\n", r"site\.toml:2: unknown key 'redact\.name', did you mean 'names'\?"),
        ("[redact]\nnames = ['Quillon']\n[links]\n'a' = 'https://x.test/quillon'\n", r"site\.toml:3: an address of 'links' has words"),
        ("titel = 'Quillon'\n[redact]\nnames = ['Quillon']\n[vocabulary.owners]\n'Quillon' = 1\n", r"site\.toml:1: unknown key 'titel'"),
    ],
)
def test_settings_that_cannot_be_followed_end_the_build_before_anything_is_written(tmp_path: Path, settings: str, said: str) -> None:
    folder = tmp_path / "content"
    (folder / "reports").mkdir(parents=True)
    (folder / "site.toml").write_text(settings, "utf-8")
    (folder / "reports" / "2025-03-03.md").write_text("# 2025-03-03 Quillon " + "x" * 3000, "utf-8")
    result = run("build", folder, "--out", tmp_path / "site")
    assert result.exit_code == 2
    assert re.search(said, result.stderr), result.stderr
    assert hits("said", result.stderr.encode()) == []
    assert not (tmp_path / "site").exists()


def test_a_template_that_says_one_is_refused(tmp_path: Path, content: Path) -> None:
    folder = tmp_path / "content"
    (folder / "templates").mkdir(parents=True)
    (folder / "reports").mkdir()
    (folder / "site.toml").write_text(SETTINGS, "utf-8")
    (folder / "reports" / "2025-03-03.md").write_bytes((content / "reports" / "2025-03-03.md").read_bytes())
    (folder / "templates" / "people.html").write_text("\nAsk Quillon", "utf-8")
    result = run("build", folder, "--out", tmp_path / "site")
    assert result.exit_code == 2
    assert "people.html:2: says what [redact] takes out" in result.stderr


def test_the_histories_that_show_keeps_are_gone_too(tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content" / "reports").mkdir(parents=True)
    (tmp_path / "content" / "reports" / "2025-03-03.md").write_bytes((content / "reports" / "2025-03-03.md").read_bytes())
    run("build")
    run("show", "ACT-1")
    assert in_files(tmp_path / "build" / "cache" / "show") != []
    (tmp_path / "content" / "site.toml").write_text(SETTINGS, "utf-8")
    run("build")
    assert in_files(tmp_path / "build") == []
    run("show", "ACT-1")
    assert in_files(tmp_path / "build") == []
