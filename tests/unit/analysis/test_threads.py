"""Exchanges: what belongs to one, in which order it is read, what time lies between, how it is drawn."""

from typing import Any

import pytest

import kgtimeline as kg
from builders import actor, document, event, source, span_json
from kgtimeline.analysis.folding import fold, width_of
from kgtimeline.analysis.thread_rails import rails
from kgtimeline.analysis.thread_text import LABELLED, LEADING, LEAST_WIDTH, PHRASES, WORDS, people
from kgtimeline.analysis.thread_ties import in_words, in_words_both_ways
from kgtimeline.analysis.threads import Thread, thread, threads
from kgtimeline.dataset.records import Records
from kgtimeline.dates import Bounds, DaySpan
from kgtimeline.dates.numbering import INF
from kgtimeline.errors import EventNotFoundError
from kgtimeline.model.datings import Relation
from kgtimeline.model.reports import Participant, Span
from kgtimeline.vocab import Factuality, RelationType, Role

FEBRUARY = [
    "blinken-letter-to-japarov",
    "blinken-message-to-japarov",
    "kyrgyz-message-to-blinken",
    "kulubaev-viguerie-meeting",
    "japarov-letter-to-blinken",
    "japarov-statement-on-non-interference",
]


def story(**events: Any) -> Records:
    """Make events `a`, `b` ...: of each its date and its relations, as `(date, "type other", ...)`."""
    made = []
    for name, told in events.items():
        date, *ties = told if isinstance(told, tuple) else (told,)
        relations = [Relation(type=tie.split()[0], event=tie.split()[1]) for tie in ties]
        made.append(event(name, date=date, relations=relations))
    return Records(document(*made))


def order(**events: Any) -> str:
    """Give the order in which the thread of `a` is read."""
    return "".join(thread(story(**events), "a").ids())


def response(origin: Any, target: Any, type_: str = "replies_to") -> str | None:
    """Say how much later the one event is."""
    (tie,) = thread(story(a=(origin, f"{type_} b"), b=target), "a").ties
    return tie.response


@pytest.mark.parametrize("event_id", FEBRUARY)
def test_the_february_exchange_is_one_thread(event_id: str) -> None:
    exchange = kg.load().thread(event_id)
    assert list(exchange.ids()) == FEBRUARY
    dates = {one.id: str(one.date) for one in exchange}
    assert dates["kyrgyz-message-to-blinken"] == dates["kulubaev-viguerie-meeting"] == "2024?-02-11"
    assert dates["japarov-letter-to-blinken"] == "2024-02-12"
    assert dates["blinken-message-to-japarov"] == "None"


def test_the_reply_of_february_took_26_days() -> None:
    ties = {(one.type, one.origin): one for one in kg.load().thread("japarov-letter-to-blinken").ties}
    reply = ties[RelationType.REPLIES_TO, "japarov-letter-to-blinken"]
    # 17 January to 12 February 2024: 14 days left of January, and 12
    assert (reply.days, reply.response, reply.certain) == (DaySpan(26, 26), "26 days", True)
    meeting = ties[RelationType.CONVEYS, "kulubaev-viguerie-meeting"]
    assert (meeting.response, meeting.certain) == ("the same day", False)
    assert ties[RelationType.POSSIBLY_SAME_AS, "kyrgyz-message-to-blinken"].days is None
    drawn = str(kg.load().thread("japarov-letter-to-blinken"))
    assert "replies to blinken-letter-to-japarov: 26 days (inferred)" in drawn
    assert "perhaps the same as kyrgyz-message-to-blinken, which is dated 2024?-02-11" in drawn


def test_threads_part_the_events_and_are_sorted_by_their_earliest() -> None:
    tl = kg.load()
    found = tl.threads()
    ids = [one for exchange in found for one in exchange.ids()]
    assert len(ids) == len(set(ids))
    assert all(len(exchange) > 1 for exchange in found)
    row = {one.id: n for n, one in enumerate(tl.events)}
    firsts = [min(row[one] for one in exchange.ids()) for exchange in found]
    assert firsts == sorted(firsts)
    assert all(tl.thread(exchange.ids()[-1]) == exchange for exchange in found)
    assert threads(Records(document())) == ()


