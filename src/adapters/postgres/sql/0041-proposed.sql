-- What an officer entered in a proposal, so that it can be mended as it was proposed; none of those before, and of no other verdict.
ALTER TABLE motcua.procedure_review ADD COLUMN entered json;
-- What was imported opened at once where its reading doubted nothing: nobody has looked at it yet.
UPDATE motcua.procedure SET status = 'needs-review', reasons = '{unreviewed}'
  WHERE origin = 'catalogue' AND status = 'published' AND NOT reviewed;
