-- When the result is there: once all that was asked for is, not once the first of several linked results was issued.
UPDATE motcua.dossier d SET result_at = NULL, state = (d.state::jsonb - 'resultAt')::text
WHERE d.status = 'issued' AND d.result_at IS NOT NULL
  AND EXISTS (SELECT FROM json_array_elements(d.state::json -> 'tasks') t WHERE t ->> 'act' <> 'deliver-result');
