"""The graph of who has it from whom, and what an event rests on."""

import json

import pytest
from click.testing import CliRunner

import kgtimeline as kg
from builders import actor, document, event, source
from kgtimeline.analysis.attribution import AttributionChain, attribution
from kgtimeline.analysis.corroboration import corroboration
from kgtimeline.cli.main import main
from kgtimeline.dataset.records import Records
from kgtimeline.model.events import Event
from kgtimeline.model.reports import Report
from kgtimeline.model.sources import Source

SANCTIONS_PLAN = "us-sanctions-plan-against-kyrgyzstan"


def records(*events: Event, sources: tuple[Source, ...]) -> Records:
    people = [actor(), actor("minister"), actor("agency"), actor("somebody", name="Somebody", named=False)]
    return Records(document(*events, actors=people, sources=sources))


@pytest.fixture(scope="module")
def shipped() -> kg.Timeline:
    return kg.load()


def test_the_january_letter_has_two_sources_in_two_independent_groups(shipped: kg.Timeline) -> None:
    found = shipped.corroboration("blinken-letter-to-japarov")
    assert found.sources == ("non-interference-letter-2024", "non-interference-statement")
    assert [group.rows for group in found.groups] == [(0,), (1,)]
    assert [node.origin.id for node in found.unnamed] == ["earlier-coverage-in-non-interference-statement"]


def test_the_report_of_july_has_two_reporting_sources(shipped: kg.Timeline) -> None:
    found = shipped.corroboration("washington-post-report")
    assert found.sources == ("non-interference-letter-2024", "sanctions-busting-letter")
    assert len(found.groups) == 2


def test_the_intended_sanctions_rest_on_one_source_and_behind_it_on_a_paper_and_unnamed_officials(
    shipped: kg.Timeline,
) -> None:
    assert shipped.corroboration(SANCTIONS_PLAN).sources == ("non-interference-letter-2024",)
    found = shipped.attribution(SANCTIONS_PLAN)
    officials = "us-officials-in-non-interference-letter-2024"
    assert found.chains == (
        AttributionChain("non-interference-letter-2024", ("washington-post", officials), (SANCTIONS_PLAN,)),
    )
    assert {node.origin.id: node.named for node in found.nodes} == {
        "non-interference-letter-2024": True,
        officials: False,
        "washington-post": True,
    }
    assert [edge["to"] for edge in found.to_json()["edges"]] == [
        f"actor:{officials}",
        "actor:washington-post",
    ]


def test_whoever_speaks_in_two_papers_is_one_group(shipped: kg.Timeline) -> None:
    found = shipped.corroboration("kyrgyz-russian-trade")
    assert [group.rows for group in found.groups] == [(0,), (1, 2)]
    assert [str(tie.origin) for tie in found.groups[1].ties] == ["actor:sadyr-japarov"]


def test_every_report_of_the_dataset_stands_in_one_chain(shipped: kg.Timeline) -> None:
    whole = shipped.attribution()
    lines = [(chain.source, chain.via) for chain in whole.chains]
    assert lines == sorted(set(lines))
    told = [(chain.source, chain.via, one) for chain in whole.chains for one in chain.events]
    assert sorted(told) == sorted((r.source, r.via, e.id) for e in shipped for r in e.reports)


def test_the_graph_of_all_is_that_of_every_event_together(shipped: kg.Timeline) -> None:
    reports: dict[kg.AttributionStep, int] = {}
    for one in shipped:
        for step, count in shipped.attribution(one.id).edges:
            reports[step] = reports.get(step, 0) + count
    assert reports == dict(shipped.attribution().edges)


WIRED = records(
    event(
        "first",
        reports=[
            Report(source="daily", via=["minister"]),
            Report(source="wire"),
            Report(source="weekly", factuality="denied"),
        ],
        factuality="disputed",
    ),
    event("second", date=None, reports=[Report(source="daily", via=["minister"])]),
    event("third", date=None),
    sources=(
        source("daily", publisher="agency", reprint_of="wire"),
        source("wire", attributed_to=["agency", "somebody"]),
        source("weekly", publisher="minister", reprint_of="minister"),
        source("unread", reprint_of="weekly"),
    ),
)


def test_the_text_of_a_graph_walks_from_the_source_to_the_original_speaker() -> None:
    agency, minister = "Name of agency (agency)", "Name of minister (minister)"
    wire = f"attributed to {agency}, attributed to Somebody (somebody, unnamed)"
    assert str(attribution(WIRED)) == "\n".join(
        [
            "Test",
            "4 reports in 4 sources",
            f"daily: published by {agency}, reprint of wire, which is {wire}",
            f"  via {minister}: 2 events",
            f"unread: reprint of weekly, which is published by {minister}, reprint of {minister}",
            "  tells of no event",
            f"weekly: published by {minister}, reprint of {minister}",
            "  in its own words: 1 event",
            f"wire: {wire}",
            "  in its own words: 1 event",
        ]
    )
    assert str(attribution(WIRED, "second")) == "\n".join(
        [
            "second: Title of second",
            "1 report in 1 source",
            f"daily: published by {agency}, reprint of wire, which is {wire}",
            f"  via {minister}",
        ]
    )


