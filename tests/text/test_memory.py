"""What functions remember of their answers, and until when."""

from __future__ import annotations

from reportgen.text.memory import forget, remember


def test_an_answer_is_kept_until_all_are_forgotten() -> None:
    asked: list[str] = []

    @remember
    def loud(word: str) -> str:
        asked.append(word)
        return word.upper()

    assert (loud("done"), loud("done"), asked) == ("DONE", "DONE", ["done"])
    forget()
    assert (loud("done"), asked) == ("DONE", ["done", "done"])
