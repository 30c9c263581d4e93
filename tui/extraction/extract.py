"""What extraction makes of one document, before articles are brought together."""

import msgspec

from tui.model import Article, Body, Figure, Quote, Relation, Report


class Extract(msgspec.Struct, frozen=True):
    """The facts of one document. A document gives the same extract alone as among others.

    Actors' ids are made from a dictionary entry or a full name, so they already are the same in every article;
    what the article says of each actor is in ``body.appearances``.
    """

    article: Article
    body: Body
    reports: tuple[Report, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
