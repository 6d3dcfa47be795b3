-- Acts are dated by the server's clock, and so is everything that lists and sweeps compare: no time of ours comes from the database's.
ALTER TABLE motcua.act_receipt ALTER COLUMN at DROP DEFAULT;
ALTER TABLE motcua.stored_file ALTER COLUMN at DROP DEFAULT;
ALTER TABLE motcua.file_scan ALTER COLUMN at DROP DEFAULT;
