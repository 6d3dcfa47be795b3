-- A delegation holds once who is to act has accepted it. Those of before were given without being asked about, and go on holding.
ALTER TABLE motcua.delegation ADD COLUMN accepted_at timestamptz, ADD COLUMN declined_at timestamptz;
UPDATE motcua.delegation SET accepted_at = valid_from;
