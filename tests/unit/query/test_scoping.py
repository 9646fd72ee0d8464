"""A bare name beside a source is whom that source names; a source never changes a clear name."""

import pytest

import kgtimeline as kg
from kgtimeline.query.scoping import with_clear_names

SPEECH, ARTICLE = "un-speech-2025", "sanctions-busting-letter"


@pytest.fixture(scope="module")
def tl() -> kg.Timeline:
    return kg.load()


def test_a_name_of_several_is_the_one_whom_the_source_names(tl: kg.Timeline) -> None:
    with pytest.raises(kg.AmbiguousActorError):
        tl.query(actor="Kyrgyz")
    found = tl.query(actor="Kyrgyz", source=SPEECH)
    assert found.ids() == tl.query(actor="kyrgyzstan", source=SPEECH).ids() != ()
    assert "actor:kyrgyzstan" in str(found.plan)
    assert tl.query(actor="Kyrgyz", role="supplier", source=SPEECH).ids() == ("kyrgyz-gold-sales-to-uk",)


def test_a_name_that_the_source_leaves_open_stays_ambiguous(tl: kg.Timeline) -> None:
    with pytest.raises(kg.AmbiguousActorError):
        tl.query(actor="Kyrgyz", source=ARTICLE)
    with pytest.raises(kg.AmbiguousActorError):
        tl.query(actor="Kyrgyz", source=[SPEECH, ARTICLE])
    with pytest.raises(kg.AmbiguousActorError):
        tl.where(kg.actor("Kyrgyz") & kg.source(SPEECH) & kg.source(ARTICLE))
    with pytest.raises(kg.AmbiguousActorError):
        tl.where(kg.actor("Kyrgyz") | kg.source(SPEECH))
    with pytest.raises(kg.AmbiguousActorError):
        tl.where(kg.actor("Kyrgyz") & ~kg.source(SPEECH))


def test_a_clear_name_is_never_changed_by_a_source(tl: kg.Timeline) -> None:
    assert tl.query(actor="Blinken", source=SPEECH).ids() == ()
    with pytest.raises(kg.ActorNotFoundError):
        tl.query(actor="Nobody", source=SPEECH)
    asked = kg.actor("Japarov") & kg.source(SPEECH) & ~kg.kind("letter")
    assert with_clear_names(tl.records, asked) is asked


def test_an_unknown_source_is_told(tl: kg.Timeline) -> None:
    with pytest.raises(kg.SourceNotFoundError):
        tl.query(actor="Kyrgyz", source="nowhere")


def test_a_source_counts_for_all_that_is_tied_to_it(tl: kg.Timeline) -> None:
    bare, clear = kg.actor("Kyrgyz"), kg.actor("kyrgyzstan")
    with_other = kg.actor("Kyrgyz", role="supplier").with_actor("United Kingdom")
    for asked, meant in [
        (kg.source(SPEECH) & ~bare, kg.source(SPEECH) & ~clear),
        (kg.source(SPEECH) & (bare | kg.kind("speech")), kg.source(SPEECH) & (clear | kg.kind("speech"))),
        (
            kg.source(SPEECH) & (kg.kind("speech") | (bare & kg.kind("practice"))),
            kg.source(SPEECH) & (kg.kind("speech") | (clear & kg.kind("practice"))),
        ),
        (
            kg.source(SPEECH) & with_other,
            kg.source(SPEECH) & kg.actor("kyrgyzstan", role="supplier").with_actor("United Kingdom"),
        ),
    ]:
        assert with_clear_names(tl.records, asked) == meant
        assert tl.where(asked).ids() == tl.where(meant).ids() != ()
    clear_pair = kg.source(SPEECH) & kg.actor("Japarov").with_actor("UK")
    assert with_clear_names(tl.records, clear_pair) is clear_pair
