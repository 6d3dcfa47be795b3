-- Lists in the order in which they are shown, so that a page of them needs no more rows than it has.
-- At the end of a working day thousands of tasks are due at once.
DROP INDEX motcua.task_desk;
CREATE INDEX task_desk ON motcua.task (unit, post, due_at, dossier_id, id);
-- Without the status, which changes with most acts and would have every index of the dossier written anew.
DROP INDEX motcua.dossier_unit;
CREATE INDEX dossier_unit ON motcua.dossier (unit, id);
DROP INDEX motcua.dossier_receiving_unit;
CREATE INDEX dossier_receiving_unit ON motcua.dossier (receiving_unit, id);
