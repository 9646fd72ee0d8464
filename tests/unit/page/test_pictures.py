"""Pictures as matplotlib has them: artists where the bounds are, labels apart, the same bytes each time."""

import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

import kgtimeline as kg
from kgtimeline.cli.main import main
from kgtimeline.dates.numbering import day_number
from kgtimeline.page import pictures
from kgtimeline.page.picture_rows import MOST_ROWS

pytestmark = pytest.mark.extra

HOSTILE = "$x^2$ \\frac{<script>&\"'\u202e\x1b[2J \U0001f469\u200d\U0001f4bb 会议 Жапаров _a_ % # ~"
SVG = "{http://www.w3.org/2000/svg}"
DRAWS = (pictures.draw_timeline, pictures.draw_counts, pictures.draw_network)


def _made(*dates: tuple[str | None, str | None], title: str = "A war") -> kg.Timeline:
    part = kg.Participant(actor="a", role="participant")
    events = [
        kg.War(id=f"w{n}", title=title, date=date, extent=extent, participants=[part])
        for n, (date, extent) in enumerate(dates)
    ]
    actor = kg.Actor(id="a", type="state", name=title)
    return kg.Timeline(actors=[actor], events=events, dataset=kg.DatasetInfo(id="a", title=title))


def _axes(figure: Any, gid: str) -> Any:
    (found,) = [axes for axes in figure.axes if axes.get_gid() == gid]
    return found


def _collections(figure: Any, name: str) -> list[Any]:
    """Give what is drawn on the axis of time in one class of matplotlib."""
    return [one for one in _axes(figure, "timeline").collections if type(one).__name__ == name]


def _bars(figure: Any) -> list[tuple[float, float]]:
    """Give first and last day (exclusive) of every polygon."""
    paths = [path for found in _collections(figure, "PolyCollection") for path in found.get_paths()]
    return [(path.vertices[:, 0].min(), path.vertices[:, 0].max()) for path in paths]


def _points(figure: Any) -> list[float]:
    """Give the places of all shapes on the axis."""
    return [float(x) for found in _collections(figure, "PathCollection") for x, _ in found.get_offsets()]


def _dashed(figure: Any) -> bool:
    (lines,) = _collections(figure, "LineCollection")
    return any(dash is not None for _, dash in lines.get_linestyle())


def _texts(figure: Any) -> list[Any]:
    from matplotlib.text import Text

    found: list[Any] = figure.findobj(Text)
    return [one for one in found if one.get_text() and one.get_visible()]


