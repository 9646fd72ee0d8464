"""Citations as programs for references read them: nothing made up, nothing that breaks out."""

import json
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import kgtimeline as kg
from builders import actor, document, event, source
from kgtimeline.cli.main import main
from kgtimeline.dataset.records import Records
from kgtimeline.dates import EventDate
from kgtimeline.errors import EventNotFoundError
from kgtimeline.exchange import cite, cite_all
from kgtimeline.exchange.bibtex import bibtex, escaped
from kgtimeline.exchange.citation_dates import csl_date, date_parts
from kgtimeline.exchange.citation_text import line
from kgtimeline.exchange.cited import Cited
from kgtimeline.exchange.csl_json import csl_item
from kgtimeline.model.document import DatasetInfo
from kgtimeline.model.reports import Report

NASTY = [
    'Notes } and { "quotes" \\ 50 % & $5 #1 a_b ~x^2',
    "Жапаров жана Кыргызстан: «сөз»",
    "Café — naïve façade",
    "@article{x, title={y}}",
    "</script><!-- 🇰🇬 \u202e",
    "and then, and again",
]


def timeline(*titles: str, **info: Any) -> kg.Timeline:
    """Make a timeline in which one event is told of by a source of each title."""
    sources = [source(f"source-{row}", title=title, byline=(title,)) for row, title in enumerate(titles)]
    reports = [Report(source=one.id) for one in sources]
    told = event(reports=reports, date="[..2024-10-16]")
    dataset = DatasetInfo(**{"id": "test", "title": "Test", **info})
    return kg.Timeline.of(Records(document(told, sources=sources, dataset=dataset)))


