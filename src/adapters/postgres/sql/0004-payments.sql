-- What is to be paid, and what a bank said was paid. The record of a fee is the dossier's; this is how the bank is talked to.
CREATE TABLE motcua.payment_order (
  id             uuid PRIMARY KEY,
  dossier_id     uuid NOT NULL,
  fee            text NOT NULL,
  amount_vnd     bigint NOT NULL CHECK (amount_vnd > 0),
  -- What the payer writes: by it the money is known again.
  memo           text NOT NULL UNIQUE,
  created_at     timestamptz NOT NULL,
  paid_at        timestamptz,
  bank_reference text
);
-- However often it is asked for, one open order for a fee.
CREATE UNIQUE INDEX payment_order_open ON motcua.payment_order (dossier_id, fee, amount_vnd) WHERE paid_at IS NULL;

CREATE TABLE motcua.bank_notice (
  -- The bank's own number of the transfer: the same one is taken once.
  reference   text PRIMARY KEY,
  memo        text NOT NULL,
  amount_vnd  bigint NOT NULL,
  at          timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  outcome     text NOT NULL
);
CREATE INDEX bank_notice_day ON motcua.bank_notice (at);

GRANT SELECT, INSERT, UPDATE ON motcua.payment_order, motcua.bank_notice TO motcua_app;
