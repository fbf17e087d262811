"""The forecast page: when what is open will be done, as ranges with what they take for granted."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from reportgen.history import History
from reportgen.site.charts.ranges import Range, draw_ranges
from reportgen.site.dayviews import shown
from reportgen.site.page import HOME, Page, Site
from reportgen.site.spoken import speech
from reportgen.site.trusted import trusted
from reportgen.site.view import Line, Ref
from reportgen.site.words import count, iso_day, short_day

MOST = 60
"""Open items listed under one forecast."""


class ForecastView(msgspec.Struct, frozen=True, kw_only=True):
    """One forecast: its dates by share of the futures, or the problem that leaves none; and the items it is about."""

    key: str
    title: str
    says: str
    dates: tuple[tuple[str, str], ...]
    sample: str
    assumption: str
    problem: str
    lines: tuple[Line, ...]
    total: int


class ForecastsView(msgspec.Struct, frozen=True, kw_only=True):
    """All forecasts, and the picture of those that have dates."""

    all: tuple[ForecastView, ...]
    picture: Markup | None


def forecast_words(history: History) -> tuple[str, ...]:
    """Return one sentence a forecast: the range, or that there is not enough data."""
    return tuple(
        f"{one.title}: done by {short_day(one.dates[min(one.dates)])} in {min(one.dates)}% of the futures,"
        f" by {short_day(one.dates[max(one.dates)])} in {max(one.dates)}%."
        if one.dates else f"{one.title}: not enough data ({one.problem})."
        for one in history.forecasts
    )  # fmt: skip


def picture(site: Site) -> Markup | None:
    """Draw the forecasts that have dates; None where there are none."""
    start = iso_day(site.lookup.as_of)
    rows = tuple(
        Range(name=one.title, marks=tuple((share, day) for share, text in sorted(one.dates.items()) if (day := iso_day(text))))
        for one in site.lookup.history.forecasts if one.dates
    )  # fmt: skip
    if not rows or start is None:
        return None
    language = site.lookup.look.language
    say = speech(language).words_of
    about = " ".join(map(say, forecast_words(site.lookup.history)))
    return trusted(draw_ranges("c-forecast", say("When what is open will be done"), about, start, rows, language))


def forecast_page(site: Site) -> Iterator[Page]:
    """Yield the page of forecasts, where the history has any."""
    history = site.lookup.history
    if not history.forecasts:
        return
    views = []
    for one, says in zip(history.forecasts, forecast_words(history), strict=True):
        lines = shown(site, one.items)
        views.append(
            ForecastView(
                key=f"f-{one.scope}", title=one.title, says=says, problem=one.problem, assumption=one.assumption,
                dates=tuple((f"{share}%", short_day(text)) for share, text in sorted(one.dates.items())),
                sample=", ".join(map(str, one.sample)), lines=lines[:MOST], total=len(lines),
            )
        )  # fmt: skip
    yield Page(
        path="trends/forecast.html", template="forecast.html", title="Forecast", here="trends",
        crumbs=(HOME, Ref(text="Trends", href="trends.html")), view=ForecastsView(all=tuple(views), picture=picture(site)),
        about=f"{count(len(views), 'forecast')} of when what is open will be done",
    )  # fmt: skip