def test_an_event_that_nothing_is_tied_to_is_a_thread_of_its_own() -> None:
    records = story(a=("2024", "concerns b", "part_of b"), b="2023")
    alone = thread(records, "a")
    assert (alone.ids(), alone.ties) == (("a",), ())
    assert str(alone).splitlines()[0] == "1 event, tied to no other"
    assert threads(records) == ()
    with pytest.raises(EventNotFoundError, match="no event 'c'"):
        thread(records, "c")


def test_only_six_relations_lead_on_and_the_others_are_told() -> None:
    leading = {one for one in RelationType if len(thread(story(a=("2024", f"{one} b"), b="2023"), "b")) > 1}
    assert leading == {"replies_to", "responds_to", "conveys", "caused_by", "announces", "possibly_same_as"}
    both = thread(story(a=("2024", "replies_to b", "concerns b", "concerns b"), b="2023"), "a")
    assert [(str(one.type), one.followed) for one in both.ties] == [("replies_to", True), ("concerns", False)]


def test_what_replies_stands_after_what_it_answers_whatever_the_spelling() -> None:
    assert order(a=("2024-02-12", "replies_to b"), b="2024-01-17") == "ba"
    assert order(a=("2024-02-12", "replies_to b"), b="[..2024-10-16]") == "ba"
    assert (
        order(a=("[2023-08-08..]", "replies_to b"), b="2024-01", c=("2023-12", "possibly_same_as b")) == "cba"
    )
    assert order(a=("2024-01-17", "replies_to b"), b="2024-01-17") == "ba"
    assert order(a=("2024", "replies_to b"), b="2024-05") == "ba"


def test_a_vague_date_does_not_push_what_is_dated_out_of_its_place() -> None:
    # On its own the reply would stand in August 2023, and would take the letter with it before the note.
    reply = ("[2023-08-08..]", "replies_to b", "possibly_same_as c")
    assert order(a=reply, b="2024-01", c="2023-12") == "cba"


def test_undated_events_stand_beside_what_they_are_tied_to() -> None:
    assert order(a=("2024-01", "possibly_same_as b"), b=None, c=("2024-02", "replies_to a")) == "abc"
    assert order(a="2024-01", b=(None, "replies_to a"), c=("2024-02", "replies_to a")) == "abc"
    assert order(a="2024-01", b=("2024-02", "replies_to a", "replies_to c"), c=None) == "acb"
    assert order(a=(None, "possibly_same_as b"), b=(None, "possibly_same_as c"), c="2024") == "cba"
    assert order(a=(None, "possibly_same_as b"), b=None) == "ab"
    assert order(a=(None, "replies_to b"), b=None) == "ba"


def test_circles_are_read_by_date() -> None:
    assert order(a=("2024-01", "caused_by b"), b=("2024-02", "caused_by a")) == "ab"
    assert order(a=("2024-01", "caused_by a", "replies_to b"), b="2023") == "ba"
    around = {"b": ("2024-02", "caused_by c"), "c": ("2024-03", "caused_by b")}
    assert order(a=("2024-04", "caused_by b"), **around) == "bca"
    assert (
        order(a="2024-04", b=("2024-02", "caused_by c", "caused_by a"), c=("2024-03", "caused_by b")) == "abc"
    )


def test_what_was_reported_orders_and_what_was_announced_does_not() -> None:
    def told(factuality: str) -> Thread:
        act = event("a", date="2024-01", relations=[Relation(type="announces", event="b")])
        return thread(Records(document(act, event("b", date="2024", factuality=factuality))), "a")

    assert told("reported").ids() == ("b", "a")
    assert told("reported").ties[0].response == "between 0 and 30 days"
    assert told("announced").ids() == ("a", "b")
    assert told("announced").ties[0].response == "between 365 days earlier and 30 days later"


