-- Where the status of each result stands, and whether it still holds. The record says why: this is what status lists are made of.
CREATE SEQUENCE motcua.result_place MINVALUE 0 START 0;
CREATE TABLE motcua.result_status (
  dossier_id uuid PRIMARY KEY,
  -- The nth result there was; its list and index follow from it.
  place      bigint NOT NULL UNIQUE,
  status     smallint NOT NULL DEFAULT 0
);
CREATE INDEX result_status_not_valid ON motcua.result_status (place) WHERE status <> 0;

GRANT SELECT, INSERT, UPDATE ON motcua.result_status TO motcua_app;
GRANT USAGE ON SEQUENCE motcua.result_place TO motcua_app;
