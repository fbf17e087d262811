"""Read daily execution-outcome reports and tell the history of every item in them."""

__version__ = "0.1.0"

__all__ = [
    "Change",
    "Corpus",
    "Day",
    "Finding",
    "History",
    "Person",
    "Point",
    "Reading",
    "Record",
    "Report",
    "ReportgenError",
    "Series",
    "Setting",
    "Source",
    "Span",
    "Track",
    "Trend",
    "Unread",
    "__version__",
    "build_corpus",
    "check",
    "load_setting",
    "read_report",
    "read_reports",
    "read_setting",
    "trace",
]


def __getattr__(name: str) -> object:
    """Return one of the names above from `reportgen.api`, which is loaded when the first of them is asked for.

    This module is the lowest layer and that one the highest: it is opened by name, so that nobody who imports a part loads the whole.
    What type checkers see stands in ``__init__.pyi``.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 -- `reportgen --help` asks for none of them

    return getattr(import_module("reportgen.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
