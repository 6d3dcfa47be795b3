/**
 * Pages a second and the 95th percentile of what people and officers open most, 32 at a time, beside the floor: the same Fastify
 * sending a text of that size. The client is a process of its own, so that it does not take the server's time.
 */
import { fork } from 'node:child_process';
import Fastify from 'fastify';
import { perform, startDossier } from '#acts/perform.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { sha256 } from '#kernel/hash.ts';
import { must } from '#kernel/outcome.ts';
import { startServer } from '#main/serve.ts';
import { birthAnswers, officer, partyOf, person } from '../test/support/platform.ts';
import type { Row } from './table.ts';
import { row, throughput } from './table.ts';

const CLIENTS = 32;
const SECONDS = 4;
const OPEN_TASKS = 10_000;

interface Load {
  url: string;
  cookie?: string;
  clients: number;
  seconds: number;
}
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
      await doors.saveSession(sha256(secret), data, hour);
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
    return rows;
  } finally {
    await running.stop();
  }
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
    answers: birthAnswers,
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
