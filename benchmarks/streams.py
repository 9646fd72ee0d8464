"""Synthetic events by the million as JSON Lines in canonical date order, made faster than they are read.

They have the shape, the shares and the spread of dates of `synthetic.py`; hashes are drawn, not worked out.
"""

import calendar
import datetime as dt
import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import synthetic

FIRST, LAST = dt.date(2012, 1, 1), dt.date(2025, 12, 31)
_KINDS = (
    ("letter", "sender", "recipient"),
    ("message", "sender", "recipient"),
    ("statement", "speaker", "audience"),
    ("meeting", "participant", "host"),
    ("sanction", "issuer", "target"),
)
_WORDS = ("talks", "trade", "border", "energy", "envoy", "summit", "pledge", "transit", "loan", "visa", "gas")
_ACTORS, _SOURCES = 2_000, 500
_DAYS, _MONTHS, _YEARS = 0.75, 0.15, 0.05
"""Parts of the events that are dated to a day, a month, a year; the rest are intervals."""

EIGHT_YEARS, ONE_DAY = "2015/2022", "2020-05-14"
DAYS = {EIGHT_YEARS: (16_436, 19_357), ONE_DAY: (18_396, 18_396)}
"""First and last day of the windows, for SQL."""
QUERIES: Mapping[str, tuple[str | None, str | None]] = {
    "actor with 10 hits": ("rare", None),
    "actor with 0.1 %": ("actor-0123", None),
    "actor with 10 %": ("common", None),
    "one day": (None, ONE_DAY),
    "eight years": (None, EIGHT_YEARS),
    "rare actor in eight years": ("rare", EIGHT_YEARS),
    "10 % actor in eight years": ("common", EIGHT_YEARS),
    "10 % actor on one day": ("common", ONE_DAY),
}
"""The questions: an actor, a window of time, or both."""


class _Date(NamedTuple):
    """A date as a line has it, and what decides its place among those that begin on the same day."""

    e_hi: dt.date
    text: str
    words: str
    rule: str


def write_lines(path: Path, count: int) -> None:
    """Write a header and about `count` events, exactly as many as `count` says, in date order."""
    head = synthetic.header()
    del head["events"]
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n")
        file.writelines(lines(count))


def lines(count: int) -> Iterator[str]:
    """Make the lines of events, the same on every run."""
    chance = random.Random(20240212)
    rare = frozenset(chance.sample(range(count), min(synthetic.RARE_EVENTS, count)))
    n = 0
    for date in _dates(count, chance):
        yield _line(n, date, chance, is_rare=n in rare)
        n += 1
    assert n == count, (n, count)


def _dates(count: int, chance: random.Random) -> Iterator[_Date]:
    """Draw so many dates in order, each day about as often as any other."""
    days = (LAST - FIRST).days + 1
    plain = _spread(round(count * _DAYS), days)
    spans = _spread(count - round(count * _DAYS) - round(count * _MONTHS) - round(count * _YEARS), days)
    years = _spread(round(count * _YEARS), LAST.year - FIRST.year + 1)
    months = _spread(round(count * _MONTHS), (LAST.year - FIRST.year + 1) * 12)
    for offset in range(days):
        day = FIRST + dt.timedelta(offset)
        text = day.isoformat()
        yield from [_Date(day, text, text, "abs.iso@1")] * plain(offset)
        longer = [_interval(day, chance) for _ in range(spans(offset))]
        if day.day == 1:
            end = day.replace(day=calendar.monthrange(day.year, day.month)[1])
            month = (day.year - FIRST.year) * 12 + day.month - 1
            longer += [_Date(end, text[:7], text[:7], "abs.iso@1")] * months(month)
            if day.month == 1:
                year = _Date(day.replace(month=12, day=31), text[:4], text[:4], "abs.y@1")
                longer += [year] * years(day.year - FIRST.year)
        yield from sorted(longer, key=lambda date: (date.e_hi, "/" not in date.text, date.text))


class _spread:  # noqa: N801 - used as a function
    """Share a number out evenly among some places."""

    def __init__(self, number: int, places: int) -> None:
        self.number, self.places = number, places

    def __call__(self, place: int) -> int:
        return (place + 1) * self.number // self.places - place * self.number // self.places


def _interval(day: dt.date, chance: random.Random) -> _Date:
    year, month = day.year + chance.randrange(1, 3), chance.randrange(1, 13)
    text = f"{day.isoformat()}/{year}-{month:02}"
    end = dt.date(year, month, calendar.monthrange(year, month)[1])
    return _Date(end, text, f"from {day.isoformat()} to {year}-{month:02}", "from_to@1")


def _line(n: int, date: _Date, chance: random.Random, *, is_rare: bool) -> str:
    """Write one event; the keys stand in canonical order."""
    kind, first, second = _KINDS[n % len(_KINDS)]
    draw = chance.random()
    actor = (
        "rare"
        if is_rare
        else "common"
        if draw < synthetic.COMMON_SHARE
        else f"actor-{int(draw * 1e6) % _ACTORS:04}"
    )
    bits = chance.getrandbits(512 + 64)
    words = [_WORDS[(bits >> (4 * i)) % 11] for i in range(14)]
    one, two = f"{bits >> 64 & (1 << 256) - 1:064x}", f"{bits >> 320:064x}"
    start, source = (bits >> 40) % 4_000, f"source-{n % _SOURCES:03}"
    title, summary = f"{' '.join(words[:4])} {n}", " ".join(words[4:13])
    span = f'{{"start":{start},"end":{start + 120},"sha256":"{one}"}}'
    stretch = f'{{"start":{start},"end":{start + len(date.words)},"sha256":"{two}"}}'
    return (
        f'{{"id":"event-{n:08}","kind":"{kind}","title":"{title}","summary":"{summary}","date":"{date.text}",'
        f'"dating":{{"basis":"stated","rule":"only_reading@1","from":[{{"source":"{source}"}}]}},'
        f'"participants":[{{"actor":"{actor}","role":"{first}","office":"Envoy"}},'
        f'{{"actor":"actor-{(bits >> 20) % _ACTORS:04}","role":"{second}"}}],'
        f'"reports":[{{"source":"{source}","spans":[{span}],"reading":{{"date":"{date.text}",'
        f'"expression":"{date.words}","span":{stretch},"rule":"{date.rule}"}}}}],'
        f'"tags":["{words[13]}"]}}\n'
    )
