"""All English that Python writes into the page; the browser's own stands in `assets/words.js`."""

LANGUAGE = "en"
"""The language of these words, as BCP 47 has it."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SKIP = "Skip to the list of events"
VIEWS = {"timeline": "Timeline", "network": "Network", "counts": "Counts", "table": "Table"}
"""The views in the order of their tabs; the keys are the ids of their sections."""
VIEWS_LABEL = "Views"
FILTERS_LABEL = "Filters"
PANEL_LABEL = "Event"
LIST_TITLE = "Events in order"
LIST_NOTE = "Each stands where its date can first be placed; the words say how surely."
UNDATED = "Undated"
NO_MONTH = "No month known"
"""Stands over events whose date gives a year at most."""
NO_EVENTS = "This timeline has no events."
NO_SCRIPT = (
    "Without JavaScript this page is the complete list below; with it there are a time axis, filters "
    "and more."
)


def events(count: int) -> str:
    """Count events: `1 event`, `1,200 events`."""
    return f"{count:,} event{'' if count == 1 else 's'}"


def sources(count: int) -> str:
    """Count sources; without any there is nothing that could be looked up."""
    return f"{count:,} source{'' if count == 1 else 's'}" if count else "no source"


def year(number: int) -> str:
    """Say an astronomical year: 0 is the year before 1."""
    return str(number) if number > 0 else f"{1 - number} BC"


def kind(word: str) -> str:
    """Say a kind, a role or a factuality: the vocabulary's word without underscores."""
    return word.replace("_", " ")


def footer(dataset: str, version: str | None, license_: str | None) -> str:
    """Say which dataset the page shows, in which version and under which terms."""
    parts = [dataset, *([f"version {version}"] if version else []), *([license_] if license_ else [])]
    return f"{', '.join(parts)}. Made with kgtimeline; this file holds everything and loads nothing."
