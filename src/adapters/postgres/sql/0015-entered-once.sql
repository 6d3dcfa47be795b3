-- What stands once about a subject: a birth under a personal number, a household business of an owner. Where several do from before,
-- the first holds the place; the others stay as they were written.
CREATE TABLE motcua.entered_once (
  register   text NOT NULL,
  subject_id text NOT NULL,
  dossier_id uuid NOT NULL,
  PRIMARY KEY (register, subject_id)
);
GRANT SELECT, INSERT, DELETE ON motcua.entered_once TO motcua_app;
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT r.register, r.subject_id, split_part(r.origin, '#', 1)::uuid
FROM motcua.register_entry r
WHERE r.register IN ('birth', 'business') AND NOT r.revokes AND r.origin ~ '^[0-9a-f-]{36}#[0-9]+$'
  AND NOT EXISTS (SELECT FROM motcua.register_entry v WHERE v.revokes AND v.register = r.register AND v.subject_id = r.subject_id
    AND split_part(v.origin, '#', 1) = split_part(r.origin, '#', 1))
ORDER BY r.known_since
ON CONFLICT DO NOTHING;
