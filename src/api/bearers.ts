/** Who a request of the API comes from, by its token. Who guesses tokens is answered no more for a while, and heard of in the security log. */
import type { FastifyRequest } from 'fastify';
import { Cache } from '#acts/cache.ts';
import { Guesses } from '#acts/guesses.ts';
import type { Platform } from '#acts/platform.ts';
import { sha256 } from '#kernel/hash.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import type { Bearer } from './token-scopes.ts';

export interface BearerParts {
  platform: Pick<Platform, 'clock'>;
  findBearer(token: string): Promise<Bearer | Refusal | undefined>;
}

/** Tokens that were right lately: whoever has one is heard also where others guess from the same address. */
const MOST_KNOWN = 5_000;

export class Bearers {
  readonly #parts: BearerParts;
  readonly #guesses: Guesses;
  readonly #known = new Cache<true>(MOST_KNOWN);

  constructor(parts: BearerParts) {
    this.#parts = parts;
    this.#guesses = new Guesses(parts.platform.clock);
  }

  async of(request: FastifyRequest): Promise<Bearer | Refusal> {
    const { authorization } = request.headers;
    if (!authorization) return refuse('not-signed-in');
    const token = /^Bearer\s+(\S{1,200})$/i.exec(authorization)?.[1];
    const hash = token && sha256(token);
    if (!(hash && this.#known.get(hash)) && this.#guesses.isBarred(request.ip)) {
      request.noted.done.push({ kind: 'token-failed', what: 'not-asked' });
      return refuse('too-many-tries', { minutes: this.#guesses.minutes });
    }
    const bearer = token && (await this.#parts.findBearer(token));
    if (bearer && hash && !isRefusal(bearer)) {
      this.#known.set(hash, true);
      return bearer;
    }
    // A token that ended, or a password of whatever kind, is no right one either.
    if (hash) this.#known.delete(hash);
    this.#guesses.wrong(request.ip);
    request.noted.done.push({ kind: 'token-failed', what: isRefusal(bearer) ? bearer.code : 'unknown' });
    return bearer || refuse('not-signed-in');
  }
}
