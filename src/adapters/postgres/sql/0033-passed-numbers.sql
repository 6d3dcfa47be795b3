-- A number of a book that was passed over may be given later. `before`: the last number when a person chose one; what lies between was
-- passed over. Of numbers that were passed over before this, nobody kept which were given on paper: they stay as they are.
ALTER TABLE motcua.code_counter ADD COLUMN before integer NOT NULL DEFAULT 0;
CREATE TABLE motcua.passed_number (
  prefix text NOT NULL,
  day    text NOT NULL,
  first  integer NOT NULL,
  last   integer NOT NULL CHECK (last >= first),
  PRIMARY KEY (prefix, day, first)
);
GRANT SELECT, INSERT, DELETE ON motcua.passed_number TO motcua_app;
