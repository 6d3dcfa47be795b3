-- Values that stand once beside the subject: codes, certificates, a child. What is entered already holds its place, the first of them.
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT r.register, c.claim, split_part(r.origin, '#', 1)::uuid
FROM motcua.register_entry r
CROSS JOIN LATERAL (VALUES
  ('business', 'businessCode=' || lower(r.data ->> 'businessCode')),
  ('investment-project', 'projectCode=' || lower(r.data ->> 'projectCode')),
  ('birth', 'childName=' || lower((r.data ->> 'fullName') || ', ' || (r.data ->> 'dateOfBirth') || ', ' || (r.data ->> 'motherName'))),
  -- A change that was noted on the certificate enters its number again.
  ('land-right', CASE WHEN r.data ->> 'certificateNumber' <> r.data ->> 'formerCertificate' THEN 'newCertificateNumber=' || lower(r.data ->> 'certificateNumber') END),
  ('land-right', CASE WHEN r.data ->> 'certificateNumber' <> r.data ->> 'formerCertificate' AND r.data ->> 'changeKind' <> 'lease' THEN 'certificateNumber=' || lower(r.data ->> 'formerCertificate') END)
) c (register, claim)
WHERE c.register = r.register AND c.claim IS NOT NULL AND NOT r.revokes AND r.origin ~ '^[0-9a-f-]{36}#[0-9]+$'
  AND NOT EXISTS (SELECT FROM motcua.dossier d WHERE d.id = split_part(r.origin, '#', 1)::uuid AND d.story)
  AND NOT EXISTS (SELECT FROM motcua.register_entry v WHERE v.revokes AND v.register = r.register AND v.subject_id = r.subject_id
    AND split_part(v.origin, '#', 1) = split_part(r.origin, '#', 1))
ORDER BY r.known_since
ON CONFLICT DO NOTHING;
