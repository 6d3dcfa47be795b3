-- What is known of each place outside that jobs call: whether it answers, and when it is asked again. It outlives a restart, and
-- every server reads the same.
CREATE TABLE motcua.breaker (
  target    text PRIMARY KEY,
  -- Calls that failed one after the other.
  failures  integer NOT NULL DEFAULT 0,
  -- Since when nothing is sent there but the canary.
  opened_at timestamptz,
  -- How often it was asked again in vain: the pause doubles each time.
  step      integer NOT NULL DEFAULT 0,
  next_at   timestamptz,
  -- Calls that are let through while it is open.
  allowed   integer NOT NULL DEFAULT 0,
  -- How many jobs were released last; none where nothing has waited.
  cohort    integer NOT NULL DEFAULT 0,
  error     text
);
GRANT SELECT, INSERT, UPDATE ON motcua.breaker TO motcua_app;
