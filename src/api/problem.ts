/** Refusals as problem details (RFC 9457). HTTP codes exist only here. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { everyRefusal, LANGUAGES, type Language, type Refusal, refusalText } from '#kernel/outcome.ts';
import { AGAIN_SECONDS } from '#kernel/record-away.ts';
import { type RefusalCode, type RefusalKind, refusalTexts } from '#kernel/refusals.ts';
import { withoutKey } from '#kernel/text.ts';

const STATUS: Record<RefusalKind, number> = { input: 422, rule: 422, forbidden: 403, missing: 404, conflict: 409 };
const SPECIAL: Partial<Record<RefusalCode, number>> = {
  'not-signed-in': 401,
  'token-expired': 401,
  'token-revoked': 401,
  'stale-version': 412,
  'version-unknown': 412,
  'too-large': 413,
  'too-many-tries': 429,
  'request-invalid': 400,
  'no-room': 507,
  'record-away': 503,
};

export const problemSchema = {
  $id: 'problem',
  type: 'object',
  description: 'A refusal (RFC 9457), in the language of Accept-Language',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    instance: { type: 'string' },
    params: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      description: 'Each thing that was wrong, where more than one was; the first is the one above',
      items: {
        type: 'object',
        required: ['code', 'detail'],
        properties: {
          code: { type: 'string' },
          detail: { type: 'string' },
          params: { type: 'object', additionalProperties: true },
        },
      },
    },
  },
};

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { code, params } = refusal;
  // What was no request at all came to no door.
  if (request.noted) request.noted.refused = code;
  const all = everyRefusal(refusal);
  const language = languageOf(request);
  const status = SPECIAL[code] ?? STATUS[refusalTexts[code].kind];
  if (status === 429) reply.header('retry-after', String(60 * Number(params?.['minutes'] ?? 1)));
  if (status === 503) reply.header('retry-after', AGAIN_SECONDS);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type('application/problem+json')
    .header('content-language', language)
    .send({
      type: `urn:motcua:refusal:${code}`,
      title: code,
      status,
      detail: refusalText(refusal, language),
      code,
      instance: withoutKey(request.url),
      params,
      ...(all.length > 1 && {
        errors: all.map((one) => ({ code: one.code, detail: refusalText(one, language), params: one.params })),
      }),
    });
}

/** The first language of Accept-Language that we speak; Vietnamese else. */
export function languageOf(request: FastifyRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return (
    LANGUAGES.find((language) => wanted[0] === language) ??
    LANGUAGES.find((language) => wanted.includes(language)) ??
    'vi'
  );
}
