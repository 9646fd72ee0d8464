"""Timelines you can defend: dated events with evidence, honest dates, three-valued answers.

`load()` gives the shipped dataset as a `Timeline`. Names are imported when they are
first used, so that `import kgtimeline` costs next to nothing.

Example:
    >>> import kgtimeline as kg
    >>> kg.EventDate("2023-08-XX").during("2023-08-08")
    <Truth.MAYBE: 'maybe'>
"""

import gc
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgtimeline.analysis.attribution import Attribution as Attribution
    from kgtimeline.analysis.attribution import AttributionChain as AttributionChain
    from kgtimeline.analysis.attribution import AttributionEdge as AttributionEdge
    from kgtimeline.analysis.attribution import AttributionNode as AttributionNode
    from kgtimeline.analysis.changes import Change as Change
    from kgtimeline.analysis.changes import ChangeAction as ChangeAction
    from kgtimeline.analysis.claims import Claim as Claim
    from kgtimeline.analysis.claims import ConflictField as ConflictField
    from kgtimeline.analysis.conflicts import Conflict as Conflict
    from kgtimeline.analysis.corroboration import Corroboration as Corroboration
    from kgtimeline.analysis.diff import Difference as Difference
    from kgtimeline.analysis.diff import RecordChange as RecordChange
    from kgtimeline.analysis.doubt import Doubt as Doubt
    from kgtimeline.analysis.doubt import DoubtPlace as DoubtPlace
    from kgtimeline.analysis.duplicates import Duplicate as Duplicate
    from kgtimeline.analysis.explain import Explanation as Explanation
    from kgtimeline.analysis.grounds import AnchorGround as AnchorGround
    from kgtimeline.analysis.grounds import DateGround as DateGround
    from kgtimeline.analysis.grounds import ReadingGround as ReadingGround
    from kgtimeline.analysis.grounds import RuleNote as RuleNote
    from kgtimeline.analysis.independence import IndependentGroup as IndependentGroup
    from kgtimeline.analysis.independence import SharedOrigin as SharedOrigin
    from kgtimeline.analysis.known import Known as Known
    from kgtimeline.analysis.losses import Dropped as Dropped
    from kgtimeline.analysis.losses import LeftOut as LeftOut
    from kgtimeline.analysis.losses import NotKnown as NotKnown
    from kgtimeline.analysis.months import Month as Month
    from kgtimeline.analysis.months import MonthEntry as MonthEntry
    from kgtimeline.analysis.months import Months as Months
    from kgtimeline.analysis.order_reasons import OrderReason as OrderReason
    from kgtimeline.analysis.policies import SettlePolicy as SettlePolicy
    from kgtimeline.analysis.settling import Settled as Settled
    from kgtimeline.analysis.testimony import FactualityGround as FactualityGround
    from kgtimeline.analysis.testimony import ParticipantGround as ParticipantGround
    from kgtimeline.analysis.testimony import ReportGround as ReportGround
    from kgtimeline.analysis.testimony import SourceGround as SourceGround
    from kgtimeline.analysis.thread_ties import ThreadTie as ThreadTie
    from kgtimeline.analysis.threads import Thread as Thread
    from kgtimeline.analysis.ties import FigureGround as FigureGround
    from kgtimeline.analysis.ties import RelationGround as RelationGround
    from kgtimeline.analysis.tightening import Tightened as Tightened
    from kgtimeline.analysis.tightening import TighteningStep as TighteningStep
    from kgtimeline.analysis.upstream import AttributionStep as AttributionStep
    from kgtimeline.analysis.upstream import Credit as Credit
    from kgtimeline.analysis.upstream import Origin as Origin
    from kgtimeline.dataset.offices import HeldOffice as HeldOffice
    from kgtimeline.dates.arithmetic import DaySpan as DaySpan
    from kgtimeline.dates.bounds import Bounds as Bounds
    from kgtimeline.dates.bounds import Extent as Extent
    from kgtimeline.dates.truth import Truth as Truth
    from kgtimeline.dates.value import EventDate as EventDate
    from kgtimeline.dates.window import Window as Window
    from kgtimeline.errors import ActorNotFoundError as ActorNotFoundError
    from kgtimeline.errors import AmbiguousActorError as AmbiguousActorError
    from kgtimeline.errors import CitationError as CitationError
    from kgtimeline.errors import DatasetInvalidError as DatasetInvalidError
    from kgtimeline.errors import DatasetReadError as DatasetReadError
    from kgtimeline.errors import DatasetWriteError as DatasetWriteError
    from kgtimeline.errors import DateRangeError as DateRangeError
    from kgtimeline.errors import DateSyntaxError as DateSyntaxError
    from kgtimeline.errors import EventNotFoundError as EventNotFoundError
    from kgtimeline.errors import ExtraMissingError as ExtraMissingError
    from kgtimeline.errors import KgTimelineError as KgTimelineError
    from kgtimeline.errors import Problem as Problem
    from kgtimeline.errors import QuerySyntaxError as QuerySyntaxError
    from kgtimeline.errors import ResourceMissingError as ResourceMissingError
    from kgtimeline.errors import SchemaVersionError as SchemaVersionError
    from kgtimeline.errors import Severity as Severity
    from kgtimeline.errors import SourceNotFoundError as SourceNotFoundError
    from kgtimeline.model.actors import Actor as Actor
    from kgtimeline.model.actors import Alias as Alias
    from kgtimeline.model.actors import Office as Office
    from kgtimeline.model.datings import Dating as Dating
    from kgtimeline.model.datings import DatingAnchor as DatingAnchor
    from kgtimeline.model.datings import DatingFrom as DatingFrom
    from kgtimeline.model.datings import Relation as Relation
    from kgtimeline.model.document import DatasetInfo as DatasetInfo
    from kgtimeline.model.document import Document as Document
    from kgtimeline.model.event_base import BaseEvent as BaseEvent
    from kgtimeline.model.events import Agreement as Agreement
    from kgtimeline.model.events import Ban as Ban
    from kgtimeline.model.events import Bill as Bill
    from kgtimeline.model.events import Event as Event
    from kgtimeline.model.events import Incident as Incident
    from kgtimeline.model.events import Interview as Interview
    from kgtimeline.model.events import Letter as Letter
    from kgtimeline.model.events import Meeting as Meeting
    from kgtimeline.model.events import Message as Message
    from kgtimeline.model.events import OfficeChange as OfficeChange
    from kgtimeline.model.events import Practice as Practice
    from kgtimeline.model.events import Publication as Publication
    from kgtimeline.model.events import Sanction as Sanction
    from kgtimeline.model.events import Speech as Speech
    from kgtimeline.model.events import Statement as Statement
    from kgtimeline.model.events import War as War
    from kgtimeline.model.figures import Figure as Figure
    from kgtimeline.model.reports import Participant as Participant
    from kgtimeline.model.reports import Reading as Reading
    from kgtimeline.model.reports import ReadingAnchor as ReadingAnchor
    from kgtimeline.model.reports import Report as Report
    from kgtimeline.model.reports import Span as Span
    from kgtimeline.model.sources import Source as Source
    from kgtimeline.query.figure_leaf import figure as figure
    from kgtimeline.query.language import parse_query as parse_query
    from kgtimeline.query.nodes import Predicate as Predicate
    from kgtimeline.query.predicates import actor as actor
    from kgtimeline.query.predicates import after as after
    from kgtimeline.query.predicates import before as before
    from kgtimeline.query.predicates import code as code
    from kgtimeline.query.predicates import country as country
    from kgtimeline.query.predicates import covers as covers
    from kgtimeline.query.predicates import during as during
    from kgtimeline.query.predicates import event_id as event_id
    from kgtimeline.query.predicates import factuality as factuality
    from kgtimeline.query.predicates import kind as kind
    from kgtimeline.query.predicates import publisher as publisher
    from kgtimeline.query.predicates import relation as relation
    from kgtimeline.query.predicates import role as role
    from kgtimeline.query.predicates import source as source
    from kgtimeline.query.predicates import tag as tag
    from kgtimeline.query.predicates import text as text
    from kgtimeline.query.predicates import within as within
    from kgtimeline.timeline.listing import Listing as Listing
    from kgtimeline.timeline.loading import load as load
    from kgtimeline.timeline.loading import validate as validate
    from kgtimeline.timeline.opening import open as open  # noqa: A004 - users write kg.open
    from kgtimeline.timeline.scanning import FrameTimeline as FrameTimeline
    from kgtimeline.timeline.scanning import scan as scan
    from kgtimeline.timeline.selection import Match as Match
    from kgtimeline.timeline.selection import Selection as Selection
    from kgtimeline.timeline.tables import read_tables as read_tables
    from kgtimeline.timeline.tables import write_tables as write_tables
    from kgtimeline.timeline.timeline import Timeline as Timeline
    from kgtimeline.timeline.view import View as View
    from kgtimeline.vocab import ActorType as ActorType
    from kgtimeline.vocab import AgreementStage as AgreementStage
    from kgtimeline.vocab import BanScope as BanScope
    from kgtimeline.vocab import BillStage as BillStage
    from kgtimeline.vocab import DatingAnchorType as DatingAnchorType
    from kgtimeline.vocab import DatingBasis as DatingBasis
    from kgtimeline.vocab import Factuality as Factuality
    from kgtimeline.vocab import FigureMeasure as FigureMeasure
    from kgtimeline.vocab import FigurePer as FigurePer
    from kgtimeline.vocab import FigureQualifier as FigureQualifier
    from kgtimeline.vocab import Kind as Kind
    from kgtimeline.vocab import OfficeChangeType as OfficeChangeType
    from kgtimeline.vocab import PublicationForm as PublicationForm
    from kgtimeline.vocab import ReadingAnchorType as ReadingAnchorType
    from kgtimeline.vocab import RelationBasis as RelationBasis
    from kgtimeline.vocab import RelationType as RelationType
    from kgtimeline.vocab import Role as Role
    from kgtimeline.vocab import Side as Side
    from kgtimeline.vocab import SourceType as SourceType

