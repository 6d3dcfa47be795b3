GRANT UPDATE ON motcua.entered_once TO motcua_app;
-- Who holds each certificate of land: the dossier whose entry was known last of those that gave it or took it over.
CREATE OR REPLACE FUNCTION pg_temp.saying_of(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(regexp_replace(lower(normalize(replace(given, 'Đ', 'đ'), NFD)), '([\u0300\u0301\u0303\u0309\u0323])([[:alpha:]đ\u0300-\u036f]*)', '\2\1', 'g'), '[^[:alnum:]đ\u0300-\u036f]+', '', 'g')
$$;
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT DISTINCT ON (c.claim) r.register, c.claim, split_part(r.origin, '#', 1)::uuid
FROM motcua.register_entry r
CROSS JOIN LATERAL (VALUES
  ('holding=' || pg_temp.saying_of(r.data ->> 'certificateNumber')),
  -- Whoever leases land out holds on to it.
  (CASE WHEN r.data ->> 'changeKind' <> 'lease' THEN 'holding=' || pg_temp.saying_of(r.data ->> 'formerCertificate') END)
) c (claim)
WHERE r.register = 'land-right' AND c.claim IS NOT NULL AND NOT r.revokes AND r.origin ~ '^[0-9a-f-]{36}#[0-9]+$'
  AND NOT EXISTS (SELECT FROM motcua.dossier d WHERE d.id = split_part(r.origin, '#', 1)::uuid AND d.story)
  AND NOT EXISTS (SELECT FROM motcua.register_entry v WHERE v.revokes AND v.register = r.register AND v.subject_id = r.subject_id
    AND split_part(v.origin, '#', 1) = split_part(r.origin, '#', 1))
ORDER BY c.claim, r.known_since DESC
ON CONFLICT DO NOTHING;
-- What was withdrawn with nothing given for it: the dossier that withdrew it took its place already.
UPDATE motcua.entered_once h SET dossier_id = w.dossier_id
FROM motcua.entered_once w
WHERE h.register = 'land-right' AND h.subject_id LIKE 'holding=%' AND w.register = h.register
  AND w.subject_id = 'certificateNumber=' || substr(h.subject_id, 9);
