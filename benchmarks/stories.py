"""Synthetic stories: events that answer each other, told by several sources at different times.

A story is ten events among the same people: letter, reply, statement, an undated message, the meeting
that conveys it, a sanction, a publication, a bounded incident, an alleged practice, and the first letter
once more as another text has it. Every day has a hidden true value of which the file says no more than a
source could know, so that no two statements contradict each other in order; some reports differ in date,
recipient, factuality or figure. Actors and sources grow in number with the events; few actors take part in
much. The same bytes on every run; a small timeline is not the beginning of a large one.
"""

import datetime as dt
import hashlib
import json
import random
from typing import Any, NamedTuple

FIRST_DAY, LAST_DAY = dt.date(2012, 1, 1), dt.date(2025, 6, 30)
LONGEST_STORY = dt.timedelta(days=150)
"""Within so much time lies all of a story, its sources too."""
DIFFERING = 0.02
"""Part of the stories in which reports differ in one field; there are four such fields."""
LINKED = 0.04
"""Part of the stories that an earlier one sets off, every tenth of them the very first."""

Json = dict[str, Any]
_COUNTRIES = ("KG", "US", "RU", "CN", "KZ", "UZ", "TJ", "TR", "DE", "FR")
_PAPERS = tuple([f"paper-{n:02}" for n in range(40)])
_WORDS = ("talks", "trade", "border", "energy", "envoy", "summit", "pledge", "transit", "loan", "visa", "gas")


def json_lines(count: int) -> bytes:
    """Write a timeline of so many events as JSON Lines: the header, then an event a line.

    **Shape**: valid, without warnings but those of form; ids of events lead with the number of their story.
    """
    world = World(count)
    head = {
        "schema_version": "1.0",
        "dataset": {"id": "stories", "title": "Synthetic stories"},
        "actors": world.actors,
        "sources": world.sources,
    }
    return b"".join(json.dumps(value).encode() + b"\n" for value in (head, *world.events))


class Text(NamedTuple):
    """A source: the hidden day of its publication, and what it says of it."""

    id: str
    day: dt.date
    stated: str | None

    @property
    def exact(self) -> bool:
        """Whether it states a day."""
        return self.stated == self.day.isoformat()


