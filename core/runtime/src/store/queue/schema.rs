//! The tables of `queue.db`, step by step. A step that was released is never edited.

/// Each brings the schema one version further.
pub(super) const MIGRATIONS: &[&str] = &[FIRST, SEVERAL_PHOTOS, BEHIND_THE_LOCK];

const FIRST: &str = "
        CREATE TABLE draft (
            owner TEXT NOT NULL, -- an account's id, or new
            draft TEXT NOT NULL, -- name of a form
            field TEXT NOT NULL, -- name of a field
            text  BLOB NOT NULL, -- sealed
            PRIMARY KEY (owner, draft, field)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE setting (
            name  TEXT NOT NULL PRIMARY KEY,
            value BLOB NOT NULL -- sealed
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE photo (
            id    TEXT NOT NULL PRIMARY KEY,
            owner TEXT NOT NULL,
            body  BLOB NOT NULL -- sealed
        ) STRICT;
        CREATE TABLE upload (
            photo        TEXT    NOT NULL PRIMARY KEY,
            id           TEXT    NOT NULL, -- opaque, of the server
            offset_bytes INTEGER NOT NULL CHECK (0 <= offset_bytes)
        ) STRICT;
        CREATE TABLE outbox (
            seq        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            id         TEXT    NOT NULL UNIQUE,
            owner      TEXT    NOT NULL,
            kind       TEXT    NOT NULL,
            key        TEXT    NOT NULL, -- idempotency key
            made_at_ms INTEGER NOT NULL,
            photo      TEXT,
            body       BLOB    NOT NULL, -- sealed: path and body
            problem    BLOB              -- sealed: why the person has to look at it
        ) STRICT;
    ";

/// What an item of the first schema waits with is its first photo.
const SEVERAL_PHOTOS: &str = "
        CREATE TABLE outbox_photo (
            item  TEXT    NOT NULL, -- id of an item of the outbox
            nth   INTEGER NOT NULL CHECK (0 <= nth),
            photo TEXT    NOT NULL,
            PRIMARY KEY (item, nth)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO outbox_photo SELECT id, 0, photo FROM outbox WHERE photo IS NOT NULL;
        ALTER TABLE outbox DROP COLUMN photo;
    ";

/// What is sent while the gesture lock is closed, and how long a server that fails is left alone.
const BEHIND_THE_LOCK: &str = "
        CREATE TABLE spare (
            owner   TEXT NOT NULL PRIMARY KEY,
            refresh BLOB NOT NULL -- sealed
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pause (ms INTEGER NOT NULL CHECK (0 <= ms)) STRICT;
        INSERT INTO pause VALUES (0);
    ";
