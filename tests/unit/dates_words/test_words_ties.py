"""Words of order and negation, and words that count from what follows: refused, and no more than that."""

import pytest

from kgtimeline.dates.find import find
from kgtimeline.dates.value import EventDate
from kgtimeline.dates.words import replay, resolve
from kgtimeline.errors import DateRangeError

DAY = "2024-05-01"

TIED = """
    before Christmas 2023
    after Easter 2024
    until the 2022 war
    before the 2022 invasion
    since the 2010 revolution
    by the summit of 12 February 2024
    by the 2022 war
    before 2022 elections
    after February 12, 2024 talks
    before the summit of 12 February 2024
    up to the summit of 12 February 2024
    no later than the summit of 12 February 2024
    ahead of 12 February 2024
    the eve of 12 February 2024
    in the wake of the 2022 war
    the anniversary of 12 February 2024
    more than two years ago
    pre-2022
    post-2022
    outside 2023
    2022 onwards
    2020 or earlier
    2020 and after
    not in 2023
    not before 2023
    not until 2023
    never in 2023
    they didn't meet in 2023
    except 2023
    with the exception of 2023
    all but 2023
    other than 2023
    instead of 2023
    between the war and 2023
    through the war of 2022
    from 2020 to the war
    summer before the war
    in January after the vote
    the Monday in Osh before the vote
    накануне 12 февраля 2024
    до войны 2022 года
    после саммита 12 февраля 2024 года
    с войны 2022 года
    перед войной 2022 года
    не в 2023 году
    не до 2023 года
    кроме 2023
    за исключением 2023 года
    по 2023 год
    2023-жылга чейин
    2023-жылдан кийин
    2023 эмес
"""

HANGING = """
    a month after the talks
    the day before the vote
    two weeks before the war
    two days after 12 February 2024
    two days after they met
    two days after “Maidan”
    two days after [the] vote
    the day before 12 February 2024
    the week after the vote
    the year before last
    until the day before the vote
    since the last day of the talks
    two days later than planned
    a year earlier than the war
    in three days of talks
    in two weeks from the vote
    через два года после войны
    через год после войны
    the last day of the talks
    the last three days of the war
    the following day after the vote
    the next day after 12 February 2024
    the same day as the vote
    that day when they met
    the Monday before the vote
    the Friday of the talks
    last Friday of the talks
    the summer before the war
    July of his first year
    the second half of the game
    в следующем году после войны
    the day following 12 February 2024
    the night before 12 February 2024
    two weeks prior to 12 February 2024
    за два дня до 12 февраля 2024
"""

FREE = """
    a July report|2023-07
    a July report by Amnesty|2023-07
    set up in 2022|2022
    Christmas Eve 2023|2023
    letter from 12 January 2024|2024-01-12
    talks between Russia and Kyrgyzstan on 12 February 2024|2024-02-12
    встреча с Путиным в 2024 году|2024
    on 12 February 2024, after the talks|2024-02-12
    5 August, after the talks|2023-08-05
    yesterday, after the talks|2024-04-30
    three days ago, before the vote|2024-04-28
    last year, before the vote|2023
    в прошлом году до войны|2023
    by March 2024 at the latest|[..2024-03]
    since 2020 in Osh|2020/2024-05-01~
    the day before|2024-04-30
    the day before, in Osh|2024-04-30
    two days after|2024-05-03
    the day after was calm|2024-05-02
    He left two days after.|2024-05-03
    Two days later, they met|2024-05-03
    Two days later they met|2024-05-03
    in two weeks from now|2024-05-13/2024-05-19
    over the past five years of growth|2019/2024
    this week of talks|2024-04-29/2024-05-05
"""


def lines(table: str) -> list[str]:
    return [line.strip() for line in table.strip().splitlines()]


