-- A dossier is found by every name in it: of the child, of a parent, of the other side of a sale. One name is told from the next.
UPDATE motcua.dossier d SET names = (
  SELECT coalesce(string_agg(name, '|' ORDER BY at), '') FROM (
    SELECT name, min(at) AS at FROM (
      SELECT rtrim(regexp_replace(' ' || motcua.fold(given), '[^[:alnum:]]+', ' ', 'g')) AS name, at FROM (
        SELECT d.filed -> 'applicant' ->> 'name', -1
        UNION ALL SELECT d.filed -> 'representative' ->> 'name', 0
        UNION ALL SELECT a.value #>> '{}', a.at FROM json_each(d.filed -> 'answers') WITH ORDINALITY a(field, value, at)
          WHERE a.field LIKE '%Name' AND json_typeof(a.value) = 'string') g(given, at) WHERE given IS NOT NULL) w
    WHERE name <> '' GROUP BY name) n)
WHERE d.submitted_at IS NOT NULL;