def _assert_labels_apart(figure: Any) -> None:
    """Measure every label as it is drawn, and hold each against each."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure.set_dpi(150)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    boxes = [(one.get_text(), one.get_window_extent(renderer)) for one in _texts(figure)]
    width, height = canvas.get_width_height()
    for text, box in boxes:
        assert box.x0 >= -1, text
        assert box.x1 <= width + 1, text
        assert box.y0 >= -1, text
        assert box.y1 <= height + 1, text
    boxes.sort(key=lambda pair: pair[1].x0)
    for (one, a), (other, b) in combinations(boxes, 2):
        apart = a.x1 <= b.x0 + 1 or b.x1 <= a.x0 + 1 or a.y1 <= b.y0 + 2 or b.y1 <= a.y0 + 2
        assert apart, (one, other)


@pytest.mark.parametrize("lanes", ["kind", "actor", "source"])
@pytest.mark.parametrize("width", [5, 10])
def test_no_label_of_the_shipped_timeline_overlaps_another(lanes: str, width: float) -> None:
    _assert_labels_apart(pictures.draw_timeline(kg.load(), lanes=lanes, width=width))


@pytest.mark.parametrize("draw", DRAWS[1:])
@pytest.mark.parametrize("width", [5, 10])
def test_no_label_of_the_other_pictures_overlaps_another(draw: Any, width: float) -> None:
    _assert_labels_apart(draw(kg.load(), width=width))


def test_a_known_day_is_a_point_and_nothing_else() -> None:
    figure = pictures.draw_timeline(_made(("2024-01-17", None)))
    assert _points(figure) == [day_number(2024, 1, 17) + 0.5]
    assert _bars(figure) == []


def test_a_month_is_a_bar_over_its_days() -> None:
    figure = pictures.draw_timeline(_made(("2024-02", None), ("2024", None)))
    first = (day_number(2024, 2, 1), day_number(2024, 3, 1))
    year = (day_number(2024, 1, 1), day_number(2025, 1, 1))
    assert sorted(_bars(figure)) == sorted([first, year])


def test_an_open_side_fades_from_its_bound() -> None:
    late = day_number(2024, 10, 17)
    figure = pictures.draw_timeline(_made(("[..2024-10-16]", None), ("2020", None)))
    scale = _axes(figure, "timeline").get_xlim()
    fading = [bar for bar in _bars(figure) if bar[0] > day_number(2021, 1, 1)]
    assert len(fading) > 5
    assert max(high for _, high in fading) == late
    assert scale[0] < min(low for low, _ in fading) < late - 30


def test_an_interval_is_solid_where_it_is_certain_and_light_where_it_is_possible() -> None:
    figure = pictures.draw_timeline(_made(("2024-01/2024-06", None)))
    # it starts on some day of January and ends on some day of June
    assert sorted(_bars(figure)) == [
        (day_number(2024, 1, 1), day_number(2024, 1, 31)),
        (day_number(2024, 1, 31), day_number(2024, 6, 2)),
        (day_number(2024, 6, 2), day_number(2024, 7, 1)),
    ]


def test_a_date_with_gaps_is_its_runs() -> None:
    figure = pictures.draw_timeline(_made(("[2023,2025]", None)))
    assert sorted(_bars(figure)) == [
        (day_number(2023, 1, 1), day_number(2024, 1, 1)),
        (day_number(2025, 1, 1), day_number(2026, 1, 1)),
    ]


def test_doubt_is_dashed_and_marked() -> None:
    for date in ("2024-01-17?", "2024-01?"):
        figure = pictures.draw_timeline(_made((date, None)))
        assert [one.get_text() for one in _texts(figure) if one.get_gid() == "doubt"] == ["?"]
    assert _dashed(pictures.draw_timeline(_made(("2024-01?", None))))
    assert not _dashed(pictures.draw_timeline(_made(("2024-01", None))))


def test_what_answers_only_possibly_is_hollow() -> None:
    tl = _made(("2024-01-17?", None), ("2024-02-17", None), ("2024", None))
    figure = pictures.draw_timeline(tl.query(during="2024-01/2024-02"))
    faces = {
        tuple(face)
        for collection in _axes(figure, "timeline").collections
        for face in collection.get_facecolor()[:1]
    }
    assert (1.0, 1.0, 1.0, 1.0) in faces
    assert any("2 only possible (hollow)" in one.get_text() for one in _texts(figure))


def test_undated_events_stand_in_a_strip_and_too_many_are_counted() -> None:
    few = pictures.draw_timeline(_made((None, None), ("2024", None)))
    assert [one.get_text() for one in _texts(few) if one.get_gid() == "undated"] == ["A war"]
    assert any(one.get_text() == "undated" for one in _texts(few))
    many = pictures.draw_timeline(_made(*[(None, None)] * 900))
    notes = " ".join(one.get_text() for one in _texts(many) if one.get_gid() == "note")
    shown = sum(one.get_gid() == "undated" for one in _texts(many))
    assert 0 < shown < 900
    assert f"{900 - shown:,} more undated events are not shown." in notes
    _assert_labels_apart(many)


@pytest.mark.parametrize("draw", DRAWS)
@pytest.mark.parametrize("format_", pictures.FORMATS)
def test_the_same_timeline_gives_the_same_bytes(draw: Any, format_: str) -> None:
    tl = kg.load().query(during="2024", kind=["letter", "message", "meeting"])
    one, other = (pictures.render(draw(tl), format_) for _ in range(2))
    assert one == other
    assert one


def test_another_process_with_other_settings_gives_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys, matplotlib, kgtimeline as kg; from kgtimeline.page import pictures;"
        "matplotlib.rcParams.update({'font.size': 30, 'svg.fonttype': 'none', 'axes.grid': True});"
        "pictures.save(pictures.draw_timeline(kg.load().query(kind='letter')), sys.argv[1]);"
        "assert matplotlib.rcParams['font.size'] == 30; assert 'matplotlib.pyplot' not in sys.modules"
    )
    path = tmp_path / "other.svg"
    subprocess.run([sys.executable, "-W", "error", "-c", code, str(path)], check=True)
    ours = pictures.render(pictures.draw_timeline(kg.load().query(kind="letter")), "svg")
    assert path.read_bytes() == ours


@pytest.mark.parametrize("draw", DRAWS)
def test_hostile_texts_are_drawn_as_texts(draw: Any) -> None:
    tl = _made(("2024-01-17", None), ("[..2024-03]", None), title=HOSTILE)
    figure = draw(tl, title=HOSTILE)
    svg = pictures.render(figure, "svg").decode()
    tags = {element.tag for element in ET.fromstring(svg).iter()}  # noqa: S314 - it was made here
    assert f"{SVG}script" not in tags
    head = next(one.get_text() for one in _texts(figure) if one.get_gid() == "head")
    assert head.startswith("$x^2$ \\frac{<script>&")
    assert all(one.get_text().isprintable() for one in _texts(figure))
    _assert_labels_apart(figure)


def test_characters_that_the_font_lacks_are_counted() -> None:
    figure = pictures.draw_timeline(_made(("2024", None), title="会议"))
    assert any(
        "characters are not in DejaVu Sans; name another font" in one.get_text() for one in _texts(figure)
    )
    with pytest.raises(kg.QuerySyntaxError, match="expected a font that is installed"):
        pictures.draw_timeline(_made(), font="No Such Font At All")
    assert pictures.draw_timeline(_made(("2024", None)), font="DejaVu Serif").axes


@pytest.mark.parametrize("draw", DRAWS)
def test_no_event_and_one_event_are_pictures_too(draw: Any) -> None:
    for tl in (
        _made(),
        _made(("2024", None)),
        _made((None, None)),
        _made(("-0043-03-15", None), ("9999", None)),
    ):
        figure = draw(tl)
        _assert_labels_apart(figure)
        assert pictures.render(figure, "svg").startswith(b"<?xml")


def test_years_before_christ_and_far_ones_are_named_on_the_axis() -> None:
    figure = pictures.draw_timeline(_made(("-0099", None), ("0100", None)))
    labels = [one.get_text() for one in _axes(figure, "timeline").get_xticklabels()]
    assert {"40 BC", "20 BC"} <= {*labels}
    assert "AD 1" in labels
    far = pictures.draw_timeline(_made(("9999-12-31", None)))
    assert "9999" in " ".join(one.get_text() for one in _axes(far, "timeline").get_xticklabels())


def test_thousands_of_events_are_drawn_and_what_has_no_room_is_counted() -> None:
    dates: list[tuple[str | None, str | None]] = [
        (
            f"20{n % 20 + 10}-{n % 12 + 1:02}"
            if n % 3
            else f"20{n % 20 + 10}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            None,
        )
        for n in range(2_000)
    ]
    figure = pictures.draw_timeline(_made(*dates, title="A war of some length"))
    notes = " ".join(one.get_text() for one in _texts(figure) if one.get_gid() == "note")
    titled = sum(one.get_gid() == "title" for one in _texts(figure))
    assert f"{2_000 - titled:,} of 2,000 titles are left out for want of room." in notes
    assert figure.get_size_inches()[1] <= MOST_ROWS * 13 / 72 + 6
    _assert_labels_apart(figure)


def test_the_network_stands_in_the_same_places_and_names_its_ties() -> None:
    from kgtimeline.page.picture_ties import network_of, positions

    network = network_of(kg.load().query())
    place = positions(network)
    assert place == positions(network)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in place.values())
    assert len({*place.values()}) == len(place)
    gids = {patch.get_gid() for patch in _axes(pictures.draw_network(kg.load()), "network").patches}
    assert "tie-antony-blinken-sadyr-japarov" in gids
    tl = kg.load()
    for shown, thicker, dashed in (
        (tl, True, False),
        (tl.query(actor="Japarov", during="2024-02"), False, True),
    ):
        notes = " ".join(one.get_text() for one in _texts(pictures.draw_network(shown)))
        assert ("Thicker: more events, here 1 to 2." in notes, "Dashed:" in notes) == (thicker, dashed)
    lone = _made(("2024", None))
    assert any(one.get_text() == "No event ties two actors." for one in _texts(pictures.draw_network(lone)))


def test_names_without_room_are_counted() -> None:
    hub = kg.Participant(actor="a0", role="sender")
    actors = [kg.Actor(id=f"a{n}", type="person", name=f"Somebody with a long name {n}") for n in range(60)]
    others = [kg.Participant(actor=f"a{n}", role="recipient") for n in range(1, 60)]
    letter = kg.Letter(id="l", title="L", date="2024", participants=[hub, *others])
    figure = pictures.draw_network(kg.Timeline(actors=actors, events=[letter]), width=4)
    named = sum(one.get_gid() == "name" for one in _texts(figure))
    assert any(one.get_text().endswith(f"{60 - named} names have no room.") for one in _texts(figure))
    _assert_labels_apart(figure)


def test_words_that_fit_nothing_are_refused(tmp_path: Path) -> None:
    tl = _made(("2024", None))
    with pytest.raises(kg.QuerySyntaxError, match="one of kind, actor, source"):
        pictures.draw_timeline(tl, lanes="colour")
    with pytest.raises(kg.QuerySyntaxError, match="give inches from 4 to 100"):
        pictures.draw_counts(tl, width=0.5)
    with pytest.raises(kg.QuerySyntaxError, match="expected a format"):
        pictures.render(pictures.draw_counts(tl), "gif")
    with pytest.raises(kg.DatasetWriteError, match="ends in"):
        pictures.save(pictures.draw_counts(tl), tmp_path / "x.gif")
    with pytest.raises(kg.DatasetWriteError, match="no such file or directory"):
        pictures.save(pictures.draw_counts(tl), tmp_path / "no" / "x.svg")


@pytest.mark.parametrize("what", ["timeline", "counts", "network"])
@pytest.mark.parametrize("ending", pictures.FORMATS)
def test_the_command_writes_the_picture(tmp_path: Path, what: str, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    result = CliRunner().invoke(main, ["plot", "-o", str(path), "--what", what, "--during", "2024-01"])
    assert result.output == f"wrote {path}: 42 events\n"
    start = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[ending]
    assert path.read_bytes().startswith(start)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_the_command_refuses_what_does_not_fit(tmp_path: Path) -> None:
    invoke = CliRunner().invoke
    wrong = invoke(main, ["plot", "-o", str(tmp_path / "x.jpg")])
    assert wrong.exit_code == 3
    assert "a picture ends in .svg, .png or .pdf" in wrong.output
    lanes = invoke(main, ["plot", "-o", str(tmp_path / "x.svg"), "--what", "counts", "--lanes", "actor"])
    assert lanes.exit_code == 2
    assert not list(tmp_path.iterdir())
    made = invoke(main, ["plot", "-o", str(tmp_path / "x.svg"), "--lanes", "actor", "--id", "ashgabat-forum"])
    assert made.output.endswith(": 1 event\n")
