"""The flat layout of a timeline in tables: names, columns and types, the same on every engine.

Rows of one event share its number `rn`; no column is nested. Days are 32-bit integers since
1970-01-01, so that no engine's own idea of dates comes in. `docs/scale.md` explains it.
"""

from collections.abc import Mapping
from decimal import Decimal

from kgtimeline.dates.numbering import INF, Day

LAYOUT = 1
"""The version of this layout; it stands in the table `document`."""

OPEN_START, OPEN_END = -(2**31), 2**31 - 1
"""What stands for minus and plus infinity in a column of days."""

PARTITION = "part_year"
"""The key of partitions by year: the year of an event's first finite bound; none if it is undated."""

_DAYS = {"s_lo": "int32", "s_hi": "int32", "e_lo": "int32", "e_hi": "int32"}
_EXPONENT_DIGITS = 10
_NINES = str.maketrans("0123456789", "9876543210")
_STRETCH = {"span_start": "int64", "span_end": "int64", "sha256": "string"}

EVENT_TABLES: Mapping[str, Mapping[str, str]] = {
    "events": {
        "rn": "int64",
        "id": "string",
        "kind": "string",
        "title": "string",
        "summary": "string",
        "words": "string",
        "date": "string",
        "extent": "string",
        "order_day": "int32",
        **_DAYS,
        "one_day": "bool",
        "hedged": "bool",
        "gapped": "bool",
        "unknown_start": "bool",
        "unknown_end": "bool",
        "precision": "string",
        "month": "int32",
        "year": "int32",
        "basis": "string",
        "factuality": "string",
        "place": "string",
        "body": "string",
    },
    "participants": {
        "rn": "int64",
        "position": "int32",
        "actor": "string",
        "role": "string",
        "office": "string",
        "country": "string",
    },
    "reports": {
        "rn": "int64",
        "position": "int32",
        "source": "string",
        "publisher": "string",
        "via": "string",
        "factuality": "string",
        "reading": "string",
        "expression": "string",
        "rule": "string",
        "note": "string",
    },
    "spans": {"rn": "int64", "report": "int32", "position": "int32", **_STRETCH},
    "relations": {
        "rn": "int64",
        "position": "int32",
        "type": "string",
        "target": "string",
        "basis": "string",
        "source": "string",
        **_STRETCH,
        "note": "string",
    },
    "figures": {
        "rn": "int64",
        "position": "int32",
        "key": "string",
        "part_of": "string",
        "label": "string",
        "words": "string",
        "value": "string",
        "value_to": "string",
        "number": "double",
        "number_to": "double",
        "low": "string",
        "high": "string",
        "low_open": "bool",
        "hedged": "bool",
        "unit": "string",
        "qualifier": "string",
        "measure": "string",
        "baseline": "string",
        "per": "string",
        "period": "string",
        "period_s_lo": "int32",
        "period_s_hi": "int32",
        "period_e_lo": "int32",
        "period_e_hi": "int32",
        "period_hedged": "bool",
        "period_gapped": "bool",
        "speaker": "string",
        "about": "string",
        "via": "string",
        "source": "string",
        **_STRETCH,
    },
    "tags": {"rn": "int64", "tag": "string"},
    "codes": {"rn": "int64", "scheme": "string", "code": "string"},
    "runs": {"rn": "int64", "part": "string", "first_day": "int32", "last_day": "int32"},
    "figure_runs": {"rn": "int64", "position": "int32", "first_day": "int32", "last_day": "int32"},
}
"""The tables that grow with the events, and their columns in order."""

HEADER_TABLES: Mapping[str, Mapping[str, str]] = {
    "actors": {
        "id": "string",
        "type": "string",
        "name": "string",
        "named": "bool",
        "country": "string",
        "wikidata": "string",
        "body": "string",
    },
    "aliases": {"actor": "string", "name": "string", "language": "string"},
    "offices": {
        "actor": "string",
        "title": "string",
        "organisation": "string",
        "took_office": "string",
        "left_office": "string",
        "attested": "string",
    },
    "sources": {
        "id": "string",
        "type": "string",
        "title": "string",
        "publisher": "string",
        "language": "string",
        "published": "string",
        "published_lo": "int32",
        "published_hi": "int32",
        "sha256": "string",
        "length": "int64",
        "reprint_of": "string",
        "body": "string",
    },
    "document": {
        "layout": "int32",
        "schema_version": "string",
        "id": "string",
        "title": "string",
        "version": "string",
        "license": "string",
        "issued": "string",
        "events": "int64",
        "gapped": "int64",
        "in_date_order": "bool",
        "body": "string",
    },
}
"""The tables of what a document has besides its events."""

TABLES: Mapping[str, Mapping[str, str]] = {**EVENT_TABLES, **HEADER_TABLES}
"""All tables, and their columns in order."""

DAY, START, END = "day", "start", "end"
"""The parts of dates with gaps, in `runs`: where the event may lie, or its start and its end."""

LOWEST, HIGHEST = "", "~"
"""What stands for no lower and no upper end among numbers as `sortable` writes them."""


def sortable(number: Decimal) -> str:
    """Write a number so that texts stand in the order of the numbers, however many digits they have.

    Engines differ in decimals, and floats would lose digits; texts in the order of their
    code points every engine has.

    Example:
        >>> numbers = ["-20", "-3.5", "-3", "0", "0.05", "0.5", "10", "10.1", "9e99"]
        >>> texts = [sortable(Decimal(number)) for number in numbers]
        >>> texts == sorted(texts), LOWEST < texts[0], texts[-1] < HIGHEST
        (True, True, True)
        >>> sortable(Decimal("1.50")) == sortable(Decimal("1.5"))
        True
    """
    if not number:
        return "1"
    exponent = number.adjusted() + 5 * 10 ** (_EXPONENT_DIGITS - 1)
    digits = "".join(map(str, number.as_tuple().digits)).rstrip("0")
    if number > 0:
        return f"2{exponent:0{_EXPONENT_DIGITS}}{digits}"
    return f"0{f'{exponent:0{_EXPONENT_DIGITS}}{digits}'.translate(_NINES)}~"


def day32(day: Day) -> int:
    """Give a day as it stands in a column: itself, or the sentinel of infinity.

    Days that no event can have (years of more than six digits) are cut to the nearest
    one that fits; that changes no comparison with the days of events.

    **Units**: days since 1970-01-01.

    Example:
        >>> day32(19_723), day32(float("inf")), day32(float("-inf")), day32(10**15)
        (19723, 2147483647, -2147483648, 2147483646)
    """
    if day == INF:
        return OPEN_END
    if day == -INF:
        return OPEN_START
    return int(max(OPEN_START + 1, min(OPEN_END - 1, day)))
