-- What every act writes becomes as small as it can be: the head of the chain. The state moves beside the list columns, is
-- saved when they change, and what happened since is folded from the events.
ALTER TABLE motcua.dossier ADD COLUMN state text, ADD COLUMN saved_seq integer;
-- JSON that nobody queries: kept as it is written, not parsed on every act. The fold of the events up to saved_seq.
UPDATE motcua.dossier d SET state = s.state, saved_seq = s.seq FROM motcua.dossier_state s WHERE s.dossier_id = d.id;
ALTER TABLE motcua.dossier ALTER COLUMN state SET NOT NULL, ALTER COLUMN saved_seq SET NOT NULL;
ALTER TABLE motcua.dossier_state DROP COLUMN state;
ALTER TABLE motcua.dossier_state RENAME TO dossier_head;
ALTER INDEX motcua.dossier_state_pkey RENAME TO dossier_head_pkey;
