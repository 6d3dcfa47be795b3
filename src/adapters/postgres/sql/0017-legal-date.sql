-- An apology made before the date of law was kept beside the promised one: on time is measured by the date that law set.
UPDATE motcua.dossier d SET
  due_at = e.due_from::timestamptz,
  state = jsonb_set(d.state::jsonb, '{clock,lawDueAt}', to_jsonb(e.due_from))::text
FROM (SELECT DISTINCT ON (dossier_id) dossier_id, seq, body ->> 'from' AS due_from FROM motcua.dossier_event WHERE type = 'dossier-extended' ORDER BY dossier_id, seq DESC) e
WHERE e.dossier_id = d.id AND e.seq <= d.saved_seq AND e.due_from IS NOT NULL
  AND d.state::jsonb -> 'clock' ? 'extendedTo' AND NOT d.state::jsonb -> 'clock' ? 'lawDueAt';
UPDATE motcua.task t SET legal_at = d.due_at
FROM motcua.dossier d
WHERE d.id = t.dossier_id AND d.state::jsonb -> 'clock' ? 'extendedTo' AND d.due_at IS NOT NULL AND t.legal_at <> 'infinity' AND t.act <> 'answer-consultation' AND NOT t.paused;
-- What is decided is there when it is issued, not before.
UPDATE motcua.dossier SET result_at = NULL, state = (state::jsonb - 'resultAt')::text WHERE status = 'decided' AND state::jsonb ? 'resultAt';
