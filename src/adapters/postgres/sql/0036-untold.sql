-- Every notice that reached nobody is kept, not the last one alone, and stands until somebody is told of that very notice. A telephone
-- number or an e-mail address reaches nobody by itself: of before, what the record of deliveries says left is what reached somebody. A note
-- of before named no notice and was of all that stood. Dates stay as they were.
WITH nobody AS (
  SELECT d.id FROM motcua.dossier d
  WHERE d.submitted_at IS NOT NULL AND NOT d.story AND d.filed ->> 'channel' IS DISTINCT FROM 'online'
    AND coalesce(d.filed #>> '{applicant,id}', '') = '' AND coalesce(d.filed #>> '{representative,id}', '') = ''
    AND NOT EXISTS (SELECT FROM motcua.dossier_event m WHERE m.dossier_id = d.id AND m.type = 'message-sent' AND m.body #>> '{by,kind}' = 'citizen')
), notice AS (
  SELECT e.dossier_id, e.seq, e.type, e.body ->> 'at' AS at,
    e.type LIKE 'outside-result-%' AND e.body ->> 'outcome' = 'refused' AS against,
    CASE e.type WHEN 'payment-requested' THEN e.body #>> '{fee,id}' WHEN 'case-fee-set' THEN e.body #>> '{fee,id}'
      WHEN 'fee-set-anew' THEN e.body #>> '{more,id}' WHEN 'fee-kept' THEN e.body ->> 'fee' END AS fee
  FROM motcua.dossier_event e JOIN nobody n ON n.id = e.dossier_id
  WHERE e.type IN ('supplement-requested', 'dossier-refused', 'dossier-rejected', 'dossier-extended', 'supplement-lapsed', 'draft-sent',
      'payment-requested', 'case-fee-set', 'fee-set-anew', 'result-issued', 'result-revoked', 'fee-kept', 'outside-result-recorded',
      'outside-result-corrected')
    AND NOT EXISTS (SELECT FROM motcua.message m JOIN motcua.message_delivery x ON x.message_id = m.id
      WHERE m.dossier_id = e.dossier_id AND m.at = e.at AND m.owner LIKE 'person:%' AND x.state <> 'failed')
), untold AS (
  SELECT n.dossier_id, json_agg(json_strip_nulls(json_build_object('seq', n.seq, 'at', n.at, 'type', n.type,
    'against', CASE WHEN n.against THEN true END, 'fee', n.fee)) ORDER BY n.seq) AS list
  FROM notice n
  WHERE NOT EXISTS (SELECT FROM motcua.dossier_event l WHERE l.dossier_id = n.dossier_id AND l.seq > n.seq AND CASE
    WHEN l.type = 'message-sent' THEN l.body ->> 'told' IS NOT NULL
    WHEN n.type IN ('supplement-requested', 'draft-sent', 'payment-requested')
      AND l.type IN ('dossier-refused', 'dossier-rejected', 'dossier-withdrawn', 'supplement-lapsed') THEN true
    WHEN n.type = 'supplement-requested' THEN l.type IN ('dossier-supplemented', 'supplement-missed')
    WHEN n.type = 'draft-sent' THEN l.type = 'draft-confirmed' AND l.body ->> 'silent' IS NULL
    WHEN n.type = 'result-issued' THEN l.type IN ('issued-result-delivered', 'result-delivered', 'result-revoked')
    WHEN n.type LIKE 'outside-result-%' THEN l.type = 'outside-result-corrected' OR l.type = 'result-delivered' AND NOT n.against
    WHEN n.type = 'fee-kept' THEN l.type = 'fee-refunded' AND l.body ->> 'fee' = n.fee
    WHEN n.fee IS NOT NULL AND l.type = 'fee-paid' THEN l.body ->> 'fee' = n.fee
    WHEN n.fee IS NOT NULL AND l.type = 'payment-requested' THEN coalesce((l.body #> '{fee,instead}')::jsonb ? n.fee, false)
    WHEN n.fee IS NOT NULL AND l.type = 'fee-set-anew' THEN coalesce((l.body -> 'instead')::jsonb ? n.fee, false)
    ELSE false END)
  GROUP BY n.dossier_id
)
UPDATE motcua.dossier d SET state = left(d.state, -1) || ',"untold":' || u.list || '}'
FROM untold u WHERE u.dossier_id = d.id AND strpos(d.state, '"untold":') = 0;

-- Few are: by this column an inbox finds them, and as it rarely changes, no update of the state has to touch an index.
ALTER TABLE motcua.dossier ADD COLUMN untold boolean NOT NULL GENERATED ALWAYS AS (state ~ '"untold": ?\[\{') STORED;
CREATE INDEX dossier_untold ON motcua.dossier (receiving_unit, submitted_at, id) WHERE submitted_at IS NOT NULL AND untold;
DROP INDEX motcua.dossier_unreachable;

-- Of a unit, what has no result and is soon late, wherever the work lies.
CREATE INDEX dossier_due ON motcua.dossier (unit, due_at) WHERE result_at IS NULL AND due_at IS NOT NULL AND submitted_at IS NOT NULL;