def test_edges_count_the_reports_that_came_along_them() -> None:
    counted = {(str(s.had_by), str(s.credit), str(s.origin)): count for s, count in attribution(WIRED).edges}
    assert counted == {
        ("source:daily", "publisher", "actor:agency"): 2,
        ("source:daily", "reprint_of", "source:wire"): 2,
        ("source:daily", "via", "actor:minister"): 2,
        ("source:unread", "reprint_of", "source:weekly"): 0,
        ("source:weekly", "publisher", "actor:minister"): 1,
        ("source:weekly", "reprint_of", "actor:minister"): 1,
        ("source:wire", "attributed_to", "actor:agency"): 3,
        ("source:wire", "attributed_to", "actor:somebody"): 3,
    }


def test_sources_that_reprint_each_other_are_printed_once() -> None:
    circle = records(sources=(source("a", reprint_of="b"), source("b", reprint_of="a")))
    assert str(attribution(circle)).splitlines()[2] == "a: reprint of b, which is reprint of a"


def test_an_event_without_reports_rests_on_nothing() -> None:
    assert str(attribution(WIRED, "third")) == "third: Title of third\n0 reports in 0 sources"
    assert str(corroboration(WIRED, "third")) == "third: 0 reports in 0 sources, 0 independent groups"
    assert attribution(WIRED, "third").to_json() == {
        "event": "third",
        "nodes": [],
        "edges": [],
        "chains": [],
    }


def test_corroboration_names_ties_publishers_denials_and_what_is_not_known() -> None:
    agency, minister = "Name of agency (agency)", "Name of minister (minister)"
    wire = f"attributed to {agency}, attributed to Somebody (somebody, unnamed)"
    assert str(corroboration(WIRED, "first")).splitlines() == [
        "first: 3 reports in 3 sources, 1 independent group",
        f"publishers: {agency}, {minister}",
        "group 1, tied by source wire, actor minister",
        f"  reported: daily, published by {agency}, reprint of wire, which is {wire}, via {minister}",
        f"  reported: wire, {wire}",
        f"  denied: weekly, published by {minister}, reprint of {minister}",
        "publisher not known: wire",
        "not named: Somebody (somebody, unnamed)",
    ]


@pytest.mark.parametrize(
    ("papers", "said"), [(1, "1 of which only denies it"), (2, "2 of which only deny it")]
)
def test_groups_that_only_deny_are_counted(papers: int, said: str) -> None:
    denials = [Report(source=f"paper-{n}", factuality="denied") for n in range(papers)]
    made = event(reports=[Report(source="daily", factuality="alleged"), *denials], factuality="disputed")
    paper = [source(f"paper-{n}") for n in range(papers)]
    found = corroboration(records(made, sources=(source("daily"), *paper)), made.id)
    assert [group.rows for group in found.denying] == [(n + 1,) for n in range(papers)]
    assert str(found).splitlines()[0].endswith(said)
    assert found.to_json()["counts"]["denying_groups"] == papers


def test_json_counts_reports_within_their_group() -> None:
    made = event(reports=[Report(source="a"), Report(source="b"), Report(source="c")])
    sources = (source("a"), source("b", publisher="agency"), source("c", publisher="agency"))
    told = corroboration(records(made, sources=sources), made.id).to_json()
    assert told["counts"] == {"reports": 3, "sources": 3, "publishers": 1, "groups": 2, "denying_groups": 0}
    assert told["groups"][1] == {
        "reports": [
            {"source": "b", "via": [], "factuality": "reported"},
            {"source": "c", "via": [], "factuality": "reported"},
        ],
        "ties": [{"type": "actor", "id": "agency", "reports": [0, 1]}],
    }
    assert told["without_publisher"] == ["a"]


@pytest.mark.parametrize("arguments", [("attribution", "none"), ("corroboration", "none")])
def test_an_unknown_event_is_refused_with_exit_code_2(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "no event 'none'" in result.stderr


def test_the_commands_print_what_the_methods_give(shipped: kg.Timeline) -> None:
    def printed(*arguments: str) -> str:
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert result.exit_code == 0
        return result.stdout

    assert printed("attribution") == f"{shipped.attribution()}\n"
    assert printed("attribution", SANCTIONS_PLAN) == f"{shipped.attribution(SANCTIONS_PLAN)}\n"
    assert json.loads(printed("attribution", "--format", "json")) == shipped.attribution().to_json()
    assert printed("corroboration", SANCTIONS_PLAN) == f"{shipped.corroboration(SANCTIONS_PLAN)}\n"
    told = json.loads(printed("corroboration", SANCTIONS_PLAN, "--format", "json"))
    assert told == shipped.corroboration(SANCTIONS_PLAN).to_json()
