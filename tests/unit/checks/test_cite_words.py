"""Words are cited exactly once, whole, with the offsets of the unchanged text."""

import pickle

import pytest

from kgtimeline.checks import cite, decode_text
from kgtimeline.checks.texts import cuts_word, sha256
from kgtimeline.errors import CitationError

TEXT = "The envoy came on 12\u00a0February.\nHe stayed 1,362 days, then 3\u202f000 more. The envoys left.\n"


def test_typed_spaces_match_no_break_spaces_and_the_hash_is_of_the_raw_text() -> None:
    span = cite(TEXT, "12 February")
    assert (span.start, span.end) == (18, 29)
    assert span.sha256 == sha256("12\u00a0February") != sha256("12 February")
    assert TEXT[cite(TEXT, "3 000").start] == "3"
    assert cite(TEXT, "12\u00a0February") == span


def test_a_word_inside_a_longer_one_does_not_count() -> None:
    assert cite(TEXT, "envoy").start == 4


@pytest.mark.parametrize(
    ("words", "cut"), [("nvoys", "envoys"), ("362", "1,362"), ("36", "1,362"), ("Februar", "February")]
)
def test_words_that_cut_a_word_are_refused(words: str, cut: str) -> None:
    with pytest.raises(CitationError, match=f"it cuts the word '{cut}'"):
        cite(TEXT, words)


def test_several_places_are_listed_with_their_lines() -> None:
    with pytest.raises(CitationError) as caught:
        cite("one yes\nno\nyes two", "yes")
    assert caught.value.reason == "it stands in 2 places"
    assert caught.value.places == ((1, "one [yes] no yes two"), (3, "one yes no [yes] two"))


def test_words_that_stand_nowhere_show_the_nearest_stretch() -> None:
    with pytest.raises(CitationError) as caught:
        cite(TEXT, "He staid 1,362 days")
    ((line, context),) = caught.value.places
    assert line == 2
    assert "stayed 1,362 days" in context
    assert caught.value.reason == "it stands nowhere in the text"


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("the ministers signed a paper", "The minister signed the paper"),
        ("minister then signed the paper at night", "minister signed the paper at noon. The"),
        ("THE ENVOY SAID", "the envoy read"),
        ("The minister of the paper", "The minister signed the paper"),
        ("envvoys red itt", "envoy read it."),
        ("İt was the envoy who", "at noon. The envoy read"),
    ],
)
def test_the_nearest_stretch_is_the_one_most_like_the_words(words: str, nearest: str) -> None:
    text = "The clerk slept. The minister signed the paper at noon. The envoy read it. The envoy left."
    with pytest.raises(CitationError) as caught:
        cite(text, words)
    ((_, context),) = caught.value.places
    assert context.partition("[")[2].partition("]")[0].lower() == nearest.lower()


def test_a_text_whose_letters_change_number_in_lowercase_is_searched_as_it_is() -> None:
    with pytest.raises(CitationError) as caught:
        cite("İ" * 40 + " the envoy read it", "the envoy reads it")
    ((_, context),) = caught.value.places
    assert context.endswith("[the envoy read it]")


@pytest.mark.parametrize("words", ["", "  ", "\u00a0"])
def test_nothing_is_no_citation(words: str) -> None:
    with pytest.raises(CitationError, match="there are no words in it"):
        cite(TEXT, words)


def test_words_that_have_nothing_of_the_text_are_refused_too() -> None:
    with pytest.raises(CitationError) as caught:
        cite(TEXT, "Жапаров")
    assert caught.value.places == ()


def test_a_text_that_is_no_utf_8_is_refused_with_the_byte() -> None:
    with pytest.raises(CitationError, match="byte 3 is no UTF-8"):
        decode_text(b"abc\xff", "a.txt")


def test_the_error_survives_pickling() -> None:
    with pytest.raises(CitationError) as caught:
        cite("yes yes", "yes")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own bytes
    assert str(again) == str(caught.value)
    assert again.places == caught.value.places


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("ab", 1, True),
        ("a b", 1, False),
        ("a2", 1, True),
        ("и\u0306", 1, True),
        ("2.5", 1, True),
        ("2.5", 2, True),
        ("2.", 1, False),
        (".5", 1, False),
        ("2,a", 1, False),
        ("Japarov's", 7, False),
        ("ab", 0, False),
        ("ab", 2, False),
        ("12\u00a0May", 2, False),
    ],
)
def test_what_cuts_a_word(text: str, offset: int, *, expected: bool) -> None:
    assert cuts_word(text, offset) is expected
