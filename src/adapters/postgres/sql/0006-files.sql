-- Where a file came from, whether it was looked at for malware, what it says; and the links by which results are shown to others.
ALTER TABLE motcua.stored_file
  ADD COLUMN pages     integer,
  -- What was sent, where a picture was made anew.
  ADD COLUMN sent_hash text;

-- One row for each content that a scanner is asked about. Without a scanner there are none.
CREATE TABLE motcua.file_scan (
  hash  text PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('waiting', 'clean', 'infected')),
  at    timestamptz NOT NULL DEFAULT now()
);

-- Text of the papers of a dossier, for the officers who may see it.
CREATE TABLE motcua.paper_text (
  dossier_id uuid NOT NULL,
  component  text NOT NULL,
  hash       text NOT NULL,
  words      tsvector NOT NULL,
  PRIMARY KEY (dossier_id, component, hash)
);
CREATE INDEX paper_text_words ON motcua.paper_text USING gin (words);

CREATE TABLE motcua.share (
  -- SHA-256 of what the link holds: who reads this table can open nothing.
  hash       text PRIMARY KEY,
  id         uuid NOT NULL UNIQUE,
  owner      text NOT NULL,
  dossier_id uuid NOT NULL,
  -- Names of the facts shown; none shows the paper.
  facts      text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  opened     integer NOT NULL DEFAULT 0,
  opened_at  timestamptz
);
CREATE INDEX share_owner ON motcua.share (owner, created_at);

GRANT SELECT, INSERT, UPDATE ON motcua.file_scan, motcua.share TO motcua_app;
GRANT SELECT, INSERT, DELETE ON motcua.paper_text TO motcua_app;
