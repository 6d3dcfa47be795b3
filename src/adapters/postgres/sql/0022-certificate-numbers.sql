-- Numbers of certificates of land are compared however they were typed: «GCN số AB 90OOO1» is AB 900001. What was claimed before is
-- claimed anew so; where two claims become one, the first holds what stands once, and the last to be entered holds what has a holder.
CREATE FUNCTION pg_temp.saying_as(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(regexp_replace(lower(normalize(replace(given, 'Đ', 'đ'), NFD)), '([\u0300\u0301\u0303\u0309\u0323])([[:alpha:]đ\u0300-\u036f]*)', '\2\1', 'g'), '[^[:alnum:]đ\u0300-\u036f]+', '', 'g')
$$;
CREATE FUNCTION pg_temp.plain(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(regexp_replace(lower(normalize(replace(given, 'Đ', 'đ'), NFD)), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')
$$;
CREATE FUNCTION pg_temp.certificate_saying(said text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  rest text := said;
  found text;
  words text[] := ARRAY['giấy chứng nhận', 'chứng nhận', 'giấy', 'gcn', 'quyền sử dụng đất', 'quyền sở hữu', 'nhà ở', 'tài sản khác',
    'gắn liền với đất', 'qsdđ', 'qsd', 'sổ đỏ', 'sổ hồng', 'sổ', 'số', 'phát hành', 'sê ri', 'seri', 'serial', 'series', 'ký hiệu', 'mã', 'và', 'của', 'no'];
BEGIN
  WHILE rest !~ '^([a-zđ01]{1,2}[0-9oil]{3,8}|[0-9oil]{1,8}[a-zđ][a-zđ0-9]*)$' LOOP
    SELECT one INTO found FROM (
      SELECT pg_temp.saying_as(word) AS one FROM unnest(words) word UNION SELECT pg_temp.saying_as(pg_temp.plain(word)) FROM unnest(words) word
    ) every WHERE starts_with(rest, one) ORDER BY length(one) DESC LIMIT 1;
    EXIT WHEN found IS NULL;
    rest := substr(rest, length(found) + 1);
    found := NULL;
  END LOOP;
  RETURN translate(rest, 'oil', '011');
END
$$;
CREATE TEMP TABLE claimed ON COMMIT DROP AS
SELECT e.register, split_part(e.subject_id, '=', 1) AS name, e.dossier_id,
  split_part(e.subject_id, '=', 1) || '=' || pg_temp.certificate_saying(substr(e.subject_id, strpos(e.subject_id, '=') + 1)) AS claim,
  (SELECT max(r.known_since) FROM motcua.register_entry r WHERE r.register = e.register AND NOT r.revokes
    AND split_part(r.origin, '#', 1) = e.dossier_id::text) AS known_since
FROM motcua.entered_once e
WHERE e.register = 'land-right' AND split_part(e.subject_id, '=', 1) IN ('holding', 'certificateNumber', 'newCertificateNumber');
DELETE FROM motcua.entered_once e
WHERE e.register = 'land-right' AND split_part(e.subject_id, '=', 1) IN ('holding', 'certificateNumber', 'newCertificateNumber');
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT DISTINCT ON (claim) register, claim, dossier_id FROM claimed
ORDER BY claim, (CASE WHEN name = 'holding' THEN known_since END) DESC NULLS LAST, known_since, dossier_id;
-- A plot of land has one holder at a time: of the entries that stand, the last that is about it. Left out, and claimed by nobody until the
-- next entry: what names no plot and sheet, or several; what is leased, or is only what stands on the land; what was loaded from outside.
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT DISTINCT ON (p.claim) r.register, p.claim, d.id
FROM motcua.register_entry r
JOIN motcua.dossier d ON d.id::text = split_part(r.origin, '#', 1)
CROSS JOIN LATERAL (SELECT pg_temp.plain(r.data ->> 'landPlot') AS said) s
CROSS JOIN LATERAL (SELECT 'plot=' || (d.filed ->> 'place') || ':' || (substring(s.said from '(?:^|[^a-z])to(?: ban do)?(?: dia chinh)?(?: so)?[\s:.]*([0-9]+)')::numeric)
  || '-' || (substring(s.said from '(?:^|[^a-z])thua(?: dat)?(?: so)?[\s:.]*([0-9]+)')::numeric) AS claim) p
WHERE r.register = 'land-right' AND NOT r.revokes AND r.origin ~ '^[0-9a-f-]{36}#[0-9]+$' AND NOT d.story
  AND s.said ~ '^[^0-9]*[0-9]+[^0-9]+[0-9]+[^0-9]*$' AND (r.data ->> 'landPlot') !~* 't(ổ|ổ)[\s.:]*[0-9]' AND p.claim IS NOT NULL
  AND coalesce(r.data ->> 'changeKind', '') NOT IN ('lease', 'leased-asset') AND d.filed -> 'answers' ->> 'assetOnly' IS DISTINCT FROM 'true'
  AND NOT EXISTS (SELECT FROM motcua.register_entry v WHERE v.revokes AND v.register = r.register AND v.subject_id = r.subject_id
    AND split_part(v.origin, '#', 1) = split_part(r.origin, '#', 1) AND split_part(v.origin, '#', 2)::int > split_part(r.origin, '#', 2)::int)
ORDER BY p.claim, r.known_since DESC
ON CONFLICT DO NOTHING;
