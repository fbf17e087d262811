"""What is past due is counted alike wherever it is counted, also where a due date is a day of the series."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import run

DAYS = (("05", "Monday"), ("06", "Tuesday"), ("07", "Wednesday"))
ITEM = "- **ACT-1 – Mend the net (Ann)**\n  - Status: In Progress\n  - Due: Day 2\n"


@pytest.fixture
def _series(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, (day, name) in enumerate(DAYS, start=1):
        text = f"# Day {number} Outcomes ({name}, May {int(day)}, 2025)\n\n## Action Items\n{ITEM}"
        (tmp_path / f"day{number}.md").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("build", ".", "--out", "../site").exit_code == 0


@pytest.mark.usefixtures("_series")
def test_home_and_the_day_agree_on_what_is_past_due() -> None:
    home = json.loads(Path("../site/data/home.json").read_text("utf-8"))
    assert home["alerts"][0]["key"] == "late"
    assert home["alerts"][0]["total"]["text"] == "1"
    for page in ("index.html", "reports/2025-05-07.html"):
        assert ">1 past due</a>" in Path("../site", page).read_text("utf-8")


@pytest.mark.usefixtures("_series")
def test_the_state_as_of_a_day_tells_it_for_that_day() -> None:
    late = {}
    for day, _ in DAYS:
        page = Path(f"../site/asof/2025-05-{day}.html").read_text("utf-8")
        late[day] = "past due" in page.split("<tbody", 1)[1]
    assert late == {"05": False, "06": False, "07": True}
