/** The figures of the server, to who has the token of the settings. Without one there is no such door. */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Guesses } from '#acts/guesses.ts';
import type { Platform } from '#acts/platform.ts';
import { sha256 } from '#kernel/hash.ts';
import { refuse } from '#kernel/outcome.ts';
import { sendProblem } from './problem.ts';

export interface MetricsDoor {
  token: string;
  contentType: string;
  text(): Promise<string>;
}

export function metricsRoute(
  server: FastifyInstance,
  { clock }: Pick<Platform, 'clock'>,
  { token, contentType, text }: MetricsDoor,
): void {
  const guesses = new Guesses(clock);
  const isRight = (given: string) => timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(token)));
  server.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const given = /^Bearer\s+(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given && isRight(given))
      return reply
        .type(contentType)
        .header('cache-control', 'no-store')
        .send(await text());
    if (!given) return sendProblem(request, reply, refuse('not-signed-in'));
    const isBarred = guesses.isBarred(request.ip);
    request.noted.done.push({ kind: 'token-failed', what: isBarred ? 'not-asked' : 'unknown' });
    if (isBarred) return sendProblem(request, reply, refuse('too-many-tries', { minutes: guesses.minutes }));
    guesses.wrong(request.ip);
    return sendProblem(request, reply, refuse('not-signed-in'));
  });
}
