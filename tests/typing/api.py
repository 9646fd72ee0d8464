"""User code that must type-check under mypy --strict: the public face, as people write it."""

import datetime as dt
from collections.abc import Sequence
from typing import assert_type

import kgtimeline as kg

tl = kg.load()
assert_type(tl, kg.Timeline)
assert_type(kg.load("my.json"), kg.Timeline)
assert_type(kg.load(b"{}"), kg.Timeline)
assert_type(len(tl), int)
assert_type(tl["blinken-letter-to-japarov"].id, str)
assert_type(tl["blinken-letter-to-japarov"].date, kg.EventDate | None)
assert_type(tl.actors["antony-blinken"], kg.Actor)
assert_type([source.title for source in tl.sources], list[str | None])
assert_type(tl.actor("Жапаров").country, str | None)

found = tl.query(actor="Antony Blinken", role="sender", kind=["letter", "message"], during="2024-01")
assert_type(found, kg.Selection)
assert_type(found[0], kg.Match)
assert_type(found[:3], kg.Selection)
assert_type(found.certain, kg.Selection)
assert_type(found.ids(), tuple[str, ...])
assert_type([match.truth for match in found], list[kg.Truth])
for event, truth in found:
    assert_type(truth, kg.Truth)
    assert_type(event.title, str)
    if isinstance(event, kg.Letter):
        assert_type(event.medium, str | None)
matches: Sequence[kg.Match] = found

tl.query(after=dt.date(2024, 2, 12), before=["2025", kg.Window(0, 30)], certain=True, sort="-date", limit=5)
tl.query(actor=5)  # type: ignore[arg-type]
tl.query(actors="Blinken")  # type: ignore[call-arg]

predicate = kg.actor("Japarov", role="sender") & kg.during("2024") & ~kg.kind("publication")
assert_type(predicate, kg.Predicate)
assert_type(tl.where(predicate | kg.country("US"), certain=True), kg.Selection)
assert_type(tl.where("actor:Japarov"), kg.Selection)
assert_type(kg.parse_query("actor:Japarov -country:RU"), kg.Predicate)
letters = kg.actor("Blinken", role="sender").with_actor("Japarov").with_actor("kyrgyzstan")
tl.where(
    letters | kg.figure("turnover", unit="USD", at_least=4e9, about=["russia"], period=dt.date(2024, 1, 1))
)
tl.query(
    actor="Blinken", with_actor=["Japarov"], figure="turnover", where=["kind:letter", ~kg.kind("letter")]
)
tl.where(5)  # type: ignore[arg-type]

date = kg.EventDate("2023-08-XX")
assert_type(date.during("2023-08-08"), kg.Truth)
assert_type(date.before(kg.EventDate("2024")), kg.Truth)

problems = kg.validate("my.json", strict=True)
assert_type(problems, kg.Listing[kg.Problem])
assert_type([(problem.code, problem.line) for problem in problems], list[tuple[str, int | None]])

assert_type(tl.office_on("Japarov", dt.date(2024, 2, 12)), kg.Listing[kg.HeldOffice])
assert_type(tl.offices("US Secretary of State", on="2024")[0].truth, kg.Truth)
assert_type(tl.actor("the President", source="un-speech-2025"), kg.Actor)
assert_type(tl.attribution(), kg.Attribution)
assert_type(tl.attribution("blinken-letter-to-japarov").edges[0].step.origin, kg.Origin)
assert_type(tl.corroboration("blinken-letter-to-japarov"), kg.Corroboration)
assert_type(tl.corroboration("blinken-letter-to-japarov").groups[0].ties, tuple[kg.SharedOrigin, ...])

assert_type(tl.conflicts(), kg.Listing[kg.Conflict])
settled = tl.settle(
    "washington-post-report", field=kg.ConflictField.DATE, policy=kg.SettlePolicy.EARLIEST_REPORT
)
assert_type(settled, kg.Settled)
assert_type(settled.value, str | tuple[str, ...] | None)
assert_type([side.spans for found in tl.conflicts() for side in found.sides], list[tuple[kg.Span, ...]])
tl.settle("a", policy="manual", report=["source", "actor"], note="why")
tl.settle("a", "date")  # type: ignore[call-arg]
assert_type(tl.duplicates(threshold=0.5), kg.Listing[kg.Duplicate])

explained = tl.explain("blinken-letter-to-japarov")
assert_type(explained, kg.Explanation)
assert_type(explained.date.readings[0].span, kg.Span | None)
assert_type([doubt.place for doubt in explained.doubts], list[kg.DoubtPlace])
assert_type([one.reports for one in explained.participants], list[tuple[int, ...]])

embassy = kg.Actor(id="embassy", type=kg.ActorType.ORGANISATION, name="The Embassy")
note = kg.Letter(
    id="note",
    title="A note",
    date=kg.EventDate("2024-03"),
    participants=(kg.Participant(actor="embassy", role=kg.Role.SENDER),),
)
mine = kg.Timeline(actors=[embassy], events=[note], dataset=kg.DatasetInfo(id="mine", title="Mine"))
mine.write("mine.json")

try:
    mine.query(actor="nobody")
except kg.ActorNotFoundError as error:
    assert_type(error.near, tuple[str, ...])
except kg.KgTimelineError:
    pass

view = tl.as_of("2024-02-12", certain=True)
assert_type(view, kg.View)
assert_type(view.known, kg.Known)
assert_type(view.dropped, tuple[kg.Dropped, ...])
assert_type([one.because for one in view.left_out], list[kg.NotKnown])
assert_type(tl.as_of(dt.date(2024, 2, 12)).as_of(kg.Window(0, 30)).hindsight, tuple[str, ...])
tl.as_of("2024-02-12", True)  # type: ignore[call-arg]

difference = tl.diff(tl.as_of("2024-02-12"))
assert_type(difference, kg.Difference)
assert_type(difference.of("event", "added"), tuple[kg.RecordChange, ...])
assert_type([change.at for one in difference.records for change in one.changes], list[tuple[str, ...]])
difference.of("letter")  # type: ignore[arg-type]
exchange = tl.thread("japarov-letter-to-blinken", tightened=True)
assert_type(exchange, kg.Thread)
assert_type(exchange.ties, tuple[kg.ThreadTie, ...])
assert_type(exchange.ties[0].days, kg.DaySpan | None)
assert_type([one.title for one in exchange], list[str])
assert_type(tl.threads(), kg.Listing[kg.Thread])

tightened = tl.tighten()
assert_type(tightened, kg.Tightened)
assert_type(tightened.steps, tuple[kg.TighteningStep, ...])
assert_type(tightened.of("japarov-letter-to-blinken")[0].reasons, tuple[kg.OrderReason, ...])
assert_type(tightened.events["japarov-letter-to-blinken"], kg.Bounds)
assert_type(tl.query(before="2024", tightened=True, certain=True), kg.Selection)

written = kg.write_tables(tl, "tables", partition_by_year=True)
assert_type(written.events, int)
assert_type(kg.read_tables("tables"), kg.Timeline)
frames = kg.scan("tables", engine="polars")
assert_type(frames, kg.FrameTimeline)
assert_type(frames.query(actor="Blinken", during="2024").where("kind:letter").certain, kg.FrameTimeline)
assert_type(frames.count(), int)
assert_type(frames.ids(limit=3), tuple[str, ...])
assert_type(frames.truths(), dict[str, kg.Truth])
assert_type(frames.to_events(limit=3), tuple[kg.Match, ...])
frames.query(kindly="letter")  # type: ignore[call-arg]
