/** Every address with a dossier, a draft or a delegation in it, asked by who has no business there: nothing is told, nothing changes. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { sha256 } from '#kernel/hash.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { must } from '#kernel/outcome.ts';
import { type Running, startServer } from '#main/serve.ts';
import { ensureTokens } from '#main/tokens.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { delegation } from '../support/delegations.ts';
import { anotherBirth, birthChecked, newborn, partyOf, person } from '../support/platform.ts';
import { work } from '../support/scenes.ts';

let database: TestDatabase;
let running: Running;
let tokens: Record<string, string>;
/** Two of one citizen: one on its way, one that was handed over; a draft, and a delegation. */
let things: { open: string; done: string; draft: string; given: string; code: string; file: string };

async function submitted(): Promise<string> {
  const { platform } = running.system;
  const draft = { act: 'draft-dossier', channel: 'online', applicant: partyOf('an'), place: '06685' } as const;
  const { dossierId } = must(
    await startDossier(platform, '1.001193', { ...draft, answers: anotherBirth() }, person('an')),
  );
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, person('an')));
  await work(platform, dossierId);
  return dossierId;
}

beforeAll(async () => {
  database = await testDatabase();
  running = await startServer({ ...database.settings, port: 0, host: '127.0.0.1', workers: 1 });
  const { platform } = running.system;
  tokens = (await ensureTokens(database.settings.home, database.pool, platform.province)).tokens;
  const [open, done] = [await submitted(), await submitted()];
  const results = { check: birthChecked, population: { personalId: newborn() } };
  for (let i = 0; i < 5; i++) await work(platform, done, results);
  const { code } = (await platform.store.load(done))!.state;
  const doors = new PostgresDoors(database.pool);
  const now = platform.clock.now();
  const draft = uuidV7(now.epochMilliseconds, platform.random(10));
  const data = { applicant: partyOf('an'), place: '06685', answers: {}, papers: {} };
  await doors.saveDraft({ id: draft, owner: 'citizen:an', procedure: '1.001193', savedAt: now.toString(), data });
  const given = delegation('an', 'cuc');
  await doors.recordDelegation(given);
  things = { open, done, draft, given: given.id, code: code!, file: 'f'.repeat(64) };
});
afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

type Kind = 'citizen' | 'officer';
async function signedIn(kind: Kind, id: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const now = running.system.platform.clock.now();
  const { people } = running.system.platform.province;
  await new PostgresDoors(database.pool).saveSession(
    sha256(secret),
    {
      ...{ kind, id, name: id, assurance: 2, formToken: 'form', startedAt: now.toString() },
      idNumber: people.get(id)?.idNumber,
    },
    { expiresAt: now.add({ hours: 8 }).toString(), now: now.toString(), most: 20 },
  );
  return `mc_session=${secret}`;
}

/** Who has no business with what is `an`'s at the ward of Hồng Gai. */
const STRANGERS: [who: string, kind?: Kind, id?: string][] = [
  ['nobody'],
  ['another citizen', 'citizen', 'binh'],
  ['an officer of another place', 'officer', '06862.specialist.1'],
];
const OWNERS: readonly (readonly [Kind, string])[] = [
  ['citizen', 'an'],
  ['officer', 'hong-gai.counter.hoa'],
  ['officer', 'hong-gai.civil.minh'],
];

/** The address with something of `an`'s in it; of what has nothing of anybody's, none. */
function addressesOf(url: string): string[] {
  if (!/:|\*/.test(url) || /^\/(oidc|assets|procedures|apply|forms|uploads|shown|sign-in|status)/.test(url)) return [];
  const names = ['slip-01.pdf', 'slip-06.pdf', 'archive.zip', things.file];
  const ids = url.includes('drafts')
    ? [things.draft]
    : /people|shares/.test(url)
      ? [things.given]
      : [things.open, things.done, things.code];
  return ids.flatMap((id) => {
    const named = url.replace(/:(id|dossier)\b/, id);
    return named.includes(':name')
      ? names.map((name) => named.replace(':name', name))
      : [named.replace(/:\w+/g, 'x').replace('*', 'x')];
  });
}

const OF_SOMEBODY = /^\/(v1\/dossiers|my\/dossiers|my\/people|my\/shelf|drafts|papers|office\/dossiers|resume)\/:/;
const routesOf = (method: string) =>
  running.routes.filter((one) => one.method === method && OF_SOMEBODY.test(one.url)).map(({ url }) => url);

async function ask(method: string, path: string, kind?: Kind, id?: string, cookie?: string): Promise<Response> {
  const isApi = path.startsWith('/v1/');
  const post = method !== 'GET' && {
    body: isApi
      ? '{"reason":"x","text":"x","topic":"question","task":1}'
      : '_token=form&reason=x&text=x&topic=question&task=1',
  };
  return fetch(running.baseUrl + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(post && { 'content-type': isApi ? 'application/json' : 'application/x-www-form-urlencoded' }),
      ...(isApi && kind && { authorization: `Bearer ${tokens[id!]}` }),
      ...(!isApi && cookie && { cookie }),
    },
    ...post,
  });
}

/** All that can be changed of it. */
async function standing(): Promise<unknown> {
  const { store } = running.system.platform;
  const doors = new PostgresDoors(database.pool);
  return {
    seqs: await Promise.all([things.open, things.done].map(async (id) => (await store.load(id))!.seq)),
    draft: await doors.findDraft(things.draft),
    given: (await doors.listDelegations(partyOf('an').idNumber)).find(({ id }) => id === things.given),
  };
}

describe('what belongs to somebody', () => {
  it('is there for its owner and for who works on it', async () => {
    const seen = new Set<string>();
    for (const [kind, id] of OWNERS) {
      const cookie = await signedIn(kind, id);
      for (const url of routesOf('GET'))
        for (const path of addressesOf(url))
          if ((await ask('GET', path, kind, id, cookie)).status === 200) seen.add(url);
    }
    // Else the next tests would try nothing.
    expect(seen.size).toBeGreaterThan(12);
  });

  it.each(STRANGERS)('is not told to %s, at any address', async (_who, kind?: Kind, id?: string) => {
    const cookie = kind && (await signedIn(kind, id!));
    const told: string[] = [];
    for (const url of routesOf('GET'))
      for (const path of addressesOf(url)) {
        const answer = await ask('GET', path, kind, id, cookie);
        const text = await answer.text();
        // Where it leads is asked, too.
        const isLed = answer.status === 303 && !text;
        if (!isLed && ![401, 403, 404].includes(answer.status)) told.push(`${path} ${answer.status}`);
        if (text.includes(partyOf('an').name) || text.includes(partyOf('an').idNumber)) told.push(`${path} names`);
      }
    expect(told).toEqual([]);
  });

  it.each(STRANGERS)('is not changed by %s, at any address', async (_who, kind?: Kind, id?: string) => {
    const cookie = kind && (await signedIn(kind, id!));
    const before = await standing();
    const tried = new Set<string>();
    for (const url of routesOf('POST'))
      for (const path of addressesOf(url)) {
        const answer = await ask('POST', path, kind, id, cookie);
        await answer.text();
        expect(answer.status, path).not.toBe(200);
        expect(answer.status, path).toBeLessThan(500);
        tried.add(url);
      }
    expect(tried.size).toBeGreaterThan(40);
    expect(await standing()).toEqual(before);
  });
});
