-- Days at the end of a value are compared as they are written, whatever the database sorts by.
ALTER TABLE motcua.entered_once ALTER COLUMN subject_id TYPE text COLLATE "C";
-- Births are compared by the name of the child without accents too, and those of one mother, by her number, by how near they are to each
-- other: also those that were registered before.
CREATE OR REPLACE FUNCTION pg_temp.letters_of(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
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
-- Plots with a building permit are compared each by itself, and where a text does not say which of two numbers is the sheet, both ways.
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT DISTINCT ON (claim) 'permit', claim, c.dossier_id
FROM (
  SELECT e.dossier_id, 'landPlot=' || plot || ' ' || substring(e.subject_id from '[^ ]+$') AS claim
  FROM motcua.entered_once e, regexp_split_to_table(substring(e.subject_id from '^landPlot=((?:[0-9]+-[0-9]+ )+)[^ ]+$'), ' ') plot
  WHERE e.register = 'permit' AND plot <> ''
  UNION ALL
  SELECT e.dossier_id, 'landPlot=' || CASE WHEN n = 1 THEN p[1]::numeric || '-' || p[2]::numeric ELSE p[2]::numeric || '-' || p[1]::numeric END || ' ' || (d.filed ->> 'place')
  FROM motcua.entered_once e JOIN motcua.dossier d ON d.id = e.dossier_id
  CROSS JOIN LATERAL regexp_match(d.filed -> 'answers' ->> 'landPlot', '^[^0-9]*([0-9]+)[^0-9]+([0-9]+)[^0-9]*$') p
  CROSS JOIN (VALUES (1), (2)) both_ways (n)
  WHERE e.register = 'permit' AND e.subject_id LIKE 'landPlot=%' AND e.subject_id !~ '^landPlot=[0-9]+-[0-9]+ ' AND p IS NOT NULL
) c
ORDER BY claim, c.dossier_id
ON CONFLICT DO NOTHING;
DELETE FROM motcua.entered_once e WHERE e.register = 'permit' AND e.subject_id ~ '^landPlot=[0-9]+-[0-9]+ [0-9]+-[0-9]+ ';
