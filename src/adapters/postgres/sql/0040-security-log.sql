-- Who came in, who was kept out, who read, took away and changed rights. Rows are added and read, never changed; old ones are swept.
CREATE TABLE motcua.security_log (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL,
  kind    text NOT NULL,
  -- officer:ID, citizen:ID or operator; nobody knows who failed to sign in.
  who     text,
  -- Address as the server or a trusted proxy saw it.
  client  text,
  door    text NOT NULL,
  dossier uuid,
  what    text,
  -- What is said once in a while, such as that an officer read a dossier.
  once    text UNIQUE
);
CREATE INDEX security_log_at ON motcua.security_log (at, id);
CREATE INDEX security_log_who ON motcua.security_log (who, at);
CREATE INDEX security_log_dossier ON motcua.security_log (dossier, at) WHERE dossier IS NOT NULL;
CREATE INDEX security_log_kind ON motcua.security_log (kind, at);
GRANT SELECT, INSERT ON motcua.security_log TO motcua_app;

-- The one way that rows go: by age, and never what is younger than ninety days beside the newest, whoever asks.
CREATE FUNCTION motcua.sweep_security_log(before timestamptz) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = motcua, pg_temp AS $$
  WITH gone AS (
    DELETE FROM motcua.security_log
    WHERE at < least(before, (SELECT max(at) FROM motcua.security_log) - interval '90 days')
    RETURNING 1)
  SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION motcua.sweep_security_log FROM PUBLIC;
GRANT EXECUTE ON FUNCTION motcua.sweep_security_log TO motcua_app;

-- Keys of slips were ten characters and are sixteen: what was handed in so far is followed by the one that its slip has.
INSERT INTO motcua.setting (name, value)
SELECT 'short-keys-until', to_char(max(submitted_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
FROM motcua.dossier WHERE NOT story HAVING max(submitted_at) IS NOT NULL;