@pytest.mark.parametrize(
    ("origin", "target", "said"),
    [
        ("2024-02-12", "2024-01-17", "26 days"),
        ("2024-01-18", "2024-01-17", "1 day"),
        ("2024-01-17", "2024-01-17", "the same day"),
        ("2024-01", "2024-01-22", "between 0 and 9 days"),
        ("[2024-01-04..]", "2024-01-01", "at least 3 days"),
        ("[..2024-01-10]", "2024-01-01", "between 0 and 9 days"),
        ("2024-01-10", "[2024-01-01..]", "between 0 and 9 days"),
        ("2024-01-10", "[..2024-01-01]", "at least 9 days"),
        ("2024-01-10", "[..2024-02-01]", "unknown"),
        (None, "2024-01-01", "unknown"),
        ("2024", None, "unknown"),
        ("2024-01-01", "2024-01-05", "contradicted by the dates"),
        ("2024-01-01", "../2023", "unknown"),
        ("../2024", "../2023", "unknown"),
        ("../2024", "2023", "contradicted by the dates"),
        ("3024", "1024-01-01", "between 730,485 and 730,850 days"),
    ],
)  # fmt: skip
def test_response_times_are_bounds_in_days(origin: str | None, target: str | None, said: str) -> None:
    assert response(origin, target) == said


def test_no_time_is_told_between_what_may_be_the_same_or_is_about_the_other() -> None:
    assert response("2024", "2023", "possibly_same_as") is None
    both = thread(story(a=("2024", "replies_to b", "alleges b"), b="2023"), "a")
    assert [one.response for one in both.ties if one.type == "alleges"] == [None]


@pytest.mark.parametrize(
    ("days", "one_way", "both_ways"),
    [
        (DaySpan(5, 5), "5 days", "5 days later"),
        (DaySpan(0, 0), "the same day", "the same day"),
        (DaySpan(0, INF), "unknown", "on the same day or later"),
        (DaySpan(2, INF), "at least 2 days", "at least 2 days later"),
        (DaySpan(0, 9), "between 0 and 9 days", "between 0 and 9 days later"),
        (DaySpan(-5, -5), None, "5 days earlier"),
        (DaySpan(-9, 0), None, "between 0 and 9 days earlier"),
        (DaySpan(-INF, -2), None, "at least 2 days earlier"),
        (DaySpan(-INF, 0), None, "on the same day or earlier"),
        (DaySpan(-INF, 3), None, "at most 3 days later"),
        (DaySpan(-3, INF), None, "at most 3 days earlier"),
        (DaySpan(-3, 1), None, "between 3 days earlier and 1 day later"),
        (DaySpan(-INF, INF), None, "unknown"),
    ],
)
def test_days_are_said_in_words(days: DaySpan, one_way: str | None, both_ways: str) -> None:
    assert in_words_both_ways(days) == both_ways
    if one_way is not None:
        assert in_words(days) == one_way


def test_a_tie_is_said_from_either_end() -> None:
    (tie,) = thread(story(a=("2024-02-12", "replies_to b"), b="2024-01-17"), "a").ties
    assert (tie.other("a"), tie.other("b")) == ("b", "a")
    assert (tie.response_of("a"), tie.response_of("b")) == ("26 days", "26 days earlier")


def test_no_days_lead_to_what_has_no_start() -> None:
    act = event("a", date="2024-01", relations=[Relation(type="announces", event="b")])
    for date in ("../2023", "../2025"):
        trade = event("b", kind="practice", date=date, factuality="announced")
        assert thread(Records(document(act, trade)), "a").ties[0].response == "unknown"
        back = event(
            "c",
            date=date,
            relations=[Relation(type="reports_on", event="b"), Relation(type="announces", event="b")],
        )
        late = event("b", date="2024", factuality="announced")
        assert thread(Records(document(back, late)), "b").ties[0].response == "unknown"


def test_hedged_dates_say_so() -> None:
    found = thread(story(a=("2024-02-12", "replies_to b"), b="2024?-01-17"), "a")
    assert found.ties[0].certain is False
    assert "replies to b: 26 days (inferred, uncertain)" in str(found)


def test_a_contradiction_is_shown_and_the_relation_still_orders() -> None:
    found = thread(story(a=("2024-01-01", "replies_to b"), b="2024-01-05"), "a")
    assert found.ids() == ("b", "a")
    assert (found.ties[0].days, found.ties[0].contradicted) == (None, True)
    assert "replies to b: contradicted by the dates (inferred)" in str(found)


