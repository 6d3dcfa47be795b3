-- Imported procedures are looked at by an officer before they are open: what is needed to list them, and what was found.
ALTER TABLE motcua.procedure
  ADD COLUMN ministry text,
  -- What its source said, as a hash; none for packs that ship with the system.
  ADD COLUMN source   text,
  -- An officer has looked at what holds now.
  ADD COLUMN reviewed boolean NOT NULL DEFAULT false,
  -- Since when it stands as it does.
  ADD COLUMN since    timestamptz(3);
UPDATE motcua.procedure p SET since = k.published_at,
    ministry = CASE WHEN p.origin = 'catalogue' THEN (k.files ->> 'procedure.yaml')::json ->> 'ministry' END
  FROM motcua.pack k WHERE k.hash = p.hash;
-- The reading before this one wrote defaults where its source said nothing: nothing it made is open until it was read again or
-- looked at.
UPDATE motcua.procedure SET status = 'needs-review', reasons = array_append(reasons, 'earlier-reading')
  WHERE origin = 'catalogue';
CREATE INDEX procedure_to_review ON motcua.procedure (status, since, code);

CREATE TABLE motcua.procedure_review (
  code         text NOT NULL,
  n            integer NOT NULL,
  at           timestamptz NOT NULL,
  officer      text NOT NULL,
  officer_name text NOT NULL,
  verdict      text NOT NULL,
  basis        text NOT NULL,
  from_hash    text NOT NULL REFERENCES motcua.pack (hash),
  hash         text NOT NULL REFERENCES motcua.pack (hash),
  doubts       text[] NOT NULL,
  changes      json NOT NULL,
  PRIMARY KEY (code, n)
);
-- No UPDATE, no DELETE: who opened a procedure opened it.
GRANT SELECT, INSERT ON motcua.procedure_review TO motcua_app;