def rendered(items: list[dict[str, Any]]) -> list[str]:
    """Let citeproc write a list of references in the style of Harvard."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(one) for one in bibliography.bibliography()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-12", {"date-parts": [[2024, 2, 12]]}),
        ("2024-02", {"date-parts": [[2024, 2]]}),
        ("2024-02-XX", {"date-parts": [[2024, 2]]}),
        ("2024", {"date-parts": [[2024]]}),
        ("2024-XX", {"date-parts": [[2024]]}),
        ("2023?-08-08", {"date-parts": [[2023, 8, 8]], "circa": True}),
        ("2023~", {"date-parts": [[2023]], "circa": True}),
        ("2023/2024-02", {"date-parts": [[2023], [2024, 2]]}),
        ("2023-22", {"date-parts": [[2023]], "season": 2, "circa": True}),
        ("2024-02-12T10:00:00Z", {"date-parts": [[2024, 2, 12]]}),
        ("[..2024-10-16]", {"literal": "on or before 16 October 2024"}),
        ("2024-10-16/..", {"literal": "from 16 October 2024 on, without an end"}),
        ("[2023,2024]", {"literal": "a day from 2023 to 2024"}),
        ("XXXX-02-11", {"literal": "11 February of an unknown year"}),
        ("202X", {"literal": "the 2020s"}),
        ("-0043-03-15", {"literal": "15 March 44 BC"}),
        ("0000-21", {"literal": "a day from March 1 BC to May 1 BC", "circa": True}),
        ("Y17000", {"literal": "17000"}),
        ("1950S2", {"literal": "a day from 1900 to 1999, an estimate", "circa": True}),
    ],
)
def test_a_date_is_given_as_precisely_as_it_is_known(text: str, expected: dict[str, Any]) -> None:
    assert csl_date(EventDate(text)) == expected


def test_a_date_that_rests_on_a_doubtful_one_is_circa() -> None:
    assert csl_date(EventDate("2024-01-17").hedge())["circa"] is True


@given(st.dates().map(lambda day: day.isoformat()))
def test_a_known_day_is_given_whole(day: str) -> None:
    (parts,) = date_parts(EventDate(day)) or ((),)
    assert "-".join(f"{one:0{width}}" for one, width in zip(parts, (4, 2, 2), strict=True)) == day


def test_bibtex_gives_each_thing_back_as_the_file_has_it() -> None:
    cited = cite(timeline(*NASTY, title=NASTY[0]), "event-a")
    library = bibtexparser.parse_string(cited.bibtex(), append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [one.key for one in cited]
    for entry, one in zip(library.entries, cited, strict=True):
        known = str(one.title).translate({ord("{"): None, ord("}"): None, ord("^"): "ˆ"})
        assert entry["title"].strip("{}").replace("{}", "") == known, (
            "the decoder knows no braces and another caret"
        )
    raw = bibtexparser.parse_string(cited.bibtex()).entries
    assert [entry["author"] for entry in raw[1:-1]] == [f"{{{escaped(title)}}}" for title in NASTY]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_no_title_leaves_its_entry(title: str) -> None:
    entry = bibtex(Cited("key", "article", "key", title, (title,), publisher=title, notes=(title,)))
    library = bibtexparser.parse_string(entry)
    assert library.failed_blocks == []
    (found,) = library.entries
    assert (found.key, found["title"]) == ("key", f"{{{escaped(title)}}}")


def test_a_book_of_which_all_is_known_is_a_book() -> None:
    whole = Cited("k", "book", "k", "T", ("A",), publisher="P", issued=EventDate("0987"))
    assert bibtex(whole).splitlines() == [
        "@book{k,",
        "  author = {{A}},",
        "  title = {{T}},",
        "  publisher = {P},",
        "  year = {0987},",
        "}",
    ]
    assert bibtex(Cited("k", "book", "k", "T", ("A",), publisher="P")).startswith("@misc{k,")


def test_a_date_that_numbers_can_not_give_stands_in_the_note() -> None:
    def fields(date: str) -> list[str]:
        return bibtex(Cited("k", "article", "k", "T", issued=EventDate(date))).splitlines()[2:-1]

    assert fields("[..2024-10-16]") == ["  note = {on or before 16 October 2024},"]
    assert fields("2023/2024") == ["  note = {from 2023 to 2024},"]
    assert fields("2023?-08") == [
        "  year = {2023},",
        "  month = aug,",
        "  note = {August 2023, the year uncertain},",
    ]


def test_only_what_the_file_says_is_given() -> None:
    assert csl_item(Cited("k", "other", "k", None, sha256="0" * 64)) == {
        "id": "k",
        "type": "document",
        "note": f"SHA-256 {'0' * 64}",
    }
    assert line(Cited("k", "broadcast", "k", None, retrieved=EventDate("2024-02"), sha256="0" * 64)) == (
        f"Broadcast without a title, SHA-256 {'0' * 64}. Date of publication not known. "
        "Retrieved February 2024."
    )


def test_everything_of_a_source_is_cited() -> None:
    made = source(
        publisher="actor-a",
        byline=("B. C.", "D."),
        language="ru",
        published="2024-02-12",
        retrieved="2024-03",
        attributed_to=("actor-b",),
        reprint_of="source-b",
        type="posting",
    )
    records = Records(
        document(
            event(reports=[Report(source="source-a"), Report(source="source-a", via=("actor-b",))]),
            sources=[made, source("source-b", title="Original")],
            actors=[actor(), actor("actor-b")],
        )
    )
    cited = cite(kg.Timeline.of(records), "event-a")
    assert [one.id for one in cited.sources] == ["source-a"]
    assert cited.text().splitlines()[1] == (
        "1. B. C., D. “Title of source-a”. Name of actor-a. 12 February 2024. Credited to Name of actor-b. "
        "Reprint of Original. Retrieved March 2024."
    )
    assert cited.csl_json()[1] == {
        "id": "test:source:source-a",
        "type": "post",
        "title": "Title of source-a",
        "author": [{"literal": "B. C."}, {"literal": "D."}],
        "publisher": "Name of actor-a",
        "language": "ru",
        "issued": {"date-parts": [[2024, 2, 12]]},
        "accessed": {"date-parts": [[2024, 3]]},
        "note": "credited to Name of actor-b; reprint of Original",
    }
    assert "retrieved March 2024" in cited.bibtex()


CSL_KEYS = {
    "id": str,
    "type": str,
    "title": str,
    "author": list,
    "publisher": str,
    "container-title": str,
    "version": str,
    "language": str,
    "issued": dict,
    "event-date": dict,
    "accessed": dict,
    "note": str,
}
"""The keys in use with the types that the schema of CSL 1.0.2 gives them."""
CSL_TYPES = {"entry", "dataset", "article", "document", "post", "broadcast", "book"}
CSL_DATE_KEYS = {"date-parts": list, "season": int, "circa": bool, "literal": str}


def test_csl_json_has_the_shape_of_csl_and_is_rendered_by_a_processor() -> None:
    everything = {item["id"]: item for one in cite_all(kg.load()) for item in one.csl_json()}
    for item in everything.values():
        assert item["type"] in CSL_TYPES
        for key, value in item.items():
            assert isinstance(value, CSL_KEYS[key]), (key, value)
        for name in item.get("author", []):
            assert set(name) == {"literal"}
        for key in {"issued", "event-date", "accessed"} & item.keys():
            for part, value in item[key].items():
                assert isinstance(value, CSL_DATE_KEYS[part]), (key, value)
    cited = cite(kg.load(), "kyrgyz-russian-trade")
    references = rendered(cited.csl_json())
    assert len(references) == len(list(cited)) == 5
    written = "\n".join(references)
    assert "Gulmira MAKANBAI KYZY" in written
    assert "(2024)" in written
    assert "multi-vector foreign policy" in written


def test_keys_are_unique_though_an_event_a_source_and_the_dataset_share_an_id() -> None:
    told = event("same", reports=[Report(source="same")])
    records = Records(document(told, sources=[source("same")], dataset=DatasetInfo(id="same", title="Same")))
    keys = [one.key for one in cite(kg.Timeline.of(records), "same")]
    assert keys == ["same:event:same", "same:source:same", "same"]


def test_all_citations_are_those_of_each() -> None:
    loaded = kg.load()
    assert list(cite_all(loaded)) == [cite(loaded, one.id) for one in loaded]


def test_an_event_without_reports_is_cited_alone() -> None:
    alone = kg.Timeline.of(Records(document(event(date=None))))
    assert str(cite(alone, "event-a")) == "“Title of event-a”, undated, reported. Event event-a in: Test."
    with pytest.raises(EventNotFoundError):
        cite(alone, "event-b")


def test_what_can_not_be_printed_is_escaped_in_text_and_kept_in_json() -> None:
    cited = cite(timeline("a\u202eb"), "event-a")
    assert "a\\u202eb" in cited.text()
    assert json.loads(cited.csl_text())[1]["title"] == "a\u202eb"


def test_the_command_prints_what_the_library_gives(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    kg.load().write(path)
    cited = cite(kg.load(), "blinken-letter-to-japarov")
    for format_, expected in (
        ("text", cited.text()),
        ("bibtex", cited.bibtex()),
        ("csl-json", cited.csl_text()),
    ):
        arguments = ["citation", "blinken-letter-to-japarov", "--file", str(path), "--format", format_]
        result = CliRunner().invoke(main, arguments)
        assert (result.exit_code, result.output) == (0, f"{expected}\n")
