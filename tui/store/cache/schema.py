"""The tables of the cache."""

from typing import Final

SCHEMA: Final = 10
"""Counts up whenever the tables change; a cache of another number is made anew."""

DAY_BITS: Final = 20
"""An article's or event's key is its day, shifted by so many bits, and a number within the day."""
UNDATED_EVENT: Final = 1 << 22
"""The day that stands for no date in an event's key: behind every real one."""
ASIDE: Final = -(1 << 60)
"""Added to the keys of events that are not of the timeline."""

ORDER: Final = {"article": "key, id", "event": "key, id", "actor": "name, id", "fact": "key, start, id"}
"""The columns that order each kind of record; numbers are given in this order when the cache is made."""

TOKENIZER: Final = "porter unicode61 remove_diacritics 2"
"""What makes words of texts and stems of words."""

TABLES: Final = f"""
CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key INTEGER NOT NULL,               -- grows with the first day of publication, 0 if not known
    place INTEGER,                      -- null where the number itself tells, see numbering.py
    first INTEGER,                      -- proleptic day, null if not known
    title TEXT NOT NULL,                -- folded
    terms BLOB NOT NULL                 -- the rows of its terms, four bytes each
);
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key INTEGER NOT NULL,               -- grows with the first day, UNDATED_EVENT if not known
    place INTEGER,
    first INTEGER,
    terms BLOB NOT NULL
);
CREATE TABLE actor (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,                 -- folded
    place INTEGER,
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    terms BLOB NOT NULL
);
CREATE TABLE fact (                     -- quotes, figures, relations
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    key INTEGER NOT NULL,               -- of its article, negative: the newest come first
    start INTEGER NOT NULL,
    place INTEGER,
    article INTEGER NOT NULL
);
CREATE TABLE numbering (                -- numbers below base are in order, next is the first never given
    kind TEXT PRIMARY KEY, base INTEGER NOT NULL, next INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE day (                      -- where, below base, the numbers of each day begin
    kind TEXT, key INTEGER, first INTEGER, number INTEGER NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE term (                     -- values of fields; counts are of the timeline
    row INTEGER PRIMARY KEY,
    field TEXT NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 0,
    UNIQUE (field, key)
);
CREATE TABLE posting (                  -- a set of records, see postings.py; total counts those gone, too
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, field TEXT NOT NULL, term INTEGER NOT NULL, total INTEGER NOT NULL,
    UNIQUE (kind, field, term)
);
CREATE TABLE posting_block (row INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE link_block (row INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE report (                   -- where an event is told
    event INTEGER, article INTEGER, start INTEGER, end INTEGER, PRIMARY KEY (event, article, start)
) WITHOUT ROWID;
CREATE TABLE fact_event (event INTEGER, fact INTEGER, PRIMARY KEY (event, fact)) WITHOUT ROWID;
CREATE TABLE actor_name (row INTEGER PRIMARY KEY, actor INTEGER NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL,
    count INTEGER NOT NULL);
CREATE TABLE word (row INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, articles INTEGER NOT NULL);

CREATE VIRTUAL TABLE article_text USING fts5(title, body, content='', tokenize='{TOKENIZER}');
CREATE VIRTUAL TABLE event_text USING fts5(title, evidence, content='',
    tokenize='{TOKENIZER}');
CREATE VIRTUAL TABLE fact_text USING fts5(words, content='', tokenize='{TOKENIZER}');
CREATE VIRTUAL TABLE actor_text USING fts5(name, content='', tokenize='{TOKENIZER}');
CREATE VIRTUAL TABLE word_text USING fts5(word, content='', detail=none, tokenize='trigram');
"""

TEXTS: Final = ("article_text", "event_text", "fact_text", "actor_text", "word_text")
"""The full-text tables."""

INDEXES: Final = """
CREATE INDEX article_order ON article (key, id) WHERE place IS NULL;
CREATE INDEX article_placed ON article (key, id) WHERE place IS NOT NULL;
CREATE INDEX article_title ON article (title, key, id);
CREATE INDEX event_order ON event (key, id) WHERE place IS NULL;
CREATE INDEX event_placed ON event (key, id) WHERE place IS NOT NULL;
CREATE INDEX actor_order ON actor (name, id) WHERE place IS NULL;
CREATE INDEX actor_placed ON actor (name, id) WHERE place IS NOT NULL;
CREATE INDEX actor_mentions ON actor (mentions DESC, name, id);
CREATE INDEX fact_order ON fact (key, start, id) WHERE place IS NULL;
CREATE INDEX fact_placed ON fact (key, start, id) WHERE place IS NOT NULL;
CREATE INDEX fact_article ON fact (article);
CREATE INDEX term_count ON term (field, count DESC);
CREATE INDEX posting_total ON posting (kind, field, total DESC);
CREATE INDEX event_of_fact ON fact_event (fact, event);
CREATE INDEX report_article ON report (article, start, end, event);
CREATE INDEX actor_name_key ON actor_name (key, actor);
CREATE INDEX actor_name_actor ON actor_name (actor);
"""
