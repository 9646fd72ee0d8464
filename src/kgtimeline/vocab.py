"""The closed vocabularies of the format, as string enums.

A value is its own text: `Kind.LETTER == "letter"`. The words follow the field's
standard terms; factuality is loosely after FactBank (Saurí and Pustejovsky 2009).
"""

from enum import StrEnum


class Kind(StrEnum):
    """What type of event it is; the discriminator of the union."""

    LETTER = "letter"
    MESSAGE = "message"
    SPEECH = "speech"
    STATEMENT = "statement"
    INTERVIEW = "interview"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    SANCTION = "sanction"
    BAN = "ban"
    BILL = "bill"
    PUBLICATION = "publication"
    INCIDENT = "incident"
    PRACTICE = "practice"
    WAR = "war"
    OFFICE = "office"


class Role(StrEnum):
    """What a participant is in an event; which kinds have which is in `model.events`."""

    SENDER = "sender"
    RECIPIENT = "recipient"
    ON_BEHALF_OF = "on_behalf_of"
    INTERMEDIARY = "intermediary"
    SPEAKER = "speaker"
    AUDIENCE = "audience"
    HOST = "host"
    OUTLET = "outlet"
    INTERVIEWER = "interviewer"
    PARTICIPANT = "participant"
    SIGNATORY = "signatory"
    MEDIATOR = "mediator"
    TARGET = "target"
    ISSUER = "issuer"
    BODY = "body"
    SPONSOR = "sponsor"
    AFFECTED = "affected"
    PUBLISHER = "publisher"
    AUTHOR = "author"
    SUPPLIER = "supplier"
    RECEIVER = "receiver"
    CARRIER = "carrier"
    INTERCEPTOR = "interceptor"
    VICTIM = "victim"
    HOLDER = "holder"
    APPOINTED_BY = "appointed_by"


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"


class SourceType(StrEnum):
    """What a source is."""

    ARTICLE = "article"
    DOCUMENT = "document"
    POSTING = "posting"
    BROADCAST = "broadcast"
    BOOK = "book"
    OTHER = "other"


class Factuality(StrEnum):
    """How an occurrence is presented: of the event itself, not of what was said in it."""

    REPORTED = "reported"
    ANNOUNCED = "announced"
    INTENDED = "intended"
    ALLEGED = "alleged"
    DENIED = "denied"
    DISPUTED = "disputed"


class RelationType(StrEnum):
    """How one event is tied to another."""

    REPLIES_TO = "replies_to"
    RESPONDS_TO = "responds_to"
    CONVEYS = "conveys"
    CAUSED_BY = "caused_by"
    AFTER = "after"
    REPORTS_ON = "reports_on"
    ANNOUNCES = "announces"
    PART_OF = "part_of"
    DURING = "during"
    CONCERNS = "concerns"
    ALLEGES = "alleges"
    DENIES = "denies"
    POSSIBLY_SAME_AS = "possibly_same_as"


class RelationBasis(StrEnum):
    """Where a relation is from: a source states it, or the coder infers it."""

    STATED = "stated"
    INFERRED = "inferred"


class DatingBasis(StrEnum):
    """Where the digits of an event's date are from."""

    STATED = "stated"
    COMPLETED = "completed"
    RELATIVE = "relative"
    BOUNDED = "bounded"
    INFERRED = "inferred"
    UNDATED = "undated"


class ReadingAnchorType(StrEnum):
    """What the words of a reading are counted from."""

    PUBLISHED = "published"
    SPAN = "span"
    MANUAL = "manual"


class DatingAnchorType(StrEnum):
    """What an event's date is worked out against."""

    PUBLISHED = "published"
    EVENT = "event"
    MANUAL = "manual"


class Side(StrEnum):
    """On which side of its anchor a missing year is looked for."""

    AFTER = "after"
    BEFORE = "before"
    NEAREST = "nearest"


class AgreementStage(StrEnum):
    """How far an agreement has come."""

    PROPOSED = "proposed"
    SIGNED = "signed"
    IN_FORCE = "in force"


class BillStage(StrEnum):
    """How far a bill has come."""

    PROPOSED = "proposed"
    UNDER_CONSIDERATION = "under consideration"
    ADOPTED = "adopted"
    IN_FORCE = "in force"
    WITHDRAWN = "withdrawn"


class BanScope(StrEnum):
    """What a ban forbids."""

    EXPORT = "export"
    IMPORT = "import"
    ENTRY = "entry"
    ACTIVITY = "activity"


class PublicationForm(StrEnum):
    """What was published."""

    REPORT = "report"
    POSTING = "posting"


class OfficeChangeType(StrEnum):
    """Which end of an office an event marks."""

    TAKES = "takes"
    LEAVES = "leaves"


class FigureQualifier(StrEnum):
    """How exactly a figure is claimed."""

    AS_STATED = "as_stated"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class FigureMeasure(StrEnum):
    """Whether a figure is a level or a change of one."""

    LEVEL = "level"
    CHANGE = "change"


class FigurePer(StrEnum):
    """The unit of time of a rate."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
