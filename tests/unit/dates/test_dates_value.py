"""`EventDate` as a value: what it keeps, what it says, what it refuses."""

import datetime as dt
import json
import subprocess
import sys
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from kgtimeline.dates import (
    EVENT_DATE_PATTERN,
    Bounds,
    EventDate,
    Extent,
    Precision,
    Qualifier,
    Truth,
    Window,
    days_between,
    duration,
    event_profile,
    window,
)
from kgtimeline.dates.numbering import INF
from kgtimeline.errors import DateRangeError, DateSyntaxError

DAY = EventDate("1970-01-02").bounds.s_lo


def test_parse_remembers_and_the_class_does_not() -> None:
    assert EventDate.parse("2024-01") is EventDate.parse("2024-01")
    assert EventDate("2024-01") is not EventDate("2024-01")
    assert EventDate("2024-01") == EventDate("2024-01")
    assert EventDate("2024-01", "within") == EventDate("2024-01")
    assert EventDate("2024-01", "throughout") != EventDate("2024-01")
    assert EventDate("2024-01").hedge() != EventDate("2024-01")
    assert EventDate("2024-01") != "2024-01"


def test_a_date_is_immutable() -> None:
    date = EventDate("2024-01")
    with pytest.raises(AttributeError, match="immutable"):
        date.text = "2025"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="immutable"):
        del date._text


