/** The machine's door: REST v1, OpenAPI 3.1 made from the schemas that validate. */
import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import { Ajv, type ErrorObject } from 'ajv';
import ajvFormats from 'ajv-formats';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Platform } from '#acts/platform.ts';
import { eventsOfAnswer, Noted } from '#acts/security.ts';
import type { Actor } from '#authority/permission.ts';
import { describedErrors } from '#engine/form/form.ts';
import { log } from '#kernel/log.ts';
import { isNoRoom } from '#kernel/no-room.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { isRecordAway } from '#kernel/record-away.ts';
import { withoutKey } from '#kernel/text.ts';
import { DEEPEST, excessOf, lastOfEach, MOST_MEMBERS, typedTexts } from '#kernel/typed-text.ts';
import { Bearers } from './bearers.ts';
import { dossierRoutes } from './dossiers.ts';
import { type HealthParts, healthRoutes } from './health.ts';
import { type MetricsDoor, metricsRoute } from './metrics.ts';
import { languageOf, problemSchema, sendProblem } from './problem.ts';
import { procedureRoutes } from './procedures.ts';
import { type Bearer, isWithin, scopeNeeded } from './token-scopes.ts';
import { type TokenParts, tokenRoutes } from './tokens.ts';

export interface ApiParts extends HealthParts {
  platform: Platform;
  /** Nobody, for a token that was never issued; a word, for one that ended. */
  findBearer(token: string): Promise<Bearer | Refusal | undefined>;
  tokens?: TokenParts;
  metrics?: MetricsDoor;
  /** Whose word about the address of a client is believed; nobody's, unless named. */
  trustedProxies?: readonly string[];
  /** People reach it over TLS, and never otherwise. */
  isSecure?: boolean;
  limits?: Partial<ServerLimits>;
  /** The people's doors, on the same server. */
  openDoors?(server: FastifyInstance): Promise<void>;
  /** What people get where there is nothing. */
  notFound?(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
    /** What the token that was sent stands for. */
    bearer: Bearer;
    /** For the security log. */
    noted: Noted;
  }
  interface FastifyInstance {
    /** Every door there is. */
    routes: readonly Route[];
  }
  interface FastifyContextConfig {
    /** Answered to anybody. */
    open?: boolean;
    /** What a token has to be for; else to read or to act. */
    scope?: string;
  }
}

export interface Route {
  method: string;
  url: string;
}

/** How long the server waits. Uploads go on where they broke off, so that a slow line loses nothing. */
export interface ServerLimits {
  headersMs: number;
  /** A form or a request of the API, from its first byte to its last. */
  bodyMs: number;
  /** The same of whatever brings files. */
  uploadMs: number;
  /** What is under way when the server ends. */
  drainMs: number;
}
const LIMITS: ServerLimits = { headersMs: 20_000, bodyMs: 30_000, uploadMs: 900_000, drainMs: 15_000 };
const BRINGS_FILES = /^(multipart\/form-data|application\/offset\+octet-stream)\b/i;

/** What is no page loads nothing and is shown in none. */
const NOTHING = "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const YEAR_SECONDS = 31_536_000;
const BODY_LIMIT_BYTES = 2_000_000;
const addFormats = ajvFormats as unknown as (ajv: Ajv) => Ajv;

