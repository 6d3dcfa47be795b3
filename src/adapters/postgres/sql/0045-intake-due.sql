-- What only came in has no date of its result yet, and is asked for by the end of its intake check: few at any time.
CREATE INDEX dossier_intake ON motcua.dossier (unit) WHERE submitted_at IS NOT NULL AND result_at IS NULL AND status = 'submitted';
