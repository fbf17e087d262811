"""The names of months and weekdays in seven languages."""

from __future__ import annotations

# One line a month: English, German, French, Spanish, Dutch, Italian, Portuguese; short forms last.
_MONTHS = (
    "january januar jänner janvier enero januari gennaio janeiro jan jän janv ene gen",
    "february februar feber février fevrier febrero februari febbraio fevereiro feb févr fév",
    "march märz maerz mars marzo maart março mar mär mrz mrt",
    "april avril abril aprile apr avr abr",
    "may mai mayo mei maggio maio mag",
    "june juni juin junio giugno junho jun giu",
    "july juli juillet julio luglio julho jul juil lug",
    "august août aout agosto augustus aug ago aoû",
    "september septembre septiembre settembre setembro sept sep set",
    "october oktober octobre octubre ottobre outubro oct okt ott",
    "november novembre noviembre novembro nov",
    "december dezember décembre decembre diciembre dicembre dezembro dec dez déc dic",
)
WEEKDAYS = (
    "monday montag lundi lunes maandag lunedì segunda-feira",
    "tuesday dienstag mardi martes dinsdag martedì terça-feira",
    "wednesday mittwoch mercredi miércoles miercoles woensdag mercoledì quarta-feira",
    "thursday donnerstag jeudi jueves donderdag giovedì quinta-feira",
    "friday freitag vendredi viernes vrijdag venerdì sexta-feira",
    "saturday samstag sonnabend samedi sábado sabado zaterdag sabato",
    "sunday sonntag dimanche domingo zondag domenica",
)
# English short forms count only with a capital: "sat", "sun" and "wed" are words.
_SHORT_WEEKDAYS = ("Mon", "Tue Tues", "Wed Weds", "Thu Thur Thurs", "Fri", "Sat", "Sun")


def _numbered(lines: tuple[str, ...], first: int) -> dict[str, int]:
    return {word: n for n, line in enumerate(lines, first) for word in line.split()}


def any_of(words: dict[str, int]) -> str:
    """Return a pattern for one of `words`, the longest first, grouped by first letter, so that one look rules most of them out."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    letters = dict.fromkeys(word[0] for word in longest)
    return "|".join(f"{letter}(?:{'|'.join(word[1:] for word in longest if word[0] == letter)})" for letter in letters)


MONTH_OF = _numbered(_MONTHS, 1)
WEEKDAY_OF = _numbered(WEEKDAYS, 0)
SHORT_OF = _numbered(_SHORT_WEEKDAYS, 0)