class World:
    """Draws stories until there are events enough; an event refers only to those before it."""

    def __init__(self, count: int) -> None:
        self.chance = random.Random(20240212)
        self.people = max(50, count // 20)
        self.actors = [_person(n) for n in range(self.people)]
        self.actors += [{"id": paper, "type": "organisation", "name": paper.title()} for paper in _PAPERS]
        self.sources: list[Json] = []
        self.yearbooks = {year: self.yearbook(year) for year in range(2011, 2026)}
        self.starts: list[dt.date] = []
        self.events: list[Json] = []
        while len(self.events) < count:
            span = (LAST_DAY - FIRST_DAY).days
            late = dt.timedelta(days=self.chance.randrange(span))
            start = FIRST_DAY + late if self.starts else FIRST_DAY - LONGEST_STORY
            self.events += Story(self, len(self.starts), start).told()
            self.starts.append(start)
        del self.events[count:]

    def yearbook(self, year: int) -> Text:
        """Make the source that tells of the letters of a year, after all other sources."""
        day = dt.date(year + 1, 12, 31)
        return self.text(f"yearbook-{year}", day, day.isoformat(), type="book", publisher=_PAPERS[0])

    def text(self, source_id: str, day: dt.date, stated: str | None, **keys: Any) -> Text:
        """Make a source."""
        source = {"id": source_id, "title": f"Report {source_id}", "sha256": _sha(source_id), "length": 5_000}
        self.sources.append({**source, **({"published": stated} if stated else {}), **keys})
        return Text(source_id, day, stated)

    def somebody(self, *but: str) -> str:
        """Draw an actor: of n the chance falls with the root of n."""
        while (found := f"actor-{int(self.people * self.chance.random() ** 2):05}") in but:
            pass
        return found


class Story:
    """One story: its people, its days, its sources."""

    def __init__(self, world: World, number: int, start: dt.date) -> None:
        self.world, self.number, self.chance = world, number, world.chance
        self.one = world.somebody()
        self.other = world.somebody(self.one)
        self.third = world.somebody(self.one, self.other)
        self.topic = " ".join(self.chance.sample(_WORDS, 3))
        self.differs = int(self.chance.random() / DIFFERING)
        self.start = start
        self.reply = self.later(start, 1, 40)
        self.statement = self.later(self.reply, 0, 10)
        self.meeting = self.later(self.statement, 1, 20)
        self.sanction = self.later(self.meeting, 0, 10)
        self.publication = self.later(self.sanction, 0, 10)
        self.made: list[Json] = []
        self._sources()

    def _sources(self) -> None:
        """Make three sources: an early one, a late one, and a copy of that or one without a date."""
        text, papers = self.world.text, self.chance.sample(_PAPERS, 3)
        day = self.later(self.meeting, 0, 5)
        self.early = text(f"s{self.number:06}-early", day, day.isoformat(), publisher=papers[0])
        day = self.later(self.publication, 1, 20)
        stated = day.isoformat()[: 7 if self.chance.random() < 0.2 else 10]
        self.late = text(f"s{self.number:06}-late", day, stated, publisher=papers[1])
        after = self.later(day, 0, 10)
        name = f"s{self.number:06}-third"
        self.third_text = (
            text(name, after, after.isoformat(), publisher=papers[2], reprint_of=self.late.id)
            if self.chance.random() < 0.5
            else text(name, after, None, attributed_to=[self.other])
        )

    def later(self, day: dt.date, least: int, most: int) -> dt.date:
        """Draw a day so many days later."""
        return day + dt.timedelta(days=self.chance.randint(least, most))

    def told(self) -> list[Json]:
        """Tell the ten events."""
        for tell in (
            *(self._letter, self._reply, self._statement, self._message, self._meeting),
            *(self._sanction, self._publication, self._incident, self._practice, self._retold),
        ):
            self.made.append(tell())
        return self.made

    def _letter(self) -> Json:
        people = _people(sender=self.one, recipient=self.other)
        reports = [self._report(self.early, self.start), self._report(self.late, self.start, "month")]
        rule = "most_precise@1"
        if self.differs == 0 and self.late.exact:
            reports[1] = self._report(self.late, self.start - dt.timedelta(days=2), "iso")
            rule = "earliest_report@1"
        elif self.differs == 1:
            reports[1]["participants"] = _people(sender=self.one, recipient=self.third)
        event = self._event("letter", "A letter", people, reports, rule=rule, ties=self._set_off())
        if self.chance.random() < 0.1:
            book = self.world.yearbooks[self.start.year]
            event["reports"].append({**self._report(book, self.start, "none"), "via": [_PAPERS[1], self.one]})
        return event

    def _set_off(self) -> list[Json]:
        """Tie some stories to an earlier one."""
        if self.number == 0 or self.chance.random() >= LINKED:
            return []
        earlier = 0 if self.chance.random() < 0.1 else self.chance.randrange(self.number)
        if self.world.starts[earlier] + LONGEST_STORY >= self.start:
            return []
        return [{"type": "caused_by", "event": f"s{earlier:06}-1-letter"}]

    def _reply(self) -> Json:
        reports = [self._report(self.early, self.reply), self._report(self.third_text, self.reply, "none")]
        reports[1]["via"] = [_PAPERS[2], self.other]
        people = _people(sender=self.other, recipient=self.one)
        return self._event(
            "letter", "A reply", people, reports, ties=[self._tie("replies_to", 0, self.early)]
        )

    def _statement(self) -> Json:
        masked = self.third_text.stated is None and (self.statement.month, self.statement.day) != (2, 29)
        text = self.third_text if masked else self.early
        report = self._report(text, self.statement, "masked" if masked else "recent")
        ties = [self._tie("responds_to", 1, text)]
        event = self._event("statement", "A statement", _people(speaker=self.one), [report], ties=ties)
        if masked:
            anchor = {
                "type": "event",
                "ref": self.made[1]["id"],
                "date": self.made[1]["date"],
                "side": "after",
            }
            event["date"] = f"{self.statement.year}?-{self.statement:%m-%d}"
            event["dating"] |= {"basis": "inferred", "rule": "year_from_anchor@1", "anchors": [anchor]}
        value = self.chance.randrange(1_000, 9_000)
        values = [value, value * 2 if self.differs == 2 else value]
        event["figures"] = [self._figure(f"exports-{n}", value, text) for n, value in enumerate(values)]
        return event

    def _figure(self, key: str, value: int, text: Text) -> Json:
        return {
            "key": key,
            "label": "Exports",
            "value": str(value),
            "unit": "USD",
            "qualifier": self.chance.choice(("as_stated", "about")),
            "period": str(self.statement.year - 1),
            "speaker": self.one,
            "about": [self.other],
            "source": text.id,
            "span": self._span(),
        }

    def _message(self) -> Json:
        report = {**self._report(self.late, self.meeting, "vague"), "via": [self.other]}
        event = self._event("message", "A message", _people(recipient=self.one), [report])
        return event | {"date": None, "dating": {"basis": "undated", "rule": "undated@1"}}

    def _meeting(self) -> Json:
        form = "month" if self.chance.random() < 0.3 else "recent"
        people = [*_people(participant=self.one), *_people(participant=self.other)]
        ties = [self._tie("conveys", 3, self.early), {"type": "after", "event": self.made[0]["id"]}]
        return self._event(
            "meeting", "A meeting", people, [self._report(self.early, self.meeting, form)], ties=ties
        )

    def _sanction(self) -> Json:
        people = _people(issuer=self.other, target=self.third)
        reports = [self._report(self.late, self.sanction)]
        ties = [{"type": "caused_by", "event": self.made[2]["id"]}]
        event = self._event("sanction", "Sanctions", people, reports, ties=ties)
        if self.differs == 3:
            denial = self._report(self.third_text, self.sanction, "none")
            event["reports"].append({**denial, "via": [self.third], "factuality": "denied"})
            event["factuality"] = "disputed"
        return event

    def _publication(self) -> Json:
        reports = [self._report(self.late, self.publication)]
        people = _people(publisher=_PAPERS[self.number % len(_PAPERS)])
        return self._event(
            "publication", "A report", people, reports, ties=[self._tie("reports_on", 5, self.late)]
        )

    def _incident(self) -> Json:
        people = _people(participant=self.third, victim=self.other)
        event = self._event("incident", "An incident", people, [self._report(self.late, self.start, "none")])
        anchor = {"type": "published", "ref": self.late.id, "date": self.late.stated}
        dating = {"basis": "bounded", "rule": "not_after@1", "anchors": [anchor]}
        return event | {"date": f"[..{self.late.stated}]", "dating": dating}

    def _practice(self) -> Json:
        report = self._report(self.late, self.start, "none")
        report |= {"via": [_PAPERS[1], self.other], "factuality": "alleged"}
        event = self._event("practice", "Supplies", _people(supplier=self.third, receiver=self.one), [report])
        held = self.made[2]
        dating = {
            "basis": "bounded",
            "rule": "held_at@1",
            "anchors": [{"type": "event", "ref": held["id"], "date": held["date"]}],
        }
        ties = [{"type": "concerns", "event": self.made[7]["id"]}]
        more = {"extent": "including", "factuality": "alleged", "relations": ties}
        return event | {"date": held["date"], "dating": dating} | more

    def _retold(self) -> Json:
        report = {**self._report(self.late, self.start, "month"), "via": [self.other]}
        people = _people(sender=self.one, recipient=self.other)
        ties = [{"type": "possibly_same_as", "event": self.made[0]["id"]}] if self.number % 2 else []
        return self._event("letter", "The letter", people, [report], ties=ties)

    def _event(
        self,
        kind: str,
        what: str,
        people: list[Json],
        reports: list[Json],
        *,
        rule: str = "only_reading@1",
        ties: list[Json] | None = None,
    ) -> Json:
        """Make an event that its first report dates, or all of them by another rule."""
        reading = reports[0].get("reading") or {"date": None}
        used = reports if rule != "only_reading@1" else reports[:1]
        return {
            "id": f"s{self.number:06}-{len(self.made)}-{kind}",
            "kind": kind,
            "title": f"{what} about {self.topic}",
            "summary": " ".join(self.chance.choices(_WORDS, k=9)),
            "date": reading["date"],
            "dating": {
                "basis": "completed" if "anchor" in reading else "stated",
                "rule": rule,
                "from": [{"source": r["source"], **({"via": r["via"]} if "via" in r else {})} for r in used],
            },
            "participants": people,
            "reports": reports,
            **({"relations": ties} if ties else {}),
        }

    def _tie(self, type_: str, row: int, text: Text) -> Json:
        """Make a relation that a source states."""
        more = {"basis": "stated", "source": text.id, "span": self._span()}
        return {"type": type_, "event": self.made[row]["id"], **more}

    def _report(self, text: Text, day: dt.date, form: str = "recent") -> Json:
        """Make a report whose words of time have a form: recent, iso, month, masked, vague, none."""
        report = {"source": text.id, "spans": [self._span()]}
        if form == "none":
            return report
        if form == "recent" and (not text.exact or (day.month, day.day) == (2, 29)):
            form = "iso"
        words, iso = f"{day:%B} {day.day}", day.isoformat()
        date, said, rule = {
            "recent": (iso, words, "rel.md_recent@1"),
            "iso": (iso, iso, "abs.iso@1"),
            "month": (iso[:7], iso[:7], "abs.iso@1"),
            "masked": (f"XXXX-{day:%m-%d}", words, "unanchored.md@1"),
            "vague": (None, "recently", "vague@1"),
        }[form]
        anchor = {"anchor": {"date": text.stated, "type": "published"}} if form == "recent" else {}
        reading = {"date": date, "expression": said, "span": self._span(len(said)), **anchor, "rule": rule}
        return {**report, "reading": reading}

    def _span(self, length: int = 120) -> Json:
        start = self.chance.randrange(4_000)
        return {"start": start, "end": start + length, "sha256": _sha(str(start))}


def _person(number: int) -> Json:
    """Make an actor, every third of whom took the office on a known day."""
    office = {"title": "Envoy"} if number % 3 else {"title": "Envoy", "took": "2010"}
    name, country = f"Person Number{number:05}", _COUNTRIES[number % len(_COUNTRIES)]
    return {
        "id": f"actor-{number:05}",
        "type": "person",
        "name": name,
        "country": country,
        "offices": [office],
    }


def _people(**roles: str) -> list[Json]:
    """Make participants; actors act in their office, papers have none."""
    return [
        {"actor": actor, "role": role, **({"office": "Envoy"} if actor.startswith("actor") else {})}
        for role, actor in roles.items()
    ]


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
