/** Tokens of whoever asks: issued for some acts and a while, listed without the secret, revoked. */
import type { FastifyInstance } from 'fastify';
import type { Actor } from '#authority/permission.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { sendProblem } from './problem.ts';
import { type Bearer, isWithin } from './token-scopes.ts';

export interface TokenRow {
  id: string;
  name: string;
  actor: string;
  scopes: readonly string[];
  issuedBy: string;
  issuedAt: string;
  expiresAt: string;
  usedAt?: string;
  revokedAt?: string;
}

export interface TokenRequest {
  name: string;
  scopes: string[];
  days: number;
}

export interface TokenParts {
  /** `by`: the token that asks. It holds no longer than that, and ends with it. */
  issue(
    owner: Actor,
    asked: TokenRequest,
    by?: Pick<Bearer, 'id' | 'expiresAt'>,
  ): Promise<Outcome<TokenRow & { token: string }>>;
  list(owner: Actor): Promise<TokenRow[]>;
  /** Of theirs, one that still holds, and none that the token which asks came from. */
  revoke(owner: Actor, id: string, by?: Pick<Bearer, 'id'>): Promise<Outcome<void>>;
}

export const MOST_DAYS = 365;
const config = { scope: 'tokens' };

export function tokenRoutes(server: FastifyInstance, parts: TokenParts): void {
  server.get(
    '/tokens',
    { config, schema: { summary: 'Your tokens, without the secret, newest first', tags: ['tokens'] } },
    ({ actor }) => parts.list(actor),
  );
  server.post<{ Body: TokenRequest }>(
    '/tokens',
    {
      config,
      schema: {
        summary: 'Issue a token: `token` is said this once',
        description:
          'Scopes: `read`, `act` (every act), `act:NAME` (one act, such as `act:receive-dossier`), `tokens`. None beyond those of the token that asks, none that holds longer, and none that outlives it.',
        tags: ['tokens'],
        body: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'scopes', 'days'],
          properties: {
            name: { type: 'string', minLength: 1, maxLength: 100 },
            scopes: {
              type: 'array',
              minItems: 1,
              maxItems: 60,
              uniqueItems: true,
              items: { type: 'string', maxLength: 80 },
            },
            days: { type: 'integer', minimum: 1, maximum: MOST_DAYS },
          },
        },
      },
    },
    async (request, reply) => {
      const { bearer, body } = request;
      const wider = body.scopes.find((scope) => !isWithin(scope, bearer.scopes));
      if (wider) return sendProblem(request, reply, refuse('token-wider', { scope: wider }));
      const issued = await parts.issue(request.actor, body, bearer);
      if (isRefusal(issued)) return sendProblem(request, reply, issued);
      request.noted.done.push({ kind: 'token-issued', what: `${issued.id} ${issued.scopes.join(',')}` });
      return reply.code(201).send(issued);
    },
  );
  server.delete<{ Params: { token: string } }>(
    '/tokens/:token',
    {
      config,
      schema: {
        summary:
          'Revoke one of your tokens: it opens nothing from then on, nor does what it issued. None that the token in use came from',
        tags: ['tokens'],
        params: { type: 'object', properties: { token: { type: 'string', format: 'uuid' } } },
      },
    },
    async (request, reply) => {
      const { token } = request.params;
      const revoked = await parts.revoke(request.actor, token, request.bearer);
      if (isRefusal(revoked)) return sendProblem(request, reply, revoked);
      request.noted.done.push({ kind: 'token-revoked', what: token });
      return reply.code(204).send();
    },
  );
}
