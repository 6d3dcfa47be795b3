-- By which token another was issued: what it issued ends with it. Of those of before it is not known.
ALTER TABLE motcua.api_token ADD COLUMN issued_with uuid;
CREATE INDEX api_token_issued_with ON motcua.api_token (issued_with) WHERE issued_with IS NOT NULL;
