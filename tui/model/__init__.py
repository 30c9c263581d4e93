"""The records: frozen, typed, without I/O. Everything that is stored, shown or exported is one of these."""

from tui.model.actor import ACTOR_KINDS, Actor, ActorKind, Appearance, Mention, Merge, Role
from tui.model.article import (
    Article,
    Block,
    BlockKind,
    Body,
    Dropped,
    Format,
    Row,
    Table,
)
from tui.model.dates import PartialDate, Precision, When
from tui.model.document import Document, Metadata
from tui.model.edit import Decision, Identity, Unedited
from tui.model.event import (
    DISPUTABLE,
    EVENT_TYPES,
    ROLES,
    SUBTYPES,
    TIMELINE,
    Event,
    EventType,
    Modality,
    Participant,
    ParticipantRole,
    Place,
    Report,
    Status,
    Subtype,
    Toll,
    identity_of,
)
from tui.model.figure import Figure
from tui.model.identity import KIND_OF_PREFIX, fingerprint
from tui.model.problem import Problem
from tui.model.quote import Quote, QuoteMode
from tui.model.relation import PREDICATES, Predicate, Relation

__all__ = [
    "ACTOR_KINDS",
    "DISPUTABLE",
    "EVENT_TYPES",
    "KIND_OF_PREFIX",
    "PREDICATES",
    "ROLES",
    "SUBTYPES",
    "TIMELINE",
    "Actor",
    "ActorKind",
    "Appearance",
    "Article",
    "Block",
    "BlockKind",
    "Body",
    "Decision",
    "Document",
    "Dropped",
    "Event",
    "EventType",
    "Figure",
    "Format",
    "Identity",
    "Mention",
    "Merge",
    "Metadata",
    "Modality",
    "PartialDate",
    "Participant",
    "ParticipantRole",
    "Place",
    "Precision",
    "Predicate",
    "Problem",
    "Quote",
    "QuoteMode",
    "Relation",
    "Report",
    "Role",
    "Row",
    "Status",
    "Subtype",
    "Table",
    "Toll",
    "Unedited",
    "When",
    "fingerprint",
    "identity_of",
]
