-- That the intake check was over only after its date is kept for good. Before, only the events told it: until when it was to be over
-- stands in the last event before that set such a date. A dossier whose fee is to be paid first is not checked before: where one was, it
-- is left as it is, but where it was received, which it cannot be before.
UPDATE motcua.dossier d SET state = (d.state::jsonb || jsonb_build_object('lateIntakes', l.late))::text
FROM (SELECT e.dossier_id, jsonb_agg(jsonb_build_object('dueAt', set_by.accept_by, 'at', e.body ->> 'at') ORDER BY e.seq) AS late
  FROM motcua.dossier_event e JOIN motcua.dossier o ON o.id = e.dossier_id,
    LATERAL (SELECT a.body ->> 'acceptBy' AS accept_by FROM motcua.dossier_event a
      WHERE a.dossier_id = e.dossier_id AND a.seq < e.seq AND a.type IN ('dossier-submitted', 'dossier-supplemented', 'fee-paid')
        AND a.body ->> 'acceptBy' IS NOT NULL ORDER BY a.seq DESC LIMIT 1) set_by
  WHERE e.type IN ('dossier-received', 'supplement-requested', 'dossier-refused', 'dossier-withdrawn') AND e.seq <= o.saved_seq
    AND (e.body ->> 'at')::timestamptz > set_by.accept_by::timestamptz
    AND NOT EXISTS (SELECT FROM motcua.dossier_event r WHERE r.dossier_id = e.dossier_id AND r.seq < e.seq AND r.type = 'dossier-received')
    -- Taken back while the applicant was to complete it: nobody had anything to check.
    AND (e.type <> 'dossier-withdrawn' OR (SELECT p.type FROM motcua.dossier_event p WHERE p.dossier_id = e.dossier_id AND p.seq < e.seq
      AND p.type IN ('supplement-requested', 'dossier-supplemented') ORDER BY p.seq DESC LIMIT 1) IS DISTINCT FROM 'supplement-requested')
    AND (e.type = 'dossier-received' OR NOT EXISTS (SELECT FROM motcua.dossier_event s, json_array_elements(s.body -> 'fees') f
      WHERE s.dossier_id = e.dossier_id AND s.type = 'dossier-submitted' AND f ->> 'before' = 'receipt' AND f -> 'exemption' IS NULL))
  GROUP BY e.dossier_id) l
WHERE l.dossier_id = d.id AND strpos(d.state, '"lateIntakes":') = 0;
