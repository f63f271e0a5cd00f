-- Contributions: what each source says, verbatim. Everything below them is derived.

CREATE TABLE source (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  digest   TEXT NOT NULL,
  version  TEXT NOT NULL,
  articles INTEGER NOT NULL,
  sum      BLOB NOT NULL        -- of all that the source contributes: an unchanged Change is recognised by it
) STRICT;

CREATE TABLE reading (
  source  INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES node,
  sum     BLOB NOT NULL,        -- first 16 bytes of the SHA-256 of the canonical JSON
  places  BLOB NOT NULL,        -- holdings: start and end pairs
  json    BLOB NOT NULL,        -- canonical JSON of the reading, deflated
  UNIQUE (source, article)
) STRICT;
CREATE INDEX reading_article ON reading (article, source);

CREATE TABLE thesaurus (
  id      INTEGER PRIMARY KEY,
  source  INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  cid     BLOB NOT NULL,        -- claim id
  subject TEXT NOT NULL,
  object  TEXT NOT NULL,
  sum     BLOB NOT NULL,
  json    BLOB NOT NULL,        -- canonical JSON of the claim, deflated
  UNIQUE (source, cid)
) STRICT;
CREATE INDEX thesaurus_subject ON thesaurus (subject);
CREATE INDEX thesaurus_object ON thesaurus (object);

-- version: a hash over all Changes that changed something.
CREATE TABLE state (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  version BLOB NOT NULL
) STRICT;
INSERT INTO state VALUES (1, x'');

-- Ids of articles, entities and references, and the integers that stand for them inside the file.
CREATE TABLE node (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  type INTEGER NOT NULL
) STRICT;

-- Near-duplicates: distinct bodies, the bands under which similar ones meet, and who is twin of whom.

