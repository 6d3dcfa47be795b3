-- What a revoked result made true is true no more: a row says so, beside the entry, which stays as it was written.
ALTER TABLE motcua.register_entry ADD COLUMN revokes boolean NOT NULL DEFAULT false;
INSERT INTO motcua.register_entry (subject_id, register, origin, data, true_since, known_since, revokes)
SELECT r.subject_id, r.register, e.dossier_id || '#' || e.seq, '{}'::json, r.true_since, e.at, true
FROM motcua.dossier_event e JOIN motcua.register_entry r ON split_part(r.origin, '#', 1) = e.dossier_id::text
WHERE e.type = 'result-revoked'
ON CONFLICT DO NOTHING;

-- Consultations are work of the unit asked: those that are open get their place on its desk.
INSERT INTO motcua.task (dossier_id, id, step, act, unit, post, opened_at, due_at)
SELECT e.dossier_id, 1000000 + substr(c ->> 'id', 2)::int, 'consultation', 'answer-consultation', c ->> 'unit', 'specialist',
       (c ->> 'askedAt')::timestamptz, (c ->> 'dueAt')::timestamptz
FROM motcua.dossier_event e
JOIN motcua.dossier d ON d.id = e.dossier_id AND d.status IN ('submitted', 'in-progress', 'awaiting-supplement', 'awaiting-payment')
CROSS JOIN LATERAL json_array_elements(e.body -> 'consultations') c
WHERE e.type = 'unit-consulted'
  AND NOT EXISTS (
    SELECT FROM motcua.dossier_event a
    WHERE a.dossier_id = e.dossier_id AND a.body ->> 'consultation' = c ->> 'id'
      AND (a.type = 'consultation-answered' OR (a.type = 'consultation-lapsed' AND a.body ->> 'meaning' = 'consent')))
ON CONFLICT DO NOTHING;

-- Absences are acts: recorded, ended, cancelled, each with who did it and why. What was recorded before keeps its dates.
CREATE TABLE motcua.absence_act (
  absence     uuid NOT NULL,
  seq         integer NOT NULL,
  act         text NOT NULL,
  officer     text NOT NULL,
  absent_from timestamptz NOT NULL,
  absent_to   timestamptz NOT NULL,
  stand_in    text,
  reason      text NOT NULL,
  by_id       text NOT NULL,
  by_name     text NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (absence, seq)
);
CREATE INDEX absence_act_officer ON motcua.absence_act (officer, absent_to);
INSERT INTO motcua.absence_act (absence, seq, act, officer, absent_from, absent_to, stand_in, reason, by_id, by_name, at)
SELECT gen_random_uuid(), 1, 'record-absence', officer, absent_from, absent_to, stand_in, '', officer, officer, absent_from
FROM motcua.absence;
REVOKE INSERT ON motcua.absence FROM motcua_app;
GRANT SELECT, INSERT ON motcua.absence_act TO motcua_app;
