/** A disk that is full, however that is said. */
import { RefusedError, refuse } from './outcome.ts';

/** The disk is full, or nearly: nothing that was sent is kept. */
export class NoRoom extends RefusedError {
  constructor(options?: { cause?: unknown }) {
    super(refuse('no-room'));
    this.name = 'NoRoom';
    this.cause = options?.cause;
  }
}

/** As the disk, a quota, or PostgreSQL says it. */
export const isNoRoom = (error: unknown): boolean =>
  error instanceof NoRoom || ['ENOSPC', 'EDQUOT', '53100'].includes(String((error as { code?: unknown }).code));
