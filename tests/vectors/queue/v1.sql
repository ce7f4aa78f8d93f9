-- queue.db of schema 1, as it was written until items could have several photos. Never edited.
-- Sealed under the keys queue.a (32 times 'a') and queue.new (32 times 'n').
PRAGMA user_version = 1;
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
INSERT INTO draft VALUES ('a', 'elicence', 'elicence_consent', x'a8846c4d0bd62cabb79c6b20f6f50bfd8e58fa4e1eff6f161c337eb771e5a3');
INSERT INTO draft VALUES ('new', 'register', 'name', x'9c1b8d7e16ce886891fbcca864fe09ae84e765d3f22ce61043ff187194ebbcbbc713e38034');
INSERT INTO setting VALUES ('elder', x'dd40605969efc23d33d8526568e022375e156d71a5069ce42049e4e5266e');
INSERT INTO photo VALUES ('019a0000000070008000000000000001', 'a', x'176efc04ed1ed4704adcf1ed4762ce50fd139444ecd6fc4a04999cca000a83fa10a6fdb603894c96e7c7a6');
INSERT INTO photo VALUES ('019a0000000070008000000000000002', 'a', x'294891c531565fa9ce6caa2797482c56f440e389b6da63cc51addb5787a7a246b119607d497ad3ab5ff4b2dc');
INSERT INTO upload VALUES ('019a0000000070008000000000000001', 'u7', 4);
INSERT INTO outbox (id, owner, kind, key, made_at_ms, photo, body, problem)
  VALUES ('019a0000000070008000000000000003', 'a', 'elicence.application', '019a0000-0000-7000-8000-00000000000a', 1795138860000, '019a0000000070008000000000000001', x'6f950dc76a9402a7fae98bf560cc211b37dcb3ed37e08231a8cef69f8101e710e133a5e5da1378702758b077726218367c5dd70526bc477de8bc1cb00d07f6d1e45593984fe422b9ce5b1c5181c85af9689c3b273a5ddf9105a6dbc3d1e942e957a078addc', NULL);
INSERT INTO outbox (id, owner, kind, key, made_at_ms, photo, body, problem)
  VALUES ('019a0000000070008000000000000004', 'a', 'licence.filing', '019a0000-0000-7000-8000-00000000000b', 1795138860000, NULL, x'db0103c56f15d5459496b0ad734f203262462f7f15384b2645a644afe575da2470ce30abcf93e15876a6753e17d85f5cbff96b657c1c5154284e0cab12da6565a4f8091188ccd3dbba816b8c02a59f37c50155af92f3f11dc167fb06988826ae5ab2de2081b4d59c', x'6635f456bc17323a179836facec5482c1f1ec02f1f2d160366d5b63721a64271298f9a48b286cbdba66b03673dd062033fd28cf9d041437fbd9bc9db1ef3fcf647e44f71a3da8391');
