-- What the people's doors keep beside the record.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch SCHEMA public;

-- Names without marks and case, as the server's own fold does it: for searches only.
CREATE FUNCTION motcua.fold(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT replace(lower(regexp_replace(normalize(given, NFD), '[\u0300-\u036f]', '', 'g')), 'đ', 'd') $$;

CREATE TABLE motcua.session (
  -- SHA-256 of what the browser holds.
  hash       text PRIMARY KEY,
  data       json NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_expiry ON motcua.session (expires_at);

CREATE TABLE motcua.form_draft (
  id        uuid PRIMARY KEY,
  owner     text NOT NULL,
  procedure text NOT NULL,
  data      json NOT NULL,
  saved_at  timestamptz NOT NULL
);
CREATE INDEX form_draft_owner ON motcua.form_draft (owner, saved_at);

CREATE TABLE motcua.delegation (
  id         uuid PRIMARY KEY,
  from_id    text NOT NULL,
  to_id      text NOT NULL,
  from_name  text NOT NULL,
  to_name    text NOT NULL,
  procedure  text NOT NULL,
  valid_from date NOT NULL,
  valid_to   date NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX delegation_from ON motcua.delegation (from_id);
CREATE INDEX delegation_to ON motcua.delegation (to_id);

CREATE TABLE motcua.stored_file (
  hash  text NOT NULL,
  owner text NOT NULL,
  name  text NOT NULL,
  type  text NOT NULL,
  size  bigint NOT NULL,
  at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (hash, owner)
);

CREATE TABLE motcua.saved_filter (
  officer text NOT NULL,
  name    text NOT NULL,
  query   text NOT NULL,
  PRIMARY KEY (officer, name)
);

CREATE TABLE motcua.queue_ticket (
  centre    text NOT NULL,
  day       date NOT NULL,
  number    integer NOT NULL,
  called_at timestamptz,
  desk      text,
  PRIMARY KEY (centre, day, number)
);

-- Names by language, the words people use for it, and all of it folded for the search.
ALTER TABLE motcua.procedure ADD COLUMN names json NOT NULL DEFAULT '{}', ADD COLUMN intent json, ADD COLUMN search text NOT NULL DEFAULT '';
UPDATE motcua.procedure SET names = json_build_object('vi', name), search = folded;
-- Every word of every procedure: what somebody mistyped is taken for the nearest of them.
CREATE TABLE motcua.search_word (word text PRIMARY KEY);
INSERT INTO motcua.search_word SELECT DISTINCT w FROM motcua.procedure, unnest(string_to_array(search, ' ')) w WHERE w <> '';
CREATE INDEX dossier_procedure ON motcua.dossier (procedure, submitted_at DESC);

GRANT SELECT, INSERT, UPDATE, DELETE ON motcua.session, motcua.form_draft, motcua.saved_filter TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON motcua.delegation, motcua.queue_ticket TO motcua_app;
GRANT EXECUTE ON FUNCTION motcua.fold TO motcua_app;
GRANT SELECT, INSERT ON motcua.stored_file, motcua.search_word TO motcua_app;
