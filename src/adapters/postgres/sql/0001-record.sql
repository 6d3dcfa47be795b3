-- The record: events append-only, everything else a help to find and show them.
-- Run by the migrator role; the application role gets only what is granted at the end.

-- What lists and searches need, and what was handed in: written when it changes, which is seldom.
-- Text that people read and sort is compared the Vietnamese way.
CREATE TABLE motcua.dossier (
  id             uuid PRIMARY KEY,
  code           text UNIQUE,
  status         text NOT NULL,
  procedure      text NOT NULL,
  pack_hash      text NOT NULL,
  field          text NOT NULL,
  unit           text NOT NULL,
  receiving_unit text NOT NULL,
  place          text,
  applicant_id   text NOT NULL,
  applicant_name text COLLATE "vi-x-icu" NOT NULL,
  story          boolean NOT NULL,
  submitted_at   timestamptz,
  due_at         timestamptz,
  filed          json NOT NULL
) WITH (fillfactor = 85);
CREATE INDEX dossier_applicant ON motcua.dossier (applicant_id, id);
CREATE INDEX dossier_unit ON motcua.dossier (unit, status, id);
CREATE INDEX dossier_receiving_unit ON motcua.dossier (receiving_unit, field, id);

-- The rest of the fold of the events so far. Every act writes this row, so it is small and has one index; its seq is the
-- version that decides which of two writers wins.
CREATE TABLE motcua.dossier_state (
  dossier_id uuid PRIMARY KEY,
  seq        integer NOT NULL,
  hash       bytea NOT NULL,
  -- JSON that nobody queries: kept as it is written, not parsed on every act.
  state      text NOT NULL
) WITH (fillfactor = 60);

CREATE TABLE motcua.dossier_event (
  dossier_id uuid NOT NULL,
  seq        integer NOT NULL,
  type       text NOT NULL,
  at         timestamptz NOT NULL,
  actor      text NOT NULL,
  -- json, not jsonb: the chain is over these very bytes.
  body       json NOT NULL,
  prev_hash  bytea NOT NULL,
  hash       bytea NOT NULL,
  PRIMARY KEY (dossier_id, seq)
);

-- Open work only: what an officer decides from is written in the act's own statement.
CREATE TABLE motcua.task (
  dossier_id uuid NOT NULL,
  id         integer NOT NULL,
  step       text NOT NULL,
  act        text NOT NULL,
  unit       text NOT NULL,
  post       text NOT NULL,
  assignee   text,
  opened_at  timestamptz NOT NULL,
  -- 'infinity' where there is none.
  due_at     timestamptz NOT NULL,
  PRIMARY KEY (dossier_id, id)
) WITH (fillfactor = 75);
CREATE INDEX task_desk ON motcua.task (unit, post, due_at);

CREATE TABLE motcua.code_counter (
  prefix text NOT NULL,
  day    text NOT NULL,
  n      integer NOT NULL,
  PRIMARY KEY (prefix, day)
) WITH (fillfactor = 50);

CREATE TABLE motcua.act_receipt (
  actor      text NOT NULL,
  key        text NOT NULL,
  dossier_id uuid NOT NULL,
  seq        integer NOT NULL,
  request    text NOT NULL,
  at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor, key)
);

CREATE TABLE motcua.register_entry (
  subject_id  text NOT NULL,
  register    text NOT NULL,
  -- DOSSIER#SEQ of the event it came from, or the name of the source it was loaded from.
  origin      text NOT NULL,
  data        json NOT NULL,
  true_since  text NOT NULL,
  known_since timestamptz NOT NULL,
  PRIMARY KEY (subject_id, register, origin)
);

CREATE TABLE motcua.pack (
  hash         text PRIMARY KEY,
  code         text NOT NULL,
  files        json NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE motcua.procedure (
  code    text PRIMARY KEY,
  hash    text NOT NULL REFERENCES motcua.pack (hash),
  name    text COLLATE "vi-x-icu" NOT NULL,
  folded  text NOT NULL,
  field   text COLLATE "vi-x-icu" NOT NULL,
  tier    text NOT NULL,
  origin  text NOT NULL,
  status  text NOT NULL,
  reasons text[] NOT NULL
);

CREATE TABLE motcua.absence (
  officer    text NOT NULL,
  absent_from timestamptz NOT NULL,
  absent_to   timestamptz NOT NULL,
  stand_in   text,
  PRIMARY KEY (officer, absent_from)
);

CREATE TABLE motcua.api_token (
  -- SHA-256 of the token; the token itself is kept by its owner alone.
  hash       text PRIMARY KEY,
  actor_kind text NOT NULL,
  actor_id   text NOT NULL
);

CREATE TABLE motcua.setting (
  name  text PRIMARY KEY,
  value text NOT NULL
);

-- Exactly what the application does, and nothing more.
GRANT USAGE ON SCHEMA motcua TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON motcua.dossier, motcua.dossier_state TO motcua_app;
-- No UPDATE, no DELETE: an event that happened happened.
GRANT SELECT, INSERT ON motcua.dossier_event TO motcua_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON motcua.task TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON motcua.code_counter TO motcua_app;
GRANT SELECT, INSERT ON motcua.act_receipt TO motcua_app;
GRANT SELECT, INSERT ON motcua.register_entry TO motcua_app;
GRANT SELECT, INSERT ON motcua.pack TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON motcua.procedure TO motcua_app;
GRANT SELECT, INSERT ON motcua.absence TO motcua_app;
GRANT SELECT, INSERT ON motcua.api_token TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON motcua.setting TO motcua_app;
