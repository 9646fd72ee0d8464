"""A difference as people read it: how much in numbers, then event by event what."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kgtimeline.analysis.changes import DEFAULTS, KNOWN_BY, PARTS, Change, ChangeAction
from kgtimeline.markup import Html, printable, section, table, tree

if TYPE_CHECKING:
    from kgtimeline.analysis.diff import Difference, RecordChange

Json = Mapping[str, Any]

MARKS = {
    ChangeAction.ADDED: "+",
    ChangeAction.CHANGED: "~",
    ChangeAction.WITHDRAWN: "-",
    ChangeAction.MOVED: "~",
}
LONGEST_PAIR = 80
"""Two values with more code points than this stand on a line each."""


def told(difference: "Difference") -> str:
    """Say a difference as text without a newline at its end.

    Characters that a terminal would obey are shown as their escapes.
    """
    if not difference:
        return "no difference"
    lines = [*_numbers(difference.counts)]
    for one in difference.records:
        lines += ["", *_record(one)]
    return "\n".join(map(printable, lines))


def told_html(difference: "Difference") -> Html:
    """Show a difference as small HTML: how much in numbers, then record by record what."""
    if not difference:
        return section("Difference", "no difference")
    shown = [
        (name, *numbers.values()) for name, numbers in difference.counts.items() if any(numbers.values())
    ]
    counts = table("what differs", ("", "added", "changed", "withdrawn"), shown)
    lines = [
        (bool(number), line.strip()) for one in difference.records for number, line in enumerate(_record(one))
    ]
    return section("Difference", counts, tree(lines))


def _numbers(counts: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Write what differs in numbers, as a table."""
    shown = {name: numbers for name, numbers in counts.items() if any(numbers.values())}
    width = max(map(len, shown))
    yield f"{'':<{width}}  {'added':>7}  {'changed':>7}  {'withdrawn':>9}"
    for name, numbers in shown.items():
        added, changed, withdrawn = numbers.values()
        yield f"{name:<{width}}  {added:>7,}  {changed:>7,}  {withdrawn:>9,}"


def _record(one: "RecordChange") -> Iterator[str]:
    """Say what happened to one record."""
    values = (one.old if one.new is None else one.new) or {}
    mark = MARKS[one.action]
    if one.record == "dataset":
        yield f"dataset {one.id}"
    elif one.record == "event":
        yield f"{mark} {values['date'] or 'undated'}  {one.id}"
        yield f"  {values['kind']}: {values['title']}"
        if one.action is not ChangeAction.CHANGED:
            for report in values.get("reports", ()):
                yield f"  {mark} report {KNOWN_BY['reports'](report)}{_of_report(report)}"
    else:
        name = values.get("name") or values.get("title")
        yield f"{mark} {one.record} {one.id}{f': {name}' if name else ''}"
    for change in one.changes:
        yield from (f"  {line}" for line in _change(change))


def _change(change: Change) -> Iterator[str]:
    """Say what happened within a record."""
    mark, where = MARKS[change.action], place(change.at)
    if change.action is ChangeAction.MOVED:
        yield f"{mark} {where}: in another order, now {', '.join(change.new)}"
    elif len(change.at) > 1 and change.at[-2] in KNOWN_BY:
        item = change.old if change.new is None else change.new
        yield f"{mark} {where}{_MORE.get(change.at[-2], _nothing)(item)}"
    elif change.action is not ChangeAction.CHANGED:
        yield f"{mark} {where}: {_said(change.old if change.new is None else change.new, change.at)}"
    else:
        old, new = (_said(value, change.at) for value in (change.old, change.new))
        if len(old) + len(new) <= LONGEST_PAIR:
            yield f"{mark} {where}: {old} -> {new}"
        else:
            yield from (f"{mark} {where}:", f"  - {old}", f"  + {new}")


def place(at: tuple[str, ...]) -> str:
    """Name the place of a change in words.

    Example:
        >>> place(("reports", "a-paper via an-agency", "reading", "date")), place(("dating", "rule"))
        ('report a-paper via an-agency, reading date', 'dating rule')
    """
    groups: list[str] = []
    plain: list[str] = []
    rest = iter(at)
    for key in rest:
        label = next(rest, None) if key in KNOWN_BY else None
        if label is None:
            plain.append(key.replace("_", " "))
            continue
        groups += [" ".join(plain)] if plain else []
        plain = []
        groups.append(f"{_WORDS.get(key, key)} {label}")
    return ", ".join([*groups, *([" ".join(plain)] if plain else [])])


_WORDS = {
    **PARTS,
    "aliases": "alias",
    "anchors": "anchor",
    "offices": "office",
    "other_readings": "other reading",
    "spans": "span",
}
"""What an item of a list is called."""


def _of_report(report: Json) -> str:
    """Say how a report presents the event, and when."""
    factuality = report.get("factuality", DEFAULTS["factuality"])
    reading = report.get("reading")
    date = f'; "{reading["expression"]}" gives {reading.get("date") or "no date"}' if reading else ""
    return f": {factuality}{date}"


def _of_figure(figure: Json) -> str:
    """Say a figure."""
    value = f"{figure['value']} to {figure['value_to']}" if "value_to" in figure else figure["value"]
    qualifier = f"{figure['qualifier'].replace('_', ' ')} " if "qualifier" in figure else ""
    return f": {figure['label']}, {qualifier}{value} {figure['unit']}"


def _nothing(_: Json) -> str:
    return ""


_MORE: Mapping[str, Callable[[Json], str]] = {
    "reports": _of_report,
    "figures": _of_figure,
    "relations": lambda relation: f" ({relation.get('basis', DEFAULTS['basis'])})",
    "participants": lambda taking: f", {taking['office']}" if "office" in taking else "",
    "anchors": lambda anchor: f": {anchor['date']}",
}
"""What is said of an item that was added or withdrawn, beside what it is known by."""


def _said(value: Any, at: tuple[str, ...]) -> str:
    """Say a value on one line."""
    if value is None:
        return "undated" if at == ("date",) else "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
