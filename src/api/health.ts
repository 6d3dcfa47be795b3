/** Whether the server lives, may be sent to, and what of it is not well: by fixed words, the same to everybody. */
import type { FastifyInstance } from 'fastify';

export type HealthState = 'ok' | 'degraded' | 'down' | 'unknown';

export interface HealthPart {
  name: string;
  /** `unknown` counts for nothing: nobody asked, or there is nothing to ask. */
  state: HealthState;
  /** Since when it is so; of what this server only saw, when it first saw it. */
  since: string;
  /** Of a fixed list. No address, no number, nothing that somebody said. */
  word: string;
}

export interface HealthParts {
  version: string;
  /** Whether the record answers. */
  isHealthy(): Promise<boolean>;
  /** Each part by itself. */
  health?(): Promise<readonly HealthPart[]>;
}

/** Without these nothing can be taken in. */
const NEEDED = ['database', 'disk'];
const isAmiss = ({ state }: HealthPart): boolean => state === 'degraded' || state === 'down';

export function healthRoutes(
  server: FastifyInstance,
  { version, isHealthy, health = async () => [] }: HealthParts,
): void {
  const schema = (summary: string) => ({ schema: { security: [], summary, tags: ['system'] } });
  server.get(
    '/health',
    schema('Whether the server and its record answer, and which parts are not well'),
    async (_request, reply) => {
      const answers = await isHealthy().catch(() => false);
      const parts = await health();
      const shown = parts.length ? { parts } : {};
      if (!answers) return reply.code(503).send({ status: 'unavailable', version, ...shown });
      const amiss = parts.filter(isAmiss).map(({ word }) => word);
      return reply.send({
        status: amiss.length ? 'degraded' : 'ok',
        version,
        ...(amiss.length && { amiss }),
        ...shown,
      });
    },
  );
  server.get(
    '/health/live',
    schema('Whether the process answers: where it does not, it is started anew'),
    async () => ({
      status: 'ok',
      version,
    }),
  );
  server.get('/health/ready', schema('Whether requests may be sent here'), async (_request, reply) => {
    const missing = (await health()).filter(({ name, state }) => NEEDED.includes(name) && state === 'down');
    if (!missing.length && (await isHealthy().catch(() => false))) return reply.send({ status: 'ok', version });
    return reply.code(503).send({ status: 'unavailable', version, amiss: missing.map(({ word }) => word) });
  });
}
