/**
 * Pages a second and the 95th percentile of what people and officers open most, 32 at a time, beside the floor: the same Fastify
 * sending a text of that size. The client is a process of its own, so that it does not take the server's time.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { perform, startDossier } from '#acts/perform.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { sha256 } from '#kernel/hash.ts';
import { must } from '#kernel/outcome.ts';
import { startServer } from '#main/serve.ts';
import { anotherBirth, officer, partyOf, person } from '../test/support/platform.ts';
import type { Load } from './client.ts';
import type { Row } from './table.ts';
import { row, throughput } from './table.ts';

const CLIENTS = 32;
const SECONDS = 4;
const OPEN_TASKS = 10_000;
const SUBMISSIONS = 2_000;
/** As many drafts as one person keeps at once. */
const DRAFTS = 100;

export interface Measured {
  perSecond: number;
  p95Ms: number;
  failed: number;
}

export async function benchDoors(home: string): Promise<Row[]> {
  const running = await startServer({
    port: 0,
    host: '127.0.0.1',
    home,
    province: 'quang-ninh',
    poolSize: 16,
    workers: 0,
    database: `bench_doors_${process.pid}`,
  });
  try {
    const { platform, pool } = running.system;
    await fillInbox(platform);
    const doors = new PostgresDoors(pool);
    const session = async (secret: string, kind: 'citizen' | 'officer', id: string) => {
      const hour = new Date(Date.now() + 3_600_000).toISOString();
      const data = { kind, id, name: id, assurance: 2 as const, formToken: 'bench', startedAt: hour };
      await doors.saveSession(sha256(secret), data, { expiresAt: hour, now: new Date().toISOString(), most: 20 });
      return `mc_session=${secret}`;
    };
    const inbox = await session('bench-officer', 'officer', 'hong-gai.civil.minh');
    const rows: Row[] = [];
    for (const [name, path, cookie] of [
      ['home page', '/', undefined],
      ['procedure page', '/procedures/1.001193', undefined],
      ['search, one keystroke', '/find.json?q=dang+ky+kinh+doanh', undefined],
      [`inbox with ${OPEN_TASKS} open tasks`, '/office', inbox],
    ] as const) {
      const url = running.baseUrl + path;
      const text = await (await fetch(url, { headers: cookie ? { cookie } : {} })).text();
      const floor = await floorOf(text);
      const measured = await load({ url, cookie, clients: CLIENTS, seconds: SECONDS });
      if (measured.failed) throw new Error(`${name}: ${measured.failed} requests failed`);
      rows.push(row(`${name}, ${CLIENTS} clients`, measured.perSecond, '1/s', floor.perSecond));
      rows.push(row(`${name}, 95th percentile`, measured.p95Ms, 'ms', floor.p95Ms));
    }
    rows.push(...(await submitting(running.baseUrl, doors, await session('bench-citizen', 'citizen', 'an'))));
    return rows;
  } finally {
    await running.stop();
  }
}

/** Applications that are filled in: what is measured is the last button, which drafts and submits. */
async function submitting(baseUrl: string, doors: PostgresDoors, cookie: string): Promise<Row[]> {
  const { id, name, idNumber, address } = partyOf('an');
  const ids = Array.from({ length: SUBMISSIONS }, () => randomUUID());
  // Each of another child: of one that was applied for already the page asks first.
  const dataOf = () => ({
    applicant: { id, name, idNumber, address },
    place: '06685',
    answers: anotherBirth(),
    papers: {},
    delivery: { method: 'online' },
  });
  const savedAt = new Date().toISOString();
  const draft = (one: string) => () =>
    doors.saveDraft({ id: one, owner: 'citizen:an', procedure: '1.001193', data: dataOf(), savedAt });
  const body = '_token=bench';
  const post = (url: string, list: string[], by?: string) =>
    load({
      url,
      cookie: by,
      clients: CLIENTS,
      seconds: 0,
      posts: { paths: list.map((one) => `/drafts/${one}/review`), body },
    });
  const batches = Array.from({ length: SUBMISSIONS / DRAFTS }, (_, i) => ids.slice(i * DRAFTS, (i + 1) * DRAFTS));
  const taken: Measured[] = [];
  for (const batch of batches) {
    await throughput(batch.map(draft), 16);
    taken.push(await post(baseUrl, batch, cookie));
  }
  const half = batches.length / 2;
  const measured = together(taken.slice(half));
  if (measured.failed) throw new Error(`submit: ${measured.failed} requests failed`);
  const server = Fastify({ logger: false });
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
    done(null, text),
  );
  server.post('/*', (_request, reply) => reply.redirect('/my/dossiers/01900000-0000-7000-8000-000000000000', 303));
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const bare: Measured[] = [];
  for (const batch of batches.slice(half)) bare.push(await post(url, batch));
  const floor = together(bare);
  await server.close();
  return [
    row(`submit, ${CLIENTS} clients`, measured.perSecond, '1/s', floor.perSecond),
    row('submit, 95th percentile', measured.p95Ms, 'ms', floor.p95Ms),
  ];
}

/** Of batches of one size: all of them in the time that they took, and the middle one of their 95th percentiles. */
function together(batches: readonly Measured[]): Measured {
  const p95s = batches.map(({ p95Ms }) => p95Ms).sort((a, b) => a - b);
  return {
    perSecond: batches.length / batches.reduce((sum, { perSecond }) => sum + 1 / perSecond, 0),
    p95Ms: p95s[Math.floor(p95s.length / 2)],
    failed: batches.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** The same server software sending a text of that size, and nothing else. */
async function floorOf(text: string): Promise<Measured> {
  const server = Fastify({ logger: false });
  server.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(text));
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  try {
    return await load({ url, clients: CLIENTS, seconds: SECONDS });
  } finally {
    await server.close();
  }
}

function load(what: Load): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const client = fork(new URL('./client.ts', import.meta.url), { execArgv: [] });
    client.once('message', (measured) => resolve(measured as Measured));
    client.once('error', reject);
    client.send(what);
  });
}

async function fillInbox(platform: Parameters<typeof perform>[0]): Promise<void> {
  const actor = person('an');
  const draft = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf('an'),
    place: '06685',
    answers: anotherBirth(),
  } as const;
  const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
  await throughput(
    Array.from({ length: OPEN_TASKS }, () => async () => {
      const { dossierId } = must(await startDossier(platform, '1.001193', { ...draft, components }, actor));
      must(await perform(platform, dossierId, { act: 'submit-dossier' }, actor));
      must(await perform(platform, dossierId, { act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
    }),
    16,
  );
}
