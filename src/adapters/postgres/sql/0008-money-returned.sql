-- Money that paid nothing goes back by a transfer of its own.
ALTER TABLE motcua.bank_notice
  ADD COLUMN returned_at      timestamptz,
  ADD COLUMN return_reference text;