@pytest.mark.parametrize("operator", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_less_and_greater_raise_and_name_the_key(operator: str) -> None:
    with pytest.raises(TypeError, match="sort_key"):
        getattr(EventDate("2024"), operator)(EventDate("2025"))


@pytest.mark.parametrize(
    ("text", "extent", "expected"),
    [
        ("1970-01-01/1970-01-31", None, (0, 0, 30, 30)),
        ("1970-01-01/1970-01-31", "within", (0, 30, 0, 30)),
        ("1970-01-01/1970-01-31", "including", (-INF, 0, 30, INF)),
        ("1970-01", None, (0, 30, 0, 30)),
        ("1970-01", "throughout", (0, 0, 30, 30)),
        ("1970-01", "including", (-INF, 30, 0, INF)),
        ("1970-01/1970-02", None, (0, 30, 31, 58)),
        ("1970-01/1970-02", "including", (-INF, 30, 31, INF)),
        ("1970/1970-01", None, (0, 30, 0, 30)),
        ("1970-01-01/..", None, (0, 0, INF, INF)),
        ("1970-01-01/", None, (0, 0, 0, INF)),
        ("../1970-01-01", None, (-INF, -INF, 0, 0)),
        ("/1970-01-01", None, (-INF, 0, 0, 0)),
        ("../1970-01-01", "within", (-INF, 0, -INF, 0)),
        ("../1970-01-01", "including", (-INF, -INF, 0, INF)),
        ("[..1970-01-01]", None, (-INF, 0, -INF, 0)),
        ("[1970-01-01..]", None, (0, INF, 0, INF)),
        ("{1970-01,1970-03}", None, (0, 30, 59, 89)),
    ],
)
def test_the_bounds_are_those_of_the_table(
    text: str, extent: str | None, expected: tuple[float, float, float, float]
) -> None:
    """The table of design section 5, on dates around 1970 where day numbers are small."""
    assert EventDate(text, extent).bounds[:4] == expected


@pytest.mark.parametrize("text", ["XXXX-08-08", "[1970,1972]", "2023-XX-31", "[..1970]", "[1970..]"])
def test_throughout_needs_a_first_and_a_last_day_and_no_gaps(text: str) -> None:
    with pytest.raises(DateRangeError, match="not filled throughout"):
        EventDate(text, "throughout")


def test_an_unknown_extent_is_a_value_error_that_lists_them() -> None:
    with pytest.raises(ValueError, match="within, throughout or including"):
        EventDate("2024", "sometimes")


def test_with_extent_keeps_the_hedge_and_none_is_the_usual_one() -> None:
    state = EventDate("2024/2025").hedge().with_extent("within")
    assert (state.extent, state.hedged) == (Extent.WITHIN, True)
    assert state.with_extent(None).extent is Extent.THROUGHOUT


@pytest.mark.parametrize(
    ("date", "asked", "answers"),
    [
        # during, within, covers, before, after
        (EventDate("2024-01-17"), "2024-01-17", "yes yes yes no no"),
        (EventDate("2024-01-17"), "2024-01", "yes yes no no no"),
        (EventDate("2024-01"), "2024-01-17", "maybe maybe maybe maybe maybe"),
        (EventDate("2024-01"), "2024", "yes yes no no no"),
        (EventDate("2024-01", "throughout"), "2024-01-17", "yes no yes no no"),
        (EventDate("2024-01", "including"), "2024-01", "yes maybe maybe no no"),
        (EventDate("2024-01-17?"), "2024-01", "maybe maybe no no no"),
        (EventDate("2024-21"), "2024", "maybe maybe no no no"),
        (EventDate("1950S2"), "2024", "no no no maybe no"),
        (EventDate("XXXX-08-08"), "2023-08-09/2024-08-07", "no no no maybe maybe"),
        (EventDate("[2023,2025]"), "2024", "no no no maybe maybe"),
        (EventDate("2023-XX-31"), "2023-06", "no no no maybe maybe"),
        (EventDate("/2024"), "2024/..", "yes maybe no no no"),
        (EventDate("2024/"), "2024/..", "yes yes no no no"),
        (EventDate("2024-01-01/"), "2024/..", "yes yes no no no"),
        (EventDate("2024-01-01/.."), "2024/..", "yes yes yes no no"),
        (EventDate("{1960,1970}"), "1965", "maybe no maybe no no"),
    ],
)
def test_questions_have_the_answers_of_the_table(date: EventDate, asked: str, answers: str) -> None:
    found = [date.during, date.within, date.covers, date.before, date.after]
    assert " ".join(question(asked).value for question in found) == answers
    assert date.overlaps(asked) is date.during(asked)


@pytest.mark.parametrize("name", ["during", "overlaps", "within", "covers", "before", "after"])
@pytest.mark.parametrize("text", ["2023", "2024-01", "2024-01-17", "2025"])
def test_the_doors_agree_with_the_answer(name: str, text: str) -> None:
    for other in (text, EventDate(text)):
        for date in (EventDate("2024-01"), EventDate("2024-01/2024-02"), EventDate("2024-01-17")):
            truth = getattr(date, name)(other)
            assert getattr(date, f"certain_{name}")(other) is (truth is Truth.YES)
            assert getattr(date, f"possible_{name}")(other) is (truth is not Truth.NO)


def test_two_events_of_one_month_are_independent() -> None:
    assert EventDate.parse("2024-01").before(EventDate.parse("2024-01")) is Truth.MAYBE


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1970-01-02", Window(1, 1)),
        ("1970-01-02T10:00:00", Window(1, 1)),
        (dt.date(1970, 1, 2), Window(1, 1)),
        (dt.datetime(1970, 1, 2, 23, 59), Window(1, 1)),  # noqa: DTZ001 - the day counts
        (Window(1, 1), Window(1, 1)),
        ("../1970-01-02", Window(-INF, 1)),
        ("[..1970-01-02]", Window(-INF, 1)),
        ("1970-01-XX", Window(0, 30)),
        ("1970-01/1970-02", Window(0, 58)),
    ],
)
def test_a_window_is_read_from_texts_and_days(value: Any, expected: Window) -> None:
    assert window(value) == expected


@pytest.mark.parametrize(
    "text", ["2024?", "2024/2025~", "XXXX-08-08", "[2023,2025]", "2024/", "/2024", "1950S2", "{2024}"]
)
def test_what_does_not_say_which_days_is_no_window(text: str) -> None:
    with pytest.raises(DateRangeError, match="window"):
        EventDate("2024").during(text)


def test_a_window_is_no_number() -> None:
    with pytest.raises(TypeError, match="not 2024"):
        window(2024)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2024-01-17T10:00:00Z", "second"),
        ("2024-01-17", "day"),
        ("XXXX-08-08", "day"),
        ("2024-01", "month"),
        ("2024-01-XX", "month"),
        ("2024-01-1X", "month"),
        ("2024-34", "quarter"),
        ("2024-21", "season"),
        ("2024-37", "quadrimester"),
        ("2024-40", "semester"),
        ("2024", "year"),
        ("1984-1X", "year"),
        ("20X4", "year"),
        ("1950S2", "year"),
        ("Y17E7", "year"),
        ("202X", "decade"),
        ("20XX", "century"),
        ("2XXX", "millennium"),
        ("XXXX", "none"),
        ("2024-01-17/2025", "year"),
        ("2024-01-17/..", "day"),
        ("[2024-01,2024-02-17..]", "month"),
    ],
)
def test_precision_is_the_finest_unit_given_by_the_coarsest_part(text: str, precision: str) -> None:
    assert EventDate(text).precision is Precision(precision)


