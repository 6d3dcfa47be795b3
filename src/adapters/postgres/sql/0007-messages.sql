-- What people were told, each once, and how it left.
CREATE TABLE motcua.message (
  id         uuid PRIMARY KEY,
  -- `person:ID-NUMBER` or `officer:ID`.
  owner      text NOT NULL,
  kind       text NOT NULL,
  dossier_id uuid,
  params     json NOT NULL,
  at         timestamptz NOT NULL,
  read_at    timestamptz,
  -- What it is about, once: the same told again is the same message.
  key        text NOT NULL UNIQUE
);
CREATE INDEX message_owner ON motcua.message (owner, at DESC);

CREATE TABLE motcua.message_delivery (
  message_id uuid NOT NULL,
  way        text NOT NULL,
  address    text NOT NULL,
  state      text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
  attempts   integer NOT NULL DEFAULT 0,
  error      text,
  sent_at    timestamptz,
  PRIMARY KEY (message_id, way, address)
);

CREATE TABLE motcua.message_preference (
  owner    text PRIMARY KEY,
  language text NOT NULL,
  email    text,
  phone    text,
  mail     boolean NOT NULL,
  sms      boolean NOT NULL,
  push     boolean NOT NULL,
  quiet    boolean NOT NULL
);

CREATE TABLE motcua.push_subscription (
  endpoint text PRIMARY KEY,
  owner    text NOT NULL,
  keys     json NOT NULL
);
CREATE INDEX push_subscription_owner ON motcua.push_subscription (owner);

GRANT SELECT, INSERT, UPDATE ON motcua.message, motcua.message_delivery, motcua.message_preference TO motcua_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON motcua.push_subscription TO motcua_app;
