-- What officers' lists say first is the date that law sets, or that the clock stands still; and dossiers are found by name,
-- number and the end of their code.
ALTER TABLE motcua.dossier
  ADD COLUMN result_at    timestamptz,
  ADD COLUMN paused_for   text,
  ADD COLUMN paused_since timestamptz,
  -- Units whose opinion was asked.
  ADD COLUMN consulted    text[],
  -- Folded; a space before every word, and after every number.
  ADD COLUMN names        text NOT NULL DEFAULT '',
  ADD COLUMN numbers      text NOT NULL DEFAULT '';

UPDATE motcua.dossier d SET
  result_at = (s.state ->> 'resultAt')::timestamptz,
  paused_for = CASE WHEN d.status NOT IN ('submitted', 'in-progress', 'awaiting-supplement', 'awaiting-payment') THEN NULL
    WHEN s.state ? 'supplement' THEN 'supplement' ELSE s.pause ->> 'reason' END,
  paused_since = CASE WHEN d.status IN ('submitted', 'in-progress', 'awaiting-supplement', 'awaiting-payment')
    THEN coalesce(s.state -> 'supplement' ->> 'requestedAt', s.pause ->> 'from')::timestamptz END,
  consulted = (SELECT array_agg(DISTINCT c ->> 'unit') FROM motcua.dossier_event e, json_array_elements(e.body -> 'consultations') c
    WHERE e.dossier_id = d.id AND e.type = 'unit-consulted'),
  names = rtrim(regexp_replace(' ' || motcua.fold(concat_ws(' ', d.filed -> 'applicant' ->> 'name', d.filed -> 'representative' ->> 'name')), '[^[:alnum:]]+', ' ', 'g')),
  numbers = (SELECT coalesce(string_agg(CASE WHEN n ~ '^84\d{9,10}$' THEN '0' || substr(n, 3) ELSE n END || ' ', ''), '')
    FROM unnest(ARRAY[d.filed -> 'applicant' ->> 'idNumber', d.filed -> 'applicant' ->> 'phone',
      d.filed -> 'representative' ->> 'idNumber', d.filed -> 'representative' ->> 'phone']) g(given),
      LATERAL (SELECT regexp_replace(given, '\D', '', 'g') AS n) digits WHERE n <> '')
FROM (SELECT id, state, CASE WHEN (state -> 'clock' -> 'pauses' -> -1) ? 'to' THEN NULL ELSE state -> 'clock' -> 'pauses' -> -1 END AS pause
  FROM (SELECT id, state::jsonb FROM motcua.dossier) j) s
WHERE s.id = d.id;

-- Until when a dossier that came in must be looked at was told only by the event of its coming in.
UPDATE motcua.dossier d SET state = (d.state::jsonb || jsonb_build_object('acceptBy', e.body ->> 'acceptBy'))::text
FROM motcua.dossier_event e
WHERE e.dossier_id = d.id AND e.type = 'dossier-submitted' AND d.status IN ('submitted', 'awaiting-supplement')
  AND e.seq <= d.saved_seq AND NOT d.state::jsonb ? 'clock';

-- Who did a step, and when, too: who decides reads it beside the conclusion.
UPDATE motcua.dossier d SET state = (d.state::jsonb || jsonb_build_object('doneBy', done.by_step))::text
FROM (SELECT e.dossier_id, jsonb_object_agg(e.body ->> 'step', jsonb_build_object('by', e.body -> 'by' ->> 'name', 'at', e.body ->> 'at') ORDER BY e.seq) AS by_step
  FROM motcua.dossier_event e JOIN motcua.dossier open ON open.id = e.dossier_id
  WHERE e.type = 'task-completed' AND e.seq <= open.saved_seq
    AND open.status IN ('in-progress', 'awaiting-supplement', 'awaiting-payment', 'decided')
  GROUP BY e.dossier_id) done
WHERE done.dossier_id = d.id;

ALTER TABLE motcua.task
  ADD COLUMN legal_at     timestamptz NOT NULL DEFAULT 'infinity',
  ADD COLUMN paused       boolean NOT NULL DEFAULT false,
  ADD COLUMN paused_for   text,
  ADD COLUMN paused_since timestamptz,
  -- Why it is not decided in bulk.
  ADD COLUMN one_by_one   text;

-- Of what is decided only by itself the events tell enough to be careful; the next act on the dossier tells it exactly.
UPDATE motcua.task t SET
  -- A question to another unit has its own date, which runs on.
  paused = d.paused_since IS NOT NULL AND t.act <> 'answer-consultation',
  paused_for = CASE WHEN t.act <> 'answer-consultation' THEN d.paused_for END,
  paused_since = CASE WHEN t.act <> 'answer-consultation' THEN d.paused_since END,
  legal_at = coalesce(CASE
    WHEN t.act = 'answer-consultation' THEN t.due_at
    WHEN d.paused_since IS NOT NULL THEN NULL
    WHEN d.status = 'submitted' THEN (d.state::jsonb ->> 'acceptBy')::timestamptz
    WHEN d.status IN ('in-progress', 'decided') THEN d.due_at
  END, 'infinity'),
  one_by_one = CASE
    WHEN t.act <> 'decide-dossier' THEN NULL
    WHEN EXISTS (SELECT FROM motcua.dossier_event e WHERE e.dossier_id = d.id AND e.type = 'task-completed'
      AND e.body::text LIKE '%"does-not-meet"%') THEN 'against'
    WHEN EXISTS (SELECT FROM motcua.dossier_event e WHERE e.dossier_id = d.id AND e.type = 'consultation-answered'
      AND e.body ->> 'opinion' = 'disagree') THEN 'disagreed'
  END
FROM motcua.dossier d WHERE d.id = t.dossier_id;
ALTER TABLE motcua.task ALTER COLUMN legal_at DROP DEFAULT;

-- In the order in which they are shown, so that a page needs no more rows than it has.
DROP INDEX motcua.task_desk;
CREATE INDEX task_desk ON motcua.task (unit, post, paused, legal_at, dossier_id, id);
-- Newest first, and of what was handed in alone: a draft is in none of them.
DROP INDEX motcua.dossier_unit;
CREATE INDEX dossier_unit ON motcua.dossier (unit, submitted_at, id) WHERE submitted_at IS NOT NULL;
DROP INDEX motcua.dossier_receiving_unit;
CREATE INDEX dossier_receiving_unit ON motcua.dossier (receiving_unit, submitted_at, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX dossier_submitted ON motcua.dossier (submitted_at, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX dossier_find ON motcua.dossier USING gin (names public.gin_trgm_ops, numbers public.gin_trgm_ops)
  WHERE submitted_at IS NOT NULL;
CREATE INDEX dossier_code_end ON motcua.dossier (reverse(code) text_pattern_ops) WHERE submitted_at IS NOT NULL;
CREATE INDEX dossier_consulted ON motcua.dossier USING gin (consulted) WHERE submitted_at IS NOT NULL AND consulted IS NOT NULL;
