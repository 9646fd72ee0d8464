"""The whole page: head with its policy, shell, list and data."""

from os import PathLike
from typing import Any

from kgtimeline.dataset.writer import write as write_text
from kgtimeline.markup import text
from kgtimeline.page import words
from kgtimeline.page.bundle import script, style
from kgtimeline.page.columns import columns
from kgtimeline.page.details import details
from kgtimeline.page.embedding import hash_source, safe_json, safe_lines
from kgtimeline.page.knowledge import knowledge
from kgtimeline.page.listing import listing
from kgtimeline.timeline.timeline import Timeline

_SHELL = """\
<!DOCTYPE html>
<html lang="{language}" data-views="none">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="kgtimeline">
<meta name="color-scheme" content="light dark">
<meta name="description" content="{description}">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#list">{skip}</a>
<header id="top">
<h1 dir="auto">{title}</h1>
<p id="description" dir="auto">{description}</p>
<noscript><p>{no_script}</p></noscript>
<p id="says" role="status"></p>
</header>
<div id="page">
<form id="filters" role="search" aria-label="{filters_label}" hidden></form>
<main>
<nav id="views" aria-label="{views_label}" hidden></nav>
<div id="asof" hidden></div>
{sections}
<section id="list" tabindex="-1" aria-labelledby="list-title">
<h2 id="list-title">{list_title}</h2>
<p class="note">{list_note}</p>
{listing}
</section>
</main>
<aside id="panel" aria-label="{panel_label}" hidden></aside>
</div>
<footer><p dir="auto">{footer}</p></footer>
<script type="application/json" id="data">{data}</script>
<script type="application/jsonl" id="details">{details}</script>
<script type="module">{script}</script>
</body>
</html>
"""


def render(timeline: Timeline, *, title: str | None = None) -> str:
    """Write a timeline as one HTML page that needs nothing else.

    The page works from disk and offline; its policy allows no request at all, and no
    script but its own. Without JavaScript it is the list of all events.

    Args:
        timeline: What to show; all of its events are read.
        title: What to call the page; the title of the dataset if none is given.

    Returns:
        The HTML. The same timeline gives the same text.

    Example:
        >>> page = render(Timeline(), title="</title> & more")
        >>> page[:15], "<title>&lt;/title&gt; &amp; more</title>" in page
        ('<!DOCTYPE html>', True)
    """
    dataset = timeline.dataset
    shown = title or dataset.title
    panels = details(timeline)
    code, look = "\n" + script(), "\n" + style()
    return _SHELL.format(
        language=words.LANGUAGE,
        policy=text(_policy(code, look)),
        title=text(shown),
        description=text(dataset.description or words.events(len(timeline))),
        skip=words.SKIP,
        style=look,
        no_script=words.NO_SCRIPT,
        filters_label=words.FILTERS_LABEL,
        views_label=words.VIEWS_LABEL,
        panel_label=words.PANEL_LABEL,
        sections="\n".join(map(_section, words.VIEWS)),
        list_title=words.LIST_TITLE,
        list_note=words.LIST_NOTE,
        listing=listing(timeline),
        footer=text(words.footer(dataset.title, dataset.version, dataset.license)),
        data=safe_json(_data(timeline, shown) | panels.shared),
        details=safe_lines(panels.events),
        script=code,
    )


def write(timeline: Timeline, path: str | PathLike[str], *, title: str | None = None) -> None:
    """Write a timeline to a file as one HTML page, wholly or not at all.

    Args:
        timeline: What to show.
        path: The file; one that is there is replaced.
        title: What to call the page; the title of the dataset if none is given.

    Raises:
        DatasetWriteError: If it can't be written.
    """
    write_text(path, render(timeline, title=title))


def _policy(code: str, look: str) -> str:
    """Allow this very script and this very style, and nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {hash_source(code)}",
            f"style-src {hash_source(look)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _section(name: str) -> str:
    """Write the empty section of a view, which its module fills."""
    return f'<section id="{name}" aria-label="{words.VIEWS[name]}" hidden></section>'


def _data(timeline: Timeline, title: str) -> dict[str, Any]:
    dataset = timeline.dataset
    return {
        "title": title,
        "dataset": {
            "id": dataset.id,
            "title": dataset.title,
            "version": dataset.version,
            "license": dataset.license,
        },
        "views": list(words.VIEWS),
        **columns(timeline),
        **knowledge(timeline),
    }