CREATE TABLE body (
  id  INTEGER PRIMARY KEY,
  sum BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE band (
  key  INTEGER NOT NULL,
  body INTEGER NOT NULL REFERENCES body,
  PRIMARY KEY (key, body)
) STRICT, WITHOUT ROWID;
CREATE INDEX band_body ON band (body);

CREATE TABLE twin (
  a INTEGER NOT NULL REFERENCES body,
  b INTEGER NOT NULL REFERENCES body,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX twin_b ON twin (b);

-- Articles by their preferred reading. recent is 99999999 minus the first day as yyyymmdd, so ascending is newest first and
-- undated last; aid is the id without "article:".
CREATE TABLE article (
  id          INTEGER PRIMARY KEY REFERENCES node,
  aid         TEXT NOT NULL,
  recent      INTEGER NOT NULL,
  grp         INTEGER NOT NULL,  -- the article that represents its near-duplicates
  rank        INTEGER NOT NULL,  -- place among them, 0 for the one that represents
  members     INTEGER NOT NULL,  -- how many they are
  body        INTEGER REFERENCES body,
  source      INTEGER NOT NULL,  -- whose reading is preferred
  sum         BLOB NOT NULL,     -- of the preferred reading
  title       TEXT NOT NULL,
  key         TEXT NOT NULL,     -- search key of the title
  start       INTEGER NOT NULL,  -- of the body, in code points
  length      INTEGER NOT NULL,
  language    TEXT NOT NULL,
  publication TEXT NOT NULL,
  issue       TEXT NOT NULL,
  date        TEXT NOT NULL,
  named       BLOB NOT NULL,     -- entities and the sentences that name them, packed for counting
  claims      BLOB NOT NULL      -- claims, packed for counting
) STRICT;
CREATE UNIQUE INDEX article_recent ON article (recent, aid);
CREATE INDEX article_key ON article (key = '', key, aid);
CREATE INDEX article_group ON article (grp, rank);
CREATE INDEX article_body ON article (body);

-- Which article shows which entity. counted: no earlier member of the group of near-duplicates mentions it.
CREATE TABLE sighting (
  article  INTEGER NOT NULL REFERENCES article DEFERRABLE INITIALLY DEFERRED,
  entity   INTEGER NOT NULL REFERENCES node,
  counted  INTEGER NOT NULL,
  recent   INTEGER NOT NULL,
  aid      TEXT NOT NULL,
  salience INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  places   BLOB NOT NULL,        -- mentions, packed
  PRIMARY KEY (article, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_entity ON sighting (entity, recent, aid, counted);

-- What counted sightings say of an entity and how often.
CREATE TABLE vote (
  entity INTEGER NOT NULL REFERENCES node,
  field  INTEGER NOT NULL,       -- 0 profile, 1 surface, 2 date
  value  TEXT NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (entity, field, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
  id         INTEGER PRIMARY KEY REFERENCES node,
  name       TEXT NOT NULL,      -- id
  type       INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  label      TEXT NOT NULL,
  key        TEXT NOT NULL,      -- search key of the label
  mentions   INTEGER NOT NULL,
  articles   INTEGER NOT NULL,
  claims     INTEGER NOT NULL,
  first      TEXT NOT NULL,
  last       TEXT NOT NULL,
  definition TEXT NOT NULL,
  same_as    BLOB NOT NULL,      -- packed list
  aliases    BLOB NOT NULL       -- packed list
) STRICT;
CREATE INDEX entity_key ON entity (key, name);
CREATE INDEX entity_mentions ON entity (-mentions, name);
CREATE INDEX entity_articles ON entity (-articles, name);
CREATE INDEX entity_claims ON entity (-claims, name);
CREATE INDEX entity_type ON entity (type, kind);

CREATE TABLE identifier (
  value  TEXT NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  PRIMARY KEY (value, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_entity ON identifier (entity);

-- Search keys of all names, and for each trigram the names that hold it. A posting list is cut into chunks of 16,384 ids, each
-- a run of 16-bit numbers in no order, so that a new name appends to the last chunk only.
CREATE TABLE name (
  id       INTEGER PRIMARY KEY,
  entity   INTEGER NOT NULL REFERENCES entity,
  type     INTEGER NOT NULL,
  mentions INTEGER NOT NULL,     -- of the entity
  owner    TEXT NOT NULL,        -- id of the entity
  key      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX name_key ON name (key, entity);
CREATE INDEX name_entity ON name (entity);

CREATE TABLE gram (
  chunk INTEGER NOT NULL,
  gram  INTEGER NOT NULL,        -- three code points of 21 bits
  names BLOB NOT NULL,
  PRIMARY KEY (chunk, gram)
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  chunk    INTEGER NOT NULL,
  term     TEXT NOT NULL,
  articles BLOB NOT NULL,
  PRIMARY KEY (chunk, term)
) STRICT, WITHOUT ROWID;

-- Edges with what their claims add up to under the filter that narrows nothing; weight is minus the number of those claims.
CREATE TABLE edge (
  id         INTEGER PRIMARY KEY,
  subject    INTEGER NOT NULL REFERENCES node,
  object     INTEGER NOT NULL REFERENCES node,
  predicate  INTEGER NOT NULL,
  weight     INTEGER NOT NULL,
  name       TEXT NOT NULL UNIQUE,
  confidence INTEGER NOT NULL,
  modalities INTEGER NOT NULL,   -- a bit for each
  first      TEXT NOT NULL,
  last       TEXT NOT NULL,
  roles      BLOB NOT NULL       -- packed list
) STRICT;
CREATE INDEX edge_out ON edge (subject, weight, name);
CREATE INDEX edge_in ON edge (object, weight, name);
CREATE INDEX edge_pair ON edge (subject, object);
CREATE INDEX edge_riap ON edge (object, subject);

-- Claims in their one order: newest article first, article, start of the evidence, id. A thesaurus claim has article 0.
CREATE TABLE claim (
  recent     INTEGER NOT NULL,
  aid        TEXT NOT NULL,
  start      INTEGER NOT NULL,
  cid        BLOB NOT NULL,
  end        INTEGER NOT NULL,
  article    INTEGER NOT NULL,
  edge       INTEGER NOT NULL REFERENCES edge DEFERRABLE INITIALLY DEFERRED,
  source     INTEGER NOT NULL,
  counted    INTEGER NOT NULL,
  modality   INTEGER NOT NULL,
  confidence INTEGER NOT NULL,
  date       TEXT NOT NULL,
  since      TEXT NOT NULL,
  until      TEXT NOT NULL,
  role       TEXT NOT NULL,
  rule       TEXT NOT NULL,
  seed       TEXT NOT NULL,
  quote      TEXT NOT NULL,
  PRIMARY KEY (recent, aid, start, cid)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_edge ON claim (edge);

-- Rules by number, for packed facts.
CREATE TABLE rule (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
