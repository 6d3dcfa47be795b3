-- Numbers of receipts that officers typed are used once at a centre: the first that was used so holds it, also of what was paid before.
-- As the application compares them: zeros before the running number say nothing, and one without its series is any of that number.
CREATE OR REPLACE FUNCTION pg_temp.saying_of(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(regexp_replace(lower(normalize(replace(given, 'Đ', 'đ'), NFD)), '([\u0300\u0301\u0303\u0309\u0323])([[:alpha:]đ\u0300-\u036f]*)', '\2\1', 'g'), '[^[:alnum:]đ\u0300-\u036f]+', '', 'g')
$$;
CREATE OR REPLACE FUNCTION pg_temp.receipt_number(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(pg_temp.saying_of(regexp_replace(normalize(given, NFKC), '(?<![0-9])(?=[0-9]{4,}[^0-9]*$)0+(?=[0-9])', '')), '(^|[^0-9])0+(?=[0-9])', '\1', 'g')
$$;
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT DISTINCT ON (c.claim) 'receipt', c.claim, d.id
FROM motcua.dossier_event e
JOIN motcua.dossier d ON d.id = e.dossier_id
CROSS JOIN LATERAL (SELECT pg_temp.receipt_number(e.body ->> 'reference') AS number) n
CROSS JOIN LATERAL (VALUES
  ('receipt=' || d.receiving_unit || ':' || n.number),
  (CASE WHEN n.number ~ '[^0-9][0-9]+$' THEN 'series-receipt=' || d.receiving_unit || ':' || substring(n.number FROM '[0-9]+$') END)
) c (claim)
WHERE e.type = 'fee-paid' AND NOT d.story AND e.body -> 'by' ->> 'kind' = 'officer' AND c.claim IS NOT NULL
ORDER BY c.claim, e.at, d.id
ON CONFLICT DO NOTHING;
