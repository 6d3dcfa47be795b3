/** Where banks tell of transfers. Signed, a short while old at most, taken once; the answer says what became of it. */
import type { FastifyInstance } from 'fastify';
import { refuse } from '#kernel/outcome.ts';
import { typedTexts } from '#kernel/typed-text.ts';
import { sendProblem } from './problem.ts';

export interface BankNoticeParts {
  /** Nothing when the bank signed this body a short while ago. */
  faultOf(body: string, signature: string | undefined): 'forged' | 'late' | undefined;
  take(notice: {
    reference: string;
    memo: string;
    amountVnd: number;
    at: string;
  }): Promise<{ outcome: string; before: boolean }>;
}

export const NOTICES_PATH = '/v1/bank-notices';

export function bankNoticeRoutes(server: FastifyInstance, parts: BankNoticeParts): void {
  void server.register(async (scope) => {
    // The signature is over the bytes, so they are kept as they came.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: 20_000 }, (_request, body, done) =>
      done(null, body),
    );
    scope.post<{ Body: string }>(
      NOTICES_PATH,
      {
        config: { open: true },
        schema: {
          summary: 'A bank tells of a transfer',
          description:
            'JSON `{reference, memo, amountVnd, at}`, `at` with its zone (`2026-11-26T20:30:00+07:00`), signed in `X-Bank-Signature: t=SECONDS,v1=HMAC-SHA256(secret, "SECONDS.BODY")`, five minutes old at most.',
          tags: ['payments'],
          consumes: ['application/json'],
        },
      },
      async (request, reply) => {
        const signature = request.headers['x-bank-signature'];
        const fault = parts.faultOf(request.body ?? '', typeof signature === 'string' ? signature : undefined);
        if (fault) return sendProblem(request, reply, refuse(fault === 'late' ? 'notice-late' : 'notice-forged'));
        const notice = read(request.body);
        if (!notice)
          return sendProblem(
            request,
            reply,
            refuse('request-invalid', { detail: 'reference, memo, amountVnd, at (2026-11-26T20:30:00+07:00)' }),
          );
        return reply.send(await parts.take(notice));
      },
    );
  });
}

/** A time with its zone; without one it would be read by the zone of this machine, or with its day and month exchanged. */
function readInstant(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    return undefined;
  }
}

function read(body: string) {
  let value: Record<string, unknown>;
  try {
    // Signed as it came; read like what comes in at every other door.
    value = typedTexts(JSON.parse(body) as Record<string, unknown>);
  } catch {
    return undefined;
  }
  const { reference, memo, amountVnd, at } = value ?? {};
  if (typeof reference !== 'string' || !/^[\w.-]{1,60}$/.test(reference)) return undefined;
  if (typeof memo !== 'string' || memo.length > 500) return undefined;
  if (typeof amountVnd !== 'number' || !Number.isSafeInteger(amountVnd) || amountVnd <= 0) return undefined;
  const instant = typeof at === 'string' ? readInstant(at) : undefined;
  return instant && { reference, memo, amountVnd, at: instant };
}