def test_qualifiers_hold_for_all_to_their_left_or_for_one() -> None:
    assert EventDate("2004-06~-11").qualifiers == (Qualifier("year", "~"), Qualifier("month", "~"))
    assert EventDate("2004-?06-?11/2005%").qualifiers == (
        Qualifier("month", "?", "start"),
        Qualifier("day", "?", "start"),
        Qualifier("year", "%", "end"),
    )
    assert EventDate("2004").qualifiers == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{2023,2024}", "set of several"),
        ("Y17E7", "four digits"),
        ("XXXX-08-08", "wholly masked"),
        ("XXXX-12-21/1890-09-2X", "wholly masked"),
        ("-XXXX-12", "wholly masked"),
        ("[..1984,1990..]", "bounds nothing"),
    ],
)
def test_the_event_profile_says_why_not(text: str, reason: str) -> None:
    found = event_profile(EventDate(text))
    assert found is not None
    assert reason in found


@pytest.mark.parametrize(
    "text", ["2024", "2023?-08-08", "[..2024-02-12]", "2024-21", "198X", "/2024", "-0044-03-15", "1950S2"]
)
def test_the_event_profile_takes_what_places_an_event(text: str) -> None:
    import re

    assert event_profile(EventDate(text)) is None
    assert re.search(EVENT_DATE_PATTERN, text)


def test_days_between_and_duration_have_both_bounds() -> None:
    assert days_between(EventDate("2024-01-31"), EventDate("2024-02")) == (1, 29)
    assert days_between(EventDate("../2024"), EventDate("2024")) == (INF, INF)
    assert days_between(EventDate("[..2024]"), EventDate("[2024..]")) == (-365, INF)
    assert duration(EventDate("2024-01-30/2024-02-02")) == (4, 4)
    assert duration(EventDate("2024-01/..")) == (INF, INF)
    assert duration(EventDate("2024-01/")) == (1, INF)


class Model(BaseModel):
    """A model with a date, as users write them."""

    date: EventDate


def test_pydantic_reads_texts_and_dates_and_writes_texts() -> None:
    assert Model(date="2024-01").date == EventDate("2024-01")
    assert Model(date=EventDate("2024-01")).model_dump(mode="json") == {"date": "2024-01"}
    assert (
        Model.model_validate_json('{"date": "2024-01"}', strict=True).model_dump_json()
        == '{"date":"2024-01"}'
    )


@pytest.mark.parametrize("value", ["2024-2", "2024-02-30", 2024, None, ["2024"], True])
def test_pydantic_reports_what_is_no_date(value: object) -> None:
    with pytest.raises(ValidationError):
        Model.model_validate({"date": value})


def test_the_json_schema_of_a_date_is_a_string_with_a_pattern() -> None:
    schema = Model.model_json_schema()["properties"]["date"]
    assert schema["type"] == "string"
    assert schema["pattern"].startswith("^")


NO_DATES = ["2024-01\n", "٢٠٢٤", "2024-02-12 ", "x2024", "2024x", "2024\r", "2024\u2028"]


@pytest.mark.parametrize("text", NO_DATES)
def test_the_pattern_refuses_what_only_looks_like_a_date(text: str) -> None:
    import jsonschema

    schema = Model.model_json_schema()["properties"]["date"]
    assert not jsonschema.Draft202012Validator(schema).is_valid(text)
    assert jsonschema.Draft202012Validator(schema).is_valid("[..2024-02-12]")


@pytest.mark.extra
@pytest.mark.parametrize("text", NO_DATES)
def test_the_pattern_means_the_same_to_the_fast_validator(text: str) -> None:
    import jsonschema_rs

    schema = Model.model_json_schema()["properties"]["date"]
    assert not jsonschema_rs.is_valid(schema, text)
    assert jsonschema_rs.is_valid(schema, "[..2024-02-12]")


