"""Queries in words: what each means, and how a wrong one is refused."""

import pytest

import kgtimeline as kg
from kgtimeline.query.language import MAX_CHARACTERS
from kgtimeline.query.nodes import EVERYTHING, NOTHING, Predicate

LETTER, WAR, TAG = kg.kind("letter"), kg.kind("war"), kg.tag("x")


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("actor:Japarov@sender during:2024", kg.actor("Japarov", role="sender") & kg.during("2024")),
        ("kind:(letter OR message) AND NOT country:RU", (LETTER | kg.kind("message")) & ~kg.country("RU")),
        ('actor:"Antony Blinken"@sender', kg.actor("Antony Blinken", role="sender")),
        ('actor:"Foreign \\"Office\\""@"sender"', kg.actor('Foreign "Office"', role="sender")),
        ("actor:Жапаров", kg.actor("Жапаров")),
        ("role:mediator", kg.role("mediator")),
        ("country:us@issuer", kg.country("US", role="issuer")),
        ("factuality:alleged", kg.factuality("alleged")),
        ("source:24-kg-2024-02-12 publisher:kabar", kg.source("24-kg-2024-02-12") & kg.publisher("kabar")),
        ("tag:ngo id:first-letter", kg.tag("ngo") & kg.event_id("first-letter")),
        ("code:cameo", kg.code("cameo")),
        ("code:cameo=0343", kg.code("cameo", "0343")),
        ('code:"a scheme"="a = b"', kg.code("a scheme", "a = b")),
        ("relation:replies_to", kg.relation("replies_to")),
        ("relation:replies_to=first-letter", kg.relation("replies_to", "first-letter")),
        ("text:foreign*", kg.text("foreign*")),
        ('text:"\\"foreign agents\\" law*"', kg.text('"foreign agents" law*')),
        ("tag:a:b=c@d", kg.tag("a:b=c@d")),
        ("tag:-x", kg.tag("-x")),
        ('tag:"AND" OR tag:AND', kg.tag("AND") | kg.tag("AND")),
        (r'tag:"a \\ b"', kg.tag("a \\ b")),
        ("*", EVERYTHING),
        ("NOT *", NOTHING),
        ("-*", NOTHING),
        ("* kind:letter", LETTER),
        # ties: NOT before AND before OR, AND may be left out
        ("kind:letter tag:x OR kind:war", LETTER & TAG | WAR),
        ("kind:letter (tag:x OR kind:war)", LETTER & (TAG | WAR)),
        ("kind:letter AND(tag:x OR kind:war)", LETTER & (TAG | WAR)),
        ("(kind:letter)(tag:x)", LETTER & TAG),
        ("NOT kind:letter tag:x", ~LETTER & TAG),
        ("NOT (kind:letter tag:x)", ~(LETTER & TAG)),
        ("NOT(kind:letter)", ~LETTER),
        ("-kind:letter -(tag:x OR -kind:war)", ~LETTER & ~(TAG | ~WAR)),
        ("NOT NOT kind:letter", LETTER),
        ("NOT -kind:letter", LETTER),
        ("((kind:letter))", LETTER),
        ("kind:letter AND (tag:x AND kind:war)", LETTER & TAG & WAR),
        ("\n kind:letter\tOR\u00a0tag:x ", LETTER | TAG),
        # values in brackets
        ("kind:(letter)", LETTER),
        ("kind:(NOT letter NOT war)", ~LETTER & ~WAR),
        ("kind:(letter letter)", LETTER & LETTER),
        ("-kind:(letter OR war)", ~(LETTER | WAR)),
        ('tag:(a b OR "c d")', kg.tag("a") & kg.tag("b") | kg.tag("c d")),
        ("tag:(a (b OR -(c AND -d)))", kg.tag("a") & (kg.tag("b") | ~(kg.tag("c") & ~kg.tag("d")))),
        ("tag:(a OR -b)", kg.tag("a") | ~kg.tag("b")),
        ("actor:(A@sender OR B)", kg.actor("A", role="sender") | kg.actor("B")),
        ("date:(2023 OR 2025)", kg.during("2023") | kg.during("2025")),
        # times
        ("during:2024-01/.. within:[..2024]", kg.during("2024-01/..") & kg.within("[..2024]")),
        ('covers:"2023" before:2024 after:2022', kg.covers("2023") & kg.before("2024") & kg.after("2022")),
        ("date:2024-01 date=2024", kg.during("2024-01") & kg.during("2024")),
        ("date<2024-02-12", kg.before("2024-02-12")),
        ("date>2024", kg.after("2024")),
        ("date>=2024", kg.within("2024/..")),
        ("date<=2024-02", kg.within("../2024-02")),
        ("date >= 2024-01 AND date < 2024-03", kg.within("2024-01/..") & kg.before("2024-03")),
        ("date>=2023/2024", kg.within("2023-01-01/..")),
        ("date<=2023/2024", kg.within("../2024-12-31")),
        ("date>=2024-02-12T10:00:00", kg.within("2024-02-12/..")),
        ('date<="2024"', kg.within("../2024")),
        ("date<Y12345", kg.before("Y12345")),
        # actors together
        (
            "actor:A@sender WITH actor:B@recipient",
            kg.actor("A", role="sender").with_actor("B", role="recipient"),
        ),
        ("NOT actor:A WITH actor:B", ~kg.actor("A").with_actor("B")),
        (
            'actor:A WITH actor:"B c" WITH actor:D kind:letter',
            kg.actor("A").with_actor("B c").with_actor("D") & LETTER,
        ),
        # figures
        ("figure:turnover", kg.figure("turnover")),
        ('figure:"trade turnover*"', kg.figure("trade turnover*")),
        ("figure:(turnover OR exports)", kg.figure("turnover") | kg.figure("exports")),
        ("figure[]", kg.figure()),
        ("figure[label:turnover]", kg.figure("turnover")),
        (
            'figure[ label:"trade turnover" unit:USD AND value >= 4e9 value<5000000000.50 ]',
            kg.figure("trade turnover", unit="USD", at_least=4_000_000_000, less_than="5000000000.5"),
        ),
        ("figure[value:250 unit:percent]", kg.figure(unit="percent", value=250)),
        ("figure[value=-2.50]", kg.figure(value="-2.5")),
        ("figure[value>1 value<=2]", kg.figure(more_than=1, at_most=2)),
        (
            "figure[speaker:Japarov about:russia about:kyrgyzstan period:2024 measure:change]",
            kg.figure(speaker="Japarov", about=["russia", "kyrgyzstan"], period="2024", measure="change"),
        ),
        ('figure[label:"]"x]', None),
        ("figure[value>1] OR NOT figure[value>2]", kg.figure(more_than=1) | ~kg.figure(more_than=2)),
    ],
)
def test_a_query_in_words_means_its_predicate(text: str, predicate: Predicate | None) -> None:
    if predicate is None:
        with pytest.raises(kg.QuerySyntaxError):
            kg.parse_query(text)
    else:
        assert kg.parse_query(text) == predicate
        assert kg.parse_query(str(predicate)) == predicate


