"""Everything that is wrong with a dataset, all at once: bytes, JSON, structure, rules, form."""

from collections.abc import Callable, Iterable, Sequence

from kgtimeline.checks.canonical_form import check_canonical
from kgtimeline.checks.partial import sound_part
from kgtimeline.checks.rules import RULES, apply_rules
from kgtimeline.checks.rules_defensible import DEFENSIBLE_RULES
from kgtimeline.checks.structure import check_events, check_header
from kgtimeline.checks.subject import Subject
from kgtimeline.dataset.collector import collector_paused
from kgtimeline.dataset.reader import Gathered, gather
from kgtimeline.dataset.records import Records
from kgtimeline.errors import Problem, Severity

_UNKNOWN_VERSION = "unknown-schema-version"
"""Of a format that is not known here nothing else can be said."""

Progress = Callable[[int, int], None]


def check_bytes(
    data: bytes, *, file: str | None = None, strict: bool = False, progress: Progress | None = None
) -> tuple[Problem, ...]:
    """Find everything that is wrong with the bytes of a dataset, all at once.

    Use it on any bytes at all: encoding, JSON, the schema, dates, references, rules
    across records and the canonical form are checked, and what is broken in one
    place does not hide what is wrong in another. Lines and columns are worked out only
    if there is something to report.

    Args:
        data: The bytes of a JSON document or of JSON Lines.
        file: Its name, for the problems.
        strict: Ask in addition for what a defensible dataset needs.
        progress: Is told now and then how many steps are done, and of how many.

    Returns:
        Every problem, by line and column; empty if there is nothing to mend.

    **Units**: lines and columns count from 1, columns in code points.

    Example:
        >>> found = check_bytes(b'{"schema_version": "1.0", "dataset": {"id": "mine", "titel": "Mine"}}')
        >>> [(problem.code, problem.line, problem.column) for problem in found]
        [('missing-key', 1, 38), ('unknown-key', 1, 53)]
    """
    with collector_paused():
        gathered = gather(data, file=file, progress=_half(progress, 0))
        problems = list(gathered.problems)
        if not gathered.text.is_unreadable and not any(one.code == _UNKNOWN_VERSION for one in problems):
            problems = _merge(_structure(gathered, _half(progress, 1)), problems)
            problems += _across(gathered, problems, strict=strict)
    return tuple(sorted(gathered.text.place(problems), key=_place)) if problems else ()


def check_records(records: Records) -> tuple[Problem, ...]:
    """Find what breaks a rule across records that were loaded or made in Python.

    Use it where there are no bytes; the problems have paths and no lines.

    Args:
        records: What is to be checked.

    Returns:
        Every problem in the order of the rules; paths count rows of `records.document`.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> check_records(Records(Document(schema_version="1.0", dataset=info)))
        ()
    """
    return tuple(apply_rules(Subject.of(records), RULES))


def check_defensible(records: Records) -> tuple[Problem, ...]:
    """Find what records lack to be defended: summaries, datings, reports, spans, hashes.

    Use it as `--strict` does, after `check_records`.

    Args:
        records: What is to be checked.

    Returns:
        Every lack, as warnings; paths count rows of `records.document`.

    Example:
        >>> from kgtimeline.model.document import DatasetInfo, Document
        >>> from kgtimeline.model.sources import Source
        >>> info = DatasetInfo(id="mine", title="Mine")
        >>> source = Source(id="s", title="S")
        >>> document = Document(schema_version="1.0", dataset=info, sources=[source])
        >>> [problem.code for problem in check_defensible(Records(document))]
        ['source-without-hash']
    """
    return tuple(apply_rules(Subject.of(records), DEFENSIBLE_RULES))


def _structure(gathered: Gathered, progress: Progress | None) -> list[Problem]:
    """Hold all parts against the schema."""
    text = gathered.text
    return [*check_header(text.raw_header()), *check_events(text.raw_events(), len(text), progress)]


def _merge(schema: list[Problem], read: Sequence[Problem]) -> list[Problem]:
    """Join what schema and reader found, each fault once: JSON before schema, schema before model."""
    broken = {problem.path for problem in read if problem.line is not None}
    told = [problem for problem in schema if problem.path not in broken]
    paths = {problem.path for problem in told}
    missing = {(problem.path, problem.message) for problem in told if problem.code == "missing-key"}
    return told + [
        problem
        for problem in read
        if problem.line is not None
        or (problem.path not in paths and (problem.path.rpartition("/")[0], problem.message) not in missing)
    ]


def _across(gathered: Gathered, problems: list[Problem], *, strict: bool) -> list[Problem]:
    """Apply the rules to all that is sound."""
    sound = sound_part(gathered)
    if sound is None:
        return []
    rules = (*RULES, *DEFENSIBLE_RULES) if strict else RULES
    found = sound.on_file(apply_rules(sound.subject, rules))
    if gathered.document is not None and not _broken(problems) and not _broken(found):
        found += check_canonical(gathered.text.text, gathered.document, is_lines=gathered.text.is_lines)
    return found


def _broken(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _place(problem: Problem) -> tuple[int, int, str, str]:
    return problem.line or 0, problem.column or 0, problem.path, problem.code


def _half(progress: Progress | None, half: int) -> Progress | None:
    """Tell of two walks over the events as of one."""
    if progress is None:
        return None
    return lambda done, total: progress(half * total + done, 2 * total)