/** Of an address that cannot be decoded, as «/%ff», the text itself is asked for: there is nothing, and it is answered as of every other such. */
function readableUrl({ url = '/' }: { url?: string }): string {
  const [path] = url.split('?', 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}

export async function makeServer(parts: ApiParts): Promise<FastifyInstance> {
  const limits = { ...LIMITS, ...parts.limits };
  const server = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    logger: false,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    requestTimeout: limits.uploadMs,
    http: { headersTimeout: limits.headersMs },
    // Whatever else a request says of its address was chosen by who sent it.
    trustProxy: parts.trustedProxies?.length ? [...parts.trustedProxies] : false,
    routerOptions: { maxParamLength: 120 },
    rewriteUrl: readableUrl,
  });
  // What people typed is taken as it is; what stands in an address is text and has to be read.
  const strict = addFormats(
    new Ajv({ allErrors: false, coerceTypes: false, useDefaults: true, removeAdditional: false, strict: false }),
  );
  const lenient = addFormats(
    new Ajv({ allErrors: false, coerceTypes: true, useDefaults: true, removeAdditional: false, strict: false }),
  );
  server.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : lenient).compile(schema as object),
  );
  server.addSchema(problemSchema);
  await server.register(swagger, {
    // The pages of the people's doors stand on the same server and are no part of the API.
    hideUntagged: true,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Motcua',
        version: parts.version,
        description:
          'The single window of a province. Refusals are problem details; acts take Idempotency-Key and If-Match.',
        license: { name: 'Apache-2.0' },
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => String(json.$id ?? `def-${i}`) },
  });
  server.decorateRequest('actor');
  server.decorateRequest('bearer');
  server.decorateRequest('noted');
  logRequests(server);
  noteAnswers(server, parts.platform);
  const routes: Route[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  server.decorate('routes', routes);
  closeSlow(server, limits);
  // On everything that leaves, also where the answer is written past this framework; pages say more of themselves.
  server.addHook('onRequest', async (_request, { raw }) => {
    raw.setHeader('x-content-type-options', 'nosniff');
    raw.setHeader('content-security-policy', NOTHING);
    raw.setHeader('referrer-policy', 'same-origin');
    if (parts.isSecure) raw.setHeader('strict-transport-security', `max-age=${YEAR_SECONDS}; includeSubDomains`);
  });
  // Before anything looks at it. A body that is no object of ours (a signed notice, a file) is read by who knows what it is.
  server.addHook('onRequest', async (request) => {
    const query = typedTexts(request.query);
    request.query = request.url.startsWith('/v1') ? query : lastOfEach(query);
    request.params = typedTexts(request.params);
  });
  server.addHook('preValidation', async (request, reply) => {
    const excess = excessOf(request.body);
    if (excess)
      return sendProblem(
        request,
        reply,
        refuse('request-invalid', {
          detail:
            excess === 'deep' ? phrase('body-deep', { most: DEEPEST }) : phrase('body-many', { most: MOST_MEMBERS }),
        }),
      );
    if (typeof request.body !== 'string') request.body = typedTexts(request.body);
  });
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation)
      return sendProblem(
        request,
        reply,
        refuse('request-invalid', { detail: describedErrors(error.validation as ErrorObject[]) }),
      );
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      return sendProblem(
        request,
        reply,
        refuse('too-large', { size: `> ${BODY_LIMIT_BYTES}`, limit: `${BODY_LIMIT_BYTES} bytes` }),
      );
    if (isNoRoom(error)) return sendProblem(request, reply, refuse('no-room'));
    if (error.statusCode && error.statusCode < 500)
      return sendProblem(request, reply, refuse('request-invalid', { detail: error.message }));
    log.error('request-broke', doorOf(request), { error });
    if (isRecordAway(error)) return sendProblem(request, reply, refuse('record-away'));
    return reply
      .code(500)
      .type('application/problem+json')
      .send({
        type: 'urn:motcua:fault',
        title: 'fault',
        status: 500,
        detail: phraseText(phrase('broke'), languageOf(request)),
        code: 'fault',
      });
  });
  server.setNotFoundHandler(
    (request, reply) =>
      (parts.notFound && !request.url.startsWith('/v1') && parts.notFound(request, reply)) ||
      sendProblem(
        request,
        reply,
        refuse('request-invalid', {
          detail: phrase('no-door', { method: request.method, url: withoutKey(request.url) }),
        }),
      ),
  );
  healthRoutes(server, parts);
  if (parts.metrics) metricsRoute(server, parts.platform, parts.metrics);
  const bearers = new Bearers(parts);
  server.get('/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  await server.register(
    async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        if (request.routeOptions.config.open) return;
        const bearer = await bearers.of(request);
        if (isRefusal(bearer)) return sendProblem(request, reply, bearer);
        request.noted.who = `${bearer.actor.kind}:${bearer.actor.id}`;
        const scope = scopeNeeded(request.method, request.routeOptions.config);
        if (!isWithin(scope, bearer.scopes)) return sendProblem(request, reply, refuse('token-scope', { scope }));
        request.bearer = bearer;
        request.actor = bearer.actor;
      });
      scope.addHook('onSend', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
      });
      procedureRoutes(scope, parts.platform);
      dossierRoutes(scope, parts.platform);
      if (parts.tokens) tokenRoutes(scope, parts.tokens);
    },
    { prefix: '/v1' },
  );
  await parts.openDoors?.(server);
  await server.ready();
  return server;
}

/** By the pattern of the address: what was typed into it is not ours to write down. */
const routeOf = ({ routeOptions }: FastifyRequest): string => routeOptions?.url ?? 'nowhere';
const doorOf = (request: FastifyRequest): string => `${request.method} ${routeOf(request)}`;

/** One line a request; all that is told while it is answered says of which. */
function logRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, { raw }, done) => {
    raw.setHeader('x-request-id', request.id);
    log.within({ request: request.id }, done);
  });
  // The body came by events of the connection, which know of no request.
  server.addHook('preValidation', (request, _reply, done) => log.within({ request: request.id }, done));
  server.addHook('onResponse', async (request, reply) => {
    const { id, method, noted } = request;
    const { statusCode: status } = reply;
    const [route, ms, refusal] = [routeOf(request), Math.round(reply.elapsedTime), noted?.refused];
    log.info('request', `${doorOf(request)} ${status}`, { request: id, method, route, status, ms, refusal });
  });
}

/** Once it was answered, and whatever the answer was. */
function noteAnswers(server: FastifyInstance, { security }: Platform): void {
  server.addHook('onRequest', async (request) => {
    request.noted = new Noted();
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method, ip, noted, routeOptions } = request;
    // What was no request at all came to no door.
    if (!noted) return;
    const url = routeOptions.url ?? '';
    const door = url.startsWith('/v1/') ? 'api' : 'pages';
    const answered = { status: reply.statusCode, route: `${method} ${url}`, client: ip, door } as const;
    for (const event of eventsOfAnswer(noted, answered)) await security.note(event);
  });
}

/** Who sends a byte now and then holds no connection; who is being answered when the server ends gets the answer. */
function closeSlow(server: FastifyInstance, { bodyMs, drainMs }: ServerLimits): void {
  server.addHook('onRequest', async ({ raw, headers }) => {
    const brings = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    if (!brings || BRINGS_FILES.test(headers['content-type'] ?? '')) return;
    const timer = setTimeout(() => raw.destroy(), bodyMs);
    const done = () => clearTimeout(timer);
    raw.once('end', done).once('close', done);
  });
  const underWay = new Map<object, string>();
  server.addHook('onRequest', async (request, { raw }) => {
    underWay.set(request, doorOf(request));
    raw.once('close', () => underWay.delete(request));
  });
  server.addHook('preClose', async () => {
    setTimeout(() => {
      for (const one of underWay.values()) log.warn('request-cut', `cut at the end: ${one}`);
      server.server.closeAllConnections();
    }, drainMs).unref();
  });
}