_HOMES = {
    "analysis.attribution": "Attribution AttributionChain AttributionEdge AttributionNode",
    "analysis.changes": "Change ChangeAction",
    "analysis.claims": "Claim ConflictField",
    "analysis.conflicts": "Conflict",
    "analysis.corroboration": "Corroboration",
    "analysis.diff": "Difference RecordChange",
    "analysis.doubt": "Doubt DoubtPlace",
    "analysis.duplicates": "Duplicate",
    "analysis.explain": "Explanation",
    "analysis.grounds": "AnchorGround DateGround ReadingGround RuleNote",
    "analysis.independence": "IndependentGroup SharedOrigin",
    "analysis.known": "Known",
    "analysis.losses": "Dropped LeftOut NotKnown",
    "analysis.months": "Month MonthEntry Months",
    "analysis.order_reasons": "OrderReason",
    "analysis.policies": "SettlePolicy",
    "analysis.settling": "Settled",
    "analysis.testimony": "FactualityGround ParticipantGround ReportGround SourceGround",
    "analysis.thread_ties": "ThreadTie",
    "analysis.threads": "Thread",
    "analysis.ties": "FigureGround RelationGround",
    "analysis.tightening": "Tightened TighteningStep",
    "analysis.upstream": "AttributionStep Credit Origin",
    "dataset.offices": "HeldOffice",
    "dates.arithmetic": "DaySpan",
    "dates.bounds": "Bounds Extent",
    "dates.truth": "Truth",
    "dates.value": "EventDate",
    "dates.window": "Window",
    "errors": (
        "ActorNotFoundError AmbiguousActorError CitationError DatasetInvalidError DatasetReadError "
        "DatasetWriteError DateRangeError DateSyntaxError EventNotFoundError ExtraMissingError "
        "KgTimelineError Problem QuerySyntaxError ResourceMissingError SchemaVersionError Severity "
        "SourceNotFoundError"
    ),
    "model.actors": "Actor Alias Office",
    "model.datings": "Dating DatingAnchor DatingFrom Relation",
    "model.document": "DatasetInfo Document",
    "model.event_base": "BaseEvent",
    "model.events": (
        "Agreement Ban Bill Event Incident Interview Letter Meeting Message OfficeChange Practice "
        "Publication Sanction Speech Statement War"
    ),
    "model.figures": "Figure",
    "model.reports": "Participant Reading ReadingAnchor Report Span",
    "model.sources": "Source",
    "query.figure_leaf": "figure",
    "query.language": "parse_query",
    "query.nodes": "Predicate",
    "query.predicates": (
        "actor after before code country covers during event_id factuality kind publisher relation "
        "role source tag text within"
    ),
    "timeline.listing": "Listing",
    "timeline.loading": "load validate",
    "timeline.scanning": "FrameTimeline scan",
    "timeline.opening": "open",
    "timeline.selection": "Match Selection",
    "timeline.tables": "read_tables write_tables",
    "timeline.timeline": "Timeline",
    "timeline.view": "View",
    "vocab": (
        "ActorType AgreementStage BanScope BillStage DatingAnchorType DatingBasis Factuality "
        "FigureMeasure FigurePer FigureQualifier Kind OfficeChangeType PublicationForm "
        "ReadingAnchorType RelationBasis RelationType Role Side SourceType"
    ),
}
"""Where each public name is at home; a test compares it with the imports above."""
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__version__ = "0.1.0"
__all__ = sorted(_HOME)  # noqa: PLE0605 - built from the one table; a test holds it against the imports above


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    if (module := _HOME.get(name)) is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    collecting = gc.isenabled()
    gc.disable()  # an import only makes objects that stay; looking for garbage among them costs a tenth of it
    try:
        value = getattr(import_module(f"{__name__}.{module}"), name)
    finally:
        if collecting:
            gc.enable()
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return sorted({*globals(), *_HOME})
