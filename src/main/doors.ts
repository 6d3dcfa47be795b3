/** Puts the people's doors together: styles and scripts, sign-in, uploads, the keys. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plainCredential } from '#adapters/credentials/plain-credential.ts';
import { ResumableUploads } from '#adapters/files/resumable-uploads.ts';
import { DEMO_CLIENT, type DemoPerson, type DemoProvider, makeDemoProvider } from '#adapters/identity/demo-provider.ts';
import { OidcClient } from '#adapters/identity/oidc-client.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { PostgresReviews } from '#adapters/postgres/postgres-reviews.ts';
import type { Province } from '#authority/province.ts';
import { log } from '#kernel/log.ts';
import type { Way } from '#spine/messages.ts';
import { ensureAssets } from '#web/assets.ts';
import { Door } from '#web/door.ts';
import { openDoors } from '#web/routes.ts';
import { MAX_UPLOAD_BYTES } from '#web/upload-limit.ts';
import { UPLOADS_PATH } from '#web/uploads.ts';
import type { Payments } from './bank.ts';
import type { FileRoom } from './file-room.ts';
import { jobsDeskOf } from './jobs-command.ts';
import { keptKey } from './kept-key.ts';
import type { Papers } from './papers.ts';
import type { Post } from './post-office.ts';
import type { Settings } from './settings.ts';
import type { System } from './system.ts';

const PROVIDER_PATH = '/oidc';

/** What the server is given to open the people's doors with. `baseUrl` is where people will find it. */
export async function doorsOf(
  system: System,
  settings: Settings,
  baseUrl: string,
  papers: Papers,
  room: FileRoom,
  post: Post,
  payments: Payments,
) {
  const { platform, pool } = system;
  const redirectUri = `${baseUrl}/sign-in/done`;
  const demo = settings.oidc ? undefined : demoProvider(platform.province, baseUrl, redirectUri);
  const client = settings.oidc ?? {
    issuer: baseUrl + PROVIDER_PATH,
    clientId: DEMO_CLIENT,
    clientSecret: demo!.secret,
  };
  const uploads = new ResumableUploads(join(settings.home, 'uploads'), UPLOADS_PATH, MAX_UPLOAD_BYTES, {
    room: room.room,
  });
  const parts = {
    platform,
    doors: new PostgresDoors(pool),
    reviews: new PostgresReviews(pool),
    files: papers.files,
    intake: room.intake,
    shelf: room.shelf,
    quarantine: room.quarantine,
    printer: papers.printer,
    exporter: papers.exporter,
    messages: post.messages,
    ways: Object.keys(post.carriers) as Way[],
    pushKey: post.pushKey,
    quiet: post.quiet,
    verify: papers.verify,
    verifyCredential: papers.verifyCredential,
    plainCredential,
    showFacts: papers.showFacts,
    statusList: papers.statusList,
    readQr: papers.readQr,
    payments: payments.store,
    bank: payments.bank,
    jobs: jobsDeskOf(system),
    uploads,
    assets: await ensureAssets(settings.home),
    identity: new OidcClient({ ...client, redirectUri, askAnew: Boolean(demo) }),
    demo,
    isDemo: settings.mode !== 'production',
    baseUrl,
    trackingKey: await keptKey(pool, 'tracking-key'),
    shortKeysUntil: await shortKeysUntil(pool),
  };
  const door = new Door(parts);
  return {
    trustedProxies: settings.trustedProxies,
    isSecure: baseUrl.startsWith('https:'),
    sessionsEnded: (ended?: string) => door.sessionsEnded(ended),
    openDoors: async (server: FastifyInstance) => {
      if (demo) await mountProvider(server, demo);
      payments.routes(server);
      await openDoors(server, door);
      sweepNowAndThen(server, uploads, system, parts.doors, settings.securityLogDays);
    },
    notFound: (request: FastifyRequest, reply: FastifyReply) => door.nothingHere(request, reply),
  };
}

function demoProvider(province: Province, baseUrl: string, redirectUri: string): DemoProvider {
  const findPerson = (id: string): DemoPerson | undefined => {
    const officer = province.officers.get(id);
    if (officer) return { kind: 'officer', id, name: officer.name, assurance: 2 };
    const person = province.people.get(id);
    return person && { kind: 'citizen', id, name: person.name, idNumber: person.idNumber, assurance: person.assurance };
  };
  return makeDemoProvider(baseUrl + PROVIDER_PATH, PROVIDER_PATH, '/sign-in/who', redirectUri, findPerson);
}

/** Set by the change that made keys longer, where dossiers had been handed in. */
async function shortKeysUntil(pool: System['pool']): Promise<string | undefined> {
  const { rows } = await pool.query<{ value: string }>(
    "SELECT value FROM motcua.setting WHERE name = 'short-keys-until'",
  );
  return rows[0]?.value;
}

/** The provider reads its requests itself: nothing of ours may touch the body first. */
async function mountProvider(server: FastifyInstance, demo: DemoProvider): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.route({
      method: ['GET', 'POST'],
      url: `${PROVIDER_PATH}/*`,
      schema: { hide: true },
      handler: (request, reply) => {
        reply.hijack();
        demo.handle(request.raw, reply.raw);
      },
    });
  });
}

const HOUR_MS = 3_600_000;
/** Unless the settings say otherwise. */
const SECURITY_LOG_DAYS = 365;

function sweepNowAndThen(
  server: FastifyInstance,
  uploads: ResumableUploads,
  { platform }: System,
  doors: PostgresDoors,
  securityLogDays = SECURITY_LOG_DAYS,
): void {
  const complain = (error: unknown) =>
    log.warn('sweeping', 'sweeping: what is out of date stays for another hour', { error });
  const sweep = async () => {
    await uploads.sweep().catch(complain);
    await doors.sweep(platform.clock.now().toString()).catch(complain);
    await platform.security.sweep(securityLogDays).catch(complain);
  };
  const timer = setInterval(() => void sweep(), HOUR_MS).unref();
  server.addHook('onClose', async () => clearInterval(timer));
}

/** The port that will be listened on: people are sent back to it before anybody listens. */
export async function portOf({ port, host }: Settings): Promise<number> {
  if (port) return port;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
