-- Births are compared by the name of the child without accents too, and those of one mother, by her number, by how near they are to each
-- other: also those that were registered before.
CREATE FUNCTION pg_temp.letters_of(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(replace(regexp_replace(lower(normalize(replace(given, 'Đ', 'đ'), NFD)), '[\u0300-\u036f]', '', 'g'), 'đ', 'd'), '[^[:alnum:]]+', '', 'g')
$$;
CREATE TEMP TABLE named ON COMMIT DROP AS
SELECT e.subject_id, e.dossier_id, 'childName=' || pg_temp.letters_of(substr(e.subject_id, 11)) AS claim,
  (SELECT min(r.known_since) FROM motcua.register_entry r WHERE r.register = 'birth' AND NOT r.revokes AND split_part(r.origin, '#', 1) = e.dossier_id::text) AS known_since
FROM motcua.entered_once e WHERE e.register = 'birth' AND e.subject_id LIKE 'childName=%';
DELETE FROM motcua.entered_once e USING named n WHERE e.register = 'birth' AND e.subject_id = n.subject_id;
-- Where two become one, the first of them holds it.
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT DISTINCT ON (claim) 'birth', claim, dossier_id FROM named ORDER BY claim, known_since, dossier_id;
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT DISTINCT 'birth', 'motherIdNumber=' || m.number || ':' || (r.data ->> 'dateOfBirth') || ':' || d.id, d.id
FROM motcua.register_entry r JOIN motcua.dossier d ON d.id::text = split_part(r.origin, '#', 1)
CROSS JOIN LATERAL (SELECT regexp_replace(lower(d.filed -> 'answers' ->> 'motherIdNumber'), '[^[:alnum:]]+', '', 'g') AS number) m
WHERE r.register = 'birth' AND NOT r.revokes AND NOT d.story AND m.number <> '' AND r.data ->> 'motherName' IS NOT NULL
  AND r.data ->> 'dateOfBirth' ~ '^\d{4}-\d\d-\d\d$'
  AND NOT EXISTS (SELECT FROM motcua.register_entry v WHERE v.revokes AND v.register = r.register AND v.subject_id = r.subject_id
    AND split_part(v.origin, '#', 1) = split_part(r.origin, '#', 1) AND split_part(v.origin, '#', 2)::int > split_part(r.origin, '#', 2)::int)
ON CONFLICT DO NOTHING;
