"""Reports are of one group if anything stands behind both, and only then."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import actor, document, source
from kgtimeline.analysis.independence import IndependentGroup, SharedOrigin, independent_groups
from kgtimeline.analysis.upstream import Credit, Origin, behind, report_steps, source_steps
from kgtimeline.dataset.records import Records
from kgtimeline.model.reports import Report
from kgtimeline.model.sources import Source

ACTORS = tuple("pqr")


def records(*sources: Source) -> Records:
    return Records(document(actors=[actor(one) for one in ACTORS], sources=sources))


def rows(found: tuple[IndependentGroup, ...]) -> list[tuple[int, ...]]:
    return [group.rows for group in found]


def ties(found: tuple[IndependentGroup, ...]) -> list[list[str]]:
    return [[str(tie.origin) for tie in group.ties] for group in found]


@pytest.mark.parametrize(
    ("one", "other", "tied_by"),
    [
        ({}, {}, []),
        ({"publisher": "p"}, {"publisher": "q"}, []),
        ({"publisher": "p"}, {"publisher": "p"}, ["actor:p"]),
        ({"publisher": "p"}, {"attributed_to": ["q", "p"]}, ["actor:p"]),
        ({"attributed_to": ["p"]}, {"reprint_of": "p"}, ["actor:p"]),
        ({"reprint_of": "other"}, {}, ["source:other"]),
        ({"reprint_of": "other"}, {"publisher": "p"}, ["source:other"]),
        ({"reprint_of": "wire"}, {"reprint_of": "wire"}, ["source:wire"]),
        ({"reprint_of": "wire"}, {"publisher": "r"}, ["actor:r"]),
        ({"reprint_of": "wire", "publisher": "r"}, {"publisher": "r"}, ["actor:r"]),
    ],
)
def test_two_sources_are_tied_by_what_both_rest_on(
    one: dict[str, object], other: dict[str, object], tied_by: list[str]
) -> None:
    held = records(
        source("one", **one), source("other", **other), source("wire", publisher="r", attributed_to=["q"])
    )
    found = independent_groups(held, [Report(source="one"), Report(source="other")])
    assert rows(found) == ([(0, 1)] if tied_by else [(0,), (1,)])
    assert ties(found) == ([tied_by] if tied_by else [[], []])


def test_one_source_is_one_group_whoever_speaks_in_it() -> None:
    held = records(source("one", publisher="r"))
    found = independent_groups(held, [Report(source="one", via=["p"]), Report(source="one", via=["q"])])
    assert found == (IndependentGroup((0, 1), (SharedOrigin(Origin("source", "one"), (0, 1)),)),)


def test_two_sources_that_have_it_from_one_official_are_one_group() -> None:
    held = records(source("one"), source("other"))
    reports = [Report(source="one", via=["p", "q"]), Report(source="other", via=["q"])]
    assert independent_groups(held, reports) == (
        IndependentGroup((0, 1), (SharedOrigin(Origin("actor", "q"), (0, 1)),)),
    )


def test_a_publisher_and_a_line_of_attribution_to_it_are_tied() -> None:
    held = records(source("one", publisher="p"), source("other"))
    found = independent_groups(held, [Report(source="one"), Report(source="other", via=["p"])])
    assert ties(found) == [["actor:p"]]


def test_what_is_tied_through_a_third_report_is_one_group() -> None:
    held = records(
        source("one", publisher="p"), source("other", publisher="q"), source("both", attributed_to=["p", "q"])
    )
    apart = [Report(source="one"), Report(source="other")]
    assert rows(independent_groups(held, apart)) == [(0,), (1,)]
    found = independent_groups(held, [*apart, Report(source="both")])
    assert rows(found) == [(0, 1, 2)]
    assert [(str(tie.origin), tie.rows) for tie in found[0].ties] == [
        ("actor:p", (0, 2)),
        ("actor:q", (1, 2)),
    ]


def test_a_source_and_an_actor_of_one_id_are_two_things() -> None:
    held = records(source("p"), source("one", attributed_to=["p"]))
    assert rows(independent_groups(held, [Report(source="p"), Report(source="one")])) == [(0,), (1,)]


def test_sources_that_reprint_each_other_in_a_circle_come_to_an_end() -> None:
    held = records(
        source("a", reprint_of="b"), source("b", reprint_of="c", publisher="p"), source("c", reprint_of="a")
    )
    assert [(str(step.had_by), step.credit, str(step.origin)) for step in source_steps(held, "a")] == [
        ("source:a", Credit.REPRINT_OF, "source:b"),
        ("source:b", Credit.PUBLISHER, "actor:p"),
        ("source:b", Credit.REPRINT_OF, "source:c"),
        ("source:c", Credit.REPRINT_OF, "source:a"),
    ]
    found = independent_groups(held, [Report(source="a"), Report(source="c")])
    assert rows(found) == [(0, 1)]
    assert ties(found) == [["source:a"]]


def test_a_long_line_of_reprints_is_walked_to_its_end() -> None:
    count = 5_000
    line = [source(f"s{n}", reprint_of=f"s{n + 1}") for n in range(count)]
    held = records(*line, source(f"s{count}", attributed_to=["p"]), source("other", publisher="p"))
    found = independent_groups(held, [Report(source="s0"), Report(source="other"), Report(source="s17")])
    assert rows(found) == [(0, 1, 2)]
    assert ties(found) == [["source:s17", "actor:p"]]


def test_the_steps_of_a_report_lead_from_its_source_to_the_original_speaker() -> None:
    held = records(source("one", publisher="p", reprint_of="q", attributed_to=["r"]))
    report = Report(source="one", via=["r", "p"])
    assert [(str(s.had_by), str(s.credit), str(s.origin)) for s in report_steps(held, report)] == [
        ("source:one", "publisher", "actor:p"),
        ("source:one", "attributed_to", "actor:r"),
        ("source:one", "reprint_of", "actor:q"),
        ("source:one", "via", "actor:r"),
        ("actor:r", "via", "actor:p"),
    ]
    assert [str(origin) for origin in behind(held, report)] == ["source:one", "actor:p", "actor:r", "actor:q"]


SOURCE_IDS = tuple("abcde")


@st.composite
def held_reports(draw: st.DrawFn) -> tuple[Records, list[Report]]:
    some = st.lists(st.sampled_from(ACTORS), max_size=2, unique=True)
    sources = [
        source(
            one,
            publisher=draw(st.none() | st.sampled_from(ACTORS)),
            attributed_to=draw(some),
            reprint_of=draw(st.none() | st.sampled_from([two for two in SOURCE_IDS if two != one])),
        )
        for one in SOURCE_IDS
    ]
    reports = draw(st.lists(st.builds(Report, source=st.sampled_from(SOURCE_IDS), via=some), max_size=7))
    return records(*sources), reports


@given(held_reports())
def test_groups_are_the_connected_components_of_sharing(given_: tuple[Records, list[Report]]) -> None:
    held, reports = given_
    sets = [set(behind(held, report)) for report in reports]
    components = [{row} for row in range(len(reports))]
    for one, other in itertools.combinations(range(len(reports)), 2):
        if sets[one] & sets[other]:
            left, right = (next(c for c in components if row in c) for row in (one, other))
            if left is not right:
                components.remove(right)
                left |= right
    found = independent_groups(held, reports)
    assert {group.rows for group in found} == {tuple(sorted(component)) for component in components}
    assert [group.rows[0] for group in found] == sorted(group.rows[0] for group in found)


@given(held_reports())
def test_ties_hold_each_group_together_and_are_shared(given_: tuple[Records, list[Report]]) -> None:
    held, reports = given_
    for group in independent_groups(held, reports):
        reached = {group.rows[0]}
        for _ in group.rows:
            reached.update(row for tie in group.ties if reached & {*tie.rows} for row in tie.rows)
        assert reached == {*group.rows}
        for tie in group.ties:
            assert len(tie.rows) >= 2
            assert all(tie.origin in behind(held, reports[row]) for row in tie.rows)
