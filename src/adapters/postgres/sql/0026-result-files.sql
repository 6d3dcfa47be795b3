-- By its file a result is known again, whatever way it comes in as a paper of another dossier. Few events have one.
CREATE INDEX dossier_event_result_file ON motcua.dossier_event ((body ->> 'file'))
  WHERE type IN ('result-issued', 'result-signed', 'outside-result-recorded', 'outside-result-corrected');
