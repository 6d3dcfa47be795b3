-- Few dossiers have nobody whom a message reaches; every inbox of a counter asks for those among all that it received.
-- The condition is the one of `lists.ts`, to the letter.
CREATE INDEX dossier_unreachable ON motcua.dossier (receiving_unit, submitted_at, id)
  WHERE submitted_at IS NOT NULL AND filed ->> 'channel' IS DISTINCT FROM 'online'
    AND coalesce(filed #>> '{applicant,id}', '') = '' AND btrim(coalesce(filed #>> '{applicant,phone}', '')) = ''
    AND btrim(coalesce(filed #>> '{applicant,email}', '')) = '' AND coalesce(filed #>> '{representative,id}', '') = ''
    AND btrim(coalesce(filed #>> '{representative,phone}', '')) = '' AND btrim(coalesce(filed #>> '{representative,email}', '')) = '';