def test_given_bounds_narrow_the_days_and_are_told() -> None:
    records = story(a=(None, "replies_to b"), b="2024-01-01", c=(None, "replies_to b"))
    given = {"a": Bounds(19723, 19732, 19723, 19732, one_day=True), "c": Bounds(19725, INF, 19725, INF)}
    found = thread(records, "b", bounds=given)
    assert {one.origin: one.response for one in found.ties} == {
        "a": "between 0 and 9 days",
        "c": "at least 2 days",
    }
    assert "by its order it starts from 2024-01-01 to 2024-01-10" in str(found)
    assert "by its order it starts on or after 2024-01-03" in str(found)
    early = {"a": Bounds(-INF, 19723, -INF, 19723), "c": Bounds(9_999_999, 9_999_999, 9_999_999, 9_999_999)}
    told = str(thread(records, "b", bounds=early))
    assert "by its order it starts on or before 2024-01-01" in told
    assert "by its order it starts on day 9,999,999 from 1970-01-01" in told


def test_tightened_threads_take_publications_into_account() -> None:
    reports = [kg.Report(source="source-a")]
    reply = event("a", date=None, relations=[Relation(type="replies_to", event="b")], reports=reports)
    told = document(reply, event("b", date="2024-01-01"), sources=[source(published="2024-01-10")])
    tl = kg.Timeline.of(Records(told))
    assert tl.thread("a").ties[0].response == "unknown"
    assert tl.thread("a", tightened=True).ties[0].response == "between 0 and 9 days"
    assert tl.threads(tightened=True) == (tl.thread("b", tightened=True),)


def test_a_thread_as_json_holds_values() -> None:
    told = kg.load().thread("japarov-letter-to-blinken").to_json()
    assert [one["id"] for one in told["events"]] == FEBRUARY
    assert told["events"][1]["date"] is None
    assert told["events"][2] == {
        "id": "kyrgyz-message-to-blinken",
        "kind": "message",
        "date": "2024?-02-11",
        "extent": "within",
        "certain": False,
        "factuality": "reported",
        "title": "Kyrgyz leadership sends Blinken a message through Kulubaev",
        "participants": [
            {"actor": "kyrgyz-leadership-in-non-interference-statement", "name": "Leadership of Kyrgyzstan",
             "role": "sender", "office": None},
            {"actor": "antony-blinken", "name": "Antony Blinken", "role": "recipient",
             "office": "Secretary of State"},
            {"actor": "jeenbek-kulubaev", "name": "Jeenbek Kulubaev", "role": "intermediary",
             "office": "Foreign Minister"},
        ],
    }  # fmt: skip
    (reply,) = (one for one in told["ties"] if one["type"] == "replies_to")
    assert reply == {
        "type": "replies_to", "from": "japarov-letter-to-blinken", "to": "blinken-letter-to-japarov",
        "basis": "inferred", "source": None, "orders": True, "days": {"least": 26, "most": 26},
        "response": "26 days", "certain": True, "contradicted": False,
    }  # fmt: skip
    (unknown,) = (one for one in told["ties"] if one["type"] == "after")
    assert unknown["days"] == {"least": 0, "most": None}
    (same, *_) = (one for one in told["ties"] if one["type"] == "possibly_same_as")
    assert (same["days"], same["response"]) == (None, None)


def test_a_stated_tie_names_its_source() -> None:
    tie = Relation(type="replies_to", event="b", basis="stated", source="source-a", span=Span(**span_json()))
    records = Records(document(event("a", relations=[tie]), event("b")))
    (found,) = thread(records, "a").ties
    assert (found.source, str(found.basis)) == ("source-a", "stated")


def test_ties_back_lead_to_what_stands_above() -> None:
    found = thread(story(a="2024-01", b=("2024-02", "replies_to a"), c=("2024-03", "replies_to b")), "b")
    assert {key: [one.target for one in ties] for key, ties in found.ties_back().items()} == {
        "a": [], "b": ["a"], "c": ["b"]
    }  # fmt: skip
    assert [one.id for one in found] == ["a", "b", "c"]


