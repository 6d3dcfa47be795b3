-- A clock that stands still after its date had passed is late all the while. The date as saved is the one of the beginning of the first
-- of pauses that follow one another: it had passed where it lies before that.
CREATE TEMP TABLE standing ON COMMIT DROP AS
SELECT d.id, d.due_at, d.paused_since,
  (SELECT max((p ->> 'from')::timestamptz) FROM json_array_elements(d.state::json #> '{clock,pauses}') p
    WHERE NOT EXISTS (SELECT FROM json_array_elements(d.state::json #> '{clock,pauses}') q WHERE q ->> 'to' = p ->> 'from')) AS stopped_at
FROM motcua.dossier d
WHERE d.paused_since IS NOT NULL AND d.due_at < d.paused_since AND d.status <> 'submitted';
UPDATE motcua.task t SET legal_at = s.due_at, paused = false
FROM standing s WHERE s.id = t.dossier_id AND s.due_at < s.stopped_at AND t.paused AND t.act <> 'answer-consultation';
-- In time when it stopped, then stopped for another reason: its date goes on moving, and lies nowhere before the last stop.
UPDATE motcua.dossier d SET due_at = d.paused_since FROM standing s WHERE s.id = d.id AND s.due_at >= s.stopped_at;
