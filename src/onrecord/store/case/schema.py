"""The tables of a casebook, as the scripts that made them one after the other: script N leads to schema version N.

A script that was released is never changed; what comes new goes into a script of its own, and the tests open a casebook
of every earlier version. Times are ISO 8601 in UTC, offsets code points of a document's canonical text, values JSON.
"""

from __future__ import annotations

# "OnRc", so that `file` and other programs tell a casebook from any other SQLite file.
APPLICATION_ID = 0x4F6E5263

_FIRST = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Files as they came, each once.
CREATE TABLE files (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

-- What was understood of a document of the record; `digest` is that of its parcel: SQLite has no checksums of its own.
-- Long columns stand last, here and below: whoever reads one behind them reads through them.
CREATE TABLE records (
    id TEXT PRIMARY KEY, file TEXT NOT NULL REFERENCES files (sha256), path TEXT NOT NULL, title TEXT NOT NULL,
    digest TEXT NOT NULL, added TEXT NOT NULL, by TEXT NOT NULL, parcel BLOB NOT NULL
) STRICT;

CREATE TABLE stories (id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT;

-- `key` is the hash of a version's bytes and text: the same bytes may come back as a later version.
CREATE TABLE versions (
    id INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES stories (id), number INTEGER NOT NULL, key TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES files (sha256), path TEXT NOT NULL, digest TEXT NOT NULL, added TEXT NOT NULL,
    by TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (story, number)
) STRICT;
CREATE INDEX versions_by_key ON versions (key);

-- `state` tells what a check rests on besides the words of the version: records, policy, what people said. `digest` is
-- that of the people and the findings.
CREATE TABLE checks (
    id INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES versions (id), made TEXT NOT NULL,
    made_with TEXT NOT NULL, policy TEXT NOT NULL, state TEXT NOT NULL, digest TEXT NOT NULL, people TEXT NOT NULL
) STRICT;
CREATE INDEX checks_by_version ON checks (version);

CREATE TABLE findings (
    made_in INTEGER NOT NULL REFERENCES checks (id), number INTEGER NOT NULL, id TEXT NOT NULL,
    ruling TEXT, severity INTEGER, value TEXT NOT NULL, PRIMARY KEY (made_in, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_by_id ON findings (id);

-- Where the quotations of a check stand in the record: what the margin of a record shows.
CREATE TABLE passages (
    made_in INTEGER NOT NULL, number INTEGER NOT NULL, record TEXT NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, FOREIGN KEY (made_in, number) REFERENCES findings (made_in, number)
) STRICT;
CREATE INDEX passages_by_record ON passages (record, first);
CREATE INDEX passages_by_finding ON passages (made_in, number);

-- Only ever added to: the last decision on a finding of a version counts, one without a choice takes it back.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES versions (id), finding TEXT NOT NULL, choice TEXT,
    note TEXT NOT NULL, words TEXT NOT NULL, severity INTEGER, made TEXT NOT NULL, by TEXT NOT NULL,
    carried_from INTEGER REFERENCES decisions (id), is_open INTEGER NOT NULL
) STRICT;
CREATE INDEX decisions_by_version ON decisions (version, finding);

CREATE TABLE log (
    id INTEGER PRIMARY KEY, made TEXT NOT NULL, by TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL
) STRICT;
"""

_WHAT_PEOPLE_SAY = """
-- That two names are one person, or are not. The last word on a pair counts.
CREATE TABLE samenesses (
    id INTEGER PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL, is_same INTEGER, made TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT;

-- What a record should read where it was misread: words of a span, or the speaker of the turn that starts there.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY, record TEXT NOT NULL REFERENCES records (id), kind TEXT NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, value TEXT NOT NULL, made TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_by_record ON corrections (record);

-- Which of several places a quotation is from.
CREATE TABLE chosen_places (
    id INTEGER PRIMARY KEY, finding TEXT NOT NULL, record TEXT, first INTEGER, last INTEGER, made TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT;
"""

SCRIPTS: tuple[str, ...] = (_FIRST, _WHAT_PEOPLE_SAY)