def test_a_chain_stands_on_one_line_and_answers_branch_off() -> None:
    chain = rails([None, 0, 1], [False] * 3, 1)
    assert chain is not None
    assert (chain.heads, chain.bodies) == (("● ", "● ", "● "), ("│ ", "│ ", "  "))
    star = rails([None, 0, 0, 0], [False] * 4, 2)
    assert star is not None
    assert star.heads == ("●   ", "├─● ", "├─● ", "●   ")
    assert rails([None, 0, 0, 0], [False] * 4, 1) is None


def test_a_branch_passes_behind_a_line_that_it_crosses() -> None:
    crossing = rails([None, None, 0, 1, 0], [False, False, True, False, False], 3)
    assert crossing is not None
    assert crossing.heads == ("●     ", "│ ●   ", "├┄│┄○ ", "│ ●   ", "●     ")
    freed = rails([None, None, 1, 0, 0], [False] * 5, 3)
    assert freed is not None
    assert freed.heads == ("●   ", "│ ● ", "│ ● ", "├─● ", "●   ")


def test_lines_are_folded_and_nothing_is_cut() -> None:
    exchange = kg.load().thread("japarov-letter-to-blinken")
    for width in (16, 30, 60, 200):
        lines = exchange.draw(width=width).splitlines()
        assert max(map(width_of, lines)) <= width
        assert exchange.draw(width=width, plain=True).isascii()
        for event_id in FEBRUARY:
            assert event_id in "".join(c for c in exchange.draw(width=width) if c.isalnum() or c == "-")
    assert exchange.draw(width=1) == exchange.draw(width=LEAST_WIDTH)


def test_branches_are_left_out_where_they_would_take_too_much() -> None:
    many = {f"r{n}": (f"2024-02-{n + 1:02}", f"replies_to q{n}") for n in range(9)}
    questions = {f"q{n}": (f"2024-01-{n + 1:02}", "possibly_same_as q8") for n in range(8)}
    records = story(**questions, q8="2024-01-09", **many)
    exchange = thread(records, "q8")
    assert "●" in exchange.draw(width=120)
    narrow = exchange.draw(width=40)
    assert not set(narrow) & set("●○│├")
    assert "replies to q3: 31 days (inferred)" in narrow.replace("\n    ", " ")


def test_what_a_terminal_would_obey_is_shown_as_its_escape() -> None:
    found = thread(Records(document(event("a", title="x\x1b[2J\ny"))), "a")
    assert "x\\x1b[2J\\ny" in str(found)


def test_wide_letters_take_two_columns() -> None:
    assert list(fold("会议会议 会议", 5)) == ["会议", "会议", "会议"]
    assert list(fold("one two", 80)) == ["one two"]
    assert list(fold("", 80)) == [""]
    assert width_of("Ж\u0301") == 1


def test_every_role_and_every_relation_has_its_words() -> None:
    assert {*LEADING, *WORDS, *LABELLED} == set(Role)
    assert len(LEADING) + len(WORDS) + len(LABELLED) == len(Role)
    assert set(PHRASES) == set(RelationType)


@pytest.mark.parametrize(
    ("kind", "roles", "said"),
    [
        ("letter", ["sender", "recipient"], "A to B"),
        ("message", ["recipient", "intermediary"], "to A through B"),
        ("letter", ["sender", "on_behalf_of", "recipient"], "A to C on behalf of B"),
        ("meeting", ["participant", "participant", "participant", "host"], "A, B and C hosted by D"),
        ("sanction", ["target", "issuer"], "B against A"),
        ("practice", ["supplier", "receiver"], "supplier A, receiver B"),
        ("incident", ["participant", "carrier"], "A, carrier B"),
        ("publication", ["publisher", "author"], "A, B"),
    ],
)
def test_people_are_named_from_whom_to_whom(kind: str, roles: list[str], said: str) -> None:
    parts = [Participant(actor=name, role=role) for name, role in zip("abcd", roles, strict=False)]
    names = {name: name.upper() for name in "abcd"}
    assert people(event("e", kind=kind, participants=parts), names) == said


def test_factuality_is_told_unless_reported() -> None:
    found = thread(Records(document(event("a", factuality=Factuality.ALLEGED), actors=[actor()])), "a")
    assert "letter a, alleged" in str(found)
