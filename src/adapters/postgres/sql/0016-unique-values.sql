-- As the application compares them: letters and digits alone, small, the tone of a syllable after it.
CREATE FUNCTION pg_temp.saying_of(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(regexp_replace(lower(normalize(replace(given, 'Đ', 'đ'), NFD)), '([\u0300\u0301\u0303\u0309\u0323])([[:alpha:]đ\u0300-\u036f]*)', '\2\1', 'g'), '[^[:alnum:]đ\u0300-\u036f]+', '', 'g')
$$;
-- Values that stand once beside the subject: codes, certificates, a child. What is entered already holds its place, the first of them.
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT r.register, c.claim, split_part(r.origin, '#', 1)::uuid
FROM motcua.register_entry r
CROSS JOIN LATERAL (VALUES
  ('business', 'businessCode=' || pg_temp.saying_of(r.data ->> 'businessCode')),
  ('investment-project', 'projectCode=' || pg_temp.saying_of(r.data ->> 'projectCode')),
  ('birth', 'childName=' || pg_temp.saying_of((r.data ->> 'fullName') || ', ' || (r.data ->> 'dateOfBirth') || ', ' || (r.data ->> 'motherName'))),
  -- A change that was noted on the certificate enters its number again.
  ('land-right', CASE WHEN r.data ->> 'certificateNumber' <> r.data ->> 'formerCertificate' THEN 'newCertificateNumber=' || pg_temp.saying_of(r.data ->> 'certificateNumber') END),
  ('land-right', CASE WHEN r.data ->> 'certificateNumber' <> r.data ->> 'formerCertificate' AND r.data ->> 'changeKind' <> 'lease' THEN 'certificateNumber=' || pg_temp.saying_of(r.data ->> 'formerCertificate') END)
) c (register, claim)
WHERE c.register = r.register AND c.claim IS NOT NULL AND NOT r.revokes AND r.origin ~ '^[0-9a-f-]{36}#[0-9]+$'
  AND NOT EXISTS (SELECT FROM motcua.dossier d WHERE d.id = split_part(r.origin, '#', 1)::uuid AND d.story)
  AND NOT EXISTS (SELECT FROM motcua.register_entry v WHERE v.revokes AND v.register = r.register AND v.subject_id = r.subject_id
    AND split_part(v.origin, '#', 1) = split_part(r.origin, '#', 1))
ORDER BY r.known_since
ON CONFLICT DO NOTHING;