def test_importing_dates_loads_nothing_heavy() -> None:
    code = (
        "import sys, json; from kgtimeline.dates import EventDate, Truth; EventDate('1984?').during('1984');"
        "print(json.dumps([name for name in ('pydantic', 'jsonschema', 'dateutil', 'click', 'rich')"
        " if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_public_names_win_over_modules_of_the_same_name() -> None:
    code = (
        "import kgtimeline.dates.find, kgtimeline.dates.words;"
        "import kgtimeline.dates.window, kgtimeline.dates.allen;"
        "from kgtimeline.dates import allen, find, rules, window;"
        "print(all(map(callable, (allen, find, rules, window))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_every_public_name_is_there() -> None:
    import kgtimeline.dates as package

    for name in package.__all__:
        assert getattr(package, name) is not None
        assert name in dir(package)
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = package.no_such_name


def test_bounds_made_by_hand_say_what_they_are() -> None:
    bounds = Bounds(0, 1, 2, 3)
    assert (bounds.earliest, bounds.latest, bounds.gapped, bounds.hedge().hedged) == (0, 3, False, True)
    assert bounds.hedge().hedge() is not None


def test_error_messages_quote_point_and_mend() -> None:
    with pytest.raises(DateSyntaxError) as error:
        EventDate("2024-2")
    assert error.value.position == 6
    assert str(error.value) == (
        "'2024-2' is no EDTF date: at position 6 found the end, expected two digits; use 2024-02"
    )


@pytest.mark.parametrize(
    ("text", "position", "hint"),
    [
        ("2024-2-3", 6, "use 2024-02"),
        ("2024-02-3", 9, "use 2024-02-03"),
        ("24-01", 2, "use 0024"),
        ("19850412", 4, "use 1985-04-12"),
        ("1985/04/12", 4, "use 1985-04-12"),
        ("12-04-1985", 2, "year first"),
        ("2016-13-08", 5, "use 2016-08-13"),
        (" 2024", 0, "use 2024"),
        ("1984??", 5, "write %"),
        ("12345", 4, "Y12345"),
        ("Y2006", 0, "use 2006"),
        ("-0000", 0, "year zero is 0000"),
        ("2024-21?", 7, "use 2024-21"),
        ("201X-21", 5, "season"),
        ("2012-24/2012-21", 5, "months"),
        ("2012/2013/2014", 9, "one slash"),
        ("../..", 0, "says nothing"),
        ("2005-07-25T10:10:10Z/2006-01", 10, "leave out the time"),
        ("[1999}", 5, "close [ with ]"),
        ("[1999", 5, "close [ with ]"),
        ("[2024?,2025]", 5, "use [2024,2025]"),
        ("[2025-01..2026]", 10, "to the day"),
        ("[2024,,2025]", 6, "empty"),
        ("[2024,..2025]", 6, "first member"),
        ("[2024..,2025]", 5, "last member"),
        ("[202X..2030]", 4, "masked"),
        ("{..}", 1, "until when"),
        ("Y12345S7", 7, "use Y12345S5"),
        ("Y17E7-12", 5, "no month"),
        ("Y012345", 1, "leading zeros"),
        ("1950S5", 5, "use 1950S4"),
        ("1950Sx", 5, "1950S2"),
        ("2016-05-02T24:00:01", 11, "T23:20:30"),
        ("2016-05-02T12:00:00x", 19, "00Z"),
        ("2016-05T12:00:00", 7, "leave out the time"),
        ("2016-05-XXT12:00:00", 8, "exact"),
        ("2004-06-(11)~", 8, "2024-02-12"),
        ("Y12345/2024", 0, "plain dates"),
    ],
)
def test_a_syntax_error_points_at_the_fault_and_says_the_mend(text: str, position: int, hint: str) -> None:
    with pytest.raises(DateSyntaxError) as error:
        EventDate(text)
    assert error.value.position == position
    assert hint in str(error.value)


@pytest.mark.parametrize("other", [True, 1, "yes", None])
def test_a_truth_is_not_mixed_with_anything_else(other: Any) -> None:
    with pytest.raises(TypeError):
        Truth.YES & other
    with pytest.raises(TypeError):
        Truth.NO | other
