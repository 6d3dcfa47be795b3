/** Payment orders and notices of banks, in PostgreSQL. */

import type { Pool } from 'pg';
import type { NoticeOutcome, PaymentOrder, PaymentStore, TakenNotice } from '#spine/payments.ts';
import { placeOfNotice } from '#spine/payments.ts';
import type { Listed, Page } from '#spine/store.ts';
import { Conditions, pageOf } from './conditions.ts';

export class PostgresPayments implements PaymentStore {
  readonly #pool: Pool;
  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async orderOnce(order: PaymentOrder): Promise<PaymentOrder> {
    const { id, dossierId, fee, amountVnd, memo, createdAt } = order;
    await this.#pool.query(
      `INSERT INTO motcua.payment_order (id, dossier_id, fee, amount_vnd, memo, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [id, dossierId, fee, amountVnd, memo, createdAt],
    );
    const { rows } = await this.#pool.query<OrderRow>(
      `SELECT ${COLUMNS} FROM motcua.payment_order WHERE dossier_id = $1 AND fee = $2 AND amount_vnd = $3 AND paid_at IS NULL`,
      [dossierId, fee, amountVnd],
    );
    // Paid between the two: the next question shows it so.
    return rows[0] ? toOrder(rows[0]) : order;
  }

  async findOrders(memos: readonly string[]): Promise<PaymentOrder[]> {
    if (!memos.length) return [];
    const { rows } = await this.#pool.query<OrderRow>(
      `SELECT ${COLUMNS} FROM motcua.payment_order WHERE memo = ANY($1)`,
      [memos],
    );
    return rows.map(toOrder);
  }

  async markPaid(id: string, at: string, bankReference: string): Promise<void> {
    await this.#pool.query(
      'UPDATE motcua.payment_order SET paid_at = $2, bank_reference = $3 WHERE id = $1 AND paid_at IS NULL',
      [id, at, bankReference],
    );
  }

  async findNotice(reference: string): Promise<TakenNotice | undefined> {
    const { rows } = await this.#pool.query<NoticeRow>(`${NOTICES} WHERE reference = $1`, [reference]);
    return rows[0] && toNotice(rows[0]);
  }

  async recordNotice({ reference, memo, amountVnd, at, receivedAt, outcome }: TakenNotice): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `INSERT INTO motcua.bank_notice (reference, memo, amount_vnd, at, received_at, outcome)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [reference, memo, amountVnd, at, receivedAt, outcome],
    );
    return rowCount === 1;
  }

  async markReturned(notice: string, { at, reference }: { at: string; reference: string }): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `UPDATE motcua.bank_notice SET returned_at = $2, return_reference = $3
       WHERE reference = $1 AND outcome <> 'paid' AND returned_at IS NULL`,
      [notice, at, reference],
    );
    return rowCount === 1;
  }

  async listUnreturned({ limit, after }: Page): Promise<Listed<TakenNotice>> {
    const where = new Conditions();
    where.add("outcome <> 'paid' AND returned_at IS NULL");
    const [at, ...rest] = after?.split(' ') ?? [];
    if (after) where.add('(at, reference) > (?::timestamptz, ?)', at, rest.join(' '));
    const { rows } = await this.#pool.query<NoticeRow>(
      `${NOTICES} ${where} ORDER BY at, reference LIMIT ${limit + 1}`,
      where.values,
    );
    return pageOf(rows.map(toNotice), limit, placeOfNotice);
  }

  async listNotices(from: string, to: string): Promise<TakenNotice[]> {
    const { rows } = await this.#pool.query<NoticeRow>(`${NOTICES} WHERE at >= $1 AND at < $2 ORDER BY at, reference`, [
      from,
      to,
    ]);
    return rows.map(toNotice);
  }
}

const COLUMNS = 'id, dossier_id, fee, amount_vnd, memo, created_at, paid_at, bank_reference';
const NOTICES =
  'SELECT reference, memo, amount_vnd, at, received_at, outcome, returned_at, return_reference FROM motcua.bank_notice';

interface OrderRow {
  id: string;
  dossier_id: string;
  fee: string;
  amount_vnd: string;
  memo: string;
  created_at: string;
  paid_at: string | null;
  bank_reference: string | null;
}

interface NoticeRow {
  reference: string;
  memo: string;
  amount_vnd: string;
  at: string;
  received_at: string;
  outcome: string;
  returned_at: string | null;
  return_reference: string | null;
}

const toOrder = (row: OrderRow): PaymentOrder => ({
  id: row.id,
  dossierId: row.dossier_id,
  fee: row.fee,
  amountVnd: Number(row.amount_vnd),
  memo: row.memo,
  createdAt: row.created_at,
  paidAt: row.paid_at ?? undefined,
  bankReference: row.bank_reference ?? undefined,
});

const toNotice = (row: NoticeRow): TakenNotice => ({
  reference: row.reference,
  memo: row.memo,
  amountVnd: Number(row.amount_vnd),
  at: row.at,
  receivedAt: row.received_at,
  outcome: row.outcome as NoticeOutcome,
  returned: row.returned_at ? { at: row.returned_at, reference: row.return_reference ?? '' } : undefined,
});
