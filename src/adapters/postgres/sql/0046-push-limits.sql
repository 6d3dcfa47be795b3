-- Of what a browser asked for: since when, so that the oldest goes where there are too many; and since when nothing reaches it.
ALTER TABLE motcua.push_subscription
  ADD COLUMN subscribed_at timestamptz NOT NULL DEFAULT '2026-01-01T00:00:00Z',
  ADD COLUMN failing_since timestamptz;
ALTER TABLE motcua.push_subscription ALTER COLUMN subscribed_at DROP DEFAULT;
-- Nothing says which of those of before are the oldest.
DELETE FROM motcua.push_subscription p USING (
  SELECT endpoint, row_number() OVER (PARTITION BY owner ORDER BY endpoint) AS n FROM motcua.push_subscription) o
WHERE o.endpoint = p.endpoint AND o.n > 10;

-- Each push service is a target of its own from now on: what waits for all of them is released, and waits again where its own is away.
DELETE FROM motcua.breaker WHERE target = 'push';
GRANT DELETE ON motcua.breaker TO motcua_app;
