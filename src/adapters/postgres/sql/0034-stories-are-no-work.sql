-- Told stories stand in no book and no search; their open tasks stood on the lists of desks.
DELETE FROM motcua.task t USING motcua.dossier d WHERE d.id = t.dossier_id AND d.story;
