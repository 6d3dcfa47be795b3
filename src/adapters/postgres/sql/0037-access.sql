-- What a database serves is written down once: whatever knew people before this was begun as a demo, with made-up ones.
INSERT INTO motcua.setting (name, value) SELECT 'mode', 'demo' WHERE EXISTS (SELECT FROM motcua.setting WHERE name = 'people');

-- Tokens are issued to somebody, for a while, for some acts. Those of before were made by every start, for everything and for ever: they end.
DELETE FROM motcua.api_token;
ALTER TABLE motcua.api_token
  ADD COLUMN id uuid NOT NULL UNIQUE,
  ADD COLUMN name text NOT NULL,
  ADD COLUMN scopes text[] NOT NULL,
  ADD COLUMN issued_by text NOT NULL,
  ADD COLUMN issued_at timestamptz NOT NULL,
  ADD COLUMN expires_at timestamptz NOT NULL,
  ADD COLUMN used_at timestamptz,
  ADD COLUMN revoked_at timestamptz;
CREATE INDEX api_token_actor ON motcua.api_token (actor_kind, actor_id);
GRANT UPDATE (expires_at, used_at, revoked_at) ON motcua.api_token TO motcua_app;

-- Whose a session is and when it was last used, so that it ends when idle and its owner sees and ends it.
ALTER TABLE motcua.session ADD COLUMN owner text, ADD COLUMN seen_at timestamptz;
UPDATE motcua.session SET owner = (data ->> 'kind') || ':' || (data ->> 'id'), seen_at = (data ->> 'startedAt')::timestamptz;
ALTER TABLE motcua.session ALTER COLUMN owner SET NOT NULL, ALTER COLUMN seen_at SET NOT NULL;
CREATE INDEX session_owner ON motcua.session (owner);

-- Forms that were posted after the session had ended, apart from what people save: by who sent them, for an hour.
DELETE FROM motcua.form_draft WHERE owner LIKE 'parked:%';
CREATE TABLE motcua.parked_post (
  id     uuid PRIMARY KEY,
  -- Hash of the address it came from.
  client text NOT NULL,
  way    text NOT NULL,
  data   json NOT NULL,
  bytes  integer NOT NULL,
  at     timestamptz NOT NULL
);
CREATE INDEX parked_post_at ON motcua.parked_post (at);
CREATE INDEX parked_post_client ON motcua.parked_post (client);
CREATE INDEX form_draft_saved ON motcua.form_draft (saved_at);
GRANT SELECT, INSERT, DELETE ON motcua.parked_post TO motcua_app;