@pytest.mark.parametrize(
    ("text", "position", "expected", "hint"),
    [
        ("", 0, "a condition", "* for all events"),
        ("  ", 2, "a condition", "* for all events"),
        ("()", 1, "a condition", "before the bracket"),
        ("kind:letter AND", 15, "a condition", "such as kind:letter"),
        ("kind:letter OR OR tag:x", 15, "a condition", "put a condition before OR"),
        ("AND tag:x", 0, "a condition", "put a condition before AND"),
        ("NOT", 3, "a condition", "such as kind:letter"),
        ("tag:x -", 7, "a condition", "such as kind:letter"),
        ("WITH actor:x", 0, "a condition", "stands between two actors"),
        ("sanctions", 0, "a condition", "write text:sanctions"),
        ('"foreign agents"', 0, "a condition", 'write text:"..."'),
        ("&& tag:x", 0, "a condition", "write AND"),
        ("kind:letter and tag:x", 12, "AND, OR or a condition", "write AND"),
        ("kind:letter | tag:x", 12, "AND, OR or a condition", "write OR"),
        ("kind:letter !tag:x", 12, "AND, OR or a condition", "write NOT or -"),
        ("actor:Antony Blinken", 13, "AND, OR or a condition", 'write actor:"Antony Blinken"'),
        ("actor:A@sender Blinken", 15, "AND, OR or a condition", "write text:Blinken"),
        ("actor:“Antony Blinken”", 14, "AND, OR or a condition", "straight quotes"),
        ("actor:«Блинкен Энтони»", 15, "AND, OR or a condition", "straight quotes"),
        ("actor:(A OR B)@sender", 14, "AND, OR or a condition", "the role after each name"),
        ("(kind:letter", 12, "a closing )", "opened at position 0"),
        ("tag:x kind:(letter OR war", 25, "a closing )", "opened at position 11"),
        ("kind:letter)", 11, "a condition or the end", "leave the bracket out"),
        ("tag:a(tag:b)", 5, "a blank or )", "put a blank"),
        ('tag:a"b"', 5, "a blank or )", "put a blank"),
        ('tag:"a"b', 7, "a blank or )", "put a blank"),
        ("*tag:a", 1, "a blank or )", "put a blank"),
        ("figure[unit:USD]tag:x", 16, "a blank or )", "put a blank"),
        ("kinds:letter", 0, "a field", "did you mean 'kind'?"),
        ("Actor:Japarov", 0, "a field", "did you mean 'actor'"),
        ("zzz:letter", 0, "a field", "one of actor, country"),
        ("tag:x value>=5", 6, "a field", "figure[unit:USD value>=1000]"),
        ("tag[x]", 3, "a colon", "write tag:..."),
        ("zzz[x]", 0, "a field", "figure["),
        ("kind=letter", 4, "a colon", "write kind:..."),
        ("kind < letter", 4, "a colon", "only date is compared"),
        ("kind:leter", 5, "a kind", "did you mean 'letter'?"),
        ("tag:x kind:(letter OR leter)", 22, "a kind", "did you mean 'letter'?"),
        ("actor:A@nobody", 8, "a role", "did you mean 'body'?"),
        ("country:Russia", 8, "a country as two letters", "write KG"),
        ("actor:@sender", 6, "a value", "role:sender"),
        ('actor:""', 7, "an actor", "give its name or id"),
        ("kind: letter", 5, "a value", "without a blank"),
        ("kind:", 5, "a value", "without a blank"),
        ("code:cameo= ", 11, "a value", "without a blank"),
        ('code:cameo=""', 12, "a code", "only the scheme"),
        ('tag:"open', 4, 'a closing "', "close the quote"),
        ('tag:"open\\"', 4, 'a closing "', "close the quote"),
        ('text:"\\"open"', 6, 'a closing "', "close the quote"),
        ('text:"a \\"\\" \\"open"', 13, 'a closing "', "close the quote"),
        ("text:?!", 5, "a word", "a letter or a digit"),
        ("kind:()", 6, "a value", "write kind:(one OR other)"),
        ("kind:(letter OR", 15, "a value", "write kind:(one OR other)"),
        ("kind:(OR letter)", 6, "a value", 'or write "OR"'),
        ("actor:(A WITH B)", 9, "a value", "stands between two actors"),
        ("kind:(letter war)", 5, "OR between the values", "an event has one kind"),
        ("tag:x id:(a AND b OR c)", 9, "OR between the values", "an event has one id"),
        ("actor:A WITH kind:letter", 13, "actor:", "actor:Blinken WITH actor:Japarov"),
        ("actor:A WITH actor:(B OR C)", 13, "actor:", "one actor"),
        ("kind:letter WITH actor:A", 12, "AND, OR or a condition", "stands between two actors"),
        ("during:2024-13", 12, "a month 01 to 12 or a code 21 to 41", "write an EDTF value"),
        ('during:"2024-2"', 14, "two digits", "use 2024-02"),
        ("tag:x during:2024?", 13, "a stretch of days", "leave out ?, ~ and %"),
        ("during:2023-02-29", 7, "a stretch of days", "2023"),
        ("date<soon", 5, "a year", ""),
        ("date>= ", 7, "a value", ""),
        ("date<=2024/..", 6, "a stretch of days", "four-digit years"),
        ("date<=Y12345", 6, "a stretch of days", "four-digit years"),
        ("figure[unit:USD", 15, "a closing ]", "opened at position 6"),
        ("figure[unit:USD OR unit:KGS]", 16, "a condition such as unit:USD", "figure[...] OR figure[...]"),
        ("figure[-unit:USD]", 7, "a condition such as unit:USD", "figure[...] OR figure[...]"),
        ("figure[(unit:USD)]", 7, "a condition such as unit:USD", "figure[...] OR figure[...]"),
        ("figure[turnover]", 7, "a condition such as unit:USD", "write label:turnover"),
        ("figure[units:USD]", 7, "a word for a part of a figure", "did you mean 'unit'?"),
        ("figure[unit=USD]", 11, "a colon", "only value is compared"),
        ("figure[unit:USD unit:KGS]", 16, "one unit", "say it once"),
        ("figure[value>1 value>2]", 15, "one value", "say it once"),
        ("figure[value>1 value>=2]", 6, "one limit on each side", "leave one of them out"),
        ("figure[value>=2 value<2]", 6, "a value that can be", "below the upper one"),
        ("figure[value>4,000]", 13, "a number", "4e9"),
        ("figure[value:]", 13, "a value", "without a blank"),
        ("figure[measure:levl]", 15, "a measure", "did you mean 'level'?"),
        ("figure[period:2024?]", 14, "a stretch of days", "leave out"),
        ("figure:?", 7, "a word", "a letter or a digit"),
    ],
)
def test_what_is_no_query_is_refused_at_its_place(text: str, position: int, expected: str, hint: str) -> None:
    with pytest.raises(kg.QuerySyntaxError) as caught:
        kg.parse_query(text)
    error = caught.value
    assert (error.text, error.position, error.expected[: len(expected)]) == (text, position, expected)
    assert (error.hint or "").endswith(hint) if hint.endswith("...") else hint in (error.hint or "")
    assert hint in str(error)


