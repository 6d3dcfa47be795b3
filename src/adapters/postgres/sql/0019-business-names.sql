-- A household business is compared by its own name, without the element «Hộ kinh doanh»: also those that were registered before.
CREATE FUNCTION pg_temp.name_saying(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(regexp_replace(lower(normalize(replace(given, 'Đ', 'đ'), NFD)), '([\u0300\u0301\u0303\u0309\u0323])([[:alpha:]đ\u0300-\u036f]*)', '\2\1', 'g'), '[^[:alnum:]đ\u0300-\u036f]+', '', 'g')
$$;
CREATE FUNCTION pg_temp.own_name(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(normalize(given, NFC), '^([^[:alnum:]]*(h[oộ]\s*(kinh\s*doanh|kd)|h[^[:alnum:]]*k[^[:alnum:]]*d)($|[^[:alnum:]]+))+', '', 'i')
$$;
INSERT INTO motcua.entered_once (register, subject_id, dossier_id)
SELECT r.register, 'businessName=' || pg_temp.name_saying(pg_temp.own_name(r.data ->> 'businessName') || ', ' || (d.filed ->> 'place')), d.id
FROM motcua.register_entry r JOIN motcua.dossier d ON d.id = split_part(r.origin, '#', 1)::uuid
WHERE r.register = 'business' AND NOT r.revokes AND r.origin ~ '^[0-9a-f-]{36}#[0-9]+$' AND NOT d.story
  AND r.data ->> 'businessName' IS NOT NULL AND d.filed ->> 'place' IS NOT NULL
  AND NOT EXISTS (SELECT FROM motcua.register_entry v WHERE v.revokes AND v.register = r.register AND v.subject_id = r.subject_id
    AND split_part(v.origin, '#', 1) = split_part(r.origin, '#', 1) AND split_part(v.origin, '#', 2)::int > split_part(r.origin, '#', 2)::int)
ORDER BY r.known_since
ON CONFLICT DO NOTHING;
