-- A question of an applicant stands until an officer writes back; one who recorded that the person was told of a notice answered nothing.
WITH last AS (
  SELECT d.id, max(m.n) FILTER (WHERE m.one ->> 'kind' = 'officer'
      AND (m.one ->> 'told' IS NULL OR m.one -> 'of' IS NULL OR json_array_length(m.one -> 'of') = 0)) AS answered
  FROM motcua.dossier d, json_array_elements(d.state::json -> 'messages') WITH ORDINALITY m(one, n)
  WHERE strpos(d.state, '"messages":') > 0
  GROUP BY d.id
), asked AS (
  SELECT d.id, (array_agg(m.one ->> 'at' ORDER BY m.n))[1] AS since
  FROM motcua.dossier d JOIN last l ON l.id = d.id, json_array_elements(d.state::json -> 'messages') WITH ORDINALITY m(one, n)
  WHERE m.n > coalesce(l.answered, 0) AND m.one ->> 'kind' <> 'officer'
  GROUP BY d.id
)
UPDATE motcua.dossier d SET state = left(d.state, -1) || ',"asked":' || json_build_object('since', a.since) || '}'
FROM asked a WHERE a.id = d.id AND strpos(d.state, '"asked":{') = 0;

-- As it rarely changes, no update of the state has to touch an index.
ALTER TABLE motcua.dossier ADD COLUMN asked boolean NOT NULL GENERATED ALWAYS AS (state ~ '"asked": ?\{"since"') STORED;
CREATE INDEX dossier_asked ON motcua.dossier (receiving_unit, submitted_at, id) WHERE submitted_at IS NOT NULL AND asked;

-- Nothing of it is done in bulk.
UPDATE motcua.task t SET one_by_one = 'asked' FROM motcua.dossier d
WHERE d.id = t.dossier_id AND d.asked AND t.one_by_one IS NULL AND t.act IN ('decide-dossier', 'issue-result');
