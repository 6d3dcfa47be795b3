/** What the standard asks of every answer, tried at the doors (docs/security.md names these tests by their titles). */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { sitePages } from '../support/pages.ts';

const { site, open } = sitePages({});
let citizen: Record<string, string>;
let officer: Record<string, string>;
let tokens: Record<string, string>;

beforeAll(async () => {
  const cookieOf = async (who: string) =>
    (await (await open(who)).context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  citizen = { cookie: await cookieOf('an') };
  officer = { cookie: await cookieOf('hong-gai.counter.hoa') };
  tokens = JSON.parse(readFileSync(site.running.tokensPath!, 'utf8')) as Record<string, string>;
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(site.url + path, { headers, redirect: 'manual' });

/** What the server says to bytes that no client of others would send. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
    socket.setTimeout(3_000, () => socket.destroy());
  });
}

/** Every address that is read without a part to fill in. */
const readable = () =>
  site.running.routes
    .filter(({ method, url }) => method === 'GET' && !/[:*]|sign-in|oidc|events|news|stream/.test(url))
    .map(({ url }) => url);

describe('every answer', () => {
  it('names its kind and its letters, and is kept by nobody where somebody signed in', async () => {
    const wrong: string[] = [];
    for (const url of readable())
      for (const who of [{}, citizen, officer]) {
        const answer = await get(url, who);
        const type = answer.headers.get('content-type') ?? '';
        const hasBody = (await answer.arrayBuffer()).byteLength > 0;
        if (hasBody && !/charset=utf-8|^(image|font|application)\//i.test(type)) wrong.push(`${url}: ${type}`);
        if (answer.status >= 500) wrong.push(`${url}: ${answer.status}`);
        const isOpen = /^\/(assets|openapi|health|v1|push-worker|statuses|results|favicon|robots)/.test(url);
        if ('cookie' in who && !isOpen && answer.headers.get('cache-control') !== 'no-store')
          wrong.push(`${url}: ${answer.headers.get('cache-control')}`);
      }
    expect(readable().length).toBeGreaterThan(25);
    expect(wrong).toEqual([]);
  });

  it('changes nothing where something is only read', async () => {
    const { pool } = site.running.system;
    const count = async () =>
      (
        await pool.query<{ n: string }>(
          'SELECT (SELECT count(*) FROM motcua.dossier_event) || $1 || (SELECT count(*) FROM motcua.form_draft) || $1 || (SELECT count(*) FROM motcua.delegation) AS n',
          [' '],
        )
      ).rows[0].n;
    const before = await count();
    for (const url of readable()) for (const who of [citizen, officer]) await (await get(url, who)).arrayBuffer();
    expect(await count()).toBe(before);
  });

  it('offers whoever is signed in a way out', async () => {
    for (const [who, path] of [
      [citizen, '/my/dossiers'],
      [officer, '/office'],
      [citizen, '/sessions'],
    ] as const)
      expect(await (await get(path, who)).text()).toContain('action="/sign-out"');
  });

  it('brings nothing from another host, and runs nothing written in the page', async () => {
    for (const path of ['/', '/track', '/check', '/procedures']) {
      const answer = await get(path);
      const html = await answer.text();
      expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
      for (const [, address] of html.matchAll(/<(?:script|img|iframe|link)[^>]*(?:src|href)="([^"]+)"/g))
        if (!address.startsWith('data:image/'))
          expect(new URL(address, site.url).origin, address).toBe(new URL(site.url).origin);
      expect(html).not.toMatch(/<script(?![^>]*(src=|application\/json))/);
      expect(html).not.toMatch(/ on[a-z]+="/);
    }
  });

  it('says of what broke or is wrong nothing of how it is made', async () => {
    const bearer = { authorization: `Bearer ${tokens['an']}`, 'content-type': 'application/json' };
    const bad = await fetch(`${site.url}/v1/dossiers`, { method: 'POST', headers: bearer, body: '{"a":' });
    expect([bad.status, await bad.text()]).toEqual([
      400,
      expect.not.stringMatching(/\bat .*\.ts|node_modules|\/src\//),
    ]);
    const none = await get('/v1/dossiers/H49.99.99-000000-0000', bearer);
    expect([none.status, await none.text()]).toEqual([404, expect.not.stringMatching(/SELECT|motcua\.|\.ts:/)]);
  });
});

describe('what is not there', () => {
  it.each([
    '/.git/config',
    '/.git/HEAD',
    '/package.json',
    '/src/main/serve.ts',
    '/assets/',
    '/assets/../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/.motcua/tokens.json',
    '/tokens.json',
    '/.env',
    '/metrics',
    '/debug',
    '/admin',
    '/status.json',
    '/server-status',
    '/swagger',
    '/docs',
    '/documentation/json',
    '/v1/',
  ])('%s is given to nobody', async (path) => {
    const said = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 40[034] /);
    expect(said).not.toMatch(/"dependencies"|repositoryformatversion|Index of/);
  });
});

describe('a request', () => {
  it('of two lengths is one to nobody', async () => {
    const both = await raw(
      'POST /track HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n',
    );
    expect(both.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
    const twice = await raw('POST /track HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nContent-Length: 5\r\n\r\nabcdef');
    expect(twice).toMatch(/^HTTP\/1\.1 400/);
  });

  it.each([
    [
      'an unknown way to end',
      'POST /track HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\nContent-Length: 3\r\n\r\nabc',
    ],
    ['a blank before the colon', 'POST /track HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['no host', 'GET /sign-in HTTP/1.1\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('with %s is answered once, and not as one', async (_, bytes) => {
    expect((await raw(bytes)).match(/HTTP\/1\.1 \d/g)).toEqual(['HTTP/1.1 4']);
  });

  it('that names another host is led to none', async () => {
    for (const bytes of [
      'GET http://evil.example/sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'GET /sign-in HTTP/1.1\r\nHost: evil.example\r\nHost: x\r\nConnection: close\r\n\r\n',
      'GET /sign-in HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n',
    ])
      expect(await raw(bytes)).not.toMatch(/location: [^\r]*evil/i);
  });

  it('that asks to be sent back as it came is not', async () => {
    for (const method of ['TRACE', 'CONNECT', 'DEBUG'])
      expect(await raw(`${method} / HTTP/1.1\r\nHost: x\r\nX-Told: 1\r\nConnection: close\r\n\r\n`)).not.toMatch(
        /^HTTP\/1\.1 2|X-Told/,
      );
  });

  it('leads nobody to another site', async () => {
    for (const to of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/%5Cevil.example',
      'javascript:alert(1)',
    ]) {
      const answer = await get(`/sign-in?to=${encodeURIComponent(to)}`);
      expect(new URL(answer.headers.get('location')!, site.url).origin).toBe(new URL(site.url).origin);
      const flow = /mc_flow=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
      const kept = JSON.parse(Buffer.from(decodeURIComponent(flow), 'base64url').toString()) as { to: string };
      expect(['', '/%5Cevil.example']).toContain(kept.to);
    }
  });

  it('that says a thing twice, or a name that every object has, is read like every other', async () => {
    for (const query of [
      'q=a&q=b',
      'q[]=a',
      'q[__proto__]=1',
      '__proto__=1&constructor=1&toString=1',
      'lang=vi&lang=en',
    ])
      expect((await get(`/find?${query}`)).status, query).toBeLessThan(500);
    const bearer = { authorization: `Bearer ${tokens['an']}`, 'content-type': 'application/json' };
    const body = '{"procedure":"1.001193","__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}';
    expect((await fetch(`${site.url}/v1/dossiers`, { method: 'POST', headers: bearer, body })).status).toBe(400);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('sets nothing that was not asked for', async () => {
    const bearer = { authorization: `Bearer ${tokens['hong-gai.counter.hoa']}`, 'content-type': 'application/json' };
    for (const extra of ['status', 'version', 'unit', 'code', 'decision', 'at', 'by']) {
      const body = JSON.stringify({ reason: 'x', [extra]: 'x' });
      const answer = await fetch(`${site.url}/v1/dossiers/H49.25.00-261123-0001/withdraw-dossier`, {
        method: 'POST',
        headers: bearer,
        body,
      });
      expect([422, 400], extra).toContain(answer.status);
    }
  });
});

describe('a session', () => {
  it('is another after each sign-in, and what was typed is forgotten with it', async () => {
    const page = await open('an');
    const secretOf = async () =>
      (await page.context().cookies()).find(({ name }) => name.endsWith('mc_session'))?.value ?? '';
    const first = await secretOf();
    expect(first.length).toBeGreaterThan(40);
    await page.goto(`${site.url}/my/dossiers`);
    const own = `mc:${await page.locator('body').getAttribute('data-person')}:/drafts/x/child`;
    const stored = () => page.evaluate(() => Object.keys(localStorage));
    await page.evaluate((mine) => {
      localStorage.setItem(mine, '[["childName","Nguyễn Văn A"]]');
      localStorage.setItem('mc:another:/drafts/x/child', '[["childName","Nguyễn Văn B"]]');
    }, own);
    // What another typed in this browser is let go by the page that comes next.
    await page.reload();
    await page.waitForFunction(() => localStorage.length === 1);
    expect(await stored()).toEqual([own]);
    const said = page.waitForResponse((answer) => answer.url().endsWith('/sign-out'));
    await page.locator('form[action="/sign-out"] button').first().click();
    expect((await (await said).allHeaders())['clear-site-data']).toBe('"cache"');
    // By way of the provider, which knows them no more either, and asks nothing.
    await page.waitForURL(`${site.url}/`);
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('_session');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await secretOf()).toBe('');
    expect((await get('/my/dossiers', { cookie: `mc_session=${first}` })).status).toBe(303);
    const again = await open('an');
    const cookies = await again.context().cookies();
    expect(cookies.map(({ value }) => value)).not.toContain(first);
    const session = cookies.find(({ name }) => name.endsWith('mc_session'))!;
    expect([session.httpOnly, session.sameSite]).toEqual([true, 'Lax']);
  });
});