def test_a_query_that_is_too_long_or_too_deep_is_refused() -> None:
    longest = "tag:x OR " * (MAX_CHARACTERS // 9 - 1) + "tag:x"
    longest += " " * (MAX_CHARACTERS - len(longest))
    assert str(kg.parse_query(longest)).startswith("tag:x OR tag:x")
    with pytest.raises(kg.QuerySyntaxError, match="at most 100,000 characters") as caught:
        kg.parse_query(longest + " ")
    assert caught.value.position == MAX_CHARACTERS

    deepest = "(" * 100 + "tag:x" + ")" * 100
    assert kg.parse_query(deepest) == TAG
    with pytest.raises(kg.QuerySyntaxError, match="at most 100 brackets in each other") as caught:
        kg.parse_query(f"({deepest})")
    assert caught.value.position == 100

    with pytest.raises(kg.QuerySyntaxError, match="at most 100 levels") as caught:
        kg.parse_query("NOT (tag:x OR kind:letter AND " * 60 + "tag:y" + ")" * 60)
    assert caught.value.position > 0


def test_an_error_in_a_long_query_shows_what_stands_around_it() -> None:
    with pytest.raises(kg.QuerySyntaxError) as caught:
        kg.parse_query("tag:x OR " * 50 + "kind:leter" + " OR tag:x" * 50)
    shown = "'...g:x OR tag:x OR tag:x OR kind:leter OR tag:x OR tag:x ...': at position 455 expected a kind"
    assert shown in str(caught.value)