@pytest.mark.parametrize("words", [*lines(TIED), *lines(HANGING)])
@pytest.mark.parametrize("on", [None, DAY, "2023?"])
def test_what_hangs_on_something_else_is_unresolved_and_says_why(words: str, on: str | None) -> None:
    found = resolve(words, on)
    assert (found.date, found.rule, found.status, found.alternatives) == (None, "", "unresolved", ())
    assert found.reason


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("before Christmas 2023", "'before' beside it changes what it means, and no rule takes that in"),
        ("the day before the vote", "'before' makes it depend on the words beside it"),
        ("2023 and 2024", "a number or another word of time stands beside it that no rule takes in"),
        ("Blinken", "no rule reads any of the words"),
        ("in 2023", ""),
        ("recently", ""),
    ],
)
def test_the_reason_names_the_word(words: str, reason: str) -> None:
    assert resolve(words, DAY).reason == reason


@pytest.mark.parametrize("row", lines(FREE))
def test_what_stands_alone_resolves_as_ever(row: str) -> None:
    words, _, date = row.partition("|")
    found = resolve(words, DAY)
    assert (str(found.date), found.status, found.reason) == (date, "resolved", "")
    assert replay(found.rule, words, EventDate(DAY)) == found.date


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("abs.y@1", "before Christmas 2023"),
        ("abs.dmy@1", "the eve of 12 February 2024"),
        ("rel.day@1", "the day before the vote"),
        ("rel.later@1", "a month after the talks"),
        ("before@1", "not before 2023"),
    ],
)
def test_a_rule_that_may_not_read_the_words_does_not_replay_them(rule: str, words: str) -> None:
    with pytest.raises(DateRangeError, match="does not read these words: '"):
        replay(rule, words, EventDate(DAY))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met two days after 12 February 2024.", ["two days after=None", "12 February 2024=2024-02-12"]),
        ("It was the day before 12 February 2024.", ["the day before=None", "12 February 2024=2024-02-12"]),
        ("He left a month after the talks.", ["a month after=None"]),
        ("On the last day of the talks he left.", ["the last day=None"]),
        ("On the Monday after the vote he left.", ["Monday=None"]),
        ("In two weeks of talks they parted.", ["In two weeks=None"]),
        ("It came a year later than planned.", ["a year later=None"]),
        ("Not until 2023 did they meet.", ["until 2023=None"]),
        ("Since before 2020 it holds.", ["before 2020=None"]),
        ("He hadn't after 2020 written.", ["after 2020=None"]),
        ("It ended by the 2022 war.", ["by the 2022=None"]),
        ("Это было за два дня до 12 февраля 2024 года.", ["до 12 февраля 2024 года=None"]),
        ("On the night before 12 February 2024", ["before 12 February 2024=None"]),
        ("On the day prior to 12 February 2024", ["prior to 12 February 2024=None"]),
        ("In the days prior to 2024", ["prior to 2024=[..2023]"]),
    ],
)
def test_finding_counts_nothing_that_hangs_on_what_stands_beside_it(text: str, expected: list[str]) -> None:
    assert [f"{text[each.start : each.end]}={each.resolution.date}" for each in find(text, DAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two days later, they met.", ["Two days later=2024-05-03"]),
        ("Two days later they met.", ["Two days later=2024-05-03"]),
        ("He left two days after. The vote went on.", ["two days after=2024-05-03"]),
        ("The day before, they met.", ["The day before=2024-04-30"]),
        ("They met the day before in Osh.", ["the day before=2024-04-30"]),
        ("They met the day before and parted.", ["the day before=2024-04-30"]),
        ("The next day they parted.", ["The next day=2024-05-02"]),
        ("He spoke on Monday after talks.", ["Monday=2024-04-29"]),
        ("Since 2020 trade grew.", ["Since 2020=2020/2024-05-01~"]),
        ("A week ago, after the vote, he left.", ["A week ago=2024-04-22/2024-04-28"]),
        ("He sat five years until 2014.", ["until 2014=/2014"]),
    ],
)
def test_finding_counts_what_ends_its_clause(text: str, expected: list[str]) -> None:
    assert [f"{text[each.start : each.end]}={each.resolution.date}" for each in find(text, DAY)] == expected
