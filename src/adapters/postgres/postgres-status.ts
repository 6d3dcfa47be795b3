/** The places and statuses of results, in PostgreSQL. */
import type { Pool } from 'pg';
import {
  LIST_LENGTH,
  placeOfNth,
  type ResultStatus,
  STATUS_BYTES,
  type StatusPlace,
  type StatusStore,
} from '#spine/credentials.ts';

export class PostgresStatus implements StatusStore {
  readonly #pool: Pool;
  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async placeOf(dossierId: string): Promise<StatusPlace> {
    const find = 'SELECT place FROM motcua.result_status WHERE dossier_id = $1';
    const known = await this.#pool.query<{ place: string }>(find, [dossierId]);
    if (known.rows[0]) return placeOfNth(Number(known.rows[0].place));
    await this.#pool.query(
      "INSERT INTO motcua.result_status (dossier_id, place) VALUES ($1, nextval('motcua.result_place')) ON CONFLICT (dossier_id) DO NOTHING",
      [dossierId],
    );
    const { rows } = await this.#pool.query<{ place: string }>(find, [dossierId]);
    return placeOfNth(Number(rows[0].place));
  }

  async setStatus(dossierId: string, status: ResultStatus): Promise<number | undefined> {
    const { rows } = await this.#pool.query<{ place: string }>(
      'UPDATE motcua.result_status SET status = $2 WHERE dossier_id = $1 AND status <> $2 RETURNING place',
      [dossierId, STATUS_BYTES[status]],
    );
    return rows[0] && placeOfNth(Number(rows[0].place)).list;
  }

  async readList(list: number): Promise<Uint8Array | undefined> {
    const from = (list - 1) * LIST_LENGTH;
    const { rows: begun } = await this.#pool.query('SELECT 1 FROM motcua.result_status WHERE place >= $1 LIMIT 1', [
      from,
    ]);
    if (!begun.length) return undefined;
    const { rows } = await this.#pool.query<{ place: string; status: number }>(
      'SELECT place, status FROM motcua.result_status WHERE status <> 0 AND place >= $1 AND place < $2',
      [from, from + LIST_LENGTH],
    );
    const statuses = new Uint8Array(LIST_LENGTH);
    for (const { place, status } of rows) statuses[placeOfNth(Number(place)).index] = status;
    return statuses;
  }
}
