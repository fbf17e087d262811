"""One record, whatever its shape: a bullet with fields, a flat bullet, a row, a heading with fields, a line."""

from __future__ import annotations

from pathlib import Path

from reportgen.blocks import Entry, Item, Paragraph, entries, item_entry, line_entries, nested_text, section_entry, split_label
from tests.blocks.printed import parse
from tests.case_files import wrong

CASES = Path(__file__).parent / "cases"


def entry_of_item(text: str) -> Entry:
    """The first item of a text as an entry."""
    item = parse(text).blocks[0]
    assert isinstance(item, Item)
    return item_entry(item)


def entry_of_section(text: str) -> Entry:
    """The first section of a text as an entry."""
    return section_entry(parse(text).sections[0])


def entries_of_lines(text: str) -> list[tuple[str, int, int]]:
    """The lines of a paragraph as head, first and last line."""
    paragraph = parse(text).blocks[0]
    assert isinstance(paragraph, Paragraph)
    return [(entry.head, entry.span.first, entry.span.last) for entry in line_entries(paragraph)]


def test_labels_split_as_the_cases_say() -> None:
    def read(text: str) -> str:
        label, value = split_label(text)
        return "none" if label is None else f"{label} | {value}".rstrip()

    assert wrong(CASES / "split_label.txt", lambda given: "\n".join(read(line) for line in given.split("\n"))) == ""


def test_text_without_a_label_comes_back_as_it_was() -> None:
    assert split_label("✅ no label here") == (None, "✅ no label here")


def test_a_bullet_with_nested_fields() -> None:
    entry = entry_of_item(
        "- **ACT-1 – Deliver it**\n  - Status: Done\n  - **Next steps:** wait\n    - for Ana\n    - for Bob\n  - Only a note\n"
    )

    assert entry.head == "**ACT-1 – Deliver it**"
    assert entry.fields == (("Status", "Done"), ("Next steps", "wait for Ana for Bob"))
    assert entry.notes == ("Only a note",)
    assert (entry.shape, entry.span.first, entry.span.last) == ("item", 1, 6)


def test_fields_on_the_lines_of_the_item_itself() -> None:
    entry = entry_of_item("3. ACT-1: Deliver\n   it soon\n   Owner: Ana\n   and Bob\n\n   Due: Friday\n")

    assert entry.head == "ACT-1: Deliver it soon"
    assert entry.fields == (("Owner", "Ana and Bob"), ("Due", "Friday"))
    assert entry.number == 3


def test_a_checkbox_is_told_beside_the_head() -> None:
    assert [(entry_of_item(f"- [{mark}] a").head, entry_of_item(f"- [{mark}] a").checked) for mark in "x "] == [("a", True), ("a", False)]
    signed = [entry_of_item(f"- [{mark}] a") for mark in "~/-"]
    assert [(entry.head, entry.checked, entry.sign) for entry in signed] == [("a", False, "~"), ("a", False, "/"), ("a", False, "-")]


def test_a_row_is_labelled_by_its_columns_and_leaves_empty_cells_out() -> None:
    (entry,) = entries(parse("# A\n\n| ID | Owner | Due |\n|--|--|--|\n| ACT-1 | | **Friday** |\n").sections[0])

    assert (entry.head, entry.fields, entry.shape) == ("", (("ID", "ACT-1"), ("Due", "**Friday**")), "row")
    assert entry.span.first == entry.span.last == 5


def test_a_heading_with_labelled_lines_below() -> None:
    entry = entry_of_section(
        "### ACT-1: Deliver it\n\n**Owner:** Ana\n**Due:** Friday\n\n- Status: Done\n\nWords of a story.\n\n- Points: 5\n"
    )

    assert entry.head == "ACT-1: Deliver it"
    assert entry.fields == (("Owner", "Ana"), ("Due", "Friday"), ("Status", "Done"))
    assert (entry.shape, entry.span.first, entry.span.last) == ("section", 1, 6)


def test_a_heading_with_a_table_of_fields_below() -> None:
    entry = entry_of_section("### ACT-1: Deliver it\n\n| Field | Value |\n|--|--|\n| Owner | Ana |\n| Due | |\n| Status | Done |\n")

    assert entry.fields == (("Owner", "Ana"), ("Status", "Done"))


def test_a_heading_over_a_table_of_records_has_no_fields() -> None:
    assert entry_of_section("### Actions\n\n| ID | Owner |\n|--|--|\n| ACT-1 | Ana |\n").fields == ()


def test_a_sentence_below_a_heading_is_a_note_and_fields_may_follow() -> None:
    entry = entry_of_section("### R-1: Late parts\n\nThe vendor is slow.\n\n- Owner: Ana\n")

    assert (entry.notes, entry.fields) == (("The vendor is slow.",), (("Owner", "Ana"),))


def test_each_labelled_or_bold_line_of_a_paragraph_is_one() -> None:
    text = "**Hit rate:** 92 %\n**Target:** ≥90 %\nand more words\n**AI-1** is late\nOwner: Ana"

    assert entries_of_lines(text) == [
        ("**Hit rate:** 92 %", 1, 1),
        ("**Target:** ≥90 % and more words", 2, 3),
        ("**AI-1** is late", 4, 4),
        ("Owner: Ana", 5, 5),
    ]


def test_what_stands_below_a_heading_comes_in_order() -> None:
    section = parse("# A\n\nOwner: Ana\n\n- b\n\n| C |\n|--|\n| d |\n\n1. e\n\n## F\n- g\n").sections[0]

    assert [(entry.shape, entry.span.first) for entry in entries(section)] == [("line", 3), ("item", 5), ("row", 9), ("item", 11)]


def test_nested_text_is_all_words_below() -> None:
    item = parse("- a\n  - b\n    - c\n\n    d\n  - e\n").blocks[0]
    assert isinstance(item, Item)

    assert nested_text(item.blocks) == "b c d e"
