/** Who a request of the API comes from, by its token. Who guesses tokens is answered no more for a while, and heard of in the security log. */
import type { FastifyRequest } from 'fastify';
import { Guesses } from '#acts/guesses.ts';
import type { Platform } from '#acts/platform.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import type { Bearer } from './token-scopes.ts';

export interface BearerParts {
  platform: Pick<Platform, 'clock'>;
  findBearer(token: string): Promise<Bearer | Refusal | undefined>;
}

/** What a token looks like. Of who was wrong too often nothing else is looked up. */
const OURS = /^mc_[\w-]{32}$/;

export class Bearers {
  readonly #parts: BearerParts;
  readonly #guesses: Guesses;

  constructor(parts: BearerParts) {
    this.#parts = parts;
    this.#guesses = new Guesses(parts.platform.clock);
  }

  /** A right token is heard whoever guesses from the same address: it has 192 bits, which no number of tries finds, and costs one look by its hash. */
  async of(request: FastifyRequest): Promise<Bearer | Refusal> {
    const { authorization } = request.headers;
    if (!authorization) return refuse('not-signed-in');
    const token = /^Bearer\s+(\S{1,200})$/i.exec(authorization)?.[1];
    const isBarred = this.#guesses.isBarred(request.ip);
    const bearer = token && (!isBarred || OURS.test(token)) ? await this.#parts.findBearer(token) : undefined;
    if (bearer && !isRefusal(bearer)) return bearer;
    if (isBarred) {
      request.noted.done.push({ kind: 'token-failed', what: 'not-asked' });
      return refuse('too-many-tries', { minutes: this.#guesses.minutes });
    }
    // A token that ended, or a password of whatever kind, is no right one either.
    this.#guesses.wrong(request.ip);
    request.noted.done.push({ kind: 'token-failed', what: isRefusal(bearer) ? bearer.code : 'unknown' });
    return bearer || refuse('not-signed-in');
  }
}
