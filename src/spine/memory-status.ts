/** The places and statuses of results, in memory. */
import {
  LIST_LENGTH,
  placeOfNth,
  type ResultStatus,
  STATUS_BYTES,
  type StatusPlace,
  type StatusStore,
} from './credentials.ts';

export class MemoryStatus implements StatusStore {
  readonly #places = new Map<string, number>();
  readonly #statuses = new Map<string, ResultStatus>();

  async placeOf(dossierId: string): Promise<StatusPlace> {
    const n = this.#places.get(dossierId) ?? this.#places.size;
    this.#places.set(dossierId, n);
    return placeOfNth(n);
  }

  async setStatus(dossierId: string, status: ResultStatus): Promise<number | undefined> {
    const place = this.#places.get(dossierId);
    if (place === undefined || (this.#statuses.get(dossierId) ?? 'valid') === status) return undefined;
    this.#statuses.set(dossierId, status);
    return placeOfNth(place).list;
  }

  async readList(list: number): Promise<Uint8Array | undefined> {
    if (this.#places.size <= (list - 1) * LIST_LENGTH) return undefined;
    const statuses = new Uint8Array(LIST_LENGTH);
    for (const [dossierId, status] of this.#statuses) {
      const place = placeOfNth(this.#places.get(dossierId)!);
      if (place.list === list) statuses[place.index] = STATUS_BYTES[status];
    }
    return statuses;
  }
}
