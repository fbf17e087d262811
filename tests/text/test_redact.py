"""What is taken out of a text is in it in no spelling any more; all the rest stays where it was."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.blocks.html import report_html
from reportgen.errors import ReportgenError
from reportgen.text import plain
from reportgen.text.redact import MARK, read_rules, redact
from reportgen.text.sight import fold, see

NAMES = read_rules(("Avery Smith", "Jan van Dijk", "José", "李雷"), ())


def without(text: str, *patterns: str) -> str:
    rules = read_rules((), tuple((pattern, f"site.toml:{at}") for at, pattern in enumerate(patterns, start=1))) if patterns else NAMES
    return redact(rules, text)[0]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Avery did it", "██ did it"),
        ("avery, AVERY and @avery", "██, ██ and @██"),
        ("Avery's and Averys", "██'s and ██"),
        ("Avery Smith, A. Smith, asmith", "██, ██, ██"),
        ("Smith, Avery", "██, ██"),
        ("avery.smith@corp.test and avery_smith_2", "██@corp.test and ██_2"),
        ("AverySmith teamAvery AveryNotes", "██ team██Notes"),
        ("Av**e**ry, Av&#101;ry, Av&amp;#x65;ry", "██, ██, ██"),
        ("A\u200bvery A\u00advery ＡＶＥＲＹ Ave\u0301ry Av\x01ery", "██"),
        ("[Avery](https://x.test/~avery) <https://x.test/%41very>", "[██](https://x.test/~██) <https://x.test/██>"),
        ("**Owner: Avery** Smith, *Smith*", "**Owner: ██**, *██*"),
        ("`avery` <b>Av</b>ery <!-- avery -->", "`██` <b>██ <!-- ██ -->"),
        ("van the van of Jan van Dijk", "van the van of ██"),
        ("jose, JOSÉ, Jose\u0301", "██, ██, ██"),
        ("他李雷说", "他██说"),
        ("Averyville, slavery, Smithson, dejan", "Averyville, slavery, Smithson, dejan"),
    ],
)
def test_a_name_goes_in_all_its_spellings(text: str, left: str) -> None:
    assert without(text) == left


@pytest.mark.parametrize(
    ("pattern", "text", "left"),
    [
        (r"PRJ-\d+", "PRJ-1, PRJ-12345, PRJ-**7**, PR*J*-8, PRJ", "██, ██, ██, ██, PRJ"),
        ("Project Orion", "Project  Orion, Project\n> *Orion*, Project\\\nOrion", "██, ██\n> ██, ██\n██"),
        ("^Salary:.*$", "a\nSalary: 100\nb", "a\n██\nb"),
        (r"(?<=Owner: )\w+", "Owner: Avery, Bob", "Owner: ██, Bob"),
        (r"orion\.test", "https://orion.test/x", "https://██/x"),
        (r"a\_b", "a_b a\\_b", "██"),
        ("(?x) a \\  b", "a b", "██"),
        ("x*", "axxb", "a██b"),
    ],
)
def test_what_a_pattern_finds_goes_as_written_and_as_seen(pattern: str, text: str, left: str) -> None:
    assert without(text, pattern) == left


def test_a_pattern_that_cannot_be_read_says_where_it_was_set_and_none_of_its_words() -> None:
    with pytest.raises(ReportgenError, match=r"^site.toml:1: is no pattern: .*at its sign \d+$") as caught:
        without("text", "(orion")
    assert "orion" not in str(caught.value)


def test_a_pattern_that_never_ends_is_given_up_and_nothing_is_let_through() -> None:
    with pytest.raises(ReportgenError, match=r"^site.toml:1: this pattern takes too long"):
        without("a" * 5000 + "!", "(a+)+$")


def test_a_redacted_text_has_nothing_more_to_take_out() -> None:
    once = without("Avery and **Smith** of PRJ-7", "PRJ-.", r"\w+ and")
    assert without(once, "PRJ-.", r"\w+ and") == once


MARKUP = ["**", "*", "_", "~~", "`", "\\", "&#101;", "[", "](x)", "<b>", "\u200b", "\u00ad", "\u0301", "%41", " ", "\n", "\n> ", "\n- "]
LETTERS = ["Av", "Avery", "ery", "A", "v", "r", "y", "x", "Smith", "Orion", "Project", "PRJ-1"]
PIECES = st.lists(st.sampled_from([*MARKUP, *LETTERS]), max_size=14)


def words(text: str) -> str:
    """What a browser shows of a report: no tags, no references, no signs that are not seen, and no accents."""
    return fold("".join(sign for sign in _shown(text) if unicodedata.category(sign) not in ("Cf", "Cc", "Mn") or sign == "\n"))


def _shown(text: str) -> str:
    import html  # noqa: PLC0415

    return html.unescape(re.sub(r"<[^>]*>", "", report_html(text, 1, text.count("\n") + 1)))


@given(PIECES.map("".join))
def test_no_name_is_left_in_what_is_written_or_shown_or_read(text: str) -> None:
    left = redact(NAMES, text)[0]
    assert left.count("\n") == text.count("\n")
    for said in (fold(left), words(left), fold(plain(left))):
        assert re.search(r"(?<![a-z])(avery|smith)s?(?![a-z])", said) is None


@given(PIECES.map("".join))
def test_no_match_of_a_pattern_is_left_in_what_is_written_or_shown_or_read(text: str) -> None:
    left = without(text, r"PRJ-\d", "Project Orion")
    for said in (left, _shown(left), plain(left)):
        assert re.search(r"PRJ-\d|Project\sOrion", said) is None


@given(st.text(st.sampled_from("abcdefXYZ.,: \n#-0123é█")), st.sampled_from(["[a-c]+", "[0-9]{2}", "ab|bc", "^b.*$", "[XYZ]\\s"]))
def test_lines_keep_their_numbers_and_what_no_rule_names_keeps_its_text(text: str, pattern: str) -> None:
    left = without(text, pattern)
    before, after = text.split("\n"), left.split("\n")
    assert len(before) == len(after)
    for was, now in zip(before, after, strict=True):
        if not re.search(pattern, f"{was}\n", re.M):
            assert now == was
        kept = [re.escape(part) for part in now.split(MARK)]
        assert re.fullmatch(".*".join(kept), was), (was, now)
    assert not re.search(pattern.replace("\\s", "[ ]"), left, re.M)


def test_signs_keep_their_places() -> None:
    sight = see("a&amp;b **c**", markup=True, folded=False)
    assert sight.text == "a&b c"
    assert sight.written(1, 2) == (1, 6)
    assert sight.written(4, 5) == (10, 11)
