"""The tables of the cache."""

from typing import Final

SCHEMA: Final = 6
"""Counts up whenever the tables change; a cache of another number is made anew."""

DAY_BITS: Final = 20
"""An article's or event's row is its day, shifted by so many bits, and a number within the day."""
UNDATED_EVENT: Final = 1 << 22
"""The day that stands for no date in an event's row: behind every real one."""
ASIDE: Final = -(1 << 60)
"""Added to the rows of events that are not of the timeline."""

TABLES: Final = """
CREATE TABLE article (
    row INTEGER PRIMARY KEY,            -- first day of publication, 0 if not known
    id TEXT NOT NULL UNIQUE,
    first INTEGER, last INTEGER,        -- proleptic days of its own date, null if not known
    title TEXT NOT NULL                 -- folded
);
CREATE TABLE event (
    row INTEGER PRIMARY KEY,            -- first day, UNDATED_EVENT if not known
    id TEXT NOT NULL UNIQUE,
    first INTEGER, last INTEGER,
    killed_low INTEGER, killed_high INTEGER, injured_low INTEGER, injured_high INTEGER,
    sources INTEGER NOT NULL,
    number INTEGER NOT NULL             -- as postings know it
);
CREATE TABLE actor (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,                 -- folded
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL
);
CREATE TABLE fact (                     -- quotes, figures, relations
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    article INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL,
    first INTEGER, last INTEGER         -- a figure's period
);
CREATE TABLE term (                     -- values of fields; counts are of the timeline
    row INTEGER PRIMARY KEY,
    field TEXT NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 0,
    UNIQUE (field, key)
);
CREATE TABLE posting (                  -- the events of a term or actor, see postings.py
    field TEXT, term INTEGER, total INTEGER NOT NULL, dense INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (field, term)
);
CREATE TABLE article_term (term INTEGER, article INTEGER, PRIMARY KEY (term, article)) WITHOUT ROWID;
CREATE TABLE event_term (term INTEGER, event INTEGER, PRIMARY KEY (term, event)) WITHOUT ROWID;
CREATE TABLE actor_term (term INTEGER, actor INTEGER, PRIMARY KEY (term, actor)) WITHOUT ROWID;
CREATE TABLE fact_term (term INTEGER, fact INTEGER, PRIMARY KEY (term, fact)) WITHOUT ROWID;
CREATE TABLE article_actor (
    actor INTEGER, article INTEGER, mentions INTEGER, PRIMARY KEY (actor, article)
) WITHOUT ROWID;
CREATE TABLE event_actor (              -- roles: a bit each, in the order of the model; 0: only mentioned
    actor INTEGER, event INTEGER, roles INTEGER, PRIMARY KEY (actor, event)
) WITHOUT ROWID;
CREATE TABLE fact_actor (actor INTEGER, fact INTEGER, PRIMARY KEY (actor, fact)) WITHOUT ROWID;
CREATE TABLE fact_event (event INTEGER, fact INTEGER, PRIMARY KEY (event, fact)) WITHOUT ROWID;
CREATE TABLE report (                   -- where an event is told
    event INTEGER, article INTEGER, start INTEGER, end INTEGER, PRIMARY KEY (event, article, start)
) WITHOUT ROWID;
CREATE TABLE actor_name (row INTEGER PRIMARY KEY, actor INTEGER NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL,
    count INTEGER NOT NULL);
CREATE TABLE word (row INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, articles INTEGER NOT NULL);

CREATE VIRTUAL TABLE article_text USING fts5(title, body, content='', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE event_text USING fts5(title, evidence, content='',
    tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE fact_text USING fts5(words, content='', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE actor_text USING fts5(name, content='', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE word_text USING fts5(word, content='', detail=none, tokenize='trigram');
"""

INDEXES: Final = """
CREATE INDEX event_last ON event (last, row);
CREATE INDEX event_lasting ON event (last, row) WHERE last - first > 31;
CREATE INDEX event_killed ON event (killed_high, row) WHERE killed_high IS NOT NULL;
CREATE INDEX event_injured ON event (injured_high, row) WHERE injured_high IS NOT NULL;
CREATE INDEX event_number ON event (number);
CREATE INDEX posting_total ON posting (field, total DESC, term);
CREATE INDEX article_title ON article (title, row);
CREATE INDEX actor_mentions ON actor (mentions DESC, name, id);
CREATE INDEX actor_by_name ON actor (name, id);
CREATE INDEX fact_order ON fact (kind, article DESC, start, id);
CREATE INDEX fact_article ON fact (article);
CREATE INDEX term_count ON term (field, count DESC);
CREATE INDEX term_of_article ON article_term (article, term);
CREATE INDEX term_of_event ON event_term (event, term);
CREATE INDEX term_of_actor ON actor_term (actor, term);
CREATE INDEX term_of_fact ON fact_term (fact, term);
CREATE INDEX actor_of_article ON article_actor (article, actor);
CREATE INDEX actor_of_event ON event_actor (event, actor, roles);
CREATE INDEX actor_of_fact ON fact_actor (fact, actor);
CREATE INDEX event_of_fact ON fact_event (fact, event);
CREATE INDEX report_article ON report (article, start, end, event);
CREATE INDEX actor_name_key ON actor_name (key, actor);
CREATE INDEX actor_name_actor ON actor_name (actor);
"""
