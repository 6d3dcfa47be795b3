-- Leases of land, and land given whole to the public, that were decided before they took a claim on the plot: each plot is claimed by the
-- last of them, unless a later dossier holds it already. What names no plot and sheet stays claimed by nobody.
CREATE OR REPLACE FUNCTION pg_temp.plots_in(written text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  -- A group of houses («tổ 14») is no sheet.
  said text := regexp_replace(replace(regexp_replace(lower(normalize(replace(regexp_replace(normalize(written, NFKC),
    '[Tt][ổỔ](?=[\s.:]*\d)', ' ', 'g'), 'Đ', 'đ'), NFD)), '[\u0300-\u036f]', '', 'g'), 'đ', 'd'), '\s+', ' ', 'g');
  part text[];
  sheet_first boolean;
  sheet text;
  waiting text[] := '{}';
  plot text;
BEGIN
  FOR part IN SELECT regexp_matches(said,
    '(?<![a-z])(?:(thua)(?: dat)?(?: so)?[\s:.]*((?:\d+(?:\s*(?:,|;|&|\+|va)\s*(?=\d))?)+)|(to)(?: ban do)?(?: dia chinh)?(?: so)?[\s:.]*(\d+))', 'g') LOOP
    sheet_first := coalesce(sheet_first, part[3] IS NOT NULL);
    IF part[3] IS NOT NULL THEN
      sheet := part[4]::numeric::text;
      FOREACH plot IN ARRAY waiting LOOP RETURN NEXT sheet || '-' || plot; END LOOP;
      waiting := '{}';
    ELSE
      FOR plot IN SELECT m[1]::numeric::text FROM regexp_matches(part[2], '\d+', 'g') m LOOP
        IF sheet_first THEN RETURN NEXT sheet || '-' || plot; ELSE waiting := waiting || plot; END IF;
      END LOOP;
    END IF;
  END LOOP;
END
$$;
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT DISTINCT ON (c.claim) r.register, c.claim, d.id
FROM motcua.register_entry r
JOIN motcua.dossier d ON d.id::text = split_part(r.origin, '#', 1)
CROSS JOIN LATERAL (SELECT 'lease:plot=' || (d.filed ->> 'place') || ':' || plot AS claim FROM pg_temp.plots_in(r.data ->> 'landPlot') plot) c
WHERE r.register = 'land-right' AND NOT r.revokes AND NOT d.story AND r.data ->> 'changeKind' = 'lease' AND c.claim IS NOT NULL
  AND NOT EXISTS (SELECT FROM motcua.register_entry v WHERE v.revokes AND v.register = r.register AND v.subject_id = r.subject_id
    AND split_part(v.origin, '#', 1) = split_part(r.origin, '#', 1) AND split_part(v.origin, '#', 2)::int > split_part(r.origin, '#', 2)::int)
ORDER BY c.claim, r.known_since DESC
ON CONFLICT DO NOTHING;
-- Nothing is entered of what was given whole: its decision says it, and what was handed in names the plot.
CREATE TEMP TABLE ceded ON COMMIT DROP AS
SELECT DISTINCT ON (claim) 'plot=' || (d.filed ->> 'place') || ':' || plot AS claim, d.id AS dossier_id, e.at
FROM motcua.dossier d
JOIN motcua.dossier_event e ON e.dossier_id = d.id AND e.type = 'dossier-decided'
CROSS JOIN LATERAL pg_temp.plots_in(d.filed -> 'answers' ->> 'landPlot') plot
WHERE d.procedure = '1.013831' AND NOT d.story AND d.filed ->> 'place' IS NOT NULL AND e.body -> 'entry' -> 'plotParts' IS NULL
  AND d.filed -> 'answers' ->> 'changeKind' = 'public-gift' AND d.filed -> 'answers' ->> 'giftScope' = 'whole'
  AND NOT EXISTS (SELECT FROM motcua.dossier_event v WHERE v.dossier_id = d.id AND v.seq > e.seq
    AND (v.type IN ('dossier-decided', 'result-revoked') OR (v.type = 'task-returned' AND v.body ->> 'undecided' = 'true')))
ORDER BY claim, e.at DESC;
-- Whoever entered something about the plot before that holds it no more; whoever did since then, does.
UPDATE motcua.entered_once h SET dossier_id = c.dossier_id
FROM ceded c
WHERE h.register = 'land-right' AND h.subject_id = c.claim
  AND (SELECT max(r.known_since) FROM motcua.register_entry r
    WHERE r.register = h.register AND NOT r.revokes AND split_part(r.origin, '#', 1) = h.dossier_id::text) < c.at;
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT 'land-right', claim, dossier_id FROM ceded
ON CONFLICT DO NOTHING;
