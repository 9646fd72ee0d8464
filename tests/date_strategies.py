"""Strategies for EDTF texts: valid ones of every shape, and mutations of them."""

from hypothesis import settings
from hypothesis import strategies as st

DEEP_EXAMPLES = 100_000
"""How many examples the `deep` profile puts to dates; the other profiles keep theirs."""

for_dates = (
    settings(max_examples=DEEP_EXAMPLES)
    if settings.get_current_profile_name() == "deep"
    else settings(settings.get_profile(settings.get_current_profile_name()))
)

_digits = st.sampled_from("0123456789")
_marks = st.sampled_from(("", "", "", "?", "~", "%"))
_years = st.one_of(
    st.integers(0, 9_999).map("{:04}".format),
    st.integers(1_990, 2_030).map(str),
    st.integers(1, 9_999).map("-{:04}".format),
)
_months = st.integers(1, 12).map("{:02}".format)
_days = st.integers(1, 28).map("{:02}".format)
plain_dates = st.one_of(
    _years,
    st.builds("{}-{}".format, _years, _months),
    st.builds("{}-{}-{}".format, _years, _months, _days),
)


@st.composite
def masked_dates(draw: st.DrawFn) -> str:
    """Draw a date with at least one digit masked; a real day may be left or not."""
    text = draw(plain_dates)
    places = [place for place, character in enumerate(text) if character.isdigit()]
    masked = draw(st.sets(st.sampled_from(places), min_size=1))
    return "".join("X" if place in masked else character for place, character in enumerate(text))


@st.composite
def qualified_dates(draw: st.DrawFn) -> str:
    """Draw a date with a qualifier left or right of some components."""
    sign, year, *rest = draw(
        plain_dates.map(
            lambda text: ("-", *text[1:].split("-")) if text[0] == "-" else ("", *text.split("-"))
        )
    )
    parts = [draw(_marks) + sign + year + draw(_marks)]
    parts += [draw(_marks) + part + draw(_marks) for part in rest]
    return "-".join(parts)


_seasons = st.builds("{}-{}".format, _years.filter(lambda year: year != "-0000"), st.integers(21, 41))
_long = st.builds(
    "Y{}{}{}{}".format,
    st.sampled_from(("", "-")),
    st.integers(10_000, 10**9),
    st.sampled_from(("", "E2", "E5")),
    st.sampled_from(("", "S2", "S5")),
)
_significant = st.builds("{}S{}".format, _years, st.integers(1, 4))
_times = st.builds(
    "{}-{}-{}T{:02}:{:02}:{:02}{}".format,
    _years, _months, _days, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59),
    st.sampled_from(("", "Z", "+06:00", "-04", "+14:00")),
)  # fmt: skip
_ends = st.one_of(plain_dates, qualified_dates(), masked_dates(), st.sampled_from(("", "..")))
_intervals = st.builds("{}/{}".format, _ends, _ends)
_members = st.one_of(plain_dates, masked_dates(), st.builds("{}..{}".format, plain_dates, plain_dates))
_sets = st.builds(
    lambda brackets, first, members, last: brackets[0] + first + ",".join(members) + last + brackets[1],
    st.sampled_from(("[]", "{}")),
    st.sampled_from(("", "", "..")),
    st.lists(_members, min_size=1, max_size=4),
    st.sampled_from(("", "", "..")),
)
edtf_like = st.one_of(
    plain_dates, masked_dates(), qualified_dates(), _seasons, _long, _significant, _times, _intervals, _sets
)
"""Well formed for the most part; days may be impossible and intervals may run backwards."""


@st.composite
def mutated_dates(draw: st.DrawFn) -> str:
    """Draw a well formed text with a character or two changed, put in or left out."""
    text: str = draw(edtf_like)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        put = draw(st.one_of(st.sampled_from("0123456789X?~%-/.,[]{}YESTZ: +"), st.characters()))
        text = text[:place] + draw(st.sampled_from(("", put))) + text[place + draw(st.integers(0, 1)) :]
    return text
